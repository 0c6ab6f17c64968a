//! K01: a skill is listed, but no bullet shows it.

use std::collections::BTreeSet;

use crate::diag::{Code, Severity};
use crate::job::{Field, Kind, Vocabulary};
use crate::lint::rule::{Detector, Evidence, Found, Grade, Rule, UNMEASURED};
use crate::lint::subject::Subject;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("K01", "skill-not-shown"),
    severity: Severity::Note,
    summary: "A skill is listed, but no bullet shows it.",
    checks: "Whether each skill with a name of its own – a language, a tool, a \
          system – is in a bullet or text of a job or project. A more specific term \
          counts: Spring Boot shows Java.",
    why: "A list claims; a bullet shows. Interviewers ask about what is \
          listed.",
    example: "“Terraform” under skills, and in no job.",
    fix: "Name it in the bullet where you used it: “… with …”. Where there is \
          none, leave it out of the list.",
    evidence: &[
        UNMEASURED,
        Evidence(Grade::Vendor, "Textkernel reports skills that no position shows (112)"),
        Evidence(Grade::Peer, "cvloom, wl-017"),
    ],
    detect: Detector(detect),
};

/// A résumé with fewer bullets shows too little to say what it lacks.
const FEWEST_BULLETS: usize = 3;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    if subject.bullets().count() < FEWEST_BULLETS {
        return Vec::new();
    }
    let vocabulary = Vocabulary::built_in();
    let inventory = subject.inventory;
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    let mut listed = Vec::new();
    for mention in &inventory.mentions {
        let Some(place) = inventory.places.get(mention.place) else { continue };
        match place.field {
            Field::Skills => listed.push((mention, place)),
            Field::Bullet | Field::Work | Field::Project | Field::Title => {
                shown.insert(&mention.id);
                shown.extend(vocabulary.broader(&mention.id));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (mention, place) in listed {
        let term = vocabulary.term(&mention.id);
        let is_named = term.is_some_and(|term| is_shown_by_name(term.kind));
        let Some(at) = place.pointer.as_ref().filter(|_| is_named) else { continue };
        if !shown.contains(mention.id.as_str()) && seen.insert(&mention.id) {
            let message = format!("no bullet shows `{}`", mention.form);
            let next = Found::new(crate::diag::Location::pointer(at.clone()), message);
            found.push(
                next.hint("name it where you used it: `… with …`; or leave it out"),
            );
        }
    }
    found
}

/// Whether a bullet that shows a term of this kind names it; a practice can be shown without.
pub(super) fn is_shown_by_name(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Language
            | Kind::Framework
            | Kind::Datastore
            | Kind::Cloud
            | Kind::Tool
            | Kind::Platform
    )
}
