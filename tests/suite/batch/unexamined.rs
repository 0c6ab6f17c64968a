//! Layouts that draw, in a batch: refused, or accepted and counted.

use super::super::cli::tool::{ADA, Folder};
use super::{conforms, lines, people};

/// Two people, and a layout that draws a circle.
fn folder() -> Folder {
    let folder = people(2);
    folder.vitae(&["layouts", "new", "mine"]).ends_with(0);
    let source = String::from_utf8(folder.read("mine/layout.typ")).expect("it is text");
    let drawing = "\n#let own = layout\n#let layout(document, options) = {\n  \
                   own(document, options)\n  pdf.artifact(circle(radius: 5pt))\n}\n";
    folder.write("mine/layout.typ", source + drawing);
    folder
}

#[test]
fn a_drawing_fails_each_document_of_a_batch_unless_it_is_accepted() {
    let folder = folder();
    let args =
        ["batch", "--resume", "people/*.json", "-l", "./mine", "-f", "pdf", "-o", "out"];
    folder.vitae(&args).ends_with(1).says(&["2 documents: 0 proved, 2 with errors"]);
    let accepted = [&args[..], &["--allow-unexamined"]].concat();
    let told =
        "2 documents: 2 proved (2 with pictures or drawings that were not examined)";
    folder.vitae(&accepted).ends_with(0).says(&[told]);
    for line in lines(&folder.read("out/report.jsonl")) {
        assert!(conforms(&line, "batch-report"), "{line}");
        let unexamined = &line["proof"]["unexamined"];
        assert!(unexamined["curves"].as_u64() > Some(0), "{line}");
        assert_eq!(unexamined["pictures"], 0);
    }
    // What was accepted once is not accepted for good.
    folder.vitae(&accepted).ends_with(0).says(&[told, "2 up to date"]);
    folder.vitae(&args).ends_with(1).says(&["2 documents: 0 proved, 2 with errors"]);
}

#[test]
fn a_drawing_is_counted_in_the_results_of_a_stream() {
    let folder = folder();
    let resume: serde_json::Value = serde_json::from_str(ADA).expect("it is JSON");
    let job = serde_json::json!({ "id": "a", "resume": resume, "formats": "pdf" });
    for (more, status) in [(&[][..], "findings"), (&["--allow-unexamined"], "ok")] {
        let args = [&["batch", "--stream", "-l", "./mine"][..], more].concat();
        let outcome = folder.vitae_with(&format!("{job}\n"), &args).ends_with(0);
        let results = lines(&outcome.stdout);
        assert_eq!(results[0]["status"], status, "{}", results[0]);
        let counted = &results[0]["proof"]["unexamined"]["curves"];
        assert!(counted.as_u64() > Some(0), "{}", results[0]);
    }
}
