//! Lists such as skills, languages and interests: groups of items, each with a label if it has one.

use super::lines::TextLine;
use super::parsed::{Found, ParsedEntry};
use super::parts::Part;
use super::pieces;
use super::thresholds::{FULL, HANGING};
use super::units::{Unit, found, join};

/// The groups of a section, as entries with the items for bullets.
pub(super) fn read(part: Part<'_>) -> Vec<ParsedEntry> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < part.units.len() {
        let start = at;
        if let Some(apart) = apart(part, at) {
            out.push(apart);
            at += 1;
            continue;
        }
        let mut text = part.units[at].text.clone();
        at += 1;
        while at < part.units.len() && (is_open(&text) || continues(part, start, at)) {
            join(&mut text, &part.units[at].text);
            at += 1;
        }
        let lines = part.units[start].lines.start..part.units[at - 1].lines.end;
        let lines = &part.lines[lines];
        let whole = found(&text, lines);
        let unit = &part.units[start];
        let (label, value) =
            match label(&text).or_else(|| bold_label(&text, unit, &lines[0])) {
                Some((label, value)) => (Some(found(label, lines)), value),
                None => (None, &*text),
            };
        let words = words(value).into_iter().map(|word| found(word, lines));
        out.push(ParsedEntry {
            title: label,
            bullets: words.collect(),
            head: vec![whole],
            ..ParsedEntry::default()
        });
    }
    out
}

/// The items of a line that only wide gaps separate.
fn apart(part: Part<'_>, at: usize) -> Option<ParsedEntry> {
    let unit = &part.units[at];
    let line = &part.lines[unit.lines.start];
    let plain = !unit.is_bullet && unit.lines.len() == 1 && unit.text == line.text;
    if !plain || line.gaps.is_empty() || label(&line.text).is_some() {
        return None;
    }
    let pieces = pieces::split(&line.text, &line.gaps);
    let texts: Vec<&str> = pieces.into_iter().map(|it| &line.text[it]).collect();
    if texts.len() < 2 || texts.iter().any(|text| words(text).len() > 1) {
        return None;
    }
    Some(ParsedEntry {
        bullets: texts.iter().map(|text| line.found(text)).collect(),
        head: vec![line.found(&line.text)],
        ..ParsedEntry::default()
    })
}

/// The label of a group: everything before the first colon and space.
fn label(text: &str) -> Option<(&str, &str)> {
    const MAX_BYTES: usize = 160;
    let labelled = pieces::labelled(text);
    let (label, value) = labelled.or_else(|| text.split_once(": "))?;
    let fits = !label.is_empty() && !value.is_empty() && label.len() <= MAX_BYTES;
    fits.then(|| (label.trim(), value.trim()))
}

/// The label of a group without a colon: bold before plain type.
fn bold_label<'t>(
    text: &'t str,
    unit: &Unit,
    line: &TextLine,
) -> Option<(&'t str, &'t str)> {
    let turn = *line.turns.first().filter(|_| line.lead.bold && !unit.is_bullet)?;
    let (label, value) = (text.get(..turn)?.trim(), text.get(turn..)?.trim());
    (!label.is_empty() && !value.is_empty()).then_some((label, value))
}

/// Whether a bracket of `text` is still open: its last item goes on.
fn is_open(text: &str) -> bool {
    let count = |brackets: [char; 2]| text.matches(brackets).count();
    count(['(', '（']) > count([')', '）'])
}

/// Whether a unit continues the group that starts at `start`.
fn continues(part: Part<'_>, start: usize, at: usize) -> bool {
    let unit = &part.units[at];
    let line = &part.lines[unit.lines.start];
    let first = &part.lines[part.units[start].lines.start];
    let last = &part.lines[part.units[at - 1].lines.end - 1];
    if unit.is_bullet || line.step.is_some() && !part.rhythm.is_tight(line) {
        return false;
    }
    let hangs = line.indent - first.indent > HANGING * line.size;
    hangs
        || pieces::ends_open(&last.text)
        || line.overflows(last, FULL) && pieces::labelled(&unit.text).is_none()
}

/// The items of a list, separated by semicolons if it has any, else by commas, outside brackets.
pub(super) fn words(text: &str) -> Vec<&str> {
    let semicolon = |c: char| matches!(c, ';' | '；' | '؛');
    let comma = |c: char| matches!(c, ',' | '、' | '，' | '،' | '|' | '·' | '•');
    let by_semicolons = text.contains(semicolon);
    let mut depth = 0_usize;
    let mut out = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // `10,000` is one item.
        let number = c == ','
            && text[..at].ends_with(|c: char| c.is_ascii_digit())
            && text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        let separates = if by_semicolons { semicolon(c) } else { comma(c) && !number };
        if separates && depth == 0 {
            out.push(text[start..at].trim());
            start = at + c.len_utf8();
        }
    }
    out.push(text[start..].trim());
    out.retain(|word| !word.is_empty());
    out
}

/// A text that ends in brackets, and the text in the brackets.
pub(super) fn bracketed(found: &Found) -> Option<(Found, Found)> {
    let inner = found.text.strip_suffix([')', '）'])?;
    let at = inner.rfind(['(', '（'])?;
    let bracket = inner[at..].chars().next().map_or(1, char::len_utf8);
    let (before, inside) = (inner[..at].trim(), inner[at + bracket..].trim());
    let part = |text: &str| Found { text: text.to_owned(), ..found.clone() };
    (!before.is_empty() && !inside.is_empty()).then(|| (part(before), part(inside)))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn items_are_separated_by_commas_outside_brackets() {
        assert_eq!(words("Rust, C++ (17, 20), Go"), ["Rust", "C++ (17, 20)", "Go"]);
        assert_eq!(words("a, b; c"), ["a, b", "c"]);
        assert_eq!(words("设计、Rust"), ["设计", "Rust"]);
        assert_eq!(words("10,000 rows"), ["10,000 rows"]);
    }
}
