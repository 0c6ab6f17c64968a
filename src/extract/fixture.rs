//! Builds small PDFs for tests by hand: numbered objects and the cross-reference table around
//! them (ISO 32000-1 §7.5).

#![allow(clippy::expect_used, reason = "only tests use it")]

use std::fmt::Write as _;

/// The objects of a PDF, numbered from 1 in the order they are added.
#[derive(Default)]
pub(super) struct Objects(Vec<String>);

impl Objects {
    pub(super) fn add(&mut self, body: impl Into<String>) -> usize {
        self.0.push(body.into());
        self.0.len()
    }

    pub(super) fn add_stream(&mut self, content: &str) -> usize {
        self.add(format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()))
    }

    /// The bytes of the file; `root` is the number of its catalog.
    pub(super) fn file(&self, root: usize, trailer: &str) -> Vec<u8> {
        let mut file = String::from("%PDF-1.7\n");
        let mut table = String::from("0000000000 65535 f \n");
        for (index, body) in self.0.iter().enumerate() {
            writeln!(table, "{:010} 00000 n ", file.len()).expect("a string takes it");
            write!(file, "{} 0 obj\n{body}\nendobj\n", index + 1)
                .expect("a string takes it");
        }
        let (start, size) = (file.len(), self.0.len() + 1);
        write!(
            file,
            "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root {root} 0 R{trailer}>>\n\
             startxref\n{start}\n%%EOF\n"
        )
        .expect("a string takes it");
        file.into_bytes()
    }
}

/// A file of one page, 200 pt wide and 100 pt high, set in Courier: every glyph is 0.6 em wide.
#[derive(Default)]
pub(super) struct OnePage<'t> {
    /// The page's content stream.
    pub(super) content: &'t str,
    /// Further entries of the page's dictionary.
    pub(super) page: &'t str,
    /// Further entries of the catalog.
    pub(super) catalog: &'t str,
    /// The bodies of objects 6, 7, ….
    pub(super) more: &'t [&'t str],
}

impl OnePage<'_> {
    pub(super) fn file(&self) -> Vec<u8> {
        let mut objects = Objects::default();
        let root = objects.add(format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog));
        objects.add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        objects.add(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 5 0 R\
             /Resources<</Font<</F 4 0 R>>>>{}>>",
            self.page
        ));
        objects.add(
            "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        );
        objects.add_stream(self.content);
        for body in self.more {
            objects.add(*body);
        }
        objects.file(root, "")
    }
}
