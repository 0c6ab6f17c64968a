//! K04: no bullet shows a theme of the role.

use crate::diag::{Code, Severity};
use crate::lint::rule::{Detector, Evidence, Found, Grade, Rule, UNMEASURED};
use crate::lint::subject::Subject;
use crate::lint::themes::themes;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("K04", "theme-not-shown"),
    severity: Severity::Note,
    summary: "No bullet shows a theme of the role.",
    checks: "With `--role`: whether each theme of the role, such as reliability \
          for backend work, has a bullet. English words, and terms in any language.",
    why: "Who reads for a role looks for its themes one by one.",
    example: "A backend résumé whose bullets are all about features, and none \
          about failures.",
    fix: "If you did such work, write the bullet: “[verb] …, so that …”. If \
          not, leave it: the table only shows what is on the page.",
    evidence: &[
        UNMEASURED,
        Evidence(
            Grade::House,
            "the themes are those by which guides for the role group its work",
        ),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let missing = themes(subject).into_iter().filter(|theme| theme.bullets.is_empty());
    let role = subject.role.name();
    missing
        .map(|theme| {
            let message =
                format!("no bullet shows `{}`, a theme of {role} roles", theme.name);
            Found::file(message)
                .hint("if you did such work, write it: `[verb] …, so that …`")
        })
        .collect()
}
