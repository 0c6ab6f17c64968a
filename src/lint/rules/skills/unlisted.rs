//! K02: a bullet names a skill that the list of skills lacks.

use std::collections::BTreeSet;

use crate::diag::{Code, Severity};
use crate::job::{Field, Vocabulary};
use crate::lint::rule::{Detector, Evidence, Found, Grade, Rule, UNMEASURED};
use crate::lint::rules::skills::unshown::is_shown_by_name;
use crate::lint::subject::Subject;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("K02", "skill-not-listed"),
    severity: Severity::Note,
    summary: "A bullet names a skill that the list of skills lacks.",
    checks: "Whether each language, tool or system of a bullet is among the \
          skills, if there are any. A more general term counts.",
    why: "Some searches look at the list alone, and a reader who skims does, \
          too.",
    example: "“Moved batch work to Kubernetes”, and no Kubernetes under skills.",
    fix: "Add it to the list, if you would answer questions about it.",
    evidence: &[
        UNMEASURED,
        Evidence(Grade::House, "the list and the bullets should be about the same work"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let vocabulary = Vocabulary::built_in();
    let inventory = subject.inventory;
    let mut listed: BTreeSet<&str> = BTreeSet::new();
    for mention in &inventory.mentions {
        let place = inventory.places.get(mention.place);
        if place.is_some_and(|place| place.field == Field::Skills) {
            listed.insert(&mention.id);
            listed.extend(vocabulary.broader(&mention.id));
        }
    }
    if listed.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for text in subject.bullets() {
        for id in inventory.terms_at(text.at) {
            let Some(term) = vocabulary.term(id) else { continue };
            let is_listed = listed.contains(id)
                || vocabulary.broader(id).iter().any(|broader| listed.contains(broader));
            if is_shown_by_name(term.kind) && !is_listed && seen.insert(id) {
                let next = text.found(format!("`{}` is not among the skills", term.name));
                found.push(next.hint("add it to the skills, if you know it well"));
            }
        }
    }
    found
}
