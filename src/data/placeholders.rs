//! `data/placeholders.json`: what people write in brackets where a text of their own belongs.

use std::collections::BTreeSet;

use super::table::{Table, file};

pub(super) static PLACEHOLDERS: Table<BTreeSet<String>> =
    Table::new(&[file!("placeholders.json")]);

/// Whether a text, that stands in brackets, is a placeholder: `Company` of `[Company]`.
pub(crate) fn is_placeholder(text: &str) -> bool {
    PLACEHOLDERS.get().contains(&*text.trim().to_lowercase())
}
