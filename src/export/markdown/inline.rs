//! One line of Markdown: text in which nothing but the markup that is meant is markup.

use crate::document::{RichText, Style};
use crate::export::inline::{Span, by_link, spans};

/// A line while it is written: its characters, each with whether it is part of the text. What comes
/// before and after a delimiter decides whether it is one, so the line is finished as a whole.
#[derive(Debug, Default)]
pub(super) struct Inline {
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    /// Text, not escaped yet.
    Text(String),
    /// Text in a code span.
    Code(String),
    /// The start of emphasis, and its end: `*` as often as this.
    Open(usize),
    Close(usize),
    /// Markup of links.
    Mark(String),
}

impl Inline {
    /// Adds text without markup.
    pub(super) fn plain(&mut self, text: &str) {
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Text(last)) => last.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    /// Adds a text with its markup.
    pub(super) fn rich(&mut self, text: &RichText) {
        self.styled(text, Style::default());
    }

    /// Adds a text with strong emphasis on all of it.
    pub(super) fn strong(&mut self, text: &RichText) {
        self.styled(text, Style { strong: true, ..Style::default() });
    }

    /// Adds a text with emphasis on all of it.
    pub(super) fn emphasised(&mut self, text: &RichText) {
        self.styled(text, Style { emph: true, ..Style::default() });
    }

    fn styled(&mut self, text: &RichText, more: Style) {
        let mut spans = spans(text);
        for span in &mut spans {
            span.style.strong |= more.strong;
            span.style.emph |= more.emph;
        }
        for (link, group) in by_link(&spans) {
            self.pieces.extend(link.map(|_| Piece::Mark("[".to_owned())));
            for span in group {
                self.span(span);
            }
            let end = link.map(|link| format!("]({})", destination(link)));
            self.pieces.extend(end.map(Piece::Mark));
        }
    }

    fn span(&mut self, span: &Span<'_>) {
        let Style { strong, emph, code } = span.style;
        let stars = usize::from(emph) + 2 * usize::from(strong);
        // A delimiter must touch its text.
        let inner = span.text.trim();
        let (before, after) = span.text.split_at(span.text.find(inner).unwrap_or(0));
        let after = &after[inner.len()..];
        if inner.is_empty() {
            return self.plain(&span.text);
        }
        self.plain(before);
        if stars > 0 {
            self.pieces.push(Piece::Open(stars));
        }
        if code {
            self.pieces.push(Piece::Code(inner.to_owned()));
        } else {
            self.plain(inner);
        }
        if stars > 0 {
            self.pieces.push(Piece::Close(stars));
        }
        self.plain(after);
    }

    /// The line as a paragraph, or a part of one.
    pub(super) fn into_line(mut self) -> String {
        self.check_delimiters();
        self.escaped()
    }

    /// The line as a heading, which a row of `#` at its end would close.
    pub(super) fn into_heading(self) -> String {
        let line = self.into_line();
        let closed = line.trim_end_matches('#');
        if closed.len() == line.len() || !closed.ends_with(' ') {
            return line;
        }
        let (text, closing) = line.split_at(closed.len());
        format!("{text}\\{closing}")
    }

    /// Drops emphasis whose delimiters would be text where they stand (`CommonMark` 6.2: left- and
    /// right-flanking), and that which would touch other emphasis.
    fn check_delimiters(&mut self) {
        let mut at = 0;
        while at < self.pieces.len() {
            if let Piece::Open(_) = self.pieces[at] {
                // An `Open` is followed by what it emphasises and by its `Close`.
                let touches = at
                    .checked_sub(1)
                    .is_some_and(|before| matches!(self.pieces[before], Piece::Close(_)));
                let opens = can_delimit(self.before(at), self.after(at));
                let closes = can_delimit(self.after(at + 2), self.before(at + 2));
                if touches || !opens || !closes {
                    self.pieces.remove(at + 2);
                    self.pieces.remove(at);
                }
            }
            at += 1;
        }
    }

    /// The character before the piece `at` in the source; `None` at the start of the line.
    fn before(&self, at: usize) -> Option<char> {
        self.pieces[..at].iter().rev().find_map(|piece| piece.edge(false))
    }

    /// The character after the piece `at` in the source; `None` at the end of the line.
    fn after(&self, at: usize) -> Option<char> {
        self.pieces.get(at + 1..).into_iter().flatten().find_map(|piece| piece.edge(true))
    }

    fn escaped(&self) -> String {
        let mut out = String::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Text(content) => {
                    let content =
                        if out.is_empty() { content.trim_start() } else { content };
                    let before = at.checked_sub(1).and_then(|at| self.pieces.get(at));
                    let before = before.and_then(|piece| piece.edge(false));
                    let after =
                        self.pieces.get(at + 1).and_then(|piece| piece.edge(true));
                    escape(&mut out, content, (before, after));
                }
                Piece::Code(code) => out.push_str(&code_span(code)),
                Piece::Open(stars) | Piece::Close(stars) => {
                    out.extend(std::iter::repeat_n('*', *stars));
                }
                Piece::Mark(mark) => out.push_str(mark),
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

impl Piece {
    /// The first or the last character of the piece in the source; `None` for a delimiter, whose
    /// neighbours decide.
    fn edge(&self, first: bool) -> Option<char> {
        match self {
            Self::Text(text) | Self::Mark(text) if first => text.chars().next(),
            Self::Text(text) | Self::Mark(text) => text.chars().next_back(),
            Self::Code(_) => Some('`'),
            Self::Open(_) | Self::Close(_) => None,
        }
    }
}

/// Whether a delimiter opens between these characters: what it emphasises begins with `inside`, and
/// `outside` comes before. It closes if the same holds with `outside` after it.
fn can_delimit(outside: Option<char>, inside: Option<char>) -> bool {
    let Some(inside) = inside else { return false };
    // Versions of `CommonMark` differ in which symbols are punctuation: here that of ASCII surely
    // is, and whatever is no letter may be.
    let is_apart = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
    let is_word = inside.is_alphanumeric();
    !inside.is_whitespace() && (is_word || outside.is_none_or(is_apart))
}

/// The address of a link, in the form in which it may contain anything but line breaks.
fn destination(link: &str) -> String {
    let mut out = String::from("<");
    for c in link.chars().filter(|c| !c.is_control()) {
        if matches!(c, '<' | '>' | '\\' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('>');
    out
}

/// A code span, between more backticks than there are in a row inside it.
fn code_span(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// Appends `text`, which stands between `sides`, with all characters escaped that could be
/// markup where they stand. `$` and `~` are so in common dialects.
fn escape(out: &mut String, text: &str, sides: (Option<char>, Option<char>)) {
    let starts_line = out.is_empty();
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let marker = if starts_line { block_marker(text) } else { None };
    let mut before = sides.0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c).or(sides.1);
        match c {
            // A backslash would not keep it from a code span beside it.
            '`' => out.push_str("&#96;"),
            '\\' | '*' | '[' | ']' | '<' | '$' | '~' => out.extend(['\\', c]),
            '!' if after == Some('[') => out.push_str("\\!"),
            '_' if !(word(before) && word(after)) => out.push_str("\\_"),
            '&' if is_entity(&text[at..]) => out.push_str("\\&"),
            _ if marker == Some(at) => out.extend(['\\', c]),
            _ => out.push(c),
        }
        before = Some(c);
    }
}

/// The character at the start of a line, as a byte offset, that would make a block of it:
/// `#`, `>`, `-`, `+`, `=`, or what follows a number.
fn block_marker(line: &str) -> Option<usize> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let first = line[digits..].chars().next()?;
    match first {
        '#' | '>' | '-' | '+' | '=' if digits == 0 => Some(0),
        '.' | ')' if digits > 0 => Some(digits),
        _ => None,
    }
}

/// Whether `&` and what follows it may be a character reference.
fn is_entity(text: &str) -> bool {
    let name = text[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
    name.is_some_and(|end| end > 0 && text.as_bytes()[1 + end] == b';')
}
