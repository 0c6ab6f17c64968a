//! Findings as text: with source lines for people, as single lines for editors, as JSON for
//! programs. Nothing is printed here.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diag::Severity;
use crate::finding::{Counts, Finding, Place, Record, plain};
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

/// How many findings people are shown in full: after these, correcting them beats reading on.
const MAX_SHOWN: usize = 100;

/// The longest line shown whole, in characters; a line of a minified file is the whole file.
const MAX_LINE: usize = 100;

/// How many characters are shown on each side of a finding in a longer line.
const MAX_AROUND: usize = 40;

/// How many characters of a value are underlined.
const MAX_UNDERLINED: usize = 60;

/// Findings in the order given, each ending with a line break.
#[must_use]
pub(super) fn render(
    findings: &[&Finding],
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
            MessageFormat::Human => human(finding, color, &mut out),
            MessageFormat::Short => _ = writeln!(out, "{}", Record::of(finding)),
            MessageFormat::Json | MessageFormat::Sarif => {
                out.push_str(&json(&Record::of(finding)));
                out.push('\n');
            }
        }
    }
    if let Some(more) = summary(rest.iter().map(|finding| finding.severity()).collect()) {
        _ = writeln!(out, "… and {more} more");
    }
    out
}

/// The number of findings of each severity, as in `2 errors, 1 warning`; `None` if there are
/// none.
#[must_use]
pub(super) fn summary(counts: Counts) -> Option<String> {
    let Counts { errors, warnings, notes } = counts;
    let counts: Vec<String> = [(errors, "error"), (warnings, "warning"), (notes, "note")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| {
            let plural = if count == 1 { "" } else { "s" };
            format!("{count} {name}{plural}")
        })
        .collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}

/// A record as programs read it, without a line break.
#[must_use]
pub(super) fn json(record: &Record) -> String {
    serde_json::to_string(record).expect("a record has only plain members")
}

/// Wide enough that the renderer never cuts what was cut here already, should every character
/// take two columns.
const TERM_WIDTH: usize = 2 * (2 * MAX_AROUND + MAX_UNDERLINED) + 20;

fn human(finding: &Finding, color: bool, out: &mut String) {
    let Finding { diagnostic, source } = finding;
    let source = source.as_deref();
    let place = Place::new(&diagnostic.location, source);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(plain(&diagnostic.message)).id(diagnostic.code.id);
    let mut group = Group::with_title(title);
    let mut line_digits = 0;
    if let (Some(source), Some(span)) = (source, &place.span) {
        let (window, underlined) = window(source, span.clone());
        let (line, _) = source.line_column(span.start);
        line_digits = line.to_string().len();
        let annotation = AnnotationKind::Primary.span(underlined);
        let snippet = Snippet::source(window).line_start(line);
        group = group.element(snippet.annotation(annotation));
    }
    for hint in &diagnostic.hints {
        group = group.element(Level::HELP.with_name("hint").message(plain(hint)));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(TERM_WIDTH).render(&[group]);
    for (i, line) in text.lines().enumerate() {
        out.push_str(line.trim_end());
        out.push('\n');
        // The renderer would count columns from the part of the line that is shown, so the place
        // is written here.
        if i == 0 && place.path.is_some() {
            let style = if color { DEFAULT_LINE_NUM_STYLE } else { Style::new() };
            _ = writeln!(out, "{:line_digits$}{style}-->{style:#} {place}", "");
        }
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

#[cfg(test)]
mod tests;
