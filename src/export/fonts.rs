//! What stands in for the bundled fonts where they are not installed: formats other than PDF name
//! their fonts.

/// Fonts in place of a bundled family.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Substitutes {
    /// Fonts of common systems that look alike, the best first.
    pub(super) families: &'static [&'static str],
    /// Whether it has serifs.
    pub(super) serif: bool,
}

const fn serif(families: &'static [&'static str]) -> Substitutes {
    Substitutes { families, serif: true }
}

const fn sans(families: &'static [&'static str]) -> Substitutes {
    Substitutes { families, serif: false }
}

/// By the name of the family.
const SUBSTITUTES: &[(&str, Substitutes)] = &[
    ("Alegreya Sans", sans(&["Calibri", "Carlito", "Gill Sans"])),
    (
        "CM Serif",
        serif(&["Latin Modern Roman", "CMU Serif", "Cambria", "Times New Roman"]),
    ),
    ("EB Garamond", serif(&["Garamond", "Georgia"])),
    ("Fira Sans", sans(&["Segoe UI", "Helvetica Neue", "Arial"])),
    ("IBM Plex Sans", sans(&["Segoe UI", "Helvetica Neue", "Arial"])),
    ("Inter", sans(&["Helvetica Neue", "Arial", "Liberation Sans"])),
    ("Source Sans 3", sans(&["Source Sans Pro", "Calibri", "Carlito"])),
    ("Source Serif 4", serif(&["Source Serif Pro", "Georgia", "Cambria"])),
    ("STIX Two Text", serif(&["Times New Roman", "Liberation Serif"])),
];

/// Those of a family that is not bundled.
const OTHERS: Substitutes = sans(&["Arial", "Liberation Sans"]);

/// What stands in for `family`.
pub(super) fn substitutes(family: &str) -> &'static Substitutes {
    let known = SUBSTITUTES.iter().find(|(name, _)| *name == family);
    known.map_or(&OTHERS, |(_, substitutes)| substitutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Family;

    #[test]
    fn every_bundled_family_has_substitutes() {
        for family in Family::all() {
            assert_ne!(substitutes(family.name()), &OTHERS, "{}", family.name());
        }
        assert_eq!(SUBSTITUTES.len(), Family::all().count());
    }
}
