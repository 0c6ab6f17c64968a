//! K03: a skill says nothing about the role.

use crate::data::roles;
use crate::diag::{Code, Location, Severity};
use crate::job::Field;
use crate::lint::rule::{Detector, Evidence, Found, Grade, Rule, UNMEASURED};
use crate::lint::subject::Subject;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("K03", "off-role-skill"),
    severity: Severity::Note,
    summary: "A skill says nothing about the role.",
    checks: "With `--role backend`: whether the skills list what only interfaces \
          need, such as HTML and CSS.",
    why: "They take the first glance from the skills that the role is about, \
          and suggest another role.",
    example: "“HTML, CSS, Bootstrap” before “PostgreSQL” on a backend résumé.",
    fix: "Leave them out of this résumé, or put them last.",
    evidence: &[
        UNMEASURED,
        Evidence(
            Grade::House,
            "only where a role and a skill have little to do with each other",
        ),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let role = subject.role.name();
    let Some(off) = roles().off_role.get(role) else { return Vec::new() };
    let mut found = Vec::new();
    for mention in subject.inventory.mentions.iter().filter(|it| off.contains(&it.id)) {
        let place = subject.inventory.places.get(mention.place);
        let place = place.filter(|place| place.field == Field::Skills);
        let Some(at) = place.and_then(|place| place.pointer.as_ref()) else { continue };
        let message = format!("`{}` says little about a {role} role", mention.form);
        let next = Found::new(Location::pointer(at.clone()), message);
        found.push(next.hint("leave it out of this résumé, or put it last"));
    }
    found
}
