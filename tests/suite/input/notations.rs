//! YAML, and JSON with comments: the same schema, places, suggestions and files as JSON, for every
//! kind of input; and files that are none of them.

use serde_json::{Value, json};
use vitae::{Layout, Source};

use crate::suite::cli::tool::Folder;
use crate::support::rendering::{list, must_render, read};
use crate::support::{assert_none, parallel};

const JSON: &str = r#"{
  "basics": { "name": "Runa Quell", "email": "runa@example.com", "phone": "0123 4567" },
  "work": [
    {
      "name": "No",
      "position": "Engineer",
      "startDate": "2019",
      "highlights": ["Cut costs by 3.90 %: every year", "Ran 12 sites"]
    }
  ],
  "education": [{ "institution": "Norrland College", "score": "3.90", "endDate": "2018-06" }],
  "skills": [{ "name": "Tools", "keywords": ["2019", "C#", "null"] }],
  "meta": { "vitae": { "dateStyle": "long", "maxRoles": 3 } }
}
"#;

const JSONC: &str = r#"{
  // Who it is about.
  "basics": { "name": "Runa Quell", "email": "runa@example.com", "phone": "0123 4567", },
  "work": [
    {
      "name": "No", /* the company's name */
      "position": "Engineer",
      "startDate": "2019",
      "highlights": ["Cut costs by 3.90 %: every year", "Ran 12 sites",],
    },
  ],
  "education": [{ "institution": "Norrland College", "score": "3.90", "endDate": "2018-06" }],
  "skills": [{ "name": "Tools", "keywords": ["2019", "C#", "null"] }],
  "meta": { "vitae": { "dateStyle": "long", "maxRoles": 3 } },
}
"#;

const YAML: &str = r#"# Who it is about.
basics:
  name: Runa Quell
  email: runa@example.com
  phone: 0123 4567
work:
  - name: No # the company's name
    position: Engineer
    startDate: 2019
    highlights:
      - "Cut costs by 3.90 %: every year"
      - >-
        Ran 12
        sites
education:
  - {institution: Norrland College, score: 3.90, endDate: 2018-06}
skills:
  - name: Tools
    keywords: [2019, C#, "null"]
meta:
  vitae:
    dateStyle: long
    maxRoles: 3
"#;

#[test]
fn one_resume_in_three_notations_gives_the_same_bytes() {
    let folder = Folder::new();
    for (name, text) in [("a.json", JSON), ("b.jsonc", JSONC), ("c.yaml", YAML)] {
        folder.write(name, text);
        let args = ["render", name, "--strict"];
        folder.vitae(&args).ends_with(0).says(&["proved: "]);
    }
    for extension in ["pdf", "txt"] {
        let read = |stem: &str| folder.read(&format!("{stem}.{extension}"));
        assert!(read("a") == read("b") && read("b") == read("c"), "{extension}");
    }
    let text = String::from_utf8(folder.read("c.txt")).expect("text is UTF-8");
    for part in ["0123 4567", "3.90", "2019, C#, null", "Ran 12 sites"] {
        assert!(text.contains(part), "no `{part}` in {text}");
    }
    // From standard input, the text itself says what it is.
    for text in [JSON, JSONC, YAML] {
        let args = ["render", "-", "-o", "-", "-f", "pdf"];
        let outcome = folder.vitae_with(text, &args).ends_with(0);
        assert!(outcome.stdout == folder.read("a.pdf"));
    }
}

/// A résumé with texts of several lines, and with values that occur twice.
const LINES: &str = r#"{
  "basics": { "name": "Runa Quell", "summary": "Runs looms.\nTeaches: \"warp & weft\" – #1.\n" },
  "work": [
    { "name": "Nordmill", "location": "Umeå", "position": "Weaver", "startDate": "2019-04",
      "highlights": ["Cut waste by 3.90 %", "- wool\n- flax\n", "Ran 12 sites"] },
    { "name": "Nordmill", "location": "Umeå", "position": "Dyer", "startDate": "2017-01",
      "endDate": "2019-03", "highlights": ["Cut waste by 3.90 %"] }
  ],
  "skills": [{ "name": "Fibres", "keywords": ["wool", "flax"] }, { "name": "Tools", "keywords": ["wool", "flax"] }],
  "meta": { "language": "en" }
}
"#;

/// The same in JSON with comments and trailing commas.
const COMMENTED: &str = r#"// Mine.
{
  /* who */ "basics": { "name": "Runa Quell", // "name": "Nobody",
    "summary": "Runs looms.\nTeaches: \"warp & weft\" \u2013 #1.\n", },
  "work": [
    { "name": "Nordmill", "location": "Ume\u00e5", "position": "Weaver", "startDate": "2019-04",
      "highlights": ["Cut waste by 3.90 %", "- wool\n- flax\n", "Ran 12 sites",], },
    { "name": "Nordmill", "location": "Umeå", "position": "Dyer", "startDate": "2017-01",
      "endDate": "2019-03", "highlights": ["Cut waste by 3.90 %",], },
  ],
  "skills": [{ "name": "Fibres", "keywords": ["wool", "flax"] }, { "name": "Tools", "keywords": ["wool", "flax"] },],
  "meta": { "language": "en", },
} // end
"#;

/// The same in YAML with comments, anchors, merged keys, and blocks.
const BLOCKS: &str = r#"%YAML 1.2
---
# Mine.
basics:
  name: Runa Quell # name: Nobody
  summary: |
    Runs looms.
    Teaches: "warp & weft" – #1.
work:
  - &mill
    name: Nordmill
    location: "Ume\u00e5"
    position: Weaver
    startDate: 2019-04
    highlights:
      - &waste Cut waste by 3.90 %
      - |
        - wool
        - flax
      - >-
        Ran
        12 sites
  - <<: *mill
    position: Dyer
    startDate: 2017-01
    endDate: 2019-03
    highlights: [*waste]
skills:
  - name: Fibres
    keywords: &fibres [wool, flax]
  - {name: 'Tools', keywords: *fibres}
meta: {language: en}
...
"#;

#[test]
fn however_a_resume_is_written_its_pages_are_the_same_bytes_in_every_layout() {
    let lines = LINES.replace('\n', "\r\n");
    let one_line: String = LINES.lines().map(str::trim).collect();
    let ways = [
        ("lines.json", LINES.to_owned()),
        ("crlf.json", format!("\u{feff}{lines}")),
        ("one-line.yaml", one_line),
        ("commented.jsonc", COMMENTED.to_owned()),
        ("crlf.jsonc", COMMENTED.replace('\n', "\r\n")),
        ("blocks.yaml", BLOCKS.to_owned()),
        ("crlf.yml", BLOCKS.replace('\n', "\r\n")),
    ];
    let resumes: Vec<_> = ways
        .iter()
        .map(|(name, text)| {
            let source = Source::new(*name, text.as_str())
                .unwrap_or_else(|found| panic!("{name}: {}", list(&found)));
            read(&source).unwrap_or_else(|found| panic!("{name}: {}", list(&found)))
        })
        .collect();
    let layouts: Vec<Layout> = Layout::all().collect();
    assert!(layouts.len() > 7, "{}", layouts.len());
    let failures = parallel::map(&layouts, |layout| {
        let pdfs = resumes.iter().map(|resume| must_render(resume, layout).pdf);
        let pdfs: Vec<Vec<u8>> = pdfs.collect();
        let others = ways.iter().zip(&pdfs).filter(|(_, pdf)| **pdf != pdfs[0]);
        others.map(|((name, _), _)| format!("{name} in {}", layout.name())).collect()
    });
    let failures: Vec<String> =
        failures.into_iter().flat_map(|it: Vec<String>| it).collect();
    assert_none("ways of writing that give other pages", &failures);
}

#[test]
fn comments_and_commas_in_json_are_a_warning() {
    let folder = Folder::new();
    folder.write("it.json", JSONC);
    folder.vitae(&["validate", "it.json"]).ends_with(0).says(&[
        "warning[N001]: the file has 2 comments, which JSON does not allow",
        "it.json:2:3",
        "warning[N001]: the file has 5 trailing commas, which JSON does not allow",
        "it.json:3:86",
        "hint: remove them, or let the name of the file end in `.jsonc`",
    ]);
    folder
        .vitae(&["validate", "--strict", "it.json"])
        .ends_with(1)
        .says(&["error[N001]"]);
    // Everything else is as strict as ever.
    folder.write("it.json", "{ 'basics': {} } // x");
    folder.vitae(&["validate", "it.json"]).ends_with(1).says(&["it.json:1:3", "quote"]);
    folder.write("it.jsonc", "{ \"basics\": {} /* x }");
    folder.vitae(&["validate", "it.jsonc"]).ends_with(1).says(&["it.jsonc:1:16"]);
}

#[test]
fn fix_keeps_the_comments_of_json_and_refuses_to_lose_those_of_yaml() {
    let folder = Folder::new();
    let text = "{\n  // me\n  \"basics\": { \"fullName\": \"Runa Quell\" },\n  \"experience\": [\n    \
                // newest first\n    { \"employer\": \"Mill\", \"startDate\": \"March 2019\" },\n  ]\n}\n";
    folder.write("it.jsonc", text);
    let outcome = folder.vitae(&["fix", "it.jsonc"]).ends_with(0);
    let fixed = text
        .replace("fullName", "name")
        .replace("experience", "work")
        .replace("employer", "name")
        .replace("March 2019", "2019-03");
    assert_eq!(String::from_utf8_lossy(&outcome.stdout), fixed);
    folder.write(
        "it.jsonc",
        r#"{ "basics": { "name": "Runa", "label": [/* why */ "A", "B"] } }"#,
    );
    folder.vitae(&["fix", "it.jsonc"]).ends_with(1).prints_nothing().says(&[
        "error[R030]: the file has comments where something would change, so that they would be \
         lost",
    ]);
    folder.write("it.yaml", "# me\nbasics:\n  fullName: Runa Quell\n");
    folder.vitae(&["fix", "it.yaml"]).ends_with(1).prints_nothing().says(&[
        "error[R030]: the file has comments, which would be lost: standard form is JSON",
    ]);
}

#[test]
fn text_after_the_document_is_named_as_such() {
    let folder = Folder::new();
    folder.write("it.json", "{ \"basics\": {} }\nSent from my phone\n");
    folder.vitae(&["validate", "it.json"]).ends_with(1).says(&[
        "error[R001]: text after the end of the document",
        "it.json:2:1",
        "hint: remove it, or look for an extra closing bracket before it",
    ]);
    folder.write("it.yaml", "{ basics: { name: Ada } }\nSent from my phone\n");
    folder
        .vitae(&["validate", "it.yaml"])
        .ends_with(1)
        .says(&["text after the end of the document", "it.yaml:2:1"]);
}

#[test]
fn findings_about_yaml_have_their_place_caret_and_suggestion() {
    let folder = Folder::new();
    let text = "basics:\n  name: Runa Quell\nwork:\n  - name: Norrland\n    \
                startDate: someday\n    sumary: Ran it\n";
    folder.write("it.yaml", text);
    folder.vitae(&["validate", "it.yaml"]).ends_with(1).says(&[
        "error[R004]: `startDate` is not a date",
        "it.yaml:5:16 (/work/0/startDate)",
        "5 |     startDate: someday\n  |                ^^^^^^^",
        "it.yaml:6:5 (/work/0/sumary)",
        "read as `summary`",
    ]);
    folder.write("it.yml", "basics:\n  name: a: b\n");
    folder.vitae(&["validate", "it.yml"]).ends_with(1).says(&[
        "error[N002]: a value with `: ` in it needs quotes",
        "it.yml:2:10",
        "hint: put the whole value in quotes",
    ]);
    folder.write("it.yml", "basics: {name: a}\nbasics: {label: b}\n");
    folder
        .vitae(&["validate", "it.yml"])
        .ends_with(1)
        .says(&["error[R005]", "it.yml:2:1"]);
}

#[test]
fn a_yaml_file_that_is_called_json_is_to_be_renamed() {
    let folder = Folder::new();
    folder.write("cv.json", YAML);
    folder.vitae(&["validate", "cv.json"]).ends_with(1).says(&[
        "error[N003]: the file looks like YAML, but its name says JSON",
        "hint: rename it to `cv.yaml`",
    ]);
}

#[test]
fn options_variants_and_postings_can_be_yaml() {
    let folder = Folder::new();
    folder.write("vitae.yaml", "titles:\n  work: Where I have been\n");
    let variant = "# for Acme\nheadline: 2019\nexclude: [/skills/0]\n";
    folder.write("acme.yaml", variant);
    let args = ["render", "ada.json", "--variant", "acme.yaml", "-o", "x.txt"];
    folder.vitae(&args).ends_with(1).says(&["2019", "acme.yaml:2:11"]);
    folder.write("acme.yaml", "headline: Lead Analyst\nexclude:\n  - /skills/0\n");
    folder.vitae(&args).ends_with(0);
    let text = String::from_utf8(folder.read("x.txt")).expect("text is UTF-8");
    assert!(
        text.contains("Lead Analyst") && text.contains("WHERE I HAVE BEEN"),
        "{text}"
    );
    assert!(!text.contains("Calculus"), "{text}");
    folder.write("bad.yaml", "headlin: x\n");
    let args = ["render", "ada.json", "--variant", "bad.yaml", "-o", "x.txt"];
    folder.vitae(&args).ends_with(1).says(&["bad.yaml:1:1", "did you mean `headline`?"]);
    folder.write("job.yaml", "title: Analyst\nrequired: [Python, SQL]\n");
    let outcome = folder.vitae(&["match", "ada.json", "job.yaml"]);
    assert!(outcome.text().contains("Python"), "{}{}", outcome.text(), outcome.stderr);
}

#[test]
fn batches_and_streams_take_yaml() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("people")).expect("a folder can be made");
    folder.write("people/runa.yaml", YAML);
    folder.write("people/odo.jsonc", JSONC.replace("Runa Quell", "Odo Brandt"));
    folder.write("plan.yaml", "resumes: people\nformats: [txt]\nname: \"{name}\"\n");
    folder.vitae(&["batch", "plan.yaml", "--output", "out"]).ends_with(0);
    let names = folder.names();
    for name in ["out/Odo-Brandt.txt", "out/Runa-Quell.txt"] {
        assert!(names.iter().any(|made| made == name), "{names:?}");
    }
    let job = json!({ "id": 1, "resume": "people/runa.yaml", "formats": "txt" });
    let outcome =
        folder.vitae_with(&format!("{job}\n"), &["batch", "--stream"]).ends_with(0);
    let answer: Value = serde_json::from_str(outcome.text()).expect("it is JSON");
    assert_eq!(answer["status"], "ok", "{answer}");
}

#[test]
fn files_of_other_kinds_are_named() {
    let folder = Folder::rendered();
    folder.vitae(&["render", "ada.pdf", "-o", "x"]).ends_with(1).says(&[
        "error[N003]: this is a PDF, not JSON or YAML",
        "hint: run `vitae parse ada.pdf` to read a résumé from it",
    ]);
    for (name, content, what) in [
        ("cv.docx", "PK\u{3}\u{4}\u{14}word/document.xml", "a Word document"),
        ("cv.zip", "PK\u{3}\u{4}Profile.csv", "a ZIP archive"),
        ("cv.csv", "First Name,Last Name\nRuna,Quell\n", "a table (CSV)"),
        ("cv.json", "<!DOCTYPE html>\n<p>Runa Quell</p>", "a web page (HTML)"),
        ("cv.tex", "\\documentclass{article}", "LaTeX"),
    ] {
        folder.write(name, content);
        let message = format!("error[N003]: this is {what}, not JSON or YAML");
        folder.vitae(&["validate", name]).ends_with(1).says(&[&message, "hint: "]);
    }
}

#[test]
fn an_unknown_output_format_is_refused() {
    let folder = Folder::new();
    for (output, what) in [("b.odt", "odt"), ("b.HTM", "HTM"), ("b.pfd", "pfd")] {
        folder.vitae(&["render", "ada.json", "-o", output]).ends_with(2).says(&[
            &format!("`{what}` is not an output format"),
            "hint: use one of `pdf`, ",
        ]);
    }
    // Part of a name.
    folder.vitae(&["render", "ada.json", "-o", "ada.lovelace"]).ends_with(0);
    assert!(folder.names().contains(&"ada.lovelace.pdf".to_owned()));
}
