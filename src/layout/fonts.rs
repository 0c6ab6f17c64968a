//! The fonts that are part of the product: bytes in the binary come in, faces go out.
//!
//! Fonts of the system are never read: what is on the page must not depend on the machine.

use typst::foundations::Bytes;
use typst::text::Font;

macro_rules! face {
    ($path:literal) => {
        include_bytes!(concat!("../../fonts/", $path))
    };
}

/// Every face of the product; `fonts/README.md` says where each comes from.
const FACES: &[&[u8]] = &[
    face!("SourceSerif4/SourceSerif4_400Regular.ttf"),
    face!("SourceSerif4/SourceSerif4_400Regular_Italic.ttf"),
    face!("SourceSerif4/SourceSerif4_600SemiBold.ttf"),
    face!("SourceSerif4/SourceSerif4_600SemiBold_Italic.ttf"),
    face!("Inter/Inter_300Light.ttf"),
    face!("Inter/Inter_400Regular.ttf"),
    face!("Inter/Inter_400Regular_Italic.ttf"),
    face!("Inter/Inter_600SemiBold.ttf"),
    face!("Inter/Inter_600SemiBold_Italic.ttf"),
];

/// The product's faces.
pub(super) fn bundled() -> Vec<Font> {
    FACES.iter().filter_map(|data| Font::new(Bytes::new(*data), 0)).collect()
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
    fn every_bundled_face_can_be_read() {
        assert_eq!(bundled().len(), FACES.len());
    }
}
