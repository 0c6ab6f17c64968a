//! YAML 1.2 in its core schema, read into the same tree as JSON.
//!
//! What is a trap in YAML is settled here, for every kind of document:
//!
//! - `no`, `yes`, `on` and `off` are text, as in the core schema; `true` and `false` are not.
//! - `0123`, `+49` and `0x1F` are text: a telephone number or a postal code keeps its first zero.
//!   A number keeps how it was written, for those who read it as text: `3.90`.
//! - Anchors are replaced by what they stand for, within the same limits as everything else, so
//!   that no small file becomes a large one. A merge key (`<<`) gives the members that are not
//!   there.
//! - A file has one document. Tags other than those of the core schema mean nothing here.
//!
//! Limits are those of JSON, and are checked event by event, so that no text is taken in whole.

mod build;
mod explain;
mod scalar;
mod write;

use granit_parser::{Event, Parser};

use super::index::Node;
use super::limits::MAX_DEPTH;
use crate::diag::{Diagnostic, Findings};
use build::Builder;
pub(crate) use write::yaml_text;

/// Parses a text; `None` if it has no document.
pub(super) fn parse(text: &str) -> Result<Option<Node>, Findings> {
    build(text).map_err(|finding| (*finding).into())
}

fn build(text: &str) -> Result<Option<Node>, Box<Diagnostic>> {
    let options = granit_parser::options! {
        emit_comments: false,
        // The builder reports nesting in the words of all notations; this is the parser's own
        // bound on what it keeps.
        flow_nesting_limit: 4 * MAX_DEPTH,
        block_nesting_limit: 4 * MAX_DEPTH,
    };
    let mut builder = Builder::new(text);
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) =
            event.map_err(|error| Box::new(explain::syntax(text, &error)))?;
        let span = span.byte_range().unwrap_or_default();
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                let form = scalar::form(&value, style, tag.as_deref())
                    .ok_or_else(|| Box::new(explain::tag(&span)))?;
                builder.scalar(span, form, anchor)?;
            }
            Event::SequenceStart(_, anchor, _) => builder.open(span, false, anchor)?,
            Event::MappingStart(_, anchor, _) => builder.open(span, true, anchor)?,
            Event::SequenceEnd | Event::MappingEnd => builder.close(span.end)?,
            Event::Alias(anchor) => builder.alias(span, anchor)?,
            Event::DocumentStart(..) => builder.document(span.start),
            _ => {}
        }
    }
    Ok(builder.finish())
}

#[cfg(test)]
mod tests;
