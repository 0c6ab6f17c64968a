//! Finds numbers and what they measure in a sequence of tokens.

use super::digits::value;
use super::lex::{Token, TokenKind, tokens};
use super::units::{self, ONE};
use super::{Bound, Metric, Numeral, NumeralKind, Role};
use crate::data::claims;

/// Number of words after a number that may name what it counts.
const NOUNS: usize = 3;

/// Every number of a text, in order. `decimal_comma` decides which of `1.200` and `1,200` is
/// more than a thousand.
pub(in crate::variant::honesty) fn numerals(
    text: &str,
    decimal_comma: bool,
) -> Vec<Numeral> {
    let scan = Scan { tokens: tokens(text), decimal_comma };
    let mut found: Vec<Numeral> = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let (numeral, next) = scan.numeral(at, &found);
        found.extend(numeral);
        at = next.max(at + 1);
    }
    share_units(text, &mut found);
    found
}

/// Gives the first number of "900 → 120 ms" and "10–15 %" the unit of the second.
fn share_units(text: &str, found: &mut [Numeral]) {
    for at in 1..found.len() {
        let (before, after) = found.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else {
            return;
        };
        let between = text.get(first.span.end..second.span.start).unwrap_or_default();
        let joined =
            matches!(between.trim(), "–" | "-" | "→" | "->" | "=>" | "to" | "bis");
        if let (NumeralKind::Metric(first), NumeralKind::Metric(second)) =
            (&mut first.kind, &second.kind)
            && joined
            && first.unit.is_empty()
            && first.nouns.is_empty()
        {
            if first.factor == ONE {
                first.value = first.value.saturating_mul(second.factor) / ONE;
            }
            first.unit = second.unit;
            first.per = second.per;
            first.nouns.clone_from(&second.nouns);
        }
    }
}

struct Scan<'a> {
    tokens: Vec<Token<'a>>,
    decimal_comma: bool,
}

impl<'a> Scan<'a> {
    fn token(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    fn before(&self, at: usize) -> Option<&Token<'a>> {
        at.checked_sub(1).and_then(|at| self.tokens.get(at))
    }

    fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// The number that starts at a token, if one does, and the position after it.
    fn numeral(&self, at: usize, found: &[Numeral]) -> (Option<Numeral>, usize) {
        let token = &self.tokens[at];
        match token.kind {
            TokenKind::Number => self.digits(at, found),
            TokenKind::Word => self.number_word(at, found),
            TokenKind::Sign => (None, at + 1),
        }
    }

    fn digits(&self, at: usize, found: &[Numeral]) -> (Option<Numeral>, usize) {
        if let Some(name) = self.name(at) {
            return name;
        }
        let Some(value) = value(self.tokens[at].text, self.decimal_comma) else {
            return self.as_name(at, at);
        };
        let start = match self.before(at) {
            Some(sign) if self.tokens[at].glued && units::is_currency(sign.text) => {
                at - 1
            }
            _ => at,
        };
        let (metric, end) = self.metric(value, at, start, found);
        let glued_word = self.token(end).is_some_and(|token| token.glued);
        if end == at + 1 && glued_word && self.is_word(end) {
            return self.as_name(at, at); // 2FA, 5G
        }
        if self.follows_name(at) && end == at + 1 && metric.bound == Bound::None {
            return self.as_name(at - 1, at); // ISO 27001
        }
        if let Some(year) = self.year(at, end, &metric) {
            let span = self.tokens[at].span.clone();
            return (Some(Numeral { span, kind: NumeralKind::Year(year) }), end);
        }
        let span = self.tokens[start].span.start..self.tokens[end - 1].span.end;
        (Some(Numeral { span, kind: NumeralKind::Metric(metric) }), end)
    }

    /// Digits attached to a name: `p99`, `HTTP/2`, `SHA-256`, `24/7`, `3:1`, `#1`.
    fn name(&self, at: usize) -> Option<(Option<Numeral>, usize)> {
        let is_number = |at: usize| {
            self.token(at).is_some_and(|it| it.kind == TokenKind::Number && it.glued)
        };
        // `24/7`, `3:1` start here.
        if self.token(at + 1).is_some_and(|it| it.glued && matches!(it.text, "/" | ":"))
            && is_number(at + 2)
        {
            return Some(self.as_name(at, at + 2));
        }
        if !self.tokens[at].glued {
            return None;
        }
        let before = self.before(at)?;
        match before.text {
            "+" | "#" if before.glued => {
                // `C++17`
                let signs = (0..at).rev().take_while(|it| {
                    let token = &self.tokens[*it];
                    token.glued && matches!(token.text, "+" | "#")
                });
                let word = at.checked_sub(signs.count() + 1)?;
                return self.is_word(word).then(|| self.as_name(word, at));
            }
            "@" | "#" | "_" | "&" => return Some(self.as_name(at - 1, at)),
            "-" | "/" if before.glued => {
                let word = self.before(at - 1)?;
                let named = word.kind == TokenKind::Word
                    && word.text.chars().any(char::is_uppercase);
                return named.then(|| self.as_name(at - 2, at));
            }
            _ => {}
        }
        let is_name = before.kind == TokenKind::Word && !units::is_currency(before.text);
        is_name.then(|| self.as_name(at - 1, at))
    }

    /// A name from the token `from`, with everything attached after the token `to`.
    fn as_name(&self, from: usize, to: usize) -> (Option<Numeral>, usize) {
        let mut end = to + 1;
        while let Some(token) = self.token(end) {
            let goes_on = matches!(token.text, "+" | "#")
                || token.kind != TokenKind::Sign
                || matches!(token.text, "." | "-" | "/" | ":")
                    && self
                        .token(end + 1)
                        .is_some_and(|next| next.glued && next.kind == TokenKind::Number);
            if !(token.glued && goes_on) {
                break;
            }
            end += 1;
        }
        let span = self.tokens[from].span.start..self.tokens[end - 1].span.end;
        (Some(Numeral { span, kind: NumeralKind::Name }), end)
    }

    /// Whether the number belongs to the name before it: `ISO 27001`, `Python 3.12`.
    fn follows_name(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else { return false };
        if before.kind != TokenKind::Word || self.tokens[at].glued {
            return false;
        }
        let capitals = before.text.chars().filter(|c| c.is_uppercase()).count();
        let lower = before.text.to_lowercase();
        let is_plain = claims().stop_words.contains(&lower)
            || claims().before_years.contains(&lower);
        let is_year = self.tokens[at].text.len() == 4 && units::is_month(before.text);
        !is_plain && !is_year && (capitals > 1 || capitals == 1 && !before.first)
    }

    fn number_word(&self, at: usize, found: &[Numeral]) -> (Option<Numeral>, usize) {
        let word = self.tokens[at].text;
        let plain = |value: i128, unit: &'static str| Metric {
            value,
            unit,
            factor: ONE,
            per: None,
            bound: Bound::None,
            role: Role::None,
            nouns: Vec::new(),
        };
        let numeral = |metric, end: usize| {
            let span = self.tokens[at].span.start..self.tokens[end - 1].span.end;
            (Some(Numeral { span, kind: NumeralKind::Metric(metric) }), end)
        };
        // `double-entry` doubles nothing.
        let in_compound = self.token(at + 1).is_some_and(|it| it.glued && it.text == "-");
        if let Some(factor) = units::factor(word).filter(|_| !in_compound) {
            return numeral(plain(factor, "times"), at + 1);
        }
        if let Some(number) = units::vague(word) {
            return numeral(plain(number * ONE, "or so"), at + 1);
        }
        let Some(mut number) = units::cardinal(word) else { return (None, at + 1) };
        let mut last = at;
        let is_dash =
            |at: usize| self.token(at).is_some_and(|it| it.glued && it.text == "-");
        if units::is_tens(word)
            && is_dash(at + 1)
            && let Some(small) =
                self.token(at + 2).and_then(|small| units::cardinal(small.text))
            && (1..10).contains(&small)
        {
            number += small;
            last = at + 2;
        }
        let (metric, end) = self.metric(number * ONE, last, at, found);
        // "one of the first" counts nothing; "to one" and "one hour" do.
        let says_nothing = number == 1 && metric.unit.is_empty() && end == last + 1;
        if says_nothing && metric.role == Role::None {
            return (None, at + 1);
        }
        numeral(metric, end)
    }

    /// What the number with the last token `at` measures, and the position after its unit.
    fn metric(
        &self,
        number: i128,
        at: usize,
        start: usize,
        found: &[Numeral],
    ) -> (Metric, usize) {
        let mut factor = ONE;
        let mut end = at + 1;
        let (mut bound, role) = (self.bound(start), self.role(start, found));
        let plus = |end: &mut usize, bound: &mut Bound| {
            if self.token(*end).is_some_and(|it| it.glued && it.text == "+") {
                *bound = Bound::Least;
                *end += 1;
            }
        };
        let prefix = (start < at)
            .then(|| self.token(start).and_then(|sign| units::unit(sign.text)))
            .flatten();
        plus(&mut end, &mut bound);
        while let Some(word) = self.token(end).filter(|it| it.kind == TokenKind::Word) {
            let Some(times) = units::multiplier(word.text) else { break };
            // "5 m" is a length, "5m" and "5 M" are not.
            if !word.glued && matches!(word.text, "m" | "b") {
                break;
            }
            factor = factor.saturating_mul(times);
            end += 1;
            plus(&mut end, &mut bound);
        }
        let mut unit = prefix.map_or("", |(kind, _)| kind);
        let dash = self.token(end).is_some_and(|it| it.glued && it.text == "-");
        let after = if dash { end + 1 } else { end };
        let mut per = None;
        let joins = |token: &&Token<'_>| !dash || token.glued;
        if unit.is_empty()
            && let Some(token) = self.token(after).filter(joins)
        {
            if let Some((kind, of_unit)) = units::unit(token.text) {
                (unit, factor) = (kind, factor.saturating_mul(of_unit) / ONE);
                end = after + 1;
            } else if let Some(time) = units::rate(token.text) {
                per = Some(time);
                end = after + 1;
            }
        }
        let nouns = if unit.is_empty() { self.nouns(after.max(end)) } else { Vec::new() };
        per = per.or_else(|| self.per(end));
        let value = number.saturating_mul(factor) / ONE;
        (Metric { value, unit, factor, per, bound, role, nouns }, end)
    }

    /// The words after a number, up to the next stop word.
    fn nouns(&self, from: usize) -> Vec<String> {
        let mut nouns = Vec::new();
        for token in self.tokens.iter().skip(from) {
            let word = token.text.to_lowercase();
            let is_noun =
                token.kind == TokenKind::Word && !claims().stop_words.contains(&word);
            if !is_noun && token.text != "-" || nouns.len() == NOUNS {
                break;
            }
            if is_noun {
                nouns.push(word);
            }
        }
        nouns
    }

    /// The time a number is counted by: "40 a day", "11,000 postings/s".
    fn per(&self, from: usize) -> Option<&'static str> {
        for at in from..=from + NOUNS {
            let token = self.token(at)?;
            let time = self.token(at + 1).and_then(|next| units::time(next.text));
            match token.text.to_lowercase().as_str() {
                "/" | "per" | "a" | "an" | "each" | "every" | "pro" => return time,
                "daily" | "hourly" | "weekly" | "monthly" | "yearly" | "annually" => {
                    return units::time(token.text);
                }
                word if token.kind != TokenKind::Word
                    || claims().stop_words.contains(word) =>
                {
                    return None;
                }
                _ => {}
            }
        }
        None
    }

    /// Whether the words before a number make it a bound.
    fn bound(&self, start: usize) -> Bound {
        let Some(before) = self.before(start) else { return Bound::None };
        let further = start.checked_sub(2).and_then(|at| self.before(at + 1));
        match before.text.to_lowercase().as_str() {
            ">" | "≥" => Bound::Least,
            "<" | "≤" => Bound::Most,
            "than" | "most" | "least"
                if further.is_some_and(|it| {
                    ["less", "fewer", "at"].contains(&it.text.to_lowercase().as_str())
                        && before.text != "least"
                }) =>
            {
                Bound::Most
            }
            "-" if further.is_some_and(|it| it.text.eq_ignore_ascii_case("sub")) => {
                Bound::Most
            }
            word if claims().at_least.contains(word) => Bound::Least,
            word if claims().at_most.contains(word) => Bound::Most,
            _ => Bound::None,
        }
    }

    fn role(&self, start: usize, found: &[Numeral]) -> Role {
        let Some(before) = self.before(start) else { return Role::None };
        match before.text.to_lowercase().as_str() {
            "from" | "von" => Role::From,
            "→" | "->" | "=>" => Role::To,
            // "to" counts only after a number with "from".
            "to" | "auf" => {
                let from = found.iter().rev().take(2).any(|numeral| {
                    matches!(&numeral.kind, NumeralKind::Metric(it) if it.role == Role::From)
                });
                if from { Role::To } else { Role::None }
            }
            _ => Role::None,
        }
    }

    /// The year, if the number is one.
    fn year(&self, at: usize, end: usize, metric: &Metric) -> Option<i32> {
        let text = self.tokens[at].text;
        let year: i32 = text.parse().ok().filter(|_| text.len() == 4)?;
        let bare = end == at + 1
            && metric.unit.is_empty()
            && metric.per.is_none()
            && metric.bound == Bound::None;
        if !(bare && (1900..=2099).contains(&year)) {
            return None;
        }
        let next = self.token(end).filter(|it| it.kind == TokenKind::Word);
        let counts = next.is_some_and(|next| {
            next.text.chars().all(char::is_lowercase)
                && !claims().stop_words.contains(next.text)
                && !claims().before_years.contains(next.text)
        });
        let dated = self.before(at).is_some_and(|before| {
            claims().before_years.contains(&before.text.to_lowercase())
                || units::is_month(before.text)
        });
        let plural = next.is_some_and(|next| next.text.ends_with('s'));
        (!counts || dated && !plural).then_some(year)
    }
}
