//! C07: contact details are given once.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C07", "duplicate-contacts"),
    severity: Severity::Note,
    summary: "Contact details are given more than once.",
    checks: "Whether an address appears twice, and whether there is more than one email \
             address.",
    why: "Systems identify applicants by their email address: two addresses make two \
          applicants.",
    example: "`github.com/ada` and `https://github.com/ada/` side by side.",
    fix: "Keep each address once, and one email address.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Bullhorn: finds duplicates by the email address in the résumé",
        ),
        Evidence(Grade::Peer, "cvloom reports duplicate links"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let header = &subject.parsed().header;
    let mut found = Vec::new();
    if let [_, second, ..] = header.emails.as_slice() {
        let message = format!("{} email addresses are found", header.emails.len());
        let next = Found::at(second.page, second.rect, message);
        found.push(next.hint("keep the one you read"));
    }
    let bare = |text: &str| {
        let text = text.to_lowercase();
        let text = text.trim_start_matches("https://").trim_start_matches("http://");
        text.trim_start_matches("www.").trim_end_matches('/').to_owned()
    };
    for (at, link) in header.links.iter().enumerate() {
        if header.links.iter().take(at).any(|other| bare(&other.text) == bare(&link.text))
        {
            let message = format!("`{}` appears twice", quote(&link.text));
            let next = Found::at(link.page, link.rect, message);
            found.push(next.hint("remove one of the two"));
        }
    }
    found
}
