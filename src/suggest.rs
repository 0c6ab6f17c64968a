//! Suggestions for misspelled names: the one place that decides what counts as a near miss and
//! how it is worded.

/// The most edits – letters added, dropped, replaced or swapped with their neighbour – by which
/// a name may differ from the one it is taken for. Two cover a slip and a half, such as a wrong
/// letter and a missing plural; at three, different words begin to match (`scores` and
/// `courses`). Short names allow fewer.
const MAX_EDITS: usize = 2;

/// The most names listed when none is near: two or three lines of a terminal.
const MAX_LISTED: usize = 24;

/// The edits allowed for a known name of this many characters.
fn allowed_edits(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=5 => 1,
        _ => MAX_EDITS,
    }
}

/// The known name that `name` most likely stands for; of several equally near, the first.
///
/// Case, `_`, `-` and spaces are habits of writing and do not count as edits: `font_size` is
/// `fontSize`.
pub(crate) fn nearest<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let folded = fold(name);
    let length = folded.chars().count();
    known
        .into_iter()
        .filter_map(|candidate| {
            let other = fold(candidate);
            let other_length = other.chars().count();
            let allowed = allowed_edits(other_length);
            // The distance is at least the difference in length, and a name may be long.
            if length.abs_diff(other_length) > allowed {
                return None;
            }
            let edits = strsim::osa_distance(&folded, &other);
            (edits <= allowed).then_some((edits, candidate))
        })
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// The hint for an unknown name: the one that is meant, or else those there are.
pub(crate) fn hint<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> String {
    nearest(name, known.clone()).map_or_else(|| one_of(known), did_you_mean)
}

/// The hint that names the one that is meant.
pub(crate) fn did_you_mean(name: &str) -> String {
    format!("did you mean `{name}`?")
}

/// The hint that lists the names there are, each once.
pub(crate) fn one_of<'a>(known: impl IntoIterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in known {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = if names.len() > MAX_LISTED { ", …" } else { "" };
    names.truncate(MAX_LISTED);
    format!("expected one of {}{more}", listed(names))
}

/// Names in backticks, separated by commas.
pub(crate) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names = names.into_iter().map(|name| format!("`{name}`"));
    names.collect::<Vec<_>>().join(", ")
}

/// A name without what is only a habit of writing.
pub(crate) fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["id", "name", "density", "fontSize", "exclude"];

    #[test]
    fn slips_and_habits_of_writing_are_near_misses() {
        for (name, meant) in [
            ("densty", "density"),
            ("dnesity", "density"),
            ("font_size", "fontSize"),
            ("FONTSIZE", "fontSize"),
            ("font-sizes", "fontSize"),
            ("nam", "name"),
            ("nmae", "name"),
            ("ID", "id"),
            ("exlude", "exclude"),
        ] {
            assert_eq!(nearest(name, NAMES), Some(meant), "{name}");
        }
    }

    #[test]
    fn other_words_and_short_names_are_not() {
        for name in ["ie", "same as", "lame duck", "dens", "x", "", "sizes"] {
            assert_eq!(nearest(name, NAMES), None, "{name}");
        }
    }

    #[test]
    fn the_nearest_wins_and_the_first_of_equals() {
        assert_eq!(nearest("workx", ["worked", "works", "work"]), Some("works"));
        assert_eq!(nearest("workx", ["worked", "work", "works"]), Some("work"));
    }

    #[test]
    fn a_hint_names_what_is_meant_or_lists_what_there_is() {
        assert_eq!(hint("nam", NAMES), "did you mean `name`?");
        assert_eq!(hint("zzzzzz", ["a", "b", "a"]), "expected one of `a`, `b`");
        let many: Vec<String> = (0..99).map(|number| format!("name-{number}")).collect();
        let hint = hint("zzzzzz", many.iter().map(String::as_str));
        assert!(hint.ends_with("`name-23`, …"), "{hint}");
    }
}
