//! The layouts that are part of the program.

/// A bundled layout.
pub(super) struct BuiltIn {
    pub(super) name: &'static str,
    pub(super) source: &'static str,
    pub(super) manifest: &'static str,
}

macro_rules! built_in {
    ($name:literal) => {
        BuiltIn {
            name: $name,
            source: include_str!(concat!("../../layouts/", $name, "/layout.typ")),
            manifest: include_str!(concat!("../../layouts/", $name, "/layout.json")),
        }
    };
}

/// Every bundled layout, in the order they are listed. The first is the default.
pub(super) const LAYOUTS: &[BuiltIn] = &[
    built_in!("quarto"),
    built_in!("swiss"),
    built_in!("harvard"),
    built_in!("ledger"),
    built_in!("compact"),
    built_in!("band"),
    built_in!("garamond"),
    built_in!("ink"),
    built_in!("latex"),
    built_in!("academic"),
    built_in!("plain"),
];

/// Their names, in the same order.
pub(super) const NAMES: [&str; LAYOUTS.len()] = {
    let mut names = [""; LAYOUTS.len()];
    let mut at = 0;
    while at < LAYOUTS.len() {
        names[at] = LAYOUTS[at].name;
        at += 1;
    }
    names
};
