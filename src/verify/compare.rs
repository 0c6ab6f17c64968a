//! Compares the words read in one order with the expected ones, and explains each difference.
//!
//! Usually the two sequences of words are equal, and that is all. If they are not, every place
//! where the words of a piece stand together is a candidate for it. The heaviest chain of
//! candidates in the document's order is what was read in its place; the rest is explained one
//! by one.

use std::collections::HashMap;

use super::broken::{Breakable, ReadWord};
use super::expected::{Expected, ExpectedPiece, Word};
use super::{Defect, DefectKind, OrderOutcome, Subject};
use crate::extract::{Line, ReadingOrder};
use crate::geom::PageNumber;
use crate::text;

/// Compares the lines read in `order` with `expected`.
pub(super) fn compare(
    expected: &Expected,
    order: ReadingOrder,
    lines: &[Line],
    breakable: &Breakable<'_>,
) -> OrderOutcome {
    let read = breakable.read(lines);
    let same = read.len() == expected.words.len()
        && expected.words.iter().zip(&read).all(|(word, read)| word.is(&read.text));
    let mut outcome = OrderOutcome {
        order,
        expected: expected.lines,
        found: expected.lines,
        defects: foreign(&read),
        is_required: true,
    };
    if !same {
        explain(expected, &read, &mut outcome);
    }
    outcome
}

/// Characters that only a broken encoding leaves behind, each once per page.
fn foreign(read: &[ReadWord<'_>]) -> Vec<Defect> {
    let mut defects = Vec::new();
    for word in read {
        for character in word.text.chars().filter(|c| text::is_foreign(*c)) {
            let kind = DefectKind::Foreign { character };
            let defect = Defect { kind, subject: Subject::Page, page: Some(word.page) };
            if !defects.contains(&defect) {
                defects.push(defect);
            }
        }
    }
    defects
}

/// A place where a piece's words stand together.
#[derive(Clone, Copy)]
struct Candidate {
    piece: usize,
    start: usize,
    end: usize,
}

/// Explains how the words differ.
fn explain(expected: &Expected, read: &[ReadWord<'_>], outcome: &mut OrderOutcome) {
    let candidates = candidates(expected, read);
    let in_place = heaviest_chain(expected, &candidates, read.len());
    let explanation = Explanation {
        expected,
        read,
        in_place,
        taken: vec![None; read.len()],
        candidates,
    };
    explanation.run(outcome);
}

/// Every place where the words of some piece stand together, in the order of the places.
fn candidates(expected: &Expected, read: &[ReadWord<'_>]) -> Vec<Candidate> {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, word) in read.iter().enumerate() {
        places.entry(text::caseless(&word.text)).or_default().push(at);
        if Word::Marker.is(&word.text) {
            places.entry(String::new()).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for (number, piece) in expected.pieces.iter().enumerate() {
        let words = &expected.words[piece.start..piece.end];
        let Some(first) = words.first() else { continue };
        let key = match first {
            Word::Exactly(word) => text::caseless(word),
            Word::AnyCase(word) => word.clone(),
            Word::Marker => String::new(),
        };
        for &start in places.get(&key).into_iter().flatten() {
            let end = start + words.len();
            if end <= read.len()
                && words
                    .iter()
                    .zip(&read[start..end])
                    .all(|(word, read)| word.is(&read.text))
            {
                found.push(Candidate { piece: number, start, end });
            }
        }
    }
    found.sort_by_key(|candidate| (candidate.start, candidate.piece));
    found
}

/// For every piece its place in the chain of candidates that keeps the document's order, does
/// not overlap, and has the most words.
fn heaviest_chain(
    expected: &Expected,
    candidates: &[Candidate],
    read: usize,
) -> Vec<Option<Candidate>> {
    // `best.prefix(p)` is the heaviest chain so far that ends before the place at hand and
    // holds only pieces before `p`.
    let mut best = PrefixMaximum::new(expected.pieces.len());
    let mut weights = vec![0usize; candidates.len()];
    let mut previous: Vec<Option<usize>> = vec![None; candidates.len()];
    let mut ending: Vec<Vec<usize>> = vec![Vec::new(); read + 1];
    let mut next = 0;
    for place in 0..=read {
        for &done in &ending[place] {
            best.raise(candidates[done].piece, (weights[done], done));
        }
        while let Some(candidate) = candidates.get(next).filter(|c| c.start == place) {
            let before = best.prefix(candidate.piece);
            weights[next] =
                candidate.end - candidate.start + before.map_or(0, |(weight, _)| weight);
            previous[next] = before.map(|(_, chain)| chain);
            ending[candidate.end].push(next);
            next += 1;
        }
    }
    let mut chain = vec![None; expected.pieces.len()];
    let mut at = best.prefix(expected.pieces.len()).map(|(_, last)| last);
    while let Some(number) = at {
        chain[candidates[number].piece] = Some(candidates[number]);
        at = previous[number];
    }
    chain
}

/// A Fenwick tree over pieces that answers "the maximum before".
struct PrefixMaximum(Vec<Option<(usize, usize)>>);

impl PrefixMaximum {
    fn new(pieces: usize) -> Self {
        Self(vec![None; pieces + 1])
    }

    fn raise(&mut self, piece: usize, value: (usize, usize)) {
        let mut at = piece + 1;
        while at < self.0.len() {
            if self.0[at].is_none_or(|held| held.0 < value.0) {
                self.0[at] = Some(value);
            }
            at += at & at.wrapping_neg();
        }
    }

    /// The maximum over the pieces before `piece`.
    fn prefix(&self, piece: usize) -> Option<(usize, usize)> {
        let mut at = piece;
        let mut best: Option<(usize, usize)> = None;
        while at > 0 {
            if let Some(value) = self.0[at]
                && best.is_none_or(|held| held.0 < value.0)
            {
                best = Some(value);
            }
            at -= at & at.wrapping_neg();
        }
        best
    }
}

struct Explanation<'a> {
    expected: &'a Expected,
    read: &'a [ReadWord<'a>],
    in_place: Vec<Option<Candidate>>,
    /// For every word read, the piece it is attributed to.
    taken: Vec<Option<usize>>,
    candidates: Vec<Candidate>,
}

impl Explanation<'_> {
    fn run(mut self, outcome: &mut OrderOutcome) {
        for (number, place) in self.in_place.iter().enumerate() {
            if let Some(place) = place {
                self.taken[place.start..place.end].fill(Some(number));
            }
        }
        let mut broken = vec![false; self.expected.lines];
        let mut defects = Vec::new();
        for number in 0..self.expected.pieces.len() {
            let piece = &self.expected.pieces[number];
            if self.in_place[number].is_none() {
                broken[piece.line] = true;
                defects.push(self.explain_piece(number));
            } else if self.is_apart_from_its_line(number) {
                broken[piece.line] = true;
                defects.push(self.defect(DefectKind::Split, number, None));
            }
        }
        self.explain_rest(&mut defects);
        if defects.is_empty() {
            // The words differ, so there must be a defect.
            let kind = DefectKind::Added { words: self.read.len() };
            defects.push(Defect { kind, subject: Subject::Page, page: None });
        }
        outcome.found = broken.iter().filter(|broken| !**broken).count();
        for defect in defects {
            if !outcome.defects.contains(&defect) {
                outcome.defects.push(defect);
            }
        }
    }

    fn defect(&self, kind: DefectKind, piece: usize, at: Option<usize>) -> Defect {
        Defect {
            kind,
            subject: self.subject(piece),
            page: at.and_then(|at| self.read.get(at)).map(|word| word.page),
        }
    }

    fn subject(&self, piece: usize) -> Subject {
        self.expected.pieces[piece].subject.clone()
    }

    /// Whether other words stand between a piece and the piece before it on its line.
    fn is_apart_from_its_line(&self, number: usize) -> bool {
        let Some(before) = number.checked_sub(1) else { return false };
        if self.expected.pieces[before].line != self.expected.pieces[number].line {
            return false;
        }
        match (self.in_place[before], self.in_place[number]) {
            (Some(before), Some(here)) => before.end != here.start,
            _ => false,
        }
    }

    /// The defect of a piece that was not read in its place.
    fn explain_piece(&mut self, number: usize) -> Defect {
        let elsewhere = self.candidates.iter().copied().find(|candidate| {
            candidate.piece == number
                && self.taken[candidate.start..candidate.end].iter().all(Option::is_none)
        });
        if let Some(place) = elsewhere {
            self.taken[place.start..place.end].fill(Some(number));
            let expected_after = number.checked_sub(1).map(|before| self.subject(before));
            let found_after = self.taken[..place.start].iter().rev().flatten().next();
            let found_after = found_after.map(|&before| self.subject(before));
            let kind = DefectKind::Moved { expected_after, found_after };
            return self.defect(kind, number, Some(place.start));
        }
        let piece = &self.expected.pieces[number];
        let (from, to) = self.gap(number);
        if self.differs_in_spaces_only(piece, from, to) {
            return self.defect(DefectKind::Split, number, Some(from));
        }
        // Word by word, each read word counting once.
        let mut lost = 0;
        let mut first = None;
        let around: Vec<usize> = (from..to)
            .chain((0..from).chain(to..self.read.len()))
            .filter(|&at| self.taken[at].is_none())
            .collect();
        let mut free: HashMap<&str, Vec<usize>> = HashMap::new();
        for &at in around.iter().rev() {
            free.entry(&*self.read[at].text).or_default().push(at);
        }
        let words = self.expected.words[piece.start..piece.end].to_vec();
        for word in &words {
            let at = match word {
                Word::Exactly(word) => free.get_mut(word.as_str()).and_then(Vec::pop),
                other => around.iter().copied().find(|&at| {
                    self.taken[at].is_none() && other.is(&self.read[at].text)
                }),
            };
            match at {
                Some(at) => {
                    self.taken[at] = Some(number);
                    first = first.or(Some(at));
                }
                None => lost += 1,
            }
        }
        let kind = if lost == 0 {
            DefectKind::Split
        } else {
            DefectKind::Lost { words: lost, of: words.len() }
        };
        self.defect(kind, number, first)
    }

    /// The words read between the nearest pieces that are in their place.
    fn gap(&self, number: usize) -> (usize, usize) {
        let from =
            self.in_place[..number].iter().rev().flatten().next().map_or(0, |c| c.end);
        let to = self.in_place[number..]
            .iter()
            .flatten()
            .next()
            .map_or(self.read.len(), |c| c.start);
        (from, to.max(from))
    }

    /// Whether the characters of a piece stand together in `from..to` with other spaces; if so
    /// they are attributed to it.
    fn differs_in_spaces_only(
        &mut self,
        piece: &ExpectedPiece,
        from: usize,
        to: usize,
    ) -> bool {
        let wanted: String = self.expected.words[piece.start..piece.end]
            .iter()
            .map(|word| match word {
                Word::Exactly(word) | Word::AnyCase(word) => text::caseless(word),
                Word::Marker => String::new(),
            })
            .collect();
        let mut joined = String::new();
        let mut starts = Vec::new();
        for word in &self.read[from..to] {
            starts.push(joined.len());
            joined.push_str(&text::caseless(&word.text));
        }
        let Some(at) = joined.find(&wanted).filter(|_| !wanted.is_empty()) else {
            return false;
        };
        let number = self.number_of(piece);
        let bulleted = self.expected.words.get(piece.start) == Some(&Word::Marker);
        for (offset, &start) in starts.iter().enumerate() {
            let here = from + offset;
            if start >= at && start < at + wanted.len() {
                self.taken[here] = Some(number);
            }
            // The marker stands just before.
            let marker = bulleted && Word::Marker.is(&self.read[here].text);
            if marker && start + self.read[here].text.len() == at {
                self.taken[here] = Some(number);
            }
        }
        true
    }

    fn number_of(&self, piece: &ExpectedPiece) -> usize {
        self.expected.pieces.partition_point(|other| other.start < piece.start)
    }

    /// Explains the words that belong to no piece: repetitions and additions.
    fn explain_rest(&mut self, defects: &mut Vec<Defect>) {
        for candidate in &self.candidates {
            let words = candidate.start..candidate.end;
            // A single word may well occur twice.
            if words.len() > 1 && self.taken[words.clone()].iter().all(Option::is_none) {
                self.taken[words].fill(Some(candidate.piece));
                let page = self.read.get(candidate.start).map(|word| word.page);
                defects.push(Defect {
                    kind: DefectKind::Repeated,
                    subject: self.subject(candidate.piece),
                    page,
                });
            }
        }
        let mut added: Vec<(PageNumber, usize)> = Vec::new();
        for (word, taken) in self.read.iter().zip(&self.taken) {
            if taken.is_some() {
                continue;
            }
            match added.last_mut() {
                Some((page, count)) if *page == word.page => *count += 1,
                _ => added.push((word.page, 1)),
            }
        }
        defects.extend(added.into_iter().map(|(page, words)| Defect {
            kind: DefectKind::Added { words },
            subject: Subject::Page,
            page: Some(page),
        }));
    }
}
