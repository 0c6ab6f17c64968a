//! Rules about accessibility.

pub(super) mod tag_order;
pub(super) mod tags;
