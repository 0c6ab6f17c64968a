//! The rules: [`RULES`] is the complete list, in the order of their codes.

mod access;
mod contact;
mod dates;
mod entries;
mod file;
mod honesty;
mod order;
mod structure;

use super::rule::Rule;

pub(super) use file::unreadable::{RULE as UNREADABLE, unreadable};

/// The families of rules: the letter of their codes, a title, and what they are about.
pub(super) const FAMILIES: &[(char, &str, &str)] = &[
    (
        'F',
        "files and text layers",
        "Whether the file opens, and its text can be extracted.",
    ),
    ('L', "layout and reading order", "Whether text is read in the order people see it."),
    (
        'S',
        "sections and headings",
        "Whether sections are found, and contain what they should.",
    ),
    ('C', "name and contact details", "Whether the name and contact details are found."),
    ('D', "dates", "Whether dates are found, and understood."),
    ('E', "jobs and education", "Whether each entry contains what parsers store."),
    ('H', "honesty", "Whether text is hidden, or claims what the résumé does not."),
    ('A', "accessibility", "Whether screen readers can read the file."),
];

/// Every rule, in the order of their families and of their codes.
pub const RULES: &[&Rule] = &[
    &file::unreadable::RULE,
    &file::size::RULE,
    &file::pages::RULE,
    &file::no_text::RULE,
    &file::page_image::RULE,
    &file::images::RULE,
    &file::fonts::RULE,
    &file::unmapped::RULE,
    &file::ligatures::RULE,
    &file::split_ligatures::RULE,
    &file::broken_words::RULE,
    &file::spaced_letters::RULE,
    &file::odd_spaces::RULE,
    &file::invisible_characters::RULE,
    &file::metadata::RULE,
    &file::small_text::RULE,
    &file::doubled_text::RULE,
    &file::compatibility_characters::RULE,
    &file::ambiguous::RULE,
    &order::columns::RULE,
    &order::orders_differ::RULE,
    &order::lost_strings::RULE,
    &order::date_gap::RULE,
    &order::date_in_bullets::RULE,
    &order::tables::RULE,
    &order::rotated_text::RULE,
    &order::header_contact::RULE,
    &order::name_first::RULE,
    &order::bullets::RULE,
    &order::split_entry::RULE,
    &order::icons::RULE,
    &structure::missing_section::RULE,
    &structure::unknown_heading::RULE,
    &structure::indistinct_heading::RULE,
    &structure::ambiguous_heading::RULE,
    &structure::empty_section::RULE,
    &structure::long_section::RULE,
    &structure::private_data::RULE,
    &structure::high_school::RULE,
    &structure::section_order::RULE,
    &structure::summary::RULE,
    &contact::name::RULE,
    &contact::email::RULE,
    &contact::phone::RULE,
    &contact::location::RULE,
    &contact::profiles::RULE,
    &contact::hidden_link::RULE,
    &contact::duplicates::RULE,
    &dates::missing::RULE,
    &dates::single_year::RULE,
    &dates::year_only::RULE,
    &dates::formats::RULE,
    &dates::open_end::RULE,
    &dates::symbols::RULE,
    &dates::newest_first::RULE,
    &dates::recent::RULE,
    &dates::unspaced_range::RULE,
    &entries::bare_job::RULE,
    &entries::job_in_prose::RULE,
    &entries::employer_name::RULE,
    &entries::degree::RULE,
    &entries::entry_style::RULE,
    &entries::title_in_bullet::RULE,
    &honesty::hidden_text::RULE,
    &honesty::instructions::RULE,
    &honesty::invented::RULE,
    &access::tags::RULE,
    &access::tag_order::RULE,
];
