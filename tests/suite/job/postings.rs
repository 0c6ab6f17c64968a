//! How well the terms of postings are found, measured against labels set by hand before the
//! code was tuned; and, apart, on postings written after it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use vitae::job::{Demand, Posting, Vocabulary};
use vitae::resume::Source;

use crate::support::cases::{self, entries, file_name, root};
use crate::support::say;

/// The least share of what is found that is right, and of what is there that is found.
const FINDING: f64 = 0.95;
/// The longest a posting may take in a debug build on a busy machine.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(250);
/// The fewest postings that were written after the code and never looked at to mend it.
const HELD_OUT: usize = 12;
/// The same of the terms said to be required, and of those said to be preferred.
const SORTING: f64 = 0.9;
/// What a person reads in a posting.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    title: String,
    company: Option<String>,
    location: Option<String>,
    years: Option<u32>,
    degree: Option<String>,
    required: BTreeSet<String>,
    preferred: BTreeSet<String>,
    context: BTreeSet<String>,
    /// Technical terms that the vocabulary does not have.
    #[serde(default)]
    unknown: BTreeSet<String>,
}

/// How often something was found rightly, found wrongly, and missed.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn of(found: &BTreeSet<String>, wanted: &BTreeSet<String>) -> Self {
        let right = found.intersection(wanted).count();
        Self { right, wrong: found.len() - right, missed: wanted.len() - right }
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    #[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
    fn share(self, others: usize) -> f64 {
        match self.right + others {
            0 => 1.0,
            all => self.right as f64 / all as f64,
        }
    }

    fn precision(self) -> f64 {
        self.share(self.wrong)
    }

    fn recall(self) -> f64 {
        self.share(self.missed)
    }
}

/// What came of all the postings of a folder.
#[derive(Debug, Default)]
struct Measured {
    postings: usize,
    terms: Tally,
    required: Tally,
    preferred: Tally,
    /// Of the facts beside the terms, how many were read as a person reads them.
    facts: (usize, usize),
    /// Terms the vocabulary lacks: how many are told as unclassified, of how many.
    unknown: (usize, usize),
    table: String,
}

fn folder(name: &str) -> PathBuf {
    root().join("tests/fixtures/postings").join(name)
}

/// The postings of a folder, each with its labels.
fn labelled(folder: &Path) -> Vec<(String, String, Labels)> {
    let is_labels = |path: &PathBuf| file_name(path).ends_with(".labels.json");
    let is_posting = |path: &PathBuf| path.is_file() && !is_labels(path);
    let paths = entries(folder).into_iter().filter(is_posting);
    let read = |path: &Path| {
        std::fs::read_to_string(path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let postings = paths.filter(|path| file_name(path) != "README.md").map(|path| {
        let labels = read(&path.with_extension("labels.json"));
        let labels = serde_json::from_str(&labels)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (file_name(&path), read(&path), labels)
    });
    postings.collect()
}

fn posting(name: &str, text: &str) -> Posting {
    let source = Source::new(name, text).expect("UTF-8");
    Posting::read(&source, Vocabulary::built_in()).output.expect(name)
}

fn measure(folder: &Path) -> Measured {
    let mut all = Measured::default();
    for (name, text, labels) in labelled(folder) {
        let posting = posting(&name, &text);
        let ids = |demand: Option<Demand>| -> BTreeSet<String> {
            let terms = posting.terms.iter();
            let terms =
                terms.filter(|it| demand.is_none_or(|demand| it.demand == demand));
            terms.map(|term| term.id.clone()).collect()
        };
        let wanted: BTreeSet<String> =
            [&labels.required, &labels.preferred, &labels.context]
                .into_iter()
                .flatten()
                .cloned()
                .collect();
        let terms = Tally::of(&ids(None), &wanted);
        let required = Tally::of(&ids(Some(Demand::Required)), &labels.required);
        let preferred = Tally::of(&ids(Some(Demand::Preferred)), &labels.preferred);
        let shown = |tally: Tally| {
            format!("{:>3} {:>2} {:>2}", tally.right, tally.wrong, tally.missed)
        };
        all.table.push_str(&format!(
            "{name:32} {}   {}   {}\n",
            shown(terms),
            shown(required),
            shown(preferred)
        ));
        let mut differ =
            |what: &str, found: &BTreeSet<String>, wanted: &BTreeSet<String>| {
                let list = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
                    a.difference(b).cloned().collect::<Vec<_>>().join(", ")
                };
                let (wrong, missed) = (list(found, wanted), list(wanted, found));
                if !(wrong.is_empty() && missed.is_empty()) {
                    all.table.push_str(&format!("    {what}: +[{wrong}] -[{missed}]\n"));
                }
            };
        differ("terms", &ids(None), &wanted);
        differ("required", &ids(Some(Demand::Required)), &labels.required);
        differ("preferred", &ids(Some(Demand::Preferred)), &labels.preferred);
        all.postings += 1;
        all.terms.add(terms);
        all.required.add(required);
        all.preferred.add(preferred);
        let mut fact = |what: &str, is_right: bool, found: &dyn std::fmt::Debug| {
            all.facts.1 += 1;
            if is_right {
                all.facts.0 += 1;
            } else {
                all.table.push_str(&format!("    {what}: {found:?}\n"));
            }
        };
        let title = posting.title.as_ref();
        fact("title", title == Some(&labels.title), &title);
        if labels.company.is_some() {
            fact("company", posting.company == labels.company, &posting.company);
        }
        if labels.location.is_some() {
            fact("location", posting.location == labels.location, &posting.location);
        }
        let years = posting.years.as_ref().map(|it| it.least);
        fact("years", years == labels.years, &years);
        let degree = posting.degree.as_ref().map(|it| format!("{:?}", it.least));
        let degree = degree.map(|degree| degree.to_lowercase());
        fact("degree", degree == labels.degree, &degree);
        all.unknown.1 += labels.unknown.len();
        let is_told = |term: &&String| {
            term.split(' ').any(|word| posting.unclassified.iter().any(|it| it == word))
        };
        all.unknown.0 += labels.unknown.iter().filter(is_told).count();
    }
    all
}

/// Prints what was measured, as a table.
fn tell(what: &str, measured: &Measured) {
    let row = |name: &str, tally: Tally| {
        format!(
            "{name:10} {:>5} {:>5} {:>6}   {:.3}     {:.3}",
            tally.right,
            tally.wrong,
            tally.missed,
            tally.precision(),
            tally.recall()
        )
    };
    let Measured { postings, terms, required, preferred, facts, unknown, table } =
        measured;
    if std::env::var_os("VITAE_TABLE").is_some() {
        say(format!("{what:32} terms r w m   required    preferred\n{table}"));
    }
    say(format!(
        "{what}: {postings} postings\n\
         {:10} right wrong missed precision recall\n{}\n{}\n{}\n\
         facts read as a person reads them: {} of {}\n\
         terms no vocabulary has that are told as unclassified: {} of {}",
        "",
        row("terms", *terms),
        row("required", *required),
        row("preferred", *preferred),
        facts.0,
        facts.1,
        unknown.0,
        unknown.1,
    ));
}

fn assert_good(measured: &Measured) {
    let Measured { terms, required, preferred, .. } = measured;
    for (what, tally, least) in [
        ("terms", terms, FINDING),
        ("required", required, SORTING),
        ("preferred", preferred, SORTING),
    ] {
        assert!(tally.precision() >= least, "{what}: precision {}", tally.precision());
        assert!(tally.recall() >= least, "{what}: recall {}", tally.recall());
    }
}

#[test]
fn terms_are_found_and_sorted_as_a_person_does() {
    for (name, what) in [
        ("", "postings the code was tuned on"),
        ("second", "second set"),
        ("third", "third set"),
        ("fourth", "fourth set"),
    ] {
        let measured = measure(&folder(name));
        tell(what, &measured);
        assert_good(&measured);
    }
}

#[test]
fn terms_of_postings_written_after_the_code_are_found_and_sorted_too() {
    let measured = measure(&folder("held-out"));
    assert!(measured.postings >= HELD_OUT, "only {} postings", measured.postings);
    tell("postings written after the code", &measured);
    assert_good(&measured);
}

#[test]
fn a_measurement_notices_what_is_wrong() {
    let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let tally =
        Tally::of(&set(&["go", "rust", "chef"]), &set(&["go", "rust", "kafka", "c"]));
    assert_eq!((tally.right, tally.wrong, tally.missed), (2, 1, 2));
    assert!(tally.precision() < FINDING && tally.recall() < SORTING);
    // A reader that takes all that is required for preferred fails.
    let mut swapped = Tally::default();
    for (name, text, labels) in labelled(&folder("")) {
        let terms = posting(&name, &text).terms;
        let required = terms.iter().filter(|term| term.demand == Demand::Required);
        let required = required.map(|term| term.id.clone()).collect();
        swapped.add(Tally::of(&required, &labels.preferred));
    }
    assert!(swapped.precision() < 0.1 && swapped.recall() < 0.1, "{swapped:?}");
}

#[test]
fn a_posting_is_matched_quickly() {
    let postings = labelled(&folder(""));
    let resume = cases::read("tests/fixtures/resumes/example.json");
    let source = Source::new("example.json", resume).expect("UTF-8");
    let resume =
        vitae::resume::Resume::parse(&source, &vitae::resume::ReadOptions::default())
            .output;
    let resume = resume.expect("a résumé");
    let vocabulary = Vocabulary::built_in();
    let begin = std::time::Instant::now();
    let inventory = vitae::job::Inventory::of_resume(&resume, vocabulary);
    let once = begin.elapsed();
    let begin = std::time::Instant::now();
    let mut covered = 0;
    for (name, text, _) in &postings {
        let posting = posting(name, text);
        let options = vitae::job::CoverageOptions::default();
        let coverage = vitae::job::coverage(&posting, &inventory, vocabulary, &options);
        covered += coverage.terms.len();
    }
    let each = begin.elapsed() / u32::try_from(postings.len()).expect("a few");
    say(format!("a résumé taken apart in {once:?}, a posting matched in {each:?}"));
    assert!(covered > 500);
    // Without optimisation and beside other tests; what is promised is in the benches.
    assert!(each < PATIENCE, "{each:?}");
}
