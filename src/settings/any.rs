//! Values of options whose type is not known: what settings and the command line hold.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use serde_json::Value as Json;

use super::{Allowed, Limits, Unfit, Value};

/// A value of any option.
#[derive(Clone)]
pub struct AnyValue(Arc<dyn Held>);

/// A [`Value`] whose type is not known.
trait Held: Any + fmt::Debug + Send + Sync {
    fn to_json(&self) -> Json;
    fn or(&self, rest: &dyn Any) -> AnyValue;
    #[cfg(feature = "cli")]
    fn and(&self, later: &dyn Any) -> AnyValue;
}

impl<T: Value> Held for T {
    fn to_json(&self) -> Json {
        Value::to_json(self)
    }

    fn or(&self, rest: &dyn Any) -> AnyValue {
        AnyValue::new(Value::or(self.clone(), typed(rest)))
    }

    #[cfg(feature = "cli")]
    fn and(&self, later: &dyn Any) -> AnyValue {
        AnyValue::new(Value::and(self.clone(), typed(later)))
    }
}

/// The value as what it is.
fn typed<T: Value>(value: &dyn Any) -> T {
    // Each option has a key of its own, and each key one type: a test holds the first, the
    // compiler the second.
    value.downcast_ref::<T>().expect("an option's values are of one type").clone()
}

impl AnyValue {
    pub(super) fn new<T: Value>(value: T) -> Self {
        Self(Arc::new(value))
    }

    /// The value, of which the caller knows the type.
    pub(crate) fn get<T: Value>(&self) -> T {
        typed(&*self.0)
    }

    pub(super) fn or(&self, rest: &Self) -> Self {
        self.0.or(&*rest.0)
    }

    #[cfg(feature = "cli")]
    pub(super) fn and(&self, later: &Self) -> Self {
        self.0.and(&*later.0)
    }

    /// The value as a configuration file has it, in its canonical spelling.
    #[must_use]
    pub fn to_json(&self) -> Json {
        self.0.to_json()
    }
}

impl PartialEq for AnyValue {
    fn eq(&self, other: &Self) -> bool {
        self.to_json() == other.to_json()
    }
}

impl fmt::Debug for AnyValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a type of values does, for code that does not know the type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// See [`Value::IS_REPEATABLE`].
    pub(super) is_repeatable: bool,
    /// See [`Value::allowed`].
    pub(crate) allowed: fn(Limits) -> Allowed,
    /// See [`Value::schema`].
    pub(super) schema: fn(Limits) -> Json,
    /// See [`Value::from_json`].
    pub(super) from_json: fn(&Json, Limits) -> Result<AnyValue, Unfit>,
    /// See [`Value::from_text`].
    #[cfg(feature = "cli")]
    pub(crate) from_text: fn(&str, Limits) -> Result<AnyValue, Unfit>,
    /// See [`Value::from_path`].
    #[cfg(feature = "cli")]
    pub(crate) from_path: fn(&str) -> Option<AnyValue>,
    /// See [`Value::usual`].
    pub(super) usual: fn() -> Option<AnyValue>,
}

impl Kind {
    /// What the type `T` does.
    pub(crate) const fn of<T: Value>() -> Self {
        Self {
            is_repeatable: T::IS_REPEATABLE,
            allowed: T::allowed,
            schema: T::schema,
            from_json: |json, limits| T::from_json(json, limits).map(AnyValue::new),
            #[cfg(feature = "cli")]
            from_text: |text, limits| T::from_text(text, limits).map(AnyValue::new),
            #[cfg(feature = "cli")]
            from_path: |path| T::from_path(path).map(AnyValue::new),
            usual: || T::usual().map(AnyValue::new),
        }
    }
}
