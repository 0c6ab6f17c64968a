//! Where pages end: whatever the résumé, no layout separates a heading from its section, the head
//! of an entry from its text, or a single line from its paragraph; and a layout that does so is
//! caught.

use std::collections::BTreeSet;

use vitae::document::LineKind;
use vitae::extract::{Extraction, ReadingOrder};
use vitae::render::{BadBreak, BadBreakKind, Rendered, bad_breaks};
use vitae::{Layout, text};

use crate::support::cases::{self, Case};
use crate::support::rendering::{must_render, read, rendered, resume, source};
use crate::support::{assert_none, parallel};

/// Every line of a résumé, set plainly on pages of some `HEIGHT`. `STICKY` says whether headings
/// and heads stay with what follows them, `COST` what it costs to leave one line alone.
const BREAKING: &str = r#"
#import "/layouts/_lib/parts.typ": contacts, facts, plain
#import "/layouts/_lib/text.typ": rich
#let style = plain(1.8pt)
#let heading(body) = block(sticky: STICKY, body)
#let lines(it) = {
  if it.type == "entry" {
    let titled = it.title != none
    if titled { heading(rich(it.title)) }
    if it.facts != () { heading(facts(it.facts, style, titled)) }
    for inner in it.blocks { lines(inner) }
  } else if it.type == "paragraph" { par(rich(it.text)) } //
  else if it.type == "list" { for item in it.items { par([• ] + rich(item)) } } //
  else { par(rich(it.label) + [ ] + rich(it.value)) }
}
#let layout(document, options) = {
  set page(width: 340pt, height: HEIGHT, margin: 20pt)
  set text(font: options.fonts, size: 9pt, hyphenate: false, ligatures: false)
  set text(features: (calt: 0), costs: (orphan: COST, widow: COST))
  set par(leading: 4pt)
  set block(spacing: 6pt)
  let header = document.header
  if header.name != none { par(rich(header.name)) }
  if header.label != none { par(rich(header.label)) }
  for items in header.contacts { par(contacts(items)) }
  for section in document.sections {
    heading(section.title)
    for it in section.blocks { lines(it) }
  }
}
"#;

/// What is wrong with where the pages of `rendered` end.
fn breaks(rendered: &Rendered) -> Vec<BadBreak> {
    let extraction = Extraction::read(&rendered.pdf).expect("our own PDF");
    let document = &rendered.document;
    // Unless all words of the document are read, the check would be blind. Their letters are counted,
    // since a long word may be read in several parts.
    let letters = |text: &str| -> usize {
        text::words(text).map(|word| word.chars().count()).sum()
    };
    let lines = document.lines();
    let written = lines.iter().map(|line| {
        letters(&line.text()) + usize::from(matches!(line.kind, LineKind::Item { .. }))
    });
    let read = extraction.lines(ReadingOrder::PageContent);
    let read = read.iter().map(|line| letters(&line.text));
    assert_eq!(
        read.sum::<usize>(),
        written.sum::<usize>(),
        "the letters read are not those written"
    );
    bad_breaks(document, &extraction)
}

/// What is wrong with where the pages of a résumé end in a layout, and how many pages there are.
fn judge(case: &Case, layout: &Layout) -> (Vec<String>, usize) {
    let resume = read(&source(&case.path)).expect("ours have no errors");
    // The matrix tests what no font covers.
    let Ok(rendered) = rendered(&resume, layout) else { return (Vec::new(), 0) };
    let bad = breaks(&rendered).into_iter().map(|bad| {
        let field = bad.field.map_or("a heading".to_owned(), |it| it.to_string());
        let (case, layout, kind) = (&case.name, layout.name(), bad.kind.name());
        format!("{case} in {layout}: page {} ends with a {kind} ({field})", bad.page)
    });
    (bad.collect(), rendered.pages)
}

#[test]
fn no_page_of_any_resume_ends_where_none_should() {
    let cases: Vec<Case> = cases::resumes().into_iter().filter(|it| it.ours).collect();
    let judged = parallel::map(&cases, |case| {
        Layout::all().map(|layout| judge(case, &layout)).collect::<Vec<_>>()
    });
    let several = judged.iter().flatten().filter(|(_, pages)| *pages > 1).count();
    assert!(several > 30, "only {several} renderings have a second page");
    let bad: Vec<String> = judged.into_iter().flatten().flat_map(|it| it.0).collect();
    assert_none("pages that end where none should", &bad);
}

/// What is wrong with pages of many heights: the height decides what a page ends with.
fn bad_at_many_heights(sticky: &str, cost: &str) -> Vec<BadBreak> {
    let resume = resume("example");
    let mut bad = Vec::new();
    for height in (160..320).step_by(8) {
        let source = BREAKING
            .replace("HEIGHT", &format!("{height}pt"))
            .replace("STICKY", sticky)
            .replace("COST", cost);
        let rendered = must_render(&resume, &Layout::from_source("breaking", &source));
        assert!(rendered.pages > 2, "{height} pt: {} pages", rendered.pages);
        bad.extend(breaks(&rendered));
    }
    bad
}

fn kinds(bad: &[BadBreak]) -> BTreeSet<&'static str> {
    bad.iter().map(|bad| bad.kind.name()).collect()
}

#[test]
fn a_layout_that_strands_headings_and_lines_is_caught() {
    let bad = bad_at_many_heights("false", "0%");
    assert_eq!(kinds(&bad), ["lone-line", "stranded-head", "stranded-heading"].into());
    for found in &bad {
        let field = found.field.as_ref().map(ToString::to_string);
        match found.kind {
            BadBreakKind::StrandedHeading => assert_eq!(field, None),
            BadBreakKind::StrandedHead | BadBreakKind::LoneLine => {
                let field = field.unwrap_or_default();
                assert!(field.starts_with('/'), "{found:?} names no field");
            }
        }
    }
}

#[test]
fn each_bad_break_has_its_own_cause() {
    assert_eq!(kinds(&bad_at_many_heights("true", "0%")), ["lone-line"].into());
    let bad = bad_at_many_heights("false", "100%");
    assert_eq!(kinds(&bad), ["stranded-head", "stranded-heading"].into());
    assert_eq!(bad_at_many_heights("true", "100%"), []);
}
