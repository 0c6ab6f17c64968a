//! Turns the engine's findings into ours: Typst diagnostics come in, [`Diagnostic`]s with the
//! layout's file, line and column go out.

use typst::diag::{Severity, SourceDiagnostic};
use typst::{World, WorldExt};

use super::LAYOUT_FAILED;
use super::world::LayoutWorld;
use crate::diag::{Diagnostic, Findings, Location};

/// The engine's findings as ours.
pub(super) fn convert(world: &LayoutWorld<'_>, found: &[SourceDiagnostic]) -> Findings {
    found.iter().map(|diagnostic| one(world, diagnostic)).collect()
}

fn one(world: &LayoutWorld<'_>, found: &SourceDiagnostic) -> Diagnostic {
    let location = place(world, found);
    let message = found.message.to_string();
    let mut diagnostic = match found.severity {
        Severity::Error => Diagnostic::error(LAYOUT_FAILED, location, message),
        Severity::Warning => Diagnostic::warning(LAYOUT_FAILED, location, message),
    };
    diagnostic.hints = found.hints.iter().map(|hint| hint.v.to_string()).collect();
    diagnostic
}

fn place(world: &LayoutWorld<'_>, found: &SourceDiagnostic) -> Location {
    let Some(id) = found.span.id() else { return Location::Nowhere };
    let path = id.get().vpath().get_with_slash().to_owned();
    let line_column = world.range(found.span).and_then(|range| {
        let source = world.source(id).ok()?;
        let (line, column) = source.lines().byte_to_line_column(range.start)?;
        Some((line + 1, column + 1))
    });
    Location::Typst { path, line_column }
}
