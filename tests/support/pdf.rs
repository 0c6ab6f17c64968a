//! PDF files assembled from objects (ISO 32000-1 §7.5).

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Objects of a PDF, numbered from 1 in the order they are added.
#[derive(Default)]
pub(crate) struct Objects(Vec<Vec<u8>>);

impl Objects {
    pub(crate) fn add(&mut self, body: impl Into<Vec<u8>>) -> usize {
        self.0.push(body.into());
        self.0.len()
    }

    /// Adds a stream; `dict` is its dictionary without the length.
    pub(crate) fn add_stream(&mut self, dict: &str, data: &[u8]) -> usize {
        let mut body = format!("<<{dict}/Length {}>>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.add(body)
    }

    /// The file; `root` is the number of the catalog.
    pub(crate) fn file(&self, root: usize) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut table = String::from("0000000000 65535 f \n");
        for (index, body) in self.0.iter().enumerate() {
            table += &format!("{:010} 00000 n \n", file.len());
            file.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
            file.extend_from_slice(body);
            file.extend_from_slice(b"\nendobj\n");
        }
        let (start, size) = (file.len(), self.0.len() + 1);
        let end = format!(
            "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root {root} 0 R>>\n\
             startxref\n{start}\n%%EOF\n"
        );
        file.extend_from_slice(end.as_bytes());
        file
    }
}

/// A file of pages that write in Helvetica. Object 1 is the font; what `more` adds comes after
/// it and is named in `resources`.
pub(crate) fn pages(
    contents: &[Vec<u8>],
    dict: &str,
    resources: &str,
    more: impl FnOnce(&mut Objects),
) -> Vec<u8> {
    let mut objects = Objects::default();
    objects.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    more(&mut objects);
    let tree = objects.add("") + contents.len() * 2;
    let mut kids = String::new();
    for content in contents {
        let content = objects.add_stream(dict, content);
        let page = objects.add(format!(
            "<</Type/Page/Parent {} 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R\
             /Resources<</Font<</F 1 0 R>>{resources}>>>>",
            tree + 1
        ));
        kids += &format!("{page} 0 R ");
    }
    let tree =
        objects.add(format!("<</Type/Pages/Kids[{kids}]/Count {}>>", contents.len()));
    let root = objects.add(format!("<</Type/Catalog/Pages {tree} 0 R>>"));
    objects.file(root)
}

/// Bytes compressed for `FlateDecode`.
pub(crate) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("a vector takes all");
    encoder.finish().expect("a vector takes all")
}
