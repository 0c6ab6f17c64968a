//! How many pages résumés take, in decimals: the whole pages, and how far the last one is filled.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::num::NonZeroUsize;

use vitae::layout::{FontSize, PageLimit};
use vitae::options::{FONT_SIZE, PAGES, Settings};
use vitae::render::{RenderOptions, Rendered};
use vitae::{Layout, render};

use crate::support::cases::{self, Case};
use crate::support::rendering::{
    document, must_render, read, rendered, source, typesetter,
};
use crate::support::{parallel, say};

/// The résumé on which layouts are compared: four jobs of five bullets.
const TYPICAL: &str = "corpus/typical-two-pages";
/// A student's.
const STUDENT: &str = "corpus/schema-new-grad";
/// Everyone's first sample.
const SAMPLE: &str = "corpus/schema-1.0.1-richard-hendriks";

/// The mean over the corpus before layouts were set closer.
const MEAN_BEFORE: f64 = 0.88;

/// The layouts in which a student's résumé has to fit on one page.
const ONE_PAGE: [&str; 5] = ["compact", "harvard", "ledger", "plain", "swiss"];

/// The height of the small letters of Times at 10 pt, in pt. By this height, not by its nominal
/// size, text looks large or small: that of Inter is a fifth larger.
const READABLE_LETTERS: f64 = 4.48;

/// The number of pages, with the share of the last one down to its last line.
fn decimals(rendered: &Rendered) -> f64 {
    let extraction = rendered.extraction();
    let Some(last) = extraction.pages().last() else { return 0.0 };
    let on_last = extraction.glyphs().iter().filter(|it| it.page == last.number);
    let lowest = on_last.map(|glyph| glyph.y).fold(0.0, f64::max);
    let before = u32::try_from(rendered.pages - 1).expect("few pages");
    f64::from(before) + lowest / last.height
}

/// The numbers of pages of a résumé, by layout; empty if a font is missing.
fn counts(case: &Case) -> BTreeMap<String, f64> {
    let resume = read(&source(&case.path)).expect("ours have no errors");
    Layout::all()
        .filter_map(|layout| {
            let rendered = rendered(&resume, &layout).ok()?;
            Some((layout.name().to_owned(), decimals(&rendered)))
        })
        .collect()
}

fn mean(counts: impl Iterator<Item = f64> + Clone) -> f64 {
    let number = u32::try_from(counts.clone().count()).expect("few");
    counts.sum::<f64>() / f64::from(number.max(1))
}

fn case(name: &str) -> Case {
    let mut cases = cases::resumes().into_iter().filter(|it| it.ours);
    cases.find(|it| it.name == name).unwrap_or_else(|| panic!("there is no {name}"))
}

#[test]
fn resumes_take_no_more_pages_than_those_of_peers() {
    let cases: Vec<Case> = cases::resumes()
        .into_iter()
        .filter(|it| it.ours && it.name.starts_with("corpus/"))
        .collect();
    let all: Vec<(String, BTreeMap<String, f64>)> =
        parallel::map(&cases, |case| (case.name.clone(), counts(case)));
    let mut table = format!("| pages | {} |\n", Layout::NAMES.join(" | "));
    table += &format!("|---|{}\n", "---:|".repeat(Layout::NAMES.len()));
    for (name, counts) in all.iter().filter(|(_, counts)| !counts.is_empty()) {
        let row = Layout::NAMES.iter().map(|layout| match counts.get(*layout) {
            Some(count) => format!("{count:.2}"),
            None => "–".to_owned(),
        });
        // Writing to a string cannot fail.
        _ = writeln!(table, "| {name} | {} |", row.collect::<Vec<_>>().join(" | "));
    }
    let every = all.iter().flat_map(|(_, counts)| counts.values().copied());
    let mean = mean(every);
    _ = writeln!(table, "\nmean {mean:.3}");
    say(&table);
    let of = |name: &str, layout: &str| {
        let (_, counts) = all.iter().find(|(it, _)| it == name).expect("it is there");
        counts[layout]
    };
    for layout in Layout::NAMES {
        let (typical, sample) = (of(TYPICAL, layout), of(SAMPLE, layout));
        assert!(typical <= 2.0, "{TYPICAL} in {layout}: {typical:.2}");
        assert!(sample <= 2.0, "{SAMPLE} in {layout}: {sample:.2}");
    }
    let (typical, sample) = (of(TYPICAL, "compact"), of(SAMPLE, "compact"));
    assert!(typical <= 1.3, "{TYPICAL} in compact: {typical:.2}");
    assert!(sample <= 1.0, "{SAMPLE} in compact: {sample:.2}");
    assert!(mean <= 0.8 * MEAN_BEFORE, "the mean is {mean:.3}");
}

/// The height of the letter x in a layout's first font, as a multiple of the font's size.
fn height_of_letters(layout: &Layout) -> f64 {
    let fonts = cases::root().join("fonts");
    let family = layout.manifest().fonts[0].replace(' ', "");
    let mut folders = cases::folders_in(&fonts).into_iter();
    let folder = folders.find(|it| it.starts_with(&family)).expect("it is bundled");
    let mut files = cases::files_below(&fonts.join(folder), &["ttf"]).into_iter();
    let regular = files.find(|it| cases::file_name(it).ends_with("400Regular.ttf"));
    let data = std::fs::read(regular.expect("it is bundled")).expect("it can be read");
    let face = ttf_parser::Face::parse(&data, 0).expect("a font");
    let x = face.glyph_index('x').expect("it has Latin letters");
    let height = face.glyph_bounding_box(x).expect("it has an outline").y_max;
    f64::from(height) / f64::from(face.units_per_em())
}

#[test]
fn one_page_for_a_student_needs_no_option_and_no_small_letters() {
    let resume = read(&source(&case(STUDENT).path)).expect("ours have no errors");
    for name in ONE_PAGE {
        let layout = Layout::named(name).expect("it is bundled");
        let rendered = must_render(&resume, &layout);
        assert_eq!(rendered.pages, 1, "{name}");
        let size = rendered.options.look(FONT_SIZE).pt();
        let letters = size * height_of_letters(&layout);
        say(format!("{name}: {size} pt, small letters of {letters:.2} pt\n"));
        assert!(letters >= READABLE_LETTERS, "{name}: {letters:.2} pt");
    }
}

#[test]
fn one_page_for_a_student_needs_no_text_below_10_pt() {
    let resume = read(&source(&case(STUDENT).path)).expect("ours have no errors");
    let one = PageLimit::AtMost(NonZeroUsize::MIN);
    // Inter is set at 9.5 pt.
    for name in ONE_PAGE.into_iter().filter(|name| *name != "swiss") {
        let layout = Layout::named(name).expect("it is bundled");
        let looks = Settings::default().with(PAGES, one);
        let options = RenderOptions::default().looks(looks);
        let output = render(document(&resume), typesetter(), &layout, &options).output;
        let rendered = output.expect("it can be rendered");
        assert_eq!(rendered.pages, 1, "{name}");
        let size = rendered.options.look(FONT_SIZE);
        assert!(size >= FontSize::READABLE, "{name}: {size}");
    }
}

#[test]
fn the_measure_tells_a_page_with_wider_spacing_apart() {
    let resume = read(&source(&case(STUDENT).path)).expect("ours have no errors");
    let layout = Layout::named("plain").expect("it is bundled");
    let normal = decimals(&must_render(&resume, &layout));
    let looks = Settings::default().with(FONT_SIZE, FontSize::LARGEST);
    let options = RenderOptions::default().looks(looks);
    let large = render(document(&resume), typesetter(), &layout, &options).output;
    let large = decimals(&large.expect("it can be rendered"));
    assert!(large > normal + 0.1, "{normal:.2} and {large:.2}");
}
