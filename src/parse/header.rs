//! Parses the lines about the person, usually the top of a résumé: name, label, contacts, place
//! and summary.

use std::ops::Range;

use super::contacts::is_link;
use super::header_pieces::{Kind, Piece, read_pieces};
use super::lexicon;
use super::lines::{Rhythm, TextLine};
use super::parsed::{Found, ParsedAccount, ParsedField, ParsedHeader};
use super::places::SIGNS;
use super::thresholds::{LARGE_NAME, ROUGHLY_FULL, SAME_HEADER_SIZE, SAME_SIZE};
use super::units::{found, join};
use crate::data;

/// The maximum number of lines in a header. A document with more has no headings that are known.
const MAX_LINES: usize = 200;

/// The maximum number of lines in a name.
const MAX_NAME_LINES: usize = 4;

/// A name before its label on one line has at most this many words.
const MAX_OWN_WORDS: usize = 4;

/// A line of more words is prose.
const MAX_WORDS: usize = 12;

/// The maximum number of words in an address.
const MAX_ADDRESS_WORDS: usize = 18;

/// A text of so few words among contacts may be a place whatever its words.
const FEW_PLACE_WORDS: usize = 4;

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
        let mut name = self.take(first..end);
        // `Ada Quill – Engineer`
        let parted = SIGNS.iter().find_map(|sign| name.text.split_once(sign));
        if let Some((own, label)) = parted
            && own.split_whitespace().count() <= MAX_OWN_WORDS
            && !lexicon::is_position(own)
            && lexicon::is_position(label)
        {
            let part =
                |text: &str| Found { text: text.trim().to_owned(), ..name.clone() };
            let (own, label) = (part(own), part(label));
            self.header.label = Some(label);
            name = own;
        }
        self.header.name = Some(name);
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
        let around = piece.around.iter().filter(|text| !text.is_empty());
        header.labels.extend(around.map(|text| line.found(text)));
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
        if self.header.label.is_some() {
            return;
        }
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
        if !reads_as_label || !is_short && !is_position || is_street(&line.text) {
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

/// Whether a text is an address with the number of a house or a postal code:
/// `Friedenstr. 12, 10249 Berlin`.
fn is_street(text: &str) -> bool {
    let is_figures =
        |word: &str| !word.is_empty() && word.bytes().all(|c| c.is_ascii_digit());
    let words = || text.split_whitespace().enumerate();
    let has_number = words().any(|(at, word)| {
        let number = word.trim_end_matches(',').trim_end_matches(char::is_alphabetic);
        let is_code = is_figures(word) && (4..=6).contains(&word.len());
        is_code || is_figures(number) && (at == 0 || word.ends_with(','))
    });
    text.contains(',') && has_number && !lexicon::is_position(text)
}

/// Whether a text names the kind of document: `Curriculum Vitae`.
fn is_document_name(text: &str) -> bool {
    let text = text.to_lowercase();
    data::reading().any(|read| read.document_names.contains(&text))
}
