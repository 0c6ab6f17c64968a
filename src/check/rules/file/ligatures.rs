//! F09: letters are single characters.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ReadingOrder;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F09", "ligature-character"),
    severity: Severity::Warning,
    checks: "Ligatures that are read as one character: ﬀ, ﬁ, ﬂ, ﬃ, ﬄ.",
    why: "`workﬂow` with U+FB02 is not the word `workflow` that is searched for.",
    example: "In LaTeX, `\\input{glyphtounicode}` and `\\pdfgentounicode=1`; or no ligatures.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "published Textkernel output: “Snow fl ake” is in no list of skills",
        ),
        Evidence(Grade::Peer, "lanjut: readers that ignore ToUnicode lose ligatures"),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let lines = subject.lines(ReadingOrder::PageContent).iter();
    lines
        .filter_map(|line| {
            let is_ligature = |c: char| ('\u{FB00}'..='\u{FB06}').contains(&c);
            let word =
                line.text.split_whitespace().find(|word| word.contains(is_ligature))?;
            let message = format!("`{}` is read with a ligature", quote(word));
            Some(
                Found::at(line.page, line.rect, message)
                    .hint("set the text without ligatures"),
            )
        })
        .collect()
}
