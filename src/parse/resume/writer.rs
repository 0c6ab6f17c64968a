//! Builds the JSON document: every value is written together with its trace.

use serde_json::{Map, Value};

use crate::diag::JsonPointer;
use crate::direction::Direction;
use crate::parse::parsed::{Found, ParsedDates, ParsedEnd};

pub use crate::resume::UNPARSED;

/// A document being written.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) resume: Map<String, Value>,
    pub(super) trace: Vec<(JsonPointer, Found)>,
    /// Texts that no member can hold.
    left: Vec<Found>,
}

/// One object of a list, or `basics`.
pub(super) struct Member {
    place: JsonPointer,
    object: Map<String, Value>,
    trace: Vec<(JsonPointer, Found)>,
}

impl Writer {
    /// A new object for the end of a list.
    pub(super) fn next(&self, list: &str) -> Member {
        let index = self.resume.get(list).and_then(Value::as_array).map_or(0, Vec::len);
        Member::new(JsonPointer::root().key(list).index(index))
    }

    /// Appends an object to its list, unless it is empty.
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

    /// Notes where the heading of a section was read.
    pub(super) fn heading(&mut self, key: &str, heading: &Found) {
        self.trace.push((JsonPointer::root().key(key), heading.clone()));
    }

    /// Sets a member of the document, unless the object is empty.
    pub(super) fn set(&mut self, key: &str, member: Member) {
        if !member.object.is_empty() {
            self.trace.extend(member.trace);
            self.resume.insert(key.to_owned(), Value::Object(member.object));
        }
    }

    /// Keeps a text that no member can hold.
    pub(super) fn unparsed(&mut self, found: &Found) {
        if !found.text.is_empty() {
            self.left.push(found.clone());
        }
    }

    /// Keeps texts that no member can hold.
    pub(super) fn all_unparsed<'f>(
        &mut self,
        found: impl IntoIterator<Item = &'f Found>,
    ) {
        found.into_iter().for_each(|found| self.unparsed(found));
    }

    /// The document, with `x-unparsed` at its end.
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

    /// Sets a member to a text, if there is one.
    pub(super) fn text(&mut self, key: &str, found: Option<&Found>) {
        let Some(found) = found.filter(|found| !found.text.is_empty()) else { return };
        self.value(key, found.text.clone(), found);
    }

    /// Sets a member to a value derived from a text.
    pub(super) fn value(&mut self, key: &str, value: String, found: &Found) {
        self.object.insert(key.to_owned(), Value::String(value));
        self.trace.push((self.place.key(key), found.clone()));
    }

    /// Adds the place of a label to the trace.
    pub(super) fn note(&mut self, key: &str, found: &Found) {
        self.trace.push((self.place.key(key), found.clone()));
    }

    /// Sets a member to a list of texts, if there are any.
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

    /// Sets `highlights` to bullets; those that are indented under another are lines of its text.
    pub(super) fn highlights(&mut self, bullets: &[Found]) {
        let place = self.place.key("highlights");
        let mut texts: Vec<String> = Vec::new();
        let mut first: Option<&Found> = None;
        for bullet in bullets {
            match (first, texts.last_mut()) {
                (Some(first), Some(text)) if is_under(bullet, first) => {
                    text.push_str("\n- ");
                    text.push_str(&bullet.text);
                }
                _ => {
                    texts.push(bullet.text.clone());
                    first = Some(bullet);
                }
            }
            self.trace.push((place.index(texts.len() - 1), bullet.clone()));
        }
        if !texts.is_empty() {
            self.object.insert("highlights".to_owned(), texts.into());
        }
    }

    /// Sets a member to paragraphs, one per line.
    pub(super) fn paragraphs(&mut self, key: &str, found: &[Found]) {
        if found.is_empty() {
            return;
        }
        let lines: Vec<&str> = found.iter().map(|found| &*found.text).collect();
        self.object.insert(key.to_owned(), Value::String(lines.join("\n")));
        let place = self.place.key(key);
        self.trace.extend(found.iter().map(|found| (place.clone(), found.clone())));
    }

    /// A new object inside this one.
    pub(super) fn member(&self, key: &str) -> Self {
        Self::new(self.place.key(key))
    }

    /// A new object for the end of a list inside this one.
    pub(super) fn item(&self, key: &str) -> Self {
        let index = self.object.get(key).and_then(Value::as_array).map_or(0, Vec::len);
        Self::new(self.place.key(key).index(index))
    }

    /// Sets an object from [`member`](Self::member), unless it is empty.
    pub(super) fn put(&mut self, key: &str, member: Self) {
        if !member.object.is_empty() {
            self.trace.extend(member.trace);
            self.object.insert(key.to_owned(), Value::Object(member.object));
        }
    }

    /// Appends an object from [`item`](Self::item), unless it is empty.
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

    /// Sets `startDate` and `endDate`; a range that is not over has no end. `alone` is the key of a
    /// single date.
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

    /// Sets a member to a date; of a range to its end.
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

    /// Sets a member to a complete web address; false if the text is not one.
    #[must_use]
    pub(super) fn url(&mut self, key: &str, found: &Found) -> bool {
        let url = iri(&found.text);
        if let Some(url) = &url {
            self.value(key, url.clone(), found);
        }
        url.is_some()
    }
}

/// Whether a bullet is indented under another, from the side where lines of its script begin.
fn is_under(bullet: &Found, first: &Found) -> bool {
    let indent = match Direction::of_most(bullet.text.chars()) {
        Direction::RightToLeft => first.rect.x1 - bullet.rect.x1,
        Direction::LeftToRight => bullet.rect.x0 - first.rect.x0,
    };
    (LEAST_INDENT..MOST_INDENT).contains(&indent)
}

/// A bullet that is indented by less than this, in pt, is of the same level: markers differ in
/// width.
const LEAST_INDENT: f64 = 4.0;

/// One that is indented by more than this, in pt, stands in another column.
const MOST_INDENT: f64 = 60.0;

/// A printed web address as an IRI (RFC 3987): with a scheme, and with characters that are not
/// allowed percent-encoded.
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
        // Only one `#` is allowed.
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
    fn a_printed_address_is_completed() {
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
