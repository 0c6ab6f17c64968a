//! Lists that stand in the running text of an entry: where each line begins with a bullet, they are
//! its highlights.

use serde_json::{Map, Value};

/// The sections whose entries have highlights, with the key of their running text.
const SECTIONS: [(&str, &str); 4] = [
    ("work", "summary"),
    ("volunteer", "summary"),
    ("education", "summary"),
    ("projects", "description"),
];

/// What people begin an item of a list with.
const MARKERS: [char; 12] = ['•', '-', '*', '–', '◦', '▪', '‣', '·', '●', '■', '➢', '✓'];

/// Makes highlights of the lists in running text, where an entry has none.
pub(super) fn split(resume: &mut Map<String, Value>) {
    for (section, key) in SECTIONS {
        let entries = resume.get_mut(section).and_then(Value::as_array_mut);
        for entry in entries.into_iter().flatten().filter_map(Value::as_object_mut) {
            entry_of(entry, key);
        }
    }
}

fn entry_of(entry: &mut Map<String, Value>, key: &str) {
    if entry.contains_key("highlights") {
        return;
    }
    let Some(text) = entry.get(key).and_then(Value::as_str) else { return };
    let Some((before, items)) = list_in(text) else { return };
    if before.is_empty() {
        entry.shift_remove(key);
    } else {
        entry.insert(key.to_owned(), before.into());
    }
    entry.insert("highlights".to_owned(), items.into());
}

/// The text before a list, and its items; `None` if there is no list, or text after it that is none
/// of it.
fn list_in(text: &str) -> Option<(String, Vec<String>)> {
    let text = on_lines(text);
    let mut before = Vec::new();
    let mut items: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let is_inside = line.starts_with("  ") || line.starts_with('\t');
        match (item(line.trim()), items.last_mut()) {
            (Some(item), Some(last)) if is_inside => {
                last.push_str("\n- ");
                last.push_str(item);
            }
            (Some(item), _) => items.push(item.to_owned()),
            (None, Some(last)) if is_inside => {
                last.push(' ');
                last.push_str(line.trim());
            }
            (None, Some(_)) => return None,
            (None, None) => before.push(line.trim_end()),
        }
    }
    (!items.is_empty()).then(|| (before.join("\n"), items))
}

/// The text of an item without its marker; `None` for a line that is none.
fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(MARKERS)?;
    let is_spaced = rest.starts_with(char::is_whitespace);
    // Nobody begins a sentence with a bullet, but `-5 %` begins with a hyphen.
    let is_sure = !line.starts_with(['-', '*', '–', '·']);
    let text = rest.trim();
    (!text.is_empty() && (is_spaced || is_sure)).then_some(text)
}

/// The text with each bullet at the beginning of a line: programs run them together.
fn on_lines(text: &str) -> String {
    let runs_on = text.matches(" • ").count() > 0 && text.trim_start().starts_with('•');
    if runs_on { text.replace(" • ", "\n• ") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(String, Vec<String>)> {
        list_in(text)
    }

    #[test]
    fn a_list_becomes_highlights_and_what_is_before_it_stays() {
        let two = |before: &str| {
            Some((before.to_owned(), vec!["Dyes".to_owned(), "Spins".to_owned()]))
        };
        assert_eq!(of("- Dyes\n- Spins"), two(""));
        assert_eq!(of("Runs the mill.\n\n• Dyes\n•Spins\n"), two("Runs the mill."));
        assert_eq!(of("• Dyes • Spins"), two(""));
    }

    #[test]
    fn an_item_goes_on_where_it_is_indented() {
        let items = |text: &str| of(text).map(|(_, items)| items.join("|"));
        assert_eq!(items("- Dyes\n  wool\n- Spins").as_deref(), Some("Dyes wool|Spins"));
        assert_eq!(
            items("- Dyes\n  - wool\n- Spins").as_deref(),
            Some("Dyes\n- wool|Spins")
        );
    }

    #[test]
    fn running_text_stays_as_it_is() {
        for text in ["Dyes wool.", "-5 % waste", "- Dyes\nAnd that is all.", ""] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
