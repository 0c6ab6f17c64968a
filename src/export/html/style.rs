//! The style of a page: one for screens of any width, light and dark, and one for paper.

use crate::export::fonts::substitutes;
use crate::layout::{
    Appearance, HeadAlign, HeadingCase, HeadingRule, LayoutOptions, Paper,
};

/// What does not depend on the looks.
const STYLE: &str = include_str!("style.css");

/// How much of the accent is left where the ground is dark, in percent; the rest is white.
const KEPT: u32 = 42;

/// The style for these looks.
pub(super) fn style(looks: &LayoutOptions) -> String {
    let typography = &looks.typography;
    let body = stack(typography.fonts.first());
    let display = typography.display_font.as_ref().map(|family| stack(Some(family)));
    let display = display.unwrap_or_else(|| "var(--body-font)".to_owned());
    let looks = Appearance::of(&looks.looks);
    let accent = looks.accent.to_string();
    let align = match looks.head {
        HeadAlign::Start => "start",
        HeadAlign::Center => "center",
    };
    let (transform, caps) = match looks.headings {
        HeadingCase::AsWritten => ("none", "normal"),
        HeadingCase::Upper => ("uppercase", "normal"),
        HeadingCase::SmallCaps => ("none", "small-caps"),
    };
    let rule = match looks.rule {
        HeadingRule::None => "none",
        HeadingRule::Own | HeadingRule::Below => "1px solid",
    };
    let paper = match looks.paper {
        Paper::A4 => "A4",
        Paper::UsLetter => "letter",
    };
    format!(
        ":root {{\n\
         \x20 --body-font: {body};\n\
         \x20 --display-font: {display};\n\
         \x20 --accent-on-light: {accent};\n\
         \x20 --accent-on-dark: {light};\n\
         \x20 --head-align: {align};\n\
         \x20 --heading-transform: {transform};\n\
         \x20 --heading-caps: {caps};\n\
         \x20 --heading-rule: {rule};\n\
         \x20 --print-size: {size}pt;\n\
         }}\n\
         @page {{ size: {paper}; }}\n\
         {STYLE}",
        light = lighter(&accent),
        size = looks.text.pt(),
    )
}

/// A family with what stands in for it, as the value of `font-family`.
fn stack(family: Option<&String>) -> String {
    let family = family.map_or("", String::as_str);
    let others = substitutes(family);
    let names = [family].into_iter().chain(others.families.iter().copied());
    // The name of a font that somebody brings may be anything.
    let plain = |name: &str| {
        let is_plain = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
        name.chars().filter(is_plain).collect::<String>()
    };
    let names = names.map(plain).filter(|name| !name.is_empty());
    let quoted: Vec<String> = names.map(|name| format!("\"{name}\"")).collect();
    let generic = if others.serif { "serif" } else { "sans-serif" };
    format!("{}, {generic}", quoted.join(", "))
}

/// A colour of six digits for a dark ground.
fn lighter(accent: &str) -> String {
    let channels = (0..3).map(|at| {
        let digits = accent.get(1 + 2 * at..3 + 2 * at).unwrap_or("00");
        let value = u32::from(u8::from_str_radix(digits, 16).unwrap_or(0));
        format!("{:02x}", (value * KEPT + 255 * (100 - KEPT)) / 100)
    });
    channels.fold("#".to_owned(), |colour, channel| colour + &channel)
}
