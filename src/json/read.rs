//! Reads a text in its notation.

use super::index::Node;
use super::notation::{self, Notation};
use super::relaxed::{self, Blanked};
use super::{foreign, limits, messages, syntax, yaml};
use crate::diag::Findings;

/// A text as it was read.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) notation: Notation,
    /// The value; `None` if there is none.
    pub(super) root: Option<Node>,
    /// The text as strict JSON, if that is another text.
    blanked: Option<String>,
    /// What the text has and JSON does not allow.
    pub(super) deviations: Findings,
}

impl Tree {
    /// The text as strict JSON; `text` is as it was given.
    pub(super) fn text<'t>(&'t self, text: &'t str) -> &'t str {
        self.blanked.as_deref().unwrap_or(text)
    }
}

/// Reads the text of a file of that name.
///
/// # Errors
/// When the text is over a [limit](limits) or not in its notation.
pub(super) fn tree(name: &str, text: &str) -> Result<Tree, Findings> {
    if let Some(finding) = foreign::text(name, text) {
        return Err(finding.into());
    }
    let notation = Notation::of(name, text);
    if notation == Notation::Yaml {
        let root = yaml::parse(text)?;
        let (blanked, deviations) = (None, Findings::new());
        return Ok(Tree { notation, root, blanked, deviations });
    }
    let (mut blanked, mut deviations) = (None, Findings::new());
    if let Some(Blanked { text, comments, commas }) = relaxed::blank(text) {
        blanked = Some(text);
        if !notation::is_relaxed(name) {
            deviations.extend(comments.map(|(at, count)| messages::comments(at, count)));
            deviations
                .extend(commas.map(|(at, count)| messages::trailing_commas(at, count)));
        }
    }
    let text = blanked.as_deref().unwrap_or(text);
    let scan = limits::scan(text)?;
    let root =
        syntax::parse(text, scan).map_err(|errors| match foreign::yaml(name, text) {
            Some(finding) => finding.into(),
            None => errors,
        })?;
    Ok(Tree { notation, root, blanked, deviations })
}
