//! `data/starters`: example résumés to begin with, a file for each role and language, and one with
//! what all roles of a language share. `starter` makes a résumé of one level of them.

use super::table::{File, file};

macro_rules! starters {
    ($($language:literal: $($role:literal)*;)*) => {
        /// What all examples of a language share.
        pub(super) const SHARED: &[(&str, File)] =
            &[$(($language, file!("starters/", $language, "/shared.json"))),*];

        /// The examples, by their language and role.
        pub(super) const STARTERS: &[(&str, &str, File)] = &[$($(
            ($language, $role, file!("starters/", $language, "/", $role, ".json")),
        )*)*];
    };
}

starters! {
    "en": "academic" "backend" "data" "designer" "devops" "frontend" "manager" "mobile" "nurse"
        "sales" "student" "teacher";
    "de": "backend" "data" "nurse" "sales" "student" "teacher";
    "fr": "backend" "data" "nurse" "sales" "student" "teacher";
    "es": "backend" "data" "nurse" "sales" "student" "teacher";
}

/// The example of a role in a language, and what it shares with the others, as JSON; `None` if the
/// language has no such example.
pub(crate) fn starter(
    language: &str,
    role: &str,
) -> Option<(&'static str, &'static str)> {
    let starter = STARTERS.iter().find(|it| it.0 == language && it.1 == role)?;
    let shared = SHARED.iter().find(|it| it.0 == language)?;
    Some((starter.2.text, shared.1.text))
}

/// The languages that have an example of a role, in the order of the table.
pub(crate) fn starter_languages(role: &str) -> impl Iterator<Item = &'static str> {
    STARTERS.iter().filter(move |it| it.1 == role).map(|it| it.0)
}
