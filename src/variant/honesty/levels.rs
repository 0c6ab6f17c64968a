//! How well languages are spoken: whoever is fluent is not yet a native speaker.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use super::breach::{Breach, BreachKind};
use super::evidence::Evidence;
use super::numeral::{TokenKind, tokens};
use super::own_text::OwnText;
use super::tongue::{LONGEST_PHRASE, Tongue};

/// The maximum number of words between a language and its level.
const NEAR: usize = 3;

/// A level of a language.
#[derive(Debug, Clone)]
struct Claim<'t> {
    /// The language by its English name.
    language: &'t str,
    level: u8,
    /// The bytes of the words for the level.
    span: Range<usize>,
}

/// The levels in `own` above those of the base.
pub(super) fn breaches(
    own: &OwnText,
    base: &Value,
    whole: &Evidence,
    tongue: &Tongue,
) -> Vec<Breach> {
    let claimed = claims(&own.text, tongue);
    if claimed.is_empty() {
        return Vec::new();
    }
    let held = held(base, whole, tongue);
    let raised = claimed.into_iter().filter_map(|claim| {
        let level = held.get(claim.language).copied();
        // A language without a level may be spoken at any.
        let is_held = match level {
            Some(Some(level)) => claim.level <= level,
            Some(None) => true,
            None => false,
        };
        let detail = match level {
            None => "the base does not have the language",
            _ => "the base has a lower level of the language",
        };
        (!is_held).then(|| {
            Breach::in_text(own, BreachKind::Rank, claim.span, Some(detail.to_owned()))
        })
    });
    raised.collect()
}

/// The highest level of each language in the base; `None` where it states none.
fn held<'t>(
    base: &Value,
    whole: &Evidence,
    tongue: &'t Tongue,
) -> BTreeMap<&'t str, Option<u8>> {
    let mut held: BTreeMap<&str, Option<u8>> = BTreeMap::new();
    let list = base.get("languages").and_then(Value::as_array).into_iter().flatten();
    for entry in list {
        let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default();
        let Some(language) =
            parts(text("language"), tongue).find_map(|part| part.language)
        else {
            continue;
        };
        let level = parts(text("fluency"), tongue).filter_map(|part| part.level).max();
        let known = held.entry(language).or_default();
        *known = (*known).max(level);
    }
    for (text, _) in &whole.texts {
        for claim in claims(text, tongue) {
            let known = held.entry(claim.language).or_default();
            *known = (*known).max(Some(claim.level));
        }
    }
    held
}

/// The levels of languages that a text states.
fn claims<'t>(text: &str, tongue: &'t Tongue) -> Vec<Claim<'t>> {
    let mut claims = Vec::new();
    let parts: Vec<Part<'t>> = parts(text, tongue).collect();
    for (at, part) in parts.iter().enumerate() {
        let Some(level) = part.level else { continue };
        let of_clause = |other: &&Part<'t>| {
            other.clause == part.clause && other.token.abs_diff(part.token) <= NEAR + 1
        };
        let near =
            parts.iter().filter(of_clause).filter(|other| other.language.is_some());
        let nearest = near.min_by_key(|other| other.token.abs_diff(part.token));
        if let Some(language) = nearest.and_then(|other| other.language) {
            // Of several words for one level, the highest counts.
            let span = parts[at].span.clone();
            claims.push(Claim { language, level, span });
        }
    }
    claims
}

/// A language or a level in a text.
#[derive(Debug)]
struct Part<'t> {
    language: Option<&'t str>,
    level: Option<u8>,
    span: Range<usize>,
    /// The position of its first word.
    token: usize,
    /// The number of the clause it is in.
    clause: usize,
}

fn parts<'t>(text: &str, tongue: &'t Tongue) -> impl Iterator<Item = Part<'t>> + use<'t> {
    let tokens = tokens(text);
    let lower: Vec<String> = tokens.iter().map(|it| it.text.to_lowercase()).collect();
    let (mut at, mut clause) = (0, 0);
    let mut found = Vec::new();
    while at < tokens.len() {
        let ends_clause = tokens[at].kind == TokenKind::Sign
            && matches!(tokens[at].text, "," | ";" | "." | ")" | "/" | "|" | "•" | "·")
            || tongue.claims.number_joints.contains(&lower[at]) && lower[at] != "-";
        if ends_clause {
            clause += 1;
        }
        let most = (tokens.len() - at).min(LONGEST_PHRASE);
        let meaning = (1..=most).rev().find_map(|length| {
            let phrase = lower[at..at + length].join(" ");
            let level = level(&phrase, tongue);
            let language = language(&phrase, tongue);
            (level.is_some() || language.is_some()).then_some((length, level, language))
        });
        if let Some((length, level, language)) = meaning {
            let span = tokens[at].span.start..tokens[at + length - 1].span.end;
            found.push(Part { language, level, span, token: at, clause });
            at += length;
        } else {
            at += 1;
        }
    }
    found.into_iter()
}

/// The level that a phrase in lower case names.
fn level(phrase: &str, tongue: &Tongue) -> Option<u8> {
    let levels = tongue.claims.levels.iter().rev();
    let mut named = levels.filter(|(_, names)| names.iter().any(|name| name == phrase));
    named.next().map(|(level, _)| *level)
}

/// The English name of a language that a phrase in lower case names.
fn language<'t>(phrase: &str, tongue: &'t Tongue) -> Option<&'t str> {
    let mut languages = tongue.claims.languages.iter();
    let named = languages.find(|(_, names)| names.iter().any(|name| name == phrase));
    named.map(|(language, _)| language.as_str())
}
