//! The numbers, years, words and dated work of a base, to check claims against.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;

use super::names::{self, Lexicon};
use super::numeral::{Metric, NumeralKind, Trace, numerals};
use crate::diag::JsonPointer;
use crate::job::Vocabulary;
use crate::resume::PartialDate;

/// Keys that are evidence of nothing: addresses, settings, and what serves to select.
const NO_EVIDENCE: [&str; 13] = [
    "meta",
    "$schema",
    "email",
    "phone",
    "url",
    "image",
    "address",
    "postalCode",
    "countryCode",
    "id",
    "tags",
    "username",
    "location",
];
/// Keys of dates.
const DATES: [&str; 4] = ["startDate", "endDate", "date", "releaseDate"];

/// Languages that write one and a half as `1,5`.
const DECIMAL_COMMA: [&str; 17] = [
    "cs", "da", "de", "el", "es", "fi", "fr", "it", "nb", "nl", "no", "pl", "pt", "ru",
    "sv", "tr", "uk",
];

/// What a base, or one entry of it, contains.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    texts: Vec<(String, JsonPointer)>,
    numbers: Vec<(Metric, JsonPointer)>,
    years: BTreeSet<i32>,
    /// Ids of the vocabulary's terms.
    terms: BTreeSet<&'static str>,
    pub lexicon: Lexicon,
}

impl Evidence {
    /// The evidence at `at` in `base`, with everything below it.
    pub(super) fn of(base: &Value, at: &JsonPointer, decimal_comma: bool) -> Self {
        let mut evidence = Self::default();
        if let Some(value) = base.pointer(at.as_str()) {
            evidence.collect(value, at, decimal_comma);
        }
        evidence
    }

    fn collect(&mut self, value: &Value, at: &JsonPointer, decimal_comma: bool) {
        match value {
            Value::String(text) => self.add(text, at, decimal_comma),
            Value::Array(list) => {
                // The elements of an array are context for each other.
                let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                self.add_terms(&words.join(", "));
                for (i, value) in list.iter().enumerate() {
                    self.collect(value, &at.index(i), decimal_comma);
                }
            }
            Value::Object(members) => {
                for (key, value) in members {
                    let at = at.key(key);
                    if DATES.contains(&key.as_str()) {
                        let year = value.as_str().and_then(|text| text.get(..4));
                        let year: Option<i32> = year.and_then(|year| year.parse().ok());
                        self.years.extend(year);
                    } else if key == "location" && value.is_string() {
                        self.lexicon.add(value.as_str().unwrap_or_default());
                    } else if key == "location" {
                        for part in ["city", "region"] {
                            let text = value.get(part).and_then(Value::as_str);
                            self.lexicon.add(text.unwrap_or_default());
                        }
                    } else if key == "x-summaries"
                        || !NO_EVIDENCE.contains(&key.as_str()) && !key.starts_with("x-")
                    {
                        self.collect(value, &at, decimal_comma);
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, text: &str, at: &JsonPointer, decimal_comma: bool) {
        self.lexicon.add(text);
        self.add_terms(text);
        for numeral in numerals(text, decimal_comma) {
            match numeral.kind {
                NumeralKind::Metric(metric) => self.numbers.push((metric, at.clone())),
                NumeralKind::Year(year) => {
                    self.years.insert(year);
                }
                NumeralKind::Name => {}
            }
        }
        self.texts.push((text.to_owned(), at.clone()));
    }

    fn add_terms(&mut self, text: &str) {
        let vocabulary = Vocabulary::built_in();
        let found = vocabulary.find(text).into_iter().map(|hit| hit.term);
        let named = vocabulary.named(text);
        self.terms.extend(found.chain(named).map(|term| term.id.as_str()));
    }

    /// Whether it has a term of the vocabulary, under any of its names.
    pub(super) fn has_known(&self, id: &str) -> bool {
        self.terms.contains(id)
    }

    /// The best match for a number, and its place.
    pub(super) fn trace(&self, claim: &Metric) -> (Trace, Option<&JsonPointer>) {
        let traces = self.numbers.iter().map(|(base, at)| (claim.trace(base), Some(at)));
        let best = traces.max_by_key(|(trace, _)| *trace);
        best.filter(|(trace, _)| *trace != Trace::None).unwrap_or((Trace::None, None))
    }

    /// Whether it says in words that there is none of something.
    pub(super) fn says_none(&self) -> bool {
        const NONE: [&str; 5] = ["no", "none", "never", "without", "zero"];
        NONE.iter().any(|word| self.lexicon.has(word))
    }

    /// Whether it has a year.
    pub(super) fn has_year(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// Whether one of its texts has a name that contains a number: as written, or all its words.
    pub(super) fn has_designation(&self, name: &str) -> bool {
        self.texts.iter().any(|(text, _)| {
            names::has_term(text, name)
                || name.split_whitespace().all(|word| names::has_term(text, word))
        })
    }

    /// Whether one of its texts has a term, under any of its names.
    pub(super) fn has_term(&self, term: &str) -> bool {
        let known = Vocabulary::built_in().named(term);
        known.is_some_and(|known| self.has_known(&known.id))
            || self.texts.iter().any(|(text, _)| names::has_term(text, term))
    }
}

/// Whether the language of the résumé uses a decimal comma.
pub(super) fn decimal_comma(base: &Value) -> bool {
    language(base).is_some_and(|language| DECIMAL_COMMA.contains(&language))
}

/// The language of the résumé as an ISO 639 code.
pub(super) fn language(base: &Value) -> Option<&str> {
    let tag = base.pointer("/meta/language").and_then(Value::as_str)?;
    tag.split('-').next()
}

/// The number of months in which the base shows work. Ongoing work ends at the newest date in
/// the base, since nothing after it is shown.
pub(super) fn months_of_work(base: &Value) -> i128 {
    let date =
        |entry: &Value, key: &str| PartialDate::parse(entry.get(key)?.as_str()?).ok();
    let month = |(year, month, _): (i32, u8, u8)| i64::from(year) * 12 + i64::from(month);
    let entries: Vec<&Value> = ["work", "volunteer", "projects"]
        .iter()
        .filter_map(|section| base.get(section)?.as_array())
        .flatten()
        .collect();
    let jobs = base.get("work").and_then(Value::as_array).into_iter().flatten();
    let dates = entries.iter().flat_map(|entry| {
        ["startDate", "endDate"].into_iter().filter_map(|key| date(entry, key))
    });
    let changed = base.pointer("/meta/lastModified").and_then(Value::as_str);
    let changed = changed.and_then(|text| PartialDate::read(text).ok()).map(|(it, _)| it);
    let newest = dates.chain(changed).map(|date| month(date.latest())).max().unwrap_or(0);
    let mut spans: Vec<Range<i64>> = jobs
        .filter_map(|job| {
            let start = month(date(job, "startDate")?.earliest());
            let end = date(job, "endDate").map_or(newest, |end| month(end.latest()));
            Some(start..end + 1)
        })
        .collect();
    spans.sort_by_key(|span| (span.start, span.end));
    let (mut total, mut until) = (0, i64::MIN);
    for span in spans {
        let start = span.start.max(until);
        if span.end > start {
            total += span.end - start;
            until = span.end;
        }
    }
    i128::from(total)
}
