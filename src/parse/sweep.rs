//! The last sweep: words of the page that no field has.
//!
//! A word is where it should be if a text that was kept has it, at the place of its line or, for
//! texts that go on over the page, on the page before.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::lines::TextLine;
use super::markers::without_marker;
use super::parsed::Found;
use crate::data;
use crate::geom::{PageNumber, Rect};
use crate::text::is_unspaced;

/// The maximum number of places of one word on a page that are compared. A word that is kept more
/// often counts as kept everywhere on the page.
const MAX_PLACES: usize = 500;

/// Places that are no further apart than this, in pt, touch: rounding.
const TOUCH: f64 = 0.1;

/// The runs of words of `lines` that none of the texts in `kept` has, in the order of the lines.
pub(super) fn lost(lines: &[TextLine], kept: &[Found]) -> Vec<Found> {
    let mut places: HashMap<(PageNumber, &str), Vec<Rect>> = HashMap::new();
    for found in kept {
        for word in words(&found.text) {
            let places = places.entry((found.page, &found.text[word])).or_default();
            if places.len() < MAX_PLACES {
                places.push(found.rect);
            }
        }
    }
    let is_kept = |line: &TextLine, word: &str| {
        let before = line.page.index().checked_sub(1).map(PageNumber::from_index);
        let here = places.get(&(line.page, word));
        here.is_some_and(|places| {
            places.len() == MAX_PLACES || places.iter().any(|it| touches(it, &line.rect))
        }) || before.is_some_and(|before| places.contains_key(&(before, word)))
    };
    let joints = joints();
    let mut out = Vec::new();
    for line in lines {
        let text = without_marker(&line.text).unwrap_or(&line.text);
        let words = words(text);
        let is_lost: Vec<bool> =
            words.iter().map(|word| !is_kept(line, &text[word.clone()])).collect();
        // What joins a title and its employer is in neither.
        let is_joint = |at: usize| {
            let is_between =
                at > 0 && !is_lost[at - 1] && is_lost.get(at + 1) == Some(&false);
            is_between && joints.contains(&text[words[at].clone()].to_lowercase())
        };
        let lost = (0..words.len()).filter(|at| is_lost[*at] && !is_joint(*at));
        let mut runs: Vec<Range<usize>> = Vec::new();
        for at in lost {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
        }
        out.extend(runs.into_iter().map(|run| {
            line.found(&text[words[run.start].start..words[run.end - 1].end])
        }));
    }
    out
}

/// Whether two places on a page share a point.
fn touches(a: &Rect, b: &Rect) -> bool {
    a.x0 <= b.x1 + TOUCH
        && b.x0 <= a.x1 + TOUCH
        && a.y0 <= b.y1 + TOUCH
        && b.y0 <= a.y1 + TOUCH
}

/// The words of a text, as ranges of bytes: runs of letters and figures. In scripts without spaces
/// each letter is a word, since a line may end after any.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match out.last_mut() {
            _ if !c.is_alphanumeric() => is_open = false,
            Some(word) if is_open && !is_unspaced(c) => word.end = end,
            _ => {
                out.push(at..end);
                is_open = !is_unspaced(c);
            }
        }
    }
    out
}

/// The words between a title and its employer, in lower case.
fn joints() -> BTreeSet<String> {
    let all = data::reading().flat_map(|read| &read.before_employer);
    all.flat_map(|joint| joint.split_whitespace()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::line;
    use super::*;

    fn lost_of(text: &str, kept: &[&str]) -> Vec<String> {
        let line = line(text, 10.0, None);
        let kept: Vec<Found> = kept.iter().map(|text| line.found(text)).collect();
        lost(&[line], &kept).into_iter().map(|found| found.text).collect()
    }

    #[test]
    fn what_no_text_has_is_lost() {
        assert_eq!(
            lost_of("Acme, Bonn – since May 2020", &["Acme", "Bonn"]),
            ["since May 2020"]
        );
        assert_eq!(lost_of("• Acme 12 Bonn 34", &["Acme", "Bonn"]), ["12", "34"]);
        assert_eq!(lost_of("设计Rust", &["设", "Rust"]), ["计"]);
        assert!(lost_of("Engineer at Acme", &["Engineer", "Acme"]).is_empty());
        assert_eq!(lost_of("Engineer at", &["Engineer"]), ["at"]);
    }

    #[test]
    fn a_word_is_kept_at_its_place_alone() {
        let (here, mut there) = (line("Rust", 10.0, None), line("Rust", 10.0, None));
        there.rect = Rect { y0: 300.0, y1: 310.0, ..there.rect };
        let kept = [there.found("Rust")];
        assert!(lost(std::slice::from_ref(&there), &kept).is_empty());
        assert_eq!(lost(&[here], &kept).len(), 1);
    }
}
