//! Rules about hidden text and invented facts.

pub(super) mod hidden_text;
pub(super) mod instructions;
pub(super) mod invented;
