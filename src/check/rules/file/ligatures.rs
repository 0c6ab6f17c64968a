//! F09: ligatures are read as their letters.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ReadingOrder;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F09", "ligature-character"),
    severity: Severity::Warning,
    summary: "A ligature is read as a single character.",
    checks: "The ligature characters ﬀ, ﬁ, ﬂ, ﬃ and ﬄ in the text layer.",
    why: "`workﬂow` with U+FB02 does not match a search for `workflow`.",
    example: "A LaTeX document without ToUnicode tables.",
    fix: "Turn off ligatures; in LaTeX, add `\\input{glyphtounicode}` and \
          `\\pdfgentounicode=1`.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "published Textkernel output: “Snow fl ake” is in no list of skills",
        ),
        Evidence(Grade::Peer, "lanjut: readers that ignore ToUnicode lose ligatures"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let lines = subject.lines(ReadingOrder::PageContent).iter();
    lines
        .filter_map(|line| {
            let is_ligature = |c: char| ('\u{FB00}'..='\u{FB06}').contains(&c);
            let word =
                line.text.split_whitespace().find(|word| word.contains(is_ligature))?;
            let message = format!("`{}` contains a ligature character", quote(word));
            Some(Found::at(line.page, line.rect, message).hint("turn off ligatures"))
        })
        .collect()
}
