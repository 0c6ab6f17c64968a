//! L03: all text of the résumé is read in one piece.

use crate::check::Subject;
use crate::check::folding::folded;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, JsonPointer, Severity};
use crate::document::LineKind;
use crate::extract::{Line, ORDERS};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L03", "lost-string"),
    severity: Severity::Error,
    summary: "Text of the résumé is missing from the PDF, or split.",
    checks: "With `--against`: whether every name, title and bullet of the résumé is \
             read in one piece, in every reading order.",
    why: "What one reading order loses, some reader loses.",
    example: "A bullet that is cut in two by a date.",
    fix: "Compare the orders with `vitae extract --compare`, and move what stands in \
          between.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "right-aligned dates cut bullets in two readers of ten",
        ),
        Evidence(
            Grade::Peer,
            "cvloom and honest-cv compare what is read with the source",
        ),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let Some(against) = subject.against() else { return Vec::new() };
    let orders = ORDERS.iter().map(|order| (order, text(subject.lines(*order))));
    // A file without tags has no logical order.
    let orders: Vec<(&str, String)> = orders
        .filter(|(_, text)| !text.is_empty())
        .map(|(order, text)| (order.name(), text))
        .collect();
    let mut found = Vec::new();
    for line in against.document.lines() {
        // Headings and dates may be worded differently; facts may not.
        if matches!(line.kind, LineKind::Heading(_)) {
            continue;
        }
        let facts = line.pieces.iter().filter(|piece| !piece.origin.is_none_or(is_date));
        let facts = facts.map(|piece| piece.text.as_str());
        for fact in facts {
            let wanted = folded(fact);
            if wanted.trim().is_empty() {
                continue;
            }
            let lost: Vec<&str> = orders
                .iter()
                .filter(|(_, text)| !text.contains(&wanted))
                .map(|(name, _)| *name)
                .collect();
            if !lost.is_empty() {
                let names = lost.join(", ");
                let names = if lost.len() == orders.len() { "any" } else { &names };
                let message = format!(
                    "`{}` is not read in one piece in {names} order",
                    quote(fact)
                );
                found.push(
                    Found::file(message)
                        .hint("compare the orders with `vitae extract --compare`"),
                );
            }
        }
    }
    found
}

/// Whether a field is a date.
fn is_date(field: &JsonPointer) -> bool {
    field
        .as_str()
        .rsplit('/')
        .next()
        .is_some_and(|key| key.to_lowercase().ends_with("date"))
}

fn text(lines: &[Line]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    if lines.is_empty() {
        return String::new();
    }
    // An address that is too long for a line may be broken after a slash.
    let joined = lines.join("\n").replace("/\n", "/");
    [folded(&lines.join("\n")), folded(&joined)].concat()
}
