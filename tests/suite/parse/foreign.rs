//! Parses PDFs of other tools and compares each with the JSON Resume of the same name: recall and
//! precision by field and by file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use vitae::document::{Lang, ResolveOptions};
use vitae::extract::Extraction;
use vitae::options::{LANG, Settings};
use vitae::resume::ReadOptions;
use vitae::{Document, Resume, Source, parse};

use super::compare::compare;
use super::facts::{Facts, Field};
use crate::support::cases;
use crate::support::rendering::{list, source};

/// The counts of a field or file.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Score {
    /// Facts on the page.
    pub(super) facts: usize,
    /// Facts that were parsed into their field.
    pub(super) read: usize,
    /// Everything that was parsed into the field.
    pub(super) findings: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.facts += other.facts;
        self.read += other.read;
        self.findings += other.findings;
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of facts")]
    pub(super) fn recall(self) -> f64 {
        self.read as f64 / self.facts.max(1) as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of facts")]
    pub(super) fn precision(self) -> f64 {
        self.read as f64 / self.findings.max(1) as f64
    }
}

/// Scores by field, and by file.
#[derive(Debug, Default)]
pub(super) struct Scores {
    pub(super) fields: BTreeMap<Field, Score>,
    files: Vec<(String, Score)>,
    misses: String,
}

impl Scores {
    pub(super) fn all(&self) -> Score {
        let mut all = Score::default();
        self.fields.values().for_each(|score| all.add(*score));
        all
    }

    pub(super) fn files(&self) -> usize {
        self.files.len()
    }

    /// The tables as Markdown.
    pub(super) fn markdown(&self) -> String {
        let fields = self.fields.iter().map(|(field, score)| (field.name(), *score));
        let mut out = table("field", fields.chain([("all".to_owned(), self.all())]));
        out.push('\n');
        out += &table("file", self.files.iter().cloned());
        out
    }

    /// What was missed or made up, one per line.
    pub(super) fn details(&self) -> &str {
        &self.misses
    }
}

fn table(title: &str, rows: impl Iterator<Item = (String, Score)>) -> String {
    let mut out = format!("| {title} | facts | read | recall | findings | precision |\n");
    out += "|---|---:|---:|---:|---:|---:|\n";
    for (name, score) in rows {
        let Score { facts, read, findings } = score;
        _ = writeln!(
            out,
            "| {name} | {facts} | {read} | {:.2} | {findings} | {:.2} |",
            score.recall(),
            score.precision()
        );
    }
    out
}

/// Parses every foreign PDF that has a JSON Resume.
pub(super) fn score() -> Scores {
    let mut scores = Scores::default();
    let home = cases::root().join("tests/fixtures/pdfs");
    for pdf in cases::files_below(&home, &["pdf"]) {
        let json = pdf.with_extension("json");
        if !json.exists() {
            continue;
        }
        let name = cases::file_name(&pdf);
        let truth = Resume::parse(&source(&json), &ReadOptions::default()).output;
        let truth = truth.unwrap_or_else(|found| panic!("{name}: {}", list(&found)));
        let bytes = std::fs::read(&pdf).expect("a fixture can be read");
        let Ok(extraction) = Extraction::read(&bytes) else { continue };
        let parsed = parse(&extraction).resume();
        let read = Source::new("parsed.json", parsed.to_string()).expect("it is short");
        let read = Resume::parse(&read, &ReadOptions::default()).output;
        let read =
            read.unwrap_or_else(|found| panic!("{name}: {}\n{parsed:#}", list(&found)));
        // One language for both: labels are printed in it.
        let lang = Document::resolve(&truth, &ResolveOptions::default()).info.lang;
        let lang = Lang::named(&lang).map(|lang| Settings::default().with(LANG, lang));
        let options = ResolveOptions::from(lang.unwrap_or_default());
        let facts = Facts::of(&truth, &options);
        let (outcomes, surplus) = compare(&facts, &Facts::of(&read, &options));
        let mut file = Score::default();
        let mut count = |field, score: Score| {
            file.add(score);
            scores.fields.entry(field).or_default().add(score);
        };
        for outcome in outcomes {
            let read = usize::from(outcome.read);
            count(outcome.field, Score { facts: 1, read, findings: read });
            if !outcome.read {
                let line = format!("{}: `{}`", outcome.field.name(), outcome.text);
                _ = writeln!(
                    scores.misses,
                    "- {name} lacks {line}, read {:?}",
                    outcome.instead
                );
            }
        }
        for (field, text) in surplus {
            count(field, Score { findings: 1, ..Score::default() });
            _ = writeln!(scores.misses, "- {name} has {}: `{text}`", field.name());
        }
        scores.files.push((name, file));
    }
    scores
}
