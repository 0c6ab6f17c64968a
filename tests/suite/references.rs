//! References: text, reading orders and pictures are as they were when somebody last looked at
//! them. `tests/README.md` says how to bless them.

use std::fmt::Write;

use vitae::Layout;
use vitae::document::TextOptions;
use vitae::extract::{Extraction, ORDERS};
use vitae::preview::preview;
use vitae::render::RenderOptions;

use crate::support::cases;
use crate::support::picture;
use crate::support::reference::{self, Expectation};
use crate::support::rendering::{
    document, must_render, read, resume, source, typesetter,
};

/// The maximum size of a picture, in bytes; there will be many.
const HEAVIEST_PICTURE: usize = 26 * 1024;

/// The same for a picture of the book.
const HEAVIEST_GALLERY: usize = 360 * 1024;

/// The same for each layout in the picture of all of them.
const HEAVIEST_IN_GALLERY: usize = 36 * 1024;

#[test]
fn plain_text_matches_its_reference() {
    let texts = ["example", "full", "unicode", "hostile"].map(|name| {
        let text = document(&resume(name)).text(TextOptions::default());
        Expectation { name: format!("{name}.txt"), actual: text.into_bytes() }
    });
    reference::check("text", &texts, reference::text_difference);
}

/// The lines of each layout in all four orders.
#[test]
fn the_four_reading_orders_match_their_references() {
    let resume = resume("example");
    let texts: Vec<Expectation> = Layout::all()
        .map(|layout| {
            let rendered = must_render(&resume, &layout);
            let read = Extraction::read(&rendered.pdf).expect("our own PDF");
            let name = format!("{}.txt", layout.name());
            Expectation { name, actual: orders(&read).into_bytes() }
        })
        .collect();
    reference::check("order", &texts, reference::text_difference);
}

fn orders(read: &Extraction) -> String {
    let mut out = String::new();
    for order in ORDERS {
        let mut block = None;
        // Writing to a string cannot fail.
        let _ = write!(out, "=== {} order", order.name());
        for line in read.lines(order) {
            if block != Some((line.page, line.block)) {
                let _ = write!(out, "\n[page {}]", line.page);
                block = Some((line.page, line.block));
            }
            let _ = write!(out, "\n{}", line.text);
        }
        out.push_str("\n\n");
    }
    out
}

#[test]
fn every_page_looks_like_its_reference() {
    let resume = resume("example");
    let mut pictures = Vec::new();
    for layout in Layout::all() {
        for (at, page) in picture::pages(&resume, &layout).into_iter().enumerate() {
            let name = format!("{}-{}.png", layout.name(), at + 1);
            let actual = picture::png(page);
            let weight = actual.len();
            assert!(weight <= HEAVIEST_PICTURE, "{name} has {weight} bytes");
            pictures.push(Expectation { name, actual });
        }
    }
    // An added or removed page shows up as a missing or left-over reference.
    reference::check("png", &pictures, picture::difference);
}

/// The pictures that the README and the book show: every layout with the example, and one page.
#[test]
fn the_pictures_of_the_book_are_current() {
    let mut options = RenderOptions::default();
    options.export.pictures.ppi = 72.0;
    let shown =
        preview(&document(&resume("example")), typesetter(), &options).expect("rendered");
    assert_eq!(shown.layouts.len(), Layout::NAMES.len());
    let all = picture::smaller(&shown.sheet, 2);
    let layout = Layout::named("quarto").expect("it is bundled");
    let page =
        picture::smaller(&picture::first_page(&resume("example"), &layout, 120.0), 2);
    let mut pictures = Vec::new();
    let most = HEAVIEST_IN_GALLERY * Layout::NAMES.len();
    for (name, actual, most) in
        [("layouts.png", all, most), ("page.png", page, HEAVIEST_GALLERY)]
    {
        assert!(actual.len() <= most, "{name} has {} bytes", actual.len());
        pictures.push(Expectation { name: name.to_owned(), actual });
    }
    reference::check_in("docs/src/images", &pictures, picture::difference);
}

/// A résumé of two pages in each layout, whole, as people compare them; beside what the first
/// pages looked like before dates stood at the right, which nothing draws any more.
#[test]
fn the_gallery_is_current() {
    let path = cases::root().join("tests/fixtures/corpus/typical-two-pages.json");
    let resume = read(&source(&path)).expect("it has no errors");
    let before = std::fs::read(cases::root().join("tests/ref/gallery/before.png"));
    let mut pictures = vec![Expectation {
        name: "before.png".to_owned(),
        actual: before.expect("it is kept"),
    }];
    for layout in Layout::all() {
        let sheet = picture::spread(&resume, &layout, 96.0);
        let actual = picture::smaller(&sheet, 2);
        let name = format!("{}.png", layout.name());
        assert!(actual.len() <= HEAVIEST_GALLERY, "{name} has {} bytes", actual.len());
        pictures.push(Expectation { name, actual });
    }
    reference::check("gallery", &pictures, picture::difference);
}

#[test]
fn a_changed_word_changes_the_picture() {
    let layout = Layout::all().next().expect("there is a layout");
    let mut altered = resume("example");
    let basics = altered.basics.as_mut().expect("the example has a person");
    basics.label = Some("Gardener of a Castle by the Sea".to_owned());
    let first = |resume| {
        let pages = picture::pages(resume, &layout);
        picture::png(pages.into_iter().next().expect("there is a page"))
    };
    let (old, new) = (first(&resume("example")), first(&altered));
    assert_eq!(picture::difference(&old, &old), None);
    assert!(picture::difference(&old, &new).is_some());
}

#[test]
fn every_folder_of_references_belongs_to_a_test() {
    let known = ["cli", "gallery", "order", "png", "text", "variant"];
    for folder in cases::folders_in(&cases::root().join("tests/ref")) {
        assert!(known.contains(&&*folder), "tests/ref/{folder} belongs to no test");
    }
}
