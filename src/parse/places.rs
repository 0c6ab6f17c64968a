//! Places in the heads of entries: which text is one, and how it is split from the name before it.

use super::groups::bracketed;
use super::lexicon;
use super::parsed::{Found, ParsedEntry};

/// Signs between two names on a line, or a name and its place.
pub(super) const SIGNS: [&str; 4] = [" @ ", " – ", " — ", " - "];

/// Whether a text is a place and nothing else.
pub(super) fn is_only_place(text: &str) -> bool {
    // `Mill & Sons, Brno, CZ` is an employer.
    let is_named =
        lexicon::is_position(text) || lexicon::is_company(text) || text.contains('&');
    // `Acme (Bonn, Germany)` is a name with its place.
    let is_named = is_named || text.chars().skip(1).any(|c| c == '(');
    lexicon::is_place(text) && !is_named
}

/// A text and the place after a dash: `Acme – Bonn, Germany`.
pub(super) fn dashed_place(text: &str) -> Option<(&str, &str)> {
    let dashed = SIGNS.iter().find_map(|sign| text.rsplit_once(sign));
    // `Acme @Bonn, Germany`
    let dashed = dashed.or_else(|| text.rsplit_once(" @"));
    dashed.filter(|(_, place)| is_only_place(place))
}

/// Splits an organisation such as `Acme, Bonn` into its name and place.
pub(super) fn split_place(entry: &mut ParsedEntry) {
    let Some(organisation) = &mut entry.organisation else { return };
    if let Some((name, place)) = bracketed(organisation)
        && is_only_place(&place.text)
    {
        *organisation = name;
        entry.location = Some(place);
        return;
    }
    let text = organisation.text.clone();
    let mut split = |name: &str, place: &str| {
        entry.location =
            Some(Found { text: place.trim().to_owned(), ..organisation.clone() });
        name.trim().clone_into(&mut organisation.text);
    };
    if let Some((name, place)) = dashed_place(&text) {
        split(name, place);
        return;
    }
    let commas =
        text.char_indices().filter(|(_, c)| matches!(c, ',' | '、' | '，' | '،'));
    for (at, comma) in commas {
        let (name, rest) = (&text[..at], &text[at + comma.len_utf8()..]);
        let next = rest.split(',').next().unwrap_or_default();
        if lexicon::is_legal_form(next) || rest.trim().is_empty() {
            continue;
        }
        split(name, rest);
        return;
    }
}
