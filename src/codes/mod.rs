//! What the codes of findings mean.
//!
//! The explanations are Markdown files under `data/codes/`, one for each family of codes, so that
//! anybody can improve one without knowing Rust. Rules of `check` and `lint` are the exception: each carries
//! its explanation in its own file, and [`explain`](crate::explain) joins the two.
//!
//! A code is never reused for another kind of finding. One that gets another letter or name is
//! listed in `data/codes/renamed.json`; the old form stays valid wherever a code is accepted.

mod explanation;
mod read;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::data::{EXPLANATIONS, renamed_codes};
use crate::diag::{Code, Diagnostic, Location};
pub use explanation::{Explanation, Family, Part};

/// A code or name that was renamed, used in its old form.
pub(crate) const RENAMED_CODE: Code = Code::new("O003", "renamed-code");

/// The families of all codes that are not rules.
pub(crate) fn families() -> &'static [Family] {
    static FAMILIES: OnceLock<Vec<Family>> = OnceLock::new();
    FAMILIES.get_or_init(|| {
        // A test reads every file.
        let read = |text: &&'static str| {
            read::family(text).unwrap_or_else(|error| panic!("data/codes: {error}"))
        };
        EXPLANATIONS.iter().map(read).collect()
    })
}

/// Every code and name that was renamed, with its current form.
///
/// # Panics
/// Never: a test reads the embedded list.
#[must_use]
pub fn renamed() -> &'static BTreeMap<String, String> {
    renamed_codes()
}

/// The current form of a code or name that was renamed, in whatever case it is written.
pub(crate) fn current(old: &str) -> Option<&'static str> {
    let mut all = renamed().iter();
    all.find(|(known, _)| known.eq_ignore_ascii_case(old)).map(|(_, new)| new.as_str())
}

/// The note for a code or name that was used in its old form.
#[must_use]
pub fn renamed_note(old: &str, new: &str) -> Diagnostic {
    let message = format!("`{old}` is now `{new}`");
    Diagnostic::note(RENAMED_CODE, Location::Nowhere, message)
}
