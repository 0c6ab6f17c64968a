//! Writes the typed résumé back as JSON that any JSON Resume tool reads.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::model::{Extra, Highlight, Resume};
use super::shape::{self, Object, Shape};

impl Resume {
    /// The résumé as JSON, without empty members. Reading it gives the same résumé.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut value = serde_json::to_value(self).unwrap_or_default();
        prune(&mut value, &shape::RESUME);
        value
    }
}

/// Removes known members that are `null` or an empty array. Elements stay, so that their indices
/// do. Unknown members stay as they were read.
fn prune(value: &mut Value, object: &Object) {
    let Value::Object(map) = value else { return };
    map.retain(|key, value| {
        let is_nothing = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        !is_nothing || object.field(key).is_none()
    });
    for (key, value) in map {
        match (object.field(key).map(|field| field.shape), value) {
            (Some(Shape::Object(inner)), value) => prune(value, inner),
            (Some(Shape::List(inner)), Value::Array(list)) => {
                for value in list {
                    prune(value, inner);
                }
            }
            (Some(Shape::Highlights), Value::Array(list)) => {
                for value in list {
                    prune(value, &shape::HIGHLIGHT);
                }
            }
            _ => {}
        }
    }
}

/// A highlight that is an object.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct HighlightObject {
    text: String,
    id: Option<String>,
    tags: Vec<String>,
    #[serde(flatten)]
    extra: Extra,
}

impl Serialize for Highlight {
    /// As a plain string if there is nothing but the text, as in JSON Resume itself.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.id.is_none() && self.tags.is_empty() && self.extra.is_empty() {
            return serializer.serialize_str(&self.text);
        }
        let Self { text, id, tags, extra } = self.clone();
        HighlightObject { text, id, tags, extra }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Highlight {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Either {
            Text(String),
            Object(HighlightObject),
        }
        Ok(match Either::deserialize(deserializer)? {
            Either::Text(text) => Self { text, ..Self::default() },
            Either::Object(HighlightObject { text, id, tags, extra }) => {
                Self { text, id, tags, extra }
            }
        })
    }
}
