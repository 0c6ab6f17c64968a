//! L08: contact data stands in the page's body.

use crate::check::Subject;
use crate::check::rows::Row;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::geom::Rect;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L08", "contact-in-header"),
    severity: Severity::Warning,
    checks: "Whether the name, email or phone stands in a running header or footer: repeated on \
             pages, or at the very foot of one.",
    why: "Vendors say that they drop headers and footers, and with them whom to call.",
    example: "An email beside the page number. Put it under your name.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Greenhouse: name or contact in header, footer or text box",
        ),
        Evidence(
            Grade::Vendor,
            "Daxtra by way of Mercury; Wolf: email in header or footer?",
        ),
    ],
    detect,
};

/// The part of a page that headers and footers stand in, at either end.
const ZONE: f64 = 0.08;

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
        // Twice at the same height of two pages: a running header or footer.
        let again = || {
            subject.rows().iter().any(|other| {
                other.page != row.page
                    && (other.rect().y0 - row.rect().y0).abs() < 2.0
                    && other.text().contains(contact)
            })
        };
        let repeated =
            pages > 1 && (in_zone(row, true) || in_zone(row, false)) && again();
        if repeated || in_zone(row, false) {
            let message = format!("`{}` stands in a header or footer", quote(contact));
            let next = Found::at(row.page, row.rect(), message);
            found.push(next.hint("put it under the name on the first page"));
        }
    }
    found
}
