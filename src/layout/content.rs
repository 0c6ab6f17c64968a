//! The bytes of a layout's files, and the names that have a meaning.

use std::sync::Arc;

/// The file that defines `layout(document, options)`.
pub(crate) const MAIN_FILE: &str = "layout.typ";

/// The file in which a layout says what it is.
pub(crate) const MANIFEST_FILE: &str = "layout.json";

/// The bytes of a file: part of the program, or shared by all clones of a layout.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// Part of the program.
    Bundled(&'static [u8]),
    /// Given by the caller.
    Given(Arc<[u8]>),
}

impl AsRef<[u8]> for Content {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Bundled(bytes) => bytes,
            Self::Given(bytes) => bytes,
        }
    }
}

/// `name` with a hyphen for every character that is not an ASCII letter or digit, so that it can
/// be part of a path.
pub(super) fn plain_name(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = name.chars().map(plain).collect();
    if name.is_empty() { "-".to_owned() } else { name }
}
