//! W11: a part of a template was left in.

use crate::diag::{Code, Severity};
use crate::lint::lexicon::lexicon;
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::subject::Subject;
use crate::lint::words::{Word, words};

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W11", "placeholder-in-bullet"),
    severity: Severity::Error,
    summary: "A part of a template was left in.",
    checks: "Whether a text has words in brackets to fill in, `XX%`, `TODO`, \
          `Lorem ipsum` and the like, in any language.",
    why: "It tells the reader that nobody has read the résumé before sending \
          it.",
    example: "“Reduced latency by XX% for [company].”",
    fix: "Put in what is true, or delete the sentence.",
    evidence: &[
        MEASURED,
        Evidence(Grade::Peer, "jsk-resume refuses to print placeholders"),
    ],
    detect: Detector(detect),
};

/// What opens and closes a part to fill in.
const BRACKETS: [(char, char); 3] = [('[', ']'), ('<', '>'), ('{', '}')];

/// The longest text in brackets that can be one, in words.
const LONGEST: usize = 8;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for text in &subject.texts {
        if let Some(left) = placeholder(text.whole, &text.words) {
            let next = text.found(format!("`{left}` is left of a template"));
            found.push(next.hint("put in what is true, or delete the sentence"));
        }
    }
    found
}

/// The first placeholder of a text, as written.
pub(super) fn placeholder(text: &str, words: &[Word<'_>]) -> Option<String> {
    if let Some(left) =
        BRACKETS.iter().find_map(|&(open, close)| between(text, open, close))
    {
        return Some(left);
    }
    if let Some(range) = lexicon().placeholders.all(words).into_iter().next() {
        return Some(crate::lint::words::shown(&words[range]));
    }
    (0..words.len())
        .find(|at| is_stand_in(words, *at))
        .map(|at| words[at].shown.to_owned())
}

/// The first text between brackets that is to be filled in, with its brackets.
fn between(text: &str, open: char, close: char) -> Option<String> {
    let own = lexicon().words;
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        let after = rest.get(start + open.len_utf8()..)?;
        let end = after.find(close)?;
        let inner = after.get(..end)?;
        let next = after.get(end + close.len_utf8()..)?;
        let inner_words = words(inner);
        // A link of Markdown has its address after it.
        let is_left = !next.starts_with('(')
            && inner_words.len() <= LONGEST
            && inner_words.iter().any(|word| own.placeholder_words.contains(&word.lower));
        if is_left {
            return Some(format!("{open}{inner}{close}"));
        }
        rest = next;
    }
    None
}

/// Whether the word at `at` stands in for a number or a text: `XX%`, `$XXk`, `TODO`.
fn is_stand_in(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let next = words.get(at + 1);
    if word.shown == "TODO" {
        let names = &lexicon().words.placeholder_not_after;
        return !next.is_some_and(|next| names.contains(&next.lower));
    }
    let has_sign = word.shown.contains(['%', '$', '€', '£']);
    let letters = word.shown.trim_matches(['%', '$', '€', '£', '+', 'k']);
    match letters {
        "XX" | "XXX" | "xx" | "xxx" | "NN" => true,
        "X" | "N" | "x" => {
            let follows_by =
                before.is_some_and(|before| before.is("by") || before.is("for"));
            has_sign || follows_by && next.is_some_and(|next| !next.is_capitalised())
        }
        _ => false,
    }
}
