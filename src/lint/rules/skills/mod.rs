//! Rules on skills and on the role that a résumé is for.

pub(super) mod off_role;
pub(super) mod theme;
pub(super) mod unlisted;
pub(super) mod unshown;
