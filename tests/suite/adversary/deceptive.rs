//! Résumés whose text is more, or says something else, than it seems.

use serde_json::{Value, json};

use crate::suite::cli::tool::Folder;

/// A résumé with these highlights.
fn with(highlights: &Value) -> String {
    json!({
        "basics": { "name": "Zora Plain" },
        "work": [{ "name": "Acme", "position": "Clerk", "highlights": highlights }]
    })
    .to_string()
}

#[test]
fn a_sign_before_a_number_is_printed_and_a_bullet_is_not() {
    let folder = Folder::new();
    let highlights = json!([
        "- 20 % costs",
        "+ 20 % revenue",
        "– 15 % churn",
        "- $3M of debt",
        "-7 % waste",
        "- .5 % errors",
        "- led a team",
        "* 5 stars",
        "• 9 prizes",
        "+ more",
        "- 3 % of all\n- led others"
    ]);
    folder.write("it.json", with(&highlights));
    let args = ["render", "it.json", "-o", "-", "-f", "txt"];
    let text = folder.vitae(&args).ends_with(0);
    let lines: Vec<&str> =
        text.text().lines().filter_map(|line| line.strip_prefix("• ")).collect();
    let printed = [
        "- 20 % costs",
        "+ 20 % revenue",
        "– 15 % churn",
        "- $3M of debt",
        "-7 % waste",
        "- .5 % errors",
        "led a team",
        "5 stars",
        "9 prizes",
        "more",
        "- 3 % of all",
        "led others",
    ];
    assert_eq!(lines, printed);
    folder.vitae(&["render", "it.json"]).ends_with(0).says(&["proved: "]);
}

#[test]
fn a_letter_with_very_many_marks_is_refused_at_its_place() {
    let folder = Folder::new();
    for (marks, status) in [(32, 0), (33, 1), (5000, 1), (20_000, 1)] {
        let marked = format!("Built Z{} alone", "\u{301}".repeat(marks));
        folder.write("it.json", with(&json!(["plain", marked])));
        let read = folder.vitae(&["validate", "it.json"]).ends_with(status);
        if status == 1 {
            read.says(&["error[R011]: more than 32 marks", "/work/0/highlights/1"]);
        }
    }
}

#[test]
fn metadata_that_is_too_long_is_cut_with_a_warning() {
    let folder = Folder::new();
    let label = "Clerk of the works and of everything else ".repeat(1000);
    let resume = json!({
        "basics": { "name": "Zora Plain", "label": label },
        "skills": [{ "name": "All", "keywords": ["one", "two"] }]
    });
    folder.write("it.json", resume.to_string());
    let made = folder.vitae(&["render", "it.json", "-o", "it.pdf"]).ends_with(0);
    made.says(&[
        "warning[T014]: the PDF's metadata cannot hold the whole title",
        "the whole subject",
        "proved: ",
    ]);
}
