//! How lines look: what sets the lines of headings apart from running text, and makes them alike.

use std::collections::BTreeMap;

use super::lines::{Rhythm, TextLine};
use super::print::Style;
use super::thresholds::{
    APART, FAR_APART, LARGER, MUCH_LARGER, OTHER_TONE, SAME_SIZE, SIZE_STEP,
};

/// The maximum number of headings whose looks are compared, which takes the square of it.
const MAX_COMPARED: usize = 64;

/// The size of running text, in pt, assumed for a page without letters.
const USUAL_SIZE: f64 = 10.0;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// In pt.
    pub(super) size: f64,
    pub(super) capitals: bool,
    pub(super) style: Style,
}

impl Look {
    pub(super) fn of(line: &TextLine) -> Self {
        Self { size: line.size, capitals: in_capitals(&line.text), style: line.style }
    }

    pub(super) fn is_like(self, other: Self) -> bool {
        (self.size - other.size).abs() < SAME_SIZE * self.size.max(other.size)
            && self.capitals == other.capitals
            && self.style == other.style
    }
}

/// Whether a text is written in capitals; never if its script has no case.
fn in_capitals(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && !text.chars().any(char::is_lowercase)
}

/// How running text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    /// In pt.
    pub(super) size: f64,
    bold: bool,
    tone: Option<f32>,
}

impl Body {
    pub(super) fn of(lines: &[TextLine]) -> Self {
        let most = |is: &dyn Fn(&TextLine) -> bool| {
            let letters = |of: &TextLine| of.text.len();
            let all: usize = lines.iter().map(letters).sum();
            lines.iter().filter(|line| is(line)).map(letters).sum::<usize>() * 2 > all
        };
        let mut tones: Vec<f32> = lines.iter().filter_map(|line| line.tone).collect();
        tones.sort_by(f32::total_cmp);
        Self {
            size: body_size(lines),
            bold: most(&|line| line.style.bold),
            tone: tones.get(tones.len() / 2).copied(),
        }
    }

    /// How much a line stands out by its type: 1 for each kind of difference, 2 for size.
    pub(super) fn difference(self, line: &TextLine) -> f64 {
        let size = match line.size / self.size {
            ratio if ratio >= MUCH_LARGER => 2.0,
            ratio if ratio > LARGER => 1.0,
            _ => 0.0,
        };
        let tone =
            line.tone.zip(self.tone).is_some_and(|(a, b)| (a - b).abs() > OTHER_TONE);
        let signs =
            [line.style.bold && !self.bold, in_capitals(&line.text), tone, line.ruled];
        signs.into_iter().filter(|sign| *sign).fold(size, |sum, _| sum + 1.0)
    }
}

/// How much a line stands out by the space above it.
pub(super) fn space(line: &TextLine, rhythm: Rhythm) -> f64 {
    match rhythm.of(line) {
        Some(step) if step > FAR_APART => 1.0,
        Some(step) if step <= APART => 0.0,
        _ => 0.5,
    }
}

/// Whether a line ends as labels do.
pub(super) fn ends_in_colon(line: &TextLine) -> bool {
    line.text.ends_with([':', '：'])
}

/// The commonest look; of equally common ones the largest, since headings are larger than text.
pub(super) fn commonest(looks: &[Look]) -> Option<Look> {
    let mut best: Option<(usize, Look)> = None;
    for look in looks.iter().take(MAX_COMPARED) {
        let votes = looks.iter().filter(|other| look.is_like(**other)).count();
        let better = best.is_none_or(|(most, of)| {
            votes > most || votes == most && look.size > of.size * (1.0 + SAME_SIZE)
        });
        if better {
            best = Some((votes, *look));
        }
    }
    best.map(|(_, look)| look)
}

/// The size of most letters, in pt.
pub(super) fn body_size(lines: &[TextLine]) -> f64 {
    let mut letters: BTreeMap<u64, usize> = BTreeMap::new();
    for line in lines {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes are positive and small"
        )]
        let size = (line.size / SIZE_STEP).round() as u64;
        *letters.entry(size).or_default() += line.text.len();
    }
    let most = letters.iter().max_by_key(|(_, count)| **count);
    #[expect(clippy::cast_precision_loss, reason = "a font size")]
    most.map_or(USUAL_SIZE, |(size, _)| *size as f64 * SIZE_STEP)
}
