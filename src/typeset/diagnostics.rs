//! Turns the engine's diagnostics into findings that name the layout's own files and lines.

use typst::diag::{FileError, Severity, SourceDiagnostic};
use typst::syntax::{DiagSpan, LinkedNode, Side, SyntaxKind};
use typst::{World, WorldExt};

use super::paths;
use super::world::LayoutWorld;
use crate::diag::{Diagnostic, Findings, Location};
use crate::layout::LAYOUT_FAILED;

/// What a layout must define.
const SIGNATURE: &str = "#let layout(document, options) = { … }";

/// The engine's diagnostics as findings.
pub(super) fn convert(world: &LayoutWorld<'_>, found: &[SourceDiagnostic]) -> Findings {
    found.iter().map(|diagnostic| one(world, diagnostic)).collect()
}

fn one(world: &LayoutWorld<'_>, found: &SourceDiagnostic) -> Diagnostic {
    let (location, within) = place(world, found);
    let mut message = found.message.to_string();
    let mut hints: Vec<String> =
        found.hints.iter().map(|hint| hint.v.to_string()).collect();
    if !world.layout().is_trusted() {
        // An option of Typst's own command line.
        hints.retain(|hint| !hint.contains("--root"));
        if found.span.id() == Some(world.main()) {
            if is_imported_name(world, found.span) {
                "the layout does not define `layout`".clone_into(&mut message);
            }
            hints.push(format!("define it as `{SIGNATURE}`"));
        }
        hints.extend(refusal(world, &found.message).map(str::to_owned));
        hints.extend(within.map(|place| format!("the error occurred in {place}")));
    }
    let mut diagnostic = match found.severity {
        Severity::Error => Diagnostic::error(LAYOUT_FAILED, location, message),
        Severity::Warning => Diagnostic::warning(LAYOUT_FAILED, location, message),
    };
    diagnostic.hints = hints;
    diagnostic
}

/// Whether `span` is a name that the main file imports from the layout.
fn is_imported_name(world: &LayoutWorld<'_>, span: DiagSpan) -> bool {
    let (Some(range), Ok(main)) = (world.range(span), world.source(world.main())) else {
        return false;
    };
    let leaf = LinkedNode::new(main.root()).leaf_at(range.start, Side::After);
    leaf.and_then(|leaf| leaf.parent_kind()) == Some(SyntaxKind::ImportItemPath)
}

/// What to do about a file or package that the layout asked for in vain, if `message` is about
/// one.
fn refusal(world: &LayoutWorld<'_>, message: &str) -> Option<&'static str> {
    let refused = world.refused();
    let error = refused.iter().find(|error| message.starts_with(&error.to_string()))?;
    Some(match error {
        FileError::Package(_) => {
            "packages are not available: copy what the layout needs into its folder"
        }
        _ => "a layout can only read files in its own folder",
    })
}

/// The location to report. Where the engine points outside the layout's own files, this is the
/// last place in the layout on the way there, and the second value names where it points.
fn place(
    world: &LayoutWorld<'_>,
    found: &SourceDiagnostic,
) -> (Location, Option<String>) {
    let is_own = |span: DiagSpan| {
        let path = span.id().map(|id| id.get().vpath().get_with_slash());
        path.is_some_and(|path| paths::in_folder(world.layout(), path).is_some())
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

/// The place in a file that all layouts share; `None` in the generated main file, which nobody
/// ever sees.
fn shared_place(location: &Location) -> Option<String> {
    let Location::Typst { path, line_column: Some((line, column)) } = location else {
        return None;
    };
    path.starts_with("_lib/").then(|| format!("{path}:{line}:{column}"))
}

fn location(world: &LayoutWorld<'_>, span: DiagSpan) -> Option<Location> {
    let id = span.id()?;
    let path = paths::shown(world.layout(), id.get().vpath().get_with_slash());
    let line_column = world.range(span).and_then(|range| {
        let source = world.source(id).ok()?;
        let (line, column) = source.lines().byte_to_line_column(range.start)?;
        Some((line + 1, column + 1))
    });
    Some(Location::Typst { path, line_column })
}
