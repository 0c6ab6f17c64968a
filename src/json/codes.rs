//! Codes of findings about a JSON text itself, whatever it describes. They are numbered among
//! those of résumés, where they come from.

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
