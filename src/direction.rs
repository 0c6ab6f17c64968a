//! The direction of text, by the bidirectional classes of its characters (UAX #9).

use icu_properties::props::BidiClass;
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};

const CLASSES: CodePointMapDataBorrowed<'static, BidiClass> = CodePointMapData::new();

/// The direction of a letter or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// The direction of a letter; `None` for digits, signs and spaces, which follow their
    /// neighbours.
    pub(crate) fn of(c: char) -> Option<Self> {
        match CLASSES.get(c) {
            BidiClass::LeftToRight => Some(Self::LeftToRight),
            BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Self::RightToLeft),
            _ => None,
        }
    }

    /// The direction of most letters; left to right if there is no majority.
    pub(crate) fn of_most(chars: impl IntoIterator<Item = char>) -> Self {
        let mut letters = Letters::default();
        chars.into_iter().for_each(|c| letters.count(c));
        letters.direction()
    }
}

/// Counts letters by direction.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    /// How many more letters are written from right to left than from left to right.
    balance: i64,
}

impl Letters {
    pub(crate) fn count(&mut self, c: char) {
        self.balance += match Direction::of(c) {
            Some(Direction::RightToLeft) => 1,
            Some(Direction::LeftToRight) => -1,
            None => 0,
        };
    }

    /// The direction of most letters; left to right if there is no majority.
    pub(crate) fn direction(&self) -> Direction {
        if self.balance > 0 { Direction::RightToLeft } else { Direction::LeftToRight }
    }
}

/// Whether a character is a letter written from right to left.
pub(crate) fn is_right_to_left(c: char) -> bool {
    Direction::of(c) == Some(Direction::RightToLeft)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide_the_direction() {
        let of = |text: &str| Direction::of_most(text.chars());
        assert_eq!(of("C++ 2024"), Direction::LeftToRight);
        assert_eq!(of("מהנדסת תוכנה, C++"), Direction::RightToLeft);
        assert_eq!(of("2024 – 2026"), Direction::LeftToRight);
    }

    #[test]
    fn a_digit_has_no_direction() {
        assert_eq!(Direction::of('7'), None);
        assert_eq!(Direction::of('م'), Some(Direction::RightToLeft));
    }
}
