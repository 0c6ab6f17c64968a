//! Who did it: whoever helped did not lead.

use std::ops::Range;

use super::breach::{Breach, BreachKind};
use super::numeral::{Token, TokenKind, tokens};
use super::own_text::OwnText;
use super::tongue::{Tongue, phrase_length};

/// The part someone had in what a text tells.
#[derive(Debug, Default)]
struct Part {
    /// A verb of those in charge.
    leads: Option<Range<usize>>,
    /// A verb of those who take part in the work of others.
    helps: Option<Range<usize>>,
    /// The first word.
    first: Option<Range<usize>>,
}

/// The verb of `own` that claims a larger part than the texts of the base do.
pub(super) fn raised<'b>(
    own: &OwnText,
    base: impl Iterator<Item = &'b str>,
    is_same_text: bool,
    tongue: &Tongue,
) -> Option<Breach> {
    let claimed = part(&own.text, tongue);
    let mut helped = None;
    for text in base {
        let part = part(text, tongue);
        if part.leads.is_some() {
            return None;
        }
        let verb = part.helps.and_then(|span| text.get(span));
        helped = helped.or(verb.map(str::to_owned));
    }
    let said = helped.as_ref().map(|verb| format!("the base says “{verb}”"));
    if let Some(span) = claimed.leads {
        return Some(Breach::in_text(own, BreachKind::Verb, span, said));
    }
    let is_silent = claimed.helps.is_none() && is_same_text && helped.is_some();
    let first = claimed.first.filter(|_| is_silent)?;
    Some(Breach::in_text(own, BreachKind::Verb, first, said))
}

fn part(text: &str, tongue: &Tongue) -> Part {
    let tokens = tokens(text);
    let lower: Vec<String> = tokens.iter().map(|it| it.text.to_lowercase()).collect();
    let words: Vec<&str> = lower.iter().map(String::as_str).collect();
    let mut part = Part::default();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Word {
            continue;
        }
        part.first.get_or_insert(token.span.clone());
        if !begins_clause(&tokens, &words, at, tongue) {
            continue;
        }
        let span = |length: usize| token.span.start..tokens[at + length - 1].span.end;
        let leads = phrase_length(&words[at..], &tongue.claims.leads);
        if leads > 0 && !is_separated(&tokens, &words, at, tongue) {
            part.leads.get_or_insert(span(leads));
        }
        let helps = phrase_length(&words[at..], &tongue.claims.helps);
        if helps > 0 {
            part.helps.get_or_insert(span(helps));
        }
    }
    part
}

/// Whether a verb can stand at a token: at the beginning of a sentence, after a sign, or after a word
/// such as `and`.
fn begins_clause(
    tokens: &[Token<'_>],
    words: &[&str],
    at: usize,
    tongue: &Tongue,
) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    tokens[at].first
        || matches!(tokens[before].text, "," | "(" | "–" | "—" | "/")
        || tongue.claims.clause_starts.contains(words[before])
}

/// Whether the end of its clause makes another verb of the one at a token.
fn is_separated(
    tokens: &[Token<'_>],
    words: &[&str],
    at: usize,
    tongue: &Tongue,
) -> bool {
    let Some(ends) = tongue.claims.separated.get(words[at]) else { return false };
    let clause = tokens.iter().zip(words).skip(at + 1);
    let clause = clause.take_while(|(token, _)| token.kind != TokenKind::Sign);
    clause.last().is_some_and(|(_, word)| ends.contains(*word))
}
