//! Ranks in a company. A headline or summary may claim those that a title of the base has; a
//! certificate of an architect or a magazine for staff makes nobody one.

use std::ops::Range;

use super::breach::{Breach, BreachKind};
use super::evidence::Evidence;
use super::names::{has_phrase, lowered, phrases, words};
use super::own_text::OwnText;
use super::tongue::Tongue;

/// Words that end in the same rank, for a woman and a man.
const FEMALE: &str = "in";

/// Sections that tell what somebody did.
const TOLD: [&str; 3] = ["/work/", "/volunteer/", "/projects/"];

/// The degrees, licences and awards in `own` that the base does not have.
pub(super) fn degrees(own: &OwnText, whole: &Evidence, tongue: &Tongue) -> Vec<Breach> {
    let rows: Vec<&[String]> = tongue.claims.ranks.iter().map(Vec::as_slice).collect();
    let claimed = phrases(&lowered(&own.text), &rows).into_iter();
    let unheld = claimed.filter(|(_, row)| {
        // Several rows may have the phrase a base supports.
        !whole.texts.iter().any(|(text, _)| has_phrase(text, row))
    });
    unheld.map(|(span, _)| Breach::in_text(own, BreachKind::Rank, span, None)).collect()
}

/// The ranks in `own` that the base does not claim. `here` is the text of the base that it rewords;
/// `certified` has the spans of certificates that the base has, and whose words are no ranks.
pub(super) fn ranks(
    own: &OwnText,
    whole: &Evidence,
    here: Option<&str>,
    certified: &[Range<usize>],
    tongue: &Tongue,
) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (span, names) in claimed(&own.text, own.is_headline(), tongue) {
        let is_certificate =
            certified.iter().any(|it| it.start <= span.start && span.end <= it.end);
        let in_title = || {
            let mut titles = whole.texts.iter().filter(|(_, at)| is_title(at.as_str()));
            titles.any(|(text, _)| has_phrase(text, &names))
        };
        if is_certificate || in_title() || here.is_some_and(|it| has_phrase(it, &names)) {
            continue;
        }
        let passing = whole.texts.iter().find(|(text, at)| {
            TOLD.iter().any(|section| at.as_str().starts_with(section))
                && has_phrase(text, &names)
        });
        let kind = match passing {
            Some(_) => BreachKind::PassingRank,
            None => BreachKind::Rank,
        };
        let detail = passing.map(|(_, at)| format!("`{at}` has it, but is no title"));
        breaches.push(Breach::in_text(own, kind, span, detail));
    }
    breaches
}

/// The bytes of the ranks, degrees and licences in a text: they are not names.
pub(super) fn rank_words(
    text: &str,
    is_headline: bool,
    tongue: &Tongue,
) -> Vec<Range<usize>> {
    let rows: Vec<&[String]> = tongue.claims.ranks.iter().map(Vec::as_slice).collect();
    let degrees = phrases(&lowered(text), &rows).into_iter().map(|(span, _)| span);
    let ranks = claimed(text, is_headline, tongue).into_iter().map(|(span, _)| span);
    degrees.chain(ranks).collect()
}

/// Whether a place of the base says what the person is.
fn is_title(at: &str) -> bool {
    at.ends_with("/position")
        || at.contains("/roles/")
        || ["/basics/label", "/basics/summary", "/basics/x-summaries"]
            .iter()
            .any(|place| at.starts_with(place))
}

/// The ranks that a text claims, each with the phrases that mean the same.
fn claimed(
    text: &str,
    is_headline: bool,
    tongue: &Tongue,
) -> Vec<(Range<usize>, Vec<String>)> {
    let claims = tongue.claims;
    let extra: &[Vec<String>] = if is_headline { &claims.headline_titles } else { &[] };
    let rows: Vec<&[String]> =
        claims.titles.iter().chain(extra).map(Vec::as_slice).collect();
    let text = lowered(text);
    let mut found: Vec<(Range<usize>, Vec<String>)> = phrases(&text, &rows)
        .into_iter()
        .map(|(span, row)| (span, row.to_vec()))
        .collect();
    for (span, word) in words(&text) {
        let ends = claims.title_endings.iter().any(|end| word.ends_with(end.as_str()));
        let is_found =
            found.iter().any(|(it, _)| it.start <= span.start && span.end <= it.end);
        if ends && !is_found {
            let male = word.strip_suffix(FEMALE).map(str::to_owned);
            let female = format!("{word}{FEMALE}");
            let names = [word.to_owned(), female].into_iter().chain(male).collect();
            found.push((span, names));
        }
    }
    found
}
