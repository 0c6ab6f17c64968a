//! Judges each glyph by the two pictures of its page.

use super::Sight;
use super::canvas::Canvas;
use super::shape::Coverage;
use crate::colour::relative_luminance;

/// Less contrast cannot be seen (house rule; WCAG asks for 4.5).
const UNSEEN: f32 = 1.5;

/// Pixels that are covered by less than this share of the most covered pixel are the blurred
/// edge of a shape.
const EDGE: f32 = 0.5;

/// A shape that covers no pixel by more than this is too thin to be seen.
const THIN: f32 = 0.12;

/// Pixels covered by less are the ground of a shape.
const GROUND: u8 = 26;

/// A shape of which a clip cuts off more may be another letter's: without its tail, a `Q` is an
/// `O` (house rule).
const CUT: f32 = 0.04;

/// Fewer pixels of ground tell nothing.
const FEW: usize = 8;

/// What the shape of a glyph covers.
#[derive(Debug)]
pub(super) struct Piece {
    /// The glyph, as an index.
    pub(super) glyph: usize,
    pub(super) shape: Coverage,
    /// How much of it the clip in force cuts off, from 0 to 1.
    pub(super) cut: f32,
}

/// Fills in how each glyph looks. `scale` is the number of pixels in a pt.
pub(super) fn judge(
    canvas: &Canvas,
    pieces: &[Piece],
    scale: f64,
    sights: &mut [Sight],
    first: usize,
) {
    let luminances = Luminances::new();
    for pieces in pieces.chunk_by(|a, b| a.glyph == b.glyph) {
        let glyph = pieces.first().and_then(|piece| piece.glyph.checked_sub(first));
        let Some(sight) = glyph.and_then(|glyph| sights.get_mut(glyph)) else { continue };
        let mut sums = Sums::default();
        for piece in pieces {
            sums.add(canvas, &piece.shape, &luminances);
        }
        if pieces.iter().any(|piece| piece.cut > CUT) {
            sums.seen = 0.0;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a small number")]
        let area = (scale * scale) as f32;
        let share = |part: f32, whole: f32| if whole > 0.0 { part / whole } else { 0.0 };
        let before = *sight;
        *sight = Sight {
            ink: before.ink + sums.ink / area,
            seen: share(sums.seen, sums.solid).max(before.seen),
            ground: if sums.ground < FEW {
                1.0
            } else {
                #[expect(clippy::cast_precision_loss, reason = "a count of pixels")]
                share(sums.open as f32, sums.ground as f32)
            },
            ..before
        };
    }
}

/// Sums over the pixels of a glyph.
#[derive(Debug, Default)]
struct Sums {
    /// Pixels covered.
    ink: f32,
    /// Pixels covered, without those of blurred edges.
    solid: f32,
    /// Those of them that stand out.
    seen: f32,
    /// Pixels not covered, within the bounds.
    ground: usize,
    /// Those of them that stand out from the shape.
    open: usize,
}

impl Sums {
    fn add(&mut self, canvas: &Canvas, shape: &Coverage, luminances: &Luminances) {
        let area = shape.area;
        let most = shape.values.iter().copied().max().unwrap_or_default();
        if most == 0 {
            return;
        }
        let most = f32::from(most) / 255.0;
        // The colour of the shape where it stands out, by luminance.
        let (mut light, mut weight) = (0.0, 0.0);
        for y in area.y0..area.y1 {
            for (x, &covered) in (area.x0..area.x1).zip(shape.row(y)) {
                let covered = f32::from(covered) / 255.0;
                self.ink += covered;
                if covered < EDGE * most || covered <= THIN {
                    continue;
                }
                self.solid += covered;
                let (Some(with), Some(without)) =
                    (canvas.with.get(x, y), canvas.without.get(x, y))
                else {
                    continue;
                };
                let ink = luminances.unmixed(with, without, covered);
                if contrast(ink, luminances.of(without)) >= UNSEEN {
                    self.seen += covered;
                    light += ink * covered;
                    weight += covered;
                }
            }
        }
        if most <= THIN {
            // Nothing of it is seen.
            self.solid += self.ink.max(f32::MIN_POSITIVE);
        }
        if weight == 0.0 {
            return;
        }
        let light = light / weight;
        for y in area.y0..area.y1 {
            for (x, &covered) in (area.x0..area.x1).zip(shape.row(y)) {
                if covered < GROUND
                    && let Some(with) = canvas.with.get(x, y)
                {
                    self.ground += 1;
                    if contrast(luminances.of(with), light) >= UNSEEN {
                        self.open += 1;
                    }
                }
            }
        }
    }
}

/// The contrast of two luminances (WCAG 2.2), from 1 to 21.
fn contrast(a: f32, b: f32) -> f32 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The luminance of each value of a channel.
struct Luminances([[f32; 256]; 3]);

impl Luminances {
    fn new() -> Self {
        let mut tables = [[0.0; 256]; 3];
        for (channel, table) in tables.iter_mut().enumerate() {
            for (value, entry) in (0_u8..=255).zip(table.iter_mut()) {
                let mut srgb = [0.0; 3];
                if let Some(part) = srgb.get_mut(channel) {
                    *part = f64::from(value) / 255.0;
                }
                #[expect(clippy::cast_possible_truncation, reason = "from 0 to 1")]
                let light = relative_luminance(srgb) as f32;
                *entry = light;
            }
        }
        Self(tables)
    }

    /// The relative luminance of an opaque pixel.
    fn of(&self, [red, green, blue, _]: [u8; 4]) -> f32 {
        let values = [red, green, blue];
        let parts = self.0.iter().zip(values);
        parts.map(|(table, value)| table.get(usize::from(value)).unwrap_or(&0.0)).sum()
    }

    /// The luminance of the ink that turned one pixel into the other, covering part of it.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the values are clamped"
    )]
    fn unmixed(&self, with: [u8; 4], without: [u8; 4], covered: f32) -> f32 {
        let mut ink = with;
        for ((ink, with), without) in ink.iter_mut().zip(with).zip(without) {
            let (with, without) = (f32::from(with), f32::from(without));
            let value = without + (with - without) / covered;
            *ink = (value + 0.5).clamp(0.0, 255.0) as u8;
        }
        self.of(ink)
    }
}
