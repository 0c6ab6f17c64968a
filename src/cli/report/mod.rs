//! Reports of rules that were run on files, in the forms that `check` and `lint` share: for
//! people, as single lines, and as SARIF.

mod human;
mod judged;
mod sarif;
mod short;

pub(super) use human::{Detail, human};
pub(super) use judged::{Groups, Judged, Report};
pub(super) use sarif::sarif;
pub(super) use short::short;
