//! Setters for structs of options.
//!
//! Options are `#[non_exhaustive]`, so that a new one breaks no dependent: outside the crate they
//! are built from their default with one setter per option.

/// Defines a setter for each field of a struct of options.
macro_rules! setters {
    ($type:ident $(<$life:lifetime>)? { $($field:ident: $value:ty),+ $(,)? }) => {
        impl $(<$life>)? $type $(<$life>)? {
            $(
                #[doc = concat!(
                    "Sets [`", stringify!($field), "`](Self#structfield.",
                    stringify!($field), ")."
                )]
                #[must_use]
                pub fn $field(mut self, $field: impl Into<$value>) -> Self {
                    self.$field = $field.into();
                    self
                }
            )+
        }
    };
}
pub(crate) use setters;
