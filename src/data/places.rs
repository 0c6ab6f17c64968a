//! `data/places.json` and `data/networks.json`: names of countries and regions, and the hosts of
//! social networks.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::table::{Table, file};

/// Names of places.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Places {
    /// Countries by their names in many languages, in lower case, with their ISO 3166-1 alpha-2
    /// codes.
    pub(crate) countries: BTreeMap<String, String>,
    /// Places larger than a country, in lower case.
    pub(crate) unions: BTreeSet<String>,
    /// Codes of regions that are written after a city, in capitals: `TX`, `NSW`. Codes that are
    /// read as a country after a city, such as `DE`, are left out.
    pub(crate) regions: BTreeSet<String>,
}

pub(super) static PLACES: Table<Places> = Table::new(&[file!("places.json")]);

pub(super) static NETWORKS: Table<BTreeMap<String, String>> =
    Table::new(&[file!("networks.json")]);

/// Names of places.
pub(crate) fn places() -> &'static Places {
    PLACES.get()
}

/// The name of the social network at `host`, or at the domain that `host` is part of.
pub(crate) fn network(host: &str) -> Option<&'static str> {
    let mut domain = host;
    loop {
        if let Some(name) = NETWORKS.get().get(domain) {
            return Some(name);
        }
        domain = domain.split_once('.')?.1;
    }
}

/// The name of the social network that people call `name`, without its domain and in any
/// spelling.
pub(crate) fn network_named(name: &str) -> Option<&'static str> {
    let fold = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let name = fold(name);
    NETWORKS.get().values().find(|known| fold(known) == name).map(String::as_str)
}
