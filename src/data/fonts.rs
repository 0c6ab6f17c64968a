//! `data/fonts.json`: free fonts for scripts that the bundled ones lack.

use serde::Deserialize;

use super::table::{Table, file};

/// A free font that covers a range of characters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FreeFont {
    /// The first character, as a code point in hexadecimal.
    from: String,
    /// The last one.
    to: String,
    /// The name of its family.
    pub(crate) family: String,
    /// The package of Debian and Ubuntu that has it.
    pub(crate) package: String,
}

pub(super) static FONTS: Table<Vec<FreeFont>> = Table::new(&[file!("fonts.json")]);

/// The free font that covers a character, if one is known.
pub(crate) fn free_font(c: char) -> Option<&'static FreeFont> {
    let point = |hex: &str| u32::from_str_radix(hex, 16).unwrap_or_default();
    let covers =
        |font: &&FreeFont| (point(&font.from)..=point(&font.to)).contains(&u32::from(c));
    FONTS.get().iter().find(covers)
}
