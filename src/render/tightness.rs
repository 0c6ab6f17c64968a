//! Looks that leave less space, step by step: what fitting a document to its pages gives up.

use crate::layout::options::{DENSITY, FONT_SIZE, MARGINS};
use crate::layout::{Density, FontSize, LayoutOptions, Margins};
use crate::settings::Settings;

/// The looks that can be tried, each tighter than the one before; first `options` themselves.
///
/// Spacing is given up first, then margins down to 18 mm, then size down to 10 pt, then the last
/// margins; text of less than 10 pt comes at the end.
pub(super) fn steps(options: &LayoutOptions) -> Vec<LayoutOptions> {
    let mut steps = vec![options.clone()];
    let mut now = options.clone();
    let mut step = |next: &LayoutOptions| steps.push(next.clone());
    for density in [Density::Normal, Density::Compact, Density::Tight] {
        // The values are in the order of the space they leave.
        if density < now.look(DENSITY) {
            now = now.with_look(DENSITY, density);
            step(&now);
        }
    }
    for margins in [Margins::Normal, Margins::Slim] {
        if margins < now.look(MARGINS) {
            now = now.with_look(MARGINS, margins);
            step(&now);
        }
    }
    while now.look(FONT_SIZE).smaller() >= FontSize::READABLE {
        now = smaller(&now);
        step(&now);
    }
    if Margins::Narrow < now.look(MARGINS) {
        now = now.with_look(MARGINS, Margins::Narrow);
        step(&now);
    }
    while now.look(FONT_SIZE) > FontSize::SMALLEST {
        now = smaller(&now);
        step(&now);
    }
    steps
}

/// `options` with text of the next smaller size.
fn smaller(options: &LayoutOptions) -> LayoutOptions {
    options.clone().with_look(FONT_SIZE, options.look(FONT_SIZE).smaller())
}

/// `options` with one step less spacing; `None` if there is no such step.
pub(super) fn denser(options: &LayoutOptions) -> Option<LayoutOptions> {
    let density = match options.look(DENSITY) {
        Density::Airy => Density::Normal,
        Density::Normal => Density::Compact,
        Density::Compact | Density::Tight => return None,
    };
    Some(options.clone().with_look(DENSITY, density))
}

/// `options` with tight spacing and a font size of at most `size`.
pub(crate) fn compact(options: LayoutOptions, size: FontSize) -> LayoutOptions {
    let density = options.look(DENSITY).min(Density::Tight);
    let size = options.look(FONT_SIZE).min(size);
    options.with_look(DENSITY, density).with_look(FONT_SIZE, size)
}

/// The tightest of the [`steps`].
pub(crate) fn tightest(options: LayoutOptions) -> LayoutOptions {
    compact(options, FontSize::SMALLEST).with_look(MARGINS, Margins::Narrow)
}

/// The settings of the tightest looks there are.
pub(crate) fn tightest_settings() -> Settings {
    Settings::default()
        .with(DENSITY, Density::Tight)
        .with(FONT_SIZE, FontSize::SMALLEST)
        .with(MARGINS, Margins::Narrow)
}

/// The settings of the roomiest looks there are.
pub(crate) fn roomiest_settings() -> Settings {
    Settings::default()
        .with(DENSITY, Density::Airy)
        .with(FONT_SIZE, FontSize::LARGEST)
        .with(MARGINS, Margins::Wide)
}

/// How `chosen` differs from `asked`: `density compact, 10 pt, narrow margins`.
pub(super) fn changes(asked: &LayoutOptions, chosen: &LayoutOptions) -> String {
    let mut changes = Vec::new();
    let (density, size) = (chosen.look(DENSITY), chosen.look(FONT_SIZE));
    let margins = chosen.look(MARGINS);
    if density != asked.look(DENSITY) {
        changes.push(format!("density {}", density.name()));
    }
    if size != asked.look(FONT_SIZE) {
        changes.push(size.to_string());
    }
    if margins != asked.look(MARGINS) {
        changes.push(format!("{} margins", margins.name()));
    }
    changes.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;

    fn options(looks: Settings) -> LayoutOptions {
        Layout::from_source("test", "").options(looks)
    }

    #[test]
    fn space_is_given_up_before_margins_and_margins_before_text_below_10_pt() {
        let size = FontSize::new(10.5).expect("a size of the test");
        let looks =
            Settings::default().with(DENSITY, Density::Airy).with(FONT_SIZE, size);
        let asked = options(looks);
        let steps: Vec<String> =
            steps(&asked).iter().map(|step| changes(&asked, step)).collect();
        assert_eq!(
            steps,
            [
                "",
                "density normal",
                "density compact",
                "density tight",
                "density tight, slim margins",
                "density tight, 10.25 pt, slim margins",
                "density tight, 10 pt, slim margins",
                "density tight, 10 pt, narrow margins",
                "density tight, 9.75 pt, narrow margins",
                "density tight, 9.5 pt, narrow margins",
                "density tight, 9.25 pt, narrow margins",
                "density tight, 9 pt, narrow margins",
            ]
        );
    }

    #[test]
    fn the_tightest_looks_cannot_be_tightened() {
        let tightest = options(tightest_settings());
        assert_eq!(steps(&tightest), std::slice::from_ref(&tightest));
        let roomiest = options(roomiest_settings());
        assert_eq!(steps(&roomiest).last(), Some(&tightest));
        assert_eq!(self::tightest(roomiest), tightest);
    }
}
