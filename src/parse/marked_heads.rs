//! Entries that are the items of a list themselves: their heads begin with a marker, and their
//! bullets stand further in. The markers of such heads are removed.

use std::ops::Range;

use super::lines::TextLine;
use super::markers::without_marker;
use super::pieces;
use super::thresholds::HANGING;

/// Removes the markers of heads from the lines of a section.
pub(super) fn unmark(lines: &mut [TextLine], range: Range<usize>) {
    let Some(section) = lines.get(range.clone()) else { return };
    let is_marked =
        |line: &TextLine| without_marker(&line.text).is_some_and(|it| !it.is_empty());
    let marked: Vec<usize> =
        (0..section.len()).filter(|at| is_marked(&section[*at])).collect();
    let outer = marked.iter().map(|at| section[*at].indent).fold(f64::MAX, f64::min);
    let is_outer = |at: usize| section[at].indent - outer <= HANGING * section[at].size;
    let (heads, inner): (Vec<usize>, Vec<usize>) =
        marked.into_iter().partition(|at| is_outer(*at));
    // The dates of a head are on its first or second line, at the right of it or alone.
    let dated = |at: usize| {
        let second =
            (at + 1 < section.len() && !is_marked(&section[at + 1])).then_some(at + 1);
        [Some(at), second].into_iter().flatten().any(|at| {
            let line = &section[at];
            let date = pieces::head_date(&line.text, &line.gaps);
            date.is_some_and(|date| {
                date.own && (date.dated.is_range() || !line.gaps.is_empty())
            })
        })
    };
    let with_dates = heads.iter().filter(|at| dated(**at)).count();
    // Where other lines have the dates, the marked ones are bullets.
    let before = heads.first().copied().unwrap_or(0);
    let others = (0..before)
        .any(|at| pieces::head_date(&section[at].text, &section[at].gaps).is_some());
    let are_heads = if inner.is_empty() {
        with_dates == heads.len()
    } else {
        with_dates * 2 > heads.len()
    };
    if heads.is_empty() || others || !are_heads {
        return;
    }
    for at in heads {
        let line = &mut lines[range.start + at];
        let Some(text) = without_marker(&line.text) else { continue };
        let cut = line.text.len() - text.len();
        line.text = text.to_owned();
        for place in line.gaps.iter_mut().chain(&mut line.turns) {
            *place = place.saturating_sub(cut);
        }
        line.gaps.retain(|gap| *gap > 0);
        line.turns.retain(|turn| *turn > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::line;
    use super::*;

    #[test]
    fn the_markers_of_heads_are_removed_and_those_of_bullets_kept() {
        let mut lines = [
            line("• Acme, Bonn", 10.0, None),
            line("Engineer | 2019 – 2021", 20.0, Some(12.0)),
            line("◦ Cut the latency", 30.0, Some(12.0)),
            line("• Birch, Kiel", 10.0, Some(18.0)),
            line("Clerk | 2016 – 2019", 20.0, Some(12.0)),
            line("◦ Kept the books", 30.0, Some(12.0)),
        ];
        unmark(&mut lines, 0..6);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts[0], "Acme, Bonn");
        assert_eq!(texts[2], "◦ Cut the latency");
        assert_eq!(texts[3], "Birch, Kiel");
    }

    #[test]
    fn bullets_with_years_under_a_dated_head_stay_bullets() {
        let mut lines = [
            line("Engineer | 2019 – 2021", 10.0, None),
            line("• Cut the latency | 2019 – 2020", 20.0, Some(12.0)),
        ];
        unmark(&mut lines, 0..2);
        assert_eq!(lines[1].text, "• Cut the latency | 2019 – 2020");
    }
}
