//! What the documentation calls a limit is reported, never passed over in silence.

use serde_json::json;
use vitae::diag::{JsonPointer, Location};
use vitae::render::Rendered;
use vitae::verify::{DefectKind, Subject};
use vitae::{Findings, Layout};

use crate::support::rendering::{defects, read, rendered};

#[test]
fn a_word_too_wide_for_its_line_at_any_size_fails_with_its_field() {
    let word = format!("https://example.com/{}", "long%20query&next=".repeat(12));
    for length in [155, 170, 220] {
        let highlight = format!("before {} after", &word[..length]);
        assert_reported(
            "/work/0/highlights/0",
            &json!({
                "basics": { "name": "Wide Word" },
                "work": [{ "position": "Tester", "highlights": [highlight, "and one more"] }]
            }),
        );
    }
}

#[test]
fn a_character_no_font_has_is_refused_with_its_field() {
    for layout in Layout::all() {
        let found = rendering(&json!({
            "basics": { "name": "A" },
            "skills": [{ "name": "Scripts", "keywords": ["Latin", "\u{4E2D}\u{6587}"] }]
        }), &layout)
        .expect_err("no font of ours has Han characters");
        let places: Vec<_> = found.iter().map(|finding| &finding.location).collect();
        let keywords = Location::pointer(pointer("/skills/0/keywords"));
        assert_eq!(places, [&keywords]);
        assert!(
            found[0].message.contains("U+4E2D") && found[0].message.contains("U+6587")
        );
        assert!(found[0].is_error() && !found[0].hints.is_empty());
    }
}

/// In every layout the résumé is rendered, and the proof fails because of `field` alone.
#[track_caller]
fn assert_reported(field: &str, resume: &serde_json::Value) {
    for layout in Layout::all() {
        let rendered = rendering(resume, &layout).expect("it can be rendered");
        let subject = Subject::Field(pointer(field));
        let shown = defects(&rendered.verification);
        assert!(!rendered.verification.is_faithful(), "{} proves it", layout.name());
        for defect in
            rendered.verification.orders.iter().flat_map(|outcome| &outcome.defects)
        {
            // The pieces of a broken word count as added text.
            let rest = matches!(
                defect.kind,
                DefectKind::Added { .. } | DefectKind::Foreign { .. }
            );
            assert!(defect.subject == subject || rest, "{}:\n{shown}", layout.name());
        }
    }
}

fn rendering(resume: &serde_json::Value, layout: &Layout) -> Result<Rendered, Findings> {
    let source = vitae::Source::new("limits.json", resume.to_string())?;
    rendered(&read(&source)?, layout)
}

fn pointer(text: &str) -> JsonPointer {
    JsonPointer::from_string(text.to_owned())
}
