//! The values and keys of a text with their byte spans, found by JSON Pointer. Every notation is
//! read into the same tree.

use std::collections::HashSet;
use std::ops::Range;

use jsonc_parser::ast;
use serde_json::Value;

use crate::diag::JsonPointer;

/// A value with its span; children are in the order of the text.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Bytes of the value, quotes and brackets included.
    pub span: Range<usize>,
    /// The member's key and its bytes, quotes included; `None` for elements and the root.
    pub key: Option<(String, Range<usize>)>,
    /// Members or elements.
    pub children: Vec<Node>,
    /// What kind of value it is.
    pub form: Form,
}

/// The kinds of values.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// Children are found by key.
    Object,
    /// Children are found by index.
    Array,
    /// A value without children that is written as JSON in the text.
    Written,
    /// A value without children that its notation writes in another way.
    Meant(Value),
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
                Self { span, key: None, children, form: Form::Object }
            }
            ast::Value::Array(array) => {
                let children = array.elements.iter().map(Self::new).collect();
                Self { span, key: None, children, form: Form::Array }
            }
            _ => Self { span, key: None, children: Vec::new(), form: Form::Written },
        }
    }

    /// The value as JSON; `text` is what the spans are in. Of several members with one key, the
    /// last, as `serde_json` reads them.
    pub(super) fn to_json(&self, text: &str) -> Value {
        match &self.form {
            Form::Object => {
                let member = |child: &Self| {
                    let (key, _) = child.key.clone()?;
                    Some((key, child.to_json(text)))
                };
                Value::Object(self.children.iter().filter_map(member).collect())
            }
            Form::Array => {
                self.children.iter().map(|child| child.to_json(text)).collect()
            }
            Form::Written => {
                let written = text.get(self.span.clone()).unwrap_or_default();
                serde_json::from_str(written).unwrap_or_default()
            }
            Form::Meant(value) => value.clone(),
        }
    }

    /// Whether it is an array or an object.
    pub(super) fn is_collection(&self) -> bool {
        matches!(self.form, Form::Object | Form::Array)
    }

    /// Whether it is a number, `true` or `false`, in a notation other than JSON.
    pub(super) fn is_number_or_boolean(&self) -> bool {
        matches!(self.form, Form::Meant(Value::Number(_) | Value::Bool(_)))
    }

    /// The bytes that a finding about it underlines: those of a value without children; of an
    /// array or object the key or, if it has none, the beginning, since the whole could be most
    /// of the file.
    pub(super) fn underlined(&self, text: &str) -> Range<usize> {
        match &self.key {
            Some((_, key)) if self.is_collection() || self.span.is_empty() => key.clone(),
            _ if !self.is_collection() => self.span.clone(),
            _ if text
                .get(self.span.clone())
                .is_some_and(|it| it.starts_with(['{', '['])) =>
            {
                self.span.start..self.span.start + 1
            }
            // A block of YAML begins with its first key or value.
            _ => match self.children.first() {
                Some(first) => match &first.key {
                    Some((_, key)) => key.clone(),
                    None => first.underlined(text),
                },
                None => self.span.clone(),
            },
        }
    }

    /// The value at a pointer, or the nearest existing one around it; whether it is the value
    /// itself.
    pub(super) fn find(&self, pointer: &JsonPointer) -> (&Self, bool) {
        let mut node = self;
        for token in pointer.as_str().split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            let child = if node.form == Form::Array {
                token.parse().ok().and_then(|index: usize| node.children.get(index))
            } else {
                node.member(&token)
            };
            match child {
                Some(child) => node = child,
                None => return (node, false),
            }
        }
        (node, true)
    }

    /// Whether it has the key of another.
    pub(super) fn has_key_of(&self, other: &Self) -> bool {
        let [own, others] = [self, other].map(|it| it.key.as_ref().map(|(key, _)| key));
        own == others
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
