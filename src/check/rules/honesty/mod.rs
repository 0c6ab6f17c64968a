//! Rules about what is hidden, and what is made up.

pub(super) mod hidden_text;
pub(super) mod instructions;
pub(super) mod invented;
