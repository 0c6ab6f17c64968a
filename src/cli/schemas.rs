//! The JSON schemas of the product, as they are printed.

/// Every schema with its name.
pub(super) const SCHEMAS: [(&str, &str); 2] = [
    ("resume", crate::resume::RESUME_SCHEMA),
    ("diagnostics", include_str!("../../schema/diagnostics.schema.json")),
];

/// The names of the schemas.
pub(super) const NAMES: [&str; 2] = [SCHEMAS[0].0, SCHEMAS[1].0];
