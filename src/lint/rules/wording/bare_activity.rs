//! W04: a bullet only names an activity.

use crate::diag::{Code, Severity};
use crate::lint::consequence::{has_count, has_means, has_result};
use crate::lint::lexicon::lexicon;
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::rules::wording::is_judged_elsewhere;
use crate::lint::subject::{Subject, Text};

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W04", "no-consequence"),
    severity: Severity::Note,
    summary: "A bullet only names an activity.",
    checks: "Whether a short English bullet has a number, a result, a purpose or \
          a way of doing.",
    why: "An activity is in the title already: every nurse administers \
          medications. What sets you apart is what you did it for, how, or with which \
          result.",
    example: "“Maintained documentation.”",
    fix: "Add one of the three – “so that …”, “by …”, “for …” – or leave the \
          bullet out.",
    evidence: &[
        MEASURED,
        Evidence(Grade::Peer, "jsk-resume and cvloom ask for a result in each bullet"),
        Evidence(
            Grade::House,
            "at most seven words: longer bullets say at least where or for whom",
        ),
    ],
    detect: Detector(detect),
};

/// The maximum number of words of a bullet that is looked at.
const SHORT: usize = 7;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let bare = subject.english_bullets().filter(|text| is_bare(text));
    bare.map(|text| {
        let next = text.found("the bullet names an activity and nothing that came of it");
        next.hint("add a result, a purpose or a way: `…, so that …` or `… by …`")
    })
    .collect()
}

fn is_bare(text: &Text<'_>) -> bool {
    let words = &text.words;
    let lexicon = lexicon();
    // “I taught drama”.
    let start = usize::from(words.first().is_some_and(|it| it.is("i") || it.is("we")));
    let opener = words.get(start).and_then(|first| lexicon.verb(&first.lower));
    (start + 2..=SHORT).contains(&words.len())
        && opener.is_some()
        && !has_count(words)
        && !has_result(text.whole, words)
        && !has_means(words)
        && !is_judged_elsewhere(text)
}
