//! Paths in the engine's virtual file system, and what findings call the files behind them.

use crate::layout::Layout;

/// The path in `layout`'s folder of the file at `path` in the engine's world; `None` if that is
/// not in the folder.
pub(super) fn in_folder<'a>(layout: &Layout, path: &'a str) -> Option<&'a str> {
    path.strip_prefix("/layouts/")?.strip_prefix(layout.name())?.strip_prefix('/')
}

/// What findings call the file at `path` in the engine's world.
pub(super) fn shown(layout: &Layout, path: &str) -> String {
    if let Some(inside) = in_folder(layout, path) {
        return layout.shown_in_folder(inside);
    }
    // The author of an untrusted layout does not know the bundled folders.
    let shared = path.strip_prefix("/layouts/").filter(|_| !layout.is_trusted());
    shared.unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn files_of_an_untrusted_layout_are_shown_as_its_author_calls_them() {
        let files = BTreeMap::from([("layout.typ".to_owned(), Vec::new())]);
        let layout =
            Layout::from_files("mine.typ", "a/mine", files).expect("it has a layout.typ");
        assert_eq!(shown(&layout, "/layouts/mine-typ/b/c.typ"), "a/mine/b/c.typ");
        assert_eq!(shown(&layout, "/layouts/_lib/base.typ"), "_lib/base.typ");
    }
}
