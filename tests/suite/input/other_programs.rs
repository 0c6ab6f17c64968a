//! Files of other programs: their own wrappers, settings and groups around what JSON Resume has,
//! and keys in other languages.

use crate::suite::cli::tool::{Folder, Outcome};

/// Renders `content` as `name`; the outcome and the text.
fn rendered(name: &str, content: &str) -> (Outcome, String) {
    let folder = Folder::new();
    folder.write(name, content);
    let args = ["render", name, "-o", "it", "--today", "2026-01", "--message-format"];
    let outcome = folder.vitae(&[&args[..], &["short"]].concat()).ends_with(0);
    let text = String::from_utf8(folder.read("it.txt")).expect("text is UTF-8");
    (outcome, text)
}

#[test]
fn what_stands_around_the_entries_of_a_section_is_told_apart_from_them() {
    let (outcome, text) = rendered(
        "it.json",
        r#"{ "basics": { "name": "Oona Berg", "email": "oona@berg.example",
            "picture": { "url": "https://berg.example/o.png", "size": 64 } },
          "sections": {
            "summary": { "id": "summary", "name": "About", "columns": 1, "content": "<p>Weaves.</p>" },
            "work": { "id": "work", "name": "Career", "columns": 2, "visible": true, "items": [
              { "id": "a1", "company": "North Mill", "position": "Weaver",
                "date": { "start": "2019-02-28T00:00:00.000Z", "end": "" } },
              { "id": "a2", "company": "South Mill", "position": "Dyer",
                "date": { "start": "2016-05", "end": "2018-07" } }] },
            "awards": { "id": "awards", "name": "Awards", "columns": 1, "items": [] } },
          "metadata": { "template": "onyx" } }"#,
    );
    assert_eq!(
        text,
        "\
Oona Berg
oona@berg.example

SUMMARY
Weaves.

EXPERIENCE
Weaver
North Mill · Feb 2019 – Present

Dyer
South Mill · May 2016 – Jul 2018
"
    );
    let outcome = outcome.says(&[
        "warning[R013]: unknown key `columns`: its text is not printed",
        "warning[R013]: unknown key `metadata`: its text is not printed",
        "warning[R027]: `summary`: expected a string, found an object, whose text is read",
        "`date` is read as `startDate`",
        // The headings, the numbers of columns, and the template.
        "7 values not printed: see warnings",
    ]);
    assert!(!outcome.stderr.contains("`work` is not printed"), "{}", outcome.stderr);
    assert!(!outcome.stderr.contains("`size`"), "{}", outcome.stderr);
}

#[test]
fn settings_beside_a_wrapped_resume_are_no_sections_of_it() {
    let (outcome, text) = rendered(
        "it.yaml",
        "content:
  basics:
    name: Oona Berg
    headline: Weaver
    summary: |
      Runs the looms of a mill in the north, from the order of the yarn to the
      cloth that leaves the house, and teaches six apprentices how to set up a
      warp.
  education:
    - institution: Craft School
      degree: Diploma
      startDate: Sep 1, 2014
      endDate: Jun 30, 2016
locale:
  language: en
layouts:
  - engine: latex
    template: modern
",
    );
    assert_eq!(
        text,
        "\
Oona Berg
Weaver

SUMMARY
Runs the looms of a mill in the north, from the order of the yarn to the cloth that leaves the \
house, and teaches six apprentices how to set up a warp.

EDUCATION
Diploma
Craft School · Sep 2014 – Jun 2016
"
    );
    outcome.says(&[
        "warning[R026]: `content` contains the résumé, which is read in its place",
        "it.yaml:16:1: warning[R013]: unknown key `layouts`: its text is not printed",
        "it.yaml:14:1: warning[R013]: unknown key `locale`: its text is not printed",
    ]);
}

#[test]
fn entries_in_groups_are_read_as_one_list() {
    let (outcome, text) = rendered(
        "it.json",
        r#"{ "basics": { "name": "Oona Berg" },
          "publications": {
            "articles": [{ "name": "On looms", "publisher": "Textile Letters" }],
            "chapters": [{ "name": "On yarn" }] },
          "invited_talks": { "workshops": [
            { "title": "Warp", "event": "Loom Days", "date": "first week of July" },
            { "title": "Weft", "event": "Loom Days", "date": "2021-06" }] } }"#,
    );
    assert_eq!(
        text,
        "\
Oona Berg

PUBLICATIONS
On looms · Textile Letters
On yarn

INVITED TALKS
Warp
Loom Days
When: first week of July

Weft
Loom Days · Jun 2021
"
    );
    outcome.says(&[
        "warning[R027]: `publications`: its groups are read as one list, without their names \
         `articles`, `chapters`",
        "warning[R027]: `date` is not a date, and is printed as it is written",
        "note[R029]: `invited_talks` is printed as a section of its own",
    ]);
}

#[test]
fn sections_and_keys_in_other_languages_are_read() {
    let (outcome, text) = rendered(
        "it.json",
        r#"{ "nombre": "Oona Berg", "resumen": "Teje.",
          "experiencia": [{ "empresa": "Telar", "cargo": "Tejedora", "fecha_inicio": "2019-02",
            "fecha_fin": "actualidad", "logros": ["Seis telares"] }],
          "formacion": [{ "institucion": "Escuela de Oficios", "titulo": "Diploma" }],
          "idiomas": [{ "idioma": "Finés", "nivel": "nativo" }],
          "Kenntnisse": ["Weben"],
          "meta": { "language": "es" } }"#,
    );
    assert_eq!(
        text,
        "\
Oona Berg

PERFIL
Teje.

EXPERIENCIA PROFESIONAL
Tejedora
Telar · feb 2019 – actualidad
• Seis telares

HABILIDADES
Weben

FORMACIÓN
Diploma
Escuela de Oficios

IDIOMAS
Finés (nativo)
"
    );
    outcome.says(&[
        "warning[R026]: `experiencia` is read as `work` (rename it to `work`)",
        "`empresa` is read as `name`",
        "`Kenntnisse` is read as `skills`",
    ]);
}

#[test]
fn a_key_that_repeats_another_is_no_loss() {
    let folder = Folder::new();
    folder.write(
        "it.json",
        r#"{ "basics": { "name": "Oona Berg", "url": "https://berg.example/",
              "website": "http://berg.example", "image": "a.png", "picture": "b.png" },
          "work": [{ "name": "Mill", "company": "Mill", "position": "Weaver" }] }"#,
    );
    let outcome = folder.vitae(&["validate", "it.json", "--strict"]).ends_with(0);
    assert!(!outcome.stderr.contains("R013"), "{}", outcome.stderr);
}

#[test]
fn a_json_schema_is_named() {
    let folder = Folder::new();
    folder.write(
        "it.json",
        r#"{ "$defs": { "Basics": { "type": "object" } }, "type": "object",
          "properties": { "basics": { "$ref": "\#/$defs/Basics" } } }"#
            .replace("\\#", "#"),
    );
    folder.vitae(&["render", "it.json"]).ends_with(1).says(&[
        "error[R025]: this is a JSON Schema, which describes résumés, and no résumé",
        "hint: name the résumé that was written by it",
    ]);
    assert!(!folder.names().contains(&"it.pdf".to_owned()));
}
