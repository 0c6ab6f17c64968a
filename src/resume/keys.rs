//! Keys that JSON Resume does not know: a key and what its place knows in; the known key that
//! is meant out, if it is a near miss.

use super::shape::Object;

/// The known key that `key` is a near miss of, at a place that does not know it.
///
/// Near is: the same but for case, `_` or `-`, or so few typing slips away that another word
/// is unlikely – one for keys of three to five letters, two for longer ones, none for `id`.
pub(super) fn near_miss(key: &str, object: &Object) -> Option<&'static str> {
    // `_id` and its like are other programs' own, and `$schema` is no word to misspell.
    if key.starts_with(['_', '$']) || is_other_name(key, object) {
        return None;
    }
    let plain = plain(key);
    object
        .all()
        .filter(|field| !field.name.starts_with('$'))
        .filter_map(|field| {
            let known = self::plain(field.name);
            let allowed = match known.len() {
                0..=2 => 0,
                3..=5 => 1,
                _ => 2,
            };
            // The distance is at least the difference in length; a key may be long.
            if plain.len().abs_diff(known.len()) > 4 * allowed {
                return None;
            }
            let slips = strsim::osa_distance(&plain, &known);
            (slips <= allowed).then_some((slips, field.name))
        })
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, name)| name)
}

/// What JSON Resume calls the thing that people call `key` at this place.
pub(super) fn usual_name(key: &str, object: &Object) -> Option<&'static str> {
    super::shape::OTHER_NAMES
        .iter()
        .find(|(place, other, _)| *place == object.name && *other == key)
        .map(|(_, _, name)| *name)
}

fn is_other_name(key: &str, object: &Object) -> bool {
    usual_name(key, object).is_some()
}

/// Whether a key is meant for other programs: nothing is said about it.
pub(super) fn is_private(key: &str) -> bool {
    key.starts_with("x-") || key == "$schema"
}

/// A key as messages may show it: on one line and not too long.
pub(super) fn shown(key: &str) -> String {
    /// Longer than any known key, short enough for a line.
    const MAX: usize = 40;
    let mut out: String = key
        .chars()
        .map(|c| if c.is_control() || c == '`' { '\u{fffd}' } else { c })
        .take(MAX)
        .collect();
    if key.chars().nth(MAX).is_some() {
        out.push('…');
    }
    out
}

/// A key without the marks that are only habits of writing.
fn plain(key: &str) -> String {
    key.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
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
    fn slips_and_habits_of_writing_are_near_misses() {
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
    fn other_words_are_no_near_misses() {
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
                let others = object.all().filter(|other| other.name != field.name);
                for other in others {
                    let slips =
                        strsim::osa_distance(&plain(field.name), &plain(other.name));
                    assert!(slips > 1, "{}: {} {}", object.name, field.name, other.name);
                }
            }
        }
    }

    #[test]
    fn long_or_odd_keys_are_shown_on_one_line() {
        assert_eq!(shown("a\nb`c"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(shown(&"x".repeat(99)).chars().count(), 41);
    }
}
