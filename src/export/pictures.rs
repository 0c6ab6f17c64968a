//! How pages are made into images.

use serde::{Deserialize, Serialize};

use crate::geom::PageNumber;
use crate::setters::setters;

/// How images of pages are rendered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Pictures {
    /// The resolution, in pixels per inch; from [`MIN_PPI`](Self::MIN_PPI) to
    /// [`MAX_PPI`](Self::MAX_PPI), other values are clamped.
    pub ppi: f64,
    /// The pages rendered, 1-based; empty for all.
    pub pages: Vec<PageNumber>,
}

setters!(Pictures { ppi: f64, pages: Vec<PageNumber>, });

impl Pictures {
    /// The lowest resolution, in pixels per inch: below it no letter is legible.
    pub const MIN_PPI: f64 = 10.0;
    /// The highest resolution, in pixels per inch: that of a printer.
    pub const MAX_PPI: f64 = 600.0;

    /// Whether the page at `index`, 0-based, is rendered.
    #[must_use]
    pub fn shows(&self, index: usize) -> bool {
        self.pages.is_empty() || self.pages.iter().any(|page| page.index() == index)
    }
}

impl Default for Pictures {
    fn default() -> Self {
        Self { ppi: 144.0, pages: Vec::new() }
    }
}
