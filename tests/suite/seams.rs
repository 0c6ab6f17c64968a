//! Runs of glyphs: whatever the layout, each text is one run, so that no reader of runs loses a
//! space in it; and a layout that puts its words in boxes is caught.

use vitae::Layout;
use vitae::certify::certify;
use vitae::render::InProcess;

use crate::support::rendering::{must_render, resume, typesetter};

/// A sound layout, and a place for a rule that breaks it.
const SOUND: &str = r#"
#import "/layouts/_lib/base.typ": base, metrics
#import "/layouts/_lib/parts.typ": head, plain, section
#let layout(document, options) = {
  let m = metrics(document, options)
  show: base.with(options, margin: m.margin, line: m.line)
  BOXES
  head(document.header, plain(m), 20pt, m.width)
  for item in document.sections { section(item, plain(m)) }
}
"#;

fn layout(boxes: &str) -> Layout {
    Layout::from_source("boxes", &SOUND.replace("BOXES", boxes))
}

/// A layout in which every word stands in a box.
pub(super) fn boxed() -> Layout {
    layout(r#"show regex("\\S+"): it => box(it)"#)
}

#[test]
fn no_layout_has_a_seam_inside_a_text() {
    for name in ["example", "full", "unicode"] {
        for layout in Layout::all() {
            let seams = must_render(&resume(name), &layout).verification.seams;
            assert_eq!(seams.inside, 0, "{name} in {}: {seams:?}", layout.name());
        }
    }
}

#[test]
fn every_word_in_a_box_is_a_seam() {
    let sound = must_render(&resume("example"), &layout("")).verification;
    assert_eq!(sound.seams.inside, 0);
    let boxed = boxed();
    let verification = must_render(&resume("example"), &boxed).verification;
    assert!(verification.seams.inside > 200, "{:?}", verification.seams);
    assert!(verification.seams.inside <= verification.seams.all);
    let press = InProcess { typesetter: typesetter(), layout: &boxed };
    let reasons: Vec<&str> = certify(&press, false)
        .constructs
        .iter()
        .flat_map(|construct| &construct.failures)
        .flat_map(|failure| &failure.findings)
        .map(|finding| finding.code.name)
        .collect();
    assert!(reasons.contains(&"seams"), "{reasons:?}");
}

#[test]
fn a_wide_gap_between_styles_is_no_seam() {
    let narrow = r#"show "Halyard": set text(fill: red)"#;
    let seams = must_render(&resume("example"), &layout(narrow)).verification.seams;
    assert!(seams.inside > 0, "{seams:?}");
    let wide = r#"show " Halyard ": set text(spacing: 0.7em)"#;
    let seams = must_render(&resume("example"), &layout(wide)).verification.seams;
    assert_eq!(seams.inside, 0, "{seams:?}");
}
