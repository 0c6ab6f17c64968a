//! Rules about layout and reading order.

pub(super) mod bullets;
pub(super) mod columns;
pub(super) mod date_gap;
pub(super) mod date_in_bullets;
pub(super) mod header_contact;
pub(super) mod icons;
pub(super) mod lost_strings;
pub(super) mod name_first;
pub(super) mod orders_differ;
pub(super) mod rotated_text;
pub(super) mod split_entry;
pub(super) mod tables;
