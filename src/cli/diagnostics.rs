//! Showing findings: [`Diagnostic`]s and the source they are about in; text for people, lines
//! for editors or JSON for programs out. Nothing is printed here.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diag::{Diagnostic, Severity};
use crate::finding::{Place, Record, plain};
use crate::resume::Source;

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum MessageFormat {
    /// Several lines each, with the source line.
    #[default]
    Human,
    /// One line each, as editors and `grep` like it.
    Short,
    /// One JSON object on a line each; `schema/diagnostics.schema.json` describes it.
    Json,
    /// SARIF 2.1.0, of `check` alone, as forges and editors read it.
    Sarif,
}

/// The most findings shown to people in full: after these, mending beats reading on.
const MAX_SHOWN: usize = 100;

/// The longest line shown whole, in characters; a line of a minified file is the whole file.
const MAX_LINE: usize = 100;

/// The most characters shown on each side of a finding in a longer line.
const MAX_AROUND: usize = 40;

/// The most characters of a value that are underlined.
const MAX_UNDERLINED: usize = 60;

/// Shows findings in the order given, each ending with a line break. `source` is the text that
/// JSON places refer to.
#[must_use]
pub(super) fn render(
    findings: &[Diagnostic],
    source: Option<&Source>,
    format: MessageFormat,
    color: bool,
) -> String {
    let mut out = String::new();
    let (shown, rest) = match format {
        MessageFormat::Human => findings.split_at(findings.len().min(MAX_SHOWN)),
        _ => (findings, &[][..]),
    };
    for finding in shown {
        match format {
            MessageFormat::Human => human(finding, source, color, &mut out),
            MessageFormat::Short => short(finding, source, &mut out),
            MessageFormat::Json | MessageFormat::Sarif => json(finding, source, &mut out),
        }
    }
    if let Some(more) = summary(rest) {
        _ = writeln!(out, "… and {more} more");
    }
    out
}

/// How many findings of each weight there are, as in `2 errors, 1 warning`; `None` when there
/// are none.
#[must_use]
pub(super) fn summary(findings: &[Diagnostic]) -> Option<String> {
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(|severity| {
            let count =
                findings.iter().filter(|finding| finding.severity == severity).count();
            let plural = if count == 1 { "" } else { "s" };
            (count > 0).then(|| format!("{count} {}{plural}", severity.name()))
        })
        .collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}

/// Wide enough that the renderer never cuts what was cut here already, should every character
/// take two columns.
const TERM_WIDTH: usize = 2 * (2 * MAX_AROUND + MAX_UNDERLINED) + 20;

/// What the renderer is given for the path: it would count columns from the cut-out part of a
/// line, so the true place is put in afterwards.
const PLACE: &str = "@";

fn human(finding: &Diagnostic, source: Option<&Source>, color: bool, out: &mut String) {
    let place = Place::new(&finding.location, source);
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(
        level.primary_title(plain(&finding.message)).id(finding.code.id),
    );
    if let (Some(source), Some(span)) = (source, &place.span) {
        let (window, underlined) = window(source, span.clone());
        let (line, _) = source.line_column(span.start);
        let annotation = AnnotationKind::Primary.span(underlined);
        let snippet = Snippet::source(window).path(PLACE).line_start(line);
        group = group.element(snippet.annotation(annotation));
    } else if place.path.is_some() {
        group = group.element(Origin::path(PLACE));
    }
    for hint in &finding.hints {
        group = group.element(Level::HELP.with_name("hint").message(plain(hint)));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(TERM_WIDTH).render(&[group]);
    for (i, line) in text.lines().enumerate() {
        match line.split_once(PLACE) {
            Some((before, after)) if i == 1 => {
                // The renderer's own line and column, which are those of the window.
                let after =
                    after.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
                _ = write!(out, "{before}{place}{after}");
            }
            _ => out.push_str(line.trim_end()),
        }
        out.push('\n');
    }
    out.push('\n');
}

/// The part of the source line to show, with what to underline in it. A finding over several
/// lines is shown by its first.
fn window(source: &Source, span: Range<usize>) -> (String, Range<usize>) {
    let line = source.line_span(span.start);
    let text = |range: Range<usize>| source.text().get(range).unwrap_or_default();
    let start = span.start.clamp(line.start, line.end);
    let end = span.end.clamp(start, line.end);
    let before = text(line.start..start);
    let marked = text(start..end);
    let after = text(end..line.end);

    if text(line.clone()).chars().nth(MAX_LINE).is_none() {
        return (text(line.clone()).to_owned(), start - line.start..end - line.start);
    }
    let tail = |text: &str, count| {
        text.char_indices().rev().nth(count).map(|(at, c)| at + c.len_utf8())
    };
    let head = |text: &str, count| text.char_indices().nth(count).map(|(at, _)| at);
    let mut out = String::new();
    match tail(before, MAX_AROUND) {
        Some(cut) => {
            out.push('…');
            out.push_str(before.get(cut..).unwrap_or_default());
        }
        None => out.push_str(before),
    }
    let begin = out.len();
    match head(marked, MAX_UNDERLINED) {
        Some(cut) => {
            out.push_str(marked.get(..cut).unwrap_or_default());
            let underlined = begin..out.len();
            out.push('…');
            return (out, underlined);
        }
        None => out.push_str(marked),
    }
    let underlined = begin..out.len();
    match head(after, MAX_AROUND) {
        Some(cut) => {
            out.push_str(after.get(..cut).unwrap_or_default());
            out.push('…');
        }
        None => out.push_str(after),
    }
    (out, underlined)
}

fn short(finding: &Diagnostic, source: Option<&Source>, out: &mut String) {
    _ = writeln!(out, "{}", Record::of(finding, source));
}

fn json(finding: &Diagnostic, source: Option<&Source>, out: &mut String) {
    _ = writeln!(out, "{}", line(&Record::of(finding, source)));
}

/// A finding as programs read it, without a line break.
pub(super) fn line(record: &Record) -> String {
    serde_json::to_string(record).expect("a record has only plain members")
}

#[cfg(test)]
mod tests;
