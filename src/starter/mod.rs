//! Example résumés to begin with: complete, for a role and a level, in one of a few languages, with
//! placeholders such as `[Company]` where a text of one's own belongs.
//!
//! An example is a file of `data/starters`. It has all levels of its role, in two forms:
//!
//! - a value that differs is an object with the initials of levels as keys: `{ "j": "Junior
//!   Engineer", "ms": "Engineer" }`. Without a key for a level, the level has no such member;
//! - an element of a list that only some levels have is `{ "for": "ms", "is": … }`.

use serde_json::{Map, Value};

use crate::data;
use crate::named::named;

named! {
    /// What a person does.
    Role: Backend {
        /// Server-side software
        Backend = "backend",
        /// Web user interfaces
        Frontend = "frontend",
        /// Data analysis and engineering
        Data = "data",
        /// Infrastructure and reliability
        Devops = "devops" | "sre",
        /// Apps for phones
        Mobile = "mobile",
        /// Leading engineers
        Manager = "manager",
        /// Nursing
        Nurse = "nurse",
        /// Teaching at a school
        Teacher = "teacher",
        /// Product and visual design
        Designer = "designer",
        /// Selling to companies
        Sales = "sales",
        /// Studying, before the first job
        Student = "student",
        /// Research and teaching at a university
        Academic = "academic",
    }
}

named! {
    /// How long they have done it.
    Level: Mid {
        /// Up to two years
        Junior = "junior",
        /// Three to six years
        Mid = "mid",
        /// Seven years or more
        Senior = "senior",
    }
}

impl Level {
    fn initial(self) -> char {
        match self {
            Self::Junior => 'j',
            Self::Mid => 'm',
            Self::Senior => 's',
        }
    }
}

/// The schema by which editors complete the keys of a résumé.
const SCHEMA: &str =
    "https://raw.githubusercontent.com/jsonresume/resume-schema/master/schema.json";

/// The languages that have an example of a role, by their tags; English has all.
pub fn languages(role: Role) -> impl Iterator<Item = &'static str> {
    data::starter_languages(role.name())
}

/// The example of a role at a level, as JSON Resume; `None` if there is none in that language.
///
/// # Panics
/// Never: a test makes every example.
#[must_use]
pub fn starter(role: Role, level: Level, language: &str) -> Option<Value> {
    let (starter, shared) = data::starter(language, role.name())?;
    let [mut starter, mut shared] = [starter, shared]
        .map(|text| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default());
    let mut resume = Map::new();
    resume.insert("$schema".to_owned(), SCHEMA.into());
    let own = starter.shift_remove("basics");
    let mut basics = shared.shift_remove("basics").unwrap_or_default();
    if let (Some(basics), Some(Value::Object(own))) = (basics.as_object_mut(), own) {
        basics.extend(own);
    }
    resume.insert("basics".to_owned(), basics);
    resume.extend(starter);
    resume.extend(shared);
    let mut resume = Value::Object(resume);
    let _ = of_level(&mut resume, level.initial());
    Some(resume)
}

/// Keeps of a value what a level has; false if that is nothing.
fn of_level(value: &mut Value, level: char) -> bool {
    if let Value::Object(map) = value {
        if is_choice(map) {
            let chosen = map.iter_mut().find(|(levels, _)| levels.contains(level));
            let Some((_, chosen)) = chosen else { return false };
            *value = chosen.take();
        } else if let Some(levels) = map.get("for").and_then(Value::as_str) {
            if !levels.contains(level) {
                return false;
            }
            *value = map.get_mut("is").map(Value::take).unwrap_or_default();
        }
    }
    match value {
        Value::Object(map) => map.retain(|_, value| of_level(value, level)),
        Value::Array(items) => items.retain_mut(|item| of_level(item, level)),
        _ => {}
    }
    true
}

/// Whether each key of an object is a set of levels.
fn is_choice(map: &Map<String, Value>) -> bool {
    !map.is_empty() && map.keys().all(|key| key.chars().all(|c| "jms".contains(c)))
}

#[cfg(test)]
mod tests;
