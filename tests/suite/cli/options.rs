//! Where options are set – the command line, `vitae.json`, `meta.vitae`, the layout – and which
//! source wins.

use serde_json::{Value, json};

use super::tool::Folder;

/// Two jobs at one employer, an older one, and a project that is old, too.
const GRACE: &str = r#"{
  "basics": { "name": "Grace Hopper", "location": { "city": "New York", "countryCode": "US" } },
  "work": [
    { "name": "Navy", "position": "Director", "startDate": "2019-04" },
    { "name": "Navy", "position": "Programmer", "startDate": "2015-02", "endDate": "2019-03" },
    { "name": "Vassar", "position": "Teacher", "startDate": "2001-09", "endDate": "2009-06" }
  ],
  "projects": [{ "name": "A-0", "startDate": "2003", "endDate": "2004" }],
  "skills": [{ "name": "Languages", "keywords": ["COBOL"] }],
  "publications": [{ "name": "The First Compiler", "publisher": "ACM" }]
}
"#;

/// An option with a value: its key, the value in files and on the command line, and what plain
/// text contains then and does not otherwise.
pub(super) struct Case {
    pub(super) name: &'static str,
    value: fn() -> Value,
    typed: &'static [&'static str],
    shows: &'static str,
}

/// Every option of content, with two values; what one shows the other does not, and the first is
/// not the default.
pub(super) const CASES: &[[Case; 2]] = &[
    [
        case("lang", || json!("de"), &["--lang", "de"], "\nBERUFSERFAHRUNG\n"),
        case("lang", || json!("fr"), &["--lang", "fr"], "\nEXPÉRIENCE PROFESSIONNELLE\n"),
    ],
    [
        case("dateStyle", || json!("iso"), &["--date-style", "iso"], "2015-02 – 2019-03"),
        case(
            "dateStyle",
            || json!("numeric"),
            &["--date-style", "numeric"],
            "02/2015 – 03",
        ),
    ],
    [
        case("dash", || json!("hyphen"), &["--dash", "hyphen"], "2003 - 2004"),
        case("dash", || json!("en"), &["--dash", "en"], "2003 – 2004"),
    ],
    [
        case(
            "sections",
            || json!(["skills", "work"]),
            &["--sections", "skills,work"],
            "New York, US\n\nSKILLS\n",
        ),
        case(
            "sections",
            || json!(["projects"]),
            &["--sections", "projects"],
            "New York, US\n\nPROJECTS\n",
        ),
    ],
    [
        case(
            "titles",
            || json!({ "work": "Service" }),
            &["--title", "work=Service"],
            "\nSERVICE\n",
        ),
        case(
            "titles",
            || json!({ "work": "Career" }),
            &["--title", "work=Career"],
            "\nCAREER\n",
        ),
    ],
    [
        case(
            "headOrder",
            || json!("employer-first"),
            &["--head-order", "employer-first"],
            "\nVassar\nTeacher · Sep 2001",
        ),
        case(
            "headOrder",
            || json!("title-first"),
            &["--head-order", "title-first"],
            "\nTeacher\nVassar · Sep 2001",
        ),
    ],
    [
        case(
            "maxRoles",
            || json!(1),
            &["--max-roles", "1"],
            "Apr 2019 – Present\n\nPROJ",
        ),
        case("maxRoles", || json!(2), &["--max-roles", "2"], "Mar 2019\n\nPROJECTS\n"),
    ],
    [
        case("since", || json!(2009), &["--since", "2009"], "Jun 2009\n\nSKILLS\n"),
        case("since", || json!(2010), &["--since", "2010"], "Mar 2019\n\nSKILLS\n"),
    ],
    [
        case(
            "numberPublications",
            || json!(true),
            &["--number-publications"],
            "\n1. The First Compiler",
        ),
        case("numberPublications", || json!(false), &[], "\nThe First Compiler"),
    ],
    [
        case("separateRoles", || json!(true), &["--separate-roles"], "Navy · Feb 2015"),
        case("separateRoles", || json!(false), &[], "\nNavy\nDirector\n"),
    ],
];

const fn case(
    name: &'static str,
    value: fn() -> Value,
    typed: &'static [&'static str],
    shows: &'static str,
) -> Case {
    Case { name, value, typed, shows }
}

impl Case {
    /// As it stands in a file.
    pub(super) fn written(&self) -> Value {
        json!({ self.name: (self.value)() })
    }

    /// Fails unless `text` is as this value has it, and not as `other` has it.
    #[track_caller]
    fn wins(&self, other: &Self, text: &str) {
        let name = self.name;
        assert!(text.contains(self.shows), "{name}: no {:?} in:\n{text}", self.shows);
        assert!(!text.contains(other.shows), "{name}: {:?} in:\n{text}", other.shows);
    }
}

/// A folder with `grace.json`, `vitae.json` beside it if `file` is one, and `meta.vitae` in it.
pub(super) fn folder(file: Option<&Value>, meta: Option<&Value>) -> Folder {
    let folder = Folder::new();
    let mut grace: Value = serde_json::from_str(GRACE).expect("the test's JSON");
    if let Some(meta) = meta {
        grace["meta"] = json!({ "vitae": meta });
    }
    folder.write("grace.json", grace.to_string());
    if let Some(file) = file {
        folder.write("vitae.json", file.to_string());
    }
    folder
}

fn text(folder: &Folder, more: &[&str]) -> String {
    let args = [&["render", "grace.json", "-f", "txt", "-o", "-"], more].concat();
    folder.vitae(&args).ends_with(0).text().to_owned()
}

#[test]
fn every_option_of_content_can_be_set_on_the_command_line_in_a_file_and_in_the_resume() {
    let usual = text(&folder(None, None), &[]);
    for [one, other] in CASES {
        assert!(!usual.contains(one.shows), "{:?} is usual:\n{usual}", one.shows);
        one.wins(other, &text(&folder(None, None), one.typed));
        one.wins(other, &text(&folder(Some(&one.written()), None), &[]));
        one.wins(other, &text(&folder(None, Some(&one.written())), &[]));
    }
}

#[test]
fn the_command_line_wins_over_the_file_and_the_file_over_the_resume() {
    for [one, other] in CASES {
        for (one, other) in [(one, other), (other, one)] {
            let (one_of, other_of) = (one.written(), other.written());
            one.wins(other, &text(&folder(Some(&one_of), Some(&other_of)), &[]));
            if !one.typed.is_empty() {
                one.wins(other, &text(&folder(Some(&other_of), None), one.typed));
                one.wins(other, &text(&folder(None, Some(&other_of)), one.typed));
            }
        }
    }
}

#[test]
fn titles_of_all_sources_are_merged() {
    let file = json!({ "titles": { "skills": "Tools" } });
    let meta = json!({ "titles": { "projects": "Machines", "skills": "Lost" } });
    let text = text(&folder(Some(&file), Some(&meta)), &["--title", "work=Service"]);
    for title in ["\nSERVICE\n", "\nTOOLS\n", "\nMACHINES\n"] {
        assert!(text.contains(title), "no {title:?} in:\n{text}");
    }
    assert!(!text.contains("LOST"), "{text}");
}

#[test]
fn what_is_left_out_is_counted() {
    let folder = folder(None, None);
    let render = |more: &[&str]| {
        let args = [&["render", "grace.json", "-f", "txt", "-o", "-"], more].concat();
        folder.vitae(&args).ends_with(0)
    };
    render(&["--max-roles", "2"]).says(&["left out: 1 entry\n"]);
    render(&["--max-roles", "1"]).says(&["left out: 2 entries\n"]);
    render(&["--max-roles", "1", "--since", "2010"]).says(&["left out: 3 entries\n"]);
    let all = render(&["--max-roles", "3", "--since", "2004"]);
    assert!(!all.stderr.contains("left out"), "{}", all.stderr);
}

/// What can be measured of the looks: the width of the sheet and of its left margin, how far
/// down the text goes, and how high a line of it is, in pt.
fn looks(folder: &Folder, more: &[&str]) -> [f64; 4] {
    let args = [&["render", "grace.json", "-f", "pdf", "-o", "-"], more].concat();
    let pdf = folder.vitae(&args).ends_with(0).stdout;
    let pdf = vitae::extract::Extraction::read(&pdf).expect("the product is a PDF");
    let lines = pdf.lines(vitae::extract::ReadingOrder::PageContent);
    let last = &lines.last().expect("it has lines").rect;
    let left = lines.iter().map(|line| line.rect.x0).fold(f64::INFINITY, f64::min);
    let measured = [pdf.pages()[0].width, left, last.y1, last.y1 - last.y0];
    measured.map(|pt| (pt * 10.0).round() / 10.0)
}

#[test]
fn every_option_of_looks_can_be_set_in_the_same_places_and_last_by_the_layout() {
    // What is measured, and two values that differ in it from each other.
    for (name, at, [one, other]) in [
        ("paper", 0, [json!("a4"), json!("us-letter")]),
        ("margins", 1, [json!("wide"), json!("narrow")]),
        ("density", 2, [json!("airy"), json!("compact")]),
        ("fontSize", 3, [json!(12), json!(9)]),
        ("layout", 1, [json!("plain"), json!("ledger")]),
    ] {
        let flag = match name {
            "fontSize" => "--font-size".to_owned(),
            _ => format!("--{name}"),
        };
        let typed = |value: &Value| value.to_string().trim_matches('"').to_owned();
        let (one_typed, other_typed) = (typed(&one), typed(&other));
        let shown = |value: &str| looks(&folder(None, None), &[&flag, value])[at];
        let (shows_one, shows_other) = (shown(&one_typed), shown(&other_typed));
        assert!((shows_one - shows_other).abs() > 0.5, "{name}: {shows_one}");
        let is = |folder: &Folder, more: &[&str], shows: f64| {
            let found = looks(folder, more)[at];
            assert!((found - shows).abs() < 0.2, "{name} {more:?}: {found}, not {shows}");
        };
        let (one_of, other_of) = (json!({ name: one }), json!({ name: other }));
        is(&folder(None, Some(&one_of)), &[], shows_one);
        is(&folder(None, Some(&other_of)), &[], shows_other);
        is(&folder(Some(&other_of), Some(&one_of)), &[], shows_other);
        is(&folder(Some(&one_of), Some(&other_of)), &[], shows_one);
        is(&folder(Some(&one_of), None), &[&flag, &other_typed], shows_other);
        is(&folder(None, Some(&other_of)), &[&flag, &one_typed], shows_one);
    }
    // Where none is set, the size is the layout's own: ledger has 10 pt, and band 11.5 pt.
    let size = |layout| looks(&folder(None, None), &["--layout", layout])[3];
    assert!(size("band") > size("ledger") + 0.5, "{} {}", size("band"), size("ledger"));
}

#[test]
fn a_file_that_is_named_is_used_instead_of_the_one_beside_the_resume() {
    let folder = folder(Some(&json!({ "lang": "de", "maxRoles": 1 })), None);
    folder.write("french.json", r#"{ "lang": "fr" }"#);
    let french = text(&folder, &["--options", "french.json"]);
    assert!(french.contains("\nEXPÉRIENCE PROFESSIONNELLE\n"), "{french}");
    assert!(french.contains("Vassar"), "`vitae.json` was read, too:\n{french}");
    let missing = ["render", "grace.json", "--options", "missing.json"];
    folder.vitae(&missing).ends_with(2).says(&["`missing.json`", "no such file"]);
}

#[test]
fn verify_reads_the_same_options() {
    for [one, other] in CASES {
        let (one_of, other_of) = (one.written(), other.written());
        let mine = folder(Some(&one_of), Some(&other_of));
        mine.vitae(&["render", "grace.json", "-o", "a.pdf"]).ends_with(0);
        let verify = |more: &[&str]| {
            mine.vitae(&[&["verify", "grace.json", "a.pdf"], more].concat())
        };
        verify(&[]).ends_with(0).says(&["proved: "]);
        if !other.typed.is_empty() {
            verify(other.typed).ends_with(1).says(&["not proved: "]);
        }
        mine.write("vitae.json", other_of.to_string());
        verify(&[]).ends_with(1).says(&["not proved: "]);
        mine.write("one.json", one_of.to_string());
        verify(&["--options", "one.json"]).ends_with(0);
    }
}
