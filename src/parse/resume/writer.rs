//! Writes values with their traces: found texts come in, members of a JSON document go out.

use serde_json::{Map, Value};

use crate::diag::JsonPointer;
use crate::parse::parsed::{Found, ParsedDates, ParsedEnd};

/// The member of a résumé that keeps the texts no other member can hold.
pub const UNPARSED: &str = "x-unparsed";

/// A document in the making.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) resume: Map<String, Value>,
    pub(super) trace: Vec<(JsonPointer, Found)>,
    /// What has no member.
    left: Vec<Found>,
}

/// One object of a list, or `basics`.
pub(super) struct Member {
    place: JsonPointer,
    object: Map<String, Value>,
    trace: Vec<(JsonPointer, Found)>,
}

impl Writer {
    /// The next object of a list.
    pub(super) fn next(&self, list: &str) -> Member {
        let index = self.resume.get(list).and_then(Value::as_array).map_or(0, Vec::len);
        Member::new(JsonPointer::root().key(list).index(index))
    }

    /// Puts the object at the end of its list, unless it is empty.
    pub(super) fn push(&mut self, list: &str, member: Member) {
        if member.object.is_empty() {
            return;
        }
        self.trace.extend(member.trace);
        let list = self.resume.entry(list).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.push(Value::Object(member.object));
        }
    }

    /// Puts an object in its place, unless it is empty.
    pub(super) fn set(&mut self, key: &str, member: Member) {
        if !member.object.is_empty() {
            self.trace.extend(member.trace);
            self.resume.insert(key.to_owned(), Value::Object(member.object));
        }
    }

    /// Keeps what has no member.
    pub(super) fn unparsed(&mut self, found: &Found) {
        if !found.text.is_empty() {
            self.left.push(found.clone());
        }
    }

    /// Keeps all of these.
    pub(super) fn all_unparsed<'f>(
        &mut self,
        found: impl IntoIterator<Item = &'f Found>,
    ) {
        found.into_iter().for_each(|found| self.unparsed(found));
    }

    /// The document with what was left.
    pub(super) fn finish(mut self) -> Self {
        let left = std::mem::take(&mut self.left);
        let place = JsonPointer::root().key(UNPARSED);
        let mut texts = Vec::new();
        for (index, found) in left.into_iter().enumerate() {
            texts.push(Value::String(found.text.clone()));
            self.trace.push((place.index(index), found));
        }
        if !texts.is_empty() {
            self.resume.insert(UNPARSED.to_owned(), Value::Array(texts));
        }
        self
    }
}

impl Member {
    pub(super) fn new(place: JsonPointer) -> Self {
        Self { place, object: Map::new(), trace: Vec::new() }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.object.contains_key(key)
    }

    /// A text.
    pub(super) fn text(&mut self, key: &str, found: Option<&Found>) {
        let Some(found) = found.filter(|found| !found.text.is_empty()) else { return };
        self.value(key, found.text.clone(), found);
    }

    /// A value that is not printed quite so.
    pub(super) fn value(&mut self, key: &str, value: String, found: &Found) {
        self.object.insert(key.to_owned(), Value::String(value));
        self.trace.push((self.place.key(key), found.clone()));
    }

    /// Where a value's label stands.
    pub(super) fn note(&mut self, key: &str, found: &Found) {
        self.trace.push((self.place.key(key), found.clone()));
    }

    /// A list of texts, if there are any.
    pub(super) fn list(&mut self, key: &str, found: &[Found]) {
        if found.is_empty() {
            return;
        }
        let place = self.place.key(key);
        let texts = found.iter().map(|found| Value::String(found.text.clone()));
        self.object.insert(key.to_owned(), texts.collect());
        let places =
            found.iter().enumerate().map(|(at, found)| (place.index(at), found.clone()));
        self.trace.extend(places);
    }

    /// Paragraphs, as one text with a line for each.
    pub(super) fn paragraphs(&mut self, key: &str, found: &[Found]) {
        if found.is_empty() {
            return;
        }
        let lines: Vec<&str> = found.iter().map(|found| &*found.text).collect();
        self.object.insert(key.to_owned(), Value::String(lines.join("\n")));
        let place = self.place.key(key);
        self.trace.extend(found.iter().map(|found| (place.clone(), found.clone())));
    }

    /// An object inside of this one.
    pub(super) fn member(&self, key: &str) -> Self {
        Self::new(self.place.key(key))
    }

    /// An object of a list inside of this one.
    pub(super) fn item(&self, key: &str) -> Self {
        let index = self.object.get(key).and_then(Value::as_array).map_or(0, Vec::len);
        Self::new(self.place.key(key).index(index))
    }

    /// Puts back what [`member`](Self::member) gave.
    pub(super) fn put(&mut self, key: &str, member: Self) {
        if !member.object.is_empty() {
            self.trace.extend(member.trace);
            self.object.insert(key.to_owned(), Value::Object(member.object));
        }
    }

    /// Puts back what [`item`](Self::item) gave.
    pub(super) fn put_item(&mut self, key: &str, item: Self) {
        if item.object.is_empty() {
            return;
        }
        self.trace.extend(item.trace);
        let list = self.object.entry(key).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.push(Value::Object(item.object));
        }
    }

    /// `startDate` and `endDate`; what goes on has no end. `alone` is the key of a date without
    /// another.
    pub(super) fn dates(&mut self, dates: Option<&ParsedDates>, alone: &str) {
        let Some(dates) = dates else { return };
        if let Some(start) = dates.start {
            let key = if dates.end == ParsedEnd::None { alone } else { "startDate" };
            self.value(key, start.to_string(), &dates.found);
        }
        if let ParsedEnd::Date(end) = dates.end {
            self.value("endDate", end.to_string(), &dates.found);
        }
    }

    /// The one date of something given; of two the second.
    pub(super) fn date(&mut self, key: &str, dates: Option<&ParsedDates>) {
        let Some(dates) = dates else { return };
        let date = match dates.end {
            ParsedEnd::Date(end) => Some(end),
            ParsedEnd::None | ParsedEnd::Present => dates.start,
        };
        if let Some(date) = date {
            self.value(key, date.to_string(), &dates.found);
        }
    }

    /// An address on the web, whole; whether it is one.
    #[must_use]
    pub(super) fn url(&mut self, key: &str, found: &Found) -> bool {
        let url = iri(&found.text);
        if let Some(url) = &url {
            self.value(key, url.clone(), found);
        }
        url.is_some()
    }
}

/// A printed address as an IRI (RFC 3987) that may be linked: with a scheme, and characters
/// that none may hold as their bytes' figures.
fn iri(text: &str) -> Option<String> {
    const FORBIDDEN: [char; 11] =
        ['<', '>', '"', '{', '}', '|', '\\', '^', '`', '[', ']'];
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => ("https".to_owned(), text),
    };
    let host_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_end);
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let host_legal = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let legal = matches!(&*scheme, "http" | "https")
        && name.contains(|c: char| c.is_alphanumeric())
        && name.chars().all(host_legal)
        && port.chars().all(|c| c.is_ascii_digit());
    if !legal {
        return None;
    }
    let mut out = format!("{scheme}://{host}");
    let mut in_fragment = false;
    for (at, c) in path.char_indices() {
        let escaped = path.as_bytes().get(at + 1..at + 3);
        let escape = escaped.is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit));
        // Only one `#` may stand in it.
        let second = c == '#' && std::mem::replace(&mut in_fragment, true);
        let legal = !second
            && !FORBIDDEN.contains(&c)
            && !c.is_whitespace()
            && !crate::text::is_foreign(c)
            && (c != '%' || escape);
        if legal {
            out.push(c);
            continue;
        }
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            out.push('%');
            out.extend(
                [byte >> 4, byte & 0xF]
                    .map(|half| char::from(b"0123456789ABCDEF"[usize::from(half)])),
            );
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::iri;

    #[test]
    fn a_printed_address_becomes_a_whole_one() {
        for (printed, whole) in [
            ("github.com/x", "https://github.com/x"),
            ("http://a.example/b c", "http://a.example/b%20c"),
            ("müller.example/ä?q=100%", "https://müller.example/ä?q=100%25"),
            ("a.example:8080/x#y#z", "https://a.example:8080/x#y%23z"),
            ("a.example/%20[1]", "https://a.example/%20%5B1%5D"),
        ] {
            assert_eq!(iri(printed).as_deref(), Some(whole));
        }
        assert_eq!(iri("javascript://a"), None);
        assert_eq!(iri("a.example:x/y"), None);
        assert_eq!(iri("user@a.example/x"), None);
    }
}
