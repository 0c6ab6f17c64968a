//! Finds numbers and what they measure in a sequence of tokens.

use std::ops::Range;

use super::digits::value;
use super::lex::{Token, TokenKind, tokens};
use super::settle::settle;
use super::units::{self, ONE};
use super::{Bound, Metric, Numeral, NumeralKind, Role};
use crate::variant::honesty::tongue::{LONGEST_PHRASE, Tongue};

/// Number of words after a number that may name what it counts.
const NOUNS: usize = 3;

/// Every number of a text, in order.
pub(in crate::variant::honesty) fn numerals(text: &str, tongue: &Tongue) -> Vec<Numeral> {
    let tokens = tokens(text);
    let lower = tokens.iter().map(|it| it.text.to_lowercase().replace('’', "'"));
    let scan = Scan { text, lower: lower.collect(), tokens, tongue };
    let mut found: Vec<Numeral> = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let (numeral, next) = scan.numeral(at);
        found.extend(numeral);
        at = next.max(at + 1);
    }
    settle(text, &mut found, tongue);
    found
}

pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token<'a>>,
    /// The tokens in lower case.
    pub(super) lower: Vec<String>,
    pub(super) tongue: &'a Tongue,
}

impl<'a> Scan<'a> {
    pub(super) fn token(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    pub(super) fn before(&self, at: usize) -> Option<&Token<'a>> {
        at.checked_sub(1).and_then(|at| self.tokens.get(at))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// The word at a token, in lower case.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        self.is_word(at).then(|| self.lower[at].as_str())
    }

    /// The bytes from one token up to another.
    pub(super) fn span(&self, from: usize, end: usize) -> Range<usize> {
        self.tokens[from].span.start..self.tokens[end - 1].span.end
    }

    /// The number that starts at a token, if one does, and the position after it.
    fn numeral(&self, at: usize) -> (Option<Numeral>, usize) {
        match self.tokens[at].kind {
            TokenKind::Number => self.digits(at),
            TokenKind::Word => self.in_words(at),
            TokenKind::Sign => (None, at + 1),
        }
    }

    fn digits(&self, at: usize) -> (Option<Numeral>, usize) {
        if let Some(name) = self.percentile(at).or_else(|| self.name(at)) {
            return name;
        }
        let value = value(self.tokens[at].text, self.tongue.decimal_comma);
        let Some((value, place)) = value else { return self.as_name(at, at) };
        let start = match self.before(at) {
            Some(sign) if self.tokens[at].glued && units::is_currency(sign.text) => {
                at - 1
            }
            _ => at,
        };
        let (metric, end) = self.metric((value, place), at, start);
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
        self.measured(metric, start, end)
    }

    fn measured(
        &self,
        metric: Metric,
        start: usize,
        end: usize,
    ) -> (Option<Numeral>, usize) {
        let span = self.span(start, end);
        (Some(Numeral { span, kind: NumeralKind::Metric(metric) }), end)
    }

    fn in_words(&self, at: usize) -> (Option<Numeral>, usize) {
        let claims = self.tongue.claims;
        let word = self.lower[at].as_str();
        let is_article = claims.articles.contains(word);
        // `half`, `a half`, `doubled`; `double-entry` doubles nothing.
        let noun = if is_article { at + 1 } else { at };
        let in_compound =
            self.token(noun + 1).is_some_and(|it| it.glued && it.text == "-");
        // In German, who `half` has helped.
        let is_verb = claims.helps.contains(&self.lower[noun.min(self.lower.len() - 1)]);
        let factor = self.word(noun).filter(|_| !in_compound && !is_verb);
        if let Some(factor) = factor.and_then(|word| units::factor(word, self.tongue)) {
            return self.measured(self.plain(factor, "times", at), at, noun + 1);
        }
        if let Some(number) = claims.vague.get(word) {
            let number = i128::from(*number) * ONE;
            return self.measured(self.plain(number, "or so", at), at, at + 1);
        }
        let spelled = self.spelled(at).or_else(|| {
            // `a third`, `a decade`; but `40 an hour`.
            (is_article && self.counts_one(at)).then_some((1, at))
        });
        let Some((number, last)) = spelled else { return (None, at + 1) };
        if let Some((part, end)) = self.fraction(number, last) {
            return self.measured(self.plain(part, "%", at), at, end);
        }
        let (metric, end) = self.metric((number * ONE, ONE), last, at);
        // "one of the first" counts nothing; "to one" and "one hour" do.
        let says_nothing = number == 1 && metric.unit.is_empty() && end == last + 1;
        if says_nothing && (metric.role == Role::None || is_article && word != "one") {
            return (None, at + 1);
        }
        self.measured(metric, at, end)
    }

    /// A number without nouns.
    fn plain(&self, value: i128, unit: &'static str, start: usize) -> Metric {
        let (bound, role) = self.context(start);
        Metric { value, unit, bound, role, ..Metric::default() }
    }

    /// Whether an article stands for one.
    fn counts_one(&self, at: usize) -> bool {
        let claims = self.tongue.claims;
        let Some(next) = self.word(at + 1) else { return false };
        if self.lower[at] == "one"
            || claims.fractions.contains_key(next)
            || units::multiplier(next, self.tongue).is_some() && next.chars().count() > 2
            || self.tongue.number(next).is_some()
            || self.phrase_at(at + 2, &claims.and_a_half) > 0
        {
            return true;
        }
        let Some((kind, factor)) = units::unit(next) else { return false };
        let is_long = kind == "months" && factor > 12 * ONE;
        let is_after = at.checked_sub(1).and_then(|before| self.lower.get(before));
        is_long
            || units::is_time(kind)
                && is_after.is_some_and(|word| claims.before_spans.contains(word))
    }

    /// The share of "two thirds" and "nine out of ten" in billionths of a per cent, and the
    /// position after it. `last` is the last token of the number.
    fn fraction(&self, number: i128, last: usize) -> Option<(i128, usize)> {
        let claims = self.tongue.claims;
        let dash = self.token(last + 1).is_some_and(|it| it.glued && it.text == "-");
        let at = last + 1 + usize::from(dash);
        if let Some(of) = self.word(at).and_then(|word| claims.fractions.get(word)) {
            return Some((100 * ONE * number / i128::from(*of), at + 1));
        }
        let between = self.phrase_at(last + 1, &claims.out_of);
        if between == 0 {
            return None;
        }
        let (whole, end) = self.spelled(last + 1 + between)?;
        (whole > 0 && number <= whole).then(|| (100 * ONE * number / whole, end + 1))
    }

    /// What the number with the last token `at` measures, and the position after its unit.
    fn metric(
        &self,
        (number, place): (i128, i128),
        at: usize,
        start: usize,
    ) -> (Metric, usize) {
        let (mut number, mut factor, mut end) = (number, ONE, at + 1);
        let (mut bound, role) = self.context(start);
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
        let halves = |end: &mut usize, number: &mut i128| {
            let length = self.phrase_at(*end, &self.tongue.claims.and_a_half);
            *number += if length > 0 { ONE / 2 } else { 0 };
            *end += length;
        };
        halves(&mut end, &mut number);
        while let Some(word) = self.token(end).filter(|it| it.kind == TokenKind::Word) {
            let Some(times) = units::multiplier(word.text, self.tongue) else { break };
            // "5 m" is a length, "5m" and "5 M" are not.
            if !word.glued && matches!(word.text, "m" | "b") {
                break;
            }
            factor = factor.saturating_mul(times);
            end += 1;
            // `Mio. Euro`
            let is_short = word.text.chars().count() <= 3;
            let ends_sentence = self.token(end + 1).is_none_or(|next| next.glued);
            if is_short
                && !ends_sentence
                && self.lower.get(end).is_some_and(|it| it == ".")
            {
                end += 1;
            }
            plus(&mut end, &mut bound);
        }
        let mut unit = prefix.map_or("", |(kind, _)| kind);
        let dash = self.token(end).is_some_and(|it| it.glued && it.text == "-");
        let of = factor > ONE
            && self.word(end).is_some_and(|word| self.tongue.claims.of.contains(word));
        let after = if dash || of { end + 1 } else { end };
        let mut per = None;
        let joins = |token: &&Token<'_>| !dash || token.glued;
        if unit.is_empty()
            && let Some(token) = self.token(after).filter(joins)
        {
            if let Some((kind, of_unit, length)) = self.unit_at(after) {
                (unit, factor) = (kind, factor.saturating_mul(of_unit) / ONE);
                end = after + length;
                if units::is_time(unit) {
                    halves(&mut end, &mut number);
                }
            } else if let Some(time) = units::rate(token.text) {
                per = Some(time);
                end = after + 1;
            }
        }
        let nouns = if unit.is_empty() { self.nouns(after.max(end)) } else { Vec::new() };
        per = per.or_else(|| self.per(end));
        if units::is_currency(unit) {
            per = per.or_else(|| self.per_before(start));
        }
        let ends = end..=end + NOUNS;
        if bound == Bound::None
            && ends
                .into_iter()
                .any(|at| self.phrase_at(at, &self.tongue.claims.or_more) > 0)
        {
            bound = Bound::Least;
        }
        let value = number.saturating_mul(factor) / ONE;
        let place = place.saturating_mul(factor) / ONE;
        (
            Metric {
                value,
                place,
                unit,
                factor,
                per,
                bound,
                role,
                nouns,
                is_derived: false,
            },
            end,
        )
    }

    /// The unit that starts at a token, with its factor and number of tokens.
    fn unit_at(&self, at: usize) -> Option<(&'static str, i128, usize)> {
        (1..=LONGEST_PHRASE).rev().find_map(|length| {
            let words = self.lower.get(at..at + length)?.join(" ");
            let (kind, factor) = units::unit(&words)?;
            Some((kind, factor, length))
        })
    }

    /// The words after a number, up to the next stop word.
    fn nouns(&self, from: usize) -> Vec<String> {
        let mut nouns = Vec::new();
        for (token, word) in self.tokens.iter().zip(&self.lower).skip(from) {
            let is_noun =
                token.kind == TokenKind::Word && !self.tongue.is_stop_word(word);
            // "35 Millionen Nutzer" and "million of users" count users.
            let is_of = nouns.is_empty() && self.tongue.claims.of.contains(word);
            if !is_noun && token.text != "-" && !is_of || nouns.len() == NOUNS {
                break;
            }
            if is_noun {
                nouns.push(word.clone());
            }
        }
        nouns
    }

    /// The time a number is counted by: "40 a day", "11,000 postings/s".
    fn per(&self, from: usize) -> Option<&'static str> {
        for at in from..=from + NOUNS {
            let word = self.lower.get(at)?;
            if self.tongue.claims.per.contains(word)
                && let Some(time) =
                    self.token(at + 1).and_then(|next| units::time(next.text))
            {
                return Some(time);
            }
            if let Some(time) = units::periodic(word) {
                return Some(time);
            }
            let claims = self.tongue.claims;
            // "6 articles take about an hour" has another number.
            let bounds = [&claims.over, &claims.under, &claims.nearly, &claims.roughly];
            let is_bound = bounds.iter().any(|phrases| phrases.contains(word));
            // "of turnover a year"
            let is_of = at == from && claims.of.contains(word);
            let ends = self.tongue.is_stop_word(word) && !is_of;
            if !self.is_word(at) || ends || is_bound {
                return None;
            }
        }
        None
    }

    /// The time of "a yearly turnover of 3M".
    fn per_before(&self, start: usize) -> Option<&'static str> {
        let of = start.checked_sub(1)?;
        if !self.tongue.claims.of.contains(self.word(of)?) {
            return None;
        }
        let mut words =
            (of.saturating_sub(NOUNS)..of).rev().map_while(|at| self.word(at));
        words.find_map(units::periodic)
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
        let claims = self.tongue.claims;
        let next = self.token(end).filter(|it| it.kind == TokenKind::Word);
        let counts = next.is_some_and(|next| {
            next.text.chars().all(char::is_lowercase)
                && !claims.stop_words.contains(next.text)
                && !claims.before_years.contains(next.text)
        });
        let dated = self.before(at).is_some_and(|before| {
            claims.before_years.contains(&before.text.to_lowercase())
                || units::is_month(before.text)
        });
        let plural = next.is_some_and(|next| next.text.ends_with('s'));
        (!counts || dated && !plural).then_some(year)
    }
}
