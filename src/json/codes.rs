//! Codes of findings about a text itself, whatever it describes. Those with an R are numbered
//! among those of résumés, where they come from.

use crate::diag::Code;

/// The text is not JSON.
pub const INVALID_JSON: Code = Code::new("R001", "invalid-json");
/// The same key twice in one object; the first value would be lost.
pub const DUPLICATE_KEY: Code = Code::new("R005", "duplicate-key");
/// A source over one of the [limits](super::limits) that keep reading it cheap.
pub const OVER_LIMIT: Code = Code::new("R011", "over-limit");
/// A source that is not UTF-8.
pub const INVALID_ENCODING: Code = Code::new("R012", "invalid-encoding");
/// A byte order mark before the text.
pub const BYTE_ORDER_MARK: Code = Code::new("R018", "byte-order-mark");
/// Comments or trailing commas in JSON.
pub(crate) const RELAXED_JSON: Code = Code::new("N001", "relaxed-json");
/// The text is not YAML.
pub(crate) const INVALID_YAML: Code = Code::new("N002", "invalid-yaml");
/// A file of another kind, such as a PDF.
pub(crate) const OTHER_FILE: Code = Code::new("N003", "other-file");
