//! W02: a text says I, my, we or our.

use crate::diag::{Code, Severity};
use crate::lint::lexicon::lexicon;
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::subject::Subject;
use crate::lint::words::Word;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W02", "first-person"),
    severity: Severity::Warning,
    summary: "A text says I, my, we or our.",
    checks: "Whether English bullets and running text have a pronoun of the first \
          person; quotations and names such as “Type I” do not count.",
    why: "A résumé is about one person, so the pronoun says nothing, and takes \
          the place of the verb. “We” hides which part was yours.",
    example: "“I introduced code owners” begins one word late.",
    fix: "Leave the pronoun out and begin with the verb: “Introduced …”. For \
          “we”, name the team and your part.",
    evidence: &[
        MEASURED,
        Evidence(Grade::Peer, "jsk-resume and cvloom (wl-007)"),
        Evidence(Grade::Career, "NC State asks for bullets without pronouns"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for text in subject.english_prose() {
        // One for each text: they go together.
        let own = (0..text.words.len()).find(|at| is_pronoun(&text.words, *at));
        if let Some(at) = own {
            let shown = text.shown(at..at + 1);
            let next = text.found(format!("`{shown}` is the first person"));
            found.push(next.hint("leave it out and begin with the verb: `[verb] …`"));
        }
    }
    found
}

/// Whether the word at `at` is a pronoun of the first person, and no part of a name.
fn is_pronoun(words: &[Word<'_>], at: usize) -> bool {
    let own = lexicon().words;
    let Some(word) = words.get(at) else { return false };
    if word.is_quoted || !own.pronouns.contains(&word.lower) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let next = words.get(at + 1);
    if word.is("i") {
        let is_number =
            before.is_some_and(|before| own.before_roman_one.contains(&before.lower));
        return word.shown == "I" && !is_number;
    }
    // “an algorithm that changes how we store data” is about everybody.
    let begins = before.is_none_or(|before| before.ends_part);
    if word.lower.starts_with("we") && !begins {
        return false;
    }
    // “US”, “ME”; “the Our World exhibition”.
    let letters = word.shown.chars().count();
    let is_acronym = letters > 1 && word.shown.chars().all(char::is_uppercase);
    let is_inside = before.is_some_and(|before| !before.ends_part);
    let is_name =
        word.is_capitalised() && is_inside && next.is_some_and(Word::is_capitalised);
    !is_acronym && !is_name
}
