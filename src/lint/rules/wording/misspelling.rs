//! W12: a word is misspelt.

use crate::data::spellings;
use crate::diag::{Code, Severity};
use crate::lint::lexicon::lexicon;
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W12", "misspelling"),
    severity: Severity::Warning,
    summary: "A word is misspelt.",
    checks: "Whether English texts have one of some 600 common misspellings, or a \
          small word twice in a row. It is no dictionary: it does not find other \
          mistakes.",
    why: "For many readers one mistake is enough. A list of mistakes raises no \
          false alarm about names and terms, as a dictionary would.",
    example: "“Recieved the on-call pager.”",
    fix: "Write the word as the hint has it.",
    evidence: &[
        MEASURED,
        Evidence(
            Grade::House,
            "the list is our own; British and American spellings are both right",
        ),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let small = &lexicon().words.small_words;
    let mut found = Vec::new();
    for text in subject.english_texts() {
        for (at, word) in text.words.iter().enumerate() {
            // A capital inside a sentence begins a name.
            let is_name = at > 0 && word.is_capitalised();
            if let Some(right) = spellings().misspellings.get(&word.lower)
                && !is_name
            {
                let next = text.found(format!("`{}` is misspelt", word.shown));
                found.push(next.hint(format!("write `{right}`")));
            }
            let next = text.words.get(at + 1);
            if next.is_some_and(|next| next.lower == word.lower)
                && small.contains(&word.lower)
                && !word.ends_part
            {
                let next = text.found(format!("`{}` stands twice", word.shown));
                found.push(next.hint("delete one of the two"));
            }
        }
    }
    found
}
