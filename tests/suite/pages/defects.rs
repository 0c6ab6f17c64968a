//! What makes a page look unfinished, looked for on the laid-out pages of every résumé in every
//! layout; and layouts that do each of it, which are caught.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use vitae::document::{Line, LineKind, SEPARATOR};
use vitae::extract::Extraction;
use vitae::render::Rendered;
use vitae::{Document, Layout};

use super::printed::{self, LONG_WORD, Printed};
use crate::support::cases::{self, Case};
use crate::support::rendering::{must_render, read, rendered, resume, source};
use crate::support::{assert_none, parallel, say};

/// A kind of defect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A dot that parts two facts begins or ends a line.
    Dot,
    /// Dates stand alone on a line, though the text before them would fit beside them.
    LoneDates,
    /// The head of an entry is on another page than its first bullet.
    PartedHead,
    /// A list of a few fields, or of a few entries of one line, is on two pages.
    SplitList,
    /// One line, or the last of several bullets, is all that is left of an entry on a page.
    Stranded,
    /// A page that is not the last is empty at its foot.
    BlankFoot,
    /// One short word is the last line of a text.
    Runt,
    /// A rule is drawn inside an entry.
    RuleInside,
}

/// All kinds with their names in reports.
const KINDS: [(Kind, &str); 8] = [
    (Kind::Dot, "a dot at a line's end"),
    (Kind::LoneDates, "dates alone on a line"),
    (Kind::PartedHead, "a head parted from its first bullet"),
    (Kind::SplitList, "a short list on two pages"),
    (Kind::Stranded, "a line or bullet stranded at the top"),
    (Kind::BlankFoot, "a blank foot"),
    (Kind::Runt, "a short word alone on the last line"),
    (Kind::RuleInside, "a rule inside an entry"),
];

/// So many words before the first bullet of an entry may be long enough for a page break.
const LEAD: usize = 80;

/// A list of more fields may be split.
const SHORT_LIST: usize = 4;

/// The share of a page's height that may be blank at its foot, its margin included.
const FOOT: f64 = 0.19;

/// A word of more letters fills a line well enough.
const SHORT_WORD: usize = 8;

/// A thin, long drawing is a rule, in pt.
const THIN: f64 = 2.0;
const LONG: f64 = 150.0;

/// The kinds of defects of a rendering, each with what it is about.
fn defects(rendered: &Rendered) -> Vec<(Kind, String)> {
    let extraction = Extraction::read(&rendered.pdf).expect("our own PDF");
    let document = &rendered.document;
    let lines = printed::lines(document, &extraction);
    let mut found = dots_and_dates(document, &lines);
    found.extend(breaks(document, &lines));
    found.extend(feet(&extraction, &lines));
    found.extend(runts(document, &lines));
    found.extend(rules(document, &extraction, &lines));
    found
}

fn dots_and_dates(document: &Document, lines: &[Printed]) -> Vec<(Kind, String)> {
    let dot = SEPARATOR.to_string();
    let of = document.lines();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let owner = &of[line.owner];
        let all = printed::count(owner);
        let text = line.words.join(" ");
        let continues = line.before + line.words.len() < all;
        let is_long = |word: &String| word.chars().count() > LONG_WORD;
        let neighbours = lines[at.saturating_sub(1)..].iter().take(3);
        if neighbours.flat_map(|it| &it.words).any(is_long) {
            continue;
        }
        if line.words.last() == Some(&dot) && continues
            || line.words.first() == Some(&dot) && line.before > 0
        {
            found.push((Kind::Dot, text.clone()));
        }
        let last = owner.pieces.last().expect("a line has a piece");
        let is_head = owner.kind == LineKind::Facts || is_title(owner.kind);
        let is_dates = is_head
            && last.origin.is_some_and(|origin| origin.to_string().ends_with("ate"));
        let dates = vitae::text::words(&last.text).count();
        if is_dates && line.before > 0 && line.before + dates >= all {
            found.push((Kind::LoneDates, text));
        }
    }
    found
}

fn is_title(kind: LineKind) -> bool {
    matches!(kind, LineKind::Title { .. })
}

fn breaks(document: &Document, lines: &[Printed]) -> Vec<(Kind, String)> {
    let of = document.lines();
    let mut found = Vec::new();
    // The pages on which each line of the document begins and ends.
    let mut pages = BTreeMap::new();
    for line in lines {
        pages.entry(line.owner).or_insert((line.page, line.page)).1 = line.page;
    }
    for (at, line) in of.iter().enumerate() {
        if is_title(line.kind) {
            let block = of[at + 1..]
                .iter()
                .take_while(|it| !is_title(it.kind) && !is_heading(it.kind));
            let lead: Vec<_> = block.clone().take_while(|it| !is_item(it.kind)).collect();
            let has_bullet = block.count() > lead.len();
            let words: usize = lead.iter().map(|it| printed::count(it)).sum();
            let first = at + 1 + lead.len();
            if has_bullet && words <= LEAD && pages[&at].0 != pages[&first].0 {
                found.push((Kind::PartedHead, line.text()));
            }
        }
        if is_row(&of, at) && !(at > 0 && is_row(&of, at - 1)) {
            let kind = line.kind;
            let is_same = |it: &usize| of[*it].kind == kind && is_row(&of, *it);
            let last = at + (at..of.len()).take_while(is_same).count() - 1;
            if last - at < SHORT_LIST && pages[&at].0 != pages[&last].1 {
                found.push((Kind::SplitList, line.text()));
            }
        }
    }
    for (at, pair) in lines.windows(2).enumerate() {
        let [last, first] = pair else { continue };
        if last.page == first.page || begins_entry(document, first) {
            continue;
        }
        let rest = &lines[at + 1..];
        let of_entry: Vec<&Printed> = rest
            .iter()
            .take_while(|it| it.page == first.page && !begins_entry(document, it))
            .collect();
        let kind = of[first.owner].kind;
        let is_last_bullet = is_item(kind)
            && of_entry.iter().all(|it| it.owner == first.owner)
            && is_item(of[first.owner - 1].kind);
        if of_entry.len() == 1 || is_last_bullet {
            found.push((Kind::Stranded, first.words.join(" ")));
        }
    }
    found
}

/// Whether a line is a row of a list: fields, or the facts that are all of an entry.
fn is_row(lines: &[Line<'_>], at: usize) -> bool {
    let is_text =
        |kind| matches!(kind, LineKind::Paragraph | LineKind::Fields) || is_item(kind);
    match lines[at].kind {
        LineKind::Fields => true,
        LineKind::Facts => {
            let has_title = at > 0 && is_title(lines[at - 1].kind);
            let has_text = lines.get(at + 1).is_some_and(|next| is_text(next.kind));
            !has_title && !has_text
        }
        _ => false,
    }
}

fn is_item(kind: LineKind) -> bool {
    matches!(kind, LineKind::Item { .. })
}

fn is_heading(kind: LineKind) -> bool {
    matches!(kind, LineKind::Heading(_))
}

/// Whether a printed line begins an entry, a section, or what stands for itself.
fn begins_entry(document: &Document, line: &Printed) -> bool {
    let lines = document.lines();
    let kind = lines[line.owner].kind;
    let after = line.owner.checked_sub(1).map(|before| lines[before].kind);
    let begins = match kind {
        LineKind::Facts => !after.is_some_and(is_title),
        LineKind::Paragraph | LineKind::Item { .. } => after.is_some_and(is_heading),
        _ => true,
    };
    begins && line.before == 0
}

fn feet(extraction: &Extraction, lines: &[Printed]) -> Vec<(Kind, String)> {
    let pages = extraction.pages();
    let is_blank = |page: &vitae::extract::PageInfo| {
        let on_page = lines.iter().filter(|line| line.page == page.number);
        let lowest = on_page.map(|line| line.rect.y1).fold(0.0, f64::max);
        let blank = 1.0 - lowest / page.height;
        (blank > FOOT).then(|| (Kind::BlankFoot, format!("{:.0} %", 100.0 * blank)))
    };
    pages[..pages.len() - 1].iter().filter_map(is_blank).collect()
}

fn runts(document: &Document, lines: &[Printed]) -> Vec<(Kind, String)> {
    let of = document.lines();
    let is_runt = |pair: &[Printed]| {
        let [before, last] = pair else { return None };
        let kind = of[last.owner].kind;
        let is_text = matches!(kind, LineKind::Paragraph | LineKind::Item { .. });
        let [word] = &*last.words else { return None };
        let is_short = word.chars().count() <= SHORT_WORD;
        // Words as long as half a line could not go down with it.
        let is_long =
            before.words.iter().any(|word| 2 * word.chars().count() > LONG_WORD);
        let is_same = before.owner == last.owner && before.words.len() > 2;
        (is_text && is_short && is_same && !is_long)
            .then(|| (Kind::Runt, format!("{} / {word}", before.words.join(" "))))
    };
    lines.windows(2).filter_map(is_runt).collect()
}

fn rules(
    document: &Document,
    extraction: &Extraction,
    lines: &[Printed],
) -> Vec<(Kind, String)> {
    let of = document.lines();
    let is_rule = |drawing: &&vitae::extract::Drawing| {
        drawing.rect.height() < THIN && drawing.rect.width() > LONG
    };
    let is_inside = |rule: &vitae::extract::Drawing| {
        let on_page = || lines.iter().filter(|line| line.page == rule.page);
        let middle = f64::midpoint(rule.rect.y0, rule.rect.y1);
        let centre = |line: &Printed| f64::midpoint(line.rect.y0, line.rect.y1);
        let above = on_page().rfind(|line| centre(line) < middle)?;
        let below = on_page().find(|line| centre(line) > middle)?;
        let is_heading = is_heading(of[above.owner].kind);
        let is_head = matches!(
            of[above.owner].kind,
            LineKind::Name | LineKind::Label | LineKind::Contacts
        );
        (!is_heading && !is_head && !begins_entry(document, below))
            .then(|| (Kind::RuleInside, below.words.join(" ")))
    };
    extraction.drawings().iter().filter(is_rule).filter_map(is_inside).collect()
}

/// The defects of a résumé in a layout, as a text each.
fn judge(case: &Case, layout: &Layout) -> Vec<(Kind, String)> {
    let resume = read(&source(&case.path)).expect("ours have no errors");
    // The matrix tests what no font covers.
    let Ok(rendered) = rendered(&resume, layout) else { return Vec::new() };
    let named = |(kind, what): (Kind, String)| {
        (kind, format!("{} in {}: {kind:?}: {what}", case.name, layout.name()))
    };
    defects(&rendered).into_iter().map(named).collect()
}

#[test]
fn no_page_of_any_resume_looks_unfinished() {
    let cases: Vec<Case> = cases::resumes().into_iter().filter(|it| it.ours).collect();
    let judged = parallel::map(&cases, |case| {
        Layout::all().flat_map(|layout| judge(case, &layout)).collect::<Vec<_>>()
    });
    let found: Vec<(Kind, String)> = judged.into_iter().flatten().collect();
    let mut table = "| defect | times |\n|---|---:|\n".to_owned();
    for (kind, name) in KINDS {
        let times = found.iter().filter(|(it, _)| *it == kind).count();
        // Writing to a string cannot fail.
        _ = writeln!(table, "| {name} | {times} |");
    }
    say(&table);
    let all: Vec<String> = found.into_iter().map(|(_, text)| text).collect();
    assert_none("pages that look unfinished", &all);
}

/// A layout that thinks of none of this, on pages of some `WIDTH` and `HEIGHT`.
const NAIVE: &str = r#"
#import "/layouts/_lib/parts.typ": contacts
#import "/layouts/_lib/text.typ": rich
#let facts(facts) = for fact in facts {
  if fact.lead == "comma" { ", " } else if fact.lead == "separator" { " · " }
  rich(fact.text)
}
#let blocks(items) = for it in items {
  if it.type == "entry" {
    if it.title != none { heading(level: 2, rich(it.title)) }
    pdf.artifact(line(length: 100%))
    if it.facts != () { par(facts(it.facts)) }
    blocks(it.blocks)
  } else if it.type == "paragraph" { par(rich(it.text)) } //
  else if it.type == "list" {
    for item in it.items { block(breakable: false, [• ] + rich(item)) }
  } else { par(rich(it.label) + [ ] + rich(it.value)) }
}
#let layout(document, options) = {
  set page(width: WIDTH, height: HEIGHT, margin: 20pt)
  set text(font: options.fonts, size: 9pt, hyphenate: false, ligatures: false)
  set text(features: (calt: 0))
  show heading: set block(sticky: false)
  set block(spacing: 6pt)
  let header = document.header
  if header.name != none { par(rich(header.name)) }
  if header.label != none { par(rich(header.label)) }
  for items in header.contacts { par(contacts(items)) }
  for section in document.sections {
    heading(section.title)
    blocks(section.blocks)
  }
}
"#;

#[test]
fn a_layout_that_thinks_of_nothing_has_every_defect() {
    let mut missing: Vec<&str> = KINDS.iter().map(|(_, name)| *name).collect();
    for (width, height) in (260..400).step_by(20).zip((110..320).step_by(20)) {
        let text = NAIVE
            .replace("WIDTH", &format!("{width}pt"))
            .replace("HEIGHT", &format!("{height}pt"));
        let layout = Layout::from_source("naive", &text);
        for name in ["example", "full"] {
            let found = defects(&must_render(&resume(name), &layout));
            let is_found = |wanted: &str| {
                KINDS.iter().any(|(kind, name)| {
                    *name == wanted && found.iter().any(|(it, _)| it == kind)
                })
            };
            missing.retain(|name| !is_found(name));
        }
    }
    assert!(missing.is_empty(), "not noticed: {missing:?}");
}

/// Whether no printed line has all of these words.
fn is_parted(words: &str, rendered: &Rendered) -> bool {
    let extraction = Extraction::read(&rendered.pdf).expect("our own PDF");
    let lines = printed::lines(&rendered.document, &extraction);
    !lines.iter().any(|line| line.words.join(" ").contains(words))
}

#[test]
fn the_last_role_of_several_stays_on_one_line() {
    let is_student = |it: &Case| it.ours && it.name == "corpus/schema-new-grad";
    let case = cases::resumes().into_iter().find(is_student).expect("it is there");
    let student = read(&source(&case.path)).expect("ours have no errors");
    let is_parted =
        |layout: &Layout| is_parted("Team lead", &must_render(&student, layout));
    let parted: Vec<Layout> = Layout::all().filter(is_parted).collect();
    let names: Vec<&str> = parted.iter().map(Layout::name).collect();
    assert!(names.is_empty(), "parted in {names:?}");
    let naive = |width: u32| {
        let text = NAIVE.replace("WIDTH", &format!("{width}pt"));
        Layout::from_source("naive", &text.replace("HEIGHT", "800pt"))
    };
    let any = (240..400).step_by(4).any(|width| is_parted(&naive(width)));
    assert!(any, "the words are never parted");
}
