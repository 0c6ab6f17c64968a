//! Turns breaches into findings, each with its place in the variant and the place in the base.

use serde_json::Value;

use super::evidence::Evidence;
use super::{Breach, BreachKind, Witness, breaches_from, language, names};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};
use crate::job::Vocabulary;
use crate::resume::{Resume, Source};
use crate::variant::{Redaction, Summary, Tailored, Variant, Words, codes};

/// How findings name places in the base.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::variant) struct Places<'a> {
    /// The base's text, where known.
    pub source: Option<&'a Source>,
}

impl Places<'_> {
    /// `base.json:14:9 (/work/0/highlights/2)`, or the pointer alone.
    pub(in crate::variant) fn shown(self, at: &JsonPointer) -> String {
        let place = self.source.and_then(|source| {
            let span = source.location_span(&Location::pointer(at.clone()))?;
            let (line, column) = source.line_column(span.start);
            Some(format!("{}:{line}:{column} ({at})", source.name()))
        });
        place.unwrap_or_else(|| format!("`{at}`"))
    }
}

/// The outcome of comparing a result with its base.
#[derive(Debug, Default)]
pub(in crate::variant) struct Audit {
    pub findings: Findings,
    /// Terms the job asks for and the base does not have.
    pub missing: Vec<String>,
}

/// Compares a tailored résumé with its base. `reworded` has the places in the base of
/// `variant.rewordings`, in their order.
pub(in crate::variant) fn audit(
    base: &Resume,
    variant: &Variant,
    tailored: &Tailored,
    reworded: &[(JsonPointer, Words)],
    places: Places<'_>,
) -> Audit {
    let mut audit = Audit::default();
    let company = variant.job.company.as_deref().unwrap_or_default();
    let origin = |at: &JsonPointer| Some(tailored.in_base(at));
    for breach in breaches_from(base, &tailored.resume, origin) {
        let is_company =
            breach.kind == BreachKind::Name && names::has_term(company, &breach.what);
        // Naming the employer one writes to is not a claim.
        if !is_company || breach.at.as_str() != "/basics/summary" {
            audit.findings.push(finding(&breach, variant, tailored, reworded, places));
        }
    }
    let value = base.to_json();
    if !variant.titles.is_empty() || variant.job.states_terms() {
        let witness = Witness::new(&value, &language(base));
        headings(variant, &witness, &mut audit.findings);
        terms(variant, reworded, &witness.whole, &mut audit);
    }
    leaks(variant, &value, tailored, places, &mut audit.findings);
    audit
}

/// A breach as a finding.
fn finding(
    breach: &Breach,
    variant: &Variant,
    tailored: &Tailored,
    reworded: &[(JsonPointer, Words)],
    places: Places<'_>,
) -> Diagnostic {
    let in_base = tailored.in_base(&breach.at);
    let words = match breach.at.as_str() {
        "/basics/label" => variant.headline.as_ref(),
        "/basics/summary" => match &variant.summary {
            Some(Summary::Own(words)) => Some(words),
            _ => None,
        },
        _ => reworded.iter().find(|(at, _)| *at == in_base).map(|(_, words)| words),
    };
    let at = match words {
        Some(words) => words.place(&breach.what),
        None => Location::pointer(JsonPointer::root()),
    };
    // The text that was reworded, rather than the array it is in.
    let expected =
        if words.is_some() && in_base.as_str().starts_with(breach.base.as_str()) {
            &in_base
        } else {
            &breach.base
        };
    let what = &breach.what;
    let message = match breach.kind {
        BreachKind::Fact => format!("the fact `{what}` differs from the base"),
        BreachKind::Number => format!("the base does not have the number `{what}`"),
        BreachKind::Year => format!("the base does not have the year `{what}`"),
        BreachKind::Name => format!("the base does not have the name `{what}`"),
        BreachKind::Rank => format!("the base does not claim `{what}`"),
        BreachKind::OtherNoun => {
            format!("`{what}` may count something else than in the base")
        }
        BreachKind::OtherEntry => {
            format!("the base has `{what}`, but not in this entry")
        }
        BreachKind::OtherText => {
            format!("the base has `{what}`, but not in this text")
        }
        BreachKind::PassingRank => {
            format!("the base has `{what}`, but in no title")
        }
        BreachKind::Verb => {
            format!("`{what}` may claim a larger part than the base does")
        }
    };
    let finding = if breach.kind.is_doubt() {
        Diagnostic::warning(breach.kind.code(), at, message)
    } else {
        Diagnostic::error(breach.kind.code(), at, message)
    };
    let finding = match &breach.detail {
        Some(detail) => finding.hint(detail.clone()),
        None => finding,
    };
    let shown = places.shown(expected);
    finding.hint(if breach.kind.is_doubt() {
        format!("compare it with the base at {shown}")
    } else {
        format!("remove it, or add it to the base at {shown} if it is true")
    })
}

impl Words {
    /// The location of `part` in the variant's file: of the part itself if it can be found.
    fn place(&self, part: &str) -> Location {
        let found = self.written.as_ref().and_then(|(start, written)| {
            let at = start + written.find(part).filter(|_| !part.is_empty())?;
            Some(at..at + part.len())
        });
        match found {
            Some(span) => Location::span(self.at.clone(), span),
            None => Location::pointer(self.at.clone()),
        }
    }
}

/// Checks custom headings: they are words of the variant, too.
fn headings(variant: &Variant, witness: &Witness<'_>, findings: &mut Findings) {
    for title in &variant.titles {
        let own = super::OwnText {
            at: JsonPointer::root().key("basics").key("label"),
            text: title.text.clone(),
            entry: None,
            base: JsonPointer::root(),
            highlight: None,
        };
        for breach in witness.examine(&own).into_iter().filter(|it| !it.kind.is_doubt()) {
            let message = format!("the base does not have `{}`", breach.what);
            findings.push(
                Diagnostic::error(breach.kind.code(), title.place(&breach.what), message)
                    .hint("remove it: a heading must claim nothing that the base does not have"),
            );
        }
    }
}

/// Checks the terms the job asks for: those the base does not have are reported, and must not be
/// claimed.
fn terms(
    variant: &Variant,
    reworded: &[(JsonPointer, Words)],
    base: &Evidence,
    audit: &mut Audit,
) {
    let stated = |key: &'static str, terms: &[String]| -> Vec<(JsonPointer, String)> {
        let at = JsonPointer::root().key("job").key(key);
        let terms = terms.iter().enumerate();
        terms.map(|(i, term)| (at.index(i), term.clone())).collect()
    };
    let mut all = stated("required", &variant.job.required);
    all.extend(stated("preferred", &variant.job.preferred));
    let posting = JsonPointer::root().key("job").key("posting");
    all.extend(variant.job.posted.iter().map(|term| (posting.clone(), term.clone())));
    let own = match &variant.summary {
        Some(Summary::Own(words)) => Some(words),
        _ => None,
    };
    let words: Vec<&Words> = variant
        .headline
        .iter()
        .chain(own)
        .chain(reworded.iter().map(|(_, words)| words))
        .chain(&variant.titles)
        .collect();
    for (at, term) in all {
        if base.has_term(&term) || audit.missing.contains(&term) {
            continue;
        }
        for words in &words {
            let Some(span) = claim(&words.text, &term) else { continue };
            let claimed = words.text.get(span).unwrap_or_default();
            let place = words.place(claimed);
            // This says more than that it is an unknown name.
            audit.findings.retain(|found| {
                found.code != codes::UNTRACED_NAME || found.location != place
            });
            let message = format!("`{term}` is claimed, but the base does not have it");
            audit.findings.push(
                Diagnostic::error(codes::CLAIMED_TERM, place, message)
                    .hint("remove it, or add it to the base if it is true")
                    .hint(format!("the job asks for it at `{at}`, which proves nothing")),
            );
        }
        let message = format!("the job asks for `{term}`, which the base does not have");
        audit.findings.push(
            Diagnostic::note(codes::MISSING_TERM, Location::pointer(at), message)
                .hint("add it to the base if it is true; nothing is added for it"),
        );
        audit.missing.push(term);
    }
}

/// The bytes of a text that claim a term, under any of its names.
fn claim(text: &str, term: &str) -> Option<std::ops::Range<usize>> {
    let vocabulary = Vocabulary::built_in();
    let known = vocabulary.named(term);
    let hits = known.into_iter().flat_map(|known| {
        vocabulary.find(text).into_iter().filter(|hit| hit.term.id == known.id)
    });
    names::term_span(text, term).or_else(|| hits.map(|hit| hit.span).next())
}

/// Checks that what is redacted does not appear elsewhere.
fn leaks(
    variant: &Variant,
    base: &Value,
    tailored: &Tailored,
    places: Places<'_>,
    findings: &mut Findings,
) {
    let result = tailored.to_json();
    for (i, what) in variant.redact.iter().enumerate() {
        for (secret, at) in secrets(*what, base) {
            let mut found = Vec::new();
            holders(&result, &JsonPointer::root(), &secret, &mut found);
            for place in found {
                let at_redact = JsonPointer::root().key("redact").index(i);
                let (shown, name) =
                    (places.shown(&tailored.in_base(&place)), what.name());
                let message = format!("`{name}` is redacted, but also appears elsewhere");
                findings.push(
                    Diagnostic::error(
                        codes::REDACTION_LEAK,
                        Location::pointer(at_redact),
                        message,
                    )
                    .hint(format!(
                        "remove it there: the value at {} also appears at {shown}",
                        places.shown(&at)
                    )),
                );
            }
        }
    }
}

/// A text in normalized form, and whether only its digits count.
#[derive(Debug)]
struct Secret {
    text: String,
    digits: bool,
}

/// The texts that a redaction hides.
fn secrets(what: Redaction, base: &Value) -> Vec<(Secret, JsonPointer)> {
    /// Shorter texts and numbers occur by chance.
    const MIN_LENGTH: usize = 6;
    let pointers: &[&str] = match what {
        Redaction::Phone => &["/basics/phone"],
        Redaction::Email => &["/basics/email"],
        Redaction::Address | Redaction::Location => &["/basics/location/address"],
        Redaction::Url => &["/basics/url"],
        Redaction::Image => &["/basics/image"],
        Redaction::Personal => &["/basics/personal/dateOfBirth"],
        Redaction::Profiles | Redaction::References => &[],
    };
    let digits = what == Redaction::Phone;
    pointers
        .iter()
        .filter_map(|pointer| {
            let text = plain(base.pointer(pointer)?.as_str()?, digits);
            let at = JsonPointer::from_string((*pointer).to_owned());
            (text.len() >= MIN_LENGTH).then_some((Secret { text, digits }, at))
        })
        .collect()
}

fn plain(text: &str, digits: bool) -> String {
    if digits {
        return text.chars().filter(char::is_ascii_digit).collect();
    }
    let bare = text.trim().trim_start_matches("https://").trim_start_matches("http://");
    bare.trim_end_matches('/').to_lowercase()
}

/// Collects the places of texts that contain a secret.
fn holders(
    value: &Value,
    at: &JsonPointer,
    secret: &Secret,
    found: &mut Vec<JsonPointer>,
) {
    match value {
        Value::String(text) if plain(text, secret.digits).contains(&secret.text) => {
            found.push(at.clone());
        }
        Value::Array(list) => {
            for (i, value) in list.iter().enumerate() {
                holders(value, &at.index(i), secret, found);
            }
        }
        Value::Object(members) => {
            for (key, value) in members {
                holders(value, &at.key(key), secret, found);
            }
        }
        _ => {}
    }
}
