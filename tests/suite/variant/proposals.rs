//! Proposals: for any posting and base, a variant that is valid, honest, on one page, and gives
//! reasons; the least useful is left out first.

use std::num::NonZeroUsize;

use serde_json::{Value, json};
use vitae::job::{Posting, Vocabulary};
use vitae::layout::PageLimit;
use vitae::options::{PAGES, Settings};
use vitae::proposal::{Proposal, ProposalOptions, propose};
use vitae::render::{InProcess, RenderOptions};
use vitae::variant::{Variant, breaches, tailor};
use vitae::{Layout, Resume, render};

use super::{base_of, source, texts};
use crate::suite::cli::tool::Folder;
use crate::support::cases::read as read_file;
use crate::support::parallel;
use crate::support::rendering::{document, list, typesetter};

const POSTINGS: [&str; 5] = [
    "backend-go-payments.txt",
    "backend-rust-minimal.txt",
    "backend-dotnet.md",
    "data-engineer-us.txt",
    "nurse.txt",
];

const BASES: [&str; 4] = [
    "variants/base.json",
    "corpus/schema-senior-engineer.json",
    "corpus/jsonresume-org-complete.json",
    "corpus/jsonresume-org-alex-chen.json",
];

fn posting(text: &str) -> Posting {
    let read = Posting::read(&source("job.txt", text), Vocabulary::built_in());
    read.output.unwrap_or_else(|found| panic!("{}", list(&found)))
}

fn options(pages: usize) -> ProposalOptions {
    let pages = NonZeroUsize::new(pages).expect("a page is allowed");
    let looks = Settings::default().with(PAGES, PageLimit::AtMost(pages));
    let render = RenderOptions::default().looks(looks);
    ProposalOptions::default().render(render)
}

fn proposed(base: &Resume, posting: &Posting, pages: usize) -> Proposal {
    let layout = Layout::named("compact").expect("a layout of ours");
    let press = InProcess { typesetter: typesetter(), layout: &layout };
    propose(base, posting, &press, &options(pages))
        .unwrap_or_else(|found| panic!("{}", list(&found)))
}

/// The selectors in an array of a proposal's file, with their reasons.
fn entries(proposal: &Proposal, key: &str) -> Vec<(String, String)> {
    let file: Value = serde_json::from_str(&proposal.text).expect("a proposal is JSON");
    let list = file[key].as_array().cloned().unwrap_or_default();
    let text = |it: &Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
    list.iter().map(|it| (text(it, "of"), text(it, "why"))).collect()
}

#[test]
fn proposals_are_valid_honest_on_one_page_and_the_same_every_time() {
    let cases: Vec<(&str, &str)> =
        BASES.iter().flat_map(|base| POSTINGS.map(|posting| (*base, posting))).collect();
    let dropped = parallel::map(&cases, |(name, job)| {
        let (_, base) = base_of(&read_file(&format!("tests/fixtures/{name}")));
        let posting = posting(&read_file(&format!("tests/fixtures/postings/{job}")));
        let proposal = proposed(&base, &posting, 1);
        let again = proposed(&base, &posting, 1);
        assert_eq!(proposal.text, again.text, "{name} {job}");
        assert!(proposal.fits, "{name} {job}: {}", proposal.text);
        let written = source("v.json", &proposal.text);
        let variant = Variant::parse(&written).output;
        let variant = variant.unwrap_or_else(|found| panic!("{}", list(&found)));
        let tailored = tailor(&base, &variant).output;
        let tailored = tailored.unwrap_or_else(|found| panic!("{}", list(&found)));
        assert_eq!(breaches(&base, &tailored.resume), [], "{name} {job}");
        // The order of jobs is the base's, and every job is there.
        let jobs = |resume: &Resume| texts(&resume.to_json(), "/work/*/startDate");
        assert_eq!(jobs(&base), jobs(&tailored.resume), "{name} {job}");
        for (of, why) in
            [entries(&proposal, "order"), entries(&proposal, "exclude")].concat()
        {
            assert!(!why.is_empty(), "{name} {job}: {of} without a reason");
        }
        let layout = Layout::named("compact").expect("a layout of ours");
        let render_options = RenderOptions::default().looks(variant.settings.clone());
        let rendered =
            render(document(&tailored.resume), typesetter(), &layout, &render_options)
                .output;
        let rendered = rendered.unwrap_or_else(|found| panic!("{}", list(&found)));
        assert_eq!(rendered.pages, 1, "{name} {job}");
        assert!(rendered.verification.is_faithful(), "{name} {job}");
        entries(&proposal, "exclude").len()
    });
    assert!(dropped.iter().any(|count| *count > 0), "nothing was ever left out");
}

/// A base whose jobs have so many highlights that a page cannot hold them; the last one of the
/// oldest job is the only one about Kafka.
fn long_base() -> Resume {
    let filler = "Kept the lights on and the tickets moving, week by week, with the usual care \
                  for the usual things, and wrote down what was done so that others could follow";
    let job = |name: &str, year: i32, last: &str| {
        let mut highlights = vec![format!("{filler} at {name}"); 11];
        for (i, text) in highlights.iter_mut().enumerate() {
            text.push_str(&format!(", part {i}"));
        }
        highlights.push(last.to_owned());
        json!({ "name": name, "position": "Engineer", "startDate": format!("{year}-01"),
            "endDate": format!("{}-12", year + 3), "highlights": highlights })
    };
    let base = json!({
        "basics": { "name": "Ada Quill", "email": "ada@example.com" },
        "work": [
            job("Alder", 2020, "Wrote services in Go"),
            job("Birch", 2016, "Wrote more services in Go"),
            job("Cedar", 2012, "Moved billing to Kafka"),
        ],
        "skills": [
            { "name": "Garden", "keywords": ["Roses", "Tulips"] },
            { "name": "Systems", "keywords": ["Linux", "Kafka"] },
        ],
    });
    base_of(&base.to_string()).1
}

const JOB: &str = "Backend Engineer\n\nRequirements\n- Kafka\n- Go\n- Terraform\n";

#[test]
fn what_covers_most_stays_and_the_least_useful_goes() {
    let base = long_base();
    let proposal = proposed(&base, &posting(JOB), 1);
    let (kept, gone) = (entries(&proposal, "order"), entries(&proposal, "exclude"));
    assert!(gone.len() > 5, "{}", proposal.text);
    for (of, wanted) in [
        ("/work/0/highlights/11", "covers Go (required)"),
        ("/work/1/highlights/11", "repeats Go (required)"),
        ("/work/2/highlights/11", "covers Kafka (required)"),
        ("/skills/1", "covers Kafka (required)"),
        ("/skills/1/keywords/1", "Kafka (required)"),
    ] {
        let why = kept.iter().find(|(it, _)| it == of).map(|(_, why)| why.as_str());
        assert!(why.is_some_and(|why| why.contains(wanted)), "{of}: {why:?}");
    }
    assert!(
        gone.iter().all(|(_, why)| why.contains("nothing the posting asks for")),
        "{gone:?}"
    );
    // Each job keeps some, whatever they cover, and the latest keeps most.
    let jobs = tailor(&base, &proposal.variant).output.expect("it is honest").resume.work;
    let kept: Vec<usize> = jobs.iter().map(|job| job.highlights.len()).collect();
    assert!(kept[0] >= 4 && kept[1] >= 2 && kept[2] >= 1, "{kept:?}");
    assert_eq!(jobs[2].highlights[0].text, "Moved billing to Kafka");
}

#[test]
fn with_a_limit_each_job_keeps_only_its_best() {
    let options = ProposalOptions::default().max_highlights(NonZeroUsize::new(3));
    let layout = Layout::named("compact").expect("a layout of ours");
    let press = InProcess { typesetter: typesetter(), layout: &layout };
    let base = long_base();
    let proposal = propose(&base, &posting(JOB), &press, &options);
    let proposal = proposal.unwrap_or_else(|found| panic!("{}", list(&found)));
    let jobs = tailor(&base, &proposal.variant).output.expect("it is honest").resume.work;
    for (job, best) in jobs.iter().zip([
        "Wrote services in Go",
        "Wrote more services in Go",
        "Moved billing to Kafka",
    ]) {
        assert_eq!(job.highlights.len(), 3);
        assert_eq!(job.highlights[0].text, best);
    }
    let gone = entries(&proposal, "exclude");
    assert!(gone.iter().all(|(_, why)| why.contains("keeps its best 3")), "{gone:?}");
}

#[test]
fn more_pages_hold_more_and_everything_is_kept_if_it_fits() {
    let base = long_base();
    let gone = |pages| entries(&proposed(&base, &posting(JOB), pages), "exclude").len();
    assert!(gone(1) > gone(2), "{} {}", gone(1), gone(2));
    assert_eq!(gone(9), 0);
}

#[test]
fn one_highlight_more_would_not_have_fitted() {
    let base = long_base();
    let proposal = proposed(&base, &posting(JOB), 1);
    let mut file: Value = serde_json::from_str(&proposal.text).expect("JSON");
    let excluded = file["exclude"].as_array_mut().expect("something is left out");
    // The first entry was the last to go: it is the most useful of them.
    excluded.remove(0);
    let (_, variant) = super::variant(&file.to_string());
    let tailored = tailor(&base, &variant).output.expect("it is honest");
    let layout = Layout::named("compact").expect("a layout of ours");
    // Nothing is tightened to make room, as nothing was for the proposal.
    let looks = Settings::default().with(PAGES, PageLimit::Any);
    let options = RenderOptions::default().looks(looks);
    let rendered =
        render(document(&tailored.resume), typesetter(), &layout, &options).output;
    assert!(rendered.expect("it renders").pages > 1, "there was room for one more");
}

#[test]
fn missing_terms_are_reported_and_not_added() {
    let proposal = proposed(&long_base(), &posting(JOB), 1);
    assert_eq!(proposal.missing, ["Terraform"]);
    assert_eq!((proposal.required.shown, proposal.required.asked), (2, 3));
    let file: Value = serde_json::from_str(&proposal.text).expect("JSON");
    assert!(
        file["why"]
            .as_str()
            .expect("a reason")
            .contains("the base does not have Terraform")
    );
    let tailored = tailor(&long_base(), &proposal.variant).output.expect("it is honest");
    let json = tailored.to_json();
    let text = json.to_string();
    assert!(!text.contains("Terraform"), "{text}");
}

#[test]
fn a_base_that_cannot_fit_is_reported_as_such() {
    let mut json = long_base().to_json();
    json["basics"]["summary"] = "A long story. ".repeat(1400).into();
    let (_, base) = base_of(&json.to_string());
    assert!(!proposed(&base, &posting(JOB), 1).fits);
}

#[test]
fn a_title_becomes_the_headline_only_if_it_was_held() {
    let headline = |title: &str| {
        let job = JOB.replacen("Backend Engineer", title, 1);
        let (_, base) = base_of(&read_file(super::BASE));
        let file = proposed(&base, &posting(&job), 2).text;
        let file: Value = serde_json::from_str(&file).expect("JSON");
        file["headline"]["text"].as_str().map(str::to_owned)
    };
    assert_eq!(headline("Backend Engineer").as_deref(), Some("Backend Engineer"));
    assert_eq!(headline("Principal Engineer"), None);
}

#[test]
fn a_proposal_is_rendered_and_edited_like_any_variant() {
    let folder = Folder::new();
    folder.write("base.json", read_file(super::BASE));
    folder.write("job.txt", read_file("tests/fixtures/postings/backend-go-payments.txt"));
    let propose =
        ["tailor", "base.json", "--job", "job.txt", "--pages", "1", "-l", "compact"];
    let printed = folder.vitae(&propose).ends_with(0);
    let args = [&propose[..], &["-o", "v.json"]].concat();
    folder.vitae(&args).ends_with(0).says(&["required: ", " in the base", "1 page"]);
    let written: Value = serde_json::from_slice(&folder.read("v.json")).expect("JSON");
    assert_eq!(written["job"]["posting"], "job.txt");
    assert_eq!(written["layout"], "compact");
    let printed: Value = serde_json::from_slice(&printed.stdout).expect("JSON");
    assert_eq!(printed["order"], written["order"]);
    let render = ["render", "base.json", "--variant", "v.json", "-o", "a.pdf"];
    folder.vitae(&render).ends_with(0).says(&["1 page", "proved"]);
    // A term that the base does not have cannot be added by hand, either.
    let mut edited = written;
    edited["headline"] = "Backend Engineer, MongoDB".into();
    folder.write("v.json", edited.to_string());
    folder.vitae(&render).ends_with(1).says(&["`MongoDB`"]);
}
