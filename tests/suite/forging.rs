//! A standing adversary: layouts that show something else than the words that are read. Each
//! mechanism is tried in several forms; every one of them must fail the proof, for a reason of its
//! kind. A form that fails for no reason here would be a hole in what *proved* means.

use std::collections::BTreeSet;

use vitae::Layout;
use vitae::certify::{certify, certify_while};
use vitae::render::{InProcess, Rendered};

use crate::support::rendering::{list, must_render, rendered, resume, typesetter};
use crate::support::{assert_none, parallel};

/// A way to forge a page.
struct Mechanism {
    name: &'static str,
    /// Codes of findings; each form must have one of them.
    because: &'static [&'static str],
    /// Code before the text and after it.
    forms: &'static [(&'static str, &'static str)],
}

/// Text that is there, but not seen.
const UNSEEN: &[&str] = &["P008"];
/// Ink that could show anything.
const INK: &[&str] = &["P009"];
/// Either.
const EITHER: &[&str] = &["P008", "P009"];

const MECHANISMS: &[Mechanism] = &[
    Mechanism {
        name: "the colour of the ground",
        because: UNSEEN,
        forms: &[
            ("set text(fill: white)", ""),
            ("show \"Halyard\": set text(fill: rgb(\"#e8e8e8\"))", ""),
            ("set page(fill: rgb(\"#1f3a5f\"))\n  set text(fill: rgb(\"#223355\"))", ""),
            ("show \"Kafka\": it => highlight(fill: black, it)", ""),
        ],
    },
    Mechanism {
        name: "a tiling that paints nothing, or white",
        because: UNSEEN,
        forms: &[
            ("set text(fill: tiling(size: (4pt, 4pt))[])", ""),
            ("show \"Halyard\": set text(fill: tiling(size: (4pt, 4pt))[])", ""),
            (
                "show \"Halyard\": set text(fill: tiling(size: (9pt, 9pt), \
                 rect(width: 9pt, height: 9pt, fill: white)))",
                "",
            ),
        ],
    },
    Mechanism {
        name: "a gradient into the ground",
        because: UNSEEN,
        forms: &[
            ("set text(fill: gradient.linear(white, white))", ""),
            (
                "show \"Halyard\": set text(fill: gradient.radial(white, rgb(\"#eee\")))",
                "",
            ),
            ("show \"Kafka\": set text(fill: gradient.linear(white, rgb(\"#ddd\")))", ""),
            (
                "show \"Halyard Payments\": set text(fill: gradient.linear(black, white))",
                "",
            ),
        ],
    },
    Mechanism {
        name: "no opacity",
        because: UNSEEN,
        forms: &[
            ("set text(fill: black.transparentize(100%))", ""),
            ("show \"Halyard\": set text(fill: rgb(0, 0, 0, 4))", ""),
            ("show \"Kafka\": set text(fill: blue.transparentize(92%))", ""),
        ],
    },
    Mechanism {
        name: "a clip",
        because: UNSEEN,
        forms: &[
            ("show \"Halyard\": it => box(clip: true, height: 0pt, it)", ""),
            ("show \"Halyard\": it => box(clip: true, height: 3pt, it)", ""),
            (
                "show \"Kafka\": it => box(width: 27pt, box(clip: true, width: 4pt, it))",
                "",
            ),
            ("show \"Kafka\": it => box(clip: true, radius: 4pt, outset: -3pt, it)", ""),
        ],
    },
    Mechanism {
        name: "something painted over it",
        because: UNSEEN,
        forms: &[
            (
                "show \"Halyard\": it => box({ it; place(top + left, \
                 rect(width: 40pt, height: 12pt, fill: white)) })",
                "",
            ),
            (
                "show \"Kafka\": it => box({ it; place(horizon + left, \
                 line(length: 30pt, stroke: 12pt + white)) })",
                "",
            ),
            (
                "set page(foreground: place(top + left, dy: 100pt, \
                 pdf.artifact(rect(width: 100%, height: 80pt, fill: white))))",
                "",
            ),
            (
                "show \"2022\": it => box({ it; place(top + left, dx: 5.5pt, \
                 rect(width: 5.5pt, height: 5pt, fill: white)) })",
                "",
            ),
        ],
    },
    Mechanism {
        name: "struck out",
        because: EITHER,
        forms: &[
            ("show \"Halyard\": it => strike(stroke: 9pt, it)", ""),
            ("show \"Halyard\": it => strike(it)", ""),
            (
                "show \"Kafka\": it => box({ it; place(horizon + left, dy: 1pt, \
                 line(length: 26pt, stroke: 2pt)) })",
                "",
            ),
            (
                "show \"Kafka\": it => strike(stroke: 6pt + rgb(\"#111\"), offset: -3pt, it)",
                "",
            ),
        ],
    },
    Mechanism {
        name: "too small to see",
        because: UNSEEN,
        forms: &[
            ("show \"Halyard\": set text(size: 1pt)", ""),
            ("show \"Kafka\": set text(size: 3.5pt)", ""),
            ("show \"Halyard\": it => box(scale(20%, reflow: true, it))", ""),
        ],
    },
    Mechanism {
        name: "distorted",
        because: UNSEEN,
        forms: &[
            ("show \"Halyard\": it => box(scale(x: -100%, it))", ""),
            ("show \"Halyard\": it => box(scale(x: 15%, y: 100%, reflow: true, it))", ""),
            ("show \"Kafka\": it => box(skew(ax: 70deg, it))", ""),
            ("show \"Kafka\": it => box(scale(y: -100%, it))", ""),
        ],
    },
    Mechanism {
        name: "its own stroke",
        because: UNSEEN,
        forms: &[
            ("show \"Halyard\": set text(stroke: 5pt)", ""),
            ("show \"Halyard\": set text(stroke: 3pt + white)", ""),
            ("show \"Kafka\": set text(fill: rgb(0, 0, 0, 0), stroke: 0.001pt)", ""),
            ("show \"Kafka\": set text(fill: white, stroke: 0.01pt + white)", ""),
        ],
    },
    Mechanism {
        name: "a digit drawn by bars",
        because: EITHER,
        forms: &[
            (
                "show \"40\": it => box({ it; place(top + left, \
                 rect(width: 4.6pt, height: 9pt, fill: white)); place(top + left, dx: 2pt, \
                 rect(width: 1pt, height: 7pt, fill: black)) })",
                "",
            ),
            (
                "show \"2022\": it => box({ place(top + left, dx: -3pt, \
                 rect(width: 1pt, height: 8pt, fill: black)); it })",
                "",
            ),
            (
                "show \"Kafka\": it => box({ it; place(horizon + right, dx: 5pt, \
                 line(length: 4pt, stroke: 0.8pt)) })",
                "",
            ),
        ],
    },
    Mechanism {
        name: "letters built of bars",
        because: INK,
        forms: &[
            (
                "",
                "pdf.artifact(stack(dir: ltr, spacing: 3pt, rect(width: 4pt, height: 40pt, \
                 fill: black), stack(spacing: 14pt, ..range(3).map(_ => rect(width: 30pt, \
                 height: 4pt, fill: black)))))",
            ),
            (
                "",
                "pdf.artifact(stack(spacing: 1pt, ..range(20).map(i => rect(width: 160pt + \
                 i * 3pt, height: 1pt, fill: black))))",
            ),
            (
                "",
                "pdf.artifact(grid(columns: 12, column-gutter: 1pt, row-gutter: 1pt, \
                 ..range(60).map(_ => rect(width: 3pt, height: 3pt, fill: black))))",
            ),
        ],
    },
    Mechanism {
        name: "curves",
        because: INK,
        forms: &[
            ("", "pdf.artifact(polygon((0pt, 0pt), (9pt, 3pt), (4pt, 22pt)))"),
            (
                "",
                "pdf.artifact(curve(stroke: black, curve.move((0pt, 0pt)), \
                 curve.cubic((10pt, 30pt), (20pt, -30pt), (60pt, 0pt))))",
            ),
            ("", "pdf.artifact(circle(radius: 5pt))"),
            ("", "pdf.artifact(line(start: (0pt, 0pt), end: (60pt, 20pt)))"),
        ],
    },
    Mechanism {
        name: "pictures",
        because: INK,
        forms: &[
            ("", "pdf.artifact(image(bytes(svg-path), format: \"svg\", width: 99pt))"),
            ("", "pdf.artifact(image(bytes(svg-filter), format: \"svg\", width: 99pt))"),
            (
                "",
                "pdf.artifact(image(bytes(range(300).map(i => calc.rem(i * 7, 256))), \
                 format: (encoding: \"rgb8\", width: 10, height: 10), width: 50pt))",
            ),
        ],
    },
    Mechanism {
        name: "text within a pattern, a mask or a clip",
        because: INK,
        forms: &[
            ("", "pdf.artifact(image(bytes(svg-pattern), format: \"svg\", width: 99pt))"),
            ("", "pdf.artifact(image(bytes(svg-mask), format: \"svg\", width: 99pt))"),
            ("", "pdf.artifact(image(bytes(svg-clip), format: \"svg\", width: 99pt))"),
            (
                "",
                "pdf.artifact(rect(width: 99pt, height: 30pt, \
                 fill: tiling(size: (99pt, 30pt))[Chief]))",
            ),
        ],
    },
    Mechanism {
        name: "another person's page",
        because: EITHER,
        forms: &[
            (
                "set text(fill: tiling(size: (4pt, 4pt))[])\n  set page(foreground: \
                 pdf.artifact(image(bytes(svg-clip), format: \"svg\", width: 100%)))",
                "",
            ),
            (
                "set text(fill: white)\n  set page(foreground: \
                 pdf.artifact(image(bytes(svg-pattern), format: \"svg\", width: 100%)))",
                "",
            ),
            (
                "set page(foreground: pdf.artifact(image(bytes(svg-path), format: \"svg\", \
                 width: 100%, height: 100%)))",
                "",
            ),
        ],
    },
    Mechanism {
        name: "metadata",
        because: &["P011"],
        forms: &[
            ("set std.document(title: \"Another person\")", ""),
            ("set std.document(author: \"Mallory\")", ""),
            ("set std.document(keywords: (\"ten years at a bank\",))", ""),
            ("set std.document(description: \"Chief executive\")", ""),
        ],
    },
    Mechanism {
        name: "links",
        because: &["P012"],
        forms: &[
            (
                "show link: it => if it.dest != \"https://evil.example\" { \
                 link(\"https://evil.example\", it.body) } else { it }",
                "",
            ),
            ("show \"Halyard\": it => link(\"https://halyard.example.net\", it)", ""),
            ("show \"Kafka\": it => link(\"mailto:mallory@example.com\", it)", ""),
        ],
    },
    Mechanism {
        name: "text outside the pages",
        because: &["P013"],
        forms: &[
            (
                "",
                "image(bytes(svg-path), format: \"svg\", width: 9pt, alt: \"Chief executive\")",
            ),
            (
                "",
                "figure(rect(width: 9pt, height: 1pt, fill: black), alt: \"Chief executive\")",
            ),
            (
                "",
                "figure(image(bytes(svg-path), format: \"svg\", width: 9pt, alt: \"a\"), \
                 alt: \"Nobel prize\")",
            ),
        ],
    },
    Mechanism {
        name: "alternates that say something else",
        because: &["P010"],
        forms: &[
            ("show \"40\": set text(features: (\"sups\",))", ""),
            ("show \"40\": set text(features: (\"subs\",))", ""),
            ("show \"40\": set text(features: (\"numr\",))", ""),
        ],
    },
];

/// Pictures for [`MECHANISMS`].
const PICTURES: &str = r#"
#let svg(body) = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='60'>" + body + "</svg>"
#let svg-path = svg("<path d='M10 10 h30 v5 h-30 z M50 10 h5 v40 h-5z'/>")
#let svg-filter = svg("<defs><filter id='f'><feGaussianBlur stdDeviation='0.01'/></filter></defs><g filter='url(#f)'><text x='10' y='40' font-family='Inter' font-size='30'>Chief</text></g>")
#let svg-pattern = svg("<defs><pattern id='p' width='300' height='60' patternUnits='userSpaceOnUse'><text x='10' y='40' font-family='Inter' font-size='30'>Chief</text></pattern></defs><rect width='300' height='60' fill='url(#p)'/>")
#let svg-mask = svg("<defs><mask id='p'><text x='10' y='40' font-family='Inter' font-size='30' fill='white'>Chief</text></mask></defs><rect width='300' height='60' mask='url(#p)'/>")
#let svg-clip = svg("<defs><clipPath id='p'><text x='10' y='40' font-family='Inter' font-size='30'>Chief</text></clipPath></defs><path d='M0 0 L300 0 L300 60 L1 59 Z' clip-path='url(#p)'/>")
"#;

/// The plain layout with code before and after its text.
fn forged(name: &str, (before, after): (&str, &str)) -> Layout {
    let source = format!(
        r#"#import "/layouts/_lib/base.typ": base, metrics
#import "/layouts/_lib/parts.typ": head, plain, section
{PICTURES}
#let layout(document, options) = {{
  let m = metrics(document, options, leading: 1.4)
  let style = (..plain(m.unit), section-gap: 13 * m.unit)
  show: base.with(options, margin: m.margin, line: m.line)
  {before}
  head(document.header, style, 2.2 * m.size, m.width)
  for item in document.sections {{ section(item, style) }}
  {after}
}}
"#
    );
    Layout::from_source(name, &source)
}

fn codes(rendered: &Rendered) -> BTreeSet<String> {
    let findings = rendered.verification.findings();
    findings.iter().map(|finding| finding.code.id.to_owned()).collect()
}

#[test]
fn every_mechanism_is_tried_in_three_forms() {
    assert!(MECHANISMS.len() >= 15, "{}", MECHANISMS.len());
    let few =
        MECHANISMS.iter().filter(|it| it.forms.len() < 3).map(|it| it.name.to_owned());
    assert_none("mechanisms with too few forms", &few.collect::<Vec<_>>());
}

#[test]
fn a_page_that_shows_something_else_is_not_proved() {
    let resume = resume("example");
    let forms: Vec<(&Mechanism, usize)> = MECHANISMS
        .iter()
        .flat_map(|mechanism| (0..mechanism.forms.len()).map(move |at| (mechanism, at)))
        .collect();
    let failures = parallel::map(&forms, |(mechanism, at)| {
        let Mechanism { name, because, forms } = mechanism;
        let found = match rendered(&resume, &forged("forged", forms[*at])) {
            Ok(rendered) => codes(&rendered),
            Err(findings) => {
                return Some(format!("{name}, form {at}: {}", list(&findings)));
            }
        };
        let is_caught = because.iter().any(|code| found.contains(*code));
        (!is_caught)
            .then(|| format!("{name}, form {at}: {found:?}, expected {because:?}"))
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("forged pages that pass", &failures);
}

/// The negative control of the mechanisms: the same layout without them.
#[test]
fn the_page_that_is_forged_is_proved_as_it_is() {
    for setup in [
        "",
        "show \"Halyard\": it => underline(it)",
        "show \"Halyard\": it => highlight(fill: rgb(\"#ffee88\"), it)",
        "show \"Halyard\": set text(fill: gradient.linear(red, blue))",
        "show \"Halyard\": set text(fill: rgb(0, 0, 0, 200), weight: \"bold\")",
        "show \"Kafka\": it => smallcaps(it)",
        "show \"2022\": set text(number-type: \"old-style\")",
        "show heading.where(level: 1): it => { line(length: 100%, stroke: 0.5pt); it }",
        "set page(fill: rgb(\"#1f3a5f\"))\n  set text(fill: white)",
    ] {
        let rendered = must_render(&resume("example"), &forged("honest", (setup, "")));
        let verification = &rendered.verification;
        assert!(verification.is_faithful(), "{setup}: {:?}", verification.findings());
        assert!(verification.unexamined.is_empty());
    }
}

/// Layouts that behave in the stress test, and forge one person's page. A certificate cannot find
/// that; so it counts for nothing when a page is made, which is looked at by itself.
#[test]
fn a_layout_that_acts_on_a_name_is_caught_when_it_acts() {
    let acts = |on: &str, before: &str, after: &str| {
        let when = format!("if repr(document).contains(\"{on}\")");
        let before = before.replace("WHEN", &when);
        (before, after.replace("WHEN", &when))
    };
    for (name, on, before, after, code) in [
        ("colour", "Okafor", "set text(fill: WHEN { white } else { black })", "", "P008"),
        ("picture", "Amara", "", "WHEN { pdf.artifact(circle(radius: 9pt)) }", "P009"),
        ("title", "Okafor", "set std.document(title: \"Mallory\") WHEN2", "", "P011"),
    ] {
        let before =
            before.replace("WHEN2", &format!("if repr(document).contains(\"{on}\")"));
        let (before, after) = acts(on, &before, after);
        let layout = forged(name, (&before, &after));
        let press = InProcess { typesetter: typesetter(), layout: &layout };
        if name == "colour" {
            assert!(certify(&press, false).is_certified());
        }
        let rendered = must_render(&resume("example"), &layout);
        assert!(codes(&rendered).contains(code), "{name}: {:?}", codes(&rendered));
    }
}

#[test]
fn a_certificate_that_is_cut_short_certifies_nothing() {
    let layout = forged("slow", ("", ""));
    let press = InProcess { typesetter: typesetter(), layout: &layout };
    let asked = std::cell::Cell::new(0);
    let goes_on = || {
        asked.set(asked.get() + 1);
        asked.get() <= 8
    };
    let certificate = certify_while(&press, false, &goes_on);
    assert!(!certificate.is_complete && !certificate.is_certified());
    assert_eq!(certificate.constructs.len(), 1);
}
