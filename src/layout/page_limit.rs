//! How many pages there may be.

use std::num::NonZeroUsize;

use serde_json::{Value as Json, json};

use crate::settings::{Allowed, Limits, Unfit, Value};

/// How many pages there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageLimit {
    /// At most so many; looks are tightened to reach it.
    AtMost(NonZeroUsize),
    /// As many as it takes; no looks are tightened, not even to fill the last page.
    Any,
}

/// The name of [`PageLimit::Any`] in options.
const ANY: &str = "any";

impl PageLimit {
    /// The maximum; `None` for any number.
    #[must_use]
    pub fn most(self) -> Option<NonZeroUsize> {
        match self {
            Self::AtMost(most) => Some(most),
            Self::Any => None,
        }
    }
}

impl Value for PageLimit {
    fn allowed(_: Limits) -> Allowed {
        Allowed::Like("a number from 1 to 50, or `any`")
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        if json.as_str().is_some_and(|text| text.trim().eq_ignore_ascii_case(ANY)) {
            return Ok(Self::Any);
        }
        let most = NonZeroUsize::from_json(json, limits);
        most.map(Self::AtMost).map_err(|_| Unfit::expected(Self::allowed(limits), json))
    }

    fn from_text(text: &str, limits: Limits) -> Result<Self, Unfit> {
        let number = text.trim().parse::<u32>();
        Self::from_json(&number.map_or(Json::from(text), Json::from), limits)
    }

    fn to_json(&self) -> Json {
        match self {
            Self::AtMost(most) => Json::from(most.get()),
            Self::Any => Json::from(ANY),
        }
    }

    fn schema(limits: Limits) -> Json {
        json!({ "anyOf": [NonZeroUsize::schema(limits), { "const": ANY }] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_a_number_or_any() {
        let limits = Limits { least: Some(1), most: Some(50) };
        let two = PageLimit::AtMost(NonZeroUsize::new(2).expect("2 is not 0"));
        assert_eq!(PageLimit::from_text("2", limits), Ok(two));
        assert_eq!(PageLimit::from_json(&json!(2), limits), Ok(two));
        assert_eq!(PageLimit::from_text("Any", limits), Ok(PageLimit::Any));
        for wrong in ["0", "51", "-1", "1.5", "many", ""] {
            assert!(PageLimit::from_text(wrong, limits).is_err(), "{wrong}");
        }
        assert_eq!(two.to_json(), json!(2));
        assert_eq!(PageLimit::Any.to_json(), json!("any"));
    }
}
