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
const ZONE: f64 = 0.1;

/// What stands this many of its own sizes below the text above is no part of it.
const APART: f64 = 1.6;

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
        let above_name = row.page.index() == 0
            && in_zone(row, true)
            && header.name.as_ref().is_some_and(|name| {
                name.page == row.page && row.rect().y1 <= name.rect.y0
            });
        if repeated || above_name || (in_zone(row, false) && is_apart(subject, row)) {
            let message = format!("`{}` stands in a header or footer", quote(contact));
            let next = Found::at(row.page, row.rect(), message);
            found.push(next.hint("put it under the name on the first page"));
        }
    }
    found
}

/// Whether a row stands apart from the text above it, as a footer does.
fn is_apart(subject: &Subject<'_>, row: &Row) -> bool {
    let top = row.rect().y0;
    let above =
        subject.rows_of(row.page).map(|other| other.rect().y1).filter(|y1| *y1 <= top);
    // Lines of one footer stand together: the gap is above the highest of them.
    let mut edges: Vec<f64> = above.collect();
    edges.sort_by(f64::total_cmp);
    let mut below = top;
    for edge in edges.into_iter().rev() {
        if below - edge > APART * row.size {
            return true;
        }
        if below - edge > 0.8 * row.size {
            return false;
        }
        below = edge - row.size;
    }
    false
}
