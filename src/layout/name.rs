//! Layouts as options name them.

use std::fmt;
use std::path::{MAIN_SEPARATOR, Path};

use serde_json::Value as Json;

use super::bundled::NAMES;
use crate::named::is_same_name;
use crate::settings::{Allowed, AllowedName, Limits, Unfit, Value};

/// A layout as options name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LayoutName {
    /// A bundled layout, by its name.
    Bundled(&'static str),
    /// Any layout, by the path of its folder or of its `layout.typ`. Only the command line names
    /// one: a layout is code, and files may come from others.
    Path(String),
}

impl LayoutName {
    /// The bundled layout called `name`.
    #[must_use]
    pub fn bundled(name: &str) -> Option<Self> {
        let is = |known: &&&str| is_same_name(known, name);
        NAMES.iter().find(is).map(|name| Self::Bundled(name))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Bundled(name) => name,
            Self::Path(path) => path,
        }
    }
}

impl Default for LayoutName {
    fn default() -> Self {
        Self::Bundled(NAMES[0])
    }
}

impl fmt::Display for LayoutName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether it can only be a path.
fn is_path(text: &str) -> bool {
    text.contains(['/', MAIN_SEPARATOR])
        || Path::new(text).extension().is_some_and(|extension| extension == "typ")
}

impl Value for LayoutName {
    fn allowed(_: Limits) -> Allowed {
        Allowed::Names(NAMES.map(AllowedName::plain).to_vec())
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        let Some(name) = json.as_str() else {
            return Err(Unfit::expected(Self::allowed(limits), json));
        };
        Self::bundled(name).ok_or_else(|| {
            let unfit = Unfit::unknown("layout", name, NAMES);
            if is_path(name) {
                unfit.hint(
                    "use `--layout` for a layout of your own: files cannot name one",
                )
            } else {
                unfit
            }
        })
    }

    fn from_text(text: &str, limits: Limits) -> Result<Self, Unfit> {
        if is_path(text) {
            return Ok(Self::Path(text.to_owned()));
        }
        Self::from_json(&Json::from(text), limits)
    }

    fn from_path(path: &str) -> Option<Self> {
        Some(Self::Path(path.to_owned()))
    }

    fn to_json(&self) -> Json {
        Json::from(self.as_str())
    }

    fn usual() -> Option<Self> {
        Some(Self::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_can_name_bundled_layouts_only_and_the_command_line_any_path() {
        let limits = Limits::default();
        let swiss = Ok(LayoutName::Bundled("swiss"));
        assert_eq!(LayoutName::from_json(&"Swiss".into(), limits), swiss);
        assert_eq!(LayoutName::from_text("SWISS", limits), swiss);
        for path in ["./mine", "mine/layout.typ", "layout.typ", "/a/b"] {
            let named = LayoutName::from_text(path, limits);
            assert_eq!(named, Ok(LayoutName::Path(path.to_owned())));
            let unfit = LayoutName::from_json(&path.into(), limits).expect_err(path);
            assert!(unfit.hint.is_some_and(|hint| hint.contains("--layout")));
        }
        let unfit = LayoutName::from_text("swis", limits).expect_err("no layout");
        assert!(unfit.hint.is_some_and(|hint| hint.contains("`swiss`")));
    }
}
