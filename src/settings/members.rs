//! Settings from the members of a JSON object, for any list of options.

use serde_json::{Map, Value as Json};

use super::{Settings, Spec, Unfit};
use crate::diag::JsonPointer;
use crate::json::messages;

/// A member that sets no option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// No option has the key.
    Unknown {
        /// The key.
        key: String,
        /// The place of the object it is a member of, from the object that was read.
        object: JsonPointer,
        /// The keys that are known there.
        known: Vec<&'static str>,
    },
    /// The value is not allowed.
    Unfit {
        /// The option's key.
        key: &'static str,
        /// The place of what is wrong, from the object that was read.
        at: JsonPointer,
        /// What is wrong.
        unfit: Unfit,
    },
}

impl Misfit {
    /// What is wrong, in one clause.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Unknown { key, .. } => messages::unknown_key(key),
            Self::Unfit { key, unfit: Unfit { message, found, .. }, .. } => match found {
                Some(found) => format!("`{key}`: {message}, found {found}"),
                None => format!("`{key}`: {message}"),
            },
        }
    }
}

impl Settings {
    /// Sets the options of `specs` that an object has as members, and returns what sets none.
    /// `$schema` is for editors.
    pub(crate) fn from_members(
        members: &Map<String, Json>,
        specs: &[&Spec],
    ) -> (Self, Vec<Misfit>) {
        let mut reading =
            Reading { specs, settings: Self::default(), misfits: Vec::new() };
        reading.members(members, None, &JsonPointer::root());
        (reading.settings, reading.misfits)
    }
}

struct Reading<'a> {
    specs: &'a [&'a Spec],
    settings: Settings,
    misfits: Vec<Misfit>,
}

impl Reading<'_> {
    /// The members of the object at `at`: of the whole, or of its member `object`.
    fn members(
        &mut self,
        members: &Map<String, Json>,
        object: Option<&'static str>,
        at: &JsonPointer,
    ) {
        for (name, value) in members {
            let place = at.key(name);
            let spec = self.specs.iter().find(|spec| spec.path() == (object, name));
            if let Some(spec) = spec {
                self.value(spec, value, &place);
            } else if let (None, Some(inner)) = (object, self.object(name)) {
                match value {
                    Json::Object(members) => self.members(members, Some(inner), &place),
                    other => {
                        let unfit = Unfit::expected("an object", other);
                        let misfit = Misfit::Unfit { key: inner, at: place, unfit };
                        self.misfits.push(misfit);
                    }
                }
            } else if name != "$schema" {
                let (key, known) = (name.clone(), self.known(object));
                self.misfits.push(Misfit::Unknown { key, object: at.clone(), known });
            }
        }
    }

    fn value(&mut self, spec: &Spec, value: &Json, at: &JsonPointer) {
        match spec.read(value) {
            Ok(value) => self.settings.set(spec, value),
            Err(unfit) => {
                let at = JsonPointer::from_string(format!("{at}{}", unfit.at));
                self.misfits.push(Misfit::Unfit { key: spec.key, at, unfit });
            }
        }
    }

    /// The object of that name that options are members of.
    fn object(&self, name: &str) -> Option<&'static str> {
        self.specs.iter().filter_map(|spec| spec.path().0).find(|object| *object == name)
    }

    /// The keys that are known in an object.
    fn known(&self, object: Option<&str>) -> Vec<&'static str> {
        let mut known: Vec<&str> = Vec::new();
        for (inside, member) in self.specs.iter().map(|spec| spec.path()) {
            let key = if inside == object { Some(member) } else { inside };
            // Of another object only the object itself stands here.
            let key = key.filter(|_| inside == object || object.is_none());
            known.extend(key.filter(|key| !known.contains(key)));
        }
        known
    }
}
