//! Résumés read and rendered, with one typesetter for the whole run.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use vitae::diag::Location;
use vitae::document::ResolveOptions;
use vitae::render::{RenderOptions, Rendered};
use vitae::resume::ReadOptions;
use vitae::verify::{Defect, Verification};
use vitae::{Diagnostic, Document, Findings, Layout, Resume, Source, Typesetter, render};

use super::cases;

static TYPESETTER: LazyLock<Typesetter> = LazyLock::new(Typesetter::new);

/// The product's fonts and standard library.
pub(crate) fn typesetter() -> &'static Typesetter {
    &TYPESETTER
}

/// The source at `path`.
#[track_caller]
pub(crate) fn source(path: &Path) -> Source {
    let content =
        fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Source::new(cases::file_name(path), content)
        .unwrap_or_else(|found| panic!("{}: {}", path.display(), list(&found)))
}

/// The résumé in `source`, or why there is none.
pub(crate) fn read(source: &Source) -> Result<Resume, Findings> {
    Resume::parse(source, &ReadOptions::default()).output
}

/// The résumé `tests/fixtures/resumes/<name>.json`.
#[track_caller]
pub(crate) fn resume(name: &str) -> Resume {
    let path = format!("tests/fixtures/resumes/{name}.json");
    read(&source(&cases::root().join(path)))
        .unwrap_or_else(|found| panic!("{name}: {}", list(&found)))
}

/// The document of a résumé.
pub(crate) fn document(resume: &Resume) -> Document {
    Document::resolve(resume, &ResolveOptions::default())
}

/// `resume` rendered with `layout`, or what stood in the way.
pub(crate) fn rendered(resume: &Resume, layout: &Layout) -> Result<Rendered, Findings> {
    render(document(resume), typesetter(), layout, &RenderOptions::default()).output
}

/// `resume` rendered with `layout`.
#[track_caller]
pub(crate) fn must_render(resume: &Resume, layout: &Layout) -> Rendered {
    rendered(resume, layout)
        .unwrap_or_else(|found| panic!("{}: {}", layout.name(), list(&found)))
}

/// Findings, a line each.
pub(crate) fn list(findings: &[Diagnostic]) -> String {
    let lines = findings.iter().map(|finding| {
        let place = match &finding.location {
            Location::Json { pointer, .. } => pointer.to_string(),
            Location::Typst { path, line_column } => format!("{path} {line_column:?}"),
            Location::Pdf { page, .. } => format!("page {page}"),
            Location::Nowhere => "nowhere".to_owned(),
        };
        format!("  {} {}: {} ({place})", finding.code, finding.code.name, finding.message)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Every defect with the order it showed in, a line each.
pub(crate) fn defects(verification: &Verification) -> String {
    let line = |order: &str, defect: &Defect| {
        format!("  {order}: {} – {:?}", defect.subject, defect.kind)
    };
    let mut lines: Vec<String> =
        verification.defects.iter().map(|defect| line("any order", defect)).collect();
    for outcome in &verification.orders {
        lines.extend(
            outcome.defects.iter().map(|defect| line(outcome.order.name(), defect)),
        );
    }
    lines.join("\n")
}
