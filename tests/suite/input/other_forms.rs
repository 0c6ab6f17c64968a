//! Documents in other words and shapes than JSON Resume has: what is clear is read, with a warning.

use crate::suite::cli::tool::{Folder, Outcome};

/// Renders `content` as `it.json`; the outcome and the text.
fn rendered(content: &str) -> (Outcome, String) {
    let folder = Folder::new();
    folder.write("it.json", content);
    let args = ["render", "it.json", "--today", "2026-01", "--message-format", "short"];
    let outcome = folder.vitae(&args).ends_with(0);
    let text = String::from_utf8(folder.read("it.txt")).expect("text is UTF-8");
    (outcome, text)
}

/// Under a name and an address, everything else.
fn body(text: &str) -> &str {
    text.strip_prefix("Oona Berg\noona@berg.example\n\n").unwrap_or(text)
}

const BASICS: &str = r#""basics": { "name": "Oona Berg", "email": "oona@berg.example" }"#;

#[test]
fn sections_and_keys_under_usual_names_are_read_with_a_warning() {
    let (outcome, text) = rendered(&format!(
        r#"{{ {BASICS},
  "Employment History": [{{ "company_name": "North Mill", "jobTitle": "Weaver",
    "from": "2019-02", "to": "2021-05", "responsibilities": ["Ran six looms"], "tools": ["Dobby"],
    "description": "Wool and linen." }}],
  "licenses and certifications": [{{ "title": "Forklift", "authority": "TÜV", "issued": "2018-03",
    "expires": "2028-03", "credentialId": "F-12" }}],
  "Languages": [{{ "name": "Swedish", "proficiency": "Native" }}],
  "papers": [{{ "title": "On looms", "author": "O. Berg", "journal": "Textile Letters",
    "year": 2020, "doi": "10.5555/1" }}],
  "testimonials": [{{ "author": "Pia Holm", "quote": "Exact.", "telephone": "+46 8 555" }}] }}"#
    ));
    outcome.says(&[
        "it.json:2:3: warning[R026]: `Employment History` is read as `work` (rename it to `work`)",
        "`company_name` is read as `name`",
        "`from` is read as `startDate`",
        "`licenses and certifications` is read as `certificates`",
        "unknown key `Languages`, read as `languages`",
        "proved: content 18/18",
        "1 page\n",
    ]);
    assert_eq!(
        body(&text),
        "\
EXPERIENCE
Weaver
North Mill · Feb 2019 – May 2021
Wool and linen.
• Ran six looms
Keywords: Dobby

CERTIFICATIONS
Forklift · TÜV · F-12 · Mar 2018 – Mar 2028

PUBLICATIONS
On looms · Textile Letters · O. Berg · doi.org/10.5555/1 · 2020

LANGUAGES
Swedish (Native)

REFERENCES
Pia Holm
+46 8 555
Exact.
"
    );
}

#[test]
fn a_wrapped_document_is_read_and_members_of_basics_at_the_top_level() {
    let (outcome, text) = rendered(
        r#"{ "cv": { "firstName": "Oona", "last_name": "Berg", "email": "oona@berg.example",
        "github": "oona", "address": "Turku", "about": "Weaves." } }"#,
    );
    outcome.says(&[
        "it.json:1:3: warning[R026]: `cv` contains the résumé, which is read in its place \
         (move its members to the top level)",
        "warning[R026]: `firstName` is read as `basics.name` (move it into `basics`, as `name`)",
        "`github` is read as `basics.profiles`",
        "`email` is read as `basics.email` (move it into `basics`, as `email`)",
    ]);
    assert_eq!(
        text,
        "Oona Berg\noona@berg.example · Turku\nGitHub: oona\n\nSUMMARY\nWeaves.\n"
    );
    let folder = Folder::new();
    folder.write("it.json", r#"{ "resume": { "theme": "dark" } }"#);
    folder.vitae(&["render", "it.json"]).ends_with(1).says(&["error[R025]"]);
}

#[test]
fn values_of_other_types_are_read_where_they_are_clear() {
    let (outcome, text) = rendered(
        r#"{ "basics": { "name": "Oona Berg", "email": "oona@berg.example", "location": "Turku" },
  "work": { "name": "Mill", "position": ["Weaver", "Dyer"],
    "location": { "city": "Oslo", "countryCode": "NO" }, "highlights": [["One"], { "title": "Two" }] },
  "skills": { "Weaving": ["plain", "twill"], "Dyeing": "expert" },
  "interests": ["Chess", { "name": "Rowing" }],
  "languages": { "Finnish": "native", "English": "fluent" },
  "education": { "items": [{ "institution": "Craft School", "date": "2014 – 2016" }] },
  "awards": ["Best cloth 2019"] }"#,
    );
    outcome.says(&[
        "it.json:1:78: warning[R027]: `location`: expected an object, found a string, read as its \
         `city` (write `{ \"city\": \"…\" }`)",
        "warning[R027]: `work`: expected an array, found an object (put it in brackets: `[ … ]`)",
        "`position`: expected a string, found an array, whose texts are joined",
        "`skills`: expected an array, found an object \
         (write `[{ \"name\": \"…\", \"keywords\": [\"…\"] }]`)",
        "an entry of `interests`: expected an object, found a string, read as its `name` \
         (write `{ \"name\": \"…\" }`)",
    ]);
    assert_eq!(
        text,
        "\
Oona Berg
oona@berg.example · Turku

EXPERIENCE
Weaver, Dyer
Mill, Oslo, NO
• One
• Two

SKILLS
Weaving: plain, twill

Dyeing (expert)

EDUCATION
Craft School · 2014 – 2016

AWARDS
Best cloth 2019

LANGUAGES
Finnish (native), English (fluent)

INTERESTS
Chess, Rowing
"
    );
}

#[test]
fn keys_of_a_group_of_skills_are_read_as_its_name() {
    let (outcome, text) = rendered(&format!(
        r#"{{ {BASICS}, "skills": [{{ "fibres": ["wool", "flax"], "tools": ["loom"] }}] }}"#
    ));
    outcome.says(&["warning[R027]: an entry of `skills`: its keys are read as names \
                    (write `{ \"name\": \"…\", \"keywords\": [\"…\"] }` for each key)"]);
    assert_eq!(body(&text), "SKILLS\nfibres: wool, flax\ntools: loom\n");
}

#[test]
fn the_roles_of_an_employer_are_read_as_an_entry_each() {
    let (outcome, text) = rendered(&format!(
        r#"{{ {BASICS}, "work": [{{ "company": "Mill", "location": "Turku", "positions": [
    {{ "title": "Foreman", "startDate": "2021" }},
    {{ "title": "Weaver", "startDate": "2018", "endDate": "2021" }}] }}] }}"#
    ));
    outcome.says(&["an entry of `work`: a list of roles is read as an entry for each"]);
    assert_eq!(
        body(&text),
        "EXPERIENCE\nMill\nTurku\n\nForeman\n2021 – Present\n\nWeaver\n2018 – 2021\n"
    );
}

#[test]
fn keys_that_are_switched_off_are_not_printed_and_noted() {
    let (outcome, text) = rendered(&format!(
        r#"{{ {BASICS}, "-work": [{{ "name": "A" }}], "awards_disabled": ["B"], "//": "C",
             "projects": [{{ "name": "Cloth", "_old": "D", "role": "Lead" }}] }}"#
    ));
    outcome.says(&[
        "note[R028]: `-work` is switched off by its name: it is not printed",
        "note[R028]: `awards_disabled` is",
        "note[R028]: `_old` is",
        "warning[R026]: `role` is read as `roles` (rename it to `roles`)",
        "1 page\n",
    ]);
    assert_eq!(body(&text), "PROJECTS\nCloth\nLead\n");
}

#[test]
fn another_name_beside_the_key_it_stands_for_is_reported() {
    let folder = Folder::new();
    folder.write(
        "it.json",
        format!(
            r#"{{ {BASICS}, "work": [{{ "position": "Weaver", "title": "Dyer" }}] }}"#
        ),
    );
    let told = "warning[R013]: `title` is not printed, since there is `position` as well";
    folder.vitae(&["validate", "it.json"]).ends_with(0).says(&[told]);
    folder.vitae(&["render", "it.json", "--strict"]).ends_with(1).says(&["error[R013]"]);
}

#[test]
fn fix_prints_or_writes_standard_form() {
    let folder = Folder::new();
    let text = format!(
        r#"{{ {BASICS}, "experience": {{ "employer": "Mill", "start": "Jan 2020", "team": "Looms",
             "endDate": "Present", "url": "mill.example" }}, "skills": ["Twill", ""] }}"#
    );
    folder.write("it.json", &text);
    let expected = r#"{
  "basics": {
    "name": "Oona Berg",
    "email": "oona@berg.example"
  },
  "work": [
    {
      "name": "Mill",
      "startDate": "2020-01",
      "team": "Looms",
      "url": "https://mill.example"
    }
  ],
  "skills": [
    {
      "name": "Twill"
    }
  ]
}
"#;
    let outcome = folder.vitae(&["fix", "it.json"]).ends_with(0);
    assert_eq!(outcome.text(), expected);
    assert_eq!(folder.read("it.json"), text.as_bytes());
    folder.vitae(&["fix", "--write", "it.json"]).ends_with(0).says(&["wrote it.json"]);
    assert_eq!(folder.read("it.json"), expected.as_bytes());
    let again = folder.vitae(&["fix", "--write", "it.json"]).ends_with(0);
    again.says(&["it.json: already in standard form", "unknown key `team`"]);
    folder.vitae_with("{}", &["fix", "--write", "-"]).ends_with(2);
    folder.write("bad.json", r#"{ "work": [{ "startDate": "soon" }] }"#);
    folder.vitae(&["fix", "--write", "bad.json"]).ends_with(1).says(&["error[R004]"]);
    assert_eq!(folder.read("bad.json"), br#"{ "work": [{ "startDate": "soon" }] }"#);
}
