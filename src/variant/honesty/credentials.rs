//! Certificates, whole: an Associate is no Professional, and an administrator no security
//! specialist.

use std::ops::Range;

use serde_json::Value;

use super::breach::{Breach, BreachKind};
use super::names::words;
use super::numeral::{TokenKind, tokens};
use super::own_text::OwnText;
use super::tongue::Tongue;
use crate::job::{Kind, Vocabulary};

/// What is said of certificates in a text.
#[derive(Debug, Default)]
pub(super) struct Certified {
    /// The spans of those the base has.
    pub held: Vec<Range<usize>>,
    /// Those it does not have.
    pub breaches: Vec<Breach>,
}

/// The certificates that `own` names, compared with those of the base.
pub(super) fn certified(own: &OwnText, base: &Value, tongue: &Tongue) -> Certified {
    let held: Vec<Vec<String>> = certificates(base);
    let titles: Vec<String> = titles(base);
    let mut found = Certified::default();
    for (span, words) in named(&own.text, tongue) {
        let own_words: Vec<&String> = words
            .iter()
            .filter(|word| !titles.iter().any(|title| tongue.alike(title, word)))
            .collect();
        let is_held = held.iter().any(|certificate| {
            words.iter().all(|word| certificate.iter().any(|it| tongue.alike(it, word)))
        });
        if is_held {
            found.held.push(span);
        } else if !own_words.is_empty() {
            let detail =
                Some("no certificate of the base has all of these words".to_owned());
            found.breaches.push(Breach::in_text(own, BreachKind::Rank, span, detail));
        }
    }
    found
}

/// The phrases of a text that name a certificate, with their words in lower case: what follows
/// “certified” up to a sign or a word that ends it.
fn named(text: &str, tongue: &Tongue) -> Vec<(Range<usize>, Vec<String>)> {
    let tokens = tokens(text);
    let lower: Vec<String> = tokens.iter().map(|it| it.text.to_lowercase()).collect();
    let mut found = Vec::new();
    for (at, word) in lower.iter().enumerate() {
        if !tongue.claims.credentials.contains(word) {
            continue;
        }
        let (mut end, mut words) = (at + 1, Vec::new());
        while let Some(token) = tokens.get(end) {
            let goes_on = match token.kind {
                TokenKind::Word if tongue.is_stop_word(&lower[end]) => {
                    // `Certificate in Sales`
                    words.is_empty() && tongue.claims.before_spans.contains(&lower[end])
                }
                TokenKind::Word | TokenKind::Number => {
                    words.push(lower[end].clone());
                    true
                }
                TokenKind::Sign => matches!(token.text, "–" | "-" | "—" | "("),
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        if !words.is_empty() {
            found.push((tokens[at].span.start..tokens[end - 1].span.end, words));
        }
    }
    found
}

/// The words of each certificate of the base, with those of the names it also goes by.
fn certificates(base: &Value) -> Vec<Vec<String>> {
    let list = base.get("certificates").and_then(Value::as_array).into_iter().flatten();
    let vocabulary = Vocabulary::built_in();
    list.map(|entry| {
        let texts = ["name", "issuer"]
            .iter()
            .filter_map(|key| entry.get(*key).and_then(Value::as_str));
        let mut all: Vec<String> = texts.map(str::to_owned).collect();
        let hits = all.iter().flat_map(|text| vocabulary.find(text));
        let known = hits.filter(|hit| hit.term.kind == Kind::Certificate);
        let names = known.flat_map(|hit| hit.term.forms().map(str::to_owned));
        all.extend(names.collect::<Vec<_>>());
        all.iter().flat_map(|text| tokens_of(text)).collect()
    })
    .collect()
}

fn tokens_of(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let said = tokens.iter().filter(|token| token.kind != TokenKind::Sign);
    said.map(|token| token.text.to_lowercase()).collect()
}

/// The words of the titles of the base: a certified backend engineer is one with a certificate.
fn titles(base: &Value) -> Vec<String> {
    let label = base.pointer("/basics/label").and_then(Value::as_str);
    let jobs = base.get("work").and_then(Value::as_array).into_iter().flatten();
    let positions = jobs.filter_map(|job| job.get("position").and_then(Value::as_str));
    let all = positions.chain(label);
    all.flat_map(words).map(|(_, word)| word.to_lowercase()).collect()
}
