//! Personal data, for countries that expect them in a résumé.

use serde_json::{Value, json};

use crate::suite::cli::tool::Folder;

fn resume(language: &str) -> Value {
    json!({
        "basics": {
            "name": "Edda Brandt",
            "email": "edda@brandt.example",
            "location": { "city": "Bonn" },
            "personal": {
                "dateOfBirth": "12.05.1990",
                "nationality": "deutsch",
                "drivingLicence": "Klasse B",
                "bloodDonor": "yes, since 2010"
            }
        },
        "work": [{ "name": "Nordmühle", "position": "Leiterin", "startDate": "2019-04" }],
        "meta": { "language": language }
    })
}

const PRINTED: &str = "\
Edda Brandt
edda@brandt.example · Bonn
Geburtsdatum: 12.05.1990 · Staatsangehörigkeit: deutsch · Führerschein: Klasse B
Blood donor: yes, since 2010
";

#[test]
fn personal_data_are_printed_under_their_labels_in_every_layout_and_read_back() {
    let folder = Folder::new();
    folder.write("it.json", resume("de").to_string());
    for layout in
        ["plain", "harvard", "garamond", "swiss", "ledger", "compact", "band", "quarto"]
    {
        let outcome = folder.vitae(&["render", "it.json", "--layout", layout]);
        outcome.ends_with(0).says(&["proved: "]);
        let text = String::from_utf8(folder.read("it.txt")).expect("text is UTF-8");
        assert!(text.starts_with(PRINTED), "{layout}: {text}");
        let parsed = folder.vitae(&["parse", "it.pdf"]).ends_with(0);
        let parsed: Value = serde_json::from_slice(&parsed.stdout).expect("JSON");
        assert_eq!(
            parsed["basics"]["personal"],
            json!({
                "dateOfBirth": "12.05.1990",
                "nationality": "deutsch",
                "drivingLicence": "Klasse B"
            }),
            "{layout}: {parsed:#}"
        );
        assert_eq!(parsed["basics"]["location"], json!({ "city": "Bonn" }), "{layout}");
    }
}

#[test]
fn usual_names_of_personal_data_are_read_with_a_warning() {
    let folder = Folder::new();
    folder.write(
        "it.json",
        r#"{ "basics": { "name": "Edda Brandt", "birthday": "1990-05-12", "Nationality": "German",
             "personal": { "birthplace": "Bonn", "children": 2 } } }"#,
    );
    folder.vitae(&["render", "it.json"]).ends_with(0).says(&[
        "warning[R026]: `birthday` is read as `personal.dateOfBirth`",
        "`Nationality` is read as `personal.nationality`",
        "`birthplace` is read as `placeOfBirth`",
        "warning[R020]: `children`",
    ]);
    let text = String::from_utf8(folder.read("it.txt")).expect("text is UTF-8");
    for line in
        ["Date of birth: 1990-05-12", "Place of birth: Bonn", "Nationality: German"]
    {
        assert!(text.contains(line), "{text}");
    }
    assert!(text.contains("Children: 2"), "{text}");
}

#[test]
fn check_notes_where_personal_data_are_unusual() {
    let folder = Folder::new();
    folder.write("it.json", resume("de").to_string());
    folder.vitae(&["render", "it.json"]).ends_with(0);
    let outcome = folder.vitae(&["check", "it.pdf", "--against", "it.json", "--details"]);
    let report = outcome.text().split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "the line contains a date of birth, which is unusual in Australia, Canada,",
        "keep it only where employers expect it",
        "a nationality, which is unusual in",
    ] {
        assert!(report.contains(part), "no `{part}` in {report}");
    }
    for wrong in ["driving", "L03", "invent"] {
        assert!(!report.contains(wrong), "`{wrong}` in {report}");
    }
}

#[test]
fn a_variant_leaves_personal_data_out() {
    let folder = Folder::new();
    folder.write("it.json", resume("de").to_string());
    folder.write("public.json", r#"{ "redact": ["personal"] }"#);
    let args = ["render", "it.json", "--variant", "public.json", "-f", "txt", "-o", "-"];
    let outcome = folder.vitae(&args).ends_with(0);
    let text = outcome.text();
    assert!(text.contains("Edda Brandt"), "{text}");
    assert!(!text.contains("Geburtsdatum"), "{text}");
}

#[test]
fn usual_sections_of_ones_own_have_headings_in_every_language_and_are_read_back() {
    let folder = Folder::new();
    let entry =
        json!([{ "name": "Wasserbau", "organization": "Uni Bonn", "date": "2021" }]);
    folder.write(
        "it.json",
        json!({
            "basics": { "name": "Edda Brandt" },
            "work": [{ "name": "Nordmühle", "position": "Leiterin", "startDate": "2019" }],
            "teaching": entry, "patents": entry, "licenses": entry,
            "meta": { "language": "de" }
        })
        .to_string(),
    );
    folder.vitae(&["render", "it.json"]).ends_with(0).says(&["proved: "]);
    let text = String::from_utf8(folder.read("it.txt")).expect("text is UTF-8");
    for heading in ["\nLEHRE\n", "\nPATENTE\n", "\nLIZENZEN\n"] {
        assert!(text.contains(heading), "{text}");
    }
    let parsed = folder.vitae(&["parse", "it.pdf"]).ends_with(0);
    let parsed: Value = serde_json::from_slice(&parsed.stdout).expect("JSON");
    for key in ["teaching", "patents", "licences"] {
        assert_eq!(parsed[key][0]["name"], "Wasserbau", "{key}: {parsed:#}");
    }
    assert_eq!(parsed["work"].as_array().map(Vec::len), Some(1), "{parsed:#}");
}
