//! Labels inside entries, such as `Keywords:` and `Grade:`, in every language.

use crate::data::{self, Labels};
use crate::document::Lang;
use crate::resume::Personal;
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

/// The labels of a personal datum, by its key in `basics.personal`, in every language.
pub(crate) fn personal_labels(key: &str) -> impl Iterator<Item = &'static str> {
    let own = Lang::all().filter_map(|lang| lang.personal_label(key));
    let more = data::reading().filter_map(move |read| read.labels.personal.get(key));
    own.chain(more.flatten().map(String::as_str))
}

/// The words that say a personal datum without a label, such as `married`, by its key in
/// `basics.personal`, in every language; in lower case.
pub(crate) fn personal_values(key: &str) -> impl Iterator<Item = &'static str> {
    let all =
        data::reading().filter_map(move |read| read.labels.personal_values.get(key));
    all.flatten().map(String::as_str)
}

/// The key in `basics.personal` of the datum that a label names.
pub(super) fn personal(label: &str) -> Option<&'static str> {
    let label = caseless(label.trim());
    let mut keys = Personal::KEYS.iter().copied();
    keys.find(|key| personal_labels(key).any(|known| caseless(known) == label))
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

    #[test]
    fn labels_of_personal_data_are_known_in_every_language() {
        for lang in Lang::all() {
            for key in Personal::KEYS {
                let label = lang.personal_label(key).expect("every language has all");
                assert_eq!(personal(label), Some(*key), "{label}");
            }
        }
        assert_eq!(personal("DOB"), Some("dateOfBirth"));
        assert_eq!(personal("GitHub"), None);
    }
}
