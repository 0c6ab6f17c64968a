//! Text with emphasis and links, which knows the field it came from.

use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Deserializer, Serialize};

use super::long_words::{self, Fit};
use super::run::{Run, Style};
use super::segment;
use crate::diag::JsonPointer;

/// A line or paragraph of text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RichText {
    /// The pieces, in order; their texts joined are the plain text.
    pub runs: Vec<Run>,
    /// The field it came from; `None` for headings and labels.
    pub origin: Option<JsonPointer>,
}

impl RichText {
    /// `a`, `between` and `b` as one text with the origin of `a`.
    pub(super) fn joined(a: Self, between: &str, b: Self) -> Self {
        let mut text = a.closed(between);
        text.runs.extend(b.runs);
        text.runs = segment::mark_whole(text.runs);
        text
    }

    /// All `texts` with `between` them, as one text with the origin of the first; `None` if there
    /// are none.
    pub(super) fn list(texts: impl Iterator<Item = Self>, between: &str) -> Option<Self> {
        let mut all: Option<Self> = None;
        for text in texts {
            all = Some(match all {
                None => text,
                Some(before) => {
                    let mut both = before.closed(between);
                    both.runs.extend(text.runs);
                    both
                }
            });
        }
        all.map(|all| Self { runs: segment::mark_whole(all.runs), ..all })
    }

    /// The text with `end` appended, without markup.
    pub(super) fn closed(mut self, end: &str) -> Self {
        let plain = Run::default();
        match self.runs.last_mut() {
            // A colon must stay with its word.
            Some(last) if last.whole && !end.starts_with(' ') => {
                let whole = Run { whole: true, ..plain };
                self.runs.push(Run { text: end.to_owned(), ..whole });
            }
            Some(last) if last.same_style(&plain) => last.text.push_str(end),
            _ => self.runs.push(Run { text: end.to_owned(), ..plain }),
        }
        self
    }

    /// The text with `start` before it, without markup.
    pub(super) fn opened(mut self, start: &str) -> Self {
        let plain = Run::default();
        match self.runs.first_mut() {
            Some(first) if !first.whole && first.same_style(&plain) => {
                first.text.insert_str(0, start);
            }
            _ => self.runs.insert(0, Run { text: start.to_owned(), ..plain }),
        }
        self
    }

    /// The text without styles.
    #[must_use]
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Serialize for RichText {
    /// As the list of its pieces. A piece is a plain string; or an object with `text` and the
    /// marks that are set; or `{ "whole": [pieces] }`, a word that must stay on one line and may
    /// be wider than one. In other words that must not break, a word joiner stands wherever a
    /// line could.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for piece in self.pieces() {
            match piece {
                Joined::Run(run) => list.serialize_element(&Piece(&run))?,
                Joined::Whole(runs) => list.serialize_element(&Whole {
                    whole: runs.iter().map(Piece).collect(),
                })?,
            }
        }
        list.end()
    }
}

/// A piece of text as a layout gets it.
enum Joined<'a> {
    /// A run, with a word joiner wherever no line may break.
    Run(Run),
    /// A word that may be wider than a line.
    Whole(&'a [Run]),
}

impl RichText {
    /// The text in as few pieces as possible: each becomes a run of glyphs.
    fn pieces(&self) -> Vec<Joined<'_>> {
        let mut pieces: Vec<Joined<'_>> = Vec::new();
        for runs in self.runs.chunk_by(|a, b| a.whole && b.whole) {
            let whole = runs.iter().any(|run| run.whole);
            if !whole {
                for run in runs {
                    add(&mut pieces, run, &run.text);
                }
                continue;
            }
            let word: String = runs.iter().map(|run| run.text.as_str()).collect();
            // The joiners are found in the word, which several runs may share.
            let joined = match long_words::fit(&word) {
                Fit::Line => segment::joined(&word),
                Fit::Broken(joined) => joined,
                Fit::Shrunk => {
                    pieces.push(Joined::Whole(runs));
                    continue;
                }
            };
            let mut rest = joined.as_str();
            for run in runs {
                let end = end_of(rest, run.text.chars().count());
                add(&mut pieces, run, &rest[..end]);
                rest = &rest[end..];
            }
        }
        pieces
    }
}

/// Where the first `count` characters of `joined` end, with the joiners before and among them.
fn end_of(joined: &str, count: usize) -> usize {
    let letters = joined.char_indices().filter(|(_, c)| *c != segment::WORD_JOINER);
    let last = letters.take(count).last();
    last.map_or(0, |(at, c)| at + c.len_utf8())
}

/// Appends `text` in the style of `run`.
fn add(pieces: &mut Vec<Joined<'_>>, run: &Run, text: &str) {
    match pieces.last_mut() {
        Some(Joined::Run(last)) if last.style == run.style && last.link == run.link => {
            last.text.push_str(text);
        }
        _ => pieces.push(Joined::Run(Run {
            text: text.to_owned(),
            whole: false,
            ..run.clone()
        })),
    }
}

#[derive(Serialize)]
struct Whole<'a> {
    whole: Vec<Piece<'a>>,
}

struct Piece<'a>(&'a Run);

impl Serialize for Piece<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Run { text, style, link, .. } = self.0;
        let marks =
            [("strong", style.strong), ("emph", style.emph), ("code", style.code)];
        if link.is_none() && marks.iter().all(|(_, set)| !set) {
            return serializer.serialize_str(text);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", text)?;
        for (name, _) in marks.iter().filter(|(_, set)| *set) {
            map.serialize_entry(name, &true)?;
        }
        if let Some(link) = link {
            map.serialize_entry("link", link)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for RichText {
    /// From the list of its pieces, as it is serialized.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut runs = Vec::new();
        for piece in Vec::<ReadPiece>::deserialize(deserializer)? {
            match piece {
                ReadPiece::Piece(piece) => runs.extend(separated(&piece.into())),
                ReadPiece::Whole { whole } => runs.extend(
                    whole.into_iter().map(|piece| Run { whole: true, ..piece.into() }),
                ),
            }
        }
        Ok(Self { runs: segment::mark_whole(runs), origin: None })
    }
}

/// A run without its word joiners; what they join across spaces is a run of its own.
fn separated(run: &Run) -> Vec<Run> {
    let mut text = String::with_capacity(run.text.len());
    let mut joints = Vec::new();
    for c in run.text.chars() {
        if c != segment::WORD_JOINER {
            text.push(c);
        } else if text.ends_with(' ') {
            joints.push(text.len());
        }
    }
    let mut out = Vec::new();
    let mut at = 0;
    let mut joints = joints.into_iter().peekable();
    while let Some(joint) = joints.next() {
        let from = text[..joint].trim_end().rfind(' ').map_or(0, |space| space + 1);
        let end_after = |joint: usize| {
            text[joint..].find(' ').map_or(text.len(), |space| joint + space)
        };
        let mut end = end_after(joint);
        while let Some(next) = joints.next_if(|next| *next <= end + 1) {
            end = end_after(next);
        }
        out.push((at..from.max(at), false));
        out.push((from.max(at)..end, true));
        at = end;
    }
    out.push((at..text.len(), false));
    out.retain(|(range, _)| !range.is_empty());
    let part = |(range, whole): (std::ops::Range<usize>, bool)| Run {
        text: text[range].to_owned(),
        whole,
        ..run.clone()
    };
    out.into_iter().map(part).collect()
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ReadPiece {
    Whole { whole: Vec<ReadRun> },
    Piece(ReadRun),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ReadRun {
    Plain(String),
    Marked {
        text: String,
        #[serde(default)]
        strong: bool,
        #[serde(default)]
        emph: bool,
        #[serde(default)]
        code: bool,
        link: Option<String>,
    },
}

impl From<ReadRun> for Run {
    fn from(read: ReadRun) -> Self {
        match read {
            ReadRun::Plain(text) => Self { text, ..Self::default() },
            ReadRun::Marked { text, strong, emph, code, link } => {
                Self { text, style: Style { strong, emph, code }, whole: false, link }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_as_plain_as_can_be() {
        let run = |text: &str| Run { text: text.to_owned(), ..Run::default() };
        let strong = Style { strong: true, ..Style::default() };
        let text = RichText {
            runs: vec![
                run("on "),
                Run { style: strong, whole: true, ..run("Kafka") },
                Run { whole: true, ..run("-based") },
                Run { link: Some("https://a.example".into()), ..run(" a") },
            ],
            origin: None,
        };
        let json = serde_json::to_string(&text).expect("strings and booleans only");
        assert_eq!(
            json,
            "[\"on \",{\"text\":\"Kafka\",\"strong\":true},\"-\u{2060}based\",\
             {\"text\":\" a\",\"link\":\"https://a.example\"}]"
        );
        assert_eq!(text.plain(), "on Kafka-based a");
        assert_eq!(serde_json::from_str::<RichText>(&json).expect("just written"), text);
    }

    #[test]
    fn a_text_without_marks_is_one_piece() {
        let runs = segment::mark_whole(vec![Run {
            text: "a real-time HL7/FHIR gateway in C++".to_owned(),
            ..Run::default()
        }]);
        let text = RichText { runs, origin: None };
        let json = serde_json::to_value(&text).expect("strings only");
        assert_eq!(json.as_array().map(Vec::len), Some(1), "{json}");
    }

    #[test]
    fn what_is_whole_survives_its_json() {
        for whole in
            ["+49 30 90-18 20", "- Professional", "HL7/FHIR", "pre- and post-war"]
        {
            let run = |text: &str| Run { text: text.to_owned(), ..Run::default() };
            let runs = vec![run("see "), Run { whole: true, ..run(whole) }, run(" now")];
            let text = RichText { runs: segment::mark_whole(runs), origin: None };
            let json = serde_json::to_string(&text).expect("strings only");
            let read: RichText = serde_json::from_str(&json).expect("just written");
            assert_eq!(serde_json::to_string(&read).expect("strings only"), json);
        }
    }

    #[test]
    fn a_word_that_may_be_wider_than_a_line_is_a_piece_of_its_own() {
        let word = format!("a-{}", "b".repeat(56));
        let runs = segment::mark_whole(vec![Run {
            text: format!("see {word}"),
            ..Run::default()
        }]);
        let text = RichText { runs, origin: None };
        let json = serde_json::to_string(&text).expect("strings only");
        assert_eq!(json, format!(r#"["see ",{{"whole":["{word}"]}}]"#));
    }
}
