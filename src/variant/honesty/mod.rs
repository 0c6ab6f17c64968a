//! Nothing is invented: a base and a result come in, everything the result says and the base
//! does not goes out.
//!
//! The check knows nothing of how the result was made. Facts must be the base's own (`facts`);
//! of every text that is not the base's, each number is traced with its unit (`numeral`), each
//! name, rank and degree is looked for (`names`).

mod audit;
mod evidence;
mod facts;
mod names;
mod numeral;

use std::ops::Range;

use serde_json::Value;

use super::codes;
use super::index::Index;
use crate::diag::{Code, JsonPointer};
use crate::job::{Kind, Vocabulary};
use crate::resume::Resume;

pub(super) use audit::{Places, audit};
use evidence::Evidence;
use facts::OwnText;
use names::Style;
#[cfg(feature = "render")]
pub(crate) use names::has_term;
use numeral::{Metric, NumeralKind, Trace, numerals};

/// Something a result says and its base does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// What kind of thing.
    pub kind: BreachKind,
    /// Where in the result.
    pub at: JsonPointer,
    /// Where in the base one would expect it.
    pub base: JsonPointer,
    /// What is said.
    pub what: String,
    /// What the base has instead, in words.
    pub detail: Option<String>,
    /// The bytes of the text at `at` that say it; `None` for the whole.
    pub span: Option<Range<usize>>,
}

/// What kind of thing a breach is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BreachKind {
    /// An employer, title, date, degree, certificate, skill or other fact.
    Fact,
    /// A number, or its unit.
    Number,
    /// A year.
    Year,
    /// A name: a product, a company, a place.
    Name,
    /// A rank, a degree, a licence.
    Rank,
    /// A number of other things than in the base; not sure to be wrong.
    OtherNoun,
    /// A name the base has elsewhere; not sure to be wrong.
    OtherEntry,
}

impl BreachKind {
    /// The code of its finding.
    #[must_use]
    pub fn code(self) -> Code {
        match self {
            Self::Fact => codes::CHANGED_FACT,
            Self::Number => codes::UNTRACED_NUMBER,
            Self::Year => codes::UNTRACED_DATE,
            Self::Name => codes::UNTRACED_NAME,
            Self::Rank => codes::UNTRACED_RANK,
            Self::OtherNoun => codes::OTHER_NOUN,
            Self::OtherEntry => codes::OTHER_ENTRY,
        }
    }

    /// Whether it is only worth a look.
    #[must_use]
    pub fn is_doubt(self) -> bool {
        matches!(self, Self::OtherNoun | Self::OtherEntry)
    }
}

/// Everything `result` says and `base` does not, in the order of the result: for any two
/// résumés, however the one was made of the other.
#[must_use]
pub fn breaches(base: &Resume, result: &Resume) -> Vec<Breach> {
    let (mut base, mut result) = (base.to_json(), result.to_json());
    // Ids and tags where the model has them, on both sides.
    let _ = Index::of(&mut base);
    let _ = Index::of(&mut result);
    let compared = facts::compare(&base, &result);
    let mut breaches = compared.breaches;
    if compared.own.is_empty() {
        return breaches;
    }
    let witness = Witness::new(&base);
    for own in &compared.own {
        breaches.extend(witness.examine(own));
    }
    breaches
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// A base that claims are held against.
struct Witness<'a> {
    base: &'a Value,
    whole: Evidence,
    decimal_comma: bool,
    titled: bool,
}

impl<'a> Witness<'a> {
    fn new(base: &'a Value) -> Self {
        let decimal_comma = evidence::decimal_comma(base);
        Self {
            base,
            whole: Evidence::of(base, &JsonPointer::root(), decimal_comma),
            decimal_comma,
            titled: matches!(evidence::language(base), Some("de" | "lb")),
        }
    }

    /// What of a text the base does not say.
    fn examine(&self, own: &OwnText) -> Vec<Breach> {
        let entry = own
            .entry
            .as_ref()
            .map(|entry| Evidence::of(self.base, entry, self.decimal_comma));
        let breach = |kind, span: &Range<usize>, detail| Breach {
            kind,
            at: own.at.clone(),
            base: own.base.clone(),
            what: own.text.get(span.clone()).unwrap_or_default().to_owned(),
            detail,
            span: Some(span.clone()),
        };
        let mut breaches = Vec::new();
        let mut named: Vec<Range<usize>> = Vec::new();
        for numeral in numerals(&own.text, self.decimal_comma) {
            let span = &numeral.span;
            let what = own.text.get(span.clone()).unwrap_or_default();
            match &numeral.kind {
                NumeralKind::Metric(claim) => {
                    // Its unit is no name.
                    named.push(span.clone());
                    let doubt = self.doubt(claim, entry.as_ref());
                    breaches.extend(doubt.map(|(kind, told)| breach(kind, span, told)));
                }
                NumeralKind::Year(year) if !self.whole.has_year(*year) => {
                    breaches.push(breach(BreachKind::Year, span, None));
                }
                NumeralKind::Year(_) => {}
                NumeralKind::Name => {
                    named.push(span.clone());
                    if !self.whole.has_designation(what) {
                        breaches.push(breach(BreachKind::Name, span, None));
                    }
                }
            }
        }
        let is_headline = own.at.as_str() == "/basics/label";
        let style = if is_headline || self.titled { Style::Titled } else { Style::Prose };
        for hit in Vocabulary::built_in().find(&own.text) {
            // One with a number in it was looked for already.
            if named.iter().any(|it| overlap(it, &hit.span)) {
                continue;
            }
            // What one does is said in many words, what one knows has a name.
            let is_name =
                !matches!(hit.term.kind, Kind::Practice | Kind::Metric | Kind::Skill);
            let held = self.whole.has_known(&hit.term.id);
            if !held && is_name {
                breaches.push(breach(BreachKind::Name, &hit.span, None));
            } else if held
                && is_name
                && entry.as_ref().is_some_and(|entry| !entry.has_known(&hit.term.id))
            {
                breaches.push(breach(BreachKind::OtherEntry, &hit.span, None));
            }
            if held || is_name {
                named.push(hit.span);
            }
        }
        for name in names::names(&own.text, style) {
            let span = &name.span;
            // A name with a number was looked for already.
            if named.iter().any(|it| overlap(it, span)) {
                continue;
            }
            let what = own.text.get(span.clone()).unwrap_or_default();
            if !self.whole.lexicon.has(what) {
                let kind = if name.is_rank { BreachKind::Rank } else { BreachKind::Name };
                breaches.push(breach(kind, span, None));
            } else if !name.is_rank
                && entry.as_ref().is_some_and(|entry| !entry.lexicon.has(what))
            {
                breaches.push(breach(BreachKind::OtherEntry, span, None));
            }
        }
        breaches.sort_by_key(|breach| breach.span.as_ref().map(|span| span.start));
        breaches
    }

    /// What speaks against a number, and what the base has instead.
    fn doubt(
        &self,
        claim: &Metric,
        entry: Option<&Evidence>,
    ) -> Option<(BreachKind, Option<String>)> {
        let (trace, at) = entry.unwrap_or(&self.whole).trace(claim);
        let shown = at.map(|at| format!("`{at}`")).unwrap_or_default();
        let detail = match trace {
            Trace::Same => return None,
            Trace::OtherNoun => {
                let detail = format!("{shown} counts other things by that number");
                return Some((BreachKind::OtherNoun, Some(detail)));
            }
            _ if claim.is_nothing() && entry.unwrap_or(&self.whole).says_none() => {
                return None;
            }
            // Years of work are counted, not quoted.
            _ if entry.is_none()
                && claim.months().is_some_and(|months| {
                    months <= evidence::months_of_work(self.base)
                }) =>
            {
                return None;
            }
            Trace::OtherUnit => Some(format!("{shown} has the number with another unit")),
            Trace::Turned => {
                Some(format!("{shown} has it at the other end of from … to"))
            }
            Trace::Stretched => Some(format!("{shown} has it exactly, not as a bound")),
            Trace::None => match self.whole.trace(claim) {
                (Trace::Same | Trace::OtherNoun, Some(at)) => {
                    Some(format!("`{at}` has it, which is of another entry"))
                }
                _ => None,
            },
        };
        Some((BreachKind::Number, detail))
    }
}
