//! Reads a file of explanations.
//!
//! ```text
//! # T: typesetting
//!
//! What the family is about.
//!
//! ## T009 nearly-empty-page (warning)
//!
//! The problem, in one sentence.
//!
//! Means: …
//!
//! Why: …
//!
//! Example: …
//!
//! Fix: …
//!
//! Source: …
//! ```
//!
//! Every part is one paragraph; all five are required, in this order.

use super::{Explanation, Family, Part};
use crate::diag::{Code, Severity};

/// The label of each part in the file, and its heading where it is shown.
const PARTS: [(&str, &str); 5] = [
    ("Means: ", "What it means"),
    ("Why: ", "Why it matters"),
    ("Example: ", "Example"),
    ("Fix: ", "How to fix it"),
    ("Source: ", "Source"),
];

/// The family that a file explains.
///
/// # Errors
/// A sentence about the first place that does not follow the form.
pub(super) fn family(text: &'static str) -> Result<Family, String> {
    let mut sections = text.split("\n## ");
    let head = sections.next().unwrap_or_default();
    let (title, about) = head.split_once('\n').ok_or("the file is empty")?;
    let (letter, title) = title
        .strip_prefix("# ")
        .and_then(|title| title.split_once(": "))
        .ok_or_else(|| format!("`{title}` is not of the form `# T: title`"))?;
    Ok(Family {
        letter: letter.chars().next().ok_or("the family has no letter")?,
        title: title.to_owned(),
        about: paragraphs(about).next().ok_or("the family is not described")?,
        codes: sections.map(explanation).collect::<Result<_, _>>()?,
    })
}

fn explanation(section: &'static str) -> Result<Explanation, String> {
    let (title, body) = section.split_once('\n').ok_or("a code is not explained")?;
    let (code, severities) = title
        .strip_suffix(')')
        .and_then(|title| title.split_once(" ("))
        .and_then(|(code, severities)| Some((code.split_once(' ')?, severities)))
        .map(|((id, name), severities)| (Code::new(id, name), severities))
        .ok_or_else(|| format!("`{title}` is not of the form `T009 name (error)`"))?;
    let severity = |name| {
        Severity::named(name).ok_or_else(|| format!("{code}: unknown severity `{name}`"))
    };
    let mut paragraphs = paragraphs(body);
    let summary = paragraphs.next().ok_or_else(|| format!("{code}: no summary"))?;
    let mut parts = Vec::with_capacity(PARTS.len());
    for (label, heading) in PARTS {
        let paragraph = paragraphs.next().unwrap_or_default();
        let text = paragraph
            .strip_prefix(label)
            .ok_or_else(|| format!("{code}: `{label}` is missing or out of order"))?;
        parts.push(Part::new(heading, text));
    }
    if let Some(more) = paragraphs.next() {
        return Err(format!("{code}: unexpected paragraph `{more}`"));
    }
    Ok(Explanation {
        code,
        severities: severities.split(", ").map(severity).collect::<Result<_, _>>()?,
        summary,
        parts,
    })
}

/// The paragraphs of a text, each on one line.
fn paragraphs(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "# T: typesetting\n\nAbout pages.\n\n## ";

    fn error(text: String) -> String {
        family(String::leak(text)).expect_err("it does not follow the form")
    }

    #[test]
    fn a_file_gives_a_family() {
        let text = "T009 nearly-empty-page (warning, note)\n\nA page is\nnearly empty.\n\n\
                    Means: a\n\nWhy: b\n\nExample: c\n\nFix: d\n\nSource: e\n";
        let family = family(String::leak(format!("{HEAD}{text}"))).expect("well-formed");
        assert_eq!((family.letter, family.title.as_str()), ('T', "typesetting"));
        assert_eq!(family.about, "About pages.");
        let [code] = family.codes.as_slice() else { panic!("{family:?}") };
        assert_eq!(code.code, Code::new("T009", "nearly-empty-page"));
        assert_eq!(code.severities, [Severity::Warning, Severity::Note]);
        assert_eq!(code.summary, "A page is nearly empty.");
        assert_eq!(code.parts.len(), PARTS.len());
        assert_eq!(code.parts[3], Part::new("How to fix it", "d"));
    }

    #[test]
    fn a_malformed_file_is_rejected_with_its_place() {
        assert!(error("typesetting\n".to_owned()).contains("`typesetting`"));
        assert!(error(format!("{HEAD}T009 (warning)\n\nx")).contains("T009"));
        let unknown = format!(
            "{HEAD}T009 a (fatal)\n\nx\n\nMeans: a\n\nWhy: b\n\nExample: c\n\nFix: d\n\nSource: e"
        );
        assert!(error(unknown).contains("`fatal`"));
        let missing = error(format!("{HEAD}T009 a (note)\n\nx\n\nMeans: y\n"));
        assert!(missing.contains("T009: `Why: ` is missing"), "{missing}");
    }
}
