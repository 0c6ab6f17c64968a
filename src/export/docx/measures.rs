//! The lengths of a document, which follow the looks: the proportions of an average layout with the
//! options applied. A layout's own proportions are code.

use crate::layout::{Appearance, DatesAt, Density, Margins, NameSize, Paper};

/// A point in twentieths, the unit of lengths.
const TWIPS: f64 = 20.0;
const MILLIMETRE: f64 = 72.0 / 25.4;

/// The normal margins, in pt: at the sides, above and below.
const SIDE: f64 = 60.0;
const ABOVE: f64 = 46.0;
/// The least margin, and the widest that is slim, in pt: as in all layouts.
const LEAST_MARGIN: f64 = 12.0 * MILLIMETRE;
const SLIM_MARGIN: f64 = 18.0 * MILLIMETRE;

/// From baseline to baseline, as a multiple of the text size.
const LEADING: f64 = 1.25;
/// What fonts have of it by themselves, about.
const NATURAL: f64 = 1.2;

/// Sizes, as multiples of the text size.
const NAME: f64 = 2.6;

/// The lengths, in twentieths of a point; sizes of text in half points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measures {
    pub(super) paper: (u32, u32),
    pub(super) side: u32,
    pub(super) above: u32,
    /// The length of a line.
    pub(super) line: u32,
    /// The distance of lines, where 240 is what is natural for the font.
    pub(super) leading: u32,
    /// A quarter of the space between sections, of which all spacing is a multiple.
    pub(super) unit: u32,
    /// How far bullets are set in.
    pub(super) indent: u32,
    pub(super) size: u32,
    pub(super) name: u32,
    pub(super) heading: u32,
    pub(super) title: u32,
    /// Whether dates stand at the end of their line.
    pub(super) dates_apart: bool,
    /// Whether paragraphs begin at the right.
    pub(super) rtl: bool,
}

impl Measures {
    /// The lengths for these looks, in a document written from right to left or not.
    pub(super) fn of(looks: &Appearance, rtl: bool) -> Self {
        let text = looks.text.pt();
        let (ratio, widest) = match looks.margins {
            Margins::Narrow => (0.7, f64::INFINITY),
            Margins::Slim => (1.0, SLIM_MARGIN),
            Margins::Normal => (1.0, f64::INFINITY),
            Margins::Wide => (1.25, f64::INFINITY),
        };
        let margin = |normal: f64| (normal * ratio).max(LEAST_MARGIN).min(widest);
        let density = match looks.density {
            Density::Tight => 0.62,
            Density::Compact => 0.8,
            Density::Normal => 1.0,
            Density::Airy => 1.25,
        };
        let (width, height) = match looks.paper {
            Paper::A4 => (210.0 * MILLIMETRE, 297.0 * MILLIMETRE),
            Paper::UsLetter => (612.0, 792.0),
        };
        let name = match looks.name {
            NameSize::Small => 0.75,
            NameSize::Normal => 1.0,
            NameSize::Large => 1.25,
        };
        let leading = 1.0 + (LEADING - 1.0) * density;
        let side = margin(SIDE);
        Self {
            paper: (twips(width), twips(height)),
            side: twips(side),
            above: twips(margin(ABOVE)),
            line: twips(width - 2.0 * side),
            leading: rounded(240.0 * leading / NATURAL),
            unit: twips(text * 0.28 * density),
            indent: twips(text * 1.2),
            size: half_points(text),
            name: half_points(text * NAME * name),
            heading: half_points(text * 1.3),
            title: half_points(text * 1.1),
            dates_apart: !rtl && looks.dates == DatesAt::Right,
            rtl,
        }
    }
}

fn twips(pt: f64) -> u32 {
    rounded(pt * TWIPS)
}

fn half_points(pt: f64) -> u32 {
    rounded(pt * 2.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths of a page are small and positive"
)]
fn rounded(value: f64) -> u32 {
    value.round() as u32
}
