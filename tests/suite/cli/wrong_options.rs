//! Options with values that are not allowed: what is reported, wherever they are set.

use serde_json::Value;

use super::options::{CASES, folder};
use super::tool::{ADA, Folder};

/// A wrong option as JSON on a line of its own, and what is reported.
const WRONG: &[(&str, &[&str])] = &[
    (r#""paper": "a5""#, &["O001", "`paper`", "`a4`, `us-letter`"]),
    (
        r#""margins": "thin""#,
        &["O001", "`margins`", "`narrow`, `slim`, `normal`, `wide`"],
    ),
    (r#""density": "dense""#, &["O001", "`tight`, `compact`, `normal`, `airy`"]),
    (r#""dates": "left""#, &["O001", "`dates`", "`right`, `inline`"]),
    (r#""fontSize": 8"#, &["O001", "`fontSize`", "from 9 to 12"]),
    (r#""fontSize": "huge""#, &["O001", "`fontSize`", "found a string"]),
    (r##""accent": "#ffee00""##, &["O001", "1.2 : 1", "darker"]),
    (r#""font": "Arial""#, &["O001", "`font`", "`Alegreya Sans`", "`STIX Two Text`"]),
    (r#""headingCase": "lower""#, &["O001", "`as-written`, `upper`, `small-caps`"]),
    (r#""bullet": "+""#, &["O001", "`bullet`", "`•`, `–`, `▪`"]),
    (r#""lang": "xx""#, &["O001", "`xx`", "`en`", "`de`", "`ar`"]),
    (r#""pages": 51"#, &["O001", "`pages`", "from 1 to 50"]),
    (r#""dateStyle": "weekly""#, &["O001", "`short`, `long`, `numeric`, `iso`"]),
    (r#""dash": "em""#, &["O001", "`dash`", "`en`"]),
    (r#""headOrder": "none""#, &["O001", "`title-first`, `employer-first`"]),
    (r#""maxRoles": 0"#, &["O001", "`maxRoles`", "at least 1"]),
    (r#""since": 1200"#, &["O001", "`since`", "from 1900 to 2200"]),
    (r#""separateRoles": 1"#, &["O001", "`separateRoles`", "`true` or `false`"]),
    (r#""sections": ["intrests"]"#, &["O001", "`intrests`", "`interests`"]),
    (r#""titles": { "intrests": "x" }"#, &["O001", "`intrests`", "`interests`"]),
    (r#""datestyle": "iso""#, &["O002", "`datestyle`", "did you mean `dateStyle`?"]),
    (r#""densty": "airy""#, &["O002", "`densty`", "did you mean `density`?"]),
    (r#""zzzzzzzz": 1"#, &["O002", "`zzzzzzzz`", "`layout`, `pages`"]),
];

/// Where `wrong` is shown, 1-based: at an unknown key, otherwise at the innermost value.
fn column((wrong, told): (&str, &[&str])) -> usize {
    if told.contains(&"O002") {
        return 1;
    }
    let value = wrong.rfind(": ").expect("a member") + 2;
    value + wrong[value..].find(|c| c != '[').expect("a value") + 1
}

#[test]
fn a_wrong_option_in_the_file_is_reported_at_its_place_with_what_is_allowed() {
    let folder = folder(None, None);
    for (wrong, told) in WRONG {
        folder.write(
            "vitae.json",
            format!("{{\n  \"$schema\": \"here\",\n  {wrong}\n}}\n"),
        );
        let value = 2 + column((wrong, told));
        let place = format!("--> vitae.json:3:{value} ");
        for command in [&["render", "grace.json"][..], &["verify", "grace.json", "a.pdf"]]
        {
            folder.vitae(command).ends_with(1).says(told).says(&[&place, "1 error"]);
        }
    }
    assert_eq!(folder.names(), ["ada.json", "grace.json", "vitae.json"]);
}

#[test]
fn a_wrong_option_in_the_resume_is_reported_at_its_place_with_what_is_allowed() {
    let folder = Folder::new();
    for (wrong, told) in WRONG {
        let meta = format!("{{\n  \"meta\": {{ \"vitae\": {{\n{wrong}\n}} }},");
        folder.write("ada.json", ADA.replacen('{', &meta, 1));
        let value = column((wrong, told));
        let place = format!("--> ada.json:3:{value} (/meta/vitae/");
        folder.vitae(&["render", "ada.json"]).ends_with(1).says(told).says(&[&place]);
    }
    assert_eq!(folder.names(), ["ada.json"]);
}

#[test]
fn everything_wrong_is_reported_at_once_and_so_is_a_key_given_twice() {
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
fn a_wrong_option_on_the_command_line_stops_the_run_and_names_what_is_allowed() {
    let folder = folder(None, None);
    let attempts: &[(&[&str], &[&str])] = &[
        (&["--layout", "swis"], &["swis", "'swiss'"]),
        (&["--paper", "a5"], &["a4, us-letter"]),
        (&["--margins", "thin"], &["narrow, slim, normal, wide"]),
        (&["--dates", "left"], &["right, inline"]),
        (&["--density", "dense"], &["tight, compact, normal, airy"]),
        (&["--font-size", "8"], &["from 9 to 12"]),
        (&["--font-size", "large"], &["from 9 to 12"]),
        (&["--accent", "red"], &["`#1f3a5f`"]),
        (&["--accent", "#ffee00"], &["1.2 : 1", "4.5 : 1"]),
        (&["--font", "Arial"], &["Alegreya Sans", "STIX Two Text"]),
        (&["--heading-case", "lower"], &["as-written, upper, small-caps"]),
        (&["--bullet", "+"], &["•, –, ▪"]),
        (&["--lang", "xx"], &["en, de, fr"]),
        (&["--sections", "intrests"], &["`intrests`", "interests"]),
        (&["--title", "intrests=Work"], &["`intrests`", "interests"]),
        (&["--title", "work="], &["heading of 1 to 60"]),
        (&["--title", "Career"], &["`work=Career`"]),
        (&["--date-style", "weekly"], &["short, long, numeric, iso"]),
        (&["--dash", "em"], &["en, hyphen"]),
        (&["--head-order", "none"], &["title-first, employer-first"]),
        (&["--max-roles", "0"], &["--max-roles", "at least 1"]),
        (&["--since", "1200"], &["from 1900 to 2200"]),
        (&["--pages", "0"], &["from 1 to 50"]),
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
    for case in CASES.iter().flatten() {
        assert!(validator.is_valid(&case.written()), "{}", case.name);
    }
    for (wrong, _) in WRONG {
        let value: Value = serde_json::from_str(&format!("{{{wrong}}}")).expect("JSON");
        // Which languages there are, which colours are too light, and which names of sections
        // are slips, no schema says.
        let beyond = ["\"lang\"", "#ffee00", "intrests"];
        let is_beyond = beyond.iter().any(|it| wrong.contains(it));
        assert_eq!(validator.is_valid(&value), is_beyond, "{wrong}");
    }
}
