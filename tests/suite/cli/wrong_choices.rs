//! Choices that are wrong: what is said of them, wherever they were made, and with which place.

use serde_json::Value;

use super::choices::{SAID, folder};
use super::tool::{ADA, Folder};

/// A wrong choice as JSON on a line of its own, and what is said of it.
const WRONG: &[(&str, &[&str])] = &[
    (r#""paper": "a5""#, &["O001", "`paper`", "`a4`, `us-letter`"]),
    (r#""margins": "thin""#, &["O001", "`margins`", "`narrow`, `normal`, `wide`"]),
    (r#""density": "tight""#, &["O001", "`density`", "`compact`, `normal`, `airy`"]),
    (r#""fontSize": 8"#, &["O001", "`fontSize`", "from 9 to 12"]),
    (r#""fontSize": "10""#, &["O001", "`fontSize`", "vitae schema options"]),
    (r##""accent": "#ffee00""##, &["O001", "1.2 : 1", "darker"]),
    (r#""font": "Arial""#, &["O001", "`font`", "`Alegreya Sans`", "`STIX Two Text`"]),
    (r#""headingCase": "lower""#, &["O001", "`as-written`, `upper`, `small-caps`"]),
    (r#""bullet": "*""#, &["O001", "`bullet`", "`•`, `–`, `▪`"]),
    (r#""lang": "xx""#, &["O001", "`xx`", "`en`", "`de`", "`ar`"]),
    (r#""pages": 51"#, &["O001", "`pages`", "from 1 to 50"]),
    (r#""dateStyle": "weekly""#, &["O001", "`short`, `long`, `numeric`, `iso`"]),
    (r#""dash": "em""#, &["O001", "`dash`", "`en`, `hyphen`"]),
    (r#""headOrder": "none""#, &["O001", "`title-first`, `employer-first`"]),
    (r#""maxRoles": 0"#, &["O001", "`maxRoles`", "from 1 on"]),
    (r#""since": 1200"#, &["O001", "`since`", "from 1900 to 2200"]),
    (r#""separateRoles": 1"#, &["O001", "`separateRoles`", "vitae schema options"]),
    (r#""sections": ["hobbys"]"#, &["O001", "`hobbys`", "`interests`"]),
    (r#""titles": { "jobs": "x" }"#, &["O002", "jobs", "`work`"]),
    (r#""datestyle": "iso""#, &["O002", "`datestyle`", "did you mean `dateStyle`?"]),
    (r#""densty": "airy""#, &["O002", "`densty`", "did you mean `density`?"]),
    (r#""zzzzzzzz": 1"#, &["O002", "`zzzzzzzz`", "`layout`, `lang`, `pages`"]),
];

/// Where `wrong` is shown, 1-based: at its value, or at its key where the value has parts.
fn column(wrong: &str) -> usize {
    let value = wrong.find(": ").expect("a member") + 2;
    if wrong[value..].starts_with(['[', '{']) { 1 } else { value + 1 }
}

#[test]
fn a_wrong_choice_in_the_file_is_told_at_its_place_with_those_allowed() {
    let folder = folder(None, None);
    for (wrong, told) in WRONG {
        folder.write(
            "vitae.json",
            format!("{{\n  \"$schema\": \"here\",\n  {wrong}\n}}\n"),
        );
        let value = 2 + column(wrong);
        let place = format!("--> vitae.json:3:{value} ");
        for command in [&["render", "grace.json"][..], &["verify", "grace.json", "a.pdf"]]
        {
            folder.vitae(command).ends_with(1).says(told).says(&[&place, "1 error"]);
        }
    }
    assert_eq!(folder.names(), ["ada.json", "grace.json", "vitae.json"]);
}

#[test]
fn a_wrong_choice_in_the_resume_is_told_at_its_place_with_those_allowed() {
    let folder = Folder::new();
    for (wrong, told) in WRONG {
        let meta = format!("{{\n  \"meta\": {{ \"vitae\": {{\n{wrong}\n}} }},");
        folder.write("ada.json", ADA.replacen('{', &meta, 1));
        let value = column(wrong);
        let place = format!("--> ada.json:3:{value} (/meta/vitae/");
        folder.vitae(&["render", "ada.json"]).ends_with(1).says(told).says(&[&place]);
    }
    assert_eq!(folder.names(), ["ada.json"]);
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_so_is_a_choice_made_twice() {
    let folder = folder(None, None);
    let wrong: Vec<&str> = WRONG.iter().map(|(wrong, _)| *wrong).collect();
    let [first, second] = [wrong[2], wrong[11]];
    folder.write("vitae.json", format!("{{ {first},\n {second},\n \"dashh\": 1 }}"));
    folder.vitae(&["render", "grace.json"]).ends_with(1).says(&[
        "vitae.json:1:",
        "vitae.json:2:",
        "vitae.json:3:",
        "3 errors",
    ]);
    folder.write("vitae.json", "{ \"lang\": \"de\",\n  \"lang\": \"fr\" }");
    folder
        .vitae(&["render", "grace.json"])
        .ends_with(1)
        .says(&["vitae.json:2:3", "duplicate key `lang`"]);
    folder.write("vitae.json", "{\n  \"lang\": \"de\",,\n}");
    folder.vitae(&["render", "grace.json"]).ends_with(1).says(&["R001", "vitae.json:2:"]);
}

#[test]
fn a_wrong_choice_on_the_command_line_stops_the_run_and_names_those_allowed() {
    let folder = folder(None, None);
    let attempts: &[(&[&str], &[&str])] = &[
        (&["--layout", "swis"], &["swis", "'swiss'"]),
        (&["--paper", "a5"], &["a4, us-letter"]),
        (&["--margins", "thin"], &["narrow, normal, wide"]),
        (&["--density", "tight"], &["compact, normal, airy"]),
        (&["--font-size", "8"], &["from 9 to 12"]),
        (&["--font-size", "large"], &["from 9 to 12"]),
        (&["--accent", "red"], &["`#1f3a5f`"]),
        (&["--accent", "#ffee00"], &["1.2 : 1", "4.5 : 1"]),
        (&["--font", "Arial"], &["Alegreya Sans", "STIX Two Text"]),
        (&["--heading-case", "lower"], &["as-written, upper, small-caps"]),
        (&["--bullet", "*"], &["• – ▪"]),
        (&["--lang", "xx"], &["en, de, fr"]),
        (&["--sections", "hobbys"], &["`hobbys`", "interests"]),
        (&["--title", "jobs=Work"], &["`jobs`", "interests"]),
        (&["--title", "work="], &["`work=Career`"]),
        (&["--date-style", "weekly"], &["short, long, numeric, iso"]),
        (&["--dash", "em"], &["en, hyphen"]),
        (&["--head-order", "none"], &["title-first, employer-first"]),
        (&["--max-roles", "0"], &["--max-roles", "zero"]),
        (&["--since", "1200"], &["1900..=2200"]),
        (&["--pages", "0"], &["1..=50"]),
    ];
    for (wrong, told) in attempts {
        let args = [&["render", "grace.json"], *wrong].concat();
        folder.vitae(&args).ends_with(2).prints_nothing().says(told);
    }
    assert_eq!(folder.names(), ["ada.json", "grace.json"]);
}

#[test]
fn the_schema_of_options_is_printed_and_accepts_what_is_read() {
    let folder = folder(None, None);
    let schema = folder.vitae(&["schema", "options"]).ends_with(0).says_nothing();
    let schema: Value = serde_json::from_str(schema.text()).expect("a schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema of JSON Schema");
    for said in SAID.iter().flatten() {
        assert!(validator.is_valid(&said.written()), "{}", said.name);
    }
    let beyond = ["accent", "lang", "sections"];
    for (wrong, _) in WRONG {
        let value: Value = serde_json::from_str(&format!("{{{wrong}}}")).expect("JSON");
        let name = wrong.split('"').nth(1).expect("a member's name");
        // Contrast, languages and sections are only in the product's own tables.
        assert_eq!(validator.is_valid(&value), beyond.contains(&name), "{wrong}");
    }
}
