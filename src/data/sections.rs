//! Sections by their headings in other languages, as people use them for keys: `formación`,
//! `idiomas`, `Berufserfahrung`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use deunicode::deunicode;

use super::languages::{TAGS, reading, words};
use crate::suggest::fold;

/// The section that `key` names in a language other than English, whose names are in
/// [`aliases`](super::aliases); without regard to case, accents, spaces, hyphens and underscores.
/// `None` if none does, or if several languages mean several sections by it.
pub(crate) fn section_named(key: &str) -> Option<&'static str> {
    static SECTIONS: OnceLock<BTreeMap<String, Option<&'static str>>> = OnceLock::new();
    *SECTIONS.get_or_init(collected).get(&plain(key))?
}

fn plain(heading: &str) -> String {
    fold(&deunicode(heading))
}

/// The section of every heading; `None` for one that can be several.
fn collected() -> BTreeMap<String, Option<&'static str>> {
    let mut sections = BTreeMap::new();
    let mut add = |heading: &str, section: Option<&'static str>| {
        let known = sections.entry(plain(heading)).or_insert(section);
        if *known != section {
            *known = None;
        }
    };
    for (tag, reading) in TAGS.iter().zip(reading()).filter(|(tag, _)| **tag != "en") {
        let words = words(tag);
        for (section, heading) in &words.headings {
            add(heading, Some(section));
        }
        let lists = [&reading.headings.usual, &reading.headings.synonyms];
        for (section, headings) in lists.into_iter().flatten() {
            for heading in headings {
                add(heading, Some(section));
            }
        }
        // Those of sections of one's own are no other section.
        for heading in words.own_headings.values() {
            add(heading, None);
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_other_languages_name_sections_with_and_without_accents() {
        for (key, section) in [
            ("experiencia", Some("work")),
            ("experiência_profissional", Some("work")),
            ("formacao", Some("education")),
            ("Berufserfahrung", Some("work")),
            ("idiomas", Some("languages")),
            ("compétences", Some("skills")),
            ("Опыт работы", Some("work")),
            ("職歴", Some("work")),
            // A section of one's own.
            ("patentes", None),
            ("zodiac", None),
        ] {
            assert_eq!(section_named(key), section, "{key}");
        }
    }
}
