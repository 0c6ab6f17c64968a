//! Words that may be wider than a line: which are set smaller, and which are broken.

use super::segment;

/// What becomes of a word that must stay on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fit {
    /// It fits on every line.
    Line,
    /// It may be wider than a line, and a layout makes it smaller until it fits.
    Shrunk,
    /// It would be too small to read. It may break after a slash: the word with a word joiner
    /// wherever else a line could break.
    Broken(String),
}

/// A word of at most this width, in em, fits on a line of every layout at every size: the
/// narrowest line, under a bullet of the second level, is 365 pt wide, and the largest size is
/// 12 pt.
const FITTING: f64 = 30.0;

/// A word of at most this width, in em, is never set below 7 pt to fit on a line.
const SHRINKABLE: f64 = 50.0;

/// What becomes of `word`.
pub(super) fn fit(word: &str) -> Fit {
    let width = width(word);
    if width <= FITTING {
        return Fit::Line;
    }
    match broken(word) {
        Some(joined) if width > SHRINKABLE => Fit::Broken(joined),
        _ => Fit::Shrunk,
    }
}

/// Whether a line may break inside `word`, after a slash.
pub(crate) fn may_break(word: &str) -> bool {
    // Bytes are no fewer than characters, and no character is wider than an em.
    word.len() > 30 && matches!(fit(word), Fit::Broken(_))
}

/// The word with joiners wherever a line could break, but after the slashes of a path; `None` if a
/// part of it would still not fit.
fn broken(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len() + 12);
    let mut from = 0;
    for at in segment::opportunities(word) {
        let before = &word[..at];
        if before.ends_with('/') && !before.ends_with("//") && !before.ends_with(":/") {
            let part = &word[from..at];
            out.push_str(&segment::joined(part));
            from = at;
            if width(part) > FITTING {
                return None;
            }
        }
    }
    let last = &word[from..];
    out.push_str(&segment::joined(last));
    (from > 0 && width(last) <= FITTING).then_some(out)
}

/// About how wide a word is, in em: rather too wide than too narrow.
fn width(word: &str) -> f64 {
    let width = |c: char| match c {
        'm' | 'w' => 0.85,
        'a'..='z' | '0'..='9' | '.' | ',' | '/' | ':' | '-' | '_' | ' ' => 0.55,
        'M' | 'W' => 1.0,
        'A'..='Z' => 0.75,
        _ => 1.0,
    };
    word.chars().map(width).sum()
}

#[cfg(test)]
mod tests {
    use super::super::segment::WORD_JOINER;
    use super::*;

    #[test]
    fn long_addresses_break_after_the_slashes_of_their_path_alone() {
        let part = "a-readable-part";
        let path = [part; 8].join("/");
        let address = format!("https://a.example/{path}");
        let Fit::Broken(joined) = fit(&address) else { panic!("{address}") };
        assert_eq!(joined.replace(WORD_JOINER, ""), address);
        let breaks: Vec<&str> = segment::opportunities(&joined)
            .map(|at| &joined[..at])
            .filter(|before| before.len() < joined.len())
            .collect();
        assert!(breaks.len() >= 7, "{breaks:?}");
        assert!(breaks.iter().all(|before| before.ends_with('/')), "{breaks:?}");
        assert!(!breaks.iter().any(|before| before.ends_with("//")), "{breaks:?}");
        assert!(may_break(&address));
    }

    #[test]
    fn other_long_words_are_made_smaller() {
        assert_eq!(fit("a-short/word"), Fit::Line);
        assert_eq!(fit(&format!("a.example/{}", "b".repeat(56))), Fit::Shrunk);
        assert_eq!(fit(&"c".repeat(200)), Fit::Shrunk);
        assert!(!may_break("github.com/ada"));
    }
}
