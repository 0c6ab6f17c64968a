//! The plain types of option values: switches, names and whole numbers.

use std::num::NonZeroUsize;

use serde_json::Value as Json;

use super::{Allowed, AllowedName, Limits, Unfit, Value};
use crate::named::Named;

impl Value for bool {
    fn allowed(_: Limits) -> Allowed {
        Allowed::Switch
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        json.as_bool().ok_or_else(|| Unfit::expected(Self::allowed(limits), json))
    }

    fn from_text(text: &str, limits: Limits) -> Result<Self, Unfit> {
        let json = text.parse::<bool>().map_or(Json::Null, Json::from);
        Self::from_json(&json, limits)
    }

    fn to_json(&self) -> Json {
        Json::from(*self)
    }

    fn usual() -> Option<Self> {
        Some(false)
    }
}

impl<T: Named> Value for T {
    fn allowed(_: Limits) -> Allowed {
        let names = T::NAMES.iter().map(|it| {
            let about = it.about.trim().trim_end_matches('.');
            AllowedName { name: it.name, aliases: it.aliases, about }
        });
        Allowed::Names(names.collect())
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        let Some(name) = json.as_str() else {
            return Err(Unfit::expected(Self::allowed(limits), json));
        };
        let names = T::NAMES.iter().map(|it| it.name);
        T::named(name).ok_or_else(|| Unfit::unknown("value", name, names))
    }

    fn to_json(&self) -> Json {
        let known = T::NAMES.iter().find(|known| known.value == *self);
        Json::from(known.map(|known| known.name))
    }

    fn usual() -> Option<Self> {
        Some(T::default())
    }
}

/// Reads a whole number within its limits.
fn whole<T: Value + TryFrom<usize>>(json: &Json, limits: Limits) -> Result<T, Unfit> {
    // `2.0` is a whole number, too.
    let fraction = json.as_f64().filter(|number| number.fract() == 0.0);
    let written = fraction.and_then(|number| format!("{number:.0}").parse().ok());
    let number = json.as_u64().or(written).filter(|number| limits.hold(*number));
    number
        .and_then(|number| T::try_from(usize::try_from(number).ok()?).ok())
        .ok_or_else(|| Unfit::expected(T::allowed(limits), json))
}

/// The JSON of a typed number; `null` if it is none.
fn digits(text: &str) -> Json {
    text.trim().parse::<u64>().map_or(Json::Null, Json::from)
}

fn numbers(least: u16, most: Option<u16>) -> Allowed {
    Allowed::Number { least: least.into(), most: most.map(f64::from), is_whole: true }
}

impl Value for NonZeroUsize {
    fn allowed(limits: Limits) -> Allowed {
        numbers(limits.least.unwrap_or(1), limits.most)
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        whole(json, limits)
    }

    fn from_text(text: &str, limits: Limits) -> Result<Self, Unfit> {
        Self::from_json(&digits(text), limits)
    }

    fn to_json(&self) -> Json {
        Json::from(self.get())
    }
}

impl Value for i32 {
    fn allowed(limits: Limits) -> Allowed {
        numbers(limits.least.unwrap_or(0), limits.most)
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        whole(json, limits)
    }

    fn from_text(text: &str, limits: Limits) -> Result<Self, Unfit> {
        Self::from_json(&digits(text), limits)
    }

    fn to_json(&self) -> Json {
        Json::from(*self)
    }
}
