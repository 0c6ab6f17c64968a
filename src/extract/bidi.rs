//! Right-to-left text: puts the pieces of a line, given in the order they appear on the page,
//! into logical order.

use unicode_bidi::{BidiInfo, Level};

use super::clusters::{Cluster, Joint, for_each_char, joint};
use super::glyphs::Glyph;
use crate::direction::{Direction, Letters, is_right_to_left};

/// Reverses `/ReversedChars` text: its glyphs are shown from left to right, so the last one is
/// read first (ISO 32000-1 §14.8.2.3.3). The text of each glyph stays as it is.
///
/// Sequences that continue each other to the right form one run, as the words of a line do; a
/// sequence that begins further left is the next run and already in logical order.
pub(super) fn turn_marked(clusters: &mut [Cluster<'_>]) {
    let mut start = 0;
    while start < clusters.len() {
        let run = clusters.get(start..).map_or(0, marked_run);
        if let Some(run) = clusters.get_mut(start..start + run) {
            run.reverse();
        }
        start += run.max(1);
    }
}

/// The length of the run of reversed text that `clusters` begins with. A gap inside the run is
/// part of it, a gap after it is not.
fn marked_run(clusters: &[Cluster<'_>]) -> usize {
    let mut length = 0;
    let mut before = None;
    for (index, cluster) in clusters.iter().enumerate() {
        match *cluster {
            Cluster::Space if before.is_some() => {}
            Cluster::Glyph(glyph)
                if glyph.reversed.is_some()
                    && before
                        .is_none_or(|before| joint(before, glyph) != Joint::Back) =>
            {
                before = Some(glyph);
                length = index + 1;
            }
            _ => break,
        }
    }
    length
}

/// The assumed direction of paragraphs, which a PDF does not record: that of most letters of all
/// pages. A single line could mislead: `Kafka, PostgreSQL :עם` is mostly Latin.
pub(super) fn base(glyphs: &[Glyph]) -> Level {
    let mut letters = Letters::default();
    for glyph in glyphs {
        for_each_char(glyph, |c| letters.count(c));
    }
    match letters.direction() {
        Direction::RightToLeft => Level::rtl(),
        Direction::LeftToRight => Level::ltr(),
    }
}

/// Undoes the Unicode bidirectional algorithm (UAX #9) on a line that was assembled from left to
/// right and belongs to a paragraph of direction `base`. The file's own marks decide where it has
/// any, otherwise the characters.
///
/// By characters alone the result is exact for lines of one direction with numbers, and a best
/// guess for mixed lines.
pub(super) fn undo(clusters: &mut [Cluster<'_>], base: Level) {
    let mut right_to_left = base.is_rtl();
    for cluster in &*clusters {
        cluster.for_each_char(|c| right_to_left |= is_right_to_left(c));
    }
    if !right_to_left {
        return;
    }
    // Start from the side where the base direction begins; then every run of the other
    // direction is backwards, and the algorithm finds exactly those runs.
    if base.is_rtl() {
        clusters.reverse();
    }
    let mut foreign = of_other_direction(clusters, base);
    if base.is_rtl() && clusters.iter().any(is_marked) {
        foreign = unmarked(clusters, &foreign);
    }
    let mut start = 0;
    for run in foreign.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        if run.first() == Some(&true)
            && let Some(run) = clusters.get_mut(start..end)
        {
            run.reverse();
        }
        start = end;
    }
}

fn is_marked(cluster: &Cluster<'_>) -> bool {
    matches!(cluster, Cluster::Glyph(glyph) if glyph.reversed.is_some())
}

/// Which pieces of a right-to-left line run from left to right by the file's own marks: those
/// outside `/ReversedChars` (ISO 32000-1 §14.8.2.3.3). The marks know what no character does:
/// that the signs of `C++` were set with its letter. A single glyph needs no mark, so its
/// characters decide. A space goes the way of its neighbours if both agree.
///
/// Valid only for a base direction from right to left: there numbers and foreign words are one
/// level above it, and nothing is above them.
fn unmarked(clusters: &[Cluster<'_>], by_characters: &[bool]) -> Vec<bool> {
    let glyph = |index: usize| match clusters.get(index) {
        Some(Cluster::Glyph(glyph)) if !glyph.unicode.is_whitespace() => Some(*glyph),
        _ => None,
    };
    let shown_with = |glyph: &Glyph, other: Option<&Glyph>| {
        other.is_some_and(|other| other.mcid == glyph.mcid && other.reversed.is_none())
    };
    let known: Vec<Option<bool>> = by_characters
        .iter()
        .enumerate()
        .map(|(index, by_characters)| {
            let own = glyph(index)?;
            let neighbours = [index.checked_sub(1), Some(index + 1)];
            let mut neighbours = neighbours.into_iter().flatten().map(glyph);
            let alone = !neighbours.any(|other| shown_with(own, other));
            Some(own.reversed.is_none() && (!alone || *by_characters))
        })
        .collect();
    let mut foreign: Vec<bool> = known.iter().map(|own| *own == Some(true)).collect();
    let mut before = false;
    let mut space = 0;
    for (index, own) in known.iter().enumerate() {
        match own {
            None => space += 1,
            Some(own) => {
                if let Some(between) = foreign.get_mut(index - space..index) {
                    between.fill(before && *own);
                }
                (before, space) = (*own, 0);
            }
        }
    }
    foreign
}

/// Which pieces of a line run against `base` by the Unicode bidirectional algorithm.
fn of_other_direction(clusters: &[Cluster<'_>], base: Level) -> Vec<bool> {
    let mut text = String::new();
    let starts: Vec<usize> = clusters
        .iter()
        .map(|cluster| {
            let start = text.len();
            // A paragraph separator would end the algorithm early.
            cluster.for_each_char(|c| text.push(if c.is_control() { ' ' } else { c }));
            start
        })
        .collect();
    let info = BidiInfo::new(&text, Some(base));
    let differs = |level: &Level| level.is_rtl() != base.is_rtl();
    starts.iter().map(|&start| info.levels.get(start).is_some_and(differs)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Painting, Unicode};
    use crate::geom::PageNumber;

    /// Glyphs from left to right. Each piece is one marked-content sequence; a piece that begins
    /// with `<` is marked as reversed.
    fn shown(pieces: &[&str]) -> Vec<Glyph> {
        let glyph = |unicode, mcid, reversed| Glyph {
            page: PageNumber::from_index(0),
            unicode: Unicode::Char(unicode),
            x: 0.0,
            y: 0.0,
            advance: 5.0,
            size: 10.0,
            direction: [1.0, 0.0],
            mcid: Some(mcid),
            run: 0,
            face: 0,
            painting: Painting::Fill,
            opacity: 1.0,
            luminance: Some(0.0),
            artifact: false,
            clipped: false,
            on_page: true,
            distorted: false,
            actual: None,
            reversed,
        };
        let mut glyphs = Vec::new();
        for (mcid, piece) in (0..).zip(pieces) {
            let (reversed, text) =
                piece.strip_prefix('<').map_or((None, *piece), |text| (Some(0), text));
            glyphs.extend(text.chars().map(|c| glyph(c, mcid, reversed)));
        }
        glyphs
    }

    /// The text read from a line of a right-to-left paragraph.
    fn undone(pieces: &[&str]) -> String {
        let glyphs = shown(pieces);
        let mut clusters: Vec<Cluster<'_>> = glyphs.iter().map(Cluster::Glyph).collect();
        undo(&mut clusters, Level::rtl());
        let mut text = String::new();
        for cluster in &clusters {
            cluster.for_each_char(|c| text.push(c));
        }
        text
    }

    #[test]
    fn marks_keep_signs_with_the_word_they_were_set_with() {
        // Reversed by the test, or editors would each display these lines differently.
        let word = |text: &str| format!("<{}", text.chars().rev().collect::<String>());
        assert_eq!(undone(&["C++", &word("מפתחת ")]), "מפתחת C++");
        assert_eq!(undone(&["Rust, Go", " ", &word("שפות:")]), "שפות: Rust, Go");
    }

    #[test]
    fn a_single_glyph_needs_no_mark() {
        let word = |text: &str| format!("<{}", text.chars().rev().collect::<String>());
        assert_eq!(undone(&["٪", "40", &word("بنسبة ")]), "بنسبة 40٪");
        assert_eq!(
            undone(&[&word("צוות של "), "5", &word("מפתחים ")]),
            "מפתחים 5צוות של "
        );
    }

    #[test]
    fn without_marks_the_characters_decide() {
        let word = |text: &str| text.chars().rev().collect::<String>();
        assert_eq!(undone(&["Kafka, Go", &word("עם: ")]), "עם: Kafka, Go");
        let line = ["95", &word(" ל-"), "840", &word("מ-")];
        assert_eq!(undone(&line), "מ-840 ל-95");
    }

    #[test]
    fn the_direction_is_that_of_most_letters() {
        assert!(base(&shown(&["שלום Go 2021"])).is_rtl());
        assert!(base(&shown(&["Hello שלום"])).is_ltr());
        assert!(base(&shown(&["2021"])).is_ltr());
    }
}
