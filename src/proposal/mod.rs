//! Drafts a variant of a base for a posting: the file that covers as much of what the posting
//! asks for as fits on the pages. A person reads and edits it; it is a variant like any other, and
//! passes the same check of honesty.
//!
//! The stages, in order: find what the posting asks for in the base and rank highlights and
//! projects by what they add (`select`); lay out the variant that keeps the best of them, leaving
//! out the least useful until it fits (`fit`); write it down with a reason for every selection
//! (`write`).

mod file;
mod fit;
mod select;
mod write;

use std::num::NonZeroUsize;

use serde_json::{Map, Value, json};

use crate::diag::{Findings, JsonPointer};
use crate::document::ResolveOptions;
use crate::job::{Posting, Vocabulary};
use crate::render::{Press, RenderOptions};
use crate::resume::Resume;
use crate::setters::setters;
use crate::variant::{Index, ItemKind, Variant};

use file::{read, written};
use fit::Ranking;
use select::{Asked, Candidate};
use write::{Draft, Spare};

/// Options of a proposal.
#[derive(Debug, Clone)]
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
    /// Number of highlights each job keeps whatever they cover, as long as they fit.
    pub least: usize,
}

setters!(ProposalOptions {
    resolve: ResolveOptions,
    render: RenderOptions,
    layout: Option<String>,
    posting: Option<String>,
    least: usize,
});

impl Default for ProposalOptions {
    fn default() -> Self {
        Self {
            resolve: ResolveOptions::default(),
            render: RenderOptions::default(),
            layout: None,
            posting: None,
            least: 2,
        }
    }
}

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
    let vocabulary = Vocabulary::built_in();
    let mut value = base.to_json();
    let (index, _) = Index::of(&mut value);
    let asked = select::asked(posting);
    let candidates = candidates(&index, &asked, vocabulary);
    let skills = skills(&index, &asked, vocabulary);
    // If the pages cannot hold the minimum of every job, each keeps fewer, then none.
    let rankings: Vec<Ranking> = (0..=options.least)
        .rev()
        .map(|least| Ranking { ranked: select::rank(&candidates, &asked, least), least })
        .collect();
    let mut head = head(base, posting, &value, &asked, options);
    let draft = |head: &Map<String, Value>, ranking: usize, kept, sections: &[Spare]| {
        let draft = Draft {
            asked: &asked,
            candidates: &candidates,
            ranked: &rankings[ranking].ranked,
            skills: &skills,
            least: rankings[ranking].least,
            head,
        };
        draft.written(kept, sections)
    };
    let spare = spare_sections(&value, &asked, vocabulary);
    let trial =
        fit::Trial { base, press, resolve: &options.resolve, options: &options.render };
    let chosen = trial.fit(&rankings, &spare, |ranking, kept, sections| {
        draft(&head, ranking, kept, sections)
    })?;
    let in_base = |at: &usize| {
        let texts = index.items.iter().map(|item| item.text.as_str());
        let mut all = texts.chain(index.summaries.iter().map(|(_, text)| text.as_str()));
        all.any(|text| !select::shown(text, &asked[*at..=*at], vocabulary).is_empty())
            || skills.iter().any(|it| it.terms.contains(at))
    };
    let ranked = &rankings[chosen.ranking].ranked;
    let kept = &ranked[..chosen.count.min(ranked.len())];
    let is_shown =
        |at: &usize| kept.iter().any(|it| candidates[it.candidate].terms.contains(at));
    let alternatives = select::alternatives(&asked);
    let coverage = |required: bool| {
        let of = |group: &&Vec<usize>| asked[group[0]].is_required == required;
        let of: Vec<&Vec<usize>> = alternatives.iter().filter(of).collect();
        Coverage {
            shown: of.iter().filter(|group| group.iter().any(is_shown)).count(),
            in_base: of.iter().filter(|group| group.iter().any(in_base)).count(),
            asked: of.len(),
        }
    };
    let missing = alternatives.iter().filter(|group| !group.iter().any(in_base));
    let missing: Vec<String> = missing
        .map(|group| group.iter().map(|at| asked[*at].name.as_str()).collect::<Vec<_>>())
        .map(|names| names.join(" or "))
        .collect();
    let (required, preferred) = (coverage(true), coverage(false));
    let mut why = format!(
        "highlights and projects cover {} of {} required and {} of {} preferred terms",
        required.shown, required.asked, preferred.shown, preferred.asked
    );
    if !missing.is_empty() {
        why.push_str("; the base does not have ");
        why.push_str(&missing.join(", "));
    }
    head.insert("why".to_owned(), write::shortened(&why).into());
    // The reason goes first, where it is seen.
    let mut file = Map::from_iter(head.shift_remove_entry("why"));
    file.append(&mut head);
    let text = written(&draft(&file, chosen.ranking, chosen.count, &chosen.sections));
    let variant = read(&text)?;
    let (pages, fits) = (chosen.pages, chosen.fits);
    Ok(Proposal { text, variant, pages, fits, required, preferred, missing })
}

/// Highlights of jobs and volunteering, and whole projects, in the order of the base.
fn candidates(index: &Index, asked: &[Asked], vocabulary: &Vocabulary) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for item in &index.items {
        let at = item.at.as_str();
        let is_highlight = item.kind == ItemKind::Element
            && (at.starts_with("/work/") || at.starts_with("/volunteer/"))
            && at.contains("/highlights/");
        let is_project = item.kind == ItemKind::Entry && at.starts_with("/projects/");
        if !(is_highlight || is_project) {
            continue;
        }
        // A project is judged by everything in it.
        let around = format!("{at}/");
        let texts: Vec<&str> = index
            .items
            .iter()
            .filter(|it| {
                it.at == item.at || is_project && it.at.as_str().starts_with(&around)
            })
            .filter(|it| it.kind != ItemKind::List && !it.at.as_str().ends_with("/url"))
            .map(|it| it.text.as_str())
            .collect();
        candidates.push(Candidate {
            at: item.at.clone(),
            id: item.id.clone(),
            text: item.text.clone(),
            entry: is_highlight.then(|| write::entry_of(&item.at)).flatten(),
            is_of_job: is_highlight && at.starts_with("/work/"),
            terms: select::shown(&texts.join("\n"), asked, vocabulary),
        });
    }
    candidates
}

/// Groups of skills and their keywords. A keyword is read in the context of its group: alone, Go
/// is a verb.
fn skills(index: &Index, asked: &[Asked], vocabulary: &Vocabulary) -> Vec<Candidate> {
    let mut skills: Vec<Candidate> = Vec::new();
    let is_skill = |at: &JsonPointer| at.as_str().starts_with("/skills/");
    for item in index.items.iter().filter(|item| is_skill(&item.at)) {
        let (entry, terms) =
            match item.kind {
                ItemKind::Entry => {
                    let list = format!("{}/keywords/", item.at);
                    let words =
                        index.items.iter().filter(|it| it.at.as_str().starts_with(&list));
                    let words: Vec<&str> = words.map(|it| it.text.as_str()).collect();
                    let text = format!("{}: {}", item.text, words.join(", "));
                    (None, select::shown(&text, asked, vocabulary))
                }
                ItemKind::Element if item.at.as_str().contains("/keywords/") => {
                    let group = write::entry_of(&item.at);
                    let named = vocabulary.named(&item.text);
                    let mut terms = select::shown(&item.text, asked, vocabulary);
                    terms.extend((0..asked.len()).filter(|at| {
                        named.is_some_and(|term| term.name == asked[*at].name)
                    }));
                    terms.sort_unstable();
                    terms.dedup();
                    (group, terms)
                }
                _ => continue,
            };
        skills.push(Candidate {
            at: item.at.clone(),
            id: item.id.clone(),
            text: item.text.clone(),
            entry,
            is_of_job: false,
            terms,
        });
    }
    skills
}

/// The part of the file before its selections.
fn head(
    base: &Resume,
    posting: &Posting,
    value: &Value,
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
    for (key, required) in [("required", true), ("preferred", false)] {
        let names = asked.iter().filter(|term| term.is_required == required);
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
    if let Some(summary) = summary(value, asked) {
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
fn summary(value: &Value, asked: &[Asked]) -> Option<Value> {
    let vocabulary = Vocabulary::built_in();
    let weight = |text: &str| -> usize {
        let shown = select::shown(text, asked, vocabulary);
        shown.iter().map(|at| if asked[*at].is_required { 3 } else { 1 }).sum()
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

/// Sections to leave out before any job, in this order: first those that cover nothing the
/// posting asks for. House rule for which.
fn spare_sections(value: &Value, asked: &[Asked], vocabulary: &Vocabulary) -> Vec<Spare> {
    const SECTIONS: [&str; 5] =
        ["interests", "references", "awards", "publications", "volunteer"];
    let spare = SECTIONS.into_iter().filter_map(|name| {
        let text = value.get(name)?.to_string();
        Some(Spare { name, terms: select::shown(&text, asked, vocabulary) })
    });
    let mut spare: Vec<Spare> = spare.collect();
    spare.sort_by_key(|section| !section.terms.is_empty());
    spare
}
