//! The file of a proposal: written for people, and read back as any variant.

use serde_json::Value;

use crate::diag::Findings;
use crate::resume::Source;
use crate::variant::Variant;

/// The content of a file, for people to read.
pub(super) fn written(file: &Value) -> String {
    serde_json::to_string_pretty(file).expect("a value is JSON") + "\n"
}

pub(super) fn read(text: &str) -> Result<Variant, Findings> {
    let source = Source::new("proposal.json", text)?;
    Variant::parse(&source).output
}
