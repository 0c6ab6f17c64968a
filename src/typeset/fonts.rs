//! Reads font faces: those of the bundled families, each the first time it is asked for, and
//! those of font files given by the caller.
//!
//! System fonts are never read: what is on the page must not depend on the machine.

use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::Font;

use crate::layout::{FAMILIES, LEADER_FAMILY};

/// The faces of each bundled family, in the order of [`FAMILIES`].
static FACES: [OnceLock<Vec<Font>>; FAMILIES.len()] =
    [const { OnceLock::new() }; FAMILIES.len()];

/// The faces of the bundled family called `name`; none if there is no such family.
pub(super) fn bundled(name: &str) -> &'static [Font] {
    let Some(at) = FAMILIES.iter().position(|family| family.name == name) else {
        return &[];
    };
    FACES[at].get_or_init(|| {
        let face = |data: &&'static [u8]| Font::new(Bytes::new(*data), 0);
        FAMILIES[at].files.iter().filter_map(face).collect()
    })
}

/// The family of the font of one character: a dot as wide as needed.
pub(super) const LEADER: &str = LEADER_FAMILY.name;

/// The font of one character.
pub(super) fn leader() -> &'static Font {
    static FACE: OnceLock<Font> = OnceLock::new();
    FACE.get_or_init(|| {
        let face = Font::new(Bytes::new(LEADER_FAMILY.files[0]), 0);
        face.expect("a test reads the bundled font")
    })
}

/// The faces in the bytes of a font file (TrueType, OpenType, or a collection); none if it is
/// not a font.
pub(super) fn read(data: Vec<u8>) -> Vec<Font> {
    Font::iter(Bytes::new(data)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_face_can_be_read_and_carries_the_name_of_its_family() {
        for family in &FAMILIES {
            let faces = bundled(family.name);
            assert_eq!(faces.len(), family.files.len(), "{}", family.name);
            for face in faces {
                assert_eq!(face.info().family, family.name);
            }
        }
    }
}
