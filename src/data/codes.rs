//! `data/codes`: explanations of the codes of findings, and what codes were once called. `codes`
//! reads the explanations.

use std::collections::BTreeMap;

use super::table::{Table, file};

/// The explanations, one text for each family of codes, in the order in which people meet them.
pub(crate) const EXPLANATIONS: [&str; 10] = [
    file!("codes/notation.md").text,
    file!("codes/resume.md").text,
    file!("codes/import.md").text,
    file!("codes/options.md").text,
    file!("codes/variant.md").text,
    file!("codes/posting.md").text,
    file!("codes/typesetting.md").text,
    file!("codes/proof.md").text,
    file!("codes/batch.md").text,
    file!("codes/running.md").text,
];

pub(super) static RENAMED: Table<BTreeMap<String, String>> =
    Table::new(&[file!("codes/renamed.json")]);

/// Every code and name that was renamed, with its current form.
pub(crate) fn renamed_codes() -> &'static BTreeMap<String, String> {
    RENAMED.get()
}
