//! Y01: a text claims more years than the dates of the jobs cover.

use crate::data::numbers;
use crate::diag::{Code, Severity};
use crate::job::{Month, union};
use crate::lint::rule::{Detector, Evidence, Found, Grade, Rule, UNMEASURED};
use crate::lint::subject::Subject;
use crate::lint::words::Word;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("Y01", "years-beyond-dates"),
    severity: Severity::Note,
    summary: "A text claims more years than the dates of the jobs cover.",
    checks: "Whether a number of years of experience in an English text is \
          covered by the dates of jobs and volunteer work; overlaps count once, and a \
          year is forgiven.",
    why: "Applicant systems calculate the same sum, and a reader may.",
    example: "“Ten years of experience” above jobs that cover six.",
    fix: "Correct the number, or add the jobs that it counts.",
    evidence: &[
        UNMEASURED,
        Evidence(Grade::Vendor, "Textkernel calculates months of experience from dates"),
    ],
    detect: Detector(detect),
};

/// How many months a claim may exceed the dates: years are rounded, and months are left out.
const FORGIVEN: u32 = 12;

/// How many words after “years” the word “experience” is looked for.
const NEAR: usize = 5;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let today = subject.today.map(Month::last);
    let spans = subject.inventory.work.iter().copied();
    let Some(covered) = union(spans, today).filter(|_| subject.inventory.undated == 0)
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for text in subject.english_prose() {
        let claims = (0..text.words.len()).filter_map(|at| claim(&text.words, at));
        if let Some(years) = claims.max()
            && years.saturating_mul(12) > covered.saturating_add(FORGIVEN)
        {
            let dated = covered / 12;
            let message = format!(
                "{years} years of experience are claimed, the dates cover {dated}"
            );
            found.push(text.found(message).hint("correct the number, or add the jobs"));
        }
    }
    found
}

/// The number of years of experience that is claimed at `at`: “10+ years of experience”.
fn claim(words: &[Word<'_>], at: usize) -> Option<u32> {
    let number = words.get(at)?.lower.trim_end_matches('+');
    let number = number.parse().ok().or_else(|| numbers("en").get(number).copied())?;
    let rest = words.get(at + 1..)?;
    let is_years =
        rest.first().is_some_and(|word| word.lower.trim_matches('\'') == "years");
    let mut near = rest.iter().skip(1).take(NEAR);
    (is_years && near.any(|word| word.is("experience"))).then_some(number)
}
