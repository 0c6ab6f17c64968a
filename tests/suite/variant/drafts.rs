//! Whether drafts keep what a coach would keep: bases of seven trades, each with three postings, of
//! which one is the set `unseen` that the weights were not chosen by.
//!
//! `must` and `may` are the highlights that must stay, and those that may go, labelled by whoever
//! wrote the drafts; those in `second` were labelled by another maintainer, from the bases and the
//! postings alone. What must stay here is what either of them says, what may go is what both say.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use serde_json::Value;
use vitae::job::{Posting, Vocabulary};
use vitae::layout::PageLimit;
use vitae::options::{PAGES, Settings};
use vitae::proposal::{Proposal, ProposalOptions, propose};
use vitae::render::{InProcess, RenderOptions};
use vitae::{Layout, Resume};

use super::{base_of, source};
use crate::support::cases::read as read_file;
use crate::support::parallel;
use crate::support::rendering::{list, typesetter};
use crate::support::say;

/// A draft leaves out at least so many highlights, or it shows nothing about what goes first.
const DROPPED: usize = 8;

/// Of a hundred highlights that must stay, at least so many do although more than half of all go.
const KEPT: usize = 94;

/// Two people who label the same highlights agree on at least this share of them, or the labels say
/// nothing.
const AGREEMENT: f64 = 0.9;

/// Words that show nothing, added to a summary until a page is full.
const FILLER: &str = "Calm, careful and glad to help wherever a hand is wanted. ";

/// How many of them are added at a time, so that a page is overfull by a line at most, and at most.
const STEP: usize = 1;
const MOST_FILLER: usize = 400;

/// How many labelled highlights went the way they are labelled.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    must: usize,
    stayed: usize,
    may: usize,
    gone: usize,
}

fn draft(base: &Resume, posting: &Posting) -> Proposal {
    let looks = Settings::default().with(PAGES, PageLimit::AtMost(NonZeroUsize::MIN));
    let render = RenderOptions::default().looks(looks);
    let layout = Layout::named("compact").expect("a layout of ours");
    let press = InProcess { typesetter: typesetter(), layout: &layout };
    let options = ProposalOptions::default().render(render);
    propose(base, posting, &press, &options)
        .unwrap_or_else(|found| panic!("{}", list(&found)))
}

/// The highlights that a draft names under a key, with their reasons.
fn highlights(draft: &Proposal, key: &str) -> Vec<(String, String)> {
    let file: Value = serde_json::from_str(&draft.text).expect("a proposal is JSON");
    let entries = file[key].as_array().cloned().unwrap_or_default();
    let text = |it: &Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
    let entries = entries.iter().map(|it| (text(it, "of"), text(it, "why")));
    entries.filter(|(of, _)| of.contains("/highlights/")).collect()
}

/// The draft of a pair on a page that has room for about half of the highlights.
fn tight_draft(bases: &Value, pair: &Value) -> Proposal {
    let name = pair["base"].as_str().expect("a base");
    let posting = source("job.txt", pair["posting"].as_str().expect("a posting"));
    let posting = Posting::read(&posting, Vocabulary::built_in()).output;
    let posting = posting.unwrap_or_else(|found| panic!("{}", list(&found)));
    for filler in (STEP..MOST_FILLER).step_by(STEP) {
        let mut base = bases[name].clone();
        base["basics"]["summary"] = FILLER.repeat(filler).trim().into();
        let draft = draft(&base_of(&base.to_string()).1, &posting);
        if highlights(&draft, "exclude").len() >= DROPPED {
            return draft;
        }
    }
    panic!("{name}: the page is never full");
}

fn labels(of: &Value, key: &str) -> BTreeSet<String> {
    let labels = of[key].as_array().expect("labels");
    labels.iter().map(|at| at.as_str().expect("a pointer").to_owned()).collect()
}

/// The highlights of a base, by their places.
fn highlights_of(base: &Value) -> Vec<String> {
    let jobs = base["work"].as_array().expect("jobs").iter().enumerate();
    let highlights = jobs.flat_map(|(job, it)| {
        let count = it["highlights"].as_array().map_or(0, Vec::len);
        (0..count).map(move |at| format!("/work/{job}/highlights/{at}"))
    });
    highlights.collect()
}

fn read() -> Value {
    let file = read_file("tests/fixtures/variants/drafts.json");
    serde_json::from_str(&file).expect("JSON")
}

#[test]
fn two_people_label_what_must_stay_alike() {
    let file = read();
    let (mut all, mut same, mut first_must, mut second_must) = (0.0, 0.0, 0.0, 0.0);
    for pair in file["pairs"].as_array().expect("pairs") {
        let (first, second) = (labels(pair, "must"), labels(&pair["second"], "must"));
        let base = &file["bases"][pair["base"].as_str().expect("a base")];
        for at in highlights_of(base) {
            let (one, two) = (first.contains(&at), second.contains(&at));
            all += 1.0;
            same += f64::from(u8::from(one == two));
            first_must += f64::from(u8::from(one));
            second_must += f64::from(u8::from(two));
        }
    }
    let agreement = same / all;
    let chance = (first_must * second_must + (all - first_must) * (all - second_must))
        / (all * all);
    let kappa = (agreement - chance) / (1.0 - chance);
    say(format!(
        "{all} highlights: both say the same of {same}, {:.1} %; Cohen's kappa {kappa:.2}",
        agreement * 100.0
    ));
    assert!(agreement >= AGREEMENT && kappa >= AGREEMENT, "{agreement} {kappa}");
}

#[test]
fn drafts_keep_what_a_coach_would_keep() {
    let file = read();
    let pairs = file["pairs"].as_array().expect("pairs");
    assert!(pairs.len() > 20);
    let drafts = parallel::map(pairs, |pair| tight_draft(&file["bases"], pair));
    for set in ["tuned", "unseen"] {
        let mut tally = Tally::default();
        for (pair, draft) in pairs.iter().zip(&drafts).filter(|(it, _)| it["set"] == set)
        {
            let gone = highlights(draft, "exclude");
            let is_gone = |at: &str| gone.iter().any(|(of, _)| at == of);
            let base = &pair["base"];
            let second = &pair["second"];
            for at in &labels(pair, "must") | &labels(second, "must") {
                tally.must += 1;
                tally.stayed += usize::from(!is_gone(&at));
                if is_gone(&at) {
                    say(format!("{base} loses {at}: {}", draft.text));
                }
            }
            let may = &labels(pair, "may") & &labels(second, "may");
            tally.may += may.len();
            tally.gone += may.iter().filter(|at| is_gone(at)).count();
            // Evidence of something required is never dropped before what shows nothing.
            let drops = gone.iter().any(|(_, why)| why.contains("(required)"));
            let kept = highlights(draft, "order");
            let idle = kept.iter().find(|(_, why)| why.contains("covers nothing"));
            assert!(!drops || idle.is_none(), "{base}: {idle:?} {gone:?}");
        }
        let Tally { must, stayed, may, gone } = tally;
        say(format!(
            "{set}: {stayed} of {must} that must stay do; {gone} of {may} that may go"
        ));
        assert!(stayed * 100 >= must * KEPT, "{set}: {tally:?}");
    }
}
