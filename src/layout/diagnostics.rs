//! Turns the engine's findings into ours: Typst diagnostics come in, [`Diagnostic`]s with the
//! layout's file, line and column go out.

use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use super::LAYOUT_FAILED;
use super::world::LayoutWorld;
use crate::diag::{Diagnostic, Findings, Location};

/// What a layout must define.
const SIGNATURE: &str = "#let layout(document, options) = { … }";

/// The engine's findings as ours.
pub(super) fn convert(world: &LayoutWorld<'_>, found: &[SourceDiagnostic]) -> Findings {
    found.iter().map(|diagnostic| one(world, diagnostic)).collect()
}

fn one(world: &LayoutWorld<'_>, found: &SourceDiagnostic) -> Diagnostic {
    let (location, within) = place(world, found);
    let mut message = found.message.to_string();
    let mut hints: Vec<String> =
        found.hints.iter().map(|hint| hint.v.to_string()).collect();
    if !world.layout().is_trusted() {
        // `--root` is an option of another program.
        hints.retain(|hint| !hint.contains("--root"));
        if found.span.id() == Some(world.main()) {
            if message == "unresolved import" {
                "the layout does not define `layout`".clone_into(&mut message);
            }
            hints.push(format!("define it as `{SIGNATURE}`"));
        }
        if message.starts_with("package not found") {
            hints.push("a layout can use no packages; copy what it needs".to_owned());
        } else if message.starts_with("file not found") {
            hints.push("a layout reads nothing but its own folder".to_owned());
        }
        hints.extend(within.map(|place| format!("it was found in {place}")));
    }
    let mut diagnostic = match found.severity {
        Severity::Error => Diagnostic::error(LAYOUT_FAILED, location, message),
        Severity::Warning => Diagnostic::warning(LAYOUT_FAILED, location, message),
    };
    diagnostic.hints = hints;
    diagnostic
}

/// Where the finding is. If that is in no file of the layout, it is the last place in the
/// layout on the way there, and the second value tells where it was found.
fn place(
    world: &LayoutWorld<'_>,
    found: &SourceDiagnostic,
) -> (Location, Option<String>) {
    let is_own = |span: DiagSpan| {
        let path = span.id().map(|id| id.get().vpath().get_with_slash());
        path.is_some_and(|path| world.layout().path_in_folder(path).is_some())
    };
    let own_location = location(world, found.span);
    if is_own(found.span) || world.layout().is_trusted() {
        return (own_location.unwrap_or(Location::Nowhere), None);
    }
    let mut way = found.trace.iter().map(|step| DiagSpan::from(step.span));
    let entered = way.find(|span| is_own(*span)).and_then(|span| location(world, span));
    let within = own_location.as_ref().and_then(shared_place);
    (entered.unwrap_or_else(|| world.layout().place(None)), within)
}

/// The place in a file that layouts share; the product's own main file is nobody's place.
fn shared_place(location: &Location) -> Option<String> {
    let Location::Typst { path, line_column: Some((line, column)) } = location else {
        return None;
    };
    path.starts_with("_lib/").then(|| format!("{path}:{line}:{column}"))
}

fn location(world: &LayoutWorld<'_>, span: DiagSpan) -> Option<Location> {
    let id = span.id()?;
    let path = world.layout().shown(id.get().vpath().get_with_slash());
    let line_column = world.range(span).and_then(|range| {
        let source = world.source(id).ok()?;
        let (line, column) = source.lines().byte_to_line_column(range.start)?;
        Some((line + 1, column + 1))
    });
    Some(Location::Typst { path, line_column })
}
