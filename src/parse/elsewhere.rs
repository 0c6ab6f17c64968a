//! Contacts that are not where contacts usually are: broken between two lines of a narrow column, or
//! under a heading at the end of the page.

use std::ops::Range;

use super::contacts::is_email;
use super::header_pieces::{Kind, read_pieces};
use super::headings::Heading;
use super::lines::{Rhythm, TextLine};
use super::parsed::{Found, ParsedHeader};
use super::thresholds::SAME_MARGIN;
use super::units::found;
use crate::document::SectionKind;

/// A line with contacts outside the header has at most this many words.
const MAX_WORDS: usize = 12;

/// The end of an address that has a line of its own, after an address that seems whole, has at most
/// this many letters: `…@example.co`, `m`.
const MAX_END: usize = 2;

/// Joins addresses that are broken between two lines.
pub(super) fn joined(lines: Vec<TextLine>, rhythm: Rhythm) -> Vec<TextLine> {
    let mut out: Vec<TextLine> = Vec::with_capacity(lines.len());
    for line in lines {
        if let Some(above) =
            out.last_mut().filter(|above| is_broken(above, &line, rhythm))
        {
            let place = found("", &[above.clone(), line.clone()]);
            above.text.push_str(&line.text);
            above.rect = place.rect;
            above.slack = line.slack;
        } else {
            out.push(line);
        }
    }
    out
}

/// Whether a line is the end of an email address that the line above begins.
fn is_broken(above: &TextLine, line: &TextLine, rhythm: Rhythm) -> bool {
    let one_word = |line: &TextLine| !line.text.contains(char::is_whitespace);
    let below = (above.indent - line.indent).abs() < SAME_MARGIN && rhythm.is_tight(line);
    let is_end = |text: &str| {
        text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
            && !text.starts_with(char::is_uppercase)
    };
    let is_rest = || !is_email(&above.text) || line.text.len() <= MAX_END;
    above.text.contains('@')
        && one_word(above)
        && one_word(line)
        && below
        && is_end(&line.text)
        && is_rest()
        && is_email(&format!("{}{}", above.text, line.text))
}

/// Adds the first address and number outside the header to it, where it has none itself. References
/// have those of others.
pub(super) fn complete(
    header: &mut ParsedHeader,
    lines: &[TextLine],
    sections: &[(Heading, Range<usize>)],
) {
    let own = sections.iter().filter(|(it, _)| it.kind != Some(SectionKind::References));
    let lines: Vec<&TextLine> =
        own.flat_map(|(_, range)| lines.get(range.clone()).unwrap_or_default()).collect();
    let first = |kind: Kind| {
        lines.iter().find_map(|line| {
            let is_short = line.text.split_whitespace().count() <= MAX_WORDS;
            let pieces = is_short.then(|| read_pieces(line, 0))?;
            let piece = pieces.into_iter().find(|piece| piece.kind == kind)?;
            Some(line.found(&piece.text))
        })
    };
    let add = |to: &mut Vec<Found>, kind: Kind| {
        if to.is_empty() {
            to.extend(first(kind));
        }
    };
    add(&mut header.emails, Kind::Email);
    add(&mut header.phones, Kind::Phone);
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::line;
    use super::*;

    fn texts(lines: Vec<TextLine>) -> Vec<String> {
        let lines = joined(lines, Rhythm { leading: 1.2 });
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn an_address_that_is_broken_between_lines_is_joined() {
        let broken = |first: &str, second: &str| {
            texts(vec![line(first, 30.0, None), line(second, 30.0, Some(12.0))])
        };
        assert_eq!(broken("ada.whitlock@exam", "ple.org"), ["ada.whitlock@example.org"]);
        assert_eq!(broken("ada@example.co", "m"), ["ada@example.com"]);
        assert_eq!(broken("ada@example.org", "github.com").len(), 2);
        assert_eq!(broken("ada@example.org", "Leeds").len(), 2);
    }
}
