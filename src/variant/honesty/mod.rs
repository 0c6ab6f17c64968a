//! Checks that a tailored résumé claims nothing that its base does not.
//!
//! The check knows nothing of how the result was made. Facts must be the base's own (`facts`). In
//! every other text, claims are found by their kind and compared by their meaning: numbers with
//! their unit, bound and noun (`numbers`, `numeral`), ranks and degrees (`titles`), whole
//! certificates (`credentials`), levels of languages (`levels`), names (`names`, `known`), and the
//! part that a verb claims (`verbs`). The words by which they are found are in `data/claims`.

mod audit;
mod breach;
mod credentials;
mod evidence;
mod facts;
mod known;
mod levels;
mod names;
mod numbers;
mod numeral;
mod own_text;
mod titles;
mod tongue;
mod verbs;
mod witness;

use serde_json::Value;

use super::index::Index;
use crate::diag::JsonPointer;
use crate::document::detected;
use crate::resume::Resume;

pub(super) use audit::{Places, audit};
pub use breach::{Breach, BreachKind};
use evidence::Evidence;
use names::Style;
#[cfg(feature = "render")]
pub(crate) use names::has_term;
use numbers::Around;
#[cfg(feature = "render")]
use numeral::{NumeralKind, numerals};
use own_text::OwnText;
#[cfg(feature = "render")]
use tongue::Tongue;
use witness::Witness;

/// Whether a text in a language, an ISO 639 code, states a number with what it measures or counts.
#[cfg(feature = "render")]
pub(crate) fn measures(text: &str, language: &str) -> bool {
    let numerals = numerals(text, &Tongue::of(language));
    numerals.iter().any(|it| matches!(it.kind, NumeralKind::Metric(_)))
}

/// Everything `result` claims and `base` does not, in the order of the result. Works for any two
/// résumés, however the result was made.
#[must_use]
pub fn breaches(base: &Resume, result: &Resume) -> Vec<Breach> {
    breaches_from(base, result, |_| None)
}

/// As [`breaches`], where it is known which place of the base a place of the result comes from.
fn breaches_from(
    base: &Resume,
    result: &Resume,
    origin: impl Fn(&JsonPointer) -> Option<JsonPointer>,
) -> Vec<Breach> {
    let resume = base;
    let (mut base, mut result) = (base.to_json(), result.to_json());
    // Moves ids and tags to where the model has them, on both sides.
    let _ = Index::of(&mut base);
    let _ = Index::of(&mut result);
    let compared = facts::compare(&base, &result);
    let mut breaches = compared.breaches;
    if compared.own.is_empty() {
        return breaches;
    }
    let witness = Witness::new(&base, &language(resume));
    for mut own in compared.own {
        if let Some(at) =
            origin(&own.at).filter(|_| own.at.as_str().contains("/highlights/"))
        {
            own.base = at.clone();
            own.highlight = Some(at);
        }
        breaches.extend(witness.examine(&own));
    }
    breaches
}

/// The language of a résumé as an ISO 639 code: the one it states, or the one it is written in.
pub(crate) fn language(base: &Resume) -> String {
    let stated = base.to_json();
    let stated = stated.pointer("/meta/language").and_then(Value::as_str);
    let stated = stated.and_then(|tag| tag.split(['-', '_']).next());
    let found = || detected(base).map(|lang| lang.tag().to_owned());
    stated.map(str::to_lowercase).or_else(found).unwrap_or_else(|| "en".to_owned())
}

impl Witness<'_> {
    /// The claims of a text that the base does not support.
    fn examine(&self, own: &OwnText) -> Vec<Breach> {
        let evidence = |at: &JsonPointer| Evidence::of(self.base, at, &self.tongue);
        let highlight = own.highlight.as_ref();
        let here = highlight.and_then(|at| self.base.pointer(at.as_str()));
        let here = here.and_then(facts::prose_of);
        let around = Around {
            highlight: highlight.map(evidence),
            entry: own.entry.as_ref().map(evidence),
            witness: self,
        };
        let (mut breaches, mut named) = around.numbers(own);
        breaches.extend(around.statistics(own));
        let certified = credentials::certified(own, self.base, &self.tongue);
        breaches.extend(certified.breaches);
        breaches.extend(titles::degrees(own, &self.whole, &self.tongue));
        let ranks = titles::ranks(own, &self.whole, here, &certified.held, &self.tongue);
        breaches.extend(ranks);
        breaches.extend(levels::breaches(own, self.base, &self.whole, &self.tongue));
        // What was checked as something else is not a name.
        named.extend(breaches.iter().filter_map(|breach| breach.span.clone()));
        let known =
            known::names(own, &self.whole, around.entry.as_ref(), &named, &self.tongue);
        breaches.extend(known.breaches);
        named.extend(known.spans);
        breaches.extend(self.unknown_names(own, around.entry.as_ref(), &named));
        if !own.is_headline() {
            let texts = match here {
                Some(here) => vec![here],
                None => around.texts(),
            };
            let is_same = here.is_some();
            breaches.extend(verbs::raised(own, texts.into_iter(), is_same, &self.tongue));
        }
        breaches.sort_by_key(|breach| breach.span.as_ref().map(|span| span.start));
        breaches
    }

    /// Names by their form that the base does not have.
    fn unknown_names(
        &self,
        own: &OwnText,
        entry: Option<&Evidence>,
        named: &[std::ops::Range<usize>],
    ) -> Vec<Breach> {
        let is_titled = own.is_headline() || self.tongue.capital_nouns;
        let style = if is_titled { Style::Titled } else { Style::Prose };
        let ranks = titles::rank_words(&own.text, own.is_headline(), &self.tongue);
        let mut breaches = Vec::new();
        for span in names::names(&own.text, style, &self.tongue) {
            if named.iter().chain(&ranks).any(|it| known::overlap(it, &span)) {
                continue;
            }
            let what = own.text.get(span.clone()).unwrap_or_default();
            let kind = if !self.whole.lexicon.has(what) {
                BreachKind::Name
            } else if entry.is_some_and(|entry| !entry.lexicon.has(what)) {
                BreachKind::OtherEntry
            } else {
                continue;
            };
            breaches.push(Breach::in_text(own, kind, span, None));
        }
        breaches
    }
}
