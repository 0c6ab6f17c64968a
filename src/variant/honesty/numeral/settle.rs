//! Settles what numbers next to each other say together: "from 50 minutes to 6" are minutes both,
//! and "1 h 35 min" is one span of time.

use super::units::{self, ONE};
use super::{Metric, Numeral, NumeralKind, Role};
use crate::variant::honesty::tongue::Tongue;

/// Signs and words between the ends of a range or a change.
const RANGES: [&str; 5] = ["–", "-", "→", "->", "=>"];

/// Settles the roles and units of the numbers of a text.
pub(super) fn settle(text: &str, found: &mut Vec<Numeral>, tongue: &Tongue) {
    add_up(text, found, tongue);
    for at in 1..found.len() {
        let (before, after) = found.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first_mut()) else {
            return;
        };
        let between = text.get(first.span.end..second.span.start).unwrap_or_default();
        let between = between.trim().to_lowercase();
        let (NumeralKind::Metric(first), NumeralKind::Metric(second)) =
            (&mut first.kind, &mut second.kind)
        else {
            continue;
        };
        settle_roles(first, second, &between, tongue);
        share(first, second, &between, tongue);
    }
    for numeral in found {
        let NumeralKind::Metric(it) = &mut numeral.kind else { continue };
        it.role = match it.role {
            Role::Instead => Role::From,
            // "de 35 %" is a change, "de 12 clients" is not.
            Role::FromOrBy if matches!(it.unit, "%" | "percentage points" | "times") => {
                Role::By
            }
            Role::FromOrBy => Role::None,
            role => role,
        };
    }
}

/// Adds up the parts of spans of time.
fn add_up(text: &str, found: &mut Vec<Numeral>, tongue: &Tongue) {
    let mut at = 1;
    while at < found.len() {
        let between = text.get(found[at - 1].span.end..found[at].span.start);
        let between = between.unwrap_or_default().trim().to_lowercase();
        let sum = match (&found[at - 1].kind, &found[at].kind) {
            (NumeralKind::Metric(first), NumeralKind::Metric(second))
                if first.unit == second.unit
                    && units::is_time(first.unit)
                    && second.factor < first.factor
                    && second.role == Role::None
                    && (between.is_empty()
                        || tongue.claims.number_joints.contains(&between)) =>
            {
                let value = first.value + second.value;
                Some(Metric { value, place: second.place, ..first.clone() })
            }
            _ => None,
        };
        match sum {
            Some(sum) => {
                let end = found.remove(at).span.end;
                found[at - 1].kind = NumeralKind::Metric(sum);
                found[at - 1].span.end = end;
            }
            None => at += 1,
        }
    }
}

fn settle_roles(first: &mut Metric, second: &mut Metric, between: &str, tongue: &Tongue) {
    let is_arrow = matches!(between, "→" | "->" | "=>");
    let is_open = matches!(first.role, Role::None | Role::FromOrBy);
    if second.role == Role::Instead && is_open {
        first.role = Role::To;
    } else if is_arrow && first.role == Role::None {
        first.role = Role::From;
    }
    if first.role == Role::FromOrBy && second.role == Role::To {
        first.role = Role::From;
        // "de" did not belong to a "mensal" before it.
        first.per = second.per;
    }
    // "to" is a new value only after an old one or an amount, or by itself.
    let is_range = tongue.claims.to.contains(between) && first.role == Role::None;
    if is_range && !is_arrow && first.unit.is_empty() && first.nouns.is_empty() {
        second.role = Role::None;
    }
}

/// Gives a number without a unit that of the other end: "900 → 120 ms", "from 50 minutes to 6".
fn share(first: &mut Metric, second: &mut Metric, between: &str, tongue: &Tongue) {
    let ends_sentence = between.contains([';', '!', '?']) || between.ends_with('.');
    let are_ends = matches!(
        (first.role, second.role),
        (Role::From | Role::By, Role::To)
            | (Role::By, Role::From)
            | (Role::To, Role::Instead | Role::From)
    );
    let is_range = RANGES.contains(&between) || tongue.claims.to.contains(between);
    if ends_sentence || !(are_ends || is_range) {
        return;
    }
    let is_bare = |it: &Metric| it.unit.is_empty() && it.nouns.is_empty();
    if is_bare(first) && (!is_bare(second) || second.per.is_some()) {
        first.take_unit(second);
    } else if is_bare(second) && !is_bare(first) && are_ends {
        second.take_unit(first);
    } else if first.per.is_some() && second.per.is_none() && is_bare(second) && are_ends {
        second.per = first.per;
    }
}

impl Metric {
    fn take_unit(&mut self, other: &Self) {
        if self.factor == ONE {
            self.value = self.value.saturating_mul(other.factor) / ONE;
            self.place = self.place.saturating_mul(other.factor) / ONE;
            self.factor = other.factor;
        }
        self.unit = other.unit;
        self.per = self.per.or(other.per);
        self.nouns.clone_from(&other.nouns);
    }
}
