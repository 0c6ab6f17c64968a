//! The top of a résumé: the lines above the first heading come in, name, label, contacts and
//! summary go out, and what is none of these.

use std::ops::Range;

use super::contacts::{is_email, is_link, is_phone, without_label};
use super::lexicon;
use super::lines::{Rhythm, TextLine};
use super::parsed::{Found, ParsedAccount, ParsedHeader};
use super::pieces;
use super::thresholds::{LARGE_NAME, ROUGHLY_FULL, SAME_HEADER_SIZE, SAME_SIZE};
use super::units::{found, join};
use crate::data;

/// The most lines of a header.
const MOST_LINES: usize = 200;

/// Lines of more words than this are prose.
const MOST_WORDS: usize = 12;

/// What a piece of the header is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Email,
    Phone,
    Link,
    /// An account on a network: a name before an address, or `Network: user`.
    Account,
    Other,
}

/// A piece of a line and what it is.
struct Piece {
    kind: Kind,
    text: String,
    line: usize,
}

/// Reads the header; the second list is what is in no field.
pub(super) fn read(lines: &[TextLine], rhythm: Rhythm) -> (ParsedHeader, Vec<Found>) {
    // What is as long has no headings that are known; it is no header.
    let (all, beyond) = lines.split_at(lines.len().min(MOST_LINES));
    let mut header = ParsedHeader {
        lines: lines.iter().map(|line| line.found(&line.text)).collect(),
        ..ParsedHeader::default()
    };
    let mut taken = vec![false; all.len()];
    let pieces: Vec<Vec<Piece>> =
        all.iter().enumerate().map(|(at, line)| read_pieces(line, at)).collect();
    let is_contacts: Vec<bool> = pieces
        .iter()
        .map(|line| line.iter().any(|piece| piece.kind != Kind::Other))
        .collect();

    let mut rest: Vec<Piece> = Vec::new();
    let name = name(all, &is_contacts);
    if let Some(name) = &name {
        header.name = Some(lines_as_one(all, name.clone()));
        taken[name.clone()].fill(true);
    }
    for (at, line) in pieces.into_iter().enumerate() {
        if is_contacts[at] {
            taken[at] = true;
            for piece in line {
                take_contact(&mut header, piece, all, &mut rest);
            }
        }
    }
    if header.name.is_none() && rest.first().is_some_and(|piece| piece.line == 0) {
        let piece = rest.remove(0);
        header.name = Some(all[piece.line].found(&piece.text));
    }
    take_location(&mut header, &mut rest, all);
    let after_name = name.map_or(0, |name| name.end);
    take_label(&mut header, all, after_name, &mut taken, &is_contacts, rhythm);
    take_address(&mut header, all, after_name, &mut taken, &is_contacts);
    take_summary(&mut header, all, after_name, &mut taken, rhythm);
    let mut unparsed: Vec<(usize, Found)> = Vec::new();
    unparsed.extend(
        rest.iter().map(|piece| (piece.line, all[piece.line].found(&piece.text))),
    );
    let left = all.iter().enumerate().filter(|(at, _)| !taken[*at]);
    unparsed.extend(left.map(|(at, line)| (at, line.found(&line.text))));
    unparsed.sort_by_key(|(at, _)| *at);
    let mut unparsed: Vec<Found> = unparsed.into_iter().map(|(_, found)| found).collect();
    unparsed.extend(beyond.iter().map(|line| line.found(&line.text)));
    (header, unparsed)
}

fn lines_as_one(all: &[TextLine], range: Range<usize>) -> Found {
    let mut text = String::new();
    for line in &all[range.clone()] {
        join(&mut text, &line.text);
    }
    found(&text, &all[range])
}

/// The lines of the name: the first of the largest lines that are no contacts, and those of its
/// size below it.
fn name(all: &[TextLine], is_contacts: &[bool]) -> Option<Range<usize>> {
    let is_title = |line: &TextLine| is_document_name(line.text.trim());
    let may_be = |at: &usize| {
        let line = &all[*at];
        !is_contacts[*at]
            && !is_title(line)
            && line.text.chars().any(char::is_alphabetic)
            && line.text.split_whitespace().count() <= MOST_WORDS
    };
    let candidates: Vec<usize> = (0..all.len()).filter(may_be).collect();
    let largest = candidates.iter().map(|at| all[*at].size).fold(0.0, f64::max);
    let first =
        *candidates.iter().find(|at| all[**at].size >= (1.0 - SAME_SIZE) * largest)?;
    let usual = all.iter().map(|line| line.size).fold(f64::MAX, f64::min);
    let mut end = first + 1;
    // A long name takes two lines; so large is nothing else.
    while candidates.contains(&end)
        && all[end].size >= (1.0 - SAME_SIZE) * largest
        && largest > LARGE_NAME * usual
        && end - first < 4
    {
        end += 1;
    }
    Some(first..end)
}

/// Whether a text names the kind of document: `Curriculum Vitae`.
fn is_document_name(text: &str) -> bool {
    let text = text.to_lowercase();
    data::reading().any(|read| read.document_names.contains(&text))
}

fn read_pieces(line: &TextLine, at: usize) -> Vec<Piece> {
    let mut out = Vec::new();
    for range in pieces::split(&line.text, &line.gaps) {
        let text = &line.text[range];
        let kind = kind(text);
        if kind == Kind::Other {
            read_words(text, at, &mut out);
        } else {
            out.push(Piece { kind, text: without_label(text).to_owned(), line: at });
        }
    }
    out
}

fn kind(text: &str) -> Kind {
    let bare = without_label(text);
    let bare = bare.trim_matches(['<', '>', '(', ')']).trim();
    if is_email(bare) {
        return Kind::Email;
    }
    if is_phone(bare) {
        return Kind::Phone;
    }
    if is_link(bare) {
        return Kind::Link;
    }
    let words: Vec<&str> = bare.split_whitespace().collect();
    let ends_in_link = words.len() > 1
        && words.len() <= 6
        && words.last().is_some_and(|word| is_link(word))
        && words[..words.len() - 1].join(" ").ends_with(':');
    let network = match bare.split_once(':') {
        Some((network, user)) => {
            let user = user.trim();
            !user.is_empty()
                && !user.contains(char::is_whitespace)
                && network.split_whitespace().count() <= 3
                && !user.starts_with("//")
        }
        None => false,
    };
    if ends_in_link || network { Kind::Account } else { Kind::Other }
}

/// Parts a piece whose items nothing but spaces or commas part, if there is a contact in it.
fn read_words(text: &str, line: usize, out: &mut Vec<Piece>) {
    let bare = |word: &str| word.trim_matches([',', ';', '<', '>', '(', ')']).to_owned();
    let contact = |word: &str| {
        let word = bare(word);
        if is_email(&word) {
            Some(Kind::Email)
        } else if is_link(&word) && (word.contains('/') || word.matches('.').count() > 1)
        {
            Some(Kind::Link)
        } else {
            None
        }
    };
    let mut between: Vec<&str> = Vec::new();
    let flush = |between: &mut Vec<&str>, out: &mut Vec<Piece>| {
        let text = between.join(" ");
        between.clear();
        let text = text.trim_matches([',', ';', ' ', ':']);
        if !text.is_empty() {
            let bare = without_label(text);
            let kind = if is_phone(bare) { Kind::Phone } else { Kind::Other };
            out.push(Piece { kind, text: bare.to_owned(), line });
        }
    };
    for word in text.split_whitespace() {
        match contact(word) {
            Some(kind) => {
                flush(&mut between, out);
                out.push(Piece { kind, text: bare(word), line });
            }
            None => between.push(word),
        }
    }
    flush(&mut between, out);
}

fn take_contact(
    header: &mut ParsedHeader,
    piece: Piece,
    all: &[TextLine],
    rest: &mut Vec<Piece>,
) {
    let line = &all[piece.line];
    let found = line.found(&piece.text);
    match piece.kind {
        Kind::Email => header.emails.push(found),
        Kind::Phone => header.phones.push(found),
        Kind::Link => header.links.push(found),
        Kind::Account => {
            let (name, address) = match piece.text.rsplit_once(char::is_whitespace) {
                Some((name, last)) if is_link(last) => (name, Some(line.found(last))),
                _ => (&*piece.text, None),
            };
            header.links.extend(address.clone());
            header.accounts.push(ParsedAccount { name: line.found(name), link: address });
        }
        Kind::Other => rest.push(piece),
    }
}

/// The place: of what stands among the contacts, what reads most like one.
fn take_location(header: &mut ParsedHeader, rest: &mut Vec<Piece>, all: &[TextLine]) {
    let is_place = |piece: &Piece| lexicon::is_place(&piece.text);
    let has_comma = |piece: &Piece| piece.text.contains([',', '、', '，', '،']);
    let is_short = |piece: &Piece| piece.text.split_whitespace().count() <= 4;
    let place = rest
        .iter()
        .position(is_place)
        .or_else(|| rest.iter().position(has_comma))
        .or_else(|| rest.iter().position(is_short));
    if let Some(place) = place {
        let piece = rest.remove(place);
        header.location = Some(all[piece.line].found(&piece.text));
    }
}

/// The label: the lines between the name and the first contacts that are of one size.
fn take_label(
    header: &mut ParsedHeader,
    all: &[TextLine],
    from: usize,
    taken: &mut [bool],
    is_contacts: &[bool],
    rhythm: Rhythm,
) {
    let first = (from..all.len()).find(|at| !taken[*at]);
    let Some(first) = first else { return };
    let contacts_before = is_contacts[from..first].iter().any(|is| *is);
    let line = &all[first];
    let short = line.text.split_whitespace().count() <= MOST_WORDS;
    let place = lexicon::is_place(&line.text) && !lexicon::is_position(&line.text);
    let reads = if contacts_before {
        lexicon::is_position(&line.text) && !line.text.ends_with('.')
    } else {
        !place
    };
    if !short && !lexicon::is_position(&line.text) || !reads {
        return;
    }
    let mut end = first + 1;
    while end < all.len()
        && !taken[end]
        && rhythm.is_tight(&all[end])
        && (all[end].size - line.size).abs() < SAME_HEADER_SIZE
        && all[end].first_word() + ROUGHLY_FULL * line.size > all[end - 1].slack
    {
        end += 1;
    }
    header.label = Some(lines_as_one(all, first..end));
    taken[first..end].fill(true);
}

/// A whole line of address, among or beside the lines of contacts.
fn take_address(
    header: &mut ParsedHeader,
    all: &[TextLine],
    from: usize,
    taken: &mut [bool],
    is_contacts: &[bool],
) {
    if header.location.is_some() {
        return;
    }
    let last_contacts = is_contacts.iter().rposition(|is| *is).unwrap_or(0);
    let reads = |at: &usize| {
        let text = &all[*at].text;
        let prose = text.ends_with('.') || text.split_whitespace().count() > 18;
        let place = lexicon::is_place(text);
        let among = *at < last_contacts;
        !taken[*at] && !prose && (place || among)
    };
    let Some(first) = (from..all.len()).find(reads) else { return };
    let mut end = first + 1;
    while end < last_contacts && !taken[end] {
        end += 1;
    }
    header.location = Some(lines_as_one(all, first..end));
    taken[first..end].fill(true);
}

/// Prose above the first heading.
fn take_summary(
    header: &mut ParsedHeader,
    all: &[TextLine],
    from: usize,
    taken: &mut [bool],
    rhythm: Rhythm,
) {
    let prose = |line: &TextLine| {
        line.text.ends_with('.') || line.text.split_whitespace().count() > MOST_WORDS
    };
    let Some(first) = (from..all.len()).find(|at| !taken[*at] && prose(&all[*at])) else {
        return;
    };
    let mut end = first + 1;
    while end < all.len()
        && !taken[end]
        && (rhythm.is_tight(&all[end]) || prose(&all[end]))
    {
        end += 1;
    }
    header.summary = Some(lines_as_one(all, first..end));
    taken[first..end].fill(true);
}
