//! Colours as luminance and opacity. The ICC profiles of a page are replaced by device colour
//! spaces, to save time.
//!
//! The interpreter computes two tables for every profile, a quarter of the time it takes to read
//! a résumé. This crate needs colours only to judge what is visible against its background, and
//! for that the gray and RGB profiles that writers embed may count as sRGB.

use hayro_interpret::Paint;
use hayro_syntax::object::{Array, Dict, FromBytes, Name, Stream};
use hayro_syntax::page::Resources;

use super::boundary::{Steps, hayro};
use crate::colour::relative_luminance;

/// Device colour spaces under the names of a page's own.
#[derive(Debug, Default)]
pub(super) struct PlainSpaces {
    /// Their dictionary, as PDF source; empty if the page's own are kept.
    written: Vec<u8>,
}

impl PlainSpaces {
    /// Replacements for a page whose colour spaces are all profiles (ISO 32000-1 §8.6.5.5) of one
    /// or three components; every other page keeps its own.
    pub(super) fn of(page: &Resources<'_>) -> Self {
        let written = plain(&page.color_spaces).unwrap_or_default();
        Self { written }
    }

    /// The page's resources with these colour spaces.
    pub(super) fn within<'a>(&'a self, page: &Resources<'a>) -> Resources<'a> {
        let mut resources = page.clone();
        if let Some(spaces) = hayro(|| Dict::from_bytes(&self.written)) {
            resources.color_spaces = spaces;
        }
        resources
    }
}

fn plain(spaces: &Dict<'_>) -> Option<Vec<u8>> {
    let mut written = b"<<".to_vec();
    for name in Steps(hayro(|| spaces.keys())) {
        // Other names would need escaping (§7.3.5).
        if !name.iter().all(u8::is_ascii_alphanumeric) {
            return None;
        }
        let space = hayro(|| spaces.get::<Array<'_>>(&name))?;
        let mut parts = hayro(|| space.flex_iter());
        if hayro(|| parts.next::<Name<'_>>()).as_deref() != Some(b"ICCBased") {
            return None;
        }
        let profile = hayro(|| parts.next::<Stream<'_>>())?;
        let plain: &[u8] = match hayro(|| profile.dict().get::<u8>(b"N"))? {
            1 => b"/DeviceGray",
            3 => b"/DeviceRGB",
            _ => return None,
        };
        written.push(b'/');
        written.extend_from_slice(&name);
        written.extend_from_slice(plain);
    }
    written.extend_from_slice(b">>");
    Some(written)
}

/// The relative luminance of a paint, if it is a single colour, and its opacity.
pub(super) fn colour(paint: &Paint<'_>) -> (Option<f32>, f32) {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = hayro(|| colour.to_rgba().components());
            #[expect(clippy::cast_possible_truncation, reason = "from 0 to 1")]
            let luminance = relative_luminance([red, green, blue].map(f64::from)) as f32;
            (Some(luminance), alpha)
        }
        Paint::Pattern(_) => (None, 1.0),
    }
}
