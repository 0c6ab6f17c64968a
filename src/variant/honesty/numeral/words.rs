//! Numbers that are written as words: `thirty-five`, `fünfunddreißig`, `quatre-vingt-dix`,
//! `treinta y cinco`.

use super::scan::Scan;
use crate::variant::honesty::tongue::Tongue;

/// Between the numbers of a compound: `fünfunddreißig`, `vijfendertig`, `tweeëntwintig`.
const INNER_JOINTS: [&str; 3] = ["und", "en", "ën"];

/// The maximum length of a compound, in bytes.
const LONGEST: usize = 48;

/// A sum of numbers in the order in which they are said.
#[derive(Debug, Default, Clone, Copy)]
struct Sum {
    /// Thousands.
    done: i128,
    /// What is below them so far.
    open: i128,
    is_begun: bool,
}

impl Sum {
    /// Adds the next number, unless it does not belong to those before it.
    fn add(&mut self, number: i128) -> bool {
        let rest = self.open % 100;
        self.open = match number {
            1_000.. if self.done == 0 => {
                self.done = self.open.max(1) * number;
                0
            }
            _ if !self.is_begun || self.open == 0 => number,
            100 if (1..10).contains(&self.open) => self.open * 100,
            // Four times twenty, in French.
            20 if self.open == 4 => 80,
            1..=99 if rest == 0 => self.open + number,
            1..=9 if rest >= 20 && rest % 10 == 0 => self.open + number,
            10..=19 if matches!(rest, 60 | 80) => self.open + number,
            _ => return false,
        };
        self.is_begun = true;
        true
    }

    fn add_all(mut self, numbers: &[i128]) -> Option<Self> {
        numbers.iter().all(|number| self.add(*number)).then_some(self)
    }

    fn value(self) -> i128 {
        self.done + self.open
    }
}

impl Scan<'_> {
    /// The number in words that starts at a token, and its last token.
    pub(super) fn spelled(&self, at: usize) -> Option<(i128, usize)> {
        let mut sum = Sum::default().add_all(&self.parts_at(at)?)?;
        let mut last = at;
        loop {
            let joint = usize::from(self.is_joint(last + 1));
            let next = last + 1 + joint;
            let Some(parts) = self.parts_at(next) else { break };
            let Some(more) = sum.add_all(&parts) else { break };
            (sum, last) = (more, next);
        }
        Some((sum.value(), last))
    }

    fn parts_at(&self, at: usize) -> Option<Vec<i128>> {
        parts(self.tongue, self.word(at)?)
    }

    /// Whether a token joins numbers; a hyphen does so only without spaces.
    fn is_joint(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let is_tied = token.glued && self.token(at + 1).is_some_and(|next| next.glued);
        (token.text != "-" || is_tied)
            && self.tongue.claims.number_joints.contains(&self.lower[at])
    }
}

/// The numbers that a word in lower case consists of.
fn parts(tongue: &Tongue, word: &str) -> Option<Vec<i128>> {
    if let Some(number) = tongue.number(word) {
        return Some(vec![number]);
    }
    if word.len() > LONGEST {
        return None;
    }
    compound(tongue, word)
}

fn compound(tongue: &Tongue, word: &str) -> Option<Vec<i128>> {
    if let Some(number) = tongue.own_number(word) {
        return Some(vec![number]);
    }
    let splits = word.char_indices().map(|(at, _)| at).skip(2);
    splits.collect::<Vec<_>>().into_iter().rev().find_map(|at| {
        let (head, rest) = word.split_at(at);
        let number = tongue.own_number(head)?;
        let joined = INNER_JOINTS.iter().find_map(|joint| rest.strip_prefix(joint));
        // Ones go before tens.
        if let Some(tens) = joined.and_then(|rest| tongue.own_number(rest))
            && tens >= 20
        {
            return Some(vec![tens, number]);
        }
        let mut all = vec![number];
        all.extend(compound(tongue, rest)?);
        Some(all)
    })
}
