//! Bundled font families as options name them.

use serde_json::Value as Json;

use super::families::FAMILIES;
use crate::named::is_same_name;
use crate::settings::{Allowed, AllowedName, Limits, Unfit, Value};

/// A bundled font family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family(&'static str);

impl Family {
    /// Every family, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Self> {
        FAMILIES.iter().map(|family| Self(family.name))
    }

    /// The family called `name`, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|family| is_same_name(family.0, name))
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }
}

impl Value for Family {
    fn allowed(_: Limits) -> Allowed {
        Allowed::Names(Self::all().map(|it| AllowedName::plain(it.name())).collect())
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        let Some(name) = json.as_str() else {
            return Err(Unfit::expected(Self::allowed(limits), json));
        };
        let known: Vec<&str> = Self::all().map(Self::name).collect();
        Self::named(name).ok_or_else(|| Unfit::unknown("font", name, known))
    }

    fn to_json(&self) -> Json {
        Json::from(self.name())
    }
}
