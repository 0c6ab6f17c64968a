//! Explanations of every code that vitae prints: those of the rules of `check` and `lint`, and
//! those of all other findings, in one list.

use std::fmt::Write as _;
use std::sync::OnceLock;

pub use crate::codes::{Explanation, Family, Part, renamed, renamed_note};
use crate::{check, lint};

/// A code or name that was looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// What it means.
    pub explanation: &'static Explanation,
    /// Its current form, if it was looked up by an old one.
    pub renamed: Option<&'static str>,
}

/// A code or name that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown code or name `{word}`")]
pub struct Unknown {
    /// What was looked up.
    pub word: String,
    /// The most similar code or name.
    pub nearest: Option<&'static str>,
}

/// Every family: rules of `check` first, then those of `lint`, then all other findings.
#[must_use]
pub fn families() -> &'static [Family] {
    static FAMILIES: OnceLock<Vec<Family>> = OnceLock::new();
    FAMILIES.get_or_init(|| {
        let mut families = check::families();
        families.extend(lint::families());
        families.extend(crate::codes::families().iter().cloned());
        families
    })
}

/// Every explanation, by family and number.
pub fn all() -> impl Iterator<Item = &'static Explanation> {
    families().iter().flat_map(|family| &family.codes)
}

/// The explanation of a code or name, in whatever case it is written.
///
/// # Errors
/// If there is no such code or name, now or before.
pub fn explain(word: &str) -> Result<Answer, Unknown> {
    let word = word.trim();
    if let Some(explanation) = find(word) {
        return Ok(Answer { explanation, renamed: None });
    }
    if let Some(current) = crate::codes::current(word)
        && let Some(explanation) = find(current)
    {
        return Ok(Answer { explanation, renamed: Some(current) });
    }
    let forms = all().flat_map(|it| [it.code.id, it.code.name]);
    let nearest = crate::suggest::nearest(word, forms);
    Err(Unknown { word: word.to_owned(), nearest })
}

fn find(word: &str) -> Option<&'static Explanation> {
    all().find(|it| {
        it.code.id.eq_ignore_ascii_case(word) || it.code.name.eq_ignore_ascii_case(word)
    })
}

/// All explanations as one page of Markdown, as the documentation shows it.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(INTRODUCTION);
    page.push_str("\n| family | about | codes |\n|---|---|---|\n");
    for Family { letter, title, codes, .. } in families() {
        let (first, last) = (codes.first(), codes.last());
        let span = match first.zip(last).map(|(first, last)| (first.code, last.code)) {
            Some((first, last)) if first != last => format!("{first}–{last}"),
            Some((only, _)) => only.to_string(),
            None => String::new(),
        };
        // Writing to a string cannot fail.
        _ = writeln!(page, "| {letter} | {title} | {span} |");
    }
    for Family { letter, title, about, codes } in families() {
        _ = write!(page, "\n## {letter}: {title}\n\n{about}\n");
        for code in codes {
            page.push('\n');
            page.push_str(&code.markdown());
        }
    }
    page.push_str(RENAMED);
    for (old, new) in renamed() {
        _ = writeln!(page, "| `{old}` | `{new}` |");
    }
    page
}

const INTRODUCTION: &str = "\
# Codes

<!-- Generated from `data/codes/` and the rules in `src`; a test keeps it current:
     BLESS=1 cargo test --test suite codes -->

Every finding has a code and a name. `vitae explain CODE` prints the same text as this page, and
`vitae explain` lists all codes. Codes with two digits are rules of `vitae check` or, with W, K
and Y, of `vitae lint`: they can be selected, ignored, and given another severity by their code,
their name, or the beginning of their code. Codes with three digits are findings of the other commands.
";

const RENAMED: &str = "
## Renamed codes

The old forms are still accepted wherever a code is accepted.

| old | current |
|---|---|
";
