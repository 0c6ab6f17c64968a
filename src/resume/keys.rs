//! Keys that JSON Resume does not have: which known key is meant, if one is.

use super::shape::{OTHER_NAMES, Object};
use crate::suggest;

/// The known key that `key` is a near miss of, in an object that does not have it.
pub(super) fn near_miss(key: &str, object: &Object) -> Option<&'static str> {
    // `_id` and its like belong to other programs.
    if key.starts_with(['_', '$']) || usual_name(key, object).is_some() {
        return None;
    }
    let known = object.all().map(|field| field.name);
    // Nobody misspells `$schema`, but `schema` is a word.
    suggest::nearest(key, known.filter(|name| !name.starts_with('$')))
}

/// What JSON Resume calls the thing that people call `key` in this object.
pub(super) fn usual_name(key: &str, object: &Object) -> Option<&'static str> {
    OTHER_NAMES
        .iter()
        .find(|(place, other, _)| *place == object.name && *other == key)
        .map(|(_, _, name)| *name)
}

/// Whether a key is meant for other programs, and nothing should be reported about it.
pub(super) fn is_private(key: &str) -> bool {
    key.starts_with("x-") || key == "$schema"
}

#[cfg(test)]
mod tests {
    use super::super::shape::{RESUME, Shape};
    use super::*;

    fn place(name: &str) -> &'static Object {
        let Some(Shape::List(object) | Shape::Object(object)) =
            RESUME.field(name).map(|field| field.shape)
        else {
            panic!("no place {name}");
        };
        object
    }

    #[test]
    fn typing_mistakes_and_habits_of_writing_are_near_misses() {
        for (at, key, meant) in [
            ("work", "highligths", "highlights"),
            ("work", "highlight", "highlights"),
            ("work", "start_date", "startDate"),
            ("work", "startdate", "startDate"),
            ("work", "END-DATE", "endDate"),
            ("work", "uri", "url"),
            ("work", "Name", "name"),
            ("work", "tag", "tags"),
            ("work", "ID", "id"),
            ("basics", "emial", "email"),
            ("basics", "e-mail", "email"),
            ("skills", "keyword", "keywords"),
            ("projects", "role", "roles"),
        ] {
            assert_eq!(near_miss(key, place(at)), Some(meant), "{at}.{key}");
        }
        assert_eq!(near_miss("eduction", &RESUME), Some("education"));
    }

    #[test]
    fn other_words_are_not_near_misses() {
        for (at, key) in [
            ("work", "team"),
            ("work", "stack"),
            ("work", "_id"),
            ("work", "no"),
            ("basics", "pronouns"),
            ("basics", "x_internal"),
            ("basics", "degree"),
            ("awards", "flavor"),
            ("languages", "level"),
            ("languages", "years"),
            ("interests", "summary"),
        ] {
            assert_eq!(near_miss(key, place(at)), None, "{at}.{key}");
        }
        assert_eq!(near_miss("schema", &RESUME), None);
        assert_eq!(near_miss("certifications", &RESUME), None);
    }

    #[test]
    fn no_known_key_is_a_near_miss_of_another_at_its_place() {
        let places = RESUME.all().filter_map(|field| match field.shape {
            Shape::List(object) | Shape::Object(object) => Some(object),
            _ => None,
        });
        for object in places.chain([&RESUME]) {
            for field in object.all() {
                let others = object.all().map(|other| other.name);
                let others = others.filter(|other| *other != field.name);
                let near = suggest::nearest(field.name, others);
                assert_eq!(near, None, "{}: {}", object.name, field.name);
            }
        }
    }
}
