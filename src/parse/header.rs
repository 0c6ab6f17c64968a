//! Parses the lines about the person, usually the top of a résumé: name, label, contacts, place
//! and summary.

use std::ops::Range;

use super::contacts::{is_email, is_link, is_phone, without_label};
use super::labels;
use super::lexicon;
use super::lines::{Rhythm, TextLine};
use super::parsed::{Found, ParsedAccount, ParsedField, ParsedHeader};
use super::pieces;
use super::thresholds::{LARGE_NAME, ROUGHLY_FULL, SAME_HEADER_SIZE, SAME_SIZE};
use super::units::{found, join};
use crate::data;

/// The maximum number of lines in a header. A document with more has no headings that are known.
const MAX_LINES: usize = 200;

/// The maximum number of lines in a name.
const MAX_NAME_LINES: usize = 4;

/// A line of more words is prose.
const MAX_WORDS: usize = 12;

/// The maximum number of words in an account with its address.
const MAX_ACCOUNT_WORDS: usize = 6;

/// The maximum number of words in the name of a network.
const MAX_NETWORK_WORDS: usize = 3;

/// The maximum number of words in an address.
const MAX_ADDRESS_WORDS: usize = 18;

/// A text of so few words among contacts may be a place whatever its words.
const FEW_PLACE_WORDS: usize = 4;

/// The kind of a [`Piece`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Email,
    Phone,
    Link,
    /// An account on a network: a name before an address, or `Network: user`.
    Account,
    /// A personal datum after its label: `Nationality: Finnish`.
    Personal,
    Other,
}

/// A piece of a line of the header.
struct Piece {
    kind: Kind,
    text: String,
    /// The index of its line.
    line: usize,
}

/// Parses the lines of the header. Returns the texts that fit no field as well, in reading order.
pub(super) fn read(lines: &[TextLine], rhythm: Rhythm) -> (ParsedHeader, Vec<Found>) {
    let (lines, beyond) = lines.split_at(lines.len().min(MAX_LINES));
    let mut reader = Reader::new(lines, rhythm);
    reader.take_name();
    reader.take_contacts();
    reader.take_location();
    reader.take_label();
    reader.take_address();
    reader.take_summary();
    let (mut header, mut unparsed) = reader.finish();
    let found = |line: &TextLine| line.found(&line.text);
    header.lines.extend(beyond.iter().map(found));
    unparsed.extend(beyond.iter().map(found));
    (header, unparsed)
}

/// A header whose lines are taken field by field.
struct Reader<'h> {
    lines: &'h [TextLine],
    rhythm: Rhythm,
    header: ParsedHeader,
    /// The pieces of every line.
    pieces: Vec<Vec<Piece>>,
    /// Whether each line has a contact.
    has_contact: Vec<bool>,
    /// Whether each line went to a field.
    taken: Vec<bool>,
    /// The line after the name.
    after_name: usize,
    /// Pieces beside contacts that are in no field.
    rest: Vec<Piece>,
}

impl<'h> Reader<'h> {
    fn new(lines: &'h [TextLine], rhythm: Rhythm) -> Self {
        let pieces: Vec<Vec<Piece>> =
            lines.iter().enumerate().map(|(at, line)| read_pieces(line, at)).collect();
        let is_contact = |piece: &Piece| piece.kind != Kind::Other;
        Self {
            lines,
            rhythm,
            header: ParsedHeader {
                lines: lines.iter().map(|line| line.found(&line.text)).collect(),
                ..ParsedHeader::default()
            },
            has_contact: pieces.iter().map(|line| line.iter().any(is_contact)).collect(),
            pieces,
            taken: vec![false; lines.len()],
            after_name: 0,
            rest: Vec::new(),
        }
    }

    /// Takes whole lines for a field.
    fn take(&mut self, range: Range<usize>) -> Found {
        self.taken[range.clone()].fill(true);
        let mut text = String::new();
        for line in &self.lines[range.clone()] {
            join(&mut text, &line.text);
        }
        found(&text, &self.lines[range])
    }

    /// The indices of the lines after the name.
    fn after_name(&self) -> Range<usize> {
        self.after_name..self.lines.len()
    }

    /// The name: the first of the largest lines that have no contact, and those of its size below
    /// it.
    fn take_name(&mut self) {
        let lines = self.lines;
        let may_be = |at: &usize| {
            let text = &lines[*at].text;
            !self.has_contact[*at]
                && !is_document_name(text.trim())
                && text.chars().any(char::is_alphabetic)
                && text.split_whitespace().count() <= MAX_WORDS
        };
        let candidates: Vec<usize> = (0..lines.len()).filter(may_be).collect();
        let largest = candidates.iter().map(|at| lines[*at].size).fold(0.0, f64::max);
        let is_largest = |at: usize| lines[at].size >= (1.0 - SAME_SIZE) * largest;
        let Some(first) = candidates.iter().copied().find(|at| is_largest(*at)) else {
            return;
        };
        let least = lines.iter().map(|line| line.size).fold(f64::MAX, f64::min);
        let mut end = first + 1;
        // A long name takes several lines; nothing else is as large.
        while candidates.contains(&end)
            && is_largest(end)
            && largest > LARGE_NAME * least
            && end - first < MAX_NAME_LINES
        {
            end += 1;
        }
        self.header.name = Some(self.take(first..end));
        self.after_name = end;
    }

    /// The contacts; without a name, the first text beside them becomes the name.
    fn take_contacts(&mut self) {
        for (at, pieces) in std::mem::take(&mut self.pieces).into_iter().enumerate() {
            if self.has_contact[at] {
                self.taken[at] = true;
                for piece in pieces {
                    self.take_contact(piece);
                }
            }
        }
        let is_first = self.rest.first().is_some_and(|piece| piece.line == 0);
        if self.header.name.is_none() && is_first {
            let piece = self.rest.remove(0);
            self.header.name = Some(self.lines[piece.line].found(&piece.text));
        }
    }

    fn take_contact(&mut self, piece: Piece) {
        let line = &self.lines[piece.line];
        let found = line.found(&piece.text);
        let header = &mut self.header;
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
                let name = line.found(name);
                header.accounts.push(ParsedAccount { name, link: address });
            }
            Kind::Personal => {
                let (label, value) =
                    piece.text.split_once([':', '：']).unwrap_or((&piece.text, ""));
                header.personal.push(ParsedField {
                    label: line.found(label.trim()),
                    value: line.found(value.trim()),
                    whole: found,
                });
            }
            Kind::Other => self.rest.push(piece),
        }
    }

    /// The place: of the texts beside contacts the one most like a place.
    fn take_location(&mut self) {
        let is_place = |piece: &Piece| lexicon::is_place(&piece.text);
        let has_comma = |piece: &Piece| piece.text.contains([',', '、', '，', '،']);
        let is_short =
            |piece: &Piece| piece.text.split_whitespace().count() <= FEW_PLACE_WORDS;
        let rest = &self.rest;
        let place = rest
            .iter()
            .position(is_place)
            .or_else(|| rest.iter().position(has_comma))
            .or_else(|| rest.iter().position(is_short));
        if let Some(place) = place {
            let piece = self.rest.remove(place);
            self.header.location = Some(self.lines[piece.line].found(&piece.text));
        }
    }

    /// The label: the lines of one size between the name and the first contacts.
    fn take_label(&mut self) {
        let lines = self.lines;
        let Some(first) = self.after_name().find(|at| !self.taken[*at]) else { return };
        let line = &lines[first];
        let is_position = lexicon::is_position(&line.text);
        let after_contacts = self.has_contact[self.after_name..first].contains(&true);
        let reads_as_label = if after_contacts {
            is_position && !line.text.ends_with('.')
        } else {
            is_position || !lexicon::is_place(&line.text)
        };
        let is_short = line.text.split_whitespace().count() <= MAX_WORDS;
        if !reads_as_label || !is_short && !is_position {
            return;
        }
        let mut end = first + 1;
        while end < lines.len()
            && !self.taken[end]
            && self.rhythm.is_tight(&lines[end])
            && (lines[end].size - line.size).abs() < SAME_HEADER_SIZE
            && lines[end].first_word() + ROUGHLY_FULL * line.size > lines[end - 1].slack
        {
            end += 1;
        }
        self.header.label = Some(self.take(first..end));
    }

    /// An address on lines of its own, among or below the lines of contacts.
    fn take_address(&mut self) {
        if self.header.location.is_some() {
            return;
        }
        let last_contact = self.has_contact.iter().rposition(|has| *has).unwrap_or(0);
        let reads_as_address = |at: &usize| {
            let text = &self.lines[*at].text;
            let words = text.split_whitespace().count();
            let is_prose = text.ends_with('.') || words > MAX_ADDRESS_WORDS;
            let among_contacts = *at < last_contact;
            !self.taken[*at] && !is_prose && (among_contacts || lexicon::is_place(text))
        };
        let Some(first) = self.after_name().find(reads_as_address) else { return };
        let mut end = first + 1;
        while end < last_contact && !self.taken[end] {
            end += 1;
        }
        self.header.location = Some(self.take(first..end));
    }

    /// Running text above the first heading.
    fn take_summary(&mut self) {
        let lines = self.lines;
        let is_prose = |line: &TextLine| {
            line.text.ends_with('.') || line.text.split_whitespace().count() > MAX_WORDS
        };
        let first =
            self.after_name().find(|at| !self.taken[*at] && is_prose(&lines[*at]));
        let Some(first) = first else { return };
        let mut end = first + 1;
        while end < lines.len()
            && !self.taken[end]
            && (self.rhythm.is_tight(&lines[end]) || is_prose(&lines[end]))
        {
            end += 1;
        }
        self.header.summary = Some(self.take(first..end));
    }

    /// The header, and the texts in no field in reading order.
    fn finish(self) -> (ParsedHeader, Vec<Found>) {
        let Self { lines, header, taken, rest, .. } = self;
        let mut unparsed: Vec<(usize, Found)> = rest
            .iter()
            .map(|piece| (piece.line, lines[piece.line].found(&piece.text)))
            .collect();
        let left = lines.iter().enumerate().filter(|(at, _)| !taken[*at]);
        unparsed.extend(left.map(|(at, line)| (at, line.found(&line.text))));
        unparsed.sort_by_key(|(at, _)| *at);
        (header, unparsed.into_iter().map(|(_, found)| found).collect())
    }
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
    let labelled = text.split_once([':', '：']);
    if labelled.is_some_and(|(label, value)| {
        !value.trim().is_empty() && labels::personal(label).is_some()
    }) {
        return Kind::Personal;
    }
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
        && words.len() <= MAX_ACCOUNT_WORDS
        && words.last().is_some_and(|word| is_link(word))
        && words[..words.len() - 1].join(" ").ends_with(':');
    let network = match bare.split_once(':') {
        Some((network, user)) => {
            let user = user.trim();
            !user.is_empty()
                && !user.contains(char::is_whitespace)
                && network.split_whitespace().count() <= MAX_NETWORK_WORDS
                && !user.starts_with("//")
        }
        None => false,
    };
    if ends_in_link || network { Kind::Account } else { Kind::Other }
}

/// Splits a piece whose items only spaces or commas separate, if it contains a contact.
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
