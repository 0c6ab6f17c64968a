//! Builds the tree from the parser's events, within limits.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::Value;

use super::explain;
use crate::diag::Diagnostic;
use crate::json::index::{Form, Node};
use crate::json::limits::{
    self, MAX_BYTES, MAX_DEPTH, MAX_ENTRIES, MAX_STRING_BYTES, MAX_VALUES,
};

/// The key whose value gives the members that are not there (the merge key of YAML 1.1, which
/// people use with anchors).
const MERGE: &str = "<<";

/// Nothing, or why the text is refused.
type Checked = Result<(), Box<Diagnostic>>;

/// A key with its bytes.
type Key = (String, Range<usize>);

/// A list or mapping that is not complete.
struct Open {
    node: Node,
    anchor: usize,
    /// The key whose value is next; keys of lists are never set.
    key: Option<Key>,
    /// The values of merge keys, with the bytes of the keys.
    merged: Vec<(Node, Range<usize>)>,
}

/// What a value takes of the limits.
#[derive(Clone, Copy, Default)]
struct Weight {
    values: usize,
    bytes: usize,
    depth: usize,
}

impl Weight {
    fn of(node: &Node) -> Self {
        let own = match &node.form {
            Form::Meant(Value::String(text)) => text.len(),
            _ => 0,
        };
        let key = node.key.as_ref().map_or(0, |(key, _)| key.len());
        let start = Self { values: 1, bytes: own + key, depth: 0 };
        let sum = node.children.iter().map(Self::of).fold(start, |sum, child| Self {
            values: sum.values + child.values,
            bytes: sum.bytes + child.bytes,
            depth: sum.depth.max(child.depth),
        });
        Self { depth: sum.depth + usize::from(node.is_collection()), ..sum }
    }
}

pub(super) struct Builder<'t> {
    text: &'t str,
    open: Vec<Open>,
    /// Complete values by the number of their anchor.
    anchored: HashMap<usize, Node>,
    total: Weight,
    root: Option<Node>,
    /// Where the document that is read begins.
    begin: usize,
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            open: Vec::new(),
            anchored: HashMap::new(),
            total: Weight::default(),
            root: None,
            begin: 0,
        }
    }

    /// The value of the document.
    pub(super) fn finish(self) -> Option<Node> {
        self.root
    }

    /// A document begins.
    pub(super) fn document(&mut self, at: usize) {
        self.begin = at;
    }

    pub(super) fn scalar(
        &mut self,
        span: Range<usize>,
        value: Value,
        anchor: usize,
    ) -> Checked {
        let span = self.trimmed(span);
        if let Value::String(text) = &value
            && text.len() > MAX_STRING_BYTES
        {
            return Err(Box::new(limits::too_long(span.start)));
        }
        let node =
            Node { span, key: None, children: Vec::new(), form: Form::Meant(value) };
        self.add(node, anchor)
    }

    pub(super) fn open(
        &mut self,
        span: Range<usize>,
        is_mapping: bool,
        anchor: usize,
    ) -> Checked {
        if self.open.len() >= MAX_DEPTH {
            return Err(Box::new(limits::too_deep(span.start)));
        }
        let form = if is_mapping { Form::Object } else { Form::Array };
        let node = Node { span, key: None, children: Vec::new(), form };
        self.open.push(Open { node, anchor, key: None, merged: Vec::new() });
        Ok(())
    }

    pub(super) fn close(&mut self, end: usize) -> Checked {
        let Some(Open { mut node, anchor, merged, .. }) = self.open.pop() else {
            return Ok(());
        };
        node.span = self.trimmed(node.span.start..end);
        for (value, key) in merged {
            merge(&mut node, value, &key)?;
        }
        self.add(node, anchor)
    }

    pub(super) fn alias(&mut self, span: Range<usize>, anchor: usize) -> Checked {
        let Some(node) = self.anchored.get(&anchor) else {
            return Err(Box::new(explain::endless(span)));
        };
        let weight = Weight::of(node);
        if self.open.len() + weight.depth > MAX_DEPTH {
            return Err(Box::new(limits::too_deep(span.start)));
        }
        let fits = self.total.values + weight.values <= MAX_VALUES
            && self.total.bytes + weight.bytes <= MAX_BYTES;
        // Cloned only once it is known to fit: what does not is never built.
        let node = fits.then(|| node.clone());
        // The value itself is counted when it is added.
        let values = weight.values - 1;
        self.weigh(Weight { values, ..weight }, span.start)?;
        match node {
            Some(node) => self.add(node, 0),
            None => Err(Box::new(limits::too_many_values(span.start))),
        }
    }

    /// Counts a value towards the limits.
    fn weigh(&mut self, weight: Weight, at: usize) -> Checked {
        self.total.values += weight.values;
        self.total.bytes += weight.bytes;
        if self.total.values > MAX_VALUES {
            return Err(Box::new(limits::too_many_values(at)));
        }
        if self.total.bytes > MAX_BYTES {
            return Err(Box::new(limits::too_large()));
        }
        Ok(())
    }

    /// A complete value: the key or value of a mapping, the element of a list, or the document.
    fn add(&mut self, node: Node, anchor: usize) -> Checked {
        let at = node.span.start;
        self.weigh(Weight { values: 1, ..Weight::default() }, at)?;
        if anchor > 0 {
            let kept = Node { key: None, ..node.clone() };
            // Anchors inside anchors keep their content several times over.
            let Weight { bytes, .. } = Weight::of(&kept);
            self.weigh(Weight { bytes, ..Weight::default() }, at)?;
            self.anchored.insert(anchor, kept);
        }
        let Some(top) = self.open.last_mut() else { return self.add_root(node) };
        if top.node.children.len() >= MAX_ENTRIES {
            return Err(Box::new(limits::too_many_entries(at)));
        }
        if top.node.form == Form::Array {
            top.node.children.push(node);
            return Ok(());
        }
        match top.key.take() {
            None => top.key = Some(self::key(node, self.text)?),
            Some((key, span)) if key == MERGE => top.merged.push((node, span)),
            Some(key) => top.node.children.push(Node { key: Some(key), ..node }),
        }
        Ok(())
    }

    fn add_root(&mut self, node: Node) -> Checked {
        // An empty document – what `---` at the end of a file begins – has nothing to lose.
        if node.form == Form::Meant(Value::Null) {
            return Ok(());
        }
        if self.root.is_some() {
            return Err(Box::new(explain::second_document(self.begin)));
        }
        self.root = Some(node);
        Ok(())
    }

    /// The span without the whitespace and comments after what ends by its indentation.
    fn trimmed(&self, span: Range<usize>) -> Range<usize> {
        let text = self.text.get(span.clone()).unwrap_or_default();
        span.start..span.start + text.trim_end().len()
    }
}

/// Adds the members of `value` that `node` does not have.
fn merge(node: &mut Node, value: Node, key: &Range<usize>) -> Checked {
    let sources = match value.form {
        Form::Object => vec![value],
        Form::Array => value.children,
        _ => return Err(Box::new(explain::merge(key.clone()))),
    };
    for source in sources {
        if source.form != Form::Object {
            return Err(Box::new(explain::merge(key.clone())));
        }
        for child in source.children {
            let is_new = !node.children.iter().any(|own| own.has_key_of(&child));
            if is_new && node.children.len() < MAX_ENTRIES {
                node.children.push(child);
            } else if is_new {
                return Err(Box::new(limits::too_many_entries(key.start)));
            }
        }
    }
    Ok(())
}

/// A value as a key.
fn key(node: Node, text: &str) -> Result<Key, Box<Diagnostic>> {
    let written = text.get(node.span.clone()).unwrap_or_default();
    match node.form {
        Form::Meant(Value::String(key)) => Ok((key, node.span)),
        // `2019: …` and `true: …`
        Form::Meant(_) if !written.is_empty() => Ok((written.to_owned(), node.span)),
        _ => {
            let end = node.span.end.min(node.span.start + 1);
            Err(Box::new(explain::key(node.span.start..end)))
        }
    }
}
