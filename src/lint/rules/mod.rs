//! The rules: [`RULES`] is the complete list, in the order of their codes.

mod skills;
mod wording;
mod years;

use super::rule::Rule;

/// The families of rules: the letter of their codes, a title, and what they are about.
pub(super) const FAMILIES: &[(char, &str, &str)] = &[
    (
        'W',
        "wording",
        "Whether bullets say what was done and what came of it, in good English.",
    ),
    ('K', "skills and roles", "Whether skills are shown, and the themes of a role."),
    (
        'Y',
        "years and length",
        "Whether dates cover what is claimed, and the length fits them.",
    ),
];

/// Every rule, in the order of their families and of their codes.
pub const RULES: &[&Rule] = &[
    &wording::weak_opener::RULE,
    &wording::first_person::RULE,
    &wording::lone_number::RULE,
    &wording::bare_activity::RULE,
    &wording::effort::RULE,
    &wording::filler::RULE,
    &wording::repeated_opener::RULE,
    &wording::near_duplicate::RULE,
    &wording::tense::RULE,
    &wording::length::RULE,
    &wording::placeholder::RULE,
    &wording::misspelling::RULE,
    &wording::brand::RULE,
    &skills::unshown::RULE,
    &skills::unlisted::RULE,
    &skills::off_role::RULE,
    &skills::theme::RULE,
    &years::claimed::RULE,
    &years::gap::RULE,
    &years::order::RULE,
    &years::length::RULE,
];
