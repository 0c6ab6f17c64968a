//! What ECMA-376 demands of a document beyond its text: its parts, the order of elements, and that
//! what is referred to is there.

use std::collections::BTreeSet;

use roxmltree::{Document as Xml, Node};

use super::{documents, formats, read, written};
use crate::support::assert_none;

/// The order of children, from the sequences of the schema `wml.xsd` (ECMA-376-1, A.1), as far as
/// documents here have them.
#[rustfmt::skip]
const ORDERS: &[(&str, &[&str])] = &[
    ("pPr", &["pStyle", "keepNext", "keepLines", "widowControl", "numPr", "pBdr", "tabs",
        "bidi", "spacing", "ind", "jc", "outlineLvl"]),
    ("rPr", &["rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "noProof",
        "color", "sz", "szCs", "rtl", "lang"]),
    ("r", &["rPr", "tab", "t"]),
    ("p", &["pPr", "r", "hyperlink"]),
    ("hyperlink", &["r"]),
    ("body", &["p", "sectPr"]),
    ("sectPr", &["pgSz", "pgMar", "cols", "bidi"]),
    ("style", &["name", "basedOn", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr"]),
    ("styles", &["docDefaults", "style"]),
    ("docDefaults", &["rPrDefault", "pPrDefault"]),
    ("rPrDefault", &["rPr"]),
    ("pPrDefault", &["pPr"]),
    ("numbering", &["abstractNum", "num"]),
    ("abstractNum", &["multiLevelType", "lvl"]),
    ("lvl", &["start", "numFmt", "pStyle", "lvlText", "lvlJc", "pPr", "rPr"]),
    ("num", &["abstractNumId"]),
    ("numPr", &["ilvl", "numId"]),
    ("settings", &["zoom", "defaultTabStop", "characterSpacingControl", "compat",
        "themeFontLang"]),
    ("compat", &["compatSetting"]),
    ("fonts", &["font"]),
    ("font", &["altName", "charset", "family", "pitch"]),
    ("pBdr", &["bottom"]),
    ("tabs", &["tab"]),
    ("document", &["body"]),
];

/// Elements whose children may stand in any order.
const MIXED: [&str; 1] = ["p"];

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

#[test]
fn every_word_document_has_the_parts_and_the_order_that_the_standard_demands() {
    let format = formats().find(|it| it.name == "docx").expect("there is the format");
    let mut failures = BTreeSet::new();
    for (name, document) in documents() {
        let parts = read::parts(&written(&document, format));
        let types = Xml::parse(&parts["[Content_Types].xml"]).expect("XML");
        for path in parts.keys().filter(|path| path.rsplit('.').next() == Some("xml")) {
            let is_typed = types.descendants().any(|it| {
                it.attribute("PartName").is_some_and(|part| part[1..] == **path)
            });
            if !is_typed && path != "[Content_Types].xml" {
                failures.insert(format!("{path} has no type"));
            }
        }
        for (path, part) in &parts {
            let xml = Xml::parse(part).unwrap_or_else(|error| panic!("{name}: {error}"));
            for node in xml.descendants().filter(Node::is_element) {
                failures.extend(misplaced(&node).map(|it| format!("{path}: {it}")));
            }
        }
        failures.extend(dangling(&parts));
    }
    assert_none(
        "what ECMA-376 does not allow",
        &failures.into_iter().collect::<Vec<_>>(),
    );
}

/// A child of a node that may not stand where it does.
fn misplaced(node: &Node<'_, '_>) -> Option<String> {
    if node.tag_name().namespace() != Some(WORD) {
        return None;
    }
    let name = node.tag_name().name();
    let children = node.children().filter(Node::is_element);
    let children: Vec<&str> = children.map(|child| child.tag_name().name()).collect();
    let order = ORDERS.iter().find(|(parent, _)| *parent == name);
    let Some((_, order)) = order else {
        return children.first().map(|child| format!("`{child}` in `{name}`"));
    };
    let mut last = 0;
    for child in children {
        let Some(at) = order.iter().position(|known| *known == child) else {
            return Some(format!("`{child}` in `{name}`"));
        };
        if at < last && !MIXED.contains(&name) {
            return Some(format!("`{child}` too late in `{name}`"));
        }
        last = at;
    }
    None
}

/// Styles, lists and relationships that are used and not there.
fn dangling(parts: &std::collections::BTreeMap<String, String>) -> Vec<String> {
    let xml = |path: &str| Xml::parse(&parts[path]).expect("XML");
    let (document, styles) = (xml("word/document.xml"), xml("word/styles.xml"));
    let (numbering, links) =
        (xml("word/numbering.xml"), xml("word/_rels/document.xml.rels"));
    let values = |xml: &Xml<'_>, element: &str, attribute: &str| -> BTreeSet<String> {
        let nodes = xml.descendants().filter(|it| it.tag_name().name() == element);
        let values = nodes.flat_map(|it| it.attributes().collect::<Vec<_>>());
        let values = values.filter(|it| it.name() == attribute);
        values.map(|it| it.value().to_owned()).collect()
    };
    let mut known = values(&styles, "style", "styleId");
    known.extend(values(&numbering, "num", "numId"));
    known.extend(values(&links, "Relationship", "Id"));
    let mut used = values(&document, "hyperlink", "id");
    for element in ["pStyle", "rStyle", "basedOn", "numId"] {
        for part in [&document, &styles, &numbering] {
            used.extend(values(part, element, "val"));
        }
    }
    used.difference(&known).map(|it| format!("`{it}` is used and not there")).collect()
}

/// The control.
#[test]
fn an_element_in_the_wrong_place_is_found() {
    let found = |xml: &str| {
        let xml = format!("<w:pPr xmlns:w=\"{WORD}\">{xml}</w:pPr>");
        misplaced(&Xml::parse(&xml).expect("XML").root_element())
    };
    assert_eq!(found("<w:pStyle/><w:spacing/><w:jc/>"), None);
    assert!(found("<w:jc/><w:spacing/>").is_some());
    assert!(found("<w:nonsense/>").is_some());
}
