//! Takes a text with one date apart: years, months, days, seasons.

use crate::calendar::DateWords;
use crate::resume::DateError;

/// The parts of a date as they are written.
pub(super) struct Parts {
    pub(super) year: i32,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    /// Whether a season or quarter stands in the place of a month.
    pub(super) has_season: bool,
}

/// A piece of a date.
enum Piece<'t> {
    Number(&'t str),
    Month(u8),
    Season,
    Quarter,
}

impl Parts {
    /// The parts of a text in the form that [`folded`] gives it.
    pub(super) fn of(text: &str, words: &DateWords) -> Result<Self, DateError> {
        let (pieces, signs) = pieces(text, words)?;
        let pieces = without_quarters(pieces)?;
        let mut numbers: Vec<&str> = Vec::new();
        let (mut months, mut seasons) = (Vec::new(), 0);
        for piece in &pieces {
            match piece {
                Piece::Number(number) => numbers.push(number),
                Piece::Month(month) => months.push(*month),
                Piece::Season | Piece::Quarter => seasons += 1,
            }
        }
        let lengths: Vec<usize> = numbers.iter().map(|number| number.len()).collect();
        let number =
            |index: usize| small(numbers.get(index).copied().unwrap_or_default());
        let year = |index: usize| -> Result<i32, DateError> {
            let text = numbers.get(index).copied().unwrap_or_default();
            text.parse().map_err(|_| DateError::Unreadable)
        };
        let parts = |year, month, day| Self { year, month, day, has_season: false };
        match (&months[..], seasons, &lengths[..]) {
            ([], 1.., [4] | [4, 2 | 4]) => {
                Ok(Self { has_season: true, ..parts(year(0)?, None, None) })
            }
            ([month], 0, [4]) => Ok(parts(year(0)?, Some(*month), None)),
            ([month], 0, [1 | 2, 4]) => {
                Ok(parts(year(1)?, Some(*month), Some(number(0)?)))
            }
            ([month], 0, [4, 1 | 2]) => {
                Ok(parts(year(0)?, Some(*month), Some(number(1)?)))
            }
            ([], 0, [4]) => Ok(parts(year(0)?, None, None)),
            ([], 0, [4, 1 | 2]) => Ok(parts(year(0)?, Some(number(1)?), None)),
            ([], 0, [4, 1 | 2, 1 | 2]) => {
                Ok(parts(year(0)?, Some(number(1)?), Some(number(2)?)))
            }
            ([], 0, [1 | 2, 4]) => Ok(parts(year(1)?, Some(number(0)?), None)),
            ([], 0, [1 | 2, 1 | 2, 4]) => {
                let (a, b) = (number(0)?, number(1)?);
                // Points stand in dates that begin with the day.
                let is_dotted = signs.matches('.').count() >= 2;
                let (day, month) = match (a > 12, b > 12) {
                    (true, _) => (a, b),
                    (false, true) => (b, a),
                    (false, false) if is_dotted || a == b => (a, b),
                    (false, false) => return Err(DateError::Ambiguous),
                };
                Ok(parts(year(2)?, Some(month), Some(day)))
            }
            ([], 0, [4, 4]) => Err(DateError::Range),
            _ => Err(DateError::Unreadable),
        }
    }
}

/// The pieces of a text in their order, and the signs between them.
fn pieces<'t>(
    text: &'t str,
    words: &DateWords,
) -> Result<(Vec<Piece<'t>>, String), DateError> {
    let (mut pieces, mut signs) = (Vec::new(), String::new());
    let mut rest = text;
    // Whether a number ends right before the rest.
    let mut is_after_number = false;
    while let Some(c) = rest.chars().next() {
        let class = class(c);
        let end = match class {
            Class::Sign => c.len_utf8(),
            class => rest.find(|c| self::class(c) != class).unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        let was_after_number =
            std::mem::replace(&mut is_after_number, class == Class::Number);
        match class {
            Class::Number => pieces.push(Piece::Number(piece)),
            Class::Sign if piece == " " => {}
            Class::Sign if "-/.,–'()".contains(piece) => signs.push_str(piece),
            Class::Unit => {}
            Class::Word => match words.month(piece.trim_end_matches('\'')) {
                Some(month) => pieces.push(Piece::Month(month)),
                None if words.is_season(piece) => pieces.push(Piece::Season),
                None if DateWords::is_quarter(piece) => pieces.push(Piece::Quarter),
                None if was_after_number && DateWords::is_ordinal(piece) => {}
                None if words.is_filler(piece) => {}
                None => return Err(DateError::Unreadable),
            },
            Class::Sign => return Err(DateError::Unreadable),
        }
    }
    // `2020-` is half of something.
    let is_whole = !text.starts_with(['-', '/', '–']) && !text.ends_with(['-', '/', '–']);
    if is_whole { Ok((pieces, signs)) } else { Err(DateError::Unreadable) }
}

/// The pieces without the number of a quarter: `Q3`, `3. Quartal`.
fn without_quarters(mut pieces: Vec<Piece<'_>>) -> Result<Vec<Piece<'_>>, DateError> {
    let Some(at) = pieces.iter().position(|piece| matches!(piece, Piece::Quarter)) else {
        return Ok(pieces);
    };
    let is_number = |piece: Option<&Piece<'_>>| {
        matches!(piece, Some(Piece::Number("1" | "2" | "3" | "4")))
    };
    if is_number(pieces.get(at + 1)) {
        pieces.remove(at + 1);
    } else if at > 0 && is_number(pieces.get(at - 1)) {
        pieces.remove(at - 1);
    } else {
        return Err(DateError::Unreadable);
    }
    Ok(pieces)
}

/// Kinds of characters in a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Number,
    Word,
    /// 年, 月, 日 and their Korean counterparts, which add nothing to the order of the numbers.
    Unit,
    Sign,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Number,
        '年' | '月' | '日' | '년' | '월' | '일' => Class::Unit,
        c if c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36F}' | '\u{5F3}') => {
            Class::Word
        }
        _ => Class::Sign,
    }
}

fn small(text: &str) -> Result<u8, DateError> {
    text.parse().map_err(|_| DateError::Unreadable)
}
