//! Finds constructs in a layout's source that are likely to lose words or change their order.
//!
//! Each construct in the list was measured to be misread by some reader; `layouts/README.md`
//! describes them. A match does not prove the cause, and a layout can fail without any.

use typst::syntax::ast::{self, AstNode};
use typst::syntax::{LinkedNode, Source, SyntaxKind};

use crate::diag::{Code, Diagnostic, Findings, Location};
use crate::layout::Layout;

/// A construct that some reader is known to misread.
const SUSPECT: Code = Code::new("T011", "suspect-construct");

/// Functions that are suspect when called, and why.
const FUNCTIONS: &[(&str, &str)] = &[
    ("grid", "text side by side is read separately, or across its cells"),
    ("table", "text side by side is read separately, or across its cells"),
    ("stack", "text side by side is read separately"),
    ("columns", "two columns are read across"),
    ("colbreak", "two columns are read across"),
    ("place", "placed text is read out of order"),
    ("footnote", "a note is read far from its text"),
    ("image", "text in an image is not read"),
    ("hide", "hidden text is not in the PDF"),
    ("repeat", "repeated symbols are read as text"),
    ("linebreak", "words on both sides are joined by readers of tags"),
];

/// Arguments that are suspect with one value, and why.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    ("hyphenate", "true", "a hyphenated word is read in pieces"),
    ("justify", "true", "a stretched line is read out of order"),
    ("ligatures", "true", "a ligature is one glyph for several letters"),
];

/// Arguments that are suspect unless `none`, and why.
const MARGINALIA: &[(&str, &str)] = &[
    ("header", "text in a page header has no tag, and is repeated on every page"),
    ("footer", "text in a page footer has no tag, and is read between two pages"),
];

/// The widest letter-spacing that all readers measured still join into words, in em.
const WIDEST_TRACKING: f64 = 0.08;

/// The widest gap that no reader measured takes for the end of a line, in em.
const WIDEST_GAP: f64 = 0.55;

/// Letter-spacing given as a length is judged at this text size, in pt.
const TEXT_SIZE: f64 = 10.0;

/// The suspect places in `layout`'s source.
pub(super) fn of(layout: &Layout) -> Findings {
    let source = Source::detached(layout.source());
    let mut findings = Findings::new();
    visit(&LinkedNode::new(source.root()), &source, layout, &mut findings);
    findings
}

fn visit(node: &LinkedNode<'_>, source: &Source, layout: &Layout, out: &mut Findings) {
    if let Some(why) = suspicion(node) {
        let line_column = source.lines().byte_to_line_column(node.offset());
        let at = Location::Typst {
            path: layout.path(),
            line_column: line_column.map(|(line, column)| (line + 1, column + 1)),
        };
        let what = node.get().full_text();
        let what = what.lines().next().unwrap_or_default();
        let what: String = what.chars().take(40).collect();
        out.push(Diagnostic::note(SUSPECT, at, format!("`{what}`: {why}")));
    }
    for child in node.children() {
        visit(&child, source, layout, out);
    }
}

/// Why a node is suspect; `None` if it is not.
fn suspicion(node: &LinkedNode<'_>) -> Option<&'static str> {
    match node.kind() {
        SyntaxKind::FuncCall => {
            let call = node.cast::<ast::FuncCall<'_>>()?;
            match call.callee() {
                ast::Expr::Ident(name) => called(name.as_str(), call.args()),
                ast::Expr::FieldAccess(access) => {
                    let name = access.field();
                    (name.as_str() == "rev").then_some("a list is reversed")
                }
                _ => None,
            }
        }
        SyntaxKind::SetRule => {
            let rule = node.cast::<ast::SetRule<'_>>()?;
            match rule.target() {
                ast::Expr::Ident(name) => called(name.as_str(), rule.args()),
                _ => None,
            }
        }
        SyntaxKind::Named => argument(node.cast::<ast::Named<'_>>()?),
        SyntaxKind::Linebreak => {
            Some("words on both sides are joined by readers of tags")
        }
        _ => None,
    }
}

fn called(name: &str, args: ast::Args<'_>) -> Option<&'static str> {
    if let Some((_, why)) = FUNCTIONS.iter().find(|(known, _)| *known == name) {
        return Some(why);
    }
    let first = args.items().next();
    match (name, first) {
        ("h", Some(ast::Arg::Pos(ast::Expr::Numeric(number)))) => match number.get() {
            (_, ast::Unit::Fr) => {
                Some("text pushed to the other edge is read far from its line")
            }
            (value, ast::Unit::Em) if value > WIDEST_GAP => {
                Some("a gap this wide splits a line in two")
            }
            _ => None,
        },
        ("align", Some(ast::Arg::Pos(first))) => {
            let text = first.to_untyped().full_text();
            (text.contains("center") || text.contains("right"))
                .then_some("a centred heading over flush text is read out of order")
        }
        _ => None,
    }
}

fn argument(named: ast::Named<'_>) -> Option<&'static str> {
    let name = named.name();
    let value = named.expr().to_untyped().full_text();
    let by_value = ARGUMENTS
        .iter()
        .find(|(known, wrong, _)| *known == name.as_str() && *wrong == value.as_str())
        .map(|(_, _, why)| *why);
    let in_margin = MARGINALIA
        .iter()
        .find(|(known, _)| *known == name.as_str() && value != "none")
        .map(|(_, why)| *why);
    let tracking = match (name.as_str(), named.expr()) {
        ("tracking", ast::Expr::Numeric(number)) => {
            let em = match number.get() {
                (value, ast::Unit::Em) => value,
                (value, ast::Unit::Pt) => value / TEXT_SIZE,
                _ => 0.0,
            };
            (em > WIDEST_TRACKING).then_some("letters this far apart are read one by one")
        }
        _ => None,
    };
    by_value.or(in_margin).or(tracking)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<(usize, String)> {
        let layout = Layout::from_source("test", source);
        let place = |location: &Location| match location {
            Location::Typst { line_column: Some((line, _)), .. } => *line,
            _ => 0,
        };
        of(&layout).iter().map(|it| (place(&it.location), it.message.clone())).collect()
    }

    #[test]
    fn suspects_are_named_with_their_line() {
        let source = "#let layout(document, options) = {\n  set par(justify: true)\n  \
                      grid(columns: 2)[a][b]\n  [a #h(1fr) b \\ c]\n  text(tracking: 2pt)[x]\n}";
        let found = found(source);
        let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 3, 4, 4, 5], "{found:?}");
        assert!(found[2].1.starts_with("`h(1fr)`"), "{found:?}");
    }

    #[test]
    fn bundled_layouts_contain_no_suspects_but_centred_headers() {
        for layout in Layout::all() {
            let found = of(&layout);
            // The header may be centred: no flush text is above it.
            let grave = found.iter().filter(|it| !it.message.contains("align"));
            assert_eq!(grave.count(), 0, "{}: {found:?}", layout.name());
        }
    }
}
