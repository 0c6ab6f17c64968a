//! [`Diagnostic`]s as a worker sends them: plain JSON, and no more of it than a reader can use,
//! because an untrusted layout writes messages of its own.

use serde::{Deserialize, Serialize};

use crate::diag::{Code, Diagnostic, Findings, Location, Severity};
use crate::export::NO_PICTURE;
use crate::layout::LAYOUT_FAILED;

/// The codes of findings that a worker can send.
const CODES: [Code; 4] =
    [LAYOUT_FAILED, NO_PICTURE, super::LAYOUT_OVER_LIMIT, super::LAYOUT_CRASHED];

/// How many findings of one document are sent; the first few are mended first.
const MAX_FINDINGS: usize = 50;
/// How many hints of one finding are sent.
const MAX_HINTS: usize = 10;
/// How many characters of a message are sent; a layout writes its own with `panic`.
const MAX_TEXT: usize = 500;

/// A [`Diagnostic`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Finding {
    code: String,
    severity: u8,
    message: String,
    /// The file with its line and column, both 1-based; `None` if it has no place.
    place: Option<(String, Option<(usize, usize)>)>,
    hints: Vec<String>,
}

/// Turns findings into what is sent.
pub(super) fn pack(findings: &[Diagnostic]) -> Vec<Finding> {
    let pack = |found: &Diagnostic| Finding {
        code: found.code.id.to_owned(),
        severity: found.severity as u8,
        message: short(&found.message),
        place: match &found.location {
            Location::Typst { path, line_column } => Some((path.clone(), *line_column)),
            // A worker knows neither the résumé nor the finished PDF.
            Location::Json { .. } | Location::Pdf { .. } | Location::Nowhere => None,
        },
        hints: found.hints.iter().take(MAX_HINTS).map(|hint| short(hint)).collect(),
    };
    findings.iter().take(MAX_FINDINGS).map(pack).collect()
}

/// Turns what was sent back into findings.
pub(super) fn unpack(findings: Vec<Finding>) -> Findings {
    let unpack = |found: Finding| Diagnostic {
        code: CODES
            .into_iter()
            .find(|code| code.id == found.code)
            .unwrap_or(LAYOUT_FAILED),
        severity: [Severity::Note, Severity::Warning, Severity::Error]
            .into_iter()
            .find(|severity| *severity as u8 == found.severity)
            .unwrap_or(Severity::Error),
        message: found.message,
        location: found.place.map_or(Location::Nowhere, |(path, line_column)| {
            Location::Typst { path, line_column }
        }),
        hints: found.hints,
    };
    findings.into_iter().map(unpack).collect()
}

fn short(text: &str) -> String {
    match text.char_indices().nth(MAX_TEXT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_arrives_as_it_was_sent() {
        let location =
            Location::Typst { path: "my/layout.typ".into(), line_column: Some((3, 4)) };
        let findings = Findings::from(vec![
            Diagnostic::error(super::super::LAYOUT_CRASHED, location, "it fell")
                .hint("mend it"),
            Diagnostic::warning(NO_PICTURE, Location::Nowhere, "too large"),
        ]);
        assert_eq!(unpack(pack(&findings)), findings);
    }

    #[test]
    fn a_message_without_end_is_cut() {
        let long = "é".repeat(1 << 20);
        let sent = pack(&[Diagnostic::error(LAYOUT_FAILED, Location::Nowhere, long)]);
        assert_eq!(sent[0].message.chars().count(), MAX_TEXT + 1);
    }
}
