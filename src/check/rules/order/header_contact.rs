//! L08: contact details are in the body of the page.

use crate::check::Subject;
use crate::check::rows::Row;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::geom::Rect;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L08", "contact-in-header"),
    severity: Severity::Warning,
    summary: "Contact details are in a page header or footer.",
    checks: "Whether the email address or phone number is in a running header or \
             footer: repeated on pages, above the name, or at the bottom of a page.",
    why: "Vendors say that they ignore headers and footers, and your contact details \
          with them.",
    example: "An email address beside the page number.",
    fix: "Put contact details under your name on the first page.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Greenhouse: name or contact in header, footer or text box",
        ),
        Evidence(Grade::Vendor, "Daxtra, via Mercury; Wolf: email in header or footer?"),
    ],
    detect: Detector(detect),
};

/// The share of a page, at the top and at the bottom, where headers and footers are (house rule).
const ZONE: f64 = 0.1;

/// Text that is this far below the text above it, in its own size, is separate from it: lines of
/// one text are at most 1.5 sizes apart (house rule).
const APART: f64 = 1.6;
/// Lines that are less than this apart, in their own size, belong together.
const TOGETHER: f64 = 0.8;
/// A running header is at the same height on each page, to within this many pt.
const SAME_HEIGHT: f64 = 2.0;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let header = &subject.parsed().header;
    let contacts: Vec<(&str, &str)> = header
        .emails
        .iter()
        .map(|it| ("email", it.text.as_str()))
        .chain(header.phones.iter().map(|it| ("phone", it.text.as_str())))
        .collect();
    let in_zone = |row: &Row, top: bool| {
        let page = subject.page_rect(row.page);
        let Rect { y0, y1, .. } = row.rect();
        if top { y1 < ZONE * page.height() } else { y0 > (1.0 - ZONE) * page.height() }
    };
    let pages = subject.extraction.pages().len();
    let mut found = Vec::new();
    for row in subject.rows() {
        let text = row.text();
        let email =
            text.split_whitespace().find(|word| word.contains('@') && word.contains('.'));
        let phone = contacts
            .iter()
            .find(|(kind, value)| *kind == "phone" && text.contains(value));
        let Some(contact) = email.or(phone.map(|(_, value)| *value)) else { continue };
        // At the same height on two pages: a running header or footer.
        let again = || {
            subject.rows().iter().any(|other| {
                other.page != row.page
                    && (other.rect().y0 - row.rect().y0).abs() < SAME_HEIGHT
                    && other.text().contains(contact)
            })
        };
        let repeated =
            pages > 1 && (in_zone(row, true) || in_zone(row, false)) && again();
        let above_name = row.page.index() == 0
            && in_zone(row, true)
            && header.name.as_ref().is_some_and(|name| {
                name.page == row.page && row.rect().y1 <= name.rect.y0
            });
        if repeated || above_name || (in_zone(row, false) && is_apart(subject, row)) {
            let message = format!("`{}` is in a header or footer", quote(contact));
            let next = Found::at(row.page, row.rect(), message);
            found.push(next.hint("move it under the name on the first page"));
        }
    }
    found
}

/// Whether a row is separate from the text above it, as a footer is.
fn is_apart(subject: &Subject<'_>, row: &Row) -> bool {
    let top = row.rect().y0;
    let above =
        subject.rows_of(row.page).map(|other| other.rect().y1).filter(|y1| *y1 <= top);
    // A footer may have several lines: the gap is above the highest of them.
    let mut edges: Vec<f64> = above.collect();
    edges.sort_by(f64::total_cmp);
    let mut below = top;
    for edge in edges.into_iter().rev() {
        if below - edge > APART * row.size {
            return true;
        }
        if below - edge > TOGETHER * row.size {
            return false;
        }
        below = edge - row.size;
    }
    false
}
