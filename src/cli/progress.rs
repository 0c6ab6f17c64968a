//! The progress of a batch: on a terminal a bar with rate and time left, elsewhere a line every
//! minute; and documents that fail, as they fail.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal::{Terminal, print};
use crate::batch::{Counted, Done, Observer, Present, Status};

/// How often a line is printed where there is no bar.
const BETWEEN_LINES: Duration = Duration::from_mins(1);
/// How many documents that fail are printed; the report has the rest.
const MOST_PRINTED: usize = 20;

/// Shows on standard error how a batch goes.
pub(super) struct Progress {
    terminal: Terminal,
    bar: ProgressBar,
    begun: Instant,
    last: Instant,
    planned: usize,
    done: usize,
    failed: usize,
    rows: usize,
}

impl Progress {
    pub(super) fn new(terminal: Terminal) -> Self {
        let now = Instant::now();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self {
            terminal,
            bar,
            begun: now,
            last: now,
            planned: 0,
            done: 0,
            failed: 0,
            rows: 0,
        }
    }

    /// Removes the bar; the time since the first document was begun.
    pub(super) fn end(self) -> Duration {
        self.bar.finish_and_clear();
        if self.failed > MOST_PRINTED {
            let more = self.failed - MOST_PRINTED;
            self.terminal.remark(format_args!("… and {more} more; see the report"));
        }
        self.begun.elapsed()
    }

    fn failed(&mut self, done: &Done) {
        self.failed += 1;
        if self.failed > MOST_PRINTED {
            return;
        }
        let terminal = self.terminal;
        self.bar.suspend(|| {
            terminal.records(&done.errors);
            let how = match done.status {
                Status::Ok => "made",
                Status::Findings => "has errors",
                Status::Error => "not made",
            };
            let when = if done.is_kept { " (unchanged)" } else { "" };
            terminal.remark(format_args!("{}: {how}{when}", done.id));
        });
    }
}

impl Progress {
    /// Prints a row of the coverage table.
    fn row(&mut self, id: &str, coverage: &Counted) {
        let head = if self.rows == 0 { HEAD } else { "" };
        self.rows += 1;
        let row = format!("{head}{}", row(id, coverage));
        // Whoever does not read the table still wants the documents.
        _ = self.bar.suspend(|| print(row.as_bytes()));
    }
}

/// The head of the table.
const HEAD: &str = "required  preferred  document: missing terms (in brackets those that the \
                    résumé has and the variant leaves out)\n";

/// A row of the table: `    5/8        2/4  ada-acme: Kafka, (Rust)`.
fn row(id: &str, coverage: &Counted) -> String {
    let count = |of: Option<Present>| {
        of.map_or("n/a".to_owned(), |it| format!("{}/{}", it.present, it.total))
    };
    let left_out = coverage.in_base.iter().map(|name| format!("({name})"));
    let missing: Vec<String> = coverage.missing.iter().cloned().chain(left_out).collect();
    let colon = if missing.is_empty() { "" } else { ": " };
    let (required, preferred) = (count(coverage.required), count(coverage.preferred));
    format!("{required:>8}  {preferred:>9}  {id}{colon}{}\n", missing.join(", "))
}

impl Observer for Progress {
    fn started(&mut self, planned: usize) {
        self.planned = planned;
        self.begun = Instant::now();
        self.last = self.begun;
        if !io::stderr().is_terminal() || !self.terminal.is_for_people() {
            return;
        }
        self.bar = ProgressBar::new(planned as u64);
        let form = "{bar:24} {pos}/{len}  {per_sec}  {eta} left";
        // A test would notice an invalid template.
        let style = ProgressStyle::with_template(form);
        self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    }

    fn finished(&mut self, done: &Done) {
        self.done += 1;
        self.bar.inc(1);
        if done.status > Status::Ok {
            self.failed(done);
        }
        if let Some(coverage) = &done.coverage
            && self.terminal.is_for_people()
        {
            self.row(&done.id, coverage);
        }
        if self.bar.is_hidden() && self.last.elapsed() >= BETWEEN_LINES {
            self.last = Instant::now();
            let line = pace(self.done, self.planned, self.begun.elapsed());
            self.terminal.remark(line);
        }
    }
}

/// How far a batch is, as in `200 of 1000 documents, 80.1 a second, 10 s left`.
fn pace(done: usize, planned: usize, time: Duration) -> String {
    let rate = rate(done, time);
    #[expect(clippy::cast_precision_loss, reason = "these are few")]
    let left = (planned.saturating_sub(done)) as f64 / rate.max(f64::MIN_POSITIVE);
    format!("{done} of {planned} documents, {rate:.1} a second, {left:.0} s left")
}

/// Documents a second.
pub(super) fn rate(done: usize, time: Duration) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "these are few")]
    let done = done as f64;
    done / time.as_secs_f64().max(f64::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_shows_what_is_covered_and_what_is_missing() {
        let coverage = Counted {
            required: Some(Present { present: 5, total: 8 }),
            preferred: None,
            in_base: vec!["Rust".to_owned()],
            missing: vec!["Kafka".to_owned()],
        };
        assert_eq!(row("a", &coverage), "     5/8        n/a  a: Kafka, (Rust)\n");
    }

    #[test]
    fn a_line_shows_rate_and_time_left() {
        assert_eq!(
            pace(200, 1000, Duration::from_secs(4)),
            "200 of 1000 documents, 50.0 a second, 16 s left"
        );
    }
}
