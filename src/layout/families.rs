//! The font families bundled with vitae: their names, what they can do, and their files.
//!
//! One table serves both sides: options name a family here without any font being read, and
//! [`typeset`](crate::typeset) reads the faces of those that a document asks for.

/// A bundled font family.
#[derive(Debug)]
pub(crate) struct BundledFamily {
    /// The name options use; its files carry the same name.
    pub(crate) name: &'static str,
    /// Whether it has true small capitals.
    pub(crate) small_capitals: bool,
    /// One file per face.
    #[cfg(feature = "render")]
    pub(crate) files: &'static [&'static [u8]],
}

macro_rules! family {
    ($name:literal, small_capitals: $small:literal, [$($path:literal),+ $(,)?]) => {
        BundledFamily {
            name: $name,
            small_capitals: $small,
            #[cfg(feature = "render")]
            files: &[$(include_bytes!(concat!("../../fonts/", $path))),+],
        }
    };
}

/// The font of one character that fills the line before dates. Nobody chooses it.
#[cfg(feature = "render")]
pub(crate) const LEADER_FAMILY: BundledFamily = family!(
    "Vitae Leader",
    small_capitals: false,
    ["VitaeLeader/VitaeLeader.ttf",]
);

/// The last fallback of every layout: it covers the most characters.
pub(super) const FALLBACK: &str = "Inter";

/// Every bundled family, in alphabetical order; `fonts/README.md` says where each comes from.
pub(crate) static FAMILIES: [BundledFamily; 9] = [
    family!("Alegreya Sans", small_capitals: true, [
        "AlegreyaSans/AlegreyaSans_400Regular.ttf",
        "AlegreyaSans/AlegreyaSans_400Regular_Italic.ttf",
        "AlegreyaSans/AlegreyaSans_700Bold.ttf",
        "AlegreyaSans/AlegreyaSans_700Bold_Italic.ttf",
    ]),
    family!("CM Serif", small_capitals: true, [
        "CMSerif/CMSerif_400Regular.ttf",
        "CMSerif/CMSerif_400Italic.ttf",
        "CMSerif/CMSerif_700Bold.ttf",
        "CMSerif/CMSerif_700Bold_Italic.ttf",
    ]),
    family!("EB Garamond", small_capitals: true, [
        "EBGaramond/EBGaramond_400Regular.ttf",
        "EBGaramond/EBGaramond_400Regular_Italic.ttf",
        "EBGaramond/EBGaramond_600SemiBold.ttf",
        "EBGaramond/EBGaramond_600SemiBold_Italic.ttf",
    ]),
    // Typst treats the width as a property of a face, not as part of the family's name.
    family!("Fira Sans", small_capitals: true, [
        "FiraSansCondensed/FiraSansCondensed_400Regular.ttf",
        "FiraSansCondensed/FiraSansCondensed_400Regular_Italic.ttf",
        "FiraSansCondensed/FiraSansCondensed_600SemiBold.ttf",
        "FiraSansCondensed/FiraSansCondensed_600SemiBold_Italic.ttf",
    ]),
    family!("IBM Plex Sans", small_capitals: false, [
        "IBMPlexSans/IBMPlexSans_400Regular.ttf",
        "IBMPlexSans/IBMPlexSans_400Regular_Italic.ttf",
        "IBMPlexSans/IBMPlexSans_600SemiBold.ttf",
        "IBMPlexSans/IBMPlexSans_600SemiBold_Italic.ttf",
    ]),
    family!("Inter", small_capitals: false, [
        "Inter/Inter_300Light.ttf",
        "Inter/Inter_400Regular.ttf",
        "Inter/Inter_400Regular_Italic.ttf",
        "Inter/Inter_600SemiBold.ttf",
        "Inter/Inter_600SemiBold_Italic.ttf",
    ]),
    family!("Source Sans 3", small_capitals: true, [
        "SourceSans3/SourceSans3_400Regular.ttf",
        "SourceSans3/SourceSans3_400Regular_Italic.ttf",
        "SourceSans3/SourceSans3_600SemiBold.ttf",
        "SourceSans3/SourceSans3_600SemiBold_Italic.ttf",
    ]),
    family!("Source Serif 4", small_capitals: true, [
        "SourceSerif4/SourceSerif4_400Regular.ttf",
        "SourceSerif4/SourceSerif4_400Regular_Italic.ttf",
        "SourceSerif4/SourceSerif4_600SemiBold.ttf",
        "SourceSerif4/SourceSerif4_600SemiBold_Italic.ttf",
    ]),
    family!("STIX Two Text", small_capitals: true, [
        "STIXTwoText/STIXTwoText_400Regular.ttf",
        "STIXTwoText/STIXTwoText_400Regular_Italic.ttf",
        "STIXTwoText/STIXTwoText_700Bold.ttf",
        "STIXTwoText/STIXTwoText_700Bold_Italic.ttf",
    ]),
];

/// The bundled family called `name`.
pub(super) fn family(name: &str) -> Option<&'static BundledFamily> {
    FAMILIES.iter().find(|family| family.name == name)
}

/// The files of all bundled faces; none in a build without the engine, which has no use for them.
pub(crate) fn bundled_fonts() -> impl Iterator<Item = &'static [u8]> {
    #[cfg(feature = "render")]
    let files = FAMILIES.iter().flat_map(|family| family.files.iter().copied());
    #[cfg(not(feature = "render"))]
    let files = std::iter::empty();
    files
}

/// The file of [`LEADER_FAMILY`], if fonts are bundled: every glyph in it stands for `·`.
pub(crate) fn leader_font() -> Option<&'static [u8]> {
    #[cfg(feature = "render")]
    let file = LEADER_FAMILY.files.first().copied();
    #[cfg(not(feature = "render"))]
    let file = None;
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fallback_is_a_bundled_family() {
        assert!(family(FALLBACK).is_some());
    }

    #[test]
    fn families_are_in_alphabetical_order() {
        assert!(FAMILIES.iter().is_sorted_by_key(|family| family.name.to_lowercase()));
    }
}
