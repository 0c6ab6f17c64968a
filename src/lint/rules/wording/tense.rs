//! W09: a job that has ended is written in the present.

use crate::diag::{Code, Severity};
use crate::lint::lexicon::{Form, Lexicon, lexicon};
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::subject::{Subject, Text};

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W09", "tense"),
    severity: Severity::Warning,
    summary: "A job that has ended is written in the present.",
    checks: "Whether an English bullet of a job that has ended opens with a verb \
          in the present.",
    why: "The reader asks whether you still do it, or whether the end date is \
          wrong.",
    example: "“Manage releases” in a job that ended last year.",
    fix: "Write the past: “Managed releases”. The present belongs to the job \
          you have.",
    evidence: &[
        MEASURED,
        Evidence(Grade::Peer, "cvloom, wl-013"),
        Evidence(Grade::Career, "NC State asks for parallel tenses"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let lexicon = lexicon();
    let mut found = Vec::new();
    for text in subject.english_bullets().filter(|text| text.has_ended) {
        let Some(first) = text.words.first() else { continue };
        if let Some(base) = present(lexicon, text) {
            let shown = first.shown;
            let next =
                text.found(format!("`{shown}` is the present, but the job has ended"));
            found.push(next.hint(if lexicon.words.present_of_be.contains(base) {
                "write the past".to_owned()
            } else {
                format!("write `{}`", capitalised(&lexicon.past(base)))
            }));
        }
    }
    found
}

/// The verb, if an opener is one in the present, and no noun: “Design of …”, “Lead
/// engineer”.
fn present(lexicon: &'static Lexicon, text: &Text<'_>) -> Option<&'static str> {
    let first = text.words.first()?;
    let next = text.words.get(1);
    let verb = lexicon.verb(&first.lower)?;
    let own = lexicon.words;
    let is_noun = next.is_some_and(|next| {
        // “Design screens”, “Design the screens”; a “Design review” is a noun.
        let has_object =
            next.lower.ends_with('s') || own.determiners.contains(&next.lower);
        own.noun_after.contains(&next.lower)
            || own.titles.contains(&next.lower)
            || own.noun_verbs.contains(verb.base) && !has_object
    });
    match verb.form {
        Form::Base if !is_noun && !first.ends_part => Some(verb.base),
        // What a project “serves” it may still serve.
        Form::Third if !text.is_of_project => Some(verb.base),
        Form::Base | Form::Third | Form::Gerund | Form::Past => None,
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
