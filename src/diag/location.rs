//! Where a finding is: in JSON, in a layout's source, or on a page.

use std::fmt;
use std::ops::Range;

use crate::geom::{PageNumber, Rect};

/// A place in a JSON document, as a JSON Pointer (RFC 6901): `/work/0/highlights/2`. The empty
/// pointer is the whole document.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize,
)]
#[serde(transparent)]
pub struct JsonPointer(String);

impl JsonPointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// Wraps a string that is already a JSON Pointer.
    #[must_use]
    pub fn from_string(pointer: String) -> Self {
        Self(pointer)
    }

    /// This place's member `key`, escaped as RFC 6901 §3 asks.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut out = String::with_capacity(self.0.len() + key.len() + 1);
        out.push_str(&self.0);
        out.push('/');
        for c in key.chars() {
            match c {
                '~' => out.push_str("~0"),
                '/' => out.push_str("~1"),
                c => out.push(c),
            }
        }
        Self(out)
    }

    /// This place's element `index`, 0-based.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The place this one is a member or element of; `None` for the whole document.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|at| Self(self.0[..at].to_owned()))
    }

    /// The pointer as RFC 6901 writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JsonPointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq)]
pub enum Location {
    /// In a JSON source.
    Json {
        /// The place by structure.
        pointer: JsonPointer,
        /// The place by bytes of the source text (UTF-8), where known.
        span: Option<Range<usize>>,
    },
    /// In a layout's source.
    Typst {
        /// The file: `/layouts/swiss/layout.typ`, or `my/layout.typ` in a user's own layout, as
        /// they call it.
        path: String,
        /// 1-based line and column, where known.
        line_column: Option<(usize, usize)>,
    },
    /// On a page of a PDF.
    Pdf {
        /// The page.
        page: PageNumber,
        /// The place on it, in pt from the page's top left, where known.
        rect: Option<Rect>,
    },
    /// Nowhere in particular.
    Nowhere,
}

impl Location {
    /// A place in a JSON source by structure alone; its span is looked up when it is shown.
    #[must_use]
    pub fn pointer(pointer: JsonPointer) -> Self {
        Self::Json { pointer, span: None }
    }

    /// A place in a JSON source by structure and by bytes.
    #[must_use]
    pub fn span(pointer: JsonPointer, span: Range<usize>) -> Self {
        Self::Json { pointer, span: Some(span) }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json { pointer, .. } if pointer.as_str().is_empty() => {
                f.write_str("the top level")
            }
            Self::Json { pointer, .. } => pointer.fmt(f),
            Self::Typst { path, line_column: Some((line, column)) } => {
                write!(f, "{path}:{line}:{column}")
            }
            Self::Typst { path, line_column: None } => f.write_str(path),
            Self::Pdf { page, .. } => write!(f, "page {page}"),
            Self::Nowhere => f.write_str("no particular place"),
        }
    }
}
