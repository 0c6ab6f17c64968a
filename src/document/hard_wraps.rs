//! Paragraphs that an editor has broken into lines, as in block scalars of YAML: their line ends
//! are no ends of paragraphs.

/// The length of the longest line of a paragraph that an editor breaks, in characters. House rule:
/// editors break between 72 and 120, and a line of a list is rarely as long.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=130;

/// The lines of a text, those of a paragraph that was broken by an editor as one. Lines for which
/// `stands_alone` is true, such as bullets, are no part of any; one that is indented under such
/// a line continues it.
pub(super) fn joined<'t>(
    lines: impl Iterator<Item = &'t str>,
    stands_alone: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    // How far the line is indented that an indented line continues.
    let mut above: Option<usize> = None;
    for line in lines {
        let is_blank = line.trim().is_empty();
        let alone = stands_alone(line);
        if let (Some(indent), false, false) = (above, is_blank, alone)
            && indent_of(line) > indent
            && let Some(last) = out.last_mut()
        {
            last.push(' ');
            last.push_str(line.trim());
            continue;
        }
        if alone || is_blank {
            finish(&mut paragraph, &mut out);
            out.push(line.to_owned());
        } else {
            paragraph.push(line);
        }
        above = alone.then(|| indent_of(line));
    }
    finish(&mut paragraph, &mut out);
    out
}

/// Adds the lines of a paragraph: as one if an editor broke it.
fn finish(lines: &mut Vec<&str>, out: &mut Vec<String>) {
    if is_broken(lines) {
        let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
        out.push(lines.join(" "));
    } else {
        out.extend(lines.iter().map(|&line| line.to_owned()));
    }
    lines.clear();
}

/// Whether lines are full: no line could have taken the first word of the next; and at least half
/// of them end within a sentence.
fn is_broken(lines: &[&str]) -> bool {
    let length = |text: &str| text.trim().chars().count();
    let width = lines.iter().map(|line| length(line)).max().unwrap_or_default();
    let joints = || lines.windows(2).filter_map(|pair| pair.first().zip(pair.get(1)));
    let is_full = |(line, next): (&&str, &&str)| {
        let word = next.split_whitespace().next().unwrap_or_default();
        length(line) + 1 + length(word) > width
    };
    let is_inside = |(line, next): &(&&str, &&str)| {
        let ends = line.trim_end().ends_with(['.', '!', '?', ':', ';', '。']);
        !ends
            && next.trim_start().starts_with(|c: char| c.is_lowercase() || c.is_numeric())
    };
    lines.len() > 1
        && WIDTHS.contains(&width)
        && joints().all(is_full)
        && 2 * joints().filter(is_inside).count() >= joints().count()
}

fn indent_of(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        joined(text.lines(), |line| line.trim_start().starts_with("- "))
    }

    #[test]
    fn a_paragraph_that_an_editor_broke_is_one_line() {
        let text = "Runs the looms of a mill in the north, from the order of the yarn to the\n\
                    cloth that leaves the house, and teaches six apprentices how to set up a\n\
                    warp.\n\nSecond.";
        let lines = of(text);
        assert_eq!(lines.len(), 3, "{lines:#?}");
        assert!(lines[0].ends_with("to the cloth that leaves the house, and teaches six apprentices how to set up a warp."));
    }

    #[test]
    fn lines_that_someone_ended_stay_lines() {
        for text in [
            "Improving the process\nPerforming reviews\nTeaching apprentices",
            "Wove for three years in the largest mill of the whole northern region.\n\
             Led twelve people.\nBought the yarn.",
            "Teams of six and more in the mill, the dye works and the storehouse\n\
             Responsible for yarn",
        ] {
            assert_eq!(of(text), text.lines().collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn an_indented_line_continues_the_bullet_above() {
        let text = "- Cut the waste of yarn\n  by a third\n  - in wool\nAll in a year.";
        let wanted =
            ["- Cut the waste of yarn by a third", "  - in wool", "All in a year."];
        assert_eq!(of(text), wanted);
    }
}
