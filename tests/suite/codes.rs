//! Codes: every one that is printed is explained, and every explained one can be printed.

use std::collections::{BTreeMap, BTreeSet};

use vitae::explain::{all, explain, families, page, renamed};

use crate::support::assert_none;
use crate::support::cases;

/// A code as the sources declare it.
struct Declared {
    id: String,
    name: String,
    /// The constant that holds it; `None` for the code of a rule, which is part of its rule.
    constant: Option<String>,
}

/// The sources of the product as paths and lines, without comments, imports and unit tests.
fn sources() -> Vec<(String, Vec<String>)> {
    let files = cases::files_below(&cases::root().join("src"), &["rs"]);
    let files = files.into_iter().filter(|path| cases::file_name(path) != "tests.rs");
    files
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a source can be read");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let mut is_inside = false;
            let lines = code.lines().filter(|line| {
                let line = line.trim();
                let imports = ["use ", "pub use ", "pub(crate) use ", "pub(super) use "];
                is_inside |= imports.iter().any(|it| line.starts_with(it));
                let is_import = is_inside;
                is_inside &= !line.ends_with(';');
                !is_import && !line.starts_with("//")
            });
            (path.display().to_string(), lines.map(str::to_owned).collect())
        })
        .collect()
}

fn declared() -> Vec<Declared> {
    let mut all = Vec::new();
    for (path, lines) in sources() {
        // A declaration may be broken over several lines.
        let code = lines.join(" ");
        for (at, found) in code.match_indices("Code::new(") {
            let arguments = code[at + found.len()..].trim_start();
            // The reader of explanations makes codes of what it reads.
            if !arguments.starts_with('"') {
                continue;
            }
            let mut texts = arguments.split('"').skip(1).step_by(2);
            let (id, name) = texts.next().zip(texts.next()).expect("a code and a name");
            let before = code[..at].trim_end().strip_suffix(": Code =");
            let constant = before.map(|before| {
                before.rsplit(' ').next().expect("a constant has a name").to_owned()
            });
            assert!(
                constant.is_some()
                    || path.contains("/check/rules/")
                    || path.contains("/lint/rules/"),
                "`{id}` in {path} is not a constant: give it one, so that its uses are found"
            );
            all.push(Declared { id: id.to_owned(), name: name.to_owned(), constant });
        }
    }
    assert!(all.len() > 100, "only {} codes were found in the sources", all.len());
    all
}

#[test]
fn every_code_in_the_sources_is_explained_under_its_name() {
    let explained: BTreeMap<&str, &str> =
        all().map(|it| (it.code.id, it.code.name)).collect();
    let wrong =
        declared().into_iter().filter_map(|code| match explained.get(code.id.as_str()) {
            None => Some(format!("{} {} is not explained", code.id, code.name)),
            Some(name) if *name != code.name => {
                Some(format!("{} is `{}`, but explained as `{name}`", code.id, code.name))
            }
            Some(_) => None,
        });
    assert_none("codes without their explanation", &wrong.collect::<Vec<_>>());
}

#[test]
fn every_explained_code_is_raised_somewhere() {
    let sources = sources();
    let is_used = |constant: &str| {
        sources.iter().any(|(path, lines)| {
            // A list of all codes raises none of them.
            !path.ends_with("codes.rs")
                && lines.iter().any(|line| {
                    let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
                    let is_declared = line.contains(": Code");
                    !is_declared && words.into_iter().any(|word| word == constant)
                })
        })
    };
    let declared = declared();
    let unraised = all().filter(|it| {
        let code = declared.iter().find(|declared| declared.id == it.code.id);
        code.is_none_or(|code| code.constant.as_ref().is_some_and(|it| !is_used(it)))
    });
    let unraised: Vec<String> = unraised.map(|it| it.code.id.to_owned()).collect();
    assert_none("codes that are explained, but never raised", &unraised);
}

/// Whether a code is that of a rule, of `check` or of `lint`.
fn is_rule(code: &str) -> bool {
    vitae::check::rule(code).is_some() || vitae::lint::rule(code).is_some()
}

#[test]
fn codes_and_names_are_unique_and_well_formed() {
    let mut seen = BTreeSet::new();
    for family in families() {
        assert!(seen.insert(family.letter.to_string()), "{} comes twice", family.letter);
        let ids: Vec<&str> = family.codes.iter().map(|it| it.code.id).collect();
        assert!(ids.is_sorted() && !ids.is_empty(), "{ids:?}");
        for it in &family.codes {
            let digits = it.code.id.strip_prefix(family.letter).unwrap_or_default();
            // Rules have two digits; so no prefix selects anything else.
            let is_rule = is_rule(it.code.id);
            assert_eq!(digits.len(), if is_rule { 2 } else { 3 }, "{}", it.code);
            assert!(digits.bytes().all(|b| b.is_ascii_digit()), "{}", it.code);
            let mut words = it.code.name.split('-');
            let is_word = |word: &str| {
                !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase())
            };
            assert!(words.all(is_word), "{}", it.code.name);
            assert!(seen.insert(it.code.id.to_owned()), "{} comes twice", it.code);
            assert!(seen.insert(it.code.name.to_owned()), "`{}` twice", it.code.name);
        }
    }
}

#[test]
fn families_of_rules_share_no_letter_with_other_findings() {
    let (rules, others): (Vec<_>, Vec<_>) = all().partition(|it| is_rule(it.code.id));
    let letters = |codes: &[&vitae::explain::Explanation]| -> BTreeSet<char> {
        codes.iter().filter_map(|it| it.code.id.chars().next()).collect()
    };
    let (rules, others) = (letters(&rules), letters(&others));
    assert!(rules.is_disjoint(&others), "{rules:?} and {others:?}");
}

#[test]
fn every_old_form_leads_to_a_current_code_of_the_same_kind() {
    let is_code = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    for (old, new) in renamed() {
        let answer = explain(old).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(answer.renamed, Some(new.as_str()), "`{old}` hides a current code");
        let form = if is_code(new) {
            answer.explanation.code.id
        } else {
            answer.explanation.code.name
        };
        assert_eq!(form, new);
        assert_eq!(is_code(old), is_code(new), "`{old}` becomes `{new}`");
    }
}

#[test]
fn every_explanation_is_complete_and_fits_a_terminal() {
    for it in all() {
        let (code, summary) = (it.code, &it.summary);
        assert!(summary.ends_with('.') && !summary.contains(". "), "{code}: {summary}");
        assert!(summary.chars().count() <= 80, "{code}: {summary}");
        let headings: Vec<&str> = it.parts.iter().map(|part| part.heading).collect();
        let [what, why, example, fix, source] = headings[..] else {
            panic!("{code}: {headings:?}")
        };
        assert!(["What it means", "What it checks"].contains(&what), "{code}: {what}");
        assert_eq!([why, example, fix], ["Why it matters", "Example", "How to fix it"]);
        assert!(["Source", "Evidence"].contains(&source), "{code}: {source}");
        for part in &it.parts {
            let texts = &part.paragraphs;
            assert!(
                !texts.is_empty() && texts.iter().all(|text| text.len() > 3),
                "{code}"
            );
        }
        let text = it.text();
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        assert!(text.starts_with(&format!("{code} {} ({})\n", code.name, it.severity())));
    }
}

#[test]
fn a_code_is_found_by_code_name_and_old_form() {
    for word in ["T009", "t009", " nearly-empty-page", "L009"] {
        let answer = explain(word).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(answer.explanation.code.id, "T009", "{word}");
        assert_eq!(answer.renamed.is_some(), word == "L009", "{word}");
    }
    let unknown = explain("nearly-empty-pages").expect_err("no such name");
    assert_eq!(unknown.nearest, Some("nearly-empty-page"));
    assert_eq!(explain("zzzzz").expect_err("no such name").nearest, None);
}

#[test]
fn the_page_of_codes_is_current() {
    let path = cases::root().join("docs/src/reference/codes.md");
    let old = std::fs::read_to_string(&path).unwrap_or_default();
    if std::env::var_os("BLESS").is_some() && old != page() {
        std::fs::create_dir_all(path.parent().expect("a page has a folder"))
            .expect("it can be made");
        std::fs::write(path, page()).expect("the page can be written");
    } else {
        assert!(
            old == page(),
            "docs/src/reference/codes.md is outdated: BLESS=1 rewrites it"
        );
    }
}
