//! Résumés that are not JSON, are damaged, or are larger and odder than most.

use std::fmt::Write;

use crate::suite::cli::tool::{Folder, Outcome};

/// Validates `content` as `it.json`.
fn validate(content: impl AsRef<[u8]>) -> Outcome {
    let folder = Folder::new();
    folder.write("it.json", content);
    let outcome = folder.vitae(&["validate", "it.json"]).prints_nothing();
    assert!(outcome.stderr.len() < 2_000, "too many messages: {}", outcome.stderr);
    outcome
}

/// Renders `content` as `it.json` and returns its text.
fn proved(content: impl AsRef<[u8]>) -> (Outcome, String) {
    let folder = Folder::new();
    folder.write("it.json", content);
    let outcome = folder.vitae(&["render", "it.json"]).ends_with(0).says(&["proved: "]);
    let text = folder.read("it.txt");
    (outcome, String::from_utf8(text).expect("text is UTF-8"))
}

#[test]
fn a_file_that_is_not_there_cannot_be_read() {
    let folder = Folder::new();
    for command in ["validate", "render"] {
        let outcome = folder.vitae(&[command, "missing.json"]).ends_with(2);
        outcome.says(&["error[X001]", "cannot read `missing.json`"]);
    }
    folder.vitae(&["render"]).ends_with(2).says(&["cannot read `resume.json`"]);
}

#[test]
fn a_folder_is_not_a_resume() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("folder")).expect("a folder can be made");
    for command in ["validate", "render"] {
        folder.vitae(&[command, "folder"]).ends_with(2).says(&["cannot read `folder`"]);
    }
}

#[test]
fn invalid_json_is_reported_with_its_place() {
    validate("Ada\n").ends_with(1).says(&["error[R001]", "it.json:1:1"]);
    validate("{ \"basics\": { \"name\": \"Ada\" }").ends_with(1).says(&["error[R001]"]);
    validate("").ends_with(1).says(&["error[R001]", "the input is empty", "hint"]);
    validate(" \n\t\n").ends_with(1).says(&["error[R001]", "hint"]);
}

#[test]
fn json_of_another_shape_is_reported_with_its_type() {
    validate("[]")
        .ends_with(1)
        .says(&["error[R002]", "expected an object, found an array"]);
    validate("5")
        .ends_with(1)
        .says(&["error[R002]", "expected an object, found a number"]);
    validate("null")
        .ends_with(1)
        .says(&["error[R002]", "expected an object, found `null`"]);
    validate(r#"{ "work": true }"#)
        .ends_with(1)
        .says(&["expected an array, found a boolean", "it.json:1:11 (/work)"]);
}

#[test]
fn other_encodings_than_utf_8_are_named() {
    validate(b"{ \"basics\": { \"name\": \"Zo\xEB\" } }").ends_with(1).says(&[
        "error[R012]",
        "not UTF-8",
        "line 1",
    ]);
    let utf_16: Vec<u8> =
        "\u{FEFF}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    validate(utf_16).ends_with(1).says(&["error[R012]", "UTF-16"]);
}

#[test]
fn a_byte_order_mark_is_reported_and_skipped() {
    let content = "\u{FEFF}{ \"basics\": { \"name\": \"Ada\" } }";
    validate(content).ends_with(0).says(&["warning[R018]", "it.json:1:1"]);
    assert_eq!(proved(content).1, "Ada\n");
}

#[test]
fn a_file_of_100_megabytes_is_refused_unread() {
    let folder = Folder::new();
    let file =
        std::fs::File::create(folder.path("large.json")).expect("a file can be made");
    // Sparse: it takes no room on the disk.
    file.set_len(100 << 20).expect("a file can be made long");
    for command in ["validate", "render"] {
        let outcome = folder.vitae(&[command, "large.json"]).ends_with(1);
        outcome.says(&["error[R011]", "large.json", "larger than 5 MiB"]);
    }
}

#[test]
fn ten_thousand_brackets_do_not_overflow_the_stack() {
    let lists = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    validate(&lists).ends_with(1).says(&[
        "error[R011]",
        "nested more than 32 levels deep",
        "1:33",
    ]);
    validate("[".repeat(10_000)).ends_with(1).says(&["error[R011]"]);
    let objects = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    validate(&objects)
        .ends_with(1)
        .says(&["error[R011]", "nested more than 32 levels deep"]);
    validate(format!("{{\"work\":{lists}}}")).ends_with(1).says(&["error[R011]"]);
}

#[test]
fn characters_without_a_font_are_named_with_field_place_and_fonts() {
    for (name, first) in [
        ("محمد", "`م` (U+0645)"),
        ("王芳", "`王` (U+738B)"),
        ("Ada 🚀", "`🚀` (U+1F680)"),
    ] {
        let folder = Folder::new();
        folder.write(
            "it.json",
            format!("{{\n  \"basics\": {{ \"name\": \"{name}\" }}\n}}"),
        );
        folder.vitae(&["render", "it.json"]).ends_with(1).says(&[
            "error[T002]",
            first,
            "it.json:2:23 (/basics/name)",
            "Source Serif 4",
            "--fonts DIR",
        ]);
        assert_eq!(folder.names(), ["ada.json", "it.json"]);
    }
}

#[test]
fn a_resume_without_text_is_an_error_and_nothing_is_written() {
    for content in [
        "{}",
        r#"{ "work": [] }"#,
        r#"{ "basics": { "name": " " } }"#,
        r#"{ "basics": { "image": "ada.jpg" }, "meta": { "version": "1" } }"#,
        r#"{ "basics": { "name": "", "profiles": [{ "url": "" }] },
             "work": [{ "company": "", "highlights": [""], "endDate": "" }],
             "skills": [{ "name": "", "keywords": [""] }] }"#,
    ] {
        let folder = Folder::new();
        folder.write("it.json", content);
        for args in [&["validate", "it.json"][..], &["render", "it.json"]] {
            let outcome = folder.vitae(args).ends_with(1);
            outcome.says(&["error[R025]", "there is nothing to print", "it.json:1:1"]);
        }
        assert_eq!(folder.names(), ["ada.json", "it.json"]);
    }
}

#[test]
fn what_render_would_refuse_is_an_error_of_validate() {
    for (content, told) in [
        (r#"{ "basics": { "name": "王芳" } }"#, "error[T002]"),
        (
            r#"{ "basics": { "name": "A" }, "meta": { "vitae": { "pages": 0 } } }"#,
            "error[O0",
        ),
    ] {
        let folder = Folder::new();
        folder.write("it.json", content);
        for args in [&["validate", "it.json"][..], &["render", "it.json"]] {
            folder.vitae(args).ends_with(1).says(&[told]);
        }
    }
}

#[test]
fn text_that_no_page_shows_is_a_warning_with_its_place_and_counted() {
    let folder = Folder::new();
    folder.write(
        "it.json",
        r#"{ "basics": { "name": "Ada", "greeting": ["good", "day"], "x-note": "n" },
  "work": [{ "name": "Mill", "remote": true, "team": { "name": "Looms" } }] }"#,
    );
    let shown = [
        "warning[R013]: unknown key `greeting`: its text is not printed",
        "it.json:1:30 (/basics/greeting)",
        "warning[R013]: unknown key `team`",
        "it.json:2:46 (/work/0/team)",
    ];
    let outcome = folder.vitae(&["render", "it.json"]).ends_with(0).says(&shown);
    let outcome = outcome.says(&["1 page; 3 values not printed: see warnings"]);
    assert!(!outcome.stderr.contains("`remote`"), "{}", outcome.stderr);
    for args in [&["validate", "it.json"][..], &["render", "it.json"]] {
        let args = [args, &["--strict"]].concat();
        folder.vitae(&args).ends_with(1).says(&["error[R013]: unknown key `team`"]);
    }
}

#[test]
fn a_bullet_of_3000_characters_is_proved() {
    let mut bullet = String::new();
    for number in 0.. {
        _ = write!(bullet, "word{number} ");
        if bullet.len() > 3_000 {
            break;
        }
    }
    let bullet = bullet.trim_end();
    let (_, text) = proved(format!(
        r#"{{ "work": [{{ "name": "A", "highlights": ["{bullet}"] }}] }}"#
    ));
    assert!(text.ends_with(&format!("• {bullet}\n")), "{text}");
}

#[test]
fn four_hundred_jobs_are_proved() {
    let jobs: Vec<String> = (0..400)
        .map(|number| {
            let year = 1600 + number;
            format!(
                r#"{{ "name": "Employer {number}", "position": "Position {number}",
                     "startDate": "{year}-02", "endDate": "{year}-11",
                     "highlights": ["Did the work of year {number} and wrote it down"] }}"#
            )
        })
        .collect();
    let (outcome, text) = proved(format!(r#"{{ "work": [{}] }}"#, jobs.join(",")));
    // A heading, and for each job a title, a line of facts and a bullet.
    outcome.says(&["content 1201/1201", "pages"]);
    for number in 0..400 {
        let employer = format!("Employer {number} · Feb {}", 1600 + number);
        assert!(text.contains(&employer), "`{employer}` is lost");
    }
}

#[test]
fn too_many_of_anything_is_refused() {
    let jobs = vec![r#"{"name":"A"}"#; 2_001].join(",");
    validate(format!("{{\"work\":[{jobs}]}}"))
        .ends_with(1)
        .says(&["error[R011]", "2000"]);
    let long = "a ".repeat(40_000);
    let summary = format!(r#"{{ "basics": {{ "summary": "{long}" }} }}"#);
    validate(summary).ends_with(1).says(&["error[R011]"]);
}

#[test]
fn a_duplicate_key_is_an_error_since_one_of_them_would_be_lost() {
    validate(r#"{ "work": [{"name":"A"}], "work": [{"name":"B"}] }"#)
        .ends_with(1)
        .says(&["error[R005]", "work"]);
}

#[test]
fn what_looks_like_code_is_text() {
    let name = r"#panic(\u0022no\u0022) $x$ <T> *a* = b // c \\ [d] @e";
    let (_, text) = proved(format!(r#"{{ "basics": {{ "name": "{name}" }} }}"#));
    assert_eq!(text, "#panic(\"no\") $x$ <T> *a* = b // c \\ [d] @e\n");
}
