//! What a document shows, on which paper, and how plain text is written.

use super::tool::{ADA, Folder, SLOPPY};

/// A job that ends in 2030.
const ENDING: &str = r#"{
  "basics": { "name": "Ada Lovelace" },
  "work": [{ "name": "Engine & Co", "startDate": "2026", "endDate": "2030-06" }]
}
"#;

fn text(folder: &Folder, more: &[&str]) -> String {
    let args = [&["render", "ada.json", "-f", "txt", "-o", "-"], more].concat();
    folder.vitae(&args).ends_with(0).text().to_owned()
}

/// The headings, as plain text has them.
fn headings(folder: &Folder, more: &[&str]) -> Vec<String> {
    let text = text(folder, more);
    let is_heading = |line: &&str| {
        line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase)
    };
    text.lines().filter(is_heading).map(str::to_owned).collect()
}

#[test]
fn sections_are_in_the_order_asked_for() {
    let folder = Folder::new();
    assert_eq!(headings(&folder, &[]), ["EXPERIENCE", "SKILLS"]);
    for (choice, shown) in [
        ("skills,work", &["SKILLS", "EXPERIENCE"][..]),
        ("skills,...", &["SKILLS", "EXPERIENCE"]),
        ("skills", &["SKILLS"]),
        ("-skills", &["EXPERIENCE"]),
        ("-work,-skills", &[]),
        ("...", &["EXPERIENCE", "SKILLS"]),
    ] {
        assert_eq!(headings(&folder, &["--sections", choice]), shown, "{choice}");
        let joined = format!("--sections={choice}");
        assert_eq!(headings(&folder, &[&joined]), shown, "{choice}");
    }
}

#[test]
fn a_slip_in_the_name_of_a_section_is_reported_with_the_one_that_is_meant() {
    let folder = Folder::new();
    folder
        .vitae(&["render", "ada.json", "--sections", "work,intrests"])
        .ends_with(2)
        .says(&["unknown section `intrests`", "did you mean `interests`?"]);
}

#[test]
fn verify_accepts_the_same_options_as_render() {
    let folder = Folder::new();
    for choice in [&["--sections", "skills,work"][..], &["--separate-roles"]] {
        let render = [&["render", "ada.json", "-o", "ada.pdf"], choice].concat();
        folder.vitae(&render).ends_with(0);
        folder.vitae(&["verify", "ada.json", "ada.pdf"]).ends_with(1);
        let verify = [&["verify", "ada.json", "ada.pdf"], choice].concat();
        folder.vitae(&verify).ends_with(0);
    }
}

#[test]
fn jobs_at_one_employer_are_grouped_unless_separated() {
    let folder = Folder::new();
    assert_eq!(text(&folder, &[]).matches("Engine & Co").count(), 1);
    assert_eq!(text(&folder, &["--separate-roles"]).matches("Engine & Co").count(), 2);
}

#[test]
fn the_country_determines_the_paper_unless_it_is_set() {
    let folder = Folder::new();
    folder.write("us.json", ADA.replace("\"GB\"", "\"US\""));
    // In pt; ISO 216 A4 is 210 mm wide, US Letter 8.5 in.
    let (a4, letter) = (595, 612);
    for (file, more, width) in [
        ("ada.json", &[][..], a4),
        ("us.json", &[], letter),
        ("us.json", &["--paper", "a4"], a4),
        ("ada.json", &["--paper", "us-letter"], letter),
    ] {
        let args = [&["render", file, "-f", "pdf", "-o", "-"], more].concat();
        let pdf = folder.vitae(&args).ends_with(0).stdout;
        let pdf = vitae::extract::Extraction::read(&pdf).expect("the product is a PDF");
        #[expect(clippy::cast_possible_truncation, reason = "no sheet is that wide")]
        let found = pdf.pages()[0].width.round() as i32;
        assert_eq!(found, width, "{file} {more:?}");
    }
}

#[test]
fn plain_text_is_wrapped_only_when_asked() {
    let folder = Folder::new();
    let longest = |text: &str| text.lines().map(|line| line.chars().count()).max();
    let whole = text(&folder, &[]);
    assert!(longest(&whole) > Some(40), "the test's résumé has no long line");
    let broken = text(&folder, &["--width", "40"]);
    assert!(longest(&broken) <= Some(40), "{broken}");
    let words =
        |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&whole), words(&broken));
}

#[test]
fn ascii_text_is_ascii() {
    let folder = Folder::new();
    assert!(!text(&folder, &[]).is_ascii(), "the test's résumé is ASCII already");
    let ascii = text(&folder, &["--ascii"]);
    assert!(ascii.is_ascii(), "{ascii}");
    assert!(ascii.contains("Menabrea's sketch"), "{ascii}");
}

#[test]
fn today_decides_which_starts_are_in_the_future() {
    let folder = Folder::new();
    folder.write("ending.json", ENDING);
    let render = |today| {
        let args = ["render", "ending.json", "-f", "txt", "-o", "-", "--today", today];
        folder.vitae(&args).ends_with(0)
    };
    let before = render("2025-12-31").says(&["warning[R007]", "ending.json:3:50"]);
    assert!(before.text().contains("2026 – Jun 2030"), "{}", before.text());
    let during = render("2028-01-01");
    assert!(!during.stderr.contains("R007"), "{}", during.stderr);
    // The end is printed as it is given, whatever the day.
    assert!(during.text().contains("2026 – Jun 2030"), "{}", during.text());
}

#[test]
fn source_date_epoch_is_today_unless_it_is_set() {
    let folder = Folder::new();
    folder.write("ending.json", ENDING);
    let validate = |more: &[&str]| {
        let mut command = folder.command(&["validate", "ending.json"]);
        // 2000-01-01.
        command.env("SOURCE_DATE_EPOCH", "946684800").args(more);
        super::tool::Outcome::of(command).ends_with(0)
    };
    validate(&[]).says(&["warning[R007]"]);
    let named = validate(&["--today", "2028-01-01"]);
    assert!(!named.stderr.contains("R007"), "{}", named.stderr);
}

#[test]
fn source_date_epoch_is_the_date_of_the_file() {
    let folder = Folder::new();
    let mut command = folder.command(&["render", "ada.json", "-f", "pdf", "-o", "-"]);
    command.env("SOURCE_DATE_EPOCH", "1700000000");
    let pdf = super::tool::Outcome::of(command).ends_with(0).stdout;
    let stamp: &[u8] = b"D:20231114221320";
    assert!(pdf.windows(stamp.len()).any(|part| part == stamp));
}

#[test]
fn an_invalid_source_date_epoch_stops_the_run() {
    let folder = Folder::new();
    for value in ["", "yesterday", "1.5", "99999999999999999", "99999999999999999999"] {
        for command in ["render", "validate"] {
            let mut command = folder.command(&[command, "ada.json"]);
            command.env("SOURCE_DATE_EPOCH", value);
            let outcome = super::tool::Outcome::of(command).ends_with(2);
            outcome.says(&["`SOURCE_DATE_EPOCH`", "date +%s"]);
        }
    }
    assert_eq!(folder.names(), ["ada.json"]);
}

#[test]
fn a_day_that_does_not_exist_is_rejected() {
    let folder = Folder::new();
    for day in ["2026-02-30", "tomorrow", ""] {
        let args = ["validate", "ada.json", "--today", day];
        folder.vitae(&args).ends_with(2).says(&["2026-11-23"]);
    }
}

#[test]
fn an_end_date_in_words_is_read_as_present() {
    let folder = Folder::new();
    folder.write("ada.json", SLOPPY);
    assert!(text(&folder, &[]).contains("Oct 1842 – Present"));
}
