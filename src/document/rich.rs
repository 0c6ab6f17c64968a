//! Text with emphasis and links, which knows the field it came from.

use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Deserializer, Serialize};

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

    /// The text without styles.
    #[must_use]
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Serialize for RichText {
    /// As the list of its pieces. A piece is a plain string; or an object with `text` and the
    /// marks that are set; or `{ "whole": [pieces] }`, a word that must stay on one line.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = self.runs.chunk_by(|a, b| a.whole && b.whole);
        let mut list = serializer.serialize_seq(None)?;
        for word in words {
            match word {
                [run] if !run.whole => list.serialize_element(&Piece(run))?,
                runs => list.serialize_element(&Whole {
                    whole: runs.iter().map(Piece).collect(),
                })?,
            }
        }
        list.end()
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
                ReadPiece::Piece(piece) => runs.push(Run::from(piece)),
                ReadPiece::Whole { whole } => runs.extend(
                    whole.into_iter().map(|piece| Run { whole: true, ..piece.into() }),
                ),
            }
        }
        Ok(Self { runs, origin: None })
    }
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
                Run { link: Some("https://a.example".into()), ..run("a") },
            ],
            origin: None,
        };
        assert_eq!(
            serde_json::to_string(&text).expect("strings and booleans only"),
            r#"["on ",{"whole":[{"text":"Kafka","strong":true},"-based"]},{"text":"a","link":"https://a.example"}]"#
        );
        assert_eq!(text.plain(), "on Kafka-baseda");
        let json = serde_json::to_string(&text).expect("strings and booleans only");
        assert_eq!(serde_json::from_str::<RichText>(&json).expect("just written"), text);
    }
}
