//! Y04: the résumé is long for the years that it covers.

use crate::diag::{Code, Severity};
use crate::job::{Month, union};
use crate::lint::role::Role;
use crate::lint::rule::{Detector, Evidence, Found, Grade, Rule, UNMEASURED};
use crate::lint::subject::{Kind, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("Y04", "long-for-level"),
    severity: Severity::Note,
    summary: "The résumé is long for the years that it covers.",
    checks: "Whether the number of words fits the years of work: an estimated \
          page up to three years, two pages up to ten, three beyond. No page is set, so \
          it is an estimate. Not for academic résumés (`--role academic`).",
    why: "Career offices advise a page for a first job and two for most \
          others. What is left out makes the rest be read.",
    example: "1,100 words after two years of work.",
    fix: "Keep the bullets that the job asks for: `vitae tailor` leaves out \
          the others without deleting them.",
    evidence: &[
        UNMEASURED,
        Evidence(Grade::Career, "one page for a first job, two for most others"),
        Evidence(Grade::House, "550 words of bullets and running text fill a page"),
    ],
    detect: Detector(detect),
};

/// The estimated number of words of bullets and running text on a page.
const PAGE: usize = 550;

/// The pages that are usual up to a number of months of work.
const USUAL: [(u32, usize); 3] = [(36, 1), (120, 2), (u32::MAX, 3)];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    if subject.role == Role::Academic {
        return Vec::new();
    }
    let today = subject.today.map(Month::last);
    let Some(months) = union(subject.inventory.work.iter().copied(), today) else {
        return Vec::new();
    };
    let texts = subject.texts.iter().filter(|text| text.kind != Kind::Name);
    let words: usize = texts.map(|text| text.words.len()).sum();
    let usual = USUAL.iter().find(|(up_to, _)| months <= *up_to);
    let Some((_, pages)) = usual.filter(|(_, pages)| words > pages * PAGE) else {
        return Vec::new();
    };
    let years = months.div_ceil(12);
    let pages = crate::text::counted(*pages, "page");
    let message = format!(
        "{words} words are an estimated {} pages, for {years} years of work",
        words.div_ceil(PAGE)
    );
    vec![Found::file(message).hint(format!("keep what the job asks for, on {pages}"))]
}
