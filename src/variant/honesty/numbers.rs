//! The numbers and years of a text, compared with those of the base.

use std::ops::Range;

use serde_json::Value;

use super::breach::{Breach, BreachKind};
use super::evidence::{Evidence, months_of_work};
use super::names::{has_phrase, lowered, phrases};
use super::numeral::{Metric, NumeralKind, Trace, numerals};
use super::own_text::OwnText;
use super::witness::Witness;
use crate::diag::JsonPointer;

/// What the numbers of a text are compared with.
pub(super) struct Around<'a> {
    /// The text that it rewords.
    pub highlight: Option<Evidence>,
    /// The entry it is in.
    pub entry: Option<Evidence>,
    pub witness: &'a Witness<'a>,
}

impl Around<'_> {
    /// The breaches of the numbers in `own`, and the spans of those that are names or have units.
    pub(super) fn numbers(&self, own: &OwnText) -> (Vec<Breach>, Vec<Range<usize>>) {
        let (mut breaches, mut named) = (Vec::new(), Vec::new());
        let whole = &self.witness.whole;
        for numeral in numerals(&own.text, &self.witness.tongue) {
            let span = numeral.span.clone();
            let breach = |kind, told| Breach::in_text(own, kind, span.clone(), told);
            match &numeral.kind {
                NumeralKind::Metric(claim) => {
                    let doubt = self.doubt(claim);
                    breaches.extend(doubt.map(|(kind, told)| breach(kind, told)));
                    // Its unit is not a name.
                    named.push(span.clone());
                }
                NumeralKind::Year(year) if !whole.has_year(*year) => {
                    breaches.push(breach(BreachKind::Year, None));
                }
                NumeralKind::Year(year) => {
                    let outside =
                        own.entry.as_ref().filter(|_| !self.is_within(own, *year));
                    breaches.extend(outside.map(|entry| {
                        let told = format!("it is not within the dates of `{entry}`");
                        breach(BreachKind::Year, Some(told))
                    }));
                }
                NumeralKind::Name(name) => {
                    named.push(span.clone());
                    let what = own.text.get(span.clone()).unwrap_or_default();
                    if !(whole.has_designation(name) || whole.has_designation(what)) {
                        breaches.push(breach(BreachKind::Name, None));
                    }
                }
            }
        }
        (breaches, named)
    }

    /// Words such as “median” that the base does not say of its numbers.
    pub(super) fn statistics(&self, own: &OwnText) -> Vec<Breach> {
        let rows = &self.witness.tongue.claims.statistics;
        let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
        let found = phrases(&lowered(&own.text), &rows).into_iter();
        let around = self.highlight.as_ref().or(self.entry.as_ref());
        let texts = &around.unwrap_or(&self.witness.whole).texts;
        let unheld =
            found.filter(|(_, row)| !texts.iter().any(|(text, _)| has_phrase(text, row)));
        unheld
            .map(|(span, _)| Breach::in_text(own, BreachKind::OtherNoun, span, None))
            .collect()
    }

    /// The texts of the entry, or of the whole base.
    pub(super) fn texts(&self) -> Vec<&str> {
        let around = self.entry.as_ref().unwrap_or(&self.witness.whole);
        around.texts.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// Whether a year is within the dates of the entry a text is in, or one of its own.
    fn is_within(&self, own: &OwnText, year: i32) -> bool {
        let Some(entry) = &own.entry else { return true };
        let entry = self.witness.base.pointer(entry.as_str());
        let date = |key: &str| -> Option<i32> {
            entry?.get(key).and_then(Value::as_str)?.get(..4)?.parse().ok()
        };
        let Some(start) = date("startDate") else { return true };
        let is_dated = start <= year && date("endDate").is_none_or(|end| year <= end);
        let shown = year.to_string();
        let texts = self.entry.iter().flat_map(|entry| &entry.texts);
        is_dated || texts.into_iter().any(|(text, _)| text.contains(&shown))
    }

    /// The best match for a number: in the text that it rewords, else around it. A number from
    /// another text of the entry is doubtful.
    fn traced(&self, claim: &Metric) -> (Trace, Option<&JsonPointer>, bool) {
        let tongue = &self.witness.tongue;
        let around = self.entry.as_ref().unwrap_or(&self.witness.whole);
        let Some(highlight) = &self.highlight else {
            let (trace, at) = around.trace(claim, tongue);
            return (trace, at, false);
        };
        let (near, at) = highlight.trace(claim, tongue);
        if !matches!(near, Trace::None | Trace::OtherNoun) {
            return (near, at, false);
        }
        let (far, far_at) = around.trace(claim, tongue);
        if far > near { (far, far_at, far == Trace::Same) } else { (near, at, false) }
    }

    /// Why a number is doubtful, and what the base has instead.
    fn doubt(&self, claim: &Metric) -> Option<(BreachKind, Option<String>)> {
        let (trace, at, is_elsewhere) = self.traced(claim);
        let witness = self.witness;
        let around = self.entry.as_ref().unwrap_or(&witness.whole);
        let shown = at.map(|at| format!("`{at}`")).unwrap_or_default();
        let detail = match trace {
            Trace::Same if is_elsewhere => {
                let detail = format!("{shown} has it, but is another text");
                return Some((BreachKind::OtherText, Some(detail)));
            }
            Trace::Same => return None,
            Trace::OtherNoun => {
                let detail = format!("{shown} uses this number for something else");
                return Some((BreachKind::OtherNoun, Some(detail)));
            }
            _ if claim.is_nothing() && around.says_none(&witness.tongue) => return None,
            // Years of work are counted, not quoted.
            _ if self.entry.is_none() && self.is_work(claim) => return None,
            Trace::OtherUnit => {
                Some(format!("{shown} has this number with another unit"))
            }
            Trace::Turned => {
                Some(format!("{shown} has “from … to …” the other way round"))
            }
            Trace::OtherChange => Some(format!(
                "in {shown} it is the amount of a change where this is its end, or its end \
                 where this is the amount"
            )),
            Trace::Stretched => Some(format!("{shown} gives it exactly, not as a bound")),
            Trace::None => match witness.whole.trace(claim, &witness.tongue) {
                (Trace::Same | Trace::OtherNoun, Some(at)) => {
                    Some(format!("`{at}` has it, but in another entry"))
                }
                _ => None,
            },
        };
        Some((BreachKind::Number, detail))
    }

    /// Whether a claim is a span of time that the base shows in work or states.
    fn is_work(&self, claim: &Metric) -> bool {
        let witness = self.witness;
        claim.months().is_some_and(|months| {
            let shown = months_of_work(witness.base);
            months <= shown.max(witness.whole.months_stated())
        })
    }
}
