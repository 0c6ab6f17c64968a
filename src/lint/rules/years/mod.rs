//! Rules on dates, their order, and length.

pub(super) mod claimed;
pub(super) mod gap;
pub(super) mod length;
pub(super) mod order;
