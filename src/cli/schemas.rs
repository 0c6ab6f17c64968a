//! The JSON schemas of the product, as they are printed.

/// Every schema with its name.
pub(super) const SCHEMAS: [(&str, &str); 6] = [
    ("resume", crate::resume::RESUME_SCHEMA),
    ("options", crate::settings::OPTIONS_SCHEMA),
    ("diagnostics", include_str!("../../schema/diagnostics.schema.json")),
    ("variant", crate::variant::VARIANT_SCHEMA),
    ("diff", include_str!("../../schema/diff.schema.json")),
    ("certificate", include_str!("../../schema/certificate.schema.json")),
];

/// The names of the schemas.
pub(super) const NAMES: [&str; 6] =
    [SCHEMAS[0].0, SCHEMAS[1].0, SCHEMAS[2].0, SCHEMAS[3].0, SCHEMAS[4].0, SCHEMAS[5].0];
