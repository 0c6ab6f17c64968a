//! What the words before a number make of it: a bound, or one end of a change.

use std::collections::BTreeSet;

use super::scan::Scan;
use super::{Bound, Role};
use crate::variant::honesty::tongue::{LONGEST_PHRASE, phrase_length};

impl Scan<'_> {
    /// The number of tokens of the longest phrase that starts at a token.
    pub(super) fn phrase_at(&self, at: usize, phrases: &BTreeSet<String>) -> usize {
        let words = self.lower.get(at..).unwrap_or_default();
        let words: Vec<&str> =
            words.iter().take(LONGEST_PHRASE).map(String::as_str).collect();
        phrase_length(&words, phrases)
    }

    /// The number of tokens of the longest phrase that ends before a token.
    fn phrase_before(&self, end: usize, phrases: &BTreeSet<String>) -> usize {
        let most = end.min(LONGEST_PHRASE);
        let is_phrase = |length: &usize| {
            let words = self.lower.get(end - length..end);
            words.is_some_and(|words| phrases.contains(&words.join(" ")))
        };
        (1..=most).rev().find(is_phrase).unwrap_or(0)
    }

    /// The bound and the role of the number that starts at a token: "by more than 40".
    pub(super) fn context(&self, start: usize) -> (Bound, Role) {
        let claims = self.tongue.claims;
        let bounds = [
            (&claims.over, Bound::Over),
            (&claims.at_least, Bound::Least),
            (&claims.under, Bound::Under),
            (&claims.at_most, Bound::Most),
            (&claims.nearly, Bound::Nearly),
            (&claims.roughly, Bound::Roughly),
        ];
        let roles =
            [(&claims.from, Role::From), (&claims.to, Role::To), (&claims.by, Role::By)];
        let (mut bound, mut role) = (Bound::None, Role::None);
        let mut at = start;
        // The longest phrase of all tables, so that "up to" is not "to".
        while bound == Bound::None || role == Role::None {
            let of_bound = bounds
                .iter()
                .filter(|_| bound == Bound::None)
                .map(|(phrases, it)| (self.phrase_before(at, phrases), *it))
                .max_by_key(|(length, _)| *length)
                .filter(|(length, _)| *length > 0);
            let of_role = roles
                .iter()
                .filter(|_| role == Role::None)
                .map(|(phrases, it)| (self.phrase_before(at, phrases), *it))
                // The first of the longest.
                .rev()
                .max_by_key(|(length, _)| *length)
                .filter(|(length, _)| *length > 0);
            match (of_bound, of_role) {
                (Some((length, it)), other)
                    if other.is_none_or(|(of_role, _)| length >= of_role) =>
                {
                    bound = it;
                    at -= length;
                }
                (_, Some((length, it))) => {
                    role = self.role(at, length, it);
                    at -= length;
                }
                (_, None) => break,
            }
        }
        (bound, role)
    }

    /// The role that a phrase of so many tokens before `end` gives a number.
    fn role(&self, end: usize, length: usize, found: Role) -> Role {
        let claims = self.tongue.claims;
        if self.phrase_before(end, &claims.instead) == length {
            Role::Instead
        } else if found == Role::From && self.phrase_before(end, &claims.by) == length {
            Role::FromOrBy
        } else {
            found
        }
    }
}
