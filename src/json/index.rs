//! Byte spans of the values and keys of a JSON text, by JSON Pointer.

use std::collections::HashSet;
use std::ops::Range;

use jsonc_parser::ast;

use crate::diag::JsonPointer;

/// A value with its span; children are in the order of the text.
#[derive(Debug)]
pub(super) struct Node {
    /// Bytes of the value, quotes and brackets included.
    pub span: Range<usize>,
    /// The member's key and its bytes, quotes included; `None` for elements and the root.
    pub key: Option<(String, Range<usize>)>,
    /// Members or elements.
    pub children: Vec<Node>,
    /// Whether children are found by index.
    pub is_array: bool,
}

impl Node {
    /// Takes over the spans of a syntax tree. Recursion is bounded by
    /// [`MAX_DEPTH`](super::limits::MAX_DEPTH), which is checked before parsing.
    pub(super) fn new(value: &ast::Value<'_>) -> Self {
        let range = jsonc_parser::common::Ranged::range(value);
        let span = range.start..range.end;
        match value {
            ast::Value::Object(object) => {
                let child = |property: &ast::ObjectProp<'_>| {
                    let name = jsonc_parser::common::Ranged::range(&property.name);
                    let key = (property.name.as_str().to_owned(), name.start..name.end);
                    Self { key: Some(key), ..Self::new(&property.value) }
                };
                let children = object.properties.iter().map(child).collect();
                Self { span, key: None, children, is_array: false }
            }
            ast::Value::Array(array) => {
                let children = array.elements.iter().map(Self::new).collect();
                Self { span, key: None, children, is_array: true }
            }
            _ => Self { span, key: None, children: Vec::new(), is_array: false },
        }
    }

    /// The value at a pointer, or the nearest existing one around it; whether it is the value
    /// itself.
    ///
    /// A member that does not exist is also looked for under its aliases: pairs of the key in
    /// the text and the key it was read as.
    pub(super) fn find(
        &self,
        pointer: &JsonPointer,
        aliases: &[(&str, &str)],
    ) -> (&Self, bool) {
        let mut node = self;
        for token in pointer.as_str().split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            let child = if node.is_array {
                token.parse().ok().and_then(|index: usize| node.children.get(index))
            } else {
                node.member(&token).or_else(|| {
                    aliases
                        .iter()
                        .filter(|(_, read_as)| *read_as == token)
                        .find_map(|(written, _)| node.member(written))
                })
            };
            match child {
                Some(child) => node = child,
                None => return (node, false),
            }
        }
        (node, true)
    }

    fn member(&self, name: &str) -> Option<&Self> {
        // The last of several, as `serde_json` reads it.
        self.children
            .iter()
            .rfind(|child| child.key.as_ref().is_some_and(|(key, _)| key == name))
    }

    /// Members whose key their object already has, each with the span of its key.
    pub(super) fn duplicates(&self) -> Vec<(JsonPointer, Range<usize>)> {
        let mut found = Vec::new();
        self.collect_duplicates(&JsonPointer::root(), &mut found);
        found
    }

    fn collect_duplicates(
        &self,
        at: &JsonPointer,
        found: &mut Vec<(JsonPointer, Range<usize>)>,
    ) {
        let mut seen = HashSet::new();
        for (i, child) in self.children.iter().enumerate() {
            let place = match &child.key {
                Some((key, span)) => {
                    let place = at.key(key);
                    if !seen.insert(key.as_str()) {
                        found.push((place.clone(), span.clone()));
                    }
                    place
                }
                None => at.index(i),
            };
            child.collect_duplicates(&place, found);
        }
    }
}
