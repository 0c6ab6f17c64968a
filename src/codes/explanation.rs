//! An explanation, as plain text for terminals and as Markdown for the documentation.

use std::fmt::Write as _;

use crate::diag::{Code, Severity};

/// Codes that begin with the same letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The letter.
    pub letter: char,
    /// What the codes are about, as a title.
    pub title: String,
    /// The same in a sentence.
    pub about: String,
    /// The codes, by number.
    pub codes: Vec<Explanation>,
}

/// What a code means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// The severities its findings can have, the highest first; never empty.
    pub severities: Vec<Severity>,
    /// The problem, in one sentence.
    pub summary: String,
    /// What it means or checks, why it matters, an example, the remedy, the sources.
    pub parts: Vec<Part>,
}

/// Part of an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// For example `Why it matters`.
    pub heading: &'static str,
    /// The text; never empty.
    pub paragraphs: Vec<String>,
}

impl Part {
    /// A part of one paragraph.
    #[must_use]
    pub fn new(heading: &'static str, text: impl Into<String>) -> Self {
        Self { heading, paragraphs: vec![text.into()] }
    }
}

impl Explanation {
    /// The severities as text: `error, warning`.
    #[must_use]
    pub fn severity(&self) -> String {
        let names: Vec<&str> = self.severities.iter().map(|it| it.name()).collect();
        names.join(", ")
    }

    /// The explanation as plain text of at most 80 columns.
    #[must_use]
    pub fn text(&self) -> String {
        let Self { code, summary, parts, .. } = self;
        let severity = self.severity();
        let mut text = format!("{code} {} ({severity})\n\n", code.name);
        text.push_str(&wrapped(summary, ""));
        for Part { heading, paragraphs } in parts {
            text.push('\n');
            text.push_str(heading);
            text.push('\n');
            for paragraph in paragraphs {
                text.push_str(&wrapped(paragraph, "  "));
            }
        }
        text
    }

    /// The explanation as Markdown, under a heading of the third level.
    #[must_use]
    pub fn markdown(&self) -> String {
        let Self { code, summary, parts, .. } = self;
        let severity = self.severity();
        let mut text = format!("### {code} {}\n\n*{severity}* – {summary}\n", code.name);
        for Part { heading, paragraphs } in parts {
            match paragraphs.as_slice() {
                // Writing to a string cannot fail.
                [one] => _ = writeln!(text, "\n**{heading}.** {one}"),
                several => {
                    _ = writeln!(text, "\n**{heading}.**\n");
                    text.extend(several.iter().map(|one| format!("- {one}\n")));
                }
            }
        }
        text
    }
}

fn wrapped(text: &str, indent: &str) -> String {
    const WIDTH: usize = 80;
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(indent)
        .subsequent_indent(indent)
        .break_words(false);
    textwrap::fill(text, options) + "\n"
}
