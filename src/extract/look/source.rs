//! What gives each pixel its colour: one colour, a shading, a tile, a picture.

use hayro_interpret::encode::EncodedShadingPattern;
use kurbo::{Affine, Point};

use super::blend::Colour;
use super::pixels::Picture;
use crate::extract::boundary::hayro;

/// What gives a pixel its colour.
#[derive(Debug)]
pub(super) enum Source {
    /// One colour.
    Plain(Colour),
    /// A shading; the transform leads from pixels to its own space.
    Shading(Box<EncodedShadingPattern>, Affine),
    /// A picture, repeated or not; the transform leads from pixels to its own.
    Picture {
        picture: Picture,
        transform: Affine,
        /// The distances of repetitions, in the picture's pixels.
        steps: Option<(f64, f64)>,
        opacity: f32,
    },
}

impl Source {
    /// The colour of a pixel.
    pub(super) fn at(&self, x: i32, y: i32) -> Colour {
        let middle = Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5);
        match self {
            Self::Plain(colour) => *colour,
            Self::Shading(shading, transform) => {
                let [red, green, blue, alpha] =
                    hayro(|| shading.sample(*transform * middle));
                let part = |value: f32| value.clamp(0.0, 1.0);
                Colour { rgb: [part(red), part(green), part(blue)], alpha: part(alpha) }
            }
            Self::Picture { picture, transform, steps, opacity } => {
                let mut at = *transform * middle;
                if let Some((across, down)) = steps {
                    at = Point::new(at.x.rem_euclid(*across), at.y.rem_euclid(*down));
                }
                #[expect(clippy::cast_possible_truncation, reason = "casts saturate")]
                let (x, y) = (at.x.floor() as i32, at.y.floor() as i32);
                let pixel = picture.get(x, y).unwrap_or_default();
                Colour::of_pixel(pixel).faded(*opacity)
            }
        }
    }
}
