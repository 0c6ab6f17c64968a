//! Faces: fonts as they appear on the page. Glyphs share them by index.

use hayro_interpret::font::Glyph as FontGlyph;
use serde::{Deserialize, Serialize};

use super::boundary::hayro;

/// A font as it appears on the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Face {
    /// Its `PostScript` name, without the tag of a subset; `None` where the reader cannot get it,
    /// as for Type 1 and Type 3.
    pub name: Option<String>,
    /// Whether its weight or its name says that it is bold.
    pub bold: bool,
    /// Whether its style or its name says that it is italic or oblique.
    pub italic: bool,
    /// Whether its glyphs are drawn by content streams (Type 3; ISO 32000-1 §9.6.5).
    pub drawn: bool,
}

/// The least weight that counts as bold: `Semibold` on OpenType's scale from 1 to 1000.
const BOLD: u32 = 600;

impl Face {
    pub(super) fn of(glyph: &FontGlyph<'_>) -> Self {
        match glyph {
            FontGlyph::Type3(_) => {
                Self { name: None, bold: false, italic: false, drawn: true }
            }
            FontGlyph::Outline(glyph) => match hayro(|| glyph.font_data()) {
                None => Self { name: None, bold: false, italic: false, drawn: false },
                Some(data) => {
                    let name =
                        data.postscript_name.map(|name| without_tag(&name).to_owned());
                    let named = |part: &str| {
                        name.as_deref()
                            .is_some_and(|name| name.to_lowercase().contains(part))
                    };
                    Self {
                        bold: data.weight.is_some_and(|weight| weight >= BOLD)
                            || ["bold", "black", "heavy"].iter().any(|part| named(part)),
                        italic: data.is_italic || named("italic") || named("oblique"),
                        drawn: false,
                        name,
                    }
                }
            },
        }
    }
}

/// A font's name without the tag of a subset: six capitals and a plus sign (ISO 32000-1
/// §9.6.4).
pub(super) fn without_tag(name: &str) -> &str {
    match name.split_once('+') {
        Some((tag, rest))
            if tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()) =>
        {
            rest
        }
        _ => name,
    }
}
