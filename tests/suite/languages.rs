//! Languages: headings and dates are written in each of them; what the bundled fonts cover is
//! proved in every layout, and what they do not cover is rejected with its field.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;

use vitae::diag::Location;
use vitae::document::{HeadOrder, Lang, LineKind, ResolveOptions, SectionKind, Titles};
use vitae::options::{HEAD_ORDER, LANG, SEPARATE_ROLES, Settings, TITLES, Value};
use vitae::render::{RenderOptions, Rendered};
use vitae::{Diagnostic, Document, Findings, Layout, Typesetter, render};

use crate::support::rendering::{defects, document, list, resume, typesetter};
use crate::support::{assert_none, cases, parallel, say};

/// Written in scripts that the bundled fonts do not cover.
const UNCOVERED: [&str; 5] = ["ja", "zh", "ko", "he", "ar"];

/// Whether the bundled fonts cover a language.
fn is_covered(lang: Lang) -> bool {
    let code = lang.tag().split('-').next().unwrap_or_default();
    !UNCOVERED.contains(&code)
}

/// The word for the end of a current job, in each language.
const PRESENT: [(&str, &str); 22] = [
    ("en", "Present"),
    ("de", "heute"),
    ("fr", "présent"),
    ("es", "actualidad"),
    ("it", "presente"),
    ("pt", "presente"),
    ("nl", "heden"),
    ("sv", "nu"),
    ("da", "nu"),
    ("nb", "nå"),
    ("pl", "obecnie"),
    ("cs", "současnost"),
    ("uk", "дотепер"),
    ("tr", "günümüz"),
    ("el", "σήμερα"),
    ("ru", "настоящее время"),
    ("ja", "現在"),
    ("zh", "至今"),
    ("ko", "현재"),
    ("he", "היום"),
    ("ar", "حتى الآن"),
    ("zh-Hant", "至今"),
];

fn in_language(lang: Lang) -> ResolveOptions {
    Settings::default().with(LANG, lang).into()
}

/// The example, resolved with `resolve` and rendered in `layout`.
fn example(
    resolve: &ResolveOptions,
    layout: &Layout,
    typesetter: &Typesetter,
) -> Result<Rendered, Findings> {
    let document = Document::resolve(&resume("example"), resolve);
    render(document, typesetter, layout, &RenderOptions::default()).output
}

/// The layouts in which the example is not proved, each with the reason.
fn unproved(
    resolve: &ResolveOptions,
    what: &str,
    typesetter: &Typesetter,
) -> Vec<String> {
    let judge = |layout: Layout| match example(resolve, &layout, typesetter) {
        Ok(rendered) if rendered.verification.is_faithful() => None,
        Ok(rendered) => Some(defects(&rendered.verification)),
        Err(found) => Some(list(&found)),
    };
    let judged = Layout::all().map(|layout| (layout.name().to_owned(), judge(layout)));
    judged
        .filter_map(|(name, why)| Some(format!("{what} in {name}:\n{}", why?)))
        .collect()
}

/// The texts of the lines of one kind.
fn texts(document: &Document, is: impl Fn(LineKind) -> bool) -> Vec<String> {
    let lines = document.lines();
    lines.iter().filter(|line| is(line.kind)).map(vitae::document::Line::text).collect()
}

#[test]
fn headings_are_written_in_the_language() {
    let resume = resume("example");
    let kinds = [
        SectionKind::Summary,
        SectionKind::Work,
        SectionKind::Projects,
        SectionKind::Skills,
        SectionKind::Education,
        SectionKind::Certificates,
        SectionKind::Languages,
    ];
    let mut all = BTreeSet::new();
    for lang in Lang::all() {
        let document = Document::resolve(&resume, &in_language(lang));
        let titles = texts(&document, |kind| matches!(kind, LineKind::Heading(_)));
        assert_eq!(titles, kinds.map(|kind| lang.heading(kind)), "{}", lang.tag());
        assert_eq!(document.info.lang, lang.tag());
        all.insert(titles);
    }
    assert_eq!(all.len(), Lang::all().count(), "two languages have the same headings");
}

#[test]
fn a_current_job_ends_with_the_word_of_the_language() {
    let resume = resume("example");
    for lang in Lang::all() {
        let tag = lang.tag();
        let known = PRESENT.iter().find(|(known, _)| *known == tag);
        let (_, present) =
            known.unwrap_or_else(|| panic!("{tag} is missing from the table"));
        let document = Document::resolve(&resume, &in_language(lang));
        let facts = texts(&document, |kind| kind == LineKind::Facts);
        let current: Vec<&String> = facts
            .iter()
            .filter(|line| line.ends_with(&format!(" – {present}")))
            .collect();
        // Only the job at Halyard and the project are current.
        let [job, project] = current[..] else { panic!("{tag}: {facts:#?}") };
        assert!(job.contains("2022") && project.contains("2020"), "{tag}: {facts:#?}");
    }
}

#[test]
fn headings_follow_the_language_of_the_resume_unless_another_is_set() {
    let mut resume = resume("example");
    let titles = |document: &Document| {
        texts(document, |kind| kind == LineKind::Heading(SectionKind::Work))
    };
    for (own, heading) in [
        ("de-AT", "Berufserfahrung"),
        ("pt-BR", "Experiência profissional"),
        ("hu", "Experience"),
    ] {
        resume.meta.as_mut().expect("the example has it").language = Some(own.to_owned());
        assert_eq!(titles(&document(&resume)), [heading], "{own}");
        let french = in_language(Lang::named("fr").expect("a known language"));
        let french = Document::resolve(&resume, &french);
        assert_eq!(titles(&french), ["Expérience professionnelle"], "{own}");
    }
}

#[test]
fn languages_the_bundled_fonts_cover_are_proved_in_every_layout() {
    let langs: Vec<Lang> = Lang::all().filter(|&lang| is_covered(lang)).collect();
    assert!(langs.len() >= 16, "{langs:?}");
    let failures = parallel::map(&langs, |lang| {
        unproved(&in_language(*lang), lang.tag(), typesetter())
    });
    assert_none("not proved", &failures.concat());
}

/// What findings about uncovered characters refer to.
#[derive(Debug, Default)]
struct Named {
    headings: BTreeSet<String>,
    fields: BTreeSet<String>,
    /// Findings that refer to neither: they are about labels.
    others: usize,
}

impl Named {
    fn by(found: &[Diagnostic]) -> Self {
        let mut named = Self::default();
        for finding in found {
            assert_eq!(finding.code.name, "uncovered-character", "{finding:?}");
            let heading = finding.message.split("in the heading `").nth(1);
            let heading = heading.and_then(|rest| rest.split('`').next());
            match (&finding.location, heading) {
                (Location::Json { pointer, .. }, None) => {
                    named.fields.insert(pointer.to_string());
                }
                (Location::Nowhere, Some(heading)) => {
                    named.headings.insert(heading.to_owned());
                }
                (Location::Nowhere, None) => named.others += 1,
                _ => panic!("{finding:?} refers to the wrong thing"),
            }
        }
        named
    }
}

#[test]
fn other_languages_are_rejected_with_every_heading_and_field() {
    for lang in Lang::all().filter(|&lang| !is_covered(lang)) {
        let tag = lang.tag();
        let resolve = in_language(lang);
        let document = Document::resolve(&resume("example"), &resolve);
        let titles: BTreeSet<String> =
            document.sections.iter().map(|section| section.title.clone()).collect();
        let texts = document.texts();
        let own = texts.iter().filter(|text| text.origin.is_none());
        let own_words = own.filter(|text| !text.plain().is_ascii()).count();
        for layout in Layout::all() {
            let found = example(&resolve, &layout, typesetter()).expect_err(tag);
            let named = Named::by(&found);
            assert_eq!(named.headings, titles, "{tag}");
            assert_eq!(named.others, own_words, "{tag}: {}", list(&found));
            // Dates are written in the language; the name is not, so it needs no font.
            for job in 0..4 {
                let dates = format!("/work/{job}/startDate");
                assert!(named.fields.contains(&dates), "{tag}: {named:#?}");
            }
            assert!(!named.fields.contains("/basics/name"), "{tag}: {named:#?}");
        }
    }
}

/// The other languages, with the fonts in the folder `VITAE_FONTS`.
#[test]
fn every_language_is_proved_with_fonts_that_cover_it() {
    let Some(folder) = env::var_os("VITAE_FONTS") else {
        say("other languages: skipped, VITAE_FONTS is not set");
        return;
    };
    let files = cases::files_below(Path::new(&folder), &["ttf", "otf", "ttc", "otc"]);
    let fonts = files.iter().map(|path| fs::read(path).expect("a font can be read"));
    let typesetter = Typesetter::with_fonts(fonts.collect());
    let typesetter = &typesetter;
    let langs: Vec<Lang> = Lang::all().filter(|&lang| !is_covered(lang)).collect();
    let against = parallel::map(&langs, |&lang| {
        unproved(&in_language(lang), lang.tag(), typesetter)
    });
    let (mut failures, mut proved, mut lacking, mut leftward) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (lang, against) in langs.into_iter().zip(against) {
        let refused = |why: &String| why.contains("uncovered-character");
        if against.is_empty() {
            proved.push(lang.tag());
        } else if against.iter().all(refused) && against.len() == Layout::NAMES.len() {
            lacking.push(lang.tag());
        } else if lang.is_right_to_left() {
            // As in the matrix: with Latin words in between, this is not proved yet.
            leftward.push(lang.tag());
        } else {
            failures.extend(against);
        }
    }
    say(format_args!(
        "other languages: proved {proved:?}; without a font {lacking:?}; right to left and \
         not proved {leftward:?}"
    ));
    assert!(!proved.is_empty(), "VITAE_FONTS has fonts for none of {UNCOVERED:?}");
    assert_none("not proved", &failures);
}

#[test]
fn custom_headings_are_proved_in_every_layout() {
    let titles = [
        (SectionKind::Work, "Where I have worked – and on what"),
        (SectionKind::Skills, "Straßen & Größen"),
        (SectionKind::Education, "Diplômes"),
        (SectionKind::Projects, "Код"),
    ];
    let headings = titles.map(|(kind, title)| Titles::one(kind, title));
    let headings = headings.into_iter().reduce(Value::or).expect("there are four");
    let resolve = Settings::default().with(TITLES, headings).into();
    let document = Document::resolve(&resume("example"), &resolve);
    let shown = texts(&document, |kind| matches!(kind, LineKind::Heading(_)));
    for (_, title) in &titles {
        assert_eq!(shown.iter().filter(|it| it == title).count(), 1, "{shown:?}");
    }
    assert_none("not proved", &unproved(&resolve, "custom headings", typesetter()));
}

#[test]
fn entries_with_the_employer_first_are_proved_in_every_layout() {
    let settings = Settings::default().with(HEAD_ORDER, HeadOrder::EmployerFirst);
    let resolve = settings.with(SEPARATE_ROLES, true).into();
    let document = Document::resolve(&resume("example"), &resolve);
    let heads = texts(&document, |kind| matches!(kind, LineKind::Title { .. }));
    let jobs = ["Halyard Payments", "Halyard Payments", "Northwind Freight", "Ibis Labs"];
    for (head, employer) in heads.iter().zip(jobs) {
        assert!(head.starts_with(employer), "{heads:#?}");
    }
    assert!(
        heads.iter().any(|head| head.starts_with("University of Lagos")),
        "{heads:#?}"
    );
    assert_none("not proved", &unproved(&resolve, "employer first", typesetter()));
}
