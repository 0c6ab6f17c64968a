//! Where the values of a document that was rearranged stand in its text.

use std::collections::BTreeMap;

use crate::diag::JsonPointer;

/// The places of values that are read as something else than where they stand: under another
/// key, or in a list that the text does not have. What is inside such a value moves with it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Moves(BTreeMap<JsonPointer, JsonPointer>);

impl Moves {
    /// Notes that the value read as `read_as` is written at `written`. What contains a value is
    /// noted before the value.
    pub(crate) fn note(&mut self, read_as: &JsonPointer, written: &JsonPointer) {
        let is_known = if self.0.is_empty() {
            read_as == written
        } else {
            self.written(read_as) == *written
        };
        if !is_known {
            self.0.insert(read_as.clone(), written.clone());
        }
    }

    /// The place in the text of a place in the document as it was read.
    pub(crate) fn written(&self, read_as: &JsonPointer) -> JsonPointer {
        if self.0.is_empty() {
            return read_as.clone();
        }
        let mut around = Some(read_as.clone());
        while let Some(place) = around {
            if let Some(written) = self.0.get(&place) {
                let rest = &read_as.as_str()[place.as_str().len()..];
                return JsonPointer::from_string(format!("{written}{rest}"));
            }
            around = place.parent();
        }
        read_as.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inside_a_value_moves_with_it() {
        let at = |text: &str| JsonPointer::from_string(text.to_owned());
        let mut moves = Moves::default();
        moves.note(&at("/basics"), &at("/basics"));
        assert_eq!(moves.written(&at("/work/0")), at("/work/0"));
        moves.note(&at("/work"), &at("/experience"));
        moves.note(&at("/work/0/name"), &at("/experience/0/employer"));
        moves.note(&at("/work/1"), &at("/experience/1"));
        assert_eq!(moves.written(&at("/work/1/name")), at("/experience/1/name"));
        assert_eq!(moves.written(&at("/work/0/name/x")), at("/experience/0/employer/x"));
        assert_eq!(moves.written(&at("/workshop")), at("/workshop"));
    }
}
