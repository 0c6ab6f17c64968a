//! Consecutive text in one style.

/// Consecutive text in one style.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Its markup.
    pub style: Style,
    /// Whether it must stay on one line, together with adjacent runs that are whole, too: it
    /// could break at a hyphen or slash, and no reader rejoins such a word. Two words always
    /// have a run between them that is not whole.
    pub whole: bool,
    /// Its link target: an `http`, `https`, `mailto` or `tel` address.
    pub link: Option<String>,
}

/// The markup of a run; a layout decides what it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Strong emphasis.
    pub strong: bool,
    /// Emphasis.
    pub emph: bool,
    /// Code.
    pub code: bool,
}

impl Run {
    /// Whether the two differ in nothing but their texts.
    pub(super) fn same_style(&self, other: &Self) -> bool {
        (self.style, self.whole, &self.link) == (other.style, other.whole, &other.link)
    }
}
