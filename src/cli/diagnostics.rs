//! Findings as text: with source lines for people, as single lines for editors, as JSON for
//! programs. Nothing is printed here.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diag::{Location, Severity};
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
    /// SARIF 2.1.0, of `check` and `lint` alone, as forges and editors read it.
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
    if format == MessageFormat::Human {
        let groups = alike(findings);
        let (shown, rest) = groups.split_at(groups.len().min(MAX_SHOWN));
        for group in shown {
            human(group, color, &mut out);
        }
        let rest = rest.iter().flatten().map(|finding| finding.severity());
        if let Some(more) = summary(rest.collect()) {
            _ = writeln!(out, "… and {more} more");
        }
        return out;
    }
    for finding in findings {
        let record = Record::of(finding);
        match format {
            MessageFormat::Json | MessageFormat::Sarif => {
                out.push_str(&json(&record));
                out.push('\n');
            }
            _ => _ = writeln!(out, "{record}"),
        }
    }
    out
}

/// Findings that say the same about several places of a file, together, in the order of the first
/// ones: people read them once.
fn alike<'f>(findings: &[&'f Finding]) -> Vec<Vec<&'f Finding>> {
    type Said<'f> = (&'static str, Severity, &'f str, &'f [String], *const Source);
    let mut groups: Vec<Vec<&'f Finding>> = Vec::new();
    let mut known: HashMap<Said<'f>, usize> = HashMap::new();
    for finding in findings {
        let Finding { diagnostic, source } = *finding;
        // Without a line to show, nothing would tell the places apart.
        let is_placed = matches!(&diagnostic.location, Location::Json { .. });
        let Some(source) = source.as_ref().filter(|_| is_placed) else {
            groups.push(vec![finding]);
            continue;
        };
        let said = (
            diagnostic.code.id,
            diagnostic.severity,
            diagnostic.message.as_str(),
            diagnostic.hints.as_slice(),
            Arc::as_ptr(source),
        );
        let group = *known.entry(said).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

/// How many places of a finding are named beside the first.
const MAX_ALSO: usize = 5;

/// Where else a finding is: `also on lines 9, 14, 20 and 4 more`.
fn also(others: &[&Finding]) -> Option<String> {
    let mut lines: Vec<usize> = Vec::new();
    for finding in others {
        let place = Place::new(&finding.diagnostic.location, finding.source.as_deref());
        lines.extend(place.start.map(|(line, _)| line));
    }
    lines.dedup();
    let named: Vec<String> = lines.iter().take(MAX_ALSO).map(usize::to_string).collect();
    let more = lines.len() - named.len();
    let lines = if named.len() == 1 { "line" } else { "lines" };
    match (named.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(format!("also on {lines} {}", named.join(", "))),
        (false, more) => {
            Some(format!("also on lines {} and {more} more", named.join(", ")))
        }
    }
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

/// One finding, or several that say the same.
fn human(group: &[&Finding], color: bool, out: &mut String) {
    let Some((Finding { diagnostic, source }, others)) = group.split_first() else {
        return;
    };
    let source = source.as_deref();
    let place = Place::new(&diagnostic.location, source);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut message = plain(&diagnostic.message);
    if !others.is_empty() {
        _ = write!(message, " ({} times)", group.len());
    }
    let title = level.primary_title(message).id(diagnostic.code.id);
    let mut shown = Group::with_title(title);
    let mut line_digits = 0;
    if let (Some(source), Some(span)) = (source, &place.span) {
        let (window, underlined) = window(source, span.clone());
        let (line, _) = source.line_column(span.start);
        line_digits = line.to_string().len();
        let annotation = AnnotationKind::Primary.span(underlined);
        let snippet = Snippet::source(window).line_start(line);
        shown = shown.element(snippet.annotation(annotation));
    }
    if let Some(also) = also(others) {
        shown = shown.element(Level::NOTE.with_name("note").message(also));
    }
    for hint in &diagnostic.hints {
        shown = shown.element(Level::HELP.with_name("hint").message(plain(hint)));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(TERM_WIDTH).render(&[shown]);
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
