//! W03: a bullet gives a number, but not what came of it.

use crate::diag::{Code, Severity};
use crate::lint::consequence::{has_result, is_count};
use crate::lint::lexicon::{Form, lexicon};
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::rules::wording::is_judged_elsewhere;
use crate::lint::subject::Subject;
use crate::lint::words::Word;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W03", "number-without-effect"),
    severity: Severity::Note,
    summary: "A bullet gives a number, but not what came of it.",
    checks: "Whether a short English bullet that counts what was done also says what changed, \
          for what, or compared with what. Years and names such as “Grade 5” are no \
          quantities.",
    why: "A number shows size. What a reader looks for is what you did to it.",
    example: "“Processed 2 million events a day” is true of everybody on the team.",
    fix: "Add the consequence, if there was one: “…, which …”, “from … to …”, \
          “without …”. Do not invent one: a true size without effect is better than a \
          made-up effect.",
    evidence: &[
        MEASURED,
        Evidence(Grade::Peer, "cvloom, wl-015: a metric without a result"),
        Evidence(
            Grade::House,
            "never more than a note: a demand for numbers is answered with invented ones",
        ),
    ],
    detect: Detector(detect),
};

/// The maximum number of words of a bullet that is looked at: a longer one says more than a size.
const SHORT: usize = 10;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for text in subject.english_bullets() {
        if is_size(&text.words)
            && !has_result(text.whole, &text.words)
            && !is_judged_elsewhere(text)
        {
            let next = text.found("the number has no effect or comparison");
            found.push(
                next.hint("add what followed, if it did: `…, which …` or `from … to …`"),
            );
        }
    }
    found
}

/// How many words may stand between the opener and the number.
const BETWEEN: usize = 3;

/// Whether a text is one clause about how much was done: a verb, and the number of its object.
/// “Built a store used by 900” is about the store.
fn is_size(words: &[Word<'_>]) -> bool {
    let lexicon = lexicon();
    let Some((_, rest)) = words.split_last() else { return false };
    let opener = words.first().and_then(|first| lexicon.verb(&first.lower));
    let number = (1..=BETWEEN + 1).find(|at| is_count(words, *at));
    let Some(between) = number.and_then(|number| words.get(1..number)) else {
        return false;
    };
    let is_other = |word: &Word<'_>| {
        let verb = lexicon.verb(&word.lower);
        lexicon.words.not_between.contains(&word.lower)
            || verb.is_some_and(|verb| verb.form == Form::Gerund)
    };
    words.len() <= SHORT
        && opener.is_some()
        && !rest.iter().any(|word| word.ends_part)
        && !between.first().is_some_and(|word| word.is("to"))
        && !between.iter().any(is_other)
}
