//! The colour spaces of a page: its resources come in, the same with plain colour spaces in
//! place of profiles go out.
//!
//! The interpreter reckons two tables for every ICC profile it meets, which takes a quarter of
//! the time of reading a résumé. Colours are read here to tell what can be seen on its ground,
//! and for that the profiles of gray and of red, green and blue that writers embed are sRGB.

use hayro_syntax::object::{Array, Dict, FromBytes, Name, Stream};
use hayro_syntax::page::Resources;

/// Plain colour spaces by the names that a page's own have.
#[derive(Debug, Default)]
pub(super) struct PlainSpaces {
    /// As a dictionary; empty where the page's own are kept.
    written: Vec<u8>,
}

impl PlainSpaces {
    /// For a page whose colour spaces are all profiles (ISO 32000-1 §8.6.5.5) of one or three
    /// components; the spaces of any other page are kept.
    pub(super) fn of(page: &Resources<'_>) -> Self {
        let written = plain(&page.color_spaces).unwrap_or_default();
        Self { written }
    }

    /// The page's resources with these spaces.
    pub(super) fn within<'a>(&'a self, page: &Resources<'a>) -> Resources<'a> {
        let mut resources = page.clone();
        if let Some(spaces) = Dict::from_bytes(&self.written) {
            resources.color_spaces = spaces;
        }
        resources
    }
}

fn plain(spaces: &Dict<'_>) -> Option<Vec<u8>> {
    let mut written = b"<<".to_vec();
    for name in spaces.keys() {
        // Any other name would have to be escaped (§7.3.5).
        if !name.iter().all(u8::is_ascii_alphanumeric) {
            return None;
        }
        let space = spaces.get::<Array<'_>>(&name)?;
        let mut parts = space.flex_iter();
        if parts.next::<Name<'_>>().as_deref() != Some(b"ICCBased") {
            return None;
        }
        let profile = parts.next::<Stream<'_>>()?;
        let plain: &[u8] = match profile.dict().get::<u8>(b"N")? {
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
