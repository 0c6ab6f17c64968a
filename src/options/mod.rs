//! The table of options: every one there is, whoever sets it.
//!
//! Each is declared once, where its value means something; the command line, the configuration
//! files, their schema and the documentation follow from this table. A new option is an entry in
//! one of these lists and the code that uses it.

mod read;

use crate::{check, document, layout, lint};

pub use crate::check::options::*;
pub use crate::document::options::*;
pub use crate::layout::options::*;
pub use crate::lint::options::*;
pub use crate::settings::{
    Allowed, AllowedName, AnyValue, Command, File, Key, Limits, Section, Settings, Spec,
    Unfit, Value,
};
#[cfg(feature = "render")]
pub(crate) use read::INVALID_OPTION;
pub use read::OPTIONS_SCHEMA;

/// Every option, in the order of help and documentation.
pub fn all() -> impl Iterator<Item = &'static Spec> {
    [
        layout::options::LAYING_OUT,
        layout::options::LOOKS,
        document::options::CONTENT,
        check::options::CHECKS,
        lint::options::LINTS,
    ]
    .into_iter()
    .flatten()
}
