//! Pictures made of pixels: their places, and the pixels of the first.

use hayro_interpret::{BlendMode, Image, ImageData, ImageDrawProps};
use kurbo::Affine;

use super::Recorder;
use crate::extract::boundary::hayro;
use crate::extract::drawings::{self, DrawingKind, Ink};
use crate::photo::{MOST_ACROSS, MOST_DOWN, Pixels};

impl Recorder {
    /// Keeps the place of a picture.
    pub(in crate::extract) fn keep_image(
        &mut self,
        image: &Image<'_, '_>,
        props: &ImageDrawProps<'_>,
    ) {
        self.count_drawing();
        if let Some(mask) = &props.soft_mask {
            self.readers.read_mask(mask);
        }
        let rect = drawings::on_page(drawings::pixels(image), props.transform);
        let at = self.kept.len();
        self.keep(rect, DrawingKind::Image, Ink::Picture, None, 1.0);
        // Decoding takes time, and only one photo can be declared.
        if !self.has_picture {
            self.has_picture = true;
            if let Some(kept) = self.kept.get_mut(at) {
                kept.pixels = pixels(image, props);
            }
        }
    }
}

/// The pixels of a small picture that is painted as it is.
fn pixels(image: &Image<'_, '_>, props: &ImageDrawProps<'_>) -> Option<Pixels> {
    let Image::Raster(raster) = image else { return None };
    let (width, height) = (image.width(), image.height());
    let is_plain = is_unturned(props.transform)
        && props.soft_mask.is_none()
        && props.blend_mode == BlendMode::Normal;
    if !is_plain || width > MOST_ACROSS || height > MOST_DOWN {
        return None;
    }
    let mut found = None;
    hayro(|| raster.with_rgba(|data, alpha| found = Some((data, alpha)), None));
    let (data, None) = found? else { return None };
    let rgb = match data {
        ImageData::Rgb(data) if (data.width, data.height) == (width, height) => data.data,
        _ => return None,
    };
    Some(Pixels { width, height, rgb })
}

/// Whether a transform neither turns nor mirrors.
fn is_unturned(transform: Affine) -> bool {
    const LEVEL: f64 = 1e-6;
    let [across, b, c, down, ..] = transform.as_coeffs();
    across > 0.0 && down > 0.0 && b.abs() < LEVEL && c.abs() < LEVEL
}
