//! Finds dates and ranges of dates in a line, in every language with a file in `data/reading`.
//!
//! It reads month and year, a year alone, full dates, ISO 8601, figures with a slash, a point or a
//! hyphen, seasons and quarters (as their year), and ranges of all of these.

use std::ops::Range;

use super::months::DateWords;
use super::parsed::ParsedEnd;
use super::tokens::{Token, TokenKind, tokens};
use crate::resume::PartialDate;

/// The years that count as dates; other numbers of four figures are quantities.
const YEARS: Range<i32> = 1940..2061;

/// A date or range in a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dated {
    /// Its place in the line, in bytes.
    pub(super) range: Range<usize>,
    pub(super) start: Option<PartialDate>,
    pub(super) end: ParsedEnd,
}

impl Dated {
    /// Whether it is a range.
    pub(super) fn is_range(&self) -> bool {
        self.end != ParsedEnd::None
    }
}

/// The dates in a text, in order.
pub(super) fn find(text: &str) -> Vec<Dated> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let words = DateWords::get();
    let mut out: Vec<Dated> = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < tokens.len() {
        let Some(Read { start, end, next }) = range(&tokens, at, words) else {
            at += 1;
            continue;
        };
        let (mut first, mut last) = (at, next);
        let (mut start, mut end) = (start, end);
        let before = &tokens[free..at];
        if end == ParsedEnd::None {
            let date = start;
            let lone_end = || date.map_or(ParsedEnd::None, ParsedEnd::Date);
            if let Some(count) = words.until_after(&tokens[last..]) {
                (start, end) = (None, lone_end());
                last += count;
            } else if let Some(count) = words.until(before) {
                (start, end) = (None, lone_end());
                first -= count;
            } else if let Some(count) = words.since(before) {
                end = ParsedEnd::Present;
                first -= count;
            } else if let Some(count) = words.expected(before) {
                first -= count;
            }
        }
        let range = tokens[first].range.start..tokens[last - 1].range.end;
        out.push(Dated { range, start, end });
        (at, free) = (last, last);
    }
    out
}

/// The dates in a text that name a day.
pub(crate) fn days(text: &str) -> impl Iterator<Item = PartialDate> {
    let dates = find(text).into_iter().filter(|it| !it.is_range());
    dates.filter_map(|it| it.start).filter(|date| date.day().is_some())
}

/// Whether a text begins with a date.
pub(crate) fn begins_with_date(text: &str) -> bool {
    let text = text.trim_start();
    find(text).first().is_some_and(|it| it.range.start == 0)
}

/// Whether a text is a date or range and nothing else.
pub(super) fn is_date(text: &str) -> bool {
    let text = text.trim();
    find(text).first().is_some_and(|it| it.range == (0..text.len()))
}

/// Whether a range is broken between two lines: the first ends with its dash or with a month, and
/// the second begins with what is left of it.
pub(super) fn is_broken(line: &str, next: &str) -> bool {
    /// A line that begins with the rest of a date has little else.
    const MAX_WORDS: usize = 6;
    if !line.bytes().any(|byte| byte.is_ascii_digit())
        || next.split_whitespace().count() > MAX_WORDS
    {
        return false;
    }
    let words = DateWords::get();
    let (tokens, after) = (tokens(line), tokens(next));
    let Some(last) = tokens.len().checked_sub(1) else { return false };
    // Before the dash, or the month, the range has begun.
    let begins = |end: usize| {
        find(line).iter().any(|date| {
            !date.is_range()
                && tokens.get(end).is_some_and(|it| date.range.end <= it.range.start)
        })
    };
    let dash = |at: usize| tokens.get(at).is_some_and(Token::is_dash);
    if dash(last) {
        let goes_on = date(&after, 0, words).is_some() || words.present(&after).is_some();
        return begins(last) && goes_on;
    }
    let dotted = tokens.get(last).is_some_and(|it| it.is_sign(&['.']));
    let name = last - usize::from(dotted && last > 0);
    let Some(before) = name.checked_sub(1) else { return false };
    month(&tokens, name, words).is_some()
        && dash(before)
        && begins(before)
        && year(&after, 0).is_some()
}

/// A date or range that begins at a token.
struct Read {
    start: Option<PartialDate>,
    end: ParsedEnd,
    /// The token after it.
    next: usize,
}

fn range(tokens: &[Token<'_>], at: usize, words: &DateWords) -> Option<Read> {
    let Some((start, next)) = date(tokens, at, words) else {
        return shared_year(tokens, at, words);
    };
    let single = Read { start: Some(start), end: ParsedEnd::None, next };
    let not_over =
        |next| Some(Read { start: Some(start), end: ParsedEnd::Present, next });
    // `2019 to date` has no dash of its own.
    if let Some(count) = words.present(&tokens[next..]).filter(|count| *count > 1) {
        return not_over(next + count);
    }
    let Some(dash) = words.to(&tokens[next..]) else { return Some(single) };
    let after = next + dash;
    if let Some((end, next)) = date(tokens, after, words) {
        return Some(Read { start: Some(start), end: ParsedEnd::Date(end), next });
    }
    if let Some(count) = words.present(&tokens[after..]) {
        return not_over(after + count);
    }
    // 2019–21 shares its century.
    let short = tokens.get(after).and_then(|token| token.number(2));
    let end = short.map(|short| start.year() / 100 * 100 + short);
    match end.and_then(|year| PartialDate::new(year, None, None).ok()) {
        Some(end) if end.year() > start.year() && start.month().is_none() => {
            let end = ParsedEnd::Date(end);
            Some(Read { start: Some(start), end, next: after + 1 })
        }
        _ => Some(single),
    }
}

/// `Jan – Mar 2020`.
fn shared_year(tokens: &[Token<'_>], at: usize, words: &DateWords) -> Option<Read> {
    let (month, next) = month(tokens, at, words)?;
    let dash = words.to(&tokens[next..])?;
    let (end, next) = date(tokens, next + dash, words)?;
    end.month()?;
    let start = PartialDate::new(end.year(), Some(month), None).ok()?;
    Some(Read { start: Some(start), end: ParsedEnd::Date(end), next })
}

/// A date, and the token after it.
fn date(
    tokens: &[Token<'_>],
    at: usize,
    words: &DateWords,
) -> Option<(PartialDate, usize)> {
    let token = tokens.get(at)?;
    match token.kind {
        TokenKind::Word => named_month(tokens, at, words),
        TokenKind::Number if token.text.len() == 4 => year_first(tokens, at, words),
        TokenKind::Number => day_or_month_first(tokens, at, words),
        TokenKind::Sign => None,
    }
}

/// The name of a month, and the token after it and its point.
fn month(tokens: &[Token<'_>], at: usize, words: &DateWords) -> Option<(u8, usize)> {
    let token = tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
    let month = words.month(&token.plain())?;
    let dot = tokens.get(at + 1).filter(|dot| {
        dot.is_sign(&['.', '׳', '\''])
            && dot.range.start == token.range.end
            // In `Jan '21` the apostrophe belongs to the year.
            && (dot.text != "'" || tokens.get(at + 2).is_some_and(|t| t.text.len() == 4))
    });
    Some((month, at + 1 + usize::from(dot.is_some())))
}

/// `Jan 2021`, `January 15, 2021`, `janeiro de 2021`, `Jan '21`, `Spring 2021`.
fn named_month(
    tokens: &[Token<'_>],
    at: usize,
    words: &DateWords,
) -> Option<(PartialDate, usize)> {
    let word = tokens.get(at)?.plain();
    if words.is_season(&word) {
        let (year, next) = year(tokens, at + 1)?;
        return Some((PartialDate::new(year, None, None).ok()?, next));
    }
    let (month, next) = month(tokens, at, words)?;
    let next = skip_de(tokens, next);
    let comma =
        |at: usize| at + usize::from(tokens.get(at).is_some_and(|t| t.is_sign(&[','])));
    if let Some((year, next)) = year(tokens, comma(next)) {
        return Some((PartialDate::new(year, Some(month), None).ok()?, next));
    }
    let day = tokens.get(next)?.small()?;
    let after = ordinal(tokens, next + 1);
    let (year, next) = year(tokens, comma(after))?;
    Some((PartialDate::new(year, Some(month), Some(day)).ok()?, next))
}

/// `2021`, `2021-03`, `2021/03/15`, `2021年3月15日`, `2021 March`.
fn year_first(
    tokens: &[Token<'_>],
    at: usize,
    words: &DateWords,
) -> Option<(PartialDate, usize)> {
    let (year, next) = year(tokens, at)?;
    let alone = (PartialDate::new(year, None, None).ok()?, next);
    let sign = |at: usize, signs: &[&str]| {
        tokens.get(at).is_some_and(|token| signs.contains(&token.text))
    };
    if sign(next, &["年", "년"]) {
        let bare = (alone.0, next + 1);
        let month = tokens.get(next + 1).and_then(Token::small);
        let (Some(month), true) = (month, sign(next + 2, &["月", "월"])) else {
            return Some(bare);
        };
        let day = tokens.get(next + 3).and_then(Token::small);
        let (day, after) = match day {
            Some(day) if sign(next + 4, &["日", "일"]) => (Some(day), next + 5),
            _ => (None, next + 3),
        };
        let date = PartialDate::new(year, Some(month), day).ok();
        return Some(date.map_or(bare, |date| (date, after)));
    }
    if let Some((month, next)) = self::month(tokens, next, words) {
        // `2019 May 2021` is two dates.
        if self::year(tokens, skip_de(tokens, next)).is_none() {
            return Some((PartialDate::new(year, Some(month), None).ok()?, next));
        }
    }
    // `2015 / 07` is one date, `2015 - 07` need not be.
    let joint = |at: usize| {
        let is =
            |signs: &[char]| tokens.get(at).is_some_and(|token| token.is_sign(signs));
        touches(tokens, at) && is(&['-', '/', '.']) || is(&['/'])
    };
    if joint(next) {
        // `2019.3`, but not `2019-3`, which may be a range.
        let short = |at: usize| !tokens[at].is_sign(&['-']) && touches(tokens, at);
        let month = tokens.get(next + 1).filter(|month| {
            month.text.len() == 2 || month.text.len() == 1 && short(next)
        });
        let month = month.and_then(Token::small);
        if let Some(Ok(date)) =
            month.map(|month| PartialDate::new(year, Some(month), None))
        {
            let mut read = (date, next + 2);
            if joint(next + 2) {
                let day = tokens.get(next + 3).and_then(Token::small);
                let whole = day.map(|day| PartialDate::new(year, month, Some(day)));
                if let Some(Ok(whole)) = whole {
                    read = (whole, next + 4);
                }
            }
            return Some(read);
        }
    }
    Some(alone)
}

/// `03/2021`, `15.03.2021`, `15 March 2021`.
fn day_or_month_first(
    tokens: &[Token<'_>],
    at: usize,
    words: &DateWords,
) -> Option<(PartialDate, usize)> {
    let first = tokens.get(at)?.small()?;
    let joint = |at: usize| touches(tokens, at) && tokens[at].is_sign(&['-', '/', '.']);
    if joint(at + 1) {
        if let Some((year, next)) = year(tokens, at + 2) {
            return Some((PartialDate::new(year, Some(first), None).ok()?, next));
        }
        let second = tokens.get(at + 2).and_then(Token::small);
        if let (Some(second), true) = (second, joint(at + 3)) {
            let (year, next) = year(tokens, at + 4)?;
            let whole = |month, day| PartialDate::new(year, Some(month), Some(day)).ok();
            let date = match (whole(second, first), whole(first, second)) {
                (Some(date), None) | (None, Some(date)) => date,
                (Some(date), Some(other)) if date == other => date,
                // With points the day comes first; with slashes either may.
                (Some(date), Some(_)) if tokens[at + 1].text == "." => date,
                _ => PartialDate::new(year, None, None).ok()?,
            };
            return Some((date, next));
        }
    }
    let next = skip_de(tokens, ordinal(tokens, at + 1));
    let (month, next) = month(tokens, next, words)?;
    let (year, next) = year(tokens, skip_de(tokens, next))?;
    Some((PartialDate::new(year, Some(month), Some(first)).ok()?, next))
}

/// A year in four figures, or in two after an apostrophe.
fn year(tokens: &[Token<'_>], at: usize) -> Option<(i32, usize)> {
    let token = tokens.get(at)?;
    if token.is_sign(&['\'', '’']) {
        let short = tokens.get(at + 1)?;
        let year =
            2000 + short.number(2).filter(|_| short.range.start == token.range.end)?;
        return Some((if year < 2061 { year } else { year - 100 }, at + 2));
    }
    let year = token.number(4).filter(|year| YEARS.contains(year))?;
    // Part of something longer: `2019a`.
    let glued = tokens.get(at + 1).is_some_and(|next| {
        next.kind == TokenKind::Word
            && next.range.start == token.range.end
            && !matches!(next.text, "年" | "년" | "г" | "р")
    });
    (!glued).then_some((year, at + 1))
}

/// Whether the token touches both of its neighbours.
fn touches(tokens: &[Token<'_>], at: usize) -> bool {
    let Some([before, token, after]) =
        at.checked_sub(1).and_then(|b| tokens.get(b..at + 2))
    else {
        return false;
    };
    before.range.end == token.range.start && token.range.end == after.range.start
}

/// The token after `de`, `del` or `of`, as Spanish and Portuguese put it before a year.
fn skip_de(tokens: &[Token<'_>], at: usize) -> usize {
    let word = tokens.get(at).map(Token::plain);
    at + usize::from(word.is_some_and(|word| matches!(&*word, "de" | "del" | "of")))
}

/// The token after `st`, `nd`, `rd`, `th` or `.`, as they follow a day.
fn ordinal(tokens: &[Token<'_>], at: usize) -> usize {
    let text = tokens.get(at).map(Token::plain);
    at + usize::from(
        text.is_some_and(|it| matches!(&*it, "st" | "nd" | "rd" | "th" | ".")),
    )
}

#[cfg(test)]
mod tests;
