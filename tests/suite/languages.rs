//! Every language there are headings in: headings and dates are the language's own, and what
//! fonts can write is proved in every layout; what they cannot is refused by name.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;

use vitae::diag::Location;
use vitae::document::{HeadOrder, Lang, LineKind, ResolveOptions, SectionKind};
use vitae::render::{RenderOptions, Rendered};
use vitae::{Diagnostic, Document, Findings, Layout, Typesetter, render};

use crate::support::rendering::{defects, document, list, resume, typesetter};
use crate::support::{assert_none, cases, parallel, say};

/// Written in letters the product's fonts lack.
const UNWRITABLE: [&str; 5] = ["ja", "zh", "ko", "he", "ar"];

/// Whether the product's fonts can write a language.
fn is_writable(lang: Lang) -> bool {
    let code = lang.tag().split('-').next().unwrap_or_default();
    !UNWRITABLE.contains(&code)
}

/// How a job that goes on ends in each language.
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
    ResolveOptions { lang: Some(lang), ..ResolveOptions::default() }
}

/// The example, as `resolve` has it, in `layout`.
fn example(
    resolve: &ResolveOptions,
    layout: &Layout,
    typesetter: &Typesetter,
) -> Result<Rendered, Findings> {
    let document = Document::resolve(&resume("example"), resolve);
    render(document, typesetter, layout, &RenderOptions::default()).output
}

/// What stands against the example being proved in every layout, a text for each layout.
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

/// The texts of the lines of some kind.
fn texts(document: &Document, is: impl Fn(LineKind) -> bool) -> Vec<String> {
    let lines = document.lines();
    lines.iter().filter(|line| is(line.kind)).map(vitae::document::Line::text).collect()
}

#[test]
fn headings_are_the_languages_own() {
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
fn a_job_that_goes_on_ends_with_the_languages_word_for_it() {
    let resume = resume("example");
    for lang in Lang::all() {
        let tag = lang.tag();
        let known = PRESENT.iter().find(|(known, _)| *known == tag);
        let (_, present) = known.unwrap_or_else(|| panic!("{tag} belongs in the table"));
        let document = Document::resolve(&resume, &in_language(lang));
        let facts = texts(&document, |kind| kind == LineKind::Facts);
        let going_on: Vec<&String> = facts
            .iter()
            .filter(|line| line.ends_with(&format!(" – {present}")))
            .collect();
        // The job at Halyard and the project go on, and nothing else does.
        let [job, project] = going_on[..] else { panic!("{tag}: {facts:#?}") };
        assert!(job.contains("2022") && project.contains("2020"), "{tag}: {facts:#?}");
    }
}

#[test]
fn the_resumes_own_language_is_that_of_its_headings_unless_another_is_chosen() {
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
        let french = in_language(Lang::named("fr").expect("a language of ours"));
        let french = Document::resolve(&resume, &french);
        assert_eq!(titles(&french), ["Expérience professionnelle"], "{own}");
    }
}

#[test]
fn what_the_products_fonts_can_write_is_proved_in_every_layout() {
    let langs: Vec<Lang> = Lang::all().filter(|&lang| is_writable(lang)).collect();
    assert!(langs.len() >= 16, "{langs:?}");
    let failures = parallel::map(&langs, |lang| {
        unproved(&in_language(*lang), lang.tag(), typesetter())
    });
    assert_none("not proved", &failures.concat());
}

/// What findings about characters that no font has are about.
#[derive(Debug, Default)]
struct Named {
    headings: BTreeSet<String>,
    fields: BTreeSet<String>,
    /// Findings that name neither: they are about words of the product's own.
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
                _ => panic!("{finding:?} names what it is not about"),
            }
        }
        named
    }
}

#[test]
fn what_they_cannot_is_refused_with_every_heading_and_field() {
    for lang in Lang::all().filter(|&lang| !is_writable(lang)) {
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
            // The jobs are dated with words of the language; that the name is not in its
            // letters needs no font.
            for job in 0..4 {
                let dates = format!("/work/{job}/startDate");
                assert!(named.fields.contains(&dates), "{tag}: {named:#?}");
            }
            assert!(!named.fields.contains("/basics/name"), "{tag}: {named:#?}");
        }
    }
}

/// Scripts the product has no fonts for, with the fonts in the folder `VITAE_FONTS`.
#[test]
fn with_fonts_for_it_every_language_is_proved() {
    let Some(folder) = env::var_os("VITAE_FONTS") else {
        say("other languages: skipped, VITAE_FONTS names no folder of fonts");
        return;
    };
    let files = cases::files_below(Path::new(&folder), &["ttf", "otf", "ttc", "otc"]);
    let fonts = files.iter().map(|path| fs::read(path).expect("a font can be read"));
    let typesetter = Typesetter::with_fonts(fonts.collect());
    let typesetter = &typesetter;
    let langs: Vec<Lang> = Lang::all().filter(|&lang| !is_writable(lang)).collect();
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
            // As in the matrix: with Latin words between, this is not proved yet.
            leftward.push(lang.tag());
        } else {
            failures.extend(against);
        }
    }
    say(format_args!(
        "other languages: proved {proved:?}; without a font {lacking:?}; right to left and \
         not proved {leftward:?}"
    ));
    assert!(!proved.is_empty(), "VITAE_FONTS has fonts for none of {UNWRITABLE:?}");
    assert_none("not proved", &failures);
}

#[test]
fn headings_of_ones_own_are_proved_in_every_layout() {
    let titles = [
        (SectionKind::Work, "Where I have worked – and on what"),
        (SectionKind::Skills, "Straßen & Größen"),
        (SectionKind::Education, "Diplômes"),
        (SectionKind::Projects, "Код"),
    ];
    let titles = titles.map(|(kind, title)| (kind, title.to_owned()));
    let resolve = ResolveOptions { titles: titles.to_vec(), ..ResolveOptions::default() };
    let document = Document::resolve(&resume("example"), &resolve);
    let shown = texts(&document, |kind| matches!(kind, LineKind::Heading(_)));
    for (_, title) in &titles {
        assert_eq!(shown.iter().filter(|it| *it == title).count(), 1, "{shown:?}");
    }
    assert_none("not proved", &unproved(&resolve, "own headings", typesetter()));
}

#[test]
fn employers_first_are_proved_in_every_layout() {
    let resolve = ResolveOptions {
        head_order: HeadOrder::EmployerFirst,
        group_roles: false,
        ..ResolveOptions::default()
    };
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
    assert_none("not proved", &unproved(&resolve, "employers first", typesetter()));
}
