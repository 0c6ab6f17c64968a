//! What in a layout's source most likely costs words or their order: its Typst comes in, the
//! suspicious places go out, with line and column.
//!
//! Each construct in the list was measured to be misread by some reader; `layouts/README.md`
//! says which. Finding one is no proof that it is the cause, and a layout may fail without any.

use typst::syntax::ast::{self, AstNode};
use typst::syntax::{LinkedNode, Source, SyntaxKind};

use crate::diag::{Code, Diagnostic, Findings, Location};
use crate::layout::Layout;

/// A construct that some reader is known to misread.
const SUSPECT: Code = Code::new("T011", "suspect-construct");

/// Functions that are suspect by being called, and why.
const FUNCTIONS: &[(&str, &str)] = &[
    ("grid", "what stands side by side is read apart, or across its cells"),
    ("table", "what stands side by side is read apart, or across its cells"),
    ("stack", "what stands side by side is read apart"),
    ("columns", "two columns are read across"),
    ("colbreak", "two columns are read across"),
    ("place", "placed text is read out of its turn"),
    ("footnote", "a note is read far from its text"),
    ("image", "text in a picture is not read at all"),
    ("hide", "hidden text is not in the PDF"),
    ("repeat", "repeated signs are read as text"),
    ("linebreak", "words on both sides are glued where tags are read"),
];

/// Arguments that are suspect with a certain value, and why.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    ("hyphenate", "true", "a hyphenated word is read in pieces"),
    ("justify", "true", "a stretched line is read out of order"),
    ("ligatures", "true", "a ligature is one sign for several letters"),
];

/// Arguments that are suspect unless `none`, and why.
const MARGINALIA: &[(&str, &str)] = &[
    ("header", "text in a page's header is in no tag, and repeated on every page"),
    ("footer", "text in a page's footer is in no tag, and read between two pages"),
];

/// The widest letter-spacing that every reader measured reads as words, in em.
const WIDEST_TRACKING: f64 = 0.08;

/// Letter-spacing given as a length is judged at this size of text, in pt.
const TEXT_SIZE: f64 = 10.0;

/// The suspicious places of `layout`'s own source.
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

/// Why a node is suspect, if it is.
fn suspicion(node: &LinkedNode<'_>) -> Option<&'static str> {
    match node.kind() {
        SyntaxKind::FuncCall => {
            let call = node.cast::<ast::FuncCall<'_>>()?;
            match call.callee() {
                ast::Expr::Ident(name) => called(name.as_str(), call.args()),
                ast::Expr::FieldAccess(access) => {
                    let name = access.field();
                    (name.as_str() == "rev").then_some("a list is turned round")
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
            Some("words on both sides are glued where tags are read")
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
                Some("what is pushed to the other edge is read far from its line")
            }
            (value, ast::Unit::Em) if value > 0.55 => {
                Some("a gap this wide tears a line in two")
            }
            _ => None,
        },
        ("align", Some(ast::Arg::Pos(first))) => {
            let text = first.to_untyped().full_text();
            (text.contains("center") || text.contains("right"))
                .then_some("a centred heading over flush text is read out of its place")
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
            (em > WIDEST_TRACKING)
                .then_some("letters set this far apart are read one by one")
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
    fn the_products_own_layouts_have_next_to_none() {
        for layout in Layout::all() {
            let found = of(&layout);
            // Heads may be centred: nothing stands flush above them.
            let grave = found.iter().filter(|it| !it.message.contains("align"));
            assert_eq!(grave.count(), 0, "{}: {found:?}", layout.name());
        }
    }
}
