//! Splits the lines about the person into pieces: contacts with their labels, and other texts.

use super::contacts::{is_email, is_link, is_phone, without_label};
use super::lines::TextLine;
use super::{labels, pieces};

/// The maximum number of words in an account with its address.
const MAX_ACCOUNT_WORDS: usize = 6;

/// The maximum number of words in the name of a network.
const MAX_NETWORK_WORDS: usize = 3;

/// The kind of a [`Piece`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
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
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// What is printed before and after the text: its label, a remark. Empty if nothing is.
    pub(super) around: [String; 2],
    /// The index of its line.
    pub(super) line: usize,
}

impl Piece {
    /// The part `text` of the `whole` that is printed.
    fn new(kind: Kind, whole: &str, text: &str, line: usize) -> Self {
        let (before, after) = whole.split_once(text).unwrap_or_default();
        let around = [before, after].map(|it| it.trim().to_owned());
        Self { kind, text: text.to_owned(), around, line }
    }
}

/// The pieces of a line of the header.
pub(super) fn read_pieces(line: &TextLine, at: usize) -> Vec<Piece> {
    let mut out = Vec::new();
    for range in pieces::split(&line.text, &line.gaps) {
        let text = &line.text[range];
        let kind = kind(text);
        if kind == Kind::Other {
            read_words(text, at, &mut out);
        } else {
            out.push(Piece::new(kind, text, without_label(text), at));
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
            out.push(Piece::new(kind, text, bare, line));
        }
    };
    for word in text.split_whitespace() {
        match contact(word) {
            Some(kind) => {
                flush(&mut between, out);
                out.push(Piece::new(kind, word, &bare(word), line));
            }
            None => between.push(word),
        }
    }
    flush(&mut between, out);
}
