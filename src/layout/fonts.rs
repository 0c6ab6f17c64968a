//! The fonts that are part of the product: bytes in the binary come in, faces go out.
//!
//! Fonts of the system are never read: what is on the page must not depend on the machine.

use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::Font;

/// A font family of the product.
pub(super) struct BundledFamily {
    /// The name it is chosen by, which its files have, too.
    pub(super) name: &'static str,
    /// Whether it has true small capitals.
    pub(super) small_capitals: bool,
    files: &'static [&'static [u8]],
    faces: OnceLock<Vec<Font>>,
}

macro_rules! face {
    ($path:literal) => {
        include_bytes!(concat!("../../fonts/", $path))
    };
}

macro_rules! family {
    ($name:literal, small_capitals: $small:literal, [$($face:expr),+ $(,)?]) => {
        BundledFamily {
            name: $name,
            small_capitals: $small,
            files: &[$($face),+],
            faces: OnceLock::new(),
        }
    };
}

/// What the families of a layout fall back to: it has the most characters.
pub(super) const FALLBACK: &str = "Inter";

/// Every family of the product, in alphabetical order; `fonts/README.md` says where each comes
/// from.
pub(super) static FAMILIES: [BundledFamily; 8] = [
    family!("Alegreya Sans", small_capitals: true, [
        face!("AlegreyaSans/AlegreyaSans_400Regular.ttf"),
        face!("AlegreyaSans/AlegreyaSans_400Regular_Italic.ttf"),
        face!("AlegreyaSans/AlegreyaSans_700Bold.ttf"),
        face!("AlegreyaSans/AlegreyaSans_700Bold_Italic.ttf"),
    ]),
    family!("EB Garamond", small_capitals: true, [
        face!("EBGaramond/EBGaramond_400Regular.ttf"),
        face!("EBGaramond/EBGaramond_400Regular_Italic.ttf"),
        face!("EBGaramond/EBGaramond_600SemiBold.ttf"),
        face!("EBGaramond/EBGaramond_600SemiBold_Italic.ttf"),
    ]),
    // Typst takes the width for a property of a face, and not for a part of the name.
    family!("Fira Sans", small_capitals: true, [
        face!("FiraSansCondensed/FiraSansCondensed_400Regular.ttf"),
        face!("FiraSansCondensed/FiraSansCondensed_400Regular_Italic.ttf"),
        face!("FiraSansCondensed/FiraSansCondensed_600SemiBold.ttf"),
        face!("FiraSansCondensed/FiraSansCondensed_600SemiBold_Italic.ttf"),
    ]),
    family!("IBM Plex Sans", small_capitals: false, [
        face!("IBMPlexSans/IBMPlexSans_400Regular.ttf"),
        face!("IBMPlexSans/IBMPlexSans_400Regular_Italic.ttf"),
        face!("IBMPlexSans/IBMPlexSans_600SemiBold.ttf"),
        face!("IBMPlexSans/IBMPlexSans_600SemiBold_Italic.ttf"),
    ]),
    family!("Inter", small_capitals: false, [
        face!("Inter/Inter_300Light.ttf"),
        face!("Inter/Inter_400Regular.ttf"),
        face!("Inter/Inter_400Regular_Italic.ttf"),
        face!("Inter/Inter_600SemiBold.ttf"),
        face!("Inter/Inter_600SemiBold_Italic.ttf"),
    ]),
    family!("Source Sans 3", small_capitals: true, [
        face!("SourceSans3/SourceSans3_400Regular.ttf"),
        face!("SourceSans3/SourceSans3_400Regular_Italic.ttf"),
        face!("SourceSans3/SourceSans3_600SemiBold.ttf"),
        face!("SourceSans3/SourceSans3_600SemiBold_Italic.ttf"),
    ]),
    family!("Source Serif 4", small_capitals: true, [
        face!("SourceSerif4/SourceSerif4_400Regular.ttf"),
        face!("SourceSerif4/SourceSerif4_400Regular_Italic.ttf"),
        face!("SourceSerif4/SourceSerif4_600SemiBold.ttf"),
        face!("SourceSerif4/SourceSerif4_600SemiBold_Italic.ttf"),
    ]),
    family!("STIX Two Text", small_capitals: true, [
        face!("STIXTwoText/STIXTwoText_400Regular.ttf"),
        face!("STIXTwoText/STIXTwoText_400Regular_Italic.ttf"),
        face!("STIXTwoText/STIXTwoText_700Bold.ttf"),
        face!("STIXTwoText/STIXTwoText_700Bold_Italic.ttf"),
    ]),
];

/// The family called `name`.
pub(super) fn family(name: &str) -> Option<&'static BundledFamily> {
    FAMILIES.iter().find(|family| family.name == name)
}

impl BundledFamily {
    /// Its faces, read when they are first asked for.
    pub(super) fn faces(&self) -> &[Font] {
        self.faces.get_or_init(|| {
            let read = |data: &&'static [u8]| Font::new(Bytes::new(*data), 0);
            self.files.iter().filter_map(read).collect()
        })
    }
}

/// The faces in a font file's bytes (TrueType, OpenType, or a collection); none if it is no
/// font.
pub(super) fn read(data: Vec<u8>) -> Vec<Font> {
    Font::iter(Bytes::new(data)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_face_can_be_read_and_has_its_familys_name() {
        for family in &FAMILIES {
            assert_eq!(family.faces().len(), family.files.len(), "{}", family.name);
            for face in family.faces() {
                assert_eq!(face.info().family, family.name);
            }
        }
    }

    #[test]
    fn the_fallback_is_a_family_of_the_product() {
        assert!(family(FALLBACK).is_some());
    }
}
