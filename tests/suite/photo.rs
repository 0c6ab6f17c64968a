//! A photo is printed only where it is asked for, changes no word that is read, and no other
//! picture passes for it.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use vitae::extract::ORDERS;
use vitae::photo::Photo;
use vitae::render::{RenderOptions, Rendered};
use vitae::verify::{DefectKind, Verification, VerifyOptions, verify_with};
use vitae::{Layout, Resume, render};

use crate::suite::cli::tool::Folder;
use crate::support::rendering::{
    defects, document, list, must_render, resume, typesetter,
};
use crate::support::{assert_none, parallel};

/// A file with a face of a kind, of this shade.
fn file(format: ImageFormat, shade: u8) -> Vec<u8> {
    let face = RgbImage::from_fn(300, 400, |x, y| {
        let (across, down) = (x.abs_diff(150), y.abs_diff(160));
        if across * across + down * down < 8000 {
            Rgb([220, 180, shade])
        } else {
            Rgb([u8::try_from(x / 2).unwrap_or_default(), 120, 160])
        }
    });
    let mut content = Cursor::new(Vec::new());
    face.write_to(&mut content, format).expect("a picture can be written to memory");
    content.into_inner()
}

fn photo(shade: u8) -> Photo {
    Photo::read(&file(ImageFormat::Png, shade)).expect("a photo")
}

fn with_photo(resume: &Resume, layout: &Layout) -> Rendered {
    let mut options = RenderOptions::default().photo(photo(150));
    options.examine = true;
    render(document(resume), typesetter(), layout, &options)
        .output
        .unwrap_or_else(|found| panic!("{}: {}", layout.name(), list(&found)))
}

fn texts(rendered: &Rendered) -> Vec<Vec<String>> {
    let lines = |order| rendered.extraction().lines(order);
    ORDERS
        .map(|order| lines(order).iter().map(|line| line.text.clone()).collect())
        .to_vec()
}

#[test]
fn every_layout_prints_a_photo_and_every_order_reads_the_same_words_as_without() {
    let layouts: Vec<Layout> = Layout::all().collect();
    let failures = parallel::map(&layouts, |layout| {
        let mut failures = Vec::new();
        for name in ["example", "sparse", "hostile"] {
            let resume = resume(name);
            let rendered = with_photo(&resume, layout);
            let verification = &rendered.verification;
            let mut fail = |what: &str| {
                failures.push(format!("{name} in {}: {what}", layout.name()));
            };
            if !verification.is_faithful() {
                fail(&defects(verification));
            }
            if !verification.unexamined.is_empty() || verification.seams.inside > 0 {
                fail("its ink was not examined, or it has seams");
            }
            let words = |rendered: &Rendered| -> Vec<Vec<String>> {
                let text = texts(rendered).into_iter().map(|lines| lines.join(" "));
                text.map(|it| it.split(' ').map(str::to_owned).collect()).collect()
            };
            if words(&rendered) != words(&must_render(&resume, layout)) {
                fail("other words are read");
            }
        }
        failures
    });
    assert_none("photos", &failures.concat());
}

/// What the proof of a PDF finds beside the words.
fn found(pdf: &[u8], declared: Option<&Photo>) -> (Verification, [bool; 2]) {
    let options = VerifyOptions::default().photo(declared);
    let proof = verify_with(&document(&resume("example")), pdf, &options).expect("a PDF");
    let has =
        |kind: fn(&DefectKind) -> bool| proof.defects.iter().any(|it| kind(&it.kind));
    let lost = has(|kind| *kind == DefectKind::LostPhoto);
    let unexamined = has(|kind| matches!(kind, DefectKind::Unexamined(_)));
    (proof, [lost, unexamined])
}

#[test]
fn no_other_picture_passes_for_the_photo_and_no_photo_for_none() {
    let layout = Layout::named("plain").expect("it is bundled");
    let with = with_photo(&resume("example"), &layout).pdf;
    let without = must_render(&resume("example"), &layout).pdf;
    let (mine, other) = (photo(150), photo(151));
    // Declared or not, and what is wrong: the photo is lost, a picture was not examined.
    for (pdf, declared, wrong) in [
        (&with, Some(&mine), [false, false]),
        (&with, Some(&other), [true, true]),
        (&with, None, [false, true]),
        (&without, Some(&mine), [true, false]),
        (&without, None, [false, false]),
    ] {
        let (proof, is_wrong) = found(pdf, declared);
        assert_eq!(is_wrong, wrong, "{}", defects(&proof));
        assert_eq!(proof.is_faithful(), wrong == [false, false]);
    }
}

#[test]
fn a_photo_on_the_page_has_nothing_of_its_file_but_pixels() {
    let layout = Layout::named("plain").expect("it is bundled");
    let rendered = with_photo(&resume("example"), &layout);
    let pictures =
        rendered.extraction().drawings().iter().filter_map(|it| it.pixels.as_ref());
    assert_eq!(pictures.collect::<Vec<_>>(), [photo(150).pixels()]);
    // It is no JPEG stream, which could bring a file's own data along.
    let is_there = |what: &[u8]| rendered.pdf.windows(what.len()).any(|it| it == what);
    assert!(!is_there(b"DCTDecode") && !is_there(b"Exif"));
}

/// A folder with a résumé that names a photo.
fn folder(image: &str) -> Folder {
    let folder = Folder::new();
    let ada = serde_json::json!({
        "basics": { "name": "Ada Lovelace", "label": "Analyst", "image": image },
        "skills": [{ "name": "Mathematics", "keywords": ["Calculus"] }],
    });
    folder.write("me.json", ada.to_string());
    folder.write("me.jpg", file(ImageFormat::Jpeg, 150));
    folder
}

#[test]
fn the_command_line_prints_a_photo_where_it_is_asked_to() {
    let folder = folder("me.jpg");
    let render = |more: &[&str]| {
        let args = [&["render", "me.json", "-o", "me.pdf"], more].concat();
        folder.vitae(&args).ends_with(0)
    };
    render(&[]).says(&["note[R022]", "`--photo`"]);
    let verify =
        |more: &[&str]| folder.vitae(&[&["verify", "me.json", "me.pdf"], more].concat());
    verify(&[]).ends_with(0);
    verify(&["--photo"]).ends_with(1).says(&["the photo is not on the first page"]);
    render(&["--photo"]).says(&["note[R032]", "me.json:"]);
    verify(&["--photo"]).ends_with(0).says(&["proved: "]);
    verify(&[]).ends_with(1).says(&["P009"]);
    // The configuration file may ask for it, the résumé may not.
    folder.write("vitae.json", r#"{ "photo": true }"#);
    render(&[]).says(&["note[R032]"]);
}

#[test]
fn only_a_photo_in_the_folder_of_the_resume_is_read() {
    let outside = tempfile::tempdir().expect("a folder for temporary files");
    std::fs::write(outside.path().join("me.jpg"), file(ImageFormat::Jpeg, 1))
        .expect("written");
    let absolute = outside.path().join("me.jpg").to_string_lossy().into_owned();
    for (named, says) in [
        ("../me.jpg", "not in the folder"),
        ("./../me.jpg", "not in the folder"),
        ("https://example.com/me.jpg", "not in the folder"),
        (absolute.as_str(), "not in the folder"),
        ("none.jpg", "no file"),
        ("me.json", "neither a PNG nor a JPEG"),
        ("link.jpg", "no file"),
        ("linked/me.jpg", "no file"),
        ("inner", "no file"),
    ] {
        let folder = folder(named);
        std::fs::create_dir(folder.path("inner")).expect("a folder");
        #[cfg(unix)]
        {
            use std::os::unix::fs::symlink;
            symlink(outside.path().join("me.jpg"), folder.path("link.jpg"))
                .expect("a link");
            symlink(outside.path(), folder.path("linked")).expect("a link");
        }
        let args = ["render", "me.json", "-o", "me.pdf", "--photo"];
        folder.vitae(&args).ends_with(1).says(&["error[R031]", says]);
        assert!(!folder.path("me.pdf").exists(), "{named}");
    }
}
