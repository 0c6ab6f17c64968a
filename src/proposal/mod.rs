//! Drafts a variant of a base for a posting: the file that covers as much of what the posting
//! asks for as fits on the pages. A person reads and edits it; it is a variant like any other, and
//! passes the same check of honesty.
//!
//! The stages, in order: find what the posting asks for in the base (`evidence`) and rank
//! highlights and projects by what they add (`select`); lay out the variant that keeps the best of
//! them, leaving out the least useful until it fits (`fit`); write it down with a reason for every
//! selection (`write`).

mod evidence;
mod file;
mod fit;
mod select;
mod write;

use std::num::NonZeroUsize;

use serde_json::{Map, Value, json};

use crate::diag::Findings;
use crate::document::ResolveOptions;
use crate::job::{Demand, KnockoutKind, Posting};
use crate::render::{Press, RenderOptions};
use crate::resume::Resume;
use crate::setters::setters;
use crate::variant::{Index, Variant};

use evidence::Evidence;
use file::{read, written};
use fit::Amounts;
use select::{Asked, Ranked, Shows};
use write::{Draft, Item, Spare};

/// Options of a proposal.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ProposalOptions {
    /// How to resolve the content of the tailored résumé.
    pub resolve: ResolveOptions,
    /// How to render the variant; it is fitted to `pages`.
    pub render: RenderOptions,
    /// Name of the layout to write into the variant.
    pub layout: Option<String>,
    /// Path of the posting to write into the variant.
    pub posting: Option<String>,
    /// Maximum number of highlights of each entry.
    pub max_highlights: Option<NonZeroUsize>,
}

setters!(ProposalOptions {
    resolve: ResolveOptions,
    render: RenderOptions,
    layout: Option<String>,
    posting: Option<String>,
    max_highlights: Option<NonZeroUsize>,
});

/// A proposed variant.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The file's content.
    pub text: String,
    /// The variant it describes.
    pub variant: Variant,
    /// Number of pages it fills; `None` without a page limit.
    pub pages: Option<usize>,
    /// Whether it keeps to the page limit.
    pub fits: bool,
    /// Coverage of the required terms.
    pub required: Coverage,
    /// Coverage of the preferred terms.
    pub preferred: Coverage,
    /// Terms of the posting that the base does not have.
    pub missing: Vec<String>,
}

/// How many terms of a posting are covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Terms that the kept highlights and projects show.
    pub shown: usize,
    /// Terms anywhere in the base.
    pub in_base: usize,
    /// Terms of the posting.
    pub asked: usize,
}

/// Drafts a variant of `base` for `posting`.
///
/// # Errors
/// Findings about a base that no variant can be applied to, or a layout that cannot be compiled.
pub fn propose(
    base: &Resume,
    posting: &Posting,
    press: &dyn Press,
    options: &ProposalOptions,
) -> Result<Proposal, Findings> {
    let mut value = base.to_json();
    let (index, _) = Index::of(&mut value);
    let asked = select::asked(posting);
    let evidence = Evidence::of(base, &index, &asked);
    let candidates = evidence.candidates(posting);
    let skills = evidence.skills();
    let most = options.max_highlights.map(NonZeroUsize::get);
    let (ranked, over) = select::rank(&candidates, &asked, most);
    let (items, amounts) = in_order(ranked, spare_sections(&value, posting, &evidence));
    let mut head = head(base, posting, &value, &evidence, &asked, options);
    let draft = |head: &Map<String, Value>, kept| {
        let draft = Draft {
            asked: &asked,
            candidates: &candidates,
            items: &items,
            over: &over,
            most,
            skills: &skills,
            head,
        };
        draft.written(kept)
    };
    let trial =
        fit::Trial { base, press, resolve: &options.resolve, options: &options.render };
    let chosen = trial.fit(amounts, |kept| draft(&head, kept))?;
    let anywhere = evidence.anywhere();
    let in_base = |at: &usize| {
        anywhere.contains(at) || skills.iter().any(|it| it.terms.contains(at))
    };
    let is_shown = |at: &usize| {
        let kept = items[..chosen.count].iter().filter_map(Item::highlight);
        kept.into_iter().any(|it| candidates[it.candidate].terms.contains(at))
    };
    let alternatives = select::alternatives(&asked);
    let coverage = |demand: Demand| {
        let of = |group: &&Vec<usize>| asked[group[0]].demand == demand;
        let of: Vec<&Vec<usize>> = alternatives.iter().filter(of).collect();
        Coverage {
            shown: of.iter().filter(|group| group.iter().any(is_shown)).count(),
            in_base: of.iter().filter(|group| group.iter().any(in_base)).count(),
            asked: of.len(),
        }
    };
    let missing: Vec<String> = alternatives
        .iter()
        .filter(|group| asked[group[0]].demand != Demand::Context)
        .filter(|group| !group.iter().any(in_base))
        .map(|group| group.iter().map(|at| asked[*at].name.as_str()).collect::<Vec<_>>())
        .map(|names| names.join(" or "))
        .collect();
    let (required, preferred) = (coverage(Demand::Required), coverage(Demand::Preferred));
    head.insert("why".to_owned(), summed_up(required, preferred, &missing).into());
    // The reason goes first, where it is seen.
    let mut file = Map::from_iter(head.shift_remove_entry("why"));
    file.append(&mut head);
    let text = written(&draft(&file, chosen.count));
    let variant = read(&text)?;
    let (pages, fits) = (chosen.pages, chosen.fits);
    Ok(Proposal { text, variant, pages, fits, required, preferred, missing })
}

/// What a draft covers, in a sentence.
fn summed_up(required: Coverage, preferred: Coverage, missing: &[String]) -> String {
    let mut why = format!(
        "highlights and projects cover {} of {} required and {} of {} preferred terms",
        required.shown, required.asked, preferred.shown, preferred.asked
    );
    if !missing.is_empty() {
        why.push_str("; the base does not have ");
        why.push_str(&missing.join(", "));
    }
    write::shortened(&why)
}

/// Everything that can be left out, in the order in which to keep it: evidence and what each job
/// keeps anyway; sections that cover something; those that cover nothing; other highlights; and the
/// sections that go first.
fn in_order(ranked: Vec<Ranked>, spare: Vec<Spare>) -> (Vec<Item>, Amounts) {
    let group = |item: &Item| match item {
        Item::Highlight(it) => match it.shows {
            Shows::Required | Shows::Other | Shows::Kept => 0,
            Shows::Nothing => 3,
        },
        Item::Section(section) if !section.terms.is_empty() => 1,
        Item::Section(section) if !section.goes_first => 2,
        Item::Section(_) => 4,
    };
    let sections = spare.into_iter().map(Item::Section);
    let mut items: Vec<Item> =
        ranked.into_iter().map(Item::Highlight).chain(sections).collect();
    items.sort_by_key(group);
    let useful = items.iter().filter(|item| group(item) <= 2).count();
    let is_evidence =
        |item: &Item| item.highlight().is_some_and(|it| it.shows <= Shows::Other);
    let evidence = items.iter().rposition(is_evidence).map_or(0, |last| last + 1);
    let amounts = Amounts { all: items.len(), useful, evidence };
    (items, amounts)
}

/// The part of the file before its selections.
fn head(
    base: &Resume,
    posting: &Posting,
    value: &Value,
    evidence: &Evidence<'_>,
    asked: &[Asked],
    options: &ProposalOptions,
) -> Map<String, Value> {
    let mut job = Map::new();
    let facts = [("title", &posting.title), ("company", &posting.company)];
    for (key, fact) in facts.into_iter().chain([("posting", &options.posting)]) {
        if let Some(fact) = fact {
            job.insert(key.to_owned(), fact.as_str().into());
        }
    }
    for (key, demand) in
        [("required", Demand::Required), ("preferred", Demand::Preferred)]
    {
        let names = asked.iter().filter(|term| term.demand == demand);
        let names: Vec<&str> = names.map(|term| term.name.as_str()).collect();
        if !names.is_empty() {
            job.insert(key.to_owned(), names.into());
        }
    }
    let mut head = Map::new();
    head.insert("job".to_owned(), job.into());
    // Only a title from the base may become the headline; a program must not claim another.
    let label = base.basics.as_ref().and_then(|basics| basics.label.as_deref());
    let same = posting.title.as_deref().and_then(|title| {
        let titles = base.work.iter().filter_map(|job| job.position.as_deref());
        titles.into_iter().find(|held| held.eq_ignore_ascii_case(title))
    });
    if let Some(title) = same.filter(|title| Some(*title) != label) {
        let headline =
            json!({ "text": title, "why": "the title in the posting, held before" });
        head.insert("headline".to_owned(), headline);
    }
    if let Some(summary) = summary(value, evidence, asked) {
        head.insert("summary".to_owned(), summary);
    }
    if let Some(layout) = &options.layout {
        head.insert("layout".to_owned(), layout.as_str().into());
    }
    if let Some(pages) = options.render.page_limit().map(NonZeroUsize::get) {
        head.insert("pages".to_owned(), pages.into());
    }
    head
}

/// The alternative summary that covers most, if it covers more than the base's own.
fn summary(value: &Value, evidence: &Evidence<'_>, asked: &[Asked]) -> Option<Value> {
    let weight = |text: &str| -> i64 {
        evidence.of_text(text).iter().map(|at| asked[*at].weight()).sum()
    };
    let own = value.pointer("/basics/summary").and_then(Value::as_str);
    let held = value.pointer("/basics/x-summaries").and_then(Value::as_array)?;
    let held = held.iter().filter_map(|it| {
        Some((weight(it.get("text")?.as_str()?), it.get("id")?.as_str()?))
    });
    // The first of the best.
    let best = held.rev().max_by_key(|(weight, _)| *weight)?;
    (best.0 > own.map_or(0, weight))
        .then(|| json!({ "of": best.1, "why": "covers more of the posting than the default summary" }))
}

/// Sections that can be left out, in the order in which to keep them. House rule for which.
fn spare_sections(
    value: &Value,
    posting: &Posting,
    evidence: &Evidence<'_>,
) -> Vec<Spare> {
    /// Those that go before any highlight, if they cover nothing.
    const FIRST: [&str; 2] = ["references", "interests"];
    const SECTIONS: [&str; 6] =
        ["volunteer", "publications", "awards", "languages", "references", "interests"];
    let asks_language =
        posting.knockouts.iter().any(|it| it.kind == KnockoutKind::Language);
    let spare = SECTIONS.into_iter().filter_map(|name| {
        let terms = evidence.section(value, name)?;
        Some(Spare { name, terms, goes_first: FIRST.contains(&name) })
    });
    spare.filter(|section| section.name != "languages" || !asks_language).collect()
}
