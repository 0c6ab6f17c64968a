//! Rules about the name and contact details.

pub(super) mod duplicates;
pub(super) mod email;
pub(super) mod hidden_link;
pub(super) mod location;
pub(super) mod name;
pub(super) mod phone;
pub(super) mod profiles;
