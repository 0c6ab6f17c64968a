//! Rules about sections and their headings.

pub(super) mod ambiguous_heading;
pub(super) mod empty_section;
pub(super) mod high_school;
pub(super) mod indistinct_heading;
pub(super) mod long_section;
pub(super) mod missing_section;
pub(super) mod private_data;
pub(super) mod section_order;
pub(super) mod summary;
pub(super) mod unknown_heading;
