//! Every layout × every résumé × every reading order. All of them are found in the tree; none is
//! listed here.

use std::env;
use std::fs;
use std::path::Path;

use vitae::check::CheckOptions;
use vitae::diag::Location;
use vitae::extract::ORDERS;
use vitae::options::Settings;
use vitae::render::RenderOptions;
use vitae::{Document, Findings, Layout, Resume, Source, Typesetter, check, render};

use crate::support::cases::{self, Case};
use crate::support::rendering::{defects, document, list, read, source, typesetter};
use crate::support::{assert_none, parallel, say};

/// The code's name of findings about characters that no font has.
const UNCOVERED: &str = "uncovered-character";

/// How many of our own résumés are in scripts that the bundled fonts lack; one more is added here
/// on purpose, or a font has lost characters.
const MAX_UNCOVERED: usize = 7;

/// The outcome for a résumé in all layouts.
#[derive(Default)]
struct Outcome {
    /// In how many layouts it was rendered.
    rendered: usize,
    /// In how many layouts it was proved.
    proved: usize,
    /// Why there is a layout that it was not rendered in, if there is one.
    skipped: Option<Skip>,
    /// What must not happen.
    failures: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Skip {
    /// It has errors, and is not one of ours.
    Errors,
    /// No font has some of its characters.
    Uncovered,
}

#[test]
fn every_layout_proves_every_resume_in_every_order() {
    let cases = cases::resumes();
    let outcomes =
        parallel::map(&cases, |case| prove(case, typesetter(), &refuse_uncovered));
    print_summary("matrix", &cases, &outcomes);
    assert_all_proved(&cases, &outcomes, MAX_UNCOVERED);
}

/// Scripts that the bundled fonts lack, with the fonts in the folder `VITAE_FONTS`.
#[test]
fn with_fonts_for_other_scripts_their_resumes_are_proved() {
    let Some(folder) = env::var_os("VITAE_FONTS") else {
        say("other scripts: skipped, VITAE_FONTS names no folder of fonts");
        return;
    };
    let files = cases::files_below(Path::new(&folder), &["ttf", "otf", "ttc", "otc"]);
    assert!(!files.is_empty(), "no fonts in {}", folder.display());
    let fonts = files.iter().map(|path| fs::read(path).expect("a font can be read"));
    let typesetter = Typesetter::with_fonts(fonts.collect());
    let cases = cases::resumes();
    let outcomes = parallel::map(&cases, |case| {
        prove(case, &typesetter, &|_, _, _, found| {
            Err(format!("VITAE_FONTS has no fonts for it:\n{}", list(found)))
        })
    });
    print_summary("other scripts", &cases, &outcomes);
    assert_all_proved(&cases, &outcomes, 0);
}

/// Every résumé is proved in every layout that it was not refused in. At most `max_uncovered` of our
/// own are refused, and at most a quarter of others' are refused or have errors.
fn assert_all_proved(cases: &[Case], outcomes: &[Outcome], max_uncovered: usize) {
    let failures: Vec<String> =
        outcomes.iter().flat_map(|outcome| outcome.failures.clone()).collect();
    assert_none("not proved", &failures);
    let layouts = Layout::all().count();
    for (case, outcome) in cases.iter().zip(outcomes) {
        assert_eq!(outcome.proved, outcome.rendered, "{}", case.name);
        if outcome.skipped.is_none() {
            assert_eq!(outcome.proved, layouts, "{}", case.name);
        }
    }
    let count = |ours: bool, skip: Option<Skip>| {
        let cases = cases.iter().zip(outcomes);
        cases.filter(|(case, it)| case.ours == ours && it.skipped == skip).count()
    };
    let uncovered = count(true, Some(Skip::Uncovered));
    assert!(uncovered <= max_uncovered, "{uncovered} of our own are refused");
    let others = cases.iter().filter(|case| !case.ours).count();
    let proved = count(false, None);
    assert!(4 * proved >= 3 * others, "only {proved} of {others} others' are proved");
}

/// Judges findings about characters that no font has: an error if they should not be there.
type Judge<'a> =
    &'a (dyn Fn(&Source, &Layout, &Typesetter, &Findings) -> Result<(), String> + Sync);

fn prove(case: &Case, typesetter: &Typesetter, judge: Judge<'_>) -> Outcome {
    let source = source(&case.path);
    let resume = match read(&source) {
        Ok(resume) => resume,
        Err(_) if !case.ours => {
            return Outcome { skipped: Some(Skip::Errors), ..Outcome::default() };
        }
        Err(found) => {
            let failures =
                vec![format!("{}: it has errors\n{}", case.name, list(&found))];
            return Outcome { failures, ..Outcome::default() };
        }
    };
    let mut outcome = Outcome::default();
    for layout in Layout::all() {
        prove_in(case, &source, &resume, &layout, typesetter, judge, &mut outcome);
    }
    outcome
}

fn prove_in(
    case: &Case,
    source: &Source,
    resume: &Resume,
    layout: &Layout,
    typesetter: &Typesetter,
    judge: Judge<'_>,
    outcome: &mut Outcome,
) {
    let mut fail = |what: String| {
        outcome.failures.push(format!("{} in {}: {what}", case.name, layout.name()));
    };
    match render(document(resume), typesetter, layout, &RenderOptions::default()).output {
        Ok(rendered) => {
            outcome.rendered += 1;
            let orders: Vec<_> = rendered
                .verification
                .orders
                .iter()
                .map(|outcome| outcome.order)
                .collect();
            if orders != ORDERS {
                fail(format!("only read in {orders:?}"));
            } else if rendered.verification.is_faithful() {
                outcome.proved += 1;
            } else {
                fail(format!("not proved\n{}", defects(&rendered.verification)));
            }
            let seams = rendered.verification.seams.inside;
            if seams > 0 {
                fail(format!("{seams} seams inside texts"));
            }
            let report = check(&rendered.pdf, &of_the_page());
            if !report.findings.is_empty() {
                fail(format!("its page has\n{}", list(&report.findings)));
            }
        }
        Err(found) if found.iter().all(|finding| finding.code.name == UNCOVERED) => {
            outcome.skipped = Some(Skip::Uncovered);
            if let Err(what) = judge(source, layout, typesetter, &found) {
                fail(what);
            }
        }
        // A file without any text is an error by design.
        Err(found)
            if !case.ours
                && found.iter().all(|it| it.code.name == "nothing-to-print") =>
        {
            outcome.skipped = Some(Skip::Errors);
        }
        Err(found) => fail(format!("not rendered\n{}", list(&found))),
    }
}

/// The rules that a layout and the exporter must satisfy, whatever the résumé says.
fn of_the_page() -> CheckOptions<'static> {
    const RULES: [&str; 21] = [
        "F01", "F02", "F05", "F06", "F07", "F08", "F09", "F11", "F13", "F16", "L01",
        "L02", "L04", "L05", "L06", "L07", "L08", "L09", "L10", "H01", "A",
    ];
    let mut options = CheckOptions::default();
    for rule in RULES {
        options.selection.to_mut().select(rule).expect("it is a rule");
    }
    options
}

/// With the bundled fonts: each finding names a field, or words of ours, and a character that is
/// printed there.
fn refuse_uncovered(
    source: &Source,
    layout: &Layout,
    typesetter: &Typesetter,
    found: &Findings,
) -> Result<(), String> {
    let families = layout.options(Settings::default()).typography.fonts;
    let document = document(&read(source).map_err(|_| "it has errors".to_owned())?);
    let all: String = document.lines().iter().map(vitae::document::Line::text).collect();
    for finding in found {
        // One message names what is missing in all fields together.
        let here = printed(&document, &finding.location);
        let named = characters_named(&finding.message);
        let right = !named.is_empty()
            && named.iter().all(|&c| all.contains(c) && !typesetter.covers(&families, c))
            && here.chars().any(|c| !typesetter.covers(&families, c));
        if !right {
            return Err(format!(
                "names characters that are not missing there:\n{}",
                list(found)
            ));
        }
    }
    Ok(())
}

/// What is printed of the field at `location`, or all that belongs to no field.
fn printed(document: &Document, location: &Location) -> String {
    let field = match location {
        Location::Json { pointer, .. } => Some(pointer),
        _ => None,
    };
    let lines = document.lines();
    let pieces = lines.iter().flat_map(|line| &line.pieces);
    pieces.filter(|it| it.origin == field).map(|it| it.text.as_str()).collect()
}

/// The characters a message names as `U+4E2D`.
fn characters_named(message: &str) -> Vec<char> {
    let named = message.split("U+").skip(1);
    let hex = named.map(|rest| rest.split(|c: char| !c.is_ascii_hexdigit()).next());
    hex.filter_map(|hex| char::from_u32(u32::from_str_radix(hex?, 16).ok()?)).collect()
}

fn print_summary(what: &str, cases: &[Case], outcomes: &[Outcome]) {
    let total = |of: fn(&Outcome) -> usize| outcomes.iter().map(of).sum::<usize>();
    let skipped = |skip| {
        let names: Vec<&str> = cases
            .iter()
            .zip(outcomes)
            .filter(|(_, outcome)| outcome.skipped == Some(skip))
            .map(|(case, _)| case.name.rsplit('/').next().unwrap_or_default())
            .collect();
        match names[..] {
            [] => "none".to_owned(),
            _ if names.len() > 12 => names.len().to_string(),
            _ => format!("{} ({})", names.len(), names.join(", ")),
        }
    };
    say(format_args!(
        "{what}: {} résumés × {} layouts: {} rendered, {} proved in {} orders each; \
         not covered by the fonts: {}; with errors: {}",
        cases.len(),
        Layout::all().count(),
        total(|outcome| outcome.rendered),
        total(|outcome| outcome.proved),
        ORDERS.len(),
        skipped(Skip::Uncovered),
        skipped(Skip::Errors),
    ));
}
