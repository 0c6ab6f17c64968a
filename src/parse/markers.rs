//! The characters that mark bullets, and how they differ from text.

use std::collections::{BTreeMap, BTreeSet};

use icu_properties::props::GeneralCategory;
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};

use super::heading_words::names_section;
use super::print::Print;
use super::thresholds::SAME_MARGIN;
use super::{contacts, pieces};
use crate::extract::Line;
use crate::geom::Pt;

/// Signs that only ever mark a bullet; those of symbol fonts (private use) are Wingdings.
const MARKERS: &str =
    "•●▪■◦○‣⁃∙⦁⚫⬤◆◇►▶▸➢➤➔→✓✔★☆✦❖□▫\u{F0B7}\u{F0A7}\u{F0D8}\u{F0FC}\u{F076}";

/// Signs that also occur in text: they mark a bullet only before a space.
pub(super) const SPACED_MARKERS: &str = "–—-*+·>»";

/// A text of so many words after a sign reads like a bullet.
const MIN_WORDS: usize = 4;

/// The least evidence for a sign: so many more lines that read like bullets than that do not.
const MIN_LINES: usize = 2;

const CATEGORIES: CodePointMapDataBorrowed<'static, GeneralCategory> =
    CodePointMapData::<GeneralCategory>::new();

/// The text after the marker of a bullet; `None` if there is no marker.
pub(super) fn without_marker(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    if MARKERS.contains(first) {
        return Some(rest.trim_start());
    }
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    if SPACED_MARKERS.contains(first) && spaced {
        return Some(rest.trim_start());
    }
    // The second level of lists in Word.
    let rest = text.strip_prefix("o ")?;
    rest.starts_with(char::is_uppercase).then_some(rest)
}

/// The signs that mark bullets in this document, besides the usual ones: symbols at one indent
/// before texts that read like bullets, more often than before dates and contacts.
pub(crate) fn own_markers<'l>(lines: impl Iterator<Item = &'l Line>) -> BTreeSet<char> {
    // For each sign where it stands, and how many more lines read like bullets than not.
    let mut signs: BTreeMap<char, Vec<(Pt, usize, usize)>> = BTreeMap::new();
    for line in lines {
        let Some((sign, text)) = signed(&line.text) else { continue };
        let reads = text.split_whitespace().count() >= MIN_WORDS;
        let fact = is_fact(text, sign);
        let places = signs.entry(sign).or_default();
        let (bullets, others) = (usize::from(reads && !fact), usize::from(fact));
        let near =
            places.iter().position(|(x, ..)| (x - line.rect.x0).abs() < SAME_MARGIN);
        if near.is_none() && places.len() < MAX_INDENTS {
            places.push((line.rect.x0, 0, 0));
        }
        let at = near.unwrap_or(places.len() - 1);
        if let Some((_, all_bullets, all_others)) = places.get_mut(at) {
            *all_bullets += bullets;
            *all_others += others;
        }
    }
    signs.retain(|_, places| {
        places.iter().any(|(_, bullets, others)| *bullets >= others + MIN_LINES)
    });
    signs.into_keys().collect()
}

/// The maximum number of indents at which one sign is followed.
const MAX_INDENTS: usize = 50;

/// Puts the usual marker for the signs that mark bullets in this document alone.
pub(super) fn unify(lines: &mut [(Line, Print)]) {
    const USUAL: &str = "•";
    let own = own_markers(lines.iter().map(|(line, _)| line));
    if own.is_empty() {
        return;
    }
    for (line, print) in lines {
        let Some((sign, text)) = signed(&line.text) else { continue };
        if !own.contains(&sign) || is_fact(text, sign) {
            continue;
        }
        line.text.replace_range(..sign.len_utf8(), USUAL);
        for place in print.gaps.iter_mut().chain(&mut print.turns) {
            *place = (*place + USUAL.len()).saturating_sub(sign.len_utf8());
        }
    }
}

/// A symbol that begins a line, and the text after the space after it.
fn signed(text: &str) -> Option<(char, &str)> {
    let sign = text.chars().next().filter(|c| is_symbol(*c))?;
    let rest = &text[sign.len_utf8()..];
    let is_spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (is_spaced && !names_section(rest.trim())).then(|| (sign, rest.trim()))
}

/// Whether a character is a symbol, or a glyph that stands for no character.
fn is_symbol(c: char) -> bool {
    !c.is_ascii()
        && !MARKERS.contains(c)
        && !SPACED_MARKERS.contains(c)
        && matches!(
            CATEGORIES.get(c),
            GeneralCategory::MathSymbol
                | GeneralCategory::OtherSymbol
                | GeneralCategory::OtherPunctuation
                | GeneralCategory::PrivateUse
        )
}

/// Whether a text is a contact or the line of a date, before which icons stand, or has another of
/// the signs, which separates its parts.
fn is_fact(text: &str, sign: char) -> bool {
    text.contains(['@', sign])
        || contacts::is_link(text)
        || contacts::has_phone(text)
        || pieces::head_date(text, &[]).is_some()
        || pieces::labelled(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::rows::tests::line;
    use super::*;

    #[test]
    fn markers_are_distinguished_from_words_and_numbers() {
        assert_eq!(without_marker("– built it"), Some("built it"));
        assert_eq!(without_marker("\u{F0B7}built"), Some("built"));
        assert_eq!(without_marker("-5 degrees"), None);
        assert_eq!(without_marker("o Third level"), Some("Third level"));
        assert_eq!(without_marker("o sistema"), None);
    }

    #[test]
    fn a_symbol_before_texts_at_one_indent_is_a_marker() {
        let markers = |texts: &[&str]| {
            let lines: Vec<_> = texts.iter().map(|text| line(text, 50.0, 20.0)).collect();
            own_markers(lines.iter().map(|(line, _)| line))
        };
        let bullet = "Cut the load from six hours";
        for sign in ['∠', '\u{FFFD}', '※', '\u{E0A0}'] {
            let marked = format!("{sign} {bullet}");
            assert_eq!(markers(&[&marked, &marked]), [sign].into());
            assert!(markers(&[&marked, "Cut the load"]).is_empty());
        }
        assert!(markers(&["§ 1", "§ 2", "§ 3"]).is_empty());
        assert!(markers(&["☎ +49 30 5550199", "☎ +49 170 5550142"]).is_empty());
        let dated = ["◷ Jan 2020 – Present ◷ Bonn, DE", "◷ Mar 2016 – Dec 2019 ◷ Kiel"];
        assert!(markers(&dated).is_empty());
        assert!(
            markers(&["∠Cut the load from six", "∠Cut the load from six"]).is_empty()
        );
    }

    #[test]
    fn the_usual_marker_is_put_for_a_sign_of_this_document() {
        let mut lines = vec![
            line("𐄂 Cut the load from six hours", 50.0, 20.0),
            line("𐄂 Moved nine feeds to one queue", 50.0, 34.0),
        ];
        lines[0].1.gaps = vec![5];
        unify(&mut lines);
        assert_eq!(lines[0].0.text, "• Cut the load from six hours");
        assert_eq!(lines[0].1.gaps, [4]);
    }
}
