//! The limit on characters that are drawn as one. A base letter with five thousand combining marks
//! is one grapheme cluster to Unicode and takes a typesetter minutes and gigabytes; the Stream-Safe
//! Text Format (UAX #15 §13) allows thirty marks, and no language needs more than a handful.

use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use icu_segmenter::GraphemeClusterSegmenter;
use serde_json::Value;

use super::codes::OVER_LIMIT;
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

/// Maximum number of characters after the first in one grapheme cluster (UAX #29).
const MAX_MARKS: usize = 32;

/// The strings of a document, and the keys, that have a longer cluster.
pub(crate) fn check(document: &Value, at: &JsonPointer) -> Findings {
    let mut findings = Findings::new();
    look(document, at, &mut findings);
    findings
}

fn look(value: &Value, at: &JsonPointer, findings: &mut Findings) {
    match value {
        Value::String(text) if is_too_long(text) => findings.push(refused(at)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                look(item, &at.index(index), findings);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let at = at.key(key);
                if is_too_long(key) {
                    findings.push(refused(&at));
                }
                look(member, &at, findings);
            }
        }
        _ => {}
    }
}

fn refused(at: &JsonPointer) -> Diagnostic {
    let message = format!("more than {MAX_MARKS} marks are combined with one character");
    Diagnostic::error(OVER_LIMIT, Location::pointer(at.clone()), message)
        .hint("remove the marks: they cannot be read, whatever they are meant to be")
}

/// Whether a text has a grapheme cluster beyond the limit, once the invisible characters are
/// dropped that a document drops.
fn is_too_long(text: &str) -> bool {
    if text.len() <= MAX_MARKS || text.is_ascii() {
        return false;
    }
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    // Line breaks and tabs end a cluster; other controls are dropped.
    let is_kept =
        |c: &char| c.is_whitespace() || !(c.is_control() || ignorable.contains(*c));
    let text: String = text.chars().filter(is_kept).collect();
    let mut before = 0;
    GraphemeClusterSegmenter::new().segment_str(&text).any(|end| {
        let cluster = text.get(before..end).unwrap_or_default();
        before = end;
        // No cluster has more characters than bytes.
        cluster.len() > MAX_MARKS && cluster.chars().count() > MAX_MARKS + 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_allowed_up_to_the_limit() {
        let marked = |marks: usize| format!("Built Z{} alone", "\u{301}".repeat(marks));
        assert!(!is_too_long(&marked(MAX_MARKS)));
        assert!(is_too_long(&marked(MAX_MARKS + 1)));
    }

    #[test]
    fn marks_of_every_kind_count() {
        for (what, text) in [
            ("mixed", "Z".to_owned() + &"\u{301}\u{323}".repeat(20)),
            ("enclosing", "Z".to_owned() + &"\u{20DD}".repeat(40)),
            ("spacing", "क".to_owned() + &"\u{903}".repeat(40)),
            ("with joiners between", "Z".to_owned() + &"\u{301}\u{200D}".repeat(40)),
            ("with controls between", "Z".to_owned() + &"\u{301}\u{7}".repeat(40)),
            ("conjoining", "\u{1100}".repeat(40)),
            ("without a base", "\u{301}".repeat(40)),
        ] {
            assert!(is_too_long(&text), "{what}");
        }
    }

    #[test]
    fn text_of_any_language_passes() {
        for text in [
            "Führte 北京飞驰 Kubernetes ein, ständig und überall",
            "Tiếng Việt có nhiều dấu, và nhiều chữ cái có hai dấu",
            "न्यायालय में क्षत्रिय और श्रीमान् ने संस्कृत पढ़ी",
            "ที่นี่มีน้ำใจ และมีผู้คนที่ดีมากมายอยู่เสมอ",
            "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ",
            "👩‍👩‍👧‍👦 and 👨‍👩‍👧‍👧 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and more of these, again and again",
        ] {
            assert!(!is_too_long(text), "{text}");
        }
    }

    #[test]
    fn the_place_is_named() {
        let marked = "x".to_owned() + &"\u{301}".repeat(99);
        let document =
            serde_json::json!({ "work": [{ "name": "A" }, { "name": marked }] });
        let findings = check(&document, &JsonPointer::root());
        let at = JsonPointer::root().key("work").index(1).key("name");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].location, Location::pointer(at));
    }
}
