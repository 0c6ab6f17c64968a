//! A layout's own files: bytes by path come in, a [`Layout`] goes out, and what its files are
//! called where findings name them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use typst::foundations::Bytes;

use super::{LAYOUT_FAILED, Layout, Manifest};
use crate::diag::{Diagnostic, Findings, Location};

/// The file that defines `layout(document, options)`.
pub(crate) const MAIN_FILE: &str = "layout.typ";

/// The file in which a layout says what it is.
pub(crate) const MANIFEST_FILE: &str = "layout.json";

impl Layout {
    /// A person's own layout, from all the files of its folder by their path in it, parted by
    /// `/`. `folder` is what findings call the folder; `name` is as in [`Layout::from_source`].
    ///
    /// It is not trusted: it is printed in a process of its own, or not at all.
    ///
    /// # Errors
    /// A finding if there is no `layout.typ`, or if `layout.json` is no manifest. There need be
    /// none.
    pub fn from_files(
        name: &str,
        folder: &str,
        files: BTreeMap<String, Vec<u8>>,
    ) -> Result<Layout, Findings> {
        let mut layout = Layout {
            name: plain_name(name).into(),
            folder: folder.trim_end_matches('/').to_owned().into(),
            files: files
                .into_iter()
                .map(|(path, content)| (Cow::Owned(path), Bytes::new(content)))
                .collect(),
            manifest: Manifest::default(),
            trusted: false,
        };
        if !layout.files.contains_key(MAIN_FILE) {
            let message = format!("the layout has no `{MAIN_FILE}`");
            let finding = Diagnostic::error(LAYOUT_FAILED, layout.place(None), message);
            return Err(vec![
                finding.hint("`vitae layouts new NAME` writes one to begin with"),
            ]);
        }
        if let Some(manifest) = layout.files.get(MANIFEST_FILE) {
            layout.manifest = serde_json::from_slice(manifest).map_err(|error| {
                let text = error.to_string();
                // The place is told as the finding's.
                let message = text.split(" at line ").next().unwrap_or_default();
                let at =
                    (error.line() > 0).then(|| (error.line(), error.column().max(1)));
                let location = Location::Typst {
                    path: layout.shown_in_folder(MANIFEST_FILE),
                    line_column: at,
                };
                vec![Diagnostic::error(LAYOUT_FAILED, location, message)]
            })?;
        }
        Ok(layout)
    }

    /// Its files by their path in its folder.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, content)| (&**path, content.as_slice()))
    }

    /// Whether it may be compiled in this process: it is part of the product, or was said to be
    /// as good.
    #[must_use]
    pub fn is_trusted(&self) -> bool {
        self.trusted
    }

    /// The same layout, said to be as good as the product's own: it may be compiled in this
    /// process, without bounds on time and memory.
    #[must_use]
    pub fn trusted(self) -> Self {
        Self { trusted: true, ..self }
    }

    /// What its folder is called where findings name its files.
    #[cfg(feature = "cli")]
    pub(crate) fn folder(&self) -> &str {
        &self.folder
    }

    /// Where findings about its source say that it is.
    pub(crate) fn path(&self) -> String {
        self.shown_in_folder(MAIN_FILE)
    }

    /// The text of its main file; empty if that is no text.
    pub(crate) fn source(&self) -> &str {
        self.files.get(MAIN_FILE).and_then(|file| file.as_str().ok()).unwrap_or_default()
    }

    /// Its main file as a place, for what is wrong with the whole of it.
    pub(crate) fn place(&self, line_column: Option<(usize, usize)>) -> Location {
        Location::Typst { path: self.path(), line_column }
    }

    /// The file at `path` of the engine's world, if it is one of the layout's folder.
    pub(super) fn path_in_folder<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix("/layouts/")?.strip_prefix(&*self.name)?.strip_prefix('/')
    }

    /// What a file of the engine's world is called where findings name it.
    pub(super) fn shown(&self, path: &str) -> String {
        if let Some(inside) = self.path_in_folder(path) {
            return self.shown_in_folder(inside);
        }
        // To somebody with a layout of their own, the product's folders are no place.
        let shared = path.strip_prefix("/layouts/").filter(|_| !self.trusted);
        shared.unwrap_or(path).to_owned()
    }

    fn shown_in_folder(&self, path: &str) -> String {
        if self.folder.is_empty() {
            path.to_owned()
        } else {
            format!("{}/{path}", self.folder)
        }
    }
}

/// `name` with hyphens for what is neither letter nor digit, so that it is a part of a path.
pub(super) fn plain_name(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = name.chars().map(plain).collect();
    if name.is_empty() { "-".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        let owned =
            |(path, text): &(&str, &str)| ((*path).to_owned(), text.as_bytes().to_vec());
        files.iter().map(owned).collect()
    }

    #[test]
    fn a_layout_of_files_is_not_trusted_and_names_them_as_the_person_does() {
        let layout =
            Layout::from_files("mine.typ", "a/mine", files(&[("layout.typ", "")]))
                .expect("it has a layout.typ");
        assert!(!layout.is_trusted());
        assert_eq!(layout.name(), "mine-typ");
        assert_eq!(layout.shown("/layouts/mine-typ/b/c.typ"), "a/mine/b/c.typ");
        assert_eq!(layout.shown("/layouts/_lib/base.typ"), "_lib/base.typ");
    }

    #[test]
    fn what_is_wrong_with_a_manifest_has_its_place() {
        let wrong = files(&[("layout.typ", ""), ("layout.json", "{\n  \"titel\": 1\n}")]);
        let findings =
            Layout::from_files("mine", "mine", wrong).expect_err("`titel` is no key");
        assert!(findings[0].message.contains("titel"), "{}", findings[0].message);
        let Location::Typst { path, line_column } = &findings[0].location else {
            panic!("it is in a file of the layout")
        };
        assert_eq!(
            (path.as_str(), line_column.map(|at| at.0)),
            ("mine/layout.json", Some(2))
        );
    }

    #[test]
    fn without_its_main_file_there_is_no_layout() {
        let findings =
            Layout::from_files("mine", "mine", files(&[])).expect_err("it is empty");
        assert!(findings[0].message.contains("layout.typ"));
    }
}
