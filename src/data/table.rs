//! One file of `data/`, or several of one kind merged.

use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde_json::Value;

/// A file by its path below `data/`, with its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct File {
    pub(super) path: &'static str,
    pub(super) text: &'static str,
}

/// The file with this path below `data/`.
macro_rules! file {
    ($($part:literal),+) => {
        $crate::data::table::File {
            path: concat!($($part),+),
            text: include_str!(concat!("../../data/", $($part),+)),
        }
    };
}

pub(super) use file;

/// A value that is parsed from its files when it is first used.
pub(super) struct Table<T> {
    files: &'static [File],
    parsed: OnceLock<T>,
}

impl<T: DeserializeOwned> Table<T> {
    /// A table of one file, or of several whose objects are merged and whose lists are joined.
    pub(super) const fn new(files: &'static [File]) -> Self {
        Self { files, parsed: OnceLock::new() }
    }

    pub(super) fn get(&self) -> &T {
        self.parsed.get_or_init(|| {
            let merged = self.files.iter().map(File::value).reduce(merged);
            let parsed = serde_json::from_value(merged.unwrap_or_default());
            parsed.unwrap_or_else(|error| panic!("{}: {error}", self.files[0].path))
        })
    }

    #[cfg(test)]
    pub(super) fn files(&self) -> &'static [File] {
        self.files
    }
}

impl File {
    pub(super) fn value(&self) -> Value {
        let parsed = serde_json::from_str(self.text);
        parsed.unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }
}

/// Both values: the members of objects merged, the items of lists joined. Of two other values the
/// first counts.
fn merged(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut first), Value::Object(second)) => {
            for (key, value) in second {
                let value = match first.remove(&key) {
                    Some(own) => merged(own, value),
                    None => value,
                };
                first.insert(key, value);
            }
            Value::Object(first)
        }
        (Value::Array(mut first), Value::Array(second)) => {
            first.extend(second);
            Value::Array(first)
        }
        (first, _) => first,
    }
}
