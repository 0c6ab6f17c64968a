//! A proof that fails: the findings, and the fields they are about.

use super::tool::{ADA, Folder};

/// Verifies the PDF of `ADA` against a résumé that differs from it.
fn verify(other: &str) -> super::tool::Outcome {
    let folder = Folder::rendered();
    folder.write("other.json", other);
    let args = ["verify", "other.json", "ada.pdf", "--message-format", "short"];
    folder.vitae(&args).ends_with(1).prints_nothing().says(&["not proved: content "])
}

#[test]
fn a_word_missing_from_the_pdf_is_reported_with_its_field() {
    verify(&ADA.replace("Analyst\",\n    \"email", "Countess\",\n    \"email"))
        .says(&["other.json:4:14: error[P001]: `/basics/label` "]);
}

#[test]
fn a_lost_word_of_many_is_counted() {
    verify(&ADA.replace("first program", "first published program")).says(&[
        "other.json:14:22: error[P001]: 1 of 14 words of `/work/0/highlights/0` ",
    ]);
}

#[test]
fn fields_in_another_order_are_reported() {
    verify(&ADA.replace(
        "\"Bernoulli numbers\", \"Calculus\"",
        "\"Calculus\", \"Bernoulli numbers\"",
    ))
    .says(&["/skills/0/keywords"]);
    let skills_first = ["--sections", "skills,work"];
    let folder = Folder::rendered();
    let args = [&["verify", "ada.json", "ada.pdf"][..], &skills_first].concat();
    folder.vitae(&args).ends_with(1).says(&["error[P002]: the heading `"]);
}

#[test]
fn words_missing_from_the_resume_are_reported_with_their_page() {
    verify(&ADA.replace(",\n      \"endDate\": \"1843-09\"", ""))
        .says(&["other.json:12:20: error[P00"]);
    verify(&ADA.replace("    \"email\": \"ada@example.com\",\n", ""))
        .says(&["page 1: error[P005]: "]);
}

#[test]
fn a_word_wider_than_any_line_is_reported_with_its_field() {
    let folder = Folder::new();
    folder
        .write("wide.json", format!(r#"{{"basics":{{"name":"{}"}}}}"#, "w".repeat(400)));
    folder
        .vitae(&["render", "wide.json", "--message-format", "short"])
        .ends_with(1)
        .says(&[
            "wide.json:1:19: warning[T003]: ",
            "wide.json:1:19: error[P003]: `/basics/name` ",
        ]);
}

#[test]
fn another_persons_pdf_proves_nothing() {
    let outcome = verify(r#"{ "basics": { "name": "Grace Hopper" } }"#);
    outcome.says(&["content 0/1, structure 0/1, visual 0/1, boxes 0/1"]);
}
