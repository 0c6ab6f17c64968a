//! W01: a bullet opens with a duty, not with what was done.

use crate::diag::{Code, Severity};
use crate::lint::lexicon::{Form, lexicon};
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W01", "weak-opener"),
    severity: Severity::Warning,
    summary: "A bullet opens with a duty, not with what was done.",
    checks: "Whether an English bullet opens with words such as “responsible \
          for”, “helped with”, “worked on”.",
    why: "Such an opener says that the work was near you. The first words are \
          read most, and these leave open what you did.",
    example: "“Responsible for the billing service” could be one commit or three \
          years.",
    fix: "Open with the verb of the act: “Maintained …, so that …”. Where you \
          were one of several, name your part.",
    evidence: &[
        MEASURED,
        Evidence(
            Grade::Peer,
            "jsk-resume and cvloom (wl-004) keep lists of such openers",
        ),
        Evidence(Grade::Career, "NC State warns of “responsible for”"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let lexicon = lexicon();
    let mut found = Vec::new();
    for text in subject.english_bullets() {
        // A leading pronoun is reported by its own rule.
        let start = usize::from(text.words.first().is_some_and(|first| {
            lexicon.words.pronouns.contains(&first.lower) && text.words.len() > 1
        }));
        let Some(length) = lexicon.weak_openers.length_at(&text.words, start) else {
            continue;
        };
        let opener = text.shown(start..start + length);
        let next = text.words.get(start + length).and_then(|it| lexicon.verb(&it.lower));
        let act = next.filter(|verb| matches!(verb.form, Form::Gerund | Form::Base));
        let hint = match act {
            Some(verb) => {
                let past = lexicon.past(verb.base);
                format!("open with the act: `{past} …, so that …`, if it was yours")
            }
            None => {
                "open with the verb of your own part: `[verb] …, so that …`".to_owned()
            }
        };
        let next = text.found(format!("`{opener}` names a duty, not what you did"));
        found.push(next.hint(hint));
    }
    found
}
