//! What a variant redacts or leaves out is in none of the files that are made: neither on the page
//! nor in metadata, links, other formats or reports.

use std::path::Path;

use serde_json::json;

use crate::suite::cli::tool::Folder;
use crate::suite::formats::read::parts;

/// Each text that the variant hides; no part of what it shows.
const HIDDEN: [&str; 16] = [
    "7946",
    "amaka@home.example",
    "Quince Lane",
    "E8 3XX",
    "amaka.example",
    "gitforge",
    "amaka-codes",
    "1990",
    "Lagos",
    "Nigerian",
    "Class B",
    "Zefira",
    "portrait",
    "Brightwater",
    "Foreman of the night",
    "Selvedge",
];

fn base() -> String {
    json!({
        "basics": {
            "name": "Amaka Obi", "label": "Weaver", "phone": "+44 20 7946 0958",
            "email": "amaka@home.example", "url": "https://amaka.example",
            "image": "portrait.png",
            "location": { "address": "4 Quince Lane", "postalCode": "E8 3XX", "city": "London",
                "countryCode": "GB" },
            "profiles": [{ "network": "gitforge", "username": "amaka-codes",
                "url": "https://gitforge.example/amaka-codes" }],
            "personal": { "dateOfBirth": "12.05.1990", "placeOfBirth": "Lagos",
                "nationality": "Nigerian", "drivingLicence": "Class B", "starSign": "Zefira" }
        },
        "work": [
            { "name": "North Mill", "position": "Weaver", "startDate": "2021" },
            { "name": "Brightwater", "position": "Foreman of the night", "startDate": "2018",
              "endDate": "2020", "url": "https://brightwater.example" }
        ],
        "skills": [{ "name": "Weaving", "keywords": ["Twill"] },
                   { "name": "Finishing", "keywords": ["Selvedge"] }],
        "references": [{ "name": "Pia Brightwater", "email": "pia@brightwater.example" }]
    })
    .to_string()
}

const VARIANT: &str = r#"{
  "redact": ["phone", "email", "address", "url", "profiles", "image", "personal", "references"],
  "exclude": ["/work/1", "/skills/1"]
}"#;

/// Whether bytes have a text in UTF-8 or in the UTF-16 of PDF metadata, in any case.
fn has(bytes: &[u8], text: &str) -> bool {
    let bytes = bytes.to_ascii_lowercase();
    let text = text.to_ascii_lowercase();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    [text.as_bytes(), &wide].iter().any(|it| bytes.windows(it.len()).any(|at| at == *it))
}

#[test]
fn what_is_hidden_is_in_no_file() {
    let folder = Folder::new();
    folder.write("base.json", base());
    folder.write("public.json", VARIANT);
    let formats = "pdf,txt,md,html,docx";
    let render = |args: &[&str]| {
        let all = ["render", "base.json", "-f", formats, "--report", "report.json"];
        folder.vitae(&[&all[..], args].concat()).ends_with(0).says(&["proved: "]);
        // All text of the PDF: of its pages, and outside them.
        let read = folder.vitae(&["extract", "it.pdf", "--json"]).ends_with(0);
        let parsed = folder.vitae(&["parse", "it.pdf"]).ends_with(0);
        folder.write("extracted.json", read.stdout);
        folder.write("parsed.json", parsed.stdout);
    };
    let files = [
        "it.pdf",
        "it.txt",
        "it.md",
        "it.html",
        "it.docx",
        "report.json",
        "extracted.json",
        "parsed.json",
    ];
    render(&["-o", "it"]);
    // Without the variant, all but the picture is there to be found.
    let extracted = folder.read("extracted.json");
    for text in HIDDEN.iter().filter(|text| **text != "portrait") {
        assert!(has(&extracted, text), "`{text}` is not in the PDF of the base");
    }
    render(&["-o", "it", "--variant", "public.json"]);
    for name in files {
        let mut bytes = folder.read(name);
        if Path::new(name).extension().is_some_and(|it| it == "docx") {
            let parts: Vec<String> = parts(&bytes).into_values().collect();
            bytes = parts.concat().into_bytes();
        }
        assert!(!bytes.is_empty(), "{name}");
        for text in HIDDEN {
            assert!(!has(&bytes, text), "`{text}` is in {name}");
        }
    }
    let text = String::from_utf8(folder.read("it.txt")).expect("text is UTF-8");
    assert_eq!(
        text,
        "Amaka Obi\nWeaver\nLondon, GB\n\nEXPERIENCE\nWeaver\nNorth Mill · 2021 – Present\n\n\
         SKILLS\nWeaving: Twill\n"
    );
    let report = folder.vitae(&["check", "it.pdf", "--details"]);
    assert!(!report.text().contains("S07"), "{}", report.text());
}

#[test]
fn a_note_names_where_personal_data_are_unusual_and_is_no_risk() {
    let folder = Folder::new();
    folder.write("base.json", base());
    folder.vitae(&["render", "base.json", "-o", "it.pdf"]).ends_with(0);
    let args = ["check", "it.pdf", "--select", "S07", "--message-format", "json"];
    let outcome = folder.vitae(&args).ends_with(0);
    let text = outcome.text();
    for part in ["a date of birth", "the United States", "a nationality", "Ireland"] {
        assert!(text.contains(part), "no `{part}` in {text}");
    }
    assert!(!text.contains("\"error\""), "{text}");
}
