//! Labels inside of entries: a label comes in, what it names goes out, in any language of ours.

use crate::document::Lang;
use crate::text::caseless;

/// What a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Keywords,
    Grade,
    Courses,
}

/// What people write beside the languages' own words, in capitals.
const MORE: [(&str, Label); 16] = [
    ("TECHNOLOGIES", Label::Keywords),
    ("TECHNOLOGY", Label::Keywords),
    ("TECH STACK", Label::Keywords),
    ("STACK", Label::Keywords),
    ("TOOLS", Label::Keywords),
    ("BUILT WITH", Label::Keywords),
    ("TECHNOLOGIEN", Label::Keywords),
    ("TECNOLOGÍAS", Label::Keywords),
    ("GPA", Label::Grade),
    ("CGPA", Label::Grade),
    ("ABSCHLUSSNOTE", Label::Grade),
    ("MENTION", Label::Grade),
    ("VOTO", Label::Grade),
    ("COURSEWORK", Label::Courses),
    ("RELEVANT COURSEWORK", Label::Courses),
    ("RELEVANT COURSES", Label::Courses),
];

/// What a label names, if it is known.
pub(super) fn label(text: &str) -> Option<Label> {
    let text = caseless(text.trim());
    let keys = [
        ("keywords", Label::Keywords),
        ("grade", Label::Grade),
        ("courses", Label::Courses),
    ];
    let own = keys
        .into_iter()
        .find(|(key, _)| Lang::all().any(|lang| caseless(lang.label(key)) == text));
    let own = own.map(|(_, label)| label);
    own.or_else(|| {
        MORE.into_iter().find(|(known, _)| *known == text).map(|(_, label)| label)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_in_each_language() {
        assert_eq!(label("Keywords"), Some(Label::Keywords));
        assert_eq!(label("Schlagwörter"), Some(Label::Keywords));
        assert_eq!(label("GPA"), Some(Label::Grade));
        assert_eq!(label("Cours"), Some(Label::Courses));
        assert_eq!(label("Team"), None);
    }
}
