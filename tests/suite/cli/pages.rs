//! Pages: fitting a document to a number of them, the bullets to remove where nothing else helps,
//! and pictures.

use serde_json::Value;

use super::tool::{Folder, Outcome};
use crate::support::cases;

/// A folder with the fixture `<name>.json`.
fn folder(name: &str) -> Folder {
    let folder = Folder::new();
    let file = format!("{name}.json");
    folder.write(&file, cases::read(&format!("tests/fixtures/resumes/{file}")));
    folder
}

/// How many pages a PDF in the folder has.
fn pages(folder: &Folder, name: &str) -> usize {
    vitae::extract::Extraction::read(&folder.read(name))
        .expect("it is a PDF")
        .pages()
        .len()
}

/// The bullets to remove, as `T008` lists them: the field, and the lines that saves.
fn cuts(outcome: &Outcome) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for part in outcome.stderr.split("note[T008]: ").skip(1) {
        let lines = part.split("saves ").nth(1).and_then(|it| it.split(' ').next());
        let field = part.split("(/").nth(1).and_then(|it| it.split(')').next());
        let field = field.map(|field| format!("/{field}"));
        let number = format!("({} of ", found.len() + 1);
        assert!(part.lines().next().is_some_and(|it| it.contains(&number)), "{part}");
        let lines = lines.and_then(|it| it.parse().ok()).expect("a number of lines");
        found.push((field.expect("a field"), lines));
    }
    found
}

/// The fixture without the bullets at some places.
fn without(folder: &Folder, file: &str, cuts: &[(String, usize)]) -> String {
    let text = String::from_utf8(folder.read(file)).expect("a fixture is UTF-8");
    let mut resume: Value = serde_json::from_str(&text).expect("a fixture is JSON");
    let marked = Value::String("to be cut".to_owned());
    for (field, _) in cuts {
        *resume.pointer_mut(field).unwrap_or_else(|| panic!("no {field}")) =
            marked.clone();
    }
    for section in ["work", "projects", "volunteer"] {
        for entry in resume[section].as_array_mut().into_iter().flatten() {
            if let Some(highlights) = entry["highlights"].as_array_mut() {
                highlights.retain(|highlight| *highlight != marked);
            }
        }
    }
    resume.to_string()
}

#[test]
fn a_resume_that_can_be_fitted_is_and_the_changes_are_reported() {
    let folder = folder("dense");
    folder.vitae(&["render", "dense.json", "-f", "pdf"]).ends_with(0);
    assert_eq!(pages(&folder, "dense.pdf"), 2, "the fixture fits one page anyway");
    folder
        .vitae(&[
            "render",
            "dense.json",
            "-f",
            "pdf",
            "--pages",
            "1",
            "--font-size",
            "11",
        ])
        .ends_with(0)
        .says(&[
            "note[T006]: fits on 1 page with density tight, 10 pt, slim margins",
            "proved: content ",
        ]);
    assert_eq!(pages(&folder, "dense.pdf"), 1);
    folder.vitae(&["verify", "dense.json", "dense.pdf"]).ends_with(0);
    // What was chosen by the product can be chosen by a person, with the same pages.
    let fitted = folder.read("dense.pdf");
    let looks = ["--density", "tight", "--font-size", "10", "--margins", "slim"];
    let args = [&["render", "dense.json", "-f", "pdf"][..], &looks].concat();
    folder.vitae(&args).ends_with(0);
    assert!(
        fitted == folder.read("dense.pdf"),
        "other settings are reported than were used"
    );
}

#[test]
fn no_more_is_tightened_than_needed() {
    let folder = folder("dense");
    for (allowed, told) in [
        ("2", "fits on 2 pages without changes"),
        ("3", "fits on 2 pages without changes"),
    ] {
        let args = ["render", "dense.json", "-f", "pdf", "--pages", allowed];
        folder.vitae(&args).ends_with(0).says(&[&format!("note[T006]: {told}")]);
        let fitted = folder.read("dense.pdf");
        folder.vitae(&["render", "dense.json", "-f", "pdf"]).ends_with(0);
        assert!(fitted == folder.read("dense.pdf"), "{allowed} pages were there already");
    }
    folder.write("vitae.json", r#"{ "pages": 1 }"#);
    folder.vitae(&["render", "dense.json", "-f", "pdf"]).ends_with(0).says(&["T006"]);
    assert_eq!(pages(&folder, "dense.pdf"), 1);
}

#[test]
fn a_resume_that_cannot_be_fitted_fits_without_the_bullets_reported() {
    for (name, layout, allowed) in
        [("full", "quarto", "1"), ("long", "swiss", "2"), ("long", "quarto", "2")]
    {
        let folder = folder(name);
        let (file, pdf) = (format!("{name}.json"), format!("{name}.pdf"));
        let args = ["-l", layout, "-f", "pdf", "--pages", allowed];
        let render = |file: &str| folder.vitae(&[&["render", file], &args[..]].concat());
        let outcome = render(&file).ends_with(1).says(&["error[T007]: ", "proved: "]);
        let wanted: usize = allowed.parse().expect("a number");
        assert!(pages(&folder, &pdf) > wanted, "{name} in {layout} fits");
        folder.vitae(&["verify", &file, &pdf]).ends_with(0).says(&["proved: "]);

        let cuts = cuts(&outcome);
        let lines: usize = cuts.iter().map(|(_, lines)| lines).sum();
        let hint = format!(
            "remove the {} bullets below to fit (saves {lines} lines)",
            cuts.len()
        );
        let outcome = outcome.says(&[&hint, &format!("(1 of {}, saves ", cuts.len())]);
        for (field, lines) in &cuts {
            assert!(field.contains("/highlights/") && *lines > 0, "{field}: {lines}");
            outcome.stderr.find(&format!("{file}:")).expect("the place in the file");
        }
        folder.write("cut.json", without(&folder, &file, &cuts));
        render("cut.json").ends_with(0).says(&["note[T006]: ", "proved: "]);
        assert!(pages(&folder, "cut.pdf") <= wanted, "{name} in {layout}");
        // Not one of them was too many.
        let fewer = &cuts[..cuts.len() - 1];
        folder.write("fewer.json", without(&folder, &file, fewer));
        render("fewer.json").ends_with(1).says(&["error[T007]: "]);
    }
}

#[test]
fn the_oldest_bullets_are_cut_first_and_every_entry_keeps_one() {
    let folder = folder("long");
    let args = ["render", "long.json", "-f", "pdf", "--pages", "2"];
    let cuts = cuts(&folder.vitae(&args).ends_with(1));
    let place = |field: &str| -> (String, usize, usize) {
        let mut parts = field.split('/').skip(1);
        let section = parts.next().expect("a section").to_owned();
        let number = |part: Option<&str>| part.and_then(|it| it.parse().ok());
        let entry = number(parts.next()).expect("an entry");
        (section, entry, number(parts.nth(1)).expect("a bullet"))
    };
    let places: Vec<_> = cuts.iter().map(|(field, _)| place(field)).collect();
    assert!(places.len() > 5, "{places:?}");
    // Projects stand below jobs, so they go first.
    let from = places.iter().position(|it| it.0 == "work").expect("a job is cut");
    assert!(places[..from].iter().all(|it| it.0 == "projects"), "{places:?}");
    assert!(places[from..].iter().all(|it| it.0 == "work"), "{places:?}");
    for pair in places.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        assert!((pair[0].1, pair[0].2) > (pair[1].1, pair[1].2), "{places:?}");
    }
    assert!(places.iter().all(|(_, _, bullet)| *bullet > 0), "{places:?}");
}

#[test]
fn a_resume_that_no_cut_makes_fit_is_reported_as_such() {
    let folder = folder("long");
    let args = ["render", "long.json", "-f", "pdf", "--pages", "1"];
    let outcome = folder.vitae(&args).ends_with(1).says(&[
        "error[T007]: ",
        "but only 1 is allowed",
        "leave out a section, too: removing the ",
        "wrote long.pdf",
    ]);
    let all = String::from_utf8(folder.read("long.json")).expect("a fixture is UTF-8");
    let all: Value = serde_json::from_str(&all).expect("a fixture is JSON");
    let bullets: usize = ["work", "projects", "volunteer"]
        .iter()
        .flat_map(|section| all[section].as_array().into_iter().flatten())
        .filter_map(|entry| entry["highlights"].as_array())
        .map(Vec::len)
        .sum();
    assert_eq!(cuts(&outcome).len(), bullets);
}

#[test]
fn a_nearly_empty_last_page_is_pulled_in_unless_any_number_of_pages_is_asked_for() {
    let folder = folder("example");
    let render = |more: &[&str]| {
        folder.vitae(
            &[&["render", "example.json", "-l", "harvard", "-f", "pdf"], more].concat(),
        )
    };
    let outcome = render(&["--pages", "any"]).ends_with(0).says(&[
        "warning[T009]: the last page, page 2, has only ",
        "hint: use `--pages 1`, which fits it with density compact",
    ]);
    assert!(!outcome.stderr.contains("T006"), "{}", outcome.stderr);
    assert_eq!(pages(&folder, "example.pdf"), 2);
    let note = "note[T006]: fits on 1 page with density compact";
    let outcome = render(&["--pages", "1"]).ends_with(0).says(&[note]);
    assert!(!outcome.stderr.contains("T009"), "{}", outcome.stderr);
    let advised = folder.read("example.pdf");
    let hint = "hint: use `--pages any` to keep the spacing as it is";
    let outcome = render(&[]).ends_with(0).says(&[note, hint, "proved: "]);
    assert!(!outcome.stderr.contains("T009"), "{}", outcome.stderr);
    assert!(folder.read("example.pdf") == advised, "the advice gives other pages");
    // One page is never nearly empty, however little there is on it.
    let outcome = folder.vitae(&["render", "ada.json"]).ends_with(0);
    assert!(!outcome.stderr.contains("T009"), "{}", outcome.stderr);
}

#[test]
fn a_nearly_empty_last_page_that_one_step_does_not_pull_in_is_reported() {
    let folder = folder("dense");
    let looks = ["-l", "harvard", "--font-size", "11.5"];
    let args = [&["render", "dense.json", "-f", "pdf"][..], &looks].concat();
    folder.vitae(&args).ends_with(0).says(&[
        "warning[T009]: the last page, page 2, has only ",
        "hint: use `--pages 1`, which fits it with density tight",
    ]);
    assert_eq!(pages(&folder, "dense.pdf"), 2);
}

/// The width of a PNG.
fn width(png: &[u8]) -> u32 {
    image::load_from_memory(png).expect("it is a PNG").width()
}

#[test]
fn pictures_are_numbered_by_page_and_have_the_resolution_asked_for() {
    let folder = folder("example");
    let render = |more: &[&str]| {
        folder.vitae(&[&["render", "example.json", "-f", "png"], more].concat())
    };
    render(&[]).ends_with(0).says(&["wrote example-1.png", "wrote example-2.png"]);
    let names = ["ada.json", "example-1.png", "example-2.png", "example.json"];
    assert_eq!(folder.names(), names);
    // A4 is 8.27 in wide.
    assert_eq!(width(&folder.read("example-1.png")), 1191);
    render(&["--page", "2", "-o", "only/"]).ends_with(0);
    assert_eq!(folder.read("only/example-2.png"), folder.read("example-2.png"));
    assert_eq!(folder.names().len(), 5, "{:?}", folder.names());
    render(&["--ppi", "20"]).ends_with(0);
    assert_eq!(width(&folder.read("example-1.png")), 165);
}

#[test]
fn pictures_that_cannot_be_made_are_rejected() {
    let folder = folder("example");
    let render = |more: &[&str]| {
        folder.vitae(&[&["render", "example.json", "-f", "png"], more].concat())
    };
    for ppi in ["9", "601", "fine", "-72", "NaN"] {
        let ppi = format!("--ppi={ppi}");
        render(&[&ppi]).ends_with(2).says(&["a number from 10 to 600"]);
    }
    render(&["--page", "0"]).ends_with(2).says(&["expected a page number, as in `1`"]);
    render(&["--page", "3"])
        .ends_with(1)
        .says(&["T005", "page 3 does not exist: the last page is 2"]);
    let several = render(&["-o", "-"]).ends_with(2).prints_nothing();
    several.says(&[
        "only one file can be written to standard output, and there are 2",
        "`--page`",
    ]);
    assert_eq!(folder.names(), ["ada.json", "example.json"]);
    let one = render(&["-o", "-", "--page", "2", "--ppi", "20"]).ends_with(0);
    assert_eq!(width(&one.stdout), 165);
}

#[test]
fn a_preview_has_every_page_in_every_layout_and_one_sheet_of_all() {
    let folder = folder("example");
    let args = ["layouts", "--preview", "shown", "example.json", "--ppi", "20"];
    folder.vitae(&args).ends_with(0).prints_nothing().says(&["wrote shown/layouts.png"]);
    let mut expected = vec!["ada.json".to_owned(), "example.json".to_owned()];
    expected.push("shown/layouts.png".to_owned());
    for name in vitae::Layout::NAMES {
        let args = ["render", "example.json", "-l", name, "-f", "pdf", "-o", "-"];
        let pdf = folder.vitae(&args).ends_with(0).stdout;
        let pages =
            vitae::extract::Extraction::read(&pdf).expect("it is a PDF").pages().len();
        expected.extend((1..=pages).map(|page| format!("shown/{name}-{page}.png")));
    }
    expected.sort();
    assert_eq!(folder.names(), expected);
    assert_eq!(width(&folder.read("shown/swiss-1.png")), 165);
    assert!(width(&folder.read("shown/layouts.png")) > 800, "nothing can be told apart");
    // Two layouts never look the same.
    assert!(folder.read("shown/swiss-1.png") != folder.read("shown/quarto-1.png"));
    let file = ["layouts", "example.json"];
    folder.vitae(&file).ends_with(2).says(&["--preview"]);
}
