//! The numbers, years, words and dated work of a base, to check claims against.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;

use super::names::{self, Lexicon};
use super::numeral::{Metric, NumeralKind, Trace, implied, numerals, shares};
use super::tongue::Tongue;
use crate::diag::JsonPointer;
use crate::job::{Kind, Vocabulary};
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

/// How far a bound may be from the number that supports it, in billionths: within one text any
/// distance is an understatement of the same thing, among all texts it may be about another.
const LOOSEST_HERE: i128 = 10 * 1_000_000_000;
const LOOSEST_ELSEWHERE: i128 = 1_500_000_000;

/// What a base, or one entry of it, contains.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub texts: Vec<(String, JsonPointer)>,
    numbers: Vec<(Metric, JsonPointer)>,
    /// The shares of counts in each other, each within a text.
    shares: Vec<(Metric, JsonPointer)>,
    /// Names with a number, in lower case.
    designations: BTreeSet<String>,
    years: BTreeSet<i32>,
    /// Ids of the vocabulary's terms.
    terms: BTreeSet<&'static str>,
    pub lexicon: Lexicon,
}

impl Evidence {
    /// The evidence at `at` in `base`, with everything below it.
    pub(super) fn of(base: &Value, at: &JsonPointer, tongue: &Tongue) -> Self {
        let mut evidence = Self::default();
        if let Some(value) = base.pointer(at.as_str()) {
            evidence.collect(value, at, tongue);
        }
        evidence
    }

    fn collect(&mut self, value: &Value, at: &JsonPointer, tongue: &Tongue) {
        match value {
            Value::String(text) => self.add(text, at, tongue),
            Value::Array(list) => {
                // The elements of an array are context for each other.
                let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                self.add_terms(&words.join(", "));
                for (i, value) in list.iter().enumerate() {
                    self.collect(value, &at.index(i), tongue);
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
                        self.collect(value, &at, tongue);
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, text: &str, at: &JsonPointer, tongue: &Tongue) {
        self.lexicon.add(text);
        self.add_terms(text);
        let found = numerals(text, tongue);
        self.numbers.extend(implied(&found).into_iter().map(|it| (it, at.clone())));
        self.shares.extend(shares(&found).into_iter().map(|it| (it, at.clone())));
        for numeral in found {
            match numeral.kind {
                NumeralKind::Metric(metric) => self.numbers.push((metric, at.clone())),
                NumeralKind::Year(year) => {
                    self.years.insert(year);
                }
                NumeralKind::Name(name) => {
                    self.designations.insert(name.to_lowercase());
                }
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
    pub(super) fn trace(
        &self,
        claim: &Metric,
        tongue: &Tongue,
    ) -> (Trace, Option<&JsonPointer>) {
        let is_one = self.texts.len() == 1;
        let loosest = if is_one { LOOSEST_HERE } else { LOOSEST_ELSEWHERE };
        let traces = self
            .numbers
            .iter()
            .chain(self.shares.iter().filter(|_| is_one))
            .map(|(base, at)| (claim.trace(base, loosest, tongue), Some(at)));
        let best = traces.max_by_key(|(trace, _)| *trace);
        best.filter(|(trace, _)| *trace != Trace::None).unwrap_or((Trace::None, None))
    }

    /// The longest span of time that one of its texts outside the entries states, in months.
    pub(super) fn months_stated(&self) -> i128 {
        let basics = self.numbers.iter().filter(|(_, at)| {
            at.as_str().starts_with("/basics/summary")
                || at.as_str().starts_with("/basics/x-summaries")
        });
        basics.filter_map(|(number, _)| number.months()).max().unwrap_or(0)
    }

    /// Whether it says in words that there is none of something.
    pub(super) fn says_none(&self, tongue: &Tongue) -> bool {
        tongue.claims.none.iter().any(|word| self.lexicon.has(word))
    }

    /// Whether it has a year.
    pub(super) fn has_year(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// Whether one of its texts has a name that contains a number: as written, or all its words.
    pub(super) fn has_designation(&self, name: &str) -> bool {
        self.designations.contains(&name.to_lowercase())
            || self.has_other_name(name)
            || self.texts.iter().any(|(text, _)| {
                name.split_whitespace().all(|word| names::has_term(text, word))
            })
    }

    /// Whether it has a thing that goes by a name as well: k8s is Kubernetes, but p95 is not p99,
    /// though both measure latency.
    fn has_other_name(&self, name: &str) -> bool {
        let known = Vocabulary::built_in().named(name);
        let known = known.filter(|term| {
            !matches!(term.kind, Kind::Metric | Kind::Practice | Kind::Skill)
        });
        known.is_some_and(|term| self.has_known(&term.id))
    }

    /// Whether one of its texts has a term, under any of its names.
    pub(super) fn has_term(&self, term: &str) -> bool {
        let known = Vocabulary::built_in().named(term);
        known.is_some_and(|known| self.has_known(&known.id))
            || self.texts.iter().any(|(text, _)| names::has_term(text, term))
    }
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
