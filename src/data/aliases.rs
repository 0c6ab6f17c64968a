//! `data/aliases.json`: other names for the keys of JSON Resume.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::table::{Table, file};

/// Other names for keys.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Aliases {
    /// Keys under which a document has the résumé as a whole.
    pub(crate) wrappers: BTreeSet<String>,
    /// Keys under which a section that is an object has its entries.
    pub(crate) lists: BTreeSet<String>,
    /// For each object, what another name of a key stands for; `entry` holds those of every
    /// entry, where the entry has the key. Case, spaces, hyphens and underscores do not count.
    ///
    /// A name stands for a key of the object; for one of an object inside it, as in
    /// `basics.email`; for the two dates of a range, `startDate+endDate`; or, where it is `.`,
    /// for nothing: the members of its value are those of the object.
    pub(crate) objects: BTreeMap<String, BTreeMap<String, String>>,
}

pub(super) static ALIASES: Table<Aliases> = Table::new(&[file!("aliases.json")]);

/// Other names for the keys of JSON Resume.
pub(crate) fn aliases() -> &'static Aliases {
    ALIASES.get()
}
