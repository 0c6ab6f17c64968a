//! Whether a line may belong to the head of an entry, or is running text.

use super::contacts;
use super::lexicon;
use super::parts::Part;
use super::thresholds::FULL;

/// The maximum number of words in a line of a head.
const MAX_LINE_WORDS: usize = 14;

/// The maximum number of words in the name of an employer or school.
pub(super) const MAX_NAME_WORDS: usize = 9;

/// A text of so few words may be a name whatever its words.
const FEW_NAME_WORDS: usize = 4;

/// A text of more words that ends like a sentence is one.
const MIN_SENTENCE_WORDS: usize = 3;

/// A first line of more words may continue in the next one.
pub(super) const MIN_WRAPPED_WORDS: usize = 7;

/// Whether a line is set in capitals, bold or italic unlike the one under it: a name rather than the
/// first line of a text.
pub(super) fn is_set_apart(part: &Part<'_>, at: usize) -> bool {
    let marks = |unit: usize| {
        let (line, text) = (part.first_line(unit), &part.units[unit].text);
        let capitals = !text.chars().any(char::is_lowercase);
        (capitals, line.style.bold, line.style.italic)
    };
    let own = marks(at);
    let plain = (false, false, false);
    let few = part.units[at].text.split_whitespace().count() <= MAX_NAME_WORDS;
    // A name may take two lines.
    let mut under = (at + 1..part.units.len()).take(2).map(marks);
    few && own != plain && under.any(|under| under != own)
}

/// Whether a line is full and goes on in the next one, as running text does.
pub(super) fn wraps(part: &Part<'_>, at: usize) -> bool {
    let Some(next) = part.units.get(at + 1).filter(|next| !next.is_bullet) else {
        return false;
    };
    let words = part.units[at].text.split_whitespace().count();
    let (line, below) = (part.first_line(at), part.first_line(at + 1));
    words > MIN_WRAPPED_WORDS
        && line.gaps.is_empty()
        && part.is_tight(at + 1)
        && below.style == line.style
        && (below.overflows(line, FULL) || next.text.starts_with(char::is_lowercase))
        && next.date.is_none()
        && next.text.ends_with(['.', ',', ';'])
}

/// Whether a text may be the name of an employer or school, with its place.
pub(super) fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let begins_degree = || {
        let begin = text.split_whitespace().take(FEW_NAME_WORDS);
        lexicon::is_degree(&begin.collect::<Vec<_>>().join(" "))
    };
    let most = if lexicon::is_school(text) { MAX_LINE_WORDS } else { MAX_NAME_WORDS };
    (words <= most || begins_degree())
        && (lexicon::is_company(text)
            || lexicon::is_degree(text)
            || lexicon::is_place(text)
            || text.contains(", ")
            || words <= FEW_NAME_WORDS)
}

/// Whether a line is part of running text.
pub(super) fn reads_as_prose(text: &str) -> bool {
    is_sentence(text)
        || text.starts_with(char::is_lowercase) && !contacts::is_link(text)
        || text.split_whitespace().count() > MAX_LINE_WORDS
}

/// Whether a text ends as sentences do.
pub(super) fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words > MIN_SENTENCE_WORDS
        && text.ends_with(['.', '!', '?', ';'])
        && !text.ends_with("Inc.")
        && !text.ends_with("Ltd.")
}
