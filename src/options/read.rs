//! Reading the options of configuration files, résumés, variants and plans.

use serde_json::{Map, Value as Json};

use super::all;
use crate::diag::{Code, Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::json::{self, Codes, Kind};
use crate::resume::Source;
use crate::settings::{Misfit, Settings, Spec};

/// The schema of options, as `vitae schema options` prints it. It is generated from the table.
pub const OPTIONS_SCHEMA: &str = include_str!("../../schema/options.schema.json");

/// A value that its option does not allow.
pub(crate) const INVALID_OPTION: Code = Code::new("O001", "invalid-option");
/// A key that no option has.
const UNKNOWN_OPTION: Code = Code::new("O002", "unknown-option");

/// The table knows more than a schema can say – other spellings, languages, colours that are too
/// light – so that it checks the members, and the schema only that there are members.
static OPTIONS: Kind = Kind::new(
    "options",
    "options",
    r#"{ "type": "object" }"#,
    Codes {
        wrong_type: INVALID_OPTION,
        wrong_value: INVALID_OPTION,
        unknown_key: UNKNOWN_OPTION,
        formats: &[],
    },
);

impl Settings {
    /// Reads a configuration file.
    #[must_use]
    pub fn read_file(source: &Source) -> Warned<Result<Self, Findings>> {
        read(source, &JsonPointer::root())
    }

    /// Reads the options that stand in another document: those of a résumé at `/meta/vitae`.
    /// Where nothing stands, nothing is set.
    ///
    /// # Errors
    /// Findings about values that are not allowed and unknown options, each with its place.
    pub fn read(source: &Source, at: &JsonPointer) -> Result<Self, Findings> {
        // Warnings are about whole files.
        read(source, at).output
    }

    /// Reads those options that stand among other members of a document.
    ///
    /// # Errors
    /// See [`read`](Self::read).
    pub(crate) fn read_among(
        members: &Map<String, Json>,
        source: &Source,
        specs: &[Spec],
    ) -> Result<Self, Findings> {
        let mut own = members.clone();
        own.retain(|name, _| specs.iter().any(|spec| spec.key == name));
        let (settings, findings) = from_members(
            &own,
            &specs.iter().collect::<Vec<_>>(),
            source,
            &JsonPointer::root(),
        );
        if findings.is_empty() { Ok(settings) } else { Err(findings) }
    }
}

fn read(source: &Source, at: &JsonPointer) -> Warned<Result<Settings, Findings>> {
    let mut settings = Settings::default();
    let check = |document: &Json| {
        let Some(members) = document.as_object() else { return Findings::new() };
        let findings;
        (settings, findings) =
            from_members(members, &all().collect::<Vec<_>>(), source, at);
        findings
    };
    let read = json::read_checked::<Map<String, Json>>(source, &OPTIONS, at, check);
    read.map(|output| output.map(|_| settings))
}

fn from_members(
    members: &Map<String, Json>,
    specs: &[&Spec],
    source: &Source,
    at: &JsonPointer,
) -> (Settings, Findings) {
    let (settings, misfits) = Settings::from_members(members, specs);
    (settings, misfits.iter().map(|misfit| finding(misfit, source, at)).collect())
}

/// A misfit as a finding; `at` is the place of the object that was read.
fn finding(misfit: &Misfit, source: &Source, at: &JsonPointer) -> Diagnostic {
    let place = |below: &JsonPointer| JsonPointer::from_string(format!("{at}{below}"));
    match misfit {
        Misfit::Unknown { key, object, known } => {
            OPTIONS.unknown_key(source, &place(object), key, known.iter().copied())
        }
        Misfit::Unfit { at, unfit, .. } => {
            let location = Location::pointer(place(at));
            let finding = Diagnostic::error(INVALID_OPTION, location, misfit.message());
            match &unfit.hint {
                Some(hint) => finding.hint(hint),
                None => finding,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Dash, DateStyle, HeadOrder, Lang, SectionKind, Titles};
    use crate::layout::LayoutName;
    use crate::layout::Margins;
    use crate::options::*;

    fn read(text: &str) -> Result<Settings, Vec<String>> {
        let source = Source::new("vitae.json", text).expect("it is UTF-8");
        Settings::read_file(&source).output.map_err(|findings| {
            let shown = |it: &crate::diag::Diagnostic| {
                format!("{}; {}", it.message, it.hints.join("; "))
            };
            findings.iter().map(shown).collect()
        })
    }

    #[test]
    fn every_option_is_read_and_written_again() {
        let text = r##"{ "layout": "swiss", "lang": "pt", "pages": 2, "paper": "a4",
              "margins": "wide", "fontSize": 10.5, "density": "airy",
              "accent": "#1f3a5f", "font": "Inter", "headingCase": "upper",
              "headingFont": "EB Garamond", "headingRule": "below", "headAlign": "center",
              "nameSize": "large", "nameStyle": "surname", "photo": true,
              "bullet": "▪", "dates": "inline", "links": "full",
              "dateStyle": "iso", "dash": "hyphen",
              "sections": ["skills", "work"], "titles": { "work": "Jobs" },
              "headOrder": "employer-first", "maxRoles": 3, "since": 2015,
              "separateRoles": true, "numberPublications": true,
              "check": { "select": ["L04"], "ignore": ["A01"], "maxPages": 3,
                         "severities": { "L04": "error" } },
              "lint": { "role": "nurse", "select": ["W"], "ignore": ["W10"],
                        "severities": { "W01": "off" } } }"##;
        let settings = read(text).expect("every value is allowed");
        assert_eq!(settings.get(LAYOUT), Some(LayoutName::Bundled("swiss")));
        assert_eq!(settings.get(MARGINS), Some(Margins::Wide));
        assert_eq!(settings.get(LANG).map(Lang::tag), Some("pt"));
        assert_eq!(settings.get(DATE_STYLE), Some(DateStyle::Iso));
        assert_eq!(settings.get(SEPARATE_ROLES), Some(true));
        let written: Json = serde_json::from_str(text).expect("the test's JSON");
        assert_eq!(Json::Object(settings.to_json()), written);
        for spec in all() {
            let (object, member) = spec.path();
            let inside = object.map_or(&written, |object| &written[object]);
            assert!(!inside[member].is_null(), "`{}` is not in this test", spec.key);
        }
    }

    #[test]
    fn usual_spellings_are_accepted() {
        let settings = read(
            r##"{ "layout": "Swiss", "paper": "Letter", "lang": "de-DE", "accent": "#A00",
                  "fontSize": "10pt", "headOrder": "Employer first", "dash": "-" }"##,
        );
        let settings = settings.expect("every value is allowed");
        assert_eq!(settings.get(LAYOUT), Some(LayoutName::Bundled("swiss")));
        assert_eq!(settings.get(PAPER), Some(crate::layout::Paper::UsLetter));
        assert_eq!(settings.get(LANG).map(Lang::tag), Some("de"));
        assert_eq!(
            settings.get(ACCENT).map(|it| it.to_string()),
            Some("#aa0000".to_owned())
        );
        assert_eq!(settings.get(HEAD_ORDER), Some(HeadOrder::EmployerFirst));
        assert_eq!(settings.get(DASH), Some(Dash::Hyphen));
    }

    #[test]
    fn a_wrong_value_is_reported_with_those_allowed() {
        for (text, parts) in [
            (r#"{ "density": "loose" }"#, ["`density`", "`compact`, `normal`, `airy`"]),
            (r#"{ "fontSize": 8 }"#, ["`fontSize`", "from 9 to 12, found `8`"]),
            (r##"{ "accent": "#ffee00" }"##, ["contrast", "darker"]),
            (r#"{ "accent": "red" }"#, ["`accent`", "`#1f3a5f`"]),
            (r#"{ "layout": "swis" }"#, ["`swis`", "`swiss`"]),
            (r#"{ "lang": "xx" }"#, ["`xx`", "`de`"]),
            (r#"{ "densty": "airy" }"#, ["`densty`", "`density`"]),
            (r#"{ "zzzzzzzz": 1 }"#, ["`zzzzzzzz`", "`margins`"]),
            (r#"{ "maxRoles": 0 }"#, ["`maxRoles`", "at least 1"]),
            (r#"{ "separateRoles": "yes" }"#, ["`separateRoles`", "`true` or `false`"]),
            (r#"{ "check": [] }"#, ["`check`", "expected an object, found an array"]),
            (r#"{ "check": { "ignor": [] } }"#, ["`ignor`", "`ignore`"]),
            (r#"{ "check": { "ignore": ["Q77"] } }"#, ["`Q77`", "explain"]),
            (
                r#"{ "check": { "ignore": ["date-gaps"] } }"#,
                ["`date-gaps`", "`date-gap`"],
            ),
            (r#"{ "check": { "severities": { "L04": "bad" } } }"#, ["`bad`", "`off`"]),
            ("3", ["expected an object", "found a number"]),
        ] {
            let found = read(text).expect_err(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(parts.iter().all(|it| found[0].contains(it)), "{text}: {found:?}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_reported_at_once() {
        let found = read(r#"{ "pages": 0, "paper": "a5", "since": 1066, "foo": 1 }"#);
        assert_eq!(found.expect_err("four are wrong").len(), 4);
    }

    #[test]
    fn the_first_source_that_sets_an_option_wins() {
        let first = Settings::default().with(SINCE, 2015);
        let titles = Titles::one(SectionKind::Skills, "Tools");
        let second = Settings::default().with(SINCE, 2000).with(TITLES, titles.clone());
        let first = first.with(TITLES, Titles::one(SectionKind::Work, "Jobs"));
        let both = first.or(second);
        assert_eq!(both.get(SINCE), Some(2015));
        let both = both.get(TITLES).expect("both set one");
        assert_eq!(both.of(SectionKind::Work), Some("Jobs"));
        assert_eq!(both.of(SectionKind::Skills), Some("Tools"));
    }
}
