//! Colours, and what becomes of one that is painted over another.

use hayro_interpret::BlendMode;

/// A colour, its parts from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Colour {
    pub(super) rgb: [f32; 3],
    pub(super) alpha: f32,
}

impl Colour {
    /// The colour of a premultiplied pixel.
    pub(super) fn of_pixel([red, green, blue, alpha]: [u8; 4]) -> Self {
        let alpha = f32::from(alpha) / 255.0;
        let part = |value: u8| {
            if alpha > 0.0 { (f32::from(value) / 255.0 / alpha).min(1.0) } else { 0.0 }
        };
        Self { rgb: [part(red), part(green), part(blue)], alpha }
    }

    pub(super) fn faded(self, strength: f32) -> Self {
        Self { alpha: self.alpha * strength, ..self }
    }
}

/// A pixel with a colour painted over it (ISO 32000-1 §11.3.3 and §11.3.5).
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the values are clamped"
)]
pub(super) fn blended(below: [u8; 4], above: Colour, mode: BlendMode) -> [u8; 4] {
    if above.alpha <= 0.0 {
        return below;
    }
    let opacity = |pixel: [u8; 4]| f32::from(pixel[3]) / 255.0;
    let under = Colour::of_pixel(below);
    let mixed = if mode == BlendMode::Normal {
        above.rgb
    } else {
        // A blend mode works where there is something below.
        let changed = mixed(under.rgb, above.rgb, mode);
        let mut rgb = above.rgb;
        for (value, changed) in rgb.iter_mut().zip(changed) {
            *value = (1.0 - under.alpha) * *value + under.alpha * changed;
        }
        rgb
    };
    let alpha = above.alpha + opacity(below) * (1.0 - above.alpha);
    let byte = |value: f32| (value * 255.0 + 0.5).clamp(0.0, 255.0) as u8;
    let mut out = [0, 0, 0, byte(alpha)];
    for ((out, new), old) in out.iter_mut().zip(mixed).zip(below) {
        let old = f32::from(old) / 255.0;
        *out = byte(new * above.alpha + old * (1.0 - above.alpha));
    }
    out
}

/// A colour over another one in a blend mode, both opaque (ISO 32000-1 §11.3.5).
fn mixed(below: [f32; 3], above: [f32; 3], mode: BlendMode) -> [f32; 3] {
    match mode {
        BlendMode::Hue => {
            with_luminosity(with_saturation(above, saturation(below)), luminosity(below))
        }
        BlendMode::Saturation => {
            with_luminosity(with_saturation(below, saturation(above)), luminosity(below))
        }
        BlendMode::Color => with_luminosity(above, luminosity(below)),
        BlendMode::Luminosity => with_luminosity(below, luminosity(above)),
        _ => {
            let mut out = [0.0; 3];
            for ((out, b), s) in out.iter_mut().zip(below).zip(above) {
                *out = separable(b, s, mode);
            }
            out
        }
    }
}

fn separable(b: f32, s: f32, mode: BlendMode) -> f32 {
    let screen = |b: f32, s: f32| b + s - b * s;
    let hard = |b: f32, s: f32| {
        if s <= 0.5 { b * 2.0 * s } else { screen(b, 2.0 * s - 1.0) }
    };
    match mode {
        BlendMode::Multiply => b * s,
        BlendMode::Screen => screen(b, s),
        BlendMode::Overlay => hard(s, b),
        BlendMode::Darken => b.min(s),
        BlendMode::Lighten => b.max(s),
        BlendMode::ColorDodge if b == 0.0 => 0.0,
        BlendMode::ColorDodge if s >= 1.0 => 1.0,
        BlendMode::ColorDodge => (b / (1.0 - s)).min(1.0),
        BlendMode::ColorBurn if b >= 1.0 => 1.0,
        BlendMode::ColorBurn if s <= 0.0 => 0.0,
        BlendMode::ColorBurn => 1.0 - ((1.0 - b) / s).min(1.0),
        BlendMode::HardLight => hard(b, s),
        BlendMode::SoftLight if s <= 0.5 => b - (1.0 - 2.0 * s) * b * (1.0 - b),
        BlendMode::SoftLight => {
            let d = if b <= 0.25 { ((16.0 * b - 12.0) * b + 4.0) * b } else { b.sqrt() };
            b + (2.0 * s - 1.0) * (d - b)
        }
        BlendMode::Difference => (b - s).abs(),
        BlendMode::Exclusion => b + s - 2.0 * b * s,
        _ => s,
    }
}

fn luminosity([red, green, blue]: [f32; 3]) -> f32 {
    0.3 * red + 0.59 * green + 0.11 * blue
}

fn saturation(rgb: [f32; 3]) -> f32 {
    let most = rgb.into_iter().fold(f32::MIN, f32::max);
    let least = rgb.into_iter().fold(f32::MAX, f32::min);
    most - least
}

fn with_luminosity(rgb: [f32; 3], wanted: f32) -> [f32; 3] {
    let shift = wanted - luminosity(rgb);
    let rgb = rgb.map(|part| part + shift);
    let light = luminosity(rgb);
    let least = rgb.into_iter().fold(f32::MAX, f32::min);
    let most = rgb.into_iter().fold(f32::MIN, f32::max);
    rgb.map(|part| {
        let mut part = part;
        if least < 0.0 {
            part = light + (part - light) * light / (light - least);
        }
        if most > 1.0 {
            part = light + (part - light) * (1.0 - light) / (most - light);
        }
        part
    })
}

fn with_saturation(rgb: [f32; 3], wanted: f32) -> [f32; 3] {
    let least = rgb.into_iter().fold(f32::MAX, f32::min);
    let range = saturation(rgb);
    if range <= 0.0 { [0.0; 3] } else { rgb.map(|part| (part - least) * wanted / range) }
}
