//! F18: letters are letters, and not signs that look like them.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ReadingOrder;
use crate::parse::plain;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F18", "compatibility-character"),
    severity: Severity::Warning,
    summary: "A letter is read as a sign that looks like it.",
    checks: "Radicals for ideographs (⼯ for 工) and mathematical letters (𝗥 for R).",
    why: "The signs look like the letters and are others: a search for `工作` does not find \
          `⼯作`, and a heading of such signs is in no list of headings.",
    example: "Some fonts map ideographs to radicals; pages on the web make “bold” letters for \
              profiles.",
    fix: "Type the text again, and export with another typeface.",
    evidence: &[
        Evidence(
            Grade::Standard,
            "UAX #15: compatibility equivalents are other characters",
        ),
        Evidence(Grade::Measured, "nine readers of ten keep the sign"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let lines = subject.lines(ReadingOrder::PageContent);
    let signs = |text: &str| text.chars().filter(|c| plain(*c).is_some()).count();
    let count: usize = lines.iter().map(|line| signs(&line.text)).sum();
    let first = lines.iter().find_map(|line| {
        let words = line.text.split_whitespace();
        let word = words.into_iter().find(|word| signs(word) > 0)?;
        Some((line, word, word.chars().find_map(|c| Some((c, plain(c)?)))?))
    });
    let Some((line, word, (sign, letter))) = first else { return Vec::new() };
    let message = match count {
        1 => format!("`{}` has `{sign}` for `{letter}`", quote(word)),
        _ => format!("{count} letters are other signs, such as `{sign}` for `{letter}`"),
    };
    vec![Found::at(line.page, line.rect, message).hint("type the text again")]
}
