//! Options that have been set: a map from an option to its value, typed where it is used.
//!
//! This module knows no option. Options are declared where their values mean something –
//! `document::options`, `layout::options`, `check::options` – with a [`Key`] each, and listed in
//! one table, [`crate::options`]. Reading, merging and writing follow from the table.

mod allowed;
mod any;
mod key;
mod members;
mod plain;
mod value;

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value as Json};

pub use allowed::{Allowed, AllowedName, Unfit};
pub use any::AnyValue;
pub(crate) use any::Kind;
pub(crate) use key::options;
pub use key::{Command, File, Key, Section, Spec};
pub(crate) use members::Misfit;
pub use value::{Limits, Value};

/// The names of configuration files, in the order in which a folder is searched for them.
#[cfg(feature = "batch")]
pub(crate) const CONFIG_FILES: [&str; 3] = ["vitae.json", "vitae.yaml", "vitae.yml"];

/// Options that have been set, each with its value.
///
/// ```
/// use vitae::document::DateStyle;
/// use vitae::options::{DATE_STYLE, SINCE, Settings};
///
/// let typed = Settings::default().with(SINCE, 2015);
/// let file = Settings::default().with(SINCE, 2000).with(DATE_STYLE, DateStyle::Iso);
/// let both = typed.or(file);
/// assert_eq!(both.get(SINCE), Some(2015));
/// assert_eq!(both.get(DATE_STYLE), Some(DateStyle::Iso));
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Settings {
    /// By the option's key.
    values: BTreeMap<&'static str, AnyValue>,
}

impl Settings {
    /// The value of an option, if it is set.
    #[must_use]
    pub fn get<T: Value>(&self, key: Key<T>) -> Option<T> {
        self.values.get(key.spec().key).map(AnyValue::get)
    }

    /// These settings with an option set.
    #[must_use]
    pub fn with<T: Value>(mut self, key: Key<T>, value: T) -> Self {
        self.values.insert(key.spec().key, AnyValue::new(value));
        self
    }

    /// These settings, and where an option is not set, the value in `rest`.
    ///
    /// Options that hold a value for each of several things – headings by section – are merged
    /// thing by thing; see [`Value::or`].
    #[must_use]
    pub fn or(mut self, rest: Self) -> Self {
        for (key, value) in rest.values {
            let merged = match self.values.remove(key) {
                Some(set) => set.or(&value),
                None => value,
            };
            self.values.insert(key, merged);
        }
        self
    }

    /// Whether no option is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The settings as `vitae.json` would have them, in the canonical spelling and in the order
    /// of the keys.
    #[must_use]
    pub fn to_json(&self) -> Map<String, Json> {
        let mut members = Map::new();
        for (key, value) in &self.values {
            match key.split_once('.') {
                None => _ = members.insert((*key).to_owned(), value.to_json()),
                Some((object, key)) => {
                    let object =
                        members.entry(object).or_insert_with(|| Map::new().into());
                    object[key] = value.to_json();
                }
            }
        }
        members
    }

    /// Sets an option of which only the table knows the type.
    pub(crate) fn set(&mut self, spec: &Spec, value: AnyValue) {
        self.values.insert(spec.key, value);
    }

    /// Sets an option once more on the same command line.
    #[cfg(feature = "cli")]
    pub(crate) fn add(&mut self, spec: &Spec, value: AnyValue) {
        let value = match self.values.remove(spec.key) {
            Some(earlier) => earlier.and(&value),
            None => value,
        };
        self.values.insert(spec.key, value);
    }

    /// The value of an option of which only the table knows the type.
    pub(crate) fn value(&self, spec: &Spec) -> Option<&AnyValue> {
        self.values.get(spec.key)
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(&self.values).finish()
    }
}
