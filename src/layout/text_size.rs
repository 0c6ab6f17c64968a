//! The size of body text.

use std::fmt;

use serde_json::Value as Json;

use crate::settings::{Allowed, Limits, Unfit, Value};

/// The size of body text, in quarters of a point: from 9 to 12 pt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FontSize(u8);

impl FontSize {
    /// 9 pt: smaller print takes effort to read on paper.
    pub const SMALLEST: Self = Self(36);
    /// 10 pt: below it, other space is given up first.
    pub const READABLE: Self = Self(40);
    /// 12 pt: larger print is no longer body text.
    pub const LARGEST: Self = Self(48);

    /// A size of `pt` points, rounded to a quarter; `None` outside 9 to 12.
    #[must_use]
    pub fn new(pt: f64) -> Option<Self> {
        let quarters = (pt * 4.0).round();
        let bounds = f64::from(Self::SMALLEST.0)..=f64::from(Self::LARGEST.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within 36 to 48"
        )]
        bounds.contains(&quarters).then_some(Self(quarters as u8))
    }

    /// A quarter of a point less, but never less than the smallest.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self(self.0.saturating_sub(1).max(Self::SMALLEST.0))
    }

    /// The size in points.
    #[must_use]
    pub fn pt(self) -> f64 {
        f64::from(self.0) / 4.0
    }
}

impl Default for FontSize {
    fn default() -> Self {
        Self(40)
    }
}

impl fmt::Display for FontSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} pt", self.pt())
    }
}

impl Value for FontSize {
    fn allowed(_: Limits) -> Allowed {
        Allowed::Number {
            least: Self::SMALLEST.pt(),
            most: Some(Self::LARGEST.pt()),
            is_whole: false,
        }
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        let pt = match json {
            Json::String(text) => {
                let number = text.trim().trim_end_matches("pt").trim_end();
                number.parse().ok()
            }
            other => other.as_f64(),
        };
        pt.and_then(Self::new).ok_or_else(|| Unfit::expected(Self::allowed(limits), json))
    }

    fn to_json(&self) -> Json {
        Json::from(self.pt())
    }

    fn usual() -> Option<Self> {
        Some(Self::default())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn sizes_are_quarters_of_a_point_from_9_to_12() {
        assert_eq!(FontSize::new(9.5).map(FontSize::pt), Some(9.5));
        assert_eq!(FontSize::new(10.1).map(FontSize::pt), Some(10.0));
        assert_eq!(FontSize::new(8.8), None);
        assert_eq!(FontSize::new(12.2), None);
        assert_eq!(FontSize::new(f64::NAN), None);
    }

    #[test]
    fn a_size_may_be_written_with_its_unit() {
        let read = |json: Json| FontSize::from_json(&json, Limits::default()).ok();
        let ten = FontSize::new(10.0);
        for written in
            [json!(10), json!("10"), json!("10pt"), json!("10 pt"), json!(10.0)]
        {
            assert_eq!(read(written.clone()), ten, "{written}");
        }
        for wrong in [json!(8), json!("large"), json!("10 mm"), json!(null), json!([10])]
        {
            assert_eq!(read(wrong.clone()), None, "{wrong}");
        }
    }
}
