//! The objects of a PDF, to be edited one by one and written again.

use std::fmt::Write as _;

use hayro_syntax::Pdf;
use hayro_syntax::object::{
    Array, Dict, MaybeRef, Number, Object, ObjectIdentifier, Stream,
};

/// Objects with a higher number are lost; the files of a test have a few hundred.
const MAX_OBJECTS: u32 = 2000;

/// A PDF as its objects, with streams as they are before compression.
#[derive(Clone)]
pub(crate) struct Edited {
    /// By number, from 1.
    objects: Vec<Vec<u8>>,
    pub(crate) catalog: usize,
    pub(crate) info: usize,
    pub(crate) xmp: usize,
    /// The first page, its content and its resources.
    pub(crate) page: usize,
    pub(crate) content: usize,
    pub(crate) resources: usize,
}

impl Edited {
    pub(crate) fn of(file: &[u8]) -> Self {
        let pdf = Pdf::new(file.to_vec()).expect("it is a PDF");
        let mut objects = Vec::new();
        for number in 1..MAX_OBJECTS {
            let mut body = Vec::new();
            let id = ObjectIdentifier::new(number, 0);
            match pdf.xref().get::<Object<'_>>(id) {
                Some(object) => write(&mut body, &object),
                None => body.extend(b"null"),
            }
            objects.push(body);
        }
        while objects.last().is_some_and(|body| body == b"null") {
            objects.pop();
        }
        let page = pdf.pages().first().expect("a page").raw();
        let number = |of: u32| usize::try_from(of).expect("a small number");
        let to = |dict: &Dict<'_>, key: &str| {
            number(dict.get_ref(key).expect("a reference").obj_number)
        };
        let catalog = pdf.xref().root_id();
        let dict = pdf.xref().get::<Dict<'_>>(catalog).expect("a catalog");
        let mut edited = Self {
            objects,
            catalog: number(catalog.obj_number),
            info: 0,
            xmp: to(&dict, "Metadata"),
            page: number(page.obj_id().expect("a number").obj_number),
            content: to(page, "Contents"),
            resources: to(page, "Resources"),
        };
        edited.info = edited.find("/Keywords <");
        edited
    }

    /// The file, with its objects in the same order.
    pub(crate) fn file(&self) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut table = String::from("0000000000 65535 f \n");
        for (index, body) in self.objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", file.len());
            file.extend(format!("{} 0 obj\n", index + 1).as_bytes());
            file.extend(body);
            file.extend(b"\nendobj\n");
        }
        let (start, size) = (file.len(), self.objects.len() + 1);
        let (catalog, info) = (self.catalog, self.info);
        file.extend(
            format!(
                "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root {catalog} 0 R\
                 /Info {info} 0 R>>\nstartxref\n{start}\n%%EOF\n"
            )
            .as_bytes(),
        );
        file
    }

    /// An object as text; bytes beyond ASCII are as in Latin 1.
    pub(crate) fn text(&self, number: usize) -> String {
        self.objects[number - 1].iter().map(|byte| char::from(*byte)).collect()
    }

    pub(crate) fn set(&mut self, number: usize, text: &str) {
        let byte = |c| u8::try_from(u32::from(c)).expect("Latin 1");
        self.objects[number - 1] = text.chars().map(byte).collect();
    }

    /// The first object that holds `mark`.
    pub(crate) fn find(&self, mark: &str) -> usize {
        let numbers = 1..=self.objects.len();
        let found = numbers.into_iter().find(|number| self.text(*number).contains(mark));
        found.unwrap_or_else(|| panic!("no object holds `{mark}`"))
    }

    /// The object that `key` of another one refers to.
    pub(crate) fn to(&self, number: usize, key: &str) -> usize {
        let text = self.text(number);
        let after = text.split_once(&format!("/{key} ")).expect("it has the key").1;
        let digits = after.trim_start_matches('[').split(' ').next();
        digits.and_then(|digits| digits.parse().ok()).expect("a reference")
    }

    pub(crate) fn add(&mut self, body: impl Into<Vec<u8>>) -> usize {
        self.objects.push(body.into());
        self.objects.len()
    }

    pub(crate) fn add_stream(&mut self, dict: &str, data: impl AsRef<[u8]>) -> usize {
        let body = stream(dict, data.as_ref());
        self.add(body)
    }

    /// Replaces `from`, which must be there, everywhere in an object; a stream's length is put
    /// right.
    pub(crate) fn replace(&mut self, number: usize, from: &str, to: &str) {
        let text = self.text(number);
        assert!(text.contains(from), "object {number} has no `{from}`: {text}");
        self.set(number, &text.replace(from, to));
        if let Some((dict, data)) = self.stream(number) {
            let start = dict.rfind("/Length ").expect("a length");
            let (before, after) = dict.split_at(start);
            let after = after.trim_start_matches("/Length ");
            let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
            let text = format!(
                "{before}/Length {}{after}stream\n{data}\nendstream",
                data.chars().count()
            );
            self.set(number, &text);
        }
    }

    /// The dictionary of a stream, up to its data, and the data.
    pub(crate) fn stream(&self, number: usize) -> Option<(String, String)> {
        let text = self.text(number);
        let (dict, data) = text.split_once("stream\n")?;
        Some((dict.to_owned(), data.strip_suffix("\nendstream")?.to_owned()))
    }

    /// Adds entries to a dictionary, or to that of a stream.
    pub(crate) fn enter(&mut self, number: usize, entries: &str) {
        let text = self.text(number);
        let text = text.replacen("<<", &format!("<<{entries}"), 1);
        self.set(number, &text);
    }

    /// Adds entries to a dictionary of the first page's resources.
    pub(crate) fn resource(&mut self, kind: &str, entries: &str) {
        let mark = format!("/{kind} <<");
        if self.text(self.resources).contains(&mark) {
            self.replace(self.resources, &mark, &format!("{mark}{entries}"));
        } else {
            self.enter(self.resources, &format!("/{kind}<<{entries}>>"));
        }
    }

    /// Adds to what the first page paints, after all else.
    pub(crate) fn paint(&mut self, operators: &str) {
        let end = format!("\n/Artifact BMC q {operators} Q EMC\nendstream");
        let text = self.text(self.content);
        let text = text.strip_suffix("\nendstream").expect("a stream").to_owned() + &end;
        self.set(self.content, &text);
        self.replace(self.content, "/Artifact", "/Artifact");
    }

    /// Adds an annotation to the first page; `dict` without its brackets.
    pub(crate) fn annotate(&mut self, dict: &str) {
        let annotation = self.add(format!("<<{dict}>>"));
        self.replace(self.page, "/Annots [", &format!("/Annots [{annotation} 0 R "));
    }
}

fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{dict}/Length {}>>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

fn write(out: &mut Vec<u8>, object: &Object<'_>) {
    match object {
        Object::Null(_) => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().as_bytes()),
        Object::Number(number) => write_number(out, *number),
        Object::String(string) => {
            out.push(b'<');
            for byte in string.as_bytes() {
                out.extend(format!("{byte:02X}").as_bytes());
            }
            out.push(b'>');
        }
        Object::Name(name) => write_name(out, name),
        Object::Dict(dict) => write_dict(out, dict, &[]),
        Object::Array(array) => write_array(out, array),
        Object::Stream(stream) => write_stream(out, stream),
    }
}

fn write_number(out: &mut Vec<u8>, number: Number) {
    out.extend(number.as_f64().to_string().as_bytes());
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"-+_.".contains(byte) {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").as_bytes());
        }
    }
}

fn write_value(out: &mut Vec<u8>, value: &MaybeRef<Object<'_>>) {
    match value {
        MaybeRef::Ref(to) => out.extend(format!("{} 0 R", to.obj_number).as_bytes()),
        MaybeRef::NotRef(object) => write(out, object),
    }
}

/// A dictionary without some of its keys.
fn write_dict(out: &mut Vec<u8>, dict: &Dict<'_>, without: &[&[u8]]) {
    out.extend(b"<<");
    for (key, value) in dict.entries().filter(|(key, _)| !without.contains(&&**key)) {
        write_name(out, &key);
        out.push(b' ');
        write_value(out, &value);
        out.push(b' ');
    }
    out.extend(b">>");
}

fn write_array(out: &mut Vec<u8>, array: &Array<'_>) {
    out.push(b'[');
    for value in array.raw_iter() {
        write_value(out, &value);
        out.push(b' ');
    }
    out.push(b']');
}

fn write_stream(out: &mut Vec<u8>, of: &Stream<'_>) {
    let data = of.decoded().expect("it can be decoded");
    let mut dict = Vec::new();
    write_dict(&mut dict, of.dict(), &[b"Length", b"Filter", b"DecodeParms"]);
    let dict = String::from_utf8(dict).expect("names are ASCII");
    let dict = dict.trim_start_matches("<<").strip_suffix(">>").expect("a dictionary");
    out.extend(stream(dict, &data));
}
