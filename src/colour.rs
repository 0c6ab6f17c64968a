//! Colours as people see them, by the formulas of WCAG 2.2.

/// The contrast of two relative luminances (WCAG 2.2, "contrast ratio"), from 1 to 21.
pub(crate) fn contrast(one: f64, other: f64) -> f64 {
    let (lighter, darker) = (one.max(other), one.min(other));
    (lighter + 0.05) / (darker + 0.05)
}

/// The relative luminance (WCAG 2.2) of a colour in sRGB, whose components are from 0 to 1: 0 for
/// black, 1 for white.
pub(crate) fn relative_luminance(srgb: [f64; 3]) -> f64 {
    let [red, green, blue] = srgb.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// A component of sRGB as linear light (IEC 61966-2-1).
fn linear(component: f64) -> f64 {
    if component <= 0.040_45 {
        component / 12.92
    } else {
        ((component + 0.055) / 1.055).powf(2.4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        let (black, white) = (relative_luminance([0.0; 3]), relative_luminance([1.0; 3]));
        assert!(black.abs() < 1e-9 && (white - 1.0).abs() < 1e-9);
        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        assert!((contrast(white, black) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn green_is_the_brightest_primary() {
        assert!((relative_luminance([0.0, 1.0, 0.0]) - 0.7152).abs() < 1e-9);
    }
}
