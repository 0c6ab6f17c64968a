//! The files of a layout's folder, and what findings call them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::content::{Content, MAIN_FILE, MANIFEST_FILE, plain_name};
use super::{LAYOUT_FAILED, Layout, Manifest};
use crate::diag::{Diagnostic, Findings, Location};

impl Layout {
    /// An untrusted layout from the files of its folder.
    ///
    /// `files` holds every file by its path in the folder, with `/` between its parts. `folder`
    /// is what findings call the folder; `name` is as in [`Layout::from_source`]. `layout.json`
    /// is optional.
    ///
    /// An untrusted layout is never compiled in this process: it needs a process of its own
    /// with limits, see [`WorkerPress`](crate::worker::WorkerPress), or the caller's word, see
    /// [`trusted`](Self::trusted).
    ///
    /// # Errors
    /// A finding if `layout.typ` is missing, or if `layout.json` is not a valid manifest.
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
                .map(|(path, content)| (Cow::Owned(path), Content::Given(content.into())))
                .collect(),
            manifest: Manifest::default(),
            trusted: false,
        };
        if !layout.files.contains_key(MAIN_FILE) {
            let message = format!("the layout has no `{MAIN_FILE}`");
            let finding = Diagnostic::error(LAYOUT_FAILED, layout.place(None), message);
            return Err(finding
                .hint("create one to start from with `vitae layouts new NAME`")
                .into());
        }
        if let Some(manifest) = layout.files.get(MANIFEST_FILE) {
            layout.manifest =
                serde_json::from_slice(manifest.as_ref()).map_err(|error| {
                    let text = error.to_string();
                    // The finding's location says where.
                    let message = text.split(" at line ").next().unwrap_or_default();
                    let at =
                        (error.line() > 0).then(|| (error.line(), error.column().max(1)));
                    let location = Location::Typst {
                        path: layout.shown_in_folder(MANIFEST_FILE),
                        line_column: at,
                    };
                    Diagnostic::error(LAYOUT_FAILED, location, message)
                })?;
        }
        Ok(layout)
    }

    /// Every file by its path in the layout's folder.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, content)| (&**path, content.as_ref()))
    }

    /// Whether the layout may be compiled in this process: it is bundled, or the caller vouched
    /// for it.
    #[must_use]
    pub fn is_trusted(&self) -> bool {
        self.trusted
    }

    /// The same layout, trusted: it may be compiled in this process, without limits on time and
    /// memory.
    #[must_use]
    pub fn trusted(self) -> Self {
        Self { trusted: true, ..self }
    }

    /// What findings call the layout's folder.
    #[cfg(feature = "batch")]
    pub(crate) fn folder(&self) -> &str {
        &self.folder
    }

    /// The file at `path` in the layout's folder.
    #[cfg(feature = "render")]
    pub(crate) fn file(&self, path: &str) -> Option<&Content> {
        self.files.get(path)
    }

    /// What findings call the main file.
    pub(crate) fn path(&self) -> String {
        self.shown_in_folder(MAIN_FILE)
    }

    /// The text of the main file; empty if it is not UTF-8.
    #[cfg(feature = "render")]
    pub(crate) fn source(&self) -> &str {
        let main = self.files.get(MAIN_FILE).map(AsRef::as_ref).unwrap_or_default();
        std::str::from_utf8(main).unwrap_or_default()
    }

    /// The main file as a location, for findings about the whole layout.
    pub(crate) fn place(&self, line_column: Option<(usize, usize)>) -> Location {
        Location::Typst { path: self.path(), line_column }
    }

    /// What findings call the file at `path` in the layout's folder.
    pub(crate) fn shown_in_folder(&self, path: &str) -> String {
        if self.folder.is_empty() {
            path.to_owned()
        } else {
            format!("{}/{path}", self.folder)
        }
    }
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
    fn a_layout_from_files_is_untrusted() {
        let layout =
            Layout::from_files("mine.typ", "a/mine", files(&[("layout.typ", "")]))
                .expect("it has a layout.typ");
        assert!(!layout.is_trusted());
        assert_eq!(layout.name(), "mine-typ");
        assert_eq!(layout.path(), "a/mine/layout.typ");
    }

    #[test]
    fn a_finding_about_a_manifest_has_its_line() {
        let wrong = files(&[("layout.typ", ""), ("layout.json", "{\n  \"titel\": 1\n}")]);
        let findings =
            Layout::from_files("mine", "mine", wrong).expect_err("`titel` is unknown");
        assert!(findings[0].message.contains("titel"), "{}", findings[0].message);
        let Location::Typst { path, line_column } = &findings[0].location else {
            panic!("the finding is not in a file of the layout")
        };
        assert_eq!(
            (path.as_str(), line_column.map(|at| at.0)),
            ("mine/layout.json", Some(2))
        );
    }

    #[test]
    fn a_layout_needs_its_main_file() {
        let findings =
            Layout::from_files("mine", "mine", files(&[])).expect_err("it is empty");
        assert!(findings[0].message.contains("layout.typ"));
    }
}
