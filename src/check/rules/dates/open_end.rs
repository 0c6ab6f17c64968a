//! D05: a job that goes on says so.

use super::jobs;
use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::ParsedEnd;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("D05", "open-end"),
    severity: Severity::Warning,
    checks: "Whether a date with a dash has something after it.",
    why: "“2021 –” has no end, and is read as one date or none.",
    example: "Write “Jan 2021 – Present”.",
    evidence: &[
        Evidence(Grade::Vendor, "RChilli: till, present and now are the present"),
        Evidence(Grade::Peer, "OpenResume knows `Present` alone"),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    jobs(subject)
        .filter_map(|job| job.dates.as_ref())
        .filter(|dates| {
            let text = dates.found.text.trim_end();
            let is_open = text.ends_with(['-', '–', '—'])
                || ["since", "seit", "depuis", "desde", "dal", "from"]
                    .iter()
                    .any(|word| text.to_lowercase().starts_with(word));
            is_open && !matches!(dates.end, ParsedEnd::Date(_))
        })
        .map(|dates| {
            let at = &dates.found;
            let message = format!("`{}` does not say how it ends", quote(&at.text));
            Found::at(at.page, at.rect, message).hint("write Jan 2021 – Present")
        })
        .collect()
}
