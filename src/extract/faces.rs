//! Faces: fonts as they appear on the page. Glyphs share them by index.

use hayro_interpret::font::Glyph as FontGlyph;
use serde::{Deserialize, Serialize};

use super::boundary::hayro;
use super::type1::Type1Names;

/// A font as it appears on the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Face {
    /// Its `PostScript` name, without the tag of a subset; `None` where there is none, as for
    /// Type 3.
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

/// Parts of the names of bold faces, in lower case.
const BOLD_NAMES: [&str; 5] = ["bold", "black", "heavy", "-demi", "-medi"];

/// Beginnings of the names of bold faces of TeX, in capitals.
const BOLD_TEX: [&str; 9] =
    ["CMBX", "CMB1", "SFBX", "SFSX", "ECBX", "ECSX", "CMSSBX", "CMMIB", "TCBX"];

/// Parts of the names of italic faces, in lower case.
const ITALIC_NAMES: [&str; 5] = ["italic", "oblique", "slant", "-ital", "reguital"];

/// Beginnings of the names of italic faces of TeX, in capitals.
const ITALIC_TEX: [&str; 13] = [
    "CMTI", "CMSL", "CMSSI", "CMBXTI", "CMBXSL", "CMITT", "CMSLTT", "SFTI", "SFSL",
    "SFBI", "ECTI", "ECSL", "ECBI",
];

impl Face {
    pub(super) fn of(glyph: &FontGlyph<'_>, type1: &Type1Names) -> Self {
        let FontGlyph::Outline(glyph) = glyph else {
            return Self { name: None, bold: false, italic: false, drawn: true };
        };
        match hayro(|| glyph.font_data()) {
            None => Self::named(type1.name(glyph)),
            Some(data) => {
                let named = Self::named(data.postscript_name.as_deref());
                Self {
                    bold: named.bold || data.weight.is_some_and(|weight| weight >= BOLD),
                    italic: named.italic || data.is_italic,
                    ..named
                }
            }
        }
    }

    /// A face of which only the name is known.
    fn named(name: Option<&str>) -> Self {
        let name = name.map(without_tag);
        let is = |parts: &[&str], tex: &[&str]| {
            name.is_some_and(|name| {
                let lower = name.to_lowercase();
                parts.iter().any(|part| lower.contains(part))
                    || tex.iter().any(|start| name.starts_with(start))
            })
        };
        Self {
            bold: is(&BOLD_NAMES, &BOLD_TEX),
            italic: is(&ITALIC_NAMES, &ITALIC_TEX),
            drawn: false,
            name: name.map(str::to_owned),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_bold_and_italic_faces() {
        let look = |name| {
            let face = Face::named(Some(name));
            (face.bold, face.italic)
        };
        for bold in ["ABCDEF+CMBX10", "SFBX1200", "Helvetica-Bold", "NimbusRomNo9L-Medi"]
        {
            assert_eq!(look(bold), (true, false), "{bold}");
        }
        for italic in ["CMTI10", "SFTI1000", "Times-Italic", "NimbusSanL-ReguItal"] {
            assert_eq!(look(italic), (false, true), "{italic}");
        }
        for both in ["CMBXTI10", "Helvetica-BoldOblique"] {
            assert_eq!(look(both), (true, true), "{both}");
        }
        for plain in ["CMR10", "Medium", "SFRM1000", "Helvetica", "Digital"] {
            assert_eq!(look(plain), (false, false), "{plain}");
        }
    }
}
