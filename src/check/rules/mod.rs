//! The rules: [`RULES`] is the whole list, in the order of their codes.

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

/// Every rule, in the order of their codes by family: file, layout, sections, contacts, dates,
/// entries, honesty, accessibility.
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
    &file::torn_ligatures::RULE,
    &file::broken_words::RULE,
    &file::spaced_letters::RULE,
    &file::odd_spaces::RULE,
    &file::invisible_characters::RULE,
    &file::metadata::RULE,
    &file::small_text::RULE,
    &order::columns::RULE,
    &order::orders_differ::RULE,
    &order::lost_strings::RULE,
    &order::date_gap::RULE,
    &order::date_in_bullets::RULE,
    &order::tables::RULE,
    &order::turned_text::RULE,
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
    &contact::tidy::RULE,
    &dates::missing::RULE,
    &dates::single_year::RULE,
    &dates::year_only::RULE,
    &dates::formats::RULE,
    &dates::open_end::RULE,
    &dates::symbols::RULE,
    &dates::newest_first::RULE,
    &dates::recent::RULE,
    &entries::bare_job::RULE,
    &entries::buried_title::RULE,
    &entries::employer_name::RULE,
    &entries::degree::RULE,
    &entries::head_style::RULE,
    &honesty::hidden_text::RULE,
    &honesty::instructions::RULE,
    &honesty::invented::RULE,
    &access::tags::RULE,
    &access::tag_order::RULE,
];
