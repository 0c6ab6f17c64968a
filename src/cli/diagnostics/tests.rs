//! How findings are shown.

use super::*;
use crate::diag::{Code, Diagnostic, JsonPointer, Location};
use crate::finding::Log;
use crate::geom::{PageNumber, Rect};
use crate::pipeline::Input;
use crate::resume::{PartialDate, ReadOptions};

const CODE: Code = Code::new("R004", "invalid-date");

/// The findings about a résumé.
fn findings(name: &str, text: impl Into<Vec<u8>>, options: &ReadOptions) -> Vec<Finding> {
    let mut log = Log::default();
    _ = Input::resume(name, text, options).get(&mut log);
    log.into_findings()
}

/// Findings in one form, without colour.
fn plainly(findings: &[Finding], format: MessageFormat) -> String {
    render(&findings.iter().collect::<Vec<_>>(), format, false)
}

/// The findings about a résumé in one form.
fn shown(text: &str, format: MessageFormat) -> String {
    plainly(&findings("resume.json", text, &ReadOptions::default()), format)
}

fn at(location: Location) -> Finding {
    let finding = Diagnostic::error(CODE, location, "it is wrong").hint("right it");
    Finding::without_source(finding)
}

#[test]
fn a_finding_is_shown_with_its_line_and_pointer() {
    let text = "{\n  \"work\": [\n    { \"startDate\": \"Sprung 2019\" }\n  ]\n}\n";
    assert_eq!(
        shown(text, MessageFormat::Human),
        "\
error[R004]: `startDate` is not a date
 --> resume.json:3:20 (/work/0/startDate)
  |
3 |     { \"startDate\": \"Sprung 2019\" }
  |                    ^^^^^^^^^^^^^
  |
  = hint: write `2019`, `2019-04` or `2019-04-15`

"
    );
}

#[test]
fn the_short_form_is_one_line() {
    assert_eq!(
        shown("{ \"wrok\": [] }", MessageFormat::Short),
        "resume.json:1:3: warning[R003]: unknown key `wrok`, read as `work` \
         (rename it to `work`)\n"
    );
}

#[test]
fn carets_stand_under_wide_and_combined_characters() {
    let text = "{ \"basics\": { \"name\": \"王小明 é\", \"url\": \"n/a\" } }";
    let human = shown(text, MessageFormat::Human);
    let lines: Vec<&str> = human.lines().collect();
    assert_eq!(lines[1], " --> resume.json:1:39 (/basics/url)");
    // Three of the characters before the caret take two columns of a terminal.
    assert_eq!(lines[4].find('^'), Some("  | ".len() + 38 + 3));
}

#[test]
fn a_long_line_is_cut_around_the_finding() {
    let filler = "\"x\",".repeat(1_000);
    let text = format!("{{\"x-a\":[{filler}1],\"wrok\":[],\"x-b\":[{filler}1]}}");
    let human = shown(&text, MessageFormat::Human);
    assert!(human.contains("--> resume.json:1:4012 (/wrok)"), "{human}");
    assert!(human.lines().all(|line| line.chars().count() < 200), "{human}");
    assert!(human.contains("\"wrok\""));
}

#[test]
fn a_minified_file_of_the_largest_size_is_shown_in_no_time() {
    let mut text = String::from("{\"x-a\":[\"");
    let words = "xxxx ".repeat(12_000);
    for _ in 0..80 {
        text.push_str(&words);
        text.push_str("\",\"");
    }
    text.push_str("\"],\"work\":[");
    text.push_str(&"{\"nmae\":\"A\"},".repeat(1_000));
    text.push_str("{}]}");
    let start = std::time::Instant::now();
    let short = shown(&text, MessageFormat::Short);
    assert_eq!(short.lines().count(), 1_000);
    let human = shown(&text, MessageFormat::Human);
    assert!(human.contains("read as `name` (1000 times)"), "{}", human.len());
    // Unoptimised on a busy machine; it is a quarter of a second otherwise.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn findings_that_say_the_same_are_shown_once_with_their_lines() {
    let entry = "{ \"name\": \"A\", \"startDate\": \"Jan 2020\" }";
    let entries = [entry; 9].join(",\n");
    let text = format!("{{ \"work\": [\n{entries}\n] }}");
    assert_eq!(
        shown(&text, MessageFormat::Human),
        "\
warning[R015]: `startDate` can be read, but is not ISO 8601 (9 times)
 --> resume.json:2:29 (/work/0/startDate)
  |
2 | { \"name\": \"A\", \"startDate\": \"Jan 2020\" },
  |                             ^^^^^^^^^^
  |
  = note: also on lines 3, 4, 5, 6, 7 and 3 more
  = hint: write it as `YYYY-MM`

"
    );
    assert_eq!(shown(&text, MessageFormat::Short).lines().count(), 9);
}

#[test]
fn a_finding_over_several_lines_is_shown_by_its_first() {
    let human = shown("{ \"basics\": [\ntrue\n] }", MessageFormat::Human);
    assert!(human.contains("1 | { \"basics\": [\n  |   ^^^^^^^^\n"), "{human}");
}

#[test]
fn places_outside_of_json_are_shown_as_what_they_are() {
    let typst =
        Location::Typst { path: "/serif/layout.typ".into(), line_column: Some((3, 7)) };
    let rect = Some(Rect::new(72.0, 90.0, 100.0, 100.0));
    let pdf = Location::Pdf { page: PageNumber::from_index(1), rect };
    let findings = [at(typst), at(pdf), at(Location::Nowhere)];
    assert_eq!(
        plainly(&findings, MessageFormat::Short),
        "\
/serif/layout.typ:3:7: error[R004]: it is wrong (right it)
page 2 at 72, 90 pt: error[R004]: it is wrong (right it)
error[R004]: it is wrong (right it)
"
    );
    let human = plainly(&findings, MessageFormat::Human);
    assert!(human.contains("--> /serif/layout.typ:3:7\n"), "{human}");
    assert!(human.contains("--> page 2 at 72, 90 pt\n"), "{human}");
}

#[test]
fn a_file_that_is_no_text_is_still_named() {
    let findings = findings("a.png", vec![0x89, 0xFF], &ReadOptions::default());
    let human = plainly(&findings, MessageFormat::Human);
    assert!(human.contains("\n--> a.png\n"), "{human}");
}

#[test]
fn json_lines_follow_their_schema() {
    let schema = include_str!("../../../schema/diagnostics.schema.json");
    let schema = serde_json::from_str(schema).expect("JSON");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let typst = Location::Typst { path: "/a.typ".into(), line_column: None };
    let rect = Some(Rect::new(72.0, 90.0, 100.0, 100.0));
    let pdf = Location::Pdf { page: PageNumber::from_index(1), rect };
    let json = Location::pointer(JsonPointer::root().key("work"));
    let findings = [at(typst), at(pdf), at(Location::Nowhere), at(json)];
    let mut lines = plainly(&findings, MessageFormat::Json);
    lines += &shown("{ \"wrok\": [], \"basics\": { \"name\": 1 } }", MessageFormat::Json);
    assert_eq!(lines.lines().count(), 6);
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect(line);
        assert!(validator.is_valid(&value), "{line}");
    }
    assert!(lines.contains(
        "\"line\":1,\"column\":3,\"end_line\":1,\"end_column\":9,\"pointer\":\"/wrok\""
    ));
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let text = "{ \"a\\u001b[31mb\": 1, \"work\u{202e}\": \"\u{7f}\" }";
    for format in [MessageFormat::Human, MessageFormat::Short] {
        assert!(!shown(text, format).contains(['\u{1b}', '\u{7f}']));
    }
}

#[test]
fn colour_is_only_there_on_demand() {
    let finding = at(Location::Nowhere);
    for color in [true, false] {
        let text = render(&[&finding], MessageFormat::Human, color);
        assert_eq!(text.contains('\u{1b}'), color, "{text}");
    }
}

#[test]
fn the_summary_counts_by_severity() {
    let counts = Counts { errors: 2, warnings: 0, notes: 1 };
    assert_eq!(summary(counts).as_deref(), Some("2 errors, 1 note"));
    assert_eq!(summary(Counts::default()), None);
}

/// Every `<case>.json` of a folder has in `<case>.txt` the findings about it. `BLESS=1` rewrites
/// the latter; a missing one fails the test.
#[test]
fn the_findings_about_each_invalid_resume_are_as_recorded() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/invalid");
    let mut cases: Vec<std::path::PathBuf> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    cases.sort();
    let options = ReadOptions {
        strict: false,
        today: PartialDate::new(2026, Some(1), Some(15)).ok(),
        photo: false,
    };
    let mut stale = Vec::new();
    for case in cases {
        let name = case.file_name().expect("a file").to_string_lossy().into_owned();
        let findings = findings(&name, std::fs::read(&case).expect("readable"), &options);
        let mut text = plainly(&findings, MessageFormat::Human);
        let counts = findings.iter().map(Finding::severity).collect();
        text += &summary(counts).expect("an invalid case has findings");
        text.push('\n');
        let reference = case.with_extension("txt");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&reference, text).expect("writable");
        } else if std::fs::read_to_string(&reference).ok().as_ref() != Some(&text) {
            stale.push(format!("{}:\n{text}", reference.display()));
        }
    }
    assert!(stale.is_empty(), "BLESS=1 rewrites:\n{}", stale.join("\n"));
}
