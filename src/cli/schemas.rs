//! The JSON schemas of the product, as they are printed.

/// Every schema with its name.
pub(super) const SCHEMAS: [(&str, &str); 15] = [
    ("resume", crate::resume::RESUME_SCHEMA),
    ("options", crate::options::OPTIONS_SCHEMA),
    ("job", crate::job::JOB_SCHEMA),
    ("vocabulary", crate::job::VOCABULARY_SCHEMA),
    ("match", include_str!("../../schema/match.schema.json")),
    ("diagnostics", include_str!("../../schema/diagnostics.schema.json")),
    ("variant", crate::variant::VARIANT_SCHEMA),
    ("diff", include_str!("../../schema/diff.schema.json")),
    ("batch", crate::batch::PLAN_SCHEMA),
    ("batch-report", include_str!("../../schema/batch-report.schema.json")),
    ("batch-stream", include_str!("../../schema/batch-stream.schema.json")),
    ("certificate", include_str!("../../schema/certificate.schema.json")),
    ("result", include_str!("../../schema/result.schema.json")),
    ("report", include_str!("../../schema/report.schema.json")),
    ("lint", include_str!("../../schema/lint.schema.json")),
];

/// The names of the schemas.
pub(super) const NAMES: [&str; SCHEMAS.len()] = {
    let mut names = [""; SCHEMAS.len()];
    let mut at = 0;
    while at < SCHEMAS.len() {
        names[at] = SCHEMAS[at].0;
        at += 1;
    }
    names
};
