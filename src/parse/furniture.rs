//! Recognises what belongs to the paper and not to the résumé: page numbers, and headers and footers
//! that are repeated on every page.

use super::lines::TextLine;
use super::thresholds::{EDGE, SAME_HEIGHT};
use crate::data;
use crate::extract::Extraction;
use crate::geom::Pt;

/// The maximum number of words in a page number: `Page 2 of 3`, after a name.
const MAX_WORDS: usize = 8;

/// Divides the lines into those of the résumé and those of the paper.
pub(super) fn part(
    extraction: &Extraction,
    lines: Vec<TextLine>,
) -> (Vec<TextLine>, Vec<TextLine>) {
    let pages = extraction.pages();
    let height =
        |line: &TextLine| pages.get(line.page.index()).map_or(0.0, |it| it.height);
    let at_edge = |line: &TextLine| {
        let (y, height) = (f64::midpoint(line.rect.y0, line.rect.y1), height(line));
        y < EDGE * height || y > (1.0 - EDGE) * height
    };
    let edges: Vec<(Pt, usize, String)> = lines
        .iter()
        .filter(|line| at_edge(line))
        .map(|line| (line.rect.y1, line.page.index(), without_figures(&line.text)))
        .collect();
    let is_repeated = |line: &TextLine| {
        let text = without_figures(&line.text);
        let same = |(y, page, other): &(Pt, usize, String)| {
            *page != line.page.index()
                && (y - line.rect.y1).abs() < SAME_HEIGHT
                && *other == text
        };
        // At the top of the first page, a running head may be the only place of the name.
        let is_first = line.page.index() == 0 && line.rect.y1 < height(line) / 2.0;
        !is_first && edges.iter().any(same)
    };
    lines.into_iter().partition(|line| {
        !at_edge(line) || !(is_page_number(&line.text) || is_repeated(line))
    })
}

fn without_figures(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Whether a text is the number of a page: `2`, `2 / 3`, `Page 2 of 3`.
fn is_page_number(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let is_number =
        |word: &&str| word.len() < 4 && word.bytes().all(|c| c.is_ascii_digit());
    let is_page = |word: &&str| {
        let word = word.to_lowercase();
        data::reading().any(|read| read.pages.contains(&word))
    };
    let numbers = words.iter().filter(|word| is_number(word)).count();
    let only_numbers = (1..=2).contains(&numbers) && numbers == words.len();
    // Not a year, and not a phone number.
    only_numbers && text.chars().all(|c| c.is_ascii_digit() || " /|-–—".contains(c))
        || numbers > 0
            && words.len() <= MAX_WORDS
            && words
                .iter()
                .zip(words.iter().skip(1))
                .any(|(page, number)| is_page(page) && is_number(number))
            && !text.contains('@')
}

#[cfg(test)]
mod tests {
    use super::is_page_number;

    #[test]
    fn page_numbers_are_distinguished_from_years_and_text() {
        for number in
            ["2", "2 / 3", "- 2 -", "Page 1 of 2", "Ada Quill – Seite 2", "Page 2"]
        {
            assert!(is_page_number(number), "{number}");
        }
        for other in ["2019", "030 555 0199", "Homepage 2.0", "Ada Quill", "C++ 17"] {
            assert!(!is_page_number(other), "{other}");
        }
    }
}
