//! Labels inside entries, such as `Keywords:` and `Grade:`, in every language.

use crate::data::{self, Labels};
use crate::document::Lang;
use crate::text::caseless;

/// The field that a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Keywords,
    Grade,
    Courses,
}

type ListOf = fn(&Labels) -> &[String];

/// The field that a label names, if it is known.
pub(super) fn label(text: &str) -> Option<Label> {
    let text = caseless(text.trim());
    let lists: [(&str, ListOf, Label); 3] = [
        ("keywords", |it| &it.keywords, Label::Keywords),
        ("grade", |it| &it.grade, Label::Grade),
        ("courses", |it| &it.courses, Label::Courses),
    ];
    let found = lists.into_iter().find(|(key, more, _)| {
        let own = Lang::all().map(|lang| lang.label(key));
        let more =
            data::reading().flat_map(|read| more(&read.labels)).map(String::as_str);
        own.chain(more).any(|label| caseless(label) == text)
    });
    found.map(|(_, _, label)| label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_in_every_language() {
        assert_eq!(label("Keywords"), Some(Label::Keywords));
        assert_eq!(label("Schlagwörter"), Some(Label::Keywords));
        assert_eq!(label("GPA"), Some(Label::Grade));
        assert_eq!(label("Cours"), Some(Label::Courses));
        assert_eq!(label("Team"), None);
    }
}
