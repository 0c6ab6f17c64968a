//! Checks that a tailored résumé claims nothing that its base does not.
//!
//! The check knows nothing of how the result was made. Facts must be the base's own (`facts`).
//! In every other text, each number must be traceable to the base with its unit (`numeral`), and
//! each name, rank and degree must be in the base (`names`).

mod audit;
mod breach;
mod evidence;
mod facts;
mod names;
mod numeral;

use std::ops::Range;

use serde_json::Value;

use super::index::Index;
use crate::diag::JsonPointer;
use crate::job::{Kind, Vocabulary};
use crate::resume::Resume;

pub(super) use audit::{Places, audit};
pub use breach::{Breach, BreachKind};
use evidence::Evidence;
use facts::OwnText;
use names::Style;
#[cfg(feature = "render")]
pub(crate) use names::has_term;
use numeral::{Metric, NumeralKind, Trace, numerals};

/// Everything `result` claims and `base` does not, in the order of the result. Works for any two
/// résumés, however the result was made.
#[must_use]
pub fn breaches(base: &Resume, result: &Resume) -> Vec<Breach> {
    let (mut base, mut result) = (base.to_json(), result.to_json());
    // Moves ids and tags to where the model has them, on both sides.
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

/// A base to check claims against.
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

    /// The claims of a text that the base does not support.
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
                    // Its unit is not a name.
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
            // One with a number in it was checked above.
            if named.iter().any(|it| overlap(it, &hit.span)) {
                continue;
            }
            // Practices are described in many ways; products have one name.
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
            // A name with a number was checked above.
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

    /// Why a number is doubtful, and what the base has instead.
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
                let detail = format!("{shown} uses this number for something else");
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
            Trace::OtherUnit => {
                Some(format!("{shown} has this number with another unit"))
            }
            Trace::Turned => {
                Some(format!("{shown} has “from … to …” the other way round"))
            }
            Trace::Stretched => Some(format!("{shown} gives it exactly, not as a bound")),
            Trace::None => match self.whole.trace(claim) {
                (Trace::Same | Trace::OtherNoun, Some(at)) => {
                    Some(format!("`{at}` has it, but in another entry"))
                }
                _ => None,
            },
        };
        Some((BreachKind::Number, detail))
    }
}
