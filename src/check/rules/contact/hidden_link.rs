//! C06: the addresses of links are printed.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{ReadingOrder, WebLink};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C06", "hidden-link"),
    severity: Severity::Warning,
    summary: "The address of a link is not printed.",
    checks: "Whether the address behind each link is also in the text.",
    why: "Parsers read text. The address behind the word “LinkedIn” is not part of it.",
    example: "“GitHub | LinkedIn” as links.",
    fix: "Print the address itself.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "published Textkernel output: neither address is in its list",
        ),
        Evidence(Grade::Measured, "no reader prints the address of an annotation"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let lines = subject.lines(ReadingOrder::PageContent).iter();
    let text: String = lines.map(|line| squeezed(&line.text)).collect();
    let mut seen: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for WebLink { page, rect, address } in &subject.facts().links {
        let printed = text.contains(&bare(address));
        if printed || bare(address).is_empty() || seen.contains(&address.as_str()) {
            continue;
        }
        seen.push(address);
        let message = format!("the address `{}` is only behind a link", quote(address));
        found.push(Found::at(*page, *rect, message).hint("print the address itself"));
    }
    found
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// An address without the parts that people leave out when they print it.
fn bare(address: &str) -> String {
    let mut rest = squeezed(&percent_decoded(address));
    for prefix in ["mailto:", "tel:", "https://", "http://", "www."] {
        if let Some(without) = rest.strip_prefix(prefix) {
            rest = without.to_owned();
        }
    }
    let is_phone = squeezed(address).starts_with("tel:");
    let end = rest.find(['?', '#']).filter(|_| squeezed(address).starts_with("mailto:"));
    rest.truncate(end.unwrap_or(rest.len()));
    // A phone number is printed with spaces and hyphens that its link lacks.
    if is_phone { String::new() } else { rest.trim_end_matches('/').to_owned() }
}

/// An address with escapes such as `%C3%B6` decoded; unchanged if the result is not UTF-8.
fn percent_decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let digits = digits.and_then(|two| std::str::from_utf8(two).ok());
        if let Some(byte) = digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}
