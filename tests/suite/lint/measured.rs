//! How often the rules on wording are right, by the labelled bullets in `tests/fixtures/lint`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use vitae::diag::Location;
use vitae::lint::{LintOptions, RULES};
use vitae::registry::Grade;
use vitae::resume::{PartialDate, ReadOptions};
use vitae::{Resume, Severity, Source, lint};

use crate::support::cases;
use crate::support::say;

/// The bullets that the rules were tuned on.
const TUNED: &str = "bullets.txt";

/// The bullets that were set aside before the first rule was written.
const ASIDE: &str = "aside.txt";

/// The floor of precision.
const RIGHT: f64 = 0.9;

/// A rule that fires less often is not measured.
const FEWEST: usize = 15;

/// The findings of a rule: right, wrong, and missed.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn fired(self) -> usize {
        self.right + self.wrong
    }

    fn precision(self) -> f64 {
        ratio(self.right, self.fired())
    }

    fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred bullets")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// A job: whether it has ended, and its bullets with their labels.
struct Job {
    has_ended: bool,
    bullets: Vec<(BTreeSet<String>, String)>,
}

fn jobs(file: &str) -> Vec<Job> {
    let mut jobs: Vec<Job> = Vec::new();
    for line in cases::read(&format!("tests/fixtures/lint/{file}")).lines() {
        if let Some(head) = line.strip_prefix("@ ") {
            let has_ended = head.ends_with(" ended");
            assert!(has_ended || head.ends_with(" current"), "{line}");
            jobs.push(Job { has_ended, bullets: Vec::new() });
            continue;
        }
        let (labels, bullet) = line.split_once(" | ").expect("labels and a bullet");
        let labels = labels.split(',').filter(|label| *label != "-").map(str::to_owned);
        let bullet = (labels.collect(), bullet.to_owned());
        jobs.last_mut().expect("a job before its bullets").bullets.push(bullet);
    }
    jobs
}

/// The codes that lint gives each bullet of a job.
fn found(job: &Job) -> Vec<BTreeSet<String>> {
    let bullets: Vec<&str> = job.bullets.iter().map(|(_, text)| text.as_str()).collect();
    let mut work = serde_json::json!({ "startDate": "2019-01", "highlights": bullets });
    if job.has_ended {
        work["endDate"] = "2021-06".into();
    }
    let json = serde_json::json!({ "meta": { "language": "en" }, "work": [work] });
    let source = Source::new("job.json", json.to_string()).expect("it is small");
    let read = Resume::parse(&source, &ReadOptions::default());
    let resume = read.output.expect("a résumé with one job");
    let today = PartialDate::parse("2026-11-25").ok();
    let report = lint(&resume, &LintOptions::default().today(today));
    let mut codes = vec![BTreeSet::new(); bullets.len()];
    for finding in report.findings.iter().filter(|it| it.code.id.starts_with('W')) {
        let Location::Json { pointer, .. } = &finding.location else {
            panic!("{finding} has no place")
        };
        let index = pointer.as_str().rsplit('/').next().and_then(|it| it.parse().ok());
        let index: usize = index.expect("the finding is about a bullet");
        codes[index].insert(finding.code.id.to_owned());
    }
    codes
}

fn measure(file: &str, slips: &mut String) -> BTreeMap<String, Tally> {
    let mut tallies = BTreeMap::<String, Tally>::new();
    for job in jobs(file) {
        for ((labels, bullet), codes) in job.bullets.iter().zip(found(&job)) {
            for code in labels.union(&codes) {
                let tally = tallies.entry(code.clone()).or_default();
                let what = match (labels.contains(code), codes.contains(code)) {
                    (true, true) => {
                        tally.right += 1;
                        continue;
                    }
                    (true, false) => {
                        tally.missed += 1;
                        "misses"
                    }
                    _ => {
                        tally.wrong += 1;
                        "reports"
                    }
                };
                _ = writeln!(slips, "{code} {what}: {bullet}");
            }
        }
    }
    tallies
}

fn table(tallies: &BTreeMap<String, Tally>) -> String {
    let mut table = String::from("rule  fired  right  missed  precision  recall\n");
    for (code, tally) in tallies {
        let Tally { right, missed, .. } = tally;
        let (fired, precision, recall) =
            (tally.fired(), tally.precision(), tally.recall());
        _ = writeln!(
            table,
            "{code}   {fired:5}  {right:5}  {missed:6}  {precision:9.2}  {recall:6.2}"
        );
    }
    table
}

/// The tallies of both sets together.
fn both() -> BTreeMap<String, Tally> {
    let mut all = measure(TUNED, &mut String::new());
    for (code, more) in measure(ASIDE, &mut String::new()) {
        let own = all.entry(code).or_default();
        own.right += more.right;
        own.wrong += more.wrong;
        own.missed += more.missed;
    }
    all
}

#[test]
fn rules_on_wording_are_right_in_nine_of_ten_bullets() {
    let mut slips = String::new();
    let tuned = measure(TUNED, &mut slips);
    say(format_args!("{TUNED}\n{}{slips}", table(&tuned)));
    assert!(jobs(TUNED).iter().map(|job| job.bullets.len()).sum::<usize>() >= 300);
    for (code, tally) in &tuned {
        assert!(tally.precision() >= RIGHT, "{code}\n{}\n{slips}", table(&tuned));
    }
    assert!(tuned.len() >= 13, "{}", table(&tuned));
}

#[test]
fn rules_are_as_right_in_bullets_that_were_set_aside() {
    let mut slips = String::new();
    let aside = measure(ASIDE, &mut slips);
    say(format_args!("{ASIDE}\n{}{slips}", table(&aside)));
    let (right, wrong) = aside
        .values()
        .fold((0, 0), |(right, wrong), it| (right + it.right, wrong + it.wrong));
    assert!(ratio(right, right + wrong) >= RIGHT, "{}\n{slips}", table(&aside));
}

#[test]
fn a_rule_is_called_measured_if_it_is() {
    let both = both();
    for rule in RULES {
        let fired = both.get(rule.code.id).map_or(0, |tally| tally.fired());
        let is_measured = rule
            .evidence
            .iter()
            .any(|it| it.0 == Grade::Measured && it.1.contains("nine"));
        let is_unmeasured = rule.evidence.iter().any(|it| it.1.starts_with("unmeasured"));
        assert_eq!(is_measured, fired >= FEWEST, "{} fires {fired} times", rule.code);
        assert_eq!(is_unmeasured, !is_measured, "{}", rule.code);
        if is_unmeasured {
            assert_eq!(rule.severity, Severity::Note, "{}", rule.code);
        }
    }
}
