//! C07: contact data is given once.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C07", "untidy-contacts"),
    severity: Severity::Note,
    checks: "Whether an address comes twice, and whether there is more than one email.",
    why: "Systems tell applicants apart by their email: two make two applicants.",
    example: "`github.com/ada` and `https://github.com/ada/` side by side.",
    evidence: &[
        Evidence(Grade::Vendor, "Bullhorn: finds duplicates by the email in the résumé"),
        Evidence(Grade::Peer, "cvloom reports duplicate links"),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let header = &subject.parsed().header;
    let mut found = Vec::new();
    if let [_, second, ..] = header.emails.as_slice() {
        let message = format!("{} email addresses are read", header.emails.len());
        let next = Found::at(second.page, second.rect, message);
        found.push(next.hint("give the one you read"));
    }
    let bare = |text: &str| {
        let text = text.to_lowercase();
        let text = text.trim_start_matches("https://").trim_start_matches("http://");
        text.trim_start_matches("www.").trim_end_matches('/').to_owned()
    };
    for (at, link) in header.links.iter().enumerate() {
        if header.links.iter().take(at).any(|other| bare(&other.text) == bare(&link.text))
        {
            let message = format!("`{}` comes twice", quote(&link.text));
            let next = Found::at(link.page, link.rect, message);
            found.push(next.hint("give it once"));
        }
    }
    found
}
