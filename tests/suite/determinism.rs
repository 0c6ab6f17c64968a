//! The same résumé gives the same bytes: again, on other threads, from another typesetter.

use vitae::export::FORMATS;
use vitae::render::{RenderOptions, Rendered};
use vitae::{Layout, Resume, Typesetter, Warned, render};

use crate::support::parallel;
use crate::support::rendering::{document, must_render, resume, typesetter};

const RESUMES: [&str; 3] = ["example", "full", "unicode"];

#[test]
fn the_same_resume_gives_the_same_bytes_again() {
    for (resume, layout) in cases() {
        let options = RenderOptions::default().formats(FORMATS);
        let rendered =
            || render(document(&resume), typesetter(), &layout, &options).output;
        let (first, again) = (rendered(), rendered());
        let (first, again) = (first.expect("rendered"), again.expect("rendered"));
        let (first, again) = (first.into_files(FORMATS), again.into_files(FORMATS));
        for format in FORMATS {
            assert!(first.iter().any(|file| file.format == *format), "{}", format.name);
        }
        for (one, other) in first.iter().zip(&again) {
            let format = one.format.name;
            assert!(one == other, "{} differs from itself as {format}", layout.name());
        }
        assert_eq!(first.len(), again.len());
    }
}

#[test]
fn another_typesetter_gives_the_same_bytes() {
    let other = Typesetter::new();
    for (resume, layout) in cases() {
        let Warned { output, .. } =
            render(document(&resume), &other, &layout, &RenderOptions::default());
        let pdf = output.expect("it was rendered before").pdf;
        assert!(pdf == must_render(&resume, &layout).pdf, "{} differs", layout.name());
    }
}

#[test]
fn additional_fonts_that_are_not_needed_change_nothing() {
    let extra = include_bytes!("../../fonts/Inter/Inter_400Regular.ttf").to_vec();
    let other = Typesetter::with_fonts(vec![extra, b"no font".to_vec()]);
    for (resume, layout) in cases() {
        let output =
            render(document(&resume), &other, &layout, &RenderOptions::default()).output;
        let pdf = output.expect("it was rendered before").pdf;
        assert!(pdf == must_render(&resume, &layout).pdf, "{} differs", layout.name());
    }
}

#[test]
fn threads_that_share_a_typesetter_give_the_bytes_of_one() {
    let cases = cases();
    let alone = parallel::map_on(1, &cases, bytes);
    // Each case three times, so that threads meet at the same layout.
    let thrice: Vec<_> = cases.iter().cycle().take(3 * cases.len()).cloned().collect();
    let together = parallel::map_on(8, &thrice, bytes);
    for (at, pdf) in together.iter().enumerate() {
        assert!(*pdf == alone[at % cases.len()], "{} differs", thrice[at].1.name());
    }
}

#[test]
fn the_clock_is_not_in_the_bytes() {
    for (resume, layout) in cases() {
        let Rendered { pdf, .. } = must_render(&resume, &layout);
        let text = String::from_utf8_lossy(&pdf);
        let dates: Vec<&str> =
            text.match_indices("(D:").map(|(at, _)| &text[at + 3..at + 11]).collect();
        assert!(!dates.is_empty());
        let own = resume.meta.as_ref().and_then(vitae::resume::Meta::last_modified_date);
        let own = own.map(|date| {
            let (year, month, day) = date.earliest();
            format!("{year:04}{month:02}{day:02}")
        });
        for date in dates {
            assert_eq!(Some(date), own.as_deref());
        }
    }
}

fn cases() -> Vec<(Resume, Layout)> {
    let layouts = Layout::all();
    layouts
        .flat_map(|layout| RESUMES.map(|name| (resume(name), layout.clone())))
        .collect()
}

fn bytes((resume, layout): &(Resume, Layout)) -> Vec<u8> {
    render(document(resume), typesetter(), layout, &RenderOptions::default())
        .output
        .expect("the fixtures can be rendered")
        .pdf
}
