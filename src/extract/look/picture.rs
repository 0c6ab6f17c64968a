//! What is painted with something else than a colour: pictures, and the bounds of shadings.

use std::rc::Rc;

use hayro_interpret::pattern::Pattern;
use hayro_interpret::{Image, ImageData, LumaData, MaskType, Paint as Colours, SoftMask};
use kurbo::{Affine, BezPath, Point, Rect, Shape};

use super::blend::Colour;
use super::bounds::MAX_PICTURE;
use super::pixels::Picture;
use super::shape::{self, Area, Coverage};
use super::source::Source;
use crate::extract::boundary::hayro;

/// Paints nothing.
pub(super) const NOTHING: Source = Source::Plain(Colour { rgb: [0.0; 3], alpha: 0.0 });

pub(super) fn plain(colour: &hayro_interpret::color::Color) -> Colour {
    let [red, green, blue, alpha] = hayro(|| colour.to_rgba().components());
    Colour { rgb: [red, green, blue].map(|part| part.clamp(0.0, 1.0)), alpha }
}

/// What bounds a shading, beside the shape painted with it.
pub(super) fn limits(
    colours: &Colours<'_>,
    to_pixels: Affine,
    all: Area,
) -> Option<Coverage> {
    let Colours::Pattern(pattern) = colours else { return None };
    let Pattern::Shading(shading) = &**pattern else { return None };
    let path = shading.shading.clip_path.as_ref()?;
    let path = shape::placed(path, to_pixels)?;
    let rule = hayro_interpret::FillRule::NonZero;
    Some(Coverage::of(&path, rule, all).unwrap_or_else(Coverage::nothing))
}

/// What a picture covers, and its colours; `None` if it is off the page.
pub(super) fn image(
    image: &Image<'_, '_>,
    to_pixels: Affine,
    all: Area,
) -> Option<(Coverage, Rc<Source>)> {
    let (width, height) = (image.width(), image.height());
    let frame = Rect::new(0.0, 0.0, width.into(), height.into());
    let outline: BezPath = frame.to_path(0.1);
    let outline = shape::placed(&outline, to_pixels)?;
    let rule = hayro_interpret::FillRule::NonZero;
    let mut shape = Coverage::of(&outline, rule, all)?;
    // A picture that is too large to decode counts as gray.
    let gray = Rc::new(Source::Plain(Colour { rgb: [0.5; 3], alpha: 1.0 }));
    if u64::from(width) * u64::from(height) > MAX_PICTURE {
        return Some((shape, gray));
    }
    let from_pixels = to_pixels.inverse();
    let mut source = gray;
    match image {
        Image::Stencil(stencil) => {
            let mut found = None;
            hayro(|| {
                stencil.with_stencil(
                    |luma, colours| found = Some((luma, colours.clone())),
                    None,
                );
            });
            let (luma, colours) = found?;
            shape = through(&shape, &luma, from_pixels);
            if let Colours::Color(colour) = &colours {
                source = Rc::new(Source::Plain(plain(colour)));
            }
        }
        Image::Raster(raster) => {
            let mut found = None;
            hayro(|| raster.with_rgba(|data, alpha| found = Some((data, alpha)), None));
            let (data, alpha) = found?;
            if let Some(alpha) = alpha {
                shape = through(&shape, &alpha, from_pixels);
            }
            let (across, down) = match &data {
                ImageData::Rgb(data) => data.scale_factors,
                ImageData::Luma(data) => data.scale_factors,
            };
            let scale =
                Affine::scale_non_uniform(1.0 / f64::from(across), 1.0 / f64::from(down));
            source = Rc::new(Source::Picture {
                picture: decoded(data)?,
                transform: scale * from_pixels,
                steps: None,
                opacity: 1.0,
            });
        }
    }
    Some((shape, source))
}

fn decoded(data: ImageData) -> Option<Picture> {
    let (width, height) = (data.width(), data.height());
    let mut picture =
        Picture::new(i32::try_from(width).ok()?, i32::try_from(height).ok()?, [255; 4]);
    match data {
        ImageData::Rgb(data) => {
            for (pixel, rgb) in picture.pixels.iter_mut().zip(data.data.chunks_exact(3)) {
                if let [red, green, blue] = *rgb {
                    *pixel = [red, green, blue, 255];
                }
            }
        }
        ImageData::Luma(data) => {
            for (pixel, luma) in picture.pixels.iter_mut().zip(data.data) {
                *pixel = [luma, luma, luma, 255];
            }
        }
    }
    Some(picture)
}

/// A shape as far as a picture of opacities lets it through. `transform` leads from pixels to
/// the picture.
fn through(shape: &Coverage, luma: &LumaData, transform: Affine) -> Coverage {
    const SAMPLES: [f64; 3] = [1.0 / 6.0, 0.5, 5.0 / 6.0];
    let (across, down) = luma.scale_factors;
    let at = |point: Point| {
        let point = transform * point;
        let (x, y) =
            ((point.x / f64::from(across)).floor(), (point.y / f64::from(down)).floor());
        if x < 0.0 || y < 0.0 || x >= f64::from(luma.width) {
            return 0;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative, and casts saturate"
        )]
        let index = (y as usize).saturating_mul(luma.width as usize) + x as usize;
        luma.data.get(index).copied().unwrap_or_default()
    };
    let area = shape.area;
    let mut values = Vec::with_capacity(shape.values.len());
    for y in area.y0..area.y1 {
        for (x, &covered) in (area.x0..area.x1).zip(shape.row(y)) {
            let mut sum = 0;
            for down in SAMPLES {
                for across in SAMPLES {
                    let point = Point::new(f64::from(x) + across, f64::from(y) + down);
                    sum += u32::from(at(point));
                }
            }
            let value = sum / 9 * u32::from(covered) / 255;
            values.push(u8::try_from(value).unwrap_or(u8::MAX));
        }
    }
    Coverage { area, values: Rc::new(values) }
}

/// What a soft mask lets through, by the pixels of its group (ISO 32000-1 §11.5).
pub(super) fn let_through(pixels: &[[u8; 4]], mask: &SoftMask<'_>) -> Vec<u8> {
    let is_luminosity = mask.mask_type() == MaskType::Luminosity;
    let value = |[red, green, blue, alpha]: &[u8; 4]| {
        if !is_luminosity {
            return *alpha;
        }
        let parts = [(red, 77), (green, 150), (blue, 29)];
        let sum: u32 =
            parts.iter().map(|(part, weight)| u32::from(**part) * weight).sum();
        u8::try_from(sum >> 8).unwrap_or(u8::MAX)
    };
    let mut values: Vec<u8> = pixels.iter().map(value).collect();
    if let Some(transfer) = mask.transfer_function() {
        hayro(|| transfer.apply_to(&mut values));
    }
    values
}
