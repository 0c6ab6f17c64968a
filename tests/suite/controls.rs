//! Negative controls: layouts that are broken on purpose, one folder for each reason. A proof
//! that cannot fail proves nothing, so each of them must fail, for its own reason and in the
//! orders that reason shows in.

use std::collections::BTreeSet;

use vitae::Layout;
use vitae::extract::{ORDERS, ReadingOrder};
use vitae::render::Rendered;
use vitae::verify::{DefectKind, OrderOutcome};

use crate::support::cases;
use crate::support::rendering::{defects, must_render, resume};

use ReadingOrder::{Boxes, LogicalStructure, PageContent, Visual};

/// What the proof must report about a broken layout.
struct Control {
    /// The folder in `tests/fixtures/layouts`: the reason.
    layout: &'static str,
    /// The orders that must fail, and no others.
    orders: &'static [ReadingOrder],
    /// A defect that must show in some order: order, kind, and what it is about as
    /// [`vitae::verify::Subject`] prints it.
    because: &'static [(ReadingOrder, &'static str, &'static str)],
}

const CONTROLS: &[Control] = &[
    Control {
        layout: "centred-headings",
        orders: &[Boxes],
        because: &[
            (Boxes, "moved", "the heading `Summary`"),
            (Boxes, "moved", "the heading `Education`"),
        ],
    },
    Control {
        layout: "dropped-section",
        orders: &ORDERS,
        because: &[
            (PageContent, "lost", "the heading `Experience`"),
            (LogicalStructure, "lost", "`/work/0/name`"),
            (Visual, "lost", "`/work/0/startDate`"),
            (Boxes, "lost", "`/work/3/highlights/0`"),
        ],
    },
    Control {
        layout: "header-contact",
        orders: &ORDERS,
        because: &[
            (PageContent, "moved", "`/basics/name`"),
            (PageContent, "repeated", "`/basics/phone`"),
            // The text of a page's header is not tagged.
            (LogicalStructure, "lost", "`/basics/phone`"),
            (Visual, "repeated", "`/basics/phone`"),
            (Boxes, "repeated", "`/basics/phone`"),
        ],
    },
    Control {
        layout: "hidden-url",
        orders: &ORDERS,
        because: &[
            (PageContent, "lost", "`/basics/url`"),
            (LogicalStructure, "lost", "`/basics/url`"),
            (Visual, "lost", "`/basics/profiles/0/url`"),
            (Boxes, "lost", "`/basics/url`"),
            (PageContent, "added", "text on the page"),
        ],
    },
    Control {
        layout: "letter-spaced-headings",
        orders: &ORDERS,
        because: &[
            (PageContent, "split", "the heading `Experience`"),
            (Visual, "split", "the heading `Experience`"),
            (Boxes, "split", "the heading `Experience`"),
            (Boxes, "split", "`/work/0/position`"),
        ],
    },
    Control {
        layout: "placed-contact",
        orders: &ORDERS,
        because: &[
            (PageContent, "moved", "`/basics/email`"),
            (LogicalStructure, "moved", "`/basics/email`"),
            (Boxes, "moved", "`/basics/email`"),
        ],
    },
    Control {
        layout: "repeated-facts",
        orders: &ORDERS,
        because: &[
            (PageContent, "repeated", "`/work/0/location`"),
            (LogicalStructure, "repeated", "`/education/0/institution`"),
            (Visual, "repeated", "`/work/0/startDate`"),
            (Boxes, "repeated", "`/work/3/location`"),
        ],
    },
    Control {
        layout: "reversed-entries",
        orders: &ORDERS,
        because: &[
            (PageContent, "moved", "`/work/2/position`"),
            (LogicalStructure, "moved", "`/work/3/startDate`"),
            (Visual, "moved", "`/work/3/name`"),
            (Boxes, "moved", "`/work/2/highlights/0`"),
        ],
    },
    Control {
        layout: "right-aligned-dates",
        orders: &[Boxes],
        because: &[
            (Boxes, "moved", "`/work/0/startDate`"),
            (Boxes, "moved", "`/work/1/startDate`"),
            (Boxes, "split", "`/education/0/startDate`"),
        ],
    },
    Control {
        layout: "soft-hyphens",
        orders: &ORDERS,
        because: &[
            (PageContent, "lost", "`/work/0/highlights/1`"),
            (PageContent, "added", "text on the page"),
            (LogicalStructure, "foreign", "text on the page"),
            (Visual, "lost", "`/work/0/highlights/1`"),
            (Boxes, "lost", "`/work/0/highlights/1`"),
        ],
    },
    Control {
        layout: "table-dates",
        orders: &ORDERS,
        because: &[
            (PageContent, "lost", "`/projects/0/startDate`"),
            (LogicalStructure, "lost", "`/projects/0/startDate`"),
            (Visual, "lost", "`/projects/0/startDate`"),
            (Boxes, "lost", "`/projects/0/startDate`"),
        ],
    },
    Control {
        layout: "text-as-image",
        orders: &ORDERS,
        because: &[
            (PageContent, "lost", "`/basics/name`"),
            (LogicalStructure, "lost", "`/basics/name`"),
            (Visual, "lost", "`/basics/name`"),
            (Boxes, "lost", "`/basics/name`"),
        ],
    },
    Control {
        layout: "two-column-grid",
        // The tags alone are in order: they follow the grid's cells.
        orders: &[PageContent, Visual, Boxes],
        because: &[
            (PageContent, "moved", "the heading `Education`"),
            (Visual, "moved", "the heading `Education`"),
            (Visual, "split", "`/basics/summary`"),
            (Boxes, "moved", "the heading `Education`"),
        ],
    },
];

#[test]
fn every_broken_layout_has_its_reason_and_every_reason_its_layout() {
    let home = cases::root().join("tests/fixtures/layouts");
    let folders: BTreeSet<String> = cases::folders_in(&home).into_iter().collect();
    let listed = CONTROLS.iter().map(|control| control.layout.to_owned()).collect();
    assert_eq!(folders, listed);
}

#[test]
fn every_broken_layout_is_rejected_for_its_own_reason() {
    let resume = resume("example");
    for control in CONTROLS {
        let rendered = must_render(&resume, &broken(control.layout));
        let shown = defects(&rendered.verification);
        let failed: Vec<ReadingOrder> = unfaithful(&rendered).map(|o| o.order).collect();
        assert_eq!(failed, control.orders, "{}:\n{shown}", control.layout);
        for &(order, kind, subject) in control.because {
            let outcome = unfaithful(&rendered).find(|outcome| outcome.order == order);
            let reported = outcome.is_some_and(|outcome| {
                outcome.defects.iter().any(|defect| {
                    name(&defect.kind) == kind && defect.subject.to_string() == subject
                })
            });
            assert!(
                reported,
                "{}: {} order does not report that {subject} is {kind}:\n{shown}",
                control.layout,
                order.name()
            );
        }
    }
}

#[test]
fn text_with_soft_hyphens_is_rejected_whatever_the_order() {
    let rendered = must_render(&resume("example"), &broken("soft-hyphens"));
    let kinds: Vec<&str> =
        rendered.verification.defects.iter().map(|defect| name(&defect.kind)).collect();
    assert_eq!(kinds, ["replaced"]);
}

#[test]
fn only_lines_read_in_their_place_count_as_found() {
    let rendered = must_render(&resume("example"), &broken("dropped-section"));
    for outcome in &rendered.verification.orders {
        let lost = outcome.defects.len();
        assert!(
            outcome.found < outcome.expected && outcome.found + lost >= outcome.expected
        );
    }
}

#[test]
fn the_healthy_layouts_pass_with_the_same_resume() {
    let resume = resume("example");
    for layout in Layout::all() {
        let rendered = must_render(&resume, &layout);
        let shown = defects(&rendered.verification);
        assert!(rendered.verification.is_faithful(), "{}:\n{shown}", layout.name());
        for outcome in &rendered.verification.orders {
            assert_eq!(outcome.found, outcome.expected);
        }
    }
}

fn broken(name: &str) -> Layout {
    let path = format!("tests/fixtures/layouts/{name}/layout.typ");
    Layout::from_source(name, &cases::read(&path))
}

fn unfaithful(rendered: &Rendered) -> impl Iterator<Item = &OrderOutcome> {
    rendered.verification.orders.iter().filter(|outcome| !outcome.is_faithful())
}

fn name(kind: &DefectKind) -> &'static str {
    match kind {
        DefectKind::Lost { .. } => "lost",
        DefectKind::Moved { .. } => "moved",
        DefectKind::Split => "split",
        DefectKind::Repeated => "repeated",
        DefectKind::Added { .. } => "added",
        DefectKind::Foreign { .. } => "foreign",
        DefectKind::Replaced { .. } => "replaced",
        DefectKind::Unseen { .. } => "unseen",
        DefectKind::Unexamined(_) => "unexamined",
        DefectKind::FalseGlyph { .. } => "false glyph",
        DefectKind::Beside { .. } => "beside",
        DefectKind::FalseFile { .. } => "false file",
        DefectKind::LostPhoto => "lost photo",
        DefectKind::Ambiguous(_) => "ambiguous",
    }
}
