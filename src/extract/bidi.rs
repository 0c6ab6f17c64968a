//! Right-to-left text: the pieces of a line as they stand on the page come in, the same pieces
//! in logical order go out.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::lines::{Cluster, Joint, joint};

/// Turns `/ReversedChars` text round: its glyphs are shown from left to right, so the last one
/// is read first (ISO 32000-1 §14.8.2.3.3). A glyph's own text stays as it is.
///
/// Sequences that continue each other to the right are one run, as words of a line are; one that
/// begins further left is the next run, in logical order already.
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

/// How many clusters at the beginning are one run of reversed text. A gap inside the run is part
/// of it, a gap after it is not.
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

/// Undoes the Unicode bidirectional algorithm (UAX #9) on a line that was put together from
/// left to right.
///
/// The base direction is not in the file; it is taken to be that of most letters. The result is
/// exact for lines of one direction with numbers, and a best reading for mixed ones.
pub(super) fn undo(clusters: &mut [Cluster<'_>]) {
    let mut right_to_left = 0_usize;
    let mut left_to_right = 0_usize;
    for cluster in &*clusters {
        cluster.for_each_char(|c| match bidi_class(c) {
            BidiClass::R | BidiClass::AL => right_to_left += 1,
            BidiClass::L => left_to_right += 1,
            _ => {}
        });
    }
    if right_to_left == 0 {
        return;
    }
    // Read from the side the base direction begins at; then every run of the other direction
    // is backwards, and the algorithm finds exactly those runs.
    let base = if right_to_left > left_to_right { Level::rtl() } else { Level::ltr() };
    if base.is_rtl() {
        clusters.reverse();
    }
    let mut text = String::new();
    let starts: Vec<usize> = clusters
        .iter()
        .map(|cluster| {
            let start = text.len();
            // A paragraph separator would end the algorithm's work early.
            cluster.for_each_char(|c| text.push(if c.is_control() { ' ' } else { c }));
            start
        })
        .collect();
    let info = BidiInfo::new(&text, Some(base));
    let foreign: Vec<bool> = starts
        .iter()
        .map(|&start| {
            info.levels.get(start).is_some_and(|level| level.is_rtl() != base.is_rtl())
        })
        .collect();
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
