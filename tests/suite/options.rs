//! The table of options: what is generated from it is current, and every option is declared
//! once.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use vitae::options;
use vitae::options::{Allowed, File, Section, Spec};

use crate::support::assert_none;
use crate::support::cases::{self, root};

/// Fails unless a generated file is current; with `BLESS=1` it is written anew.
#[track_caller]
fn assert_current(path: &str, content: &str) {
    let file = root().join(path);
    if std::env::var_os("BLESS").is_some_and(|bless| bless == "1") {
        std::fs::write(&file, content).expect("a generated file can be written");
        return;
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == content, "`{path}` is stale: write it anew with BLESS=1");
}

#[test]
fn the_schema_is_current() {
    let schema = serde_json::to_string_pretty(&schema()).expect("a schema is JSON");
    assert_current("schema/options.schema.json", &format!("{schema}\n"));
    assert_eq!(options::OPTIONS_SCHEMA.trim_end(), schema);
}

#[test]
fn the_page_of_the_documentation_is_current() {
    assert_current("docs/src/reference/options.md", &page());
}

/// The schema of a configuration file.
fn schema() -> Value {
    let mut properties = Map::new();
    let about = json!({ "type": "string", "description": "URL or path of this schema." });
    properties.insert("$schema".to_owned(), about);
    for spec in options::all() {
        let (object, key) = spec.path();
        let members = match object {
            None => &mut properties,
            Some(object) => properties.entry(object).or_insert_with(|| {
                json!({
                    "type": "object",
                    "additionalProperties": false,
                    "description": format!("Options of `vitae {object}`."),
                    "properties": {},
                })
            })["properties"]
                .as_object_mut()
                .expect("an object's schema has properties"),
        };
        let mut schema = spec.schema();
        schema["description"] = description(spec).into();
        members.insert(key.to_owned(), schema);
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:vitae:schema:options",
        "title": "Options of vitae",
        "description": "Options in `vitae.json`, in `meta.vitae` of a résumé, and in `options` \
            of a variant or a plan. Every member is optional. Names are accepted in other usual \
            spellings, too: `A4`, `letter`, `Swiss`.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

fn description(spec: &Spec) -> String {
    let mut text = format!("{}.", spec.help());
    let details = spec.details().replace("\n\n", " ");
    if !details.is_empty() {
        _ = write!(text, " {details}");
    }
    if let Some(default) = spec.default_in_words() {
        _ = write!(text, " Default: {default}.");
    }
    text
}

/// The sections of the page, each with what there is to know about all its options.
const SECTIONS: [(Section, &str); 4] = [
    (Section::Looks, "What a document looks like, and on how many pages."),
    (Section::Content, "What of a résumé is shown, and in which words."),
    (Section::Checks, "Which rules PDFs are checked by; only `vitae check` reads these."),
    (
        Section::Writing,
        "Which rules apply to the writing; only `vitae lint` reads these.",
    ),
];

/// The page of the documentation.
fn page() -> String {
    let mut page = String::from(PAGE_HEAD);
    for (section, about) in SECTIONS {
        _ = write!(page, "\n## {}\n\n{about}\n", section.heading());
        for spec in options::all().filter(|spec| spec.section == section) {
            entry(&mut page, spec);
        }
    }
    page
}

const PAGE_HEAD: &str = "\
<!-- Generated from the table of options in src; `BLESS=1 cargo test options` rewrites it. -->

# Options

An option can be set in these places. An earlier one wins over a later one:

1. its flag on the command line
2. its key in `options` of a variant
3. its key in `options` of a batch plan
4. its key in the configuration file, `vitae.json`
5. its key in `meta.vitae` of the résumé
6. the layout, which has defaults for looks

Only headings and severities are merged: each place can set some of them. A job on a stream has
`options`, too, which win over the command line.

`vitae.json` is looked for beside the résumé, then in the working directory and, inside a
repository, in its parents up to the repository's root. The first one found is used, and
`--verbose` prints which. `--options FILE` uses another file instead. A stream uses only what is
beside a résumé that it names by its path, and the library none.

Names are accepted in any case, with or without hyphens, and under the aliases listed below.
`vitae schema options` prints the JSON schema, with which editors complete keys and values.
";

fn entry(page: &mut String, spec: &Spec) {
    _ = write!(page, "\n### `{}`\n\n{}.", spec.key, spec.help());
    let details = spec.details();
    if !details.is_empty() {
        _ = write!(page, " {details}");
    }
    page.push_str("\n\n");
    _ = writeln!(page, "- Values: {}", values(spec));
    if let Some(default) = spec.default_in_words() {
        let is_name = spec.allowed().names().iter().any(|it| it.name == default);
        let default = if is_name { format!("`{default}`") } else { default };
        _ = writeln!(page, "- Default: {default}");
    }
    if let Some(flag) = spec.flag {
        let short = spec.short.map(|short| format!(", `-{short}`")).unwrap_or_default();
        let value = match spec.allowed() {
            Allowed::Switch => String::new(),
            _ => format!(" {}", spec.value_name),
        };
        let commands = spec.commands.iter().map(|it| format!("`{}`", it.name()));
        let commands = commands.collect::<Vec<_>>().join(", ");
        _ = writeln!(page, "- Flag: `--{flag}{value}`{short} of {commands}");
    }
    if spec.files != File::ALL {
        let files: Vec<&str> = spec.files.iter().map(|file| file.name()).collect();
        _ = writeln!(page, "- Files: {}", files.join(", "));
    }
}

fn values(spec: &Spec) -> String {
    let allowed = spec.allowed();
    let each = allowed.names().iter().map(|it| {
        let aliases = it.aliases.iter().map(|alias| format!("`{alias}`"));
        let aliases = aliases.collect::<Vec<_>>().join(", ");
        match (it.about, &*aliases) {
            ("", "") => format!("`{}`", it.name),
            ("", aliases) => format!("`{}` (or {aliases})", it.name),
            (about, "") => format!("`{}`: {about}", it.name),
            (about, aliases) => format!("`{}` (or {aliases}): {about}", it.name),
        }
    });
    let described: Vec<String> = each.collect();
    match allowed {
        Allowed::Names(names) if names.iter().any(|it| !it.about.is_empty()) => {
            format!("\n  - {}", described.join("\n  - "))
        }
        Allowed::Names(_) => described.join(", "),
        Allowed::List(_) => format!("a list of {}", described.join(", ")),
        other => other.to_string(),
    }
}

#[test]
fn every_option_has_a_key_a_flag_and_a_sentence_of_its_own() {
    let specs: Vec<&Spec> = options::all().collect();
    assert!(specs.len() >= 23, "only {} options", specs.len());
    let distinct = |names: Vec<&str>| {
        let set: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(set.len(), names.len(), "{names:?}");
    };
    distinct(specs.iter().map(|spec| spec.key).collect());
    let commands = specs.iter().flat_map(|spec| spec.commands);
    for command in commands {
        let own = specs.iter().filter(|spec| spec.commands.contains(command));
        distinct(own.filter_map(|spec| spec.flag).collect());
    }
    distinct(specs.iter().map(|spec| spec.help()).collect());
    for spec in specs {
        assert!(!spec.help().is_empty(), "`{}` is not documented", spec.key);
        assert_eq!(spec.flag.is_none(), spec.commands.is_empty(), "`{}`", spec.key);
        let is_switch = spec.allowed() == Allowed::Switch;
        let needs_name = spec.flag.is_some() && !is_switch;
        assert_ne!(spec.value_name.is_empty(), needs_name, "`{}`", spec.key);
    }
}

/// Modules that set options of others to test them, rather than use them.
const TRYING: [&str; 1] = ["certify"];

#[test]
fn an_option_stands_in_at_most_two_files_its_entry_and_its_use() {
    let mut failures = Vec::new();
    for spec in options::all() {
        let found = files_with(spec);
        if found.len() > 2 {
            failures.push(format!("`{}`: {found:?}", spec.key));
        }
    }
    assert_none("options that stand in more than two files", &failures);
}

/// The sources that name an option: by its constant, its key, its flag, or a variable of the
/// same name. An option of one word is only told from other words by the path of its constant.
fn files_with(spec: &Spec) -> Vec<String> {
    let constant = constant(spec.path().1);
    let entry = format!("{constant}:");
    let mut words = Vec::new();
    if constant.contains('_') {
        words.extend([constant.to_lowercase(), spec.key.to_owned()]);
        words.extend(spec.flag.map(str::to_owned));
    }
    let sources = cases::files_below(&root().join("src"), &["rs"]);
    let mut found = Vec::new();
    for path in sources.into_iter().filter(|path| !is_trying(path)) {
        let code = code(&path);
        let is_entry = code.contains("options! {") && has_word(&code, &entry);
        let is_named = words.iter().any(|word| has_word(&code, word));
        if is_entry || is_named || imports(&code).contains(&*constant) {
            found.push(shown(&path));
        }
    }
    assert!(!found.is_empty(), "`{}` has no entry called `{constant}`", spec.key);
    found
}

fn is_trying(path: &Path) -> bool {
    let src = root().join("src");
    TRYING.iter().any(|name| path.starts_with(src.join(name)))
}

/// The names that code takes from a module `options`.
fn imports(code: &str) -> BTreeSet<&str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let taken =
        code.split("options::").skip(1).flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => {
                group.split('}').next().unwrap_or_default().split(',').collect()
            }
            None => vec![rest.split(|c| !is_name(c)).next().unwrap_or_default()],
        });
    taken.map(str::trim).collect()
}

/// `separateRoles` as the name of a constant: `SEPARATE_ROLES`.
fn constant(key: &str) -> String {
    let mut name = String::new();
    for c in key.chars() {
        if c.is_uppercase() {
            name.push('_');
        }
        name.extend(c.to_uppercase());
    }
    name
}

/// The code of a source without its tests and comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a source can be read");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    if path.ends_with("tests.rs") {
        String::new()
    } else {
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn has_word(code: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

fn shown(path: &Path) -> String {
    let path: PathBuf = path.strip_prefix(root()).unwrap_or(path).to_owned();
    path.display().to_string()
}
