//! The objects of a file by their numbers, wherever they stand.

use hayro_syntax::object::{Name, Object, Stream};
use memchr::memmem;

use super::found::{Ambiguities, Ambiguity, within_effort};
use super::tokens::{Token, Tokens, is_space, trimmed, value};

use crate::error::Result;
use crate::extract::boundary::hayro;
use crate::extract::bounds::within;

/// The objects of one file; a tagged résumé has a few thousand.
const MAX_OBJECTS: usize = 1 << 20;

/// How many objects with the number of another one are compared with it.
const MAX_COMPARED: usize = 10_000;

/// An object, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Defined {
    number: u32,
    /// Which revision of the file it belongs to: how often a file ended before it.
    revision: usize,
    /// Where its value begins; `None` if it is compressed.
    at: Option<usize>,
}

/// A stream that says how long it is.
#[derive(Debug, Clone, Copy)]
struct Sized {
    number: u32,
    /// Where its data begins.
    at: usize,
    length: Length,
}

/// The length of a stream, in bytes.
#[derive(Debug, Clone, Copy)]
enum Length {
    Is(usize),
    /// It is an object of its own, with this number.
    Of(u32),
}

/// The objects of a file.
#[derive(Debug, Default)]
pub(super) struct Objects {
    all: Vec<Defined>,
    /// The roots that trailers name, as they name them.
    roots: Vec<Vec<u8>>,
    /// The numbers of streams that hold other objects or a table of them: each revision has its
    /// own.
    containers: Vec<Defined>,
    streams: Vec<Sized>,
}

impl Objects {
    /// Finds the objects and trailers in the bytes of a file.
    pub(super) fn in_bytes(
        &mut self,
        bytes: &[u8],
        into: &mut Ambiguities,
    ) -> Result<()> {
        let mut ends = memmem::find_iter(bytes, b"startxref").peekable();
        let (mut revision, mut looked_at) = (0, 0);
        for at in memmem::find_iter(bytes, b"obj") {
            while ends.next_if(|end| *end < at).is_some() {
                revision += 1;
            }
            let Some(number) = number_before(bytes.get(..at).unwrap_or_default()) else {
                continue;
            };
            let begin = at + b"obj".len();
            let read = value(bytes.get(begin..).unwrap_or_default());
            looked_at += read.end;
            within_effort(looked_at, bytes.len())?;
            if let Some(length) = read.get(b"Length").and_then(length)
                && let Some(at) = data_after(bytes, begin + read.end)
            {
                self.streams.push(Sized { number, at, length });
            }
            let defined = Defined { number, revision, at: Some(begin) };
            if read.is(b"XRef") || read.is(b"ObjStm") {
                self.containers.push(defined);
                self.roots.extend(read.get(b"Root").map(target));
            } else {
                self.add(defined)?;
            }
            into.add_keys(read.repeated, Some(number));
        }
        for at in memmem::find_iter(bytes, b"trailer") {
            let read = value(bytes.get(at + b"trailer".len()..).unwrap_or_default());
            looked_at += read.end;
            within_effort(looked_at, bytes.len())?;
            self.roots.extend(read.get(b"Root").map(target));
            into.add_keys(read.repeated, None);
        }
        Ok(())
    }

    /// Finds the objects in a stream of compressed ones (ISO 32000-1 §7.5.7).
    pub(super) fn in_stream(
        &mut self,
        object: &Object<'_>,
        into: &mut Ambiguities,
    ) -> Result<()> {
        let Object::Stream(stream) = object else { return Ok(()) };
        let kind = hayro(|| stream.dict().get::<Name<'_>>(b"Type"));
        if kind.as_deref() != Some(b"ObjStm") {
            return Ok(());
        }
        let Ok(data) = hayro(|| stream.decoded()) else { return Ok(()) };
        let Some((numbers, first)) = heads(stream, &data) else { return Ok(()) };
        let own = hayro(|| stream.obj_id()).obj_number;
        let revision = self.containers.iter().rev().find(|it| it.number == own);
        let revision = revision.map_or(0, |container| container.revision);
        let mut looked_at = 0;
        for (number, offset) in numbers {
            let Some(body) = data.get(first.saturating_add(offset)..) else { continue };
            let read = value(body);
            looked_at += read.end;
            within_effort(looked_at, data.len())?;
            into.add_keys(read.repeated, Some(number));
            self.add(Defined { number, revision, at: None })?;
        }
        Ok(())
    }

    fn add(&mut self, defined: Defined) -> Result<()> {
        within("objects", self.all.len() + 1, MAX_OBJECTS)?;
        self.all.push(defined);
        Ok(())
    }

    /// Compares the objects that have the same number.
    pub(super) fn finish(mut self, bytes: &[u8], into: &mut Ambiguities) {
        self.roots.sort();
        self.roots.dedup();
        if self.roots.len() > 1 {
            into.add(Ambiguity::Catalog);
        }
        self.all.sort();
        for stream in &self.streams {
            let length = match stream.length {
                Length::Is(length) => Some(length),
                Length::Of(number) => self.number_in(number, bytes),
            };
            // One in a compressed object is not known here.
            if length.is_some_and(|length| !ends_after(bytes, stream.at, length)) {
                into.add(Ambiguity::Length { object: stream.number });
            }
        }
        let mut replaced = 0;
        let same = self.all.chunk_by(|a, b| a.number == b.number);
        for same in same.filter(|same| same.len() > 1).take(MAX_COMPARED) {
            let mut is_replaced = false;
            for pair in same.windows(2) {
                let [before, after] = pair else { continue };
                if is_equal(bytes, *before, *after) {
                    continue;
                }
                if before.revision == after.revision {
                    into.add(Ambiguity::Object { number: before.number });
                } else {
                    is_replaced = true;
                }
            }
            replaced += usize::from(is_replaced);
        }
        if replaced > 0 {
            into.add(Ambiguity::Replaced { objects: replaced });
        }
    }
}

impl Objects {
    /// The value of an object that is a number; the objects are sorted.
    fn number_in(&self, number: u32, bytes: &[u8]) -> Option<usize> {
        let end = self.all.partition_point(|defined| defined.number <= number);
        let last = self.all.get(..end)?.last().filter(|it| it.number == number)?;
        match Tokens::new(bytes.get(last.at?..)?).next()?.1 {
            Token::Word(word) => std::str::from_utf8(word).ok()?.parse().ok(),
            _ => None,
        }
    }
}

/// A length as it is written: a number, or a reference to one.
fn length(written: &[u8]) -> Option<Length> {
    let text = std::str::from_utf8(written).ok()?;
    let mut words = text.split_ascii_whitespace();
    let first = words.next()?;
    match words.next() {
        None => first.parse().ok().map(Length::Is),
        Some(_) => first.parse().ok().map(Length::Of),
    }
}

/// Where the data of a stream begins, if the bytes go on with one (ISO 32000-1 §7.3.8.1).
fn data_after(bytes: &[u8], dict: usize) -> Option<usize> {
    let rest = bytes.get(dict..)?;
    let space = rest.iter().take_while(|byte| is_space(**byte)).count();
    let data = rest.get(space..)?.strip_prefix(b"stream")?;
    let end_of_line = match data {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    };
    Some(bytes.len() - data.len() + end_of_line)
}

/// Whether a stream ends where its length says, with no more than the end of a line between.
fn ends_after(bytes: &[u8], at: usize, length: usize) -> bool {
    /// Some writers leave more than one end of a line.
    const SPACE: usize = 4;
    let rest = bytes.get(at.saturating_add(length)..).unwrap_or_default();
    let space = rest.iter().take(SPACE).take_while(|byte| is_space(**byte)).count();
    rest.get(space..).unwrap_or_default().starts_with(b"endstream")
}

/// Whether two objects are the same, byte by byte. Compressed ones are not compared: no program
/// writes one twice.
fn is_equal(bytes: &[u8], one: Defined, other: Defined) -> bool {
    /// What is longer is not compared, but taken for different.
    const LONGEST: usize = 1 << 20;
    let body = |at: usize| {
        let rest = bytes.get(at..at.saturating_add(LONGEST).min(bytes.len()))?;
        let end = memmem::find(rest, b"endobj")?;
        rest.get(..end).map(trimmed)
    };
    let (Some(one), Some(other)) = (one.at, other.at) else { return false };
    body(one).is_some_and(|it| Some(it) == body(other))
}

/// What a reference leads to: the number that it begins with.
fn target(reference: &[u8]) -> Vec<u8> {
    let number = reference.iter().take_while(|byte| !is_space(**byte));
    number.copied().collect()
}

/// The number of an object, if its head – number and generation – ends these bytes.
fn number_before(bytes: &[u8]) -> Option<u32> {
    /// Digits of the largest number.
    const DIGITS: usize = 10;
    let spaced = |bytes: &[u8]| {
        let spaces = bytes.iter().rev().take_while(|byte| is_space(**byte)).count();
        bytes.len() - spaces
    };
    let digits = |bytes: &[u8]| {
        let digits = bytes.iter().rev().take(DIGITS + 1);
        digits.take_while(|byte| byte.is_ascii_digit()).count()
    };
    let rest = bytes.get(..spaced(bytes))?;
    let generation = digits(rest);
    let rest = rest.get(..rest.len() - generation)?;
    let end = spaced(rest);
    if generation == 0 || end == rest.len() {
        return None;
    }
    let rest = rest.get(..end)?;
    let number = rest.get(rest.len() - digits(rest)..)?;
    std::str::from_utf8(number).ok()?.parse().ok()
}

/// The numbers and places of the objects in a stream, and where the first place is.
fn heads(stream: &Stream<'_>, data: &[u8]) -> Option<(Vec<(u32, usize)>, usize)> {
    let dict = stream.dict();
    let first = hayro(|| dict.get::<u32>(b"First"))?;
    let count = hayro(|| dict.get::<u32>(b"N"))?;
    let first = usize::try_from(first).ok()?;
    let mut tokens = Tokens::new(data.get(..first)?);
    let mut number = || match tokens.next() {
        Some((_, Token::Word(word))) => std::str::from_utf8(word).ok()?.parse().ok(),
        _ => None,
    };
    let mut all = Vec::new();
    for _ in 0..count {
        let (Some(object), Some(place)) = (number(), number()) else { break };
        let (object, place): (usize, usize) = (object, place);
        all.push((u32::try_from(object).ok()?, place));
    }
    Some((all, first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_an_object_is_read_backwards() {
        for (bytes, number) in [
            (&b"12 0 "[..], Some(12)),
            (b"\n7\r\n0\t", Some(7)),
            (b"endobj 4294967295 65535 ", Some(u32::MAX)),
            (b"end", None),
            (b"0 ", None),
            (b"", None),
            (b"99999999999 0 ", None),
        ] {
            assert_eq!(number_before(bytes), number, "{bytes:?}");
        }
    }

    fn found(bytes: &[u8]) -> Vec<Ambiguity> {
        let (mut objects, mut found) = (Objects::default(), Ambiguities::default());
        assert!(objects.in_bytes(bytes, &mut found).is_ok());
        objects.finish(bytes, &mut found);
        found.finish()
    }

    #[test]
    fn objects_of_one_number_are_told_by_their_revisions() {
        let end = "startxref\n0\n%%EOF\n";
        let one = "1 0 obj <</A 1>> endobj\n";
        let other = "1 0 obj <</A 2>> endobj\n";
        assert_eq!(
            found([one, other, end].concat().as_bytes()),
            [Ambiguity::Object { number: 1 }]
        );
        assert_eq!(
            found([one, end, other, end].concat().as_bytes()),
            [Ambiguity::Replaced { objects: 1 }]
        );
        assert_eq!(found([one, one, end, one, end].concat().as_bytes()), []);
        let two = ["trailer <</Root 1 0 R>>", "trailer <</Root 2 0 R>>"].concat();
        assert_eq!(found(two.as_bytes()), [Ambiguity::Catalog]);
    }

    #[test]
    fn a_stream_ends_where_its_length_says() {
        let stream = |length: &str, data: &str| {
            let dict = format!("2 0 obj <</Length {length}>> stream\n{data}");
            found(format!("{dict}\nendstream endobj 3 0 obj 5 endobj").as_bytes())
        };
        for length in ["5", "6", "3 0 R", "4 0 R", "x"] {
            assert_eq!(stream(length, "abcde"), [], "{length}");
        }
        for length in ["4", "7", "3 0 R", "99999999"] {
            let data = if length == "3 0 R" { "ab" } else { "abcde" };
            assert_eq!(
                stream(length, data),
                [Ambiguity::Length { object: 2 }],
                "{length}"
            );
        }
    }

    #[test]
    fn objects_that_contain_each_other_are_refused_before_they_cost_much() {
        let bytes = b"1 0 obj ".repeat(400_000);
        assert!(Objects::default().in_bytes(&bytes, &mut Ambiguities::default()).is_ok());
        let bytes = b"1 0 obj (".repeat(400_000);
        let read = Objects::default().in_bytes(&bytes, &mut Ambiguities::default());
        assert!(read.is_err());
    }
}
