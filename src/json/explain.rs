//! Errors of a schema in our words, for every kind of document alike.
//!
//! They are matched by their kind; the validator's own English is never used.

use jsonschema::error::{TypeKind, ValidationErrorKind as Error};
use jsonschema::{JsonType, JsonTypeSet, ValidationError};
use serde_json::Value;

use super::kind::{Compiled, Kind};
use super::messages::{about, keys, not_a_url, subject, type_name, wrong_type};
use super::source::Source;
use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Severity};
use crate::suggest;

impl Kind {
    /// Validates a document that stands at a place of a source against the schema.
    pub(crate) fn validate(
        &self,
        document: &Value,
        source: &Source,
        at: &JsonPointer,
    ) -> Findings {
        let Compiled { schema, validator } = self.compiled();
        // The usual case, and the cheaper question.
        if validator.is_valid(document) {
            return Findings::new();
        }
        let errors: Vec<_> = validator.iter_errors(document).collect();
        Explainer { kind: self, schema, source, at }.explain_all(&errors)
    }
}

/// Words the errors of a kind's schema about a document at a place of a source.
struct Explainer<'a> {
    kind: &'a Kind,
    schema: &'a Value,
    source: &'a Source,
    at: &'a JsonPointer,
}

impl Explainer<'_> {
    fn explain_all(&self, errors: &[ValidationError<'_>]) -> Findings {
        // An empty string rarely matches a pattern, either: one finding is enough.
        let is_too_short = |error: &ValidationError<'_>| {
            let place = error.instance_path();
            let mut same = errors.iter().filter(|other| other.instance_path() == place);
            same.any(|other| matches!(other.kind(), Error::MinLength { .. }))
        };
        let told = errors.iter().filter(|error| {
            !matches!(error.kind(), Error::Pattern { .. }) || !is_too_short(error)
        });
        told.flat_map(|error| self.explain(error)).collect()
    }

    fn explain(&self, error: &ValidationError<'_>) -> Findings {
        let place = self.place(error);
        let subject = subject(&place);
        let instance = error.instance();
        let node = self.node(error);
        let wrong = |message: String, hint: String| {
            self.kind.wrong_value(place.clone(), message, hint).into()
        };
        let must =
            |what: &str| wrong(format!("{subject} must {what}"), self.kind.see_schema());
        let expected = |what: String| wrong(about(&place, &what), self.kind.see_schema());
        match error.kind() {
            Error::Type { kind } => self.wrong_type(&place, node, instance, kind).into(),
            Error::AdditionalProperties { unexpected } => {
                let known = keys(node);
                let known = known.iter().copied();
                let finding = |key: &String| {
                    self.kind.unknown_key(self.source, &place, key, known.clone())
                };
                unexpected.iter().map(finding).collect()
            }
            Error::PropertyNames { error: inner } => {
                match (inner.kind(), inner.instance()) {
                    (Error::Enum { options }, name) => {
                        let known = strings(options);
                        let name = name.as_str().unwrap_or_default();
                        let known = known.iter().copied();
                        self.kind.unknown_key(self.source, &place, name, known).into()
                    }
                    _ => wrong(about(&place, "invalid key"), self.kind.see_schema()),
                }
            }
            Error::Enum { options } => {
                let known = strings(options);
                let meant = instance.as_str();
                let meant =
                    meant.and_then(|it| suggest::nearest(it, known.iter().copied()));
                let known = suggest::listed(known.iter().copied());
                let message = about(&place, &format!("expected one of {known}"));
                let hint = meant.map(suggest::did_you_mean);
                wrong(message, hint.unwrap_or_else(|| self.kind.see_schema()))
            }
            Error::Constant { expected_value } => {
                expected(format!("expected `{expected_value}`"))
            }
            Error::Required { property } => {
                let key = property.as_str().unwrap_or_default();
                let value = self.skeleton(&node["properties"][key]);
                let message = about(&place, &format!("missing key `{key}`"));
                wrong(message, format!("add `\"{key}\": {value}`"))
            }
            Error::Minimum { .. } | Error::Maximum { .. } => {
                let (low, high) = (&node["minimum"], &node["maximum"]);
                let range = match (low.is_null(), high.is_null()) {
                    (false, false) => format!("from {low} to {high}"),
                    (false, true) => format!("of at least {low}"),
                    _ => format!("of at most {high}"),
                };
                expected(format!("expected a number {range}, found {instance}"))
            }
            Error::MinLength { limit: 1 } | Error::MinItems { limit: 1 } => {
                must("not be empty")
            }
            Error::MinLength { limit } => {
                must(&format!("have at least {limit} characters"))
            }
            Error::MaxLength { limit } => {
                let length = instance.as_str().map_or(0, |text| text.chars().count());
                must(&format!("have at most {limit} characters, found {length}"))
            }
            Error::MinItems { limit } => must(&format!("have at least {limit} entries")),
            Error::MaxItems { limit } => {
                let length = instance.as_array().map_or(0, Vec::len);
                must(&format!("have at most {limit} entries, found {length}"))
            }
            Error::UniqueItems => must("not have the same entry twice"),
            Error::Pattern { pattern } if pattern == "\\S" => must("not be blank"),
            Error::Pattern { .. } => {
                let message = about(&place, "unexpected form");
                let example = node["examples"][0].as_str();
                let hint = example.map(|example| format!("write it like `{example}`"));
                wrong(message, hint.unwrap_or_else(|| self.kind.see_schema()))
            }
            Error::Format { format } => self.format(&place, format).into(),
            Error::AnyOf { context } | Error::OneOfNotValid { context } => {
                match nearest_branch(context, error) {
                    Some(branch) => self.explain_all(branch),
                    None => self.no_branch(&place, node, instance, context).into(),
                }
            }
            other => {
                let message = about(
                    &place,
                    &format!("violates the schema's `{}`", other.keyword()),
                );
                wrong(message, self.kind.see_schema())
            }
        }
    }

    fn place(&self, error: &ValidationError<'_>) -> JsonPointer {
        JsonPointer::from_string(format!("{}{}", self.at, error.instance_path().as_str()))
    }

    fn wrong_type(
        &self,
        place: &JsonPointer,
        node: &Value,
        found: &Value,
        kind: &TypeKind,
    ) -> Diagnostic {
        let wanted = match kind {
            TypeKind::Single(single) => JsonTypeSet::from(*single),
            TypeKind::Multiple(set) => *set,
        };
        self.expected(place, node, found, wanted)
    }

    /// No alternative of an `anyOf` takes a value of this type.
    fn no_branch(
        &self,
        place: &JsonPointer,
        node: &Value,
        found: &Value,
        context: &[Vec<ValidationError<'static>>],
    ) -> Diagnostic {
        let wanted =
            context.iter().flatten().fold(JsonTypeSet::empty(), |set, error| match error
                .kind()
            {
                Error::Type { kind: TypeKind::Single(single) } => set.insert(*single),
                Error::Type { kind: TypeKind::Multiple(more) } => set.union(*more),
                _ => set,
            });
        self.expected(place, node, found, wanted)
    }

    fn expected(
        &self,
        place: &JsonPointer,
        node: &Value,
        found: &Value,
        wanted: JsonTypeSet,
    ) -> Diagnostic {
        let wanted: Vec<JsonType> =
            TYPES.into_iter().filter(|it| wanted.contains(*it)).collect();
        let names: Vec<&str> = wanted.iter().map(|it| type_name(*it)).collect();
        let names = match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                format!("{} or {last}", rest.join(", "))
            }
            _ => names.concat(),
        };
        let message = if found.is_number() && wanted == [JsonType::Integer] {
            about(place, &format!("expected an integer, found {found}"))
        } else {
            wrong_type(place, &names, found)
        };
        let hint = match wanted.first() {
            Some(JsonType::Object) if place == self.at => {
                format!("write {} as a JSON object: `{{ … }}`", self.kind.noun)
            }
            Some(JsonType::Object) => format!("write `{}`", self.skeleton(node)),
            Some(JsonType::Array) => "put it in brackets: `[ … ]`".to_owned(),
            Some(JsonType::String) => {
                "write it as one string in double quotes".to_owned()
            }
            Some(JsonType::Boolean) => "write `true` or `false`".to_owned(),
            Some(JsonType::Number | JsonType::Integer) if found.is_string() => {
                "remove the quotes".to_owned()
            }
            _ => self.kind.see_schema(),
        };
        let at = Location::pointer(place.clone());
        Diagnostic::error(self.kind.codes.wrong_type, at, message).hint(hint)
    }

    fn format(&self, place: &JsonPointer, format: &str) -> Diagnostic {
        let codes = &self.kind.codes;
        let rule = codes.formats.iter().find(|(name, ..)| *name == format);
        let (code, severity) = rule
            .map_or((codes.wrong_value, Severity::Error), |(_, code, severity)| {
                (*code, *severity)
            });
        let subject = subject(place);
        let (message, hint) = match format {
            "email" => (
                format!("{subject} is not an email address"),
                "write it like `name@example.com`".to_owned(),
            ),
            "iri" | "uri" => {
                let (message, hint) = not_a_url(place);
                (message, hint.to_owned())
            }
            other => (
                format!("{subject} does not have the format `{other}`"),
                self.kind.see_schema(),
            ),
        };
        let finding =
            Diagnostic::error(code, Location::pointer(place.clone()), message).hint(hint);
        Diagnostic { severity, ..finding }
    }

    /// The part of the schema whose keyword an error is about.
    fn node(&self, error: &ValidationError<'_>) -> &Value {
        let path = error.schema_path().as_str();
        let (parent, _) = path.rsplit_once('/').unwrap_or_default();
        let mut node = self.schema;
        for token in parent.split('/').skip(1) {
            if node.get(token).is_none() && node.get("$ref").is_some() {
                node = self.resolve(node);
            }
            node = match node {
                Value::Array(items) => {
                    token.parse().ok().and_then(|at: usize| items.get(at))
                }
                node => node.get(token.replace("~1", "/").replace("~0", "~")),
            }
            .unwrap_or(&Value::Null);
        }
        self.resolve(node)
    }

    /// Follows a `$ref`, as far as our schemas use them.
    fn resolve<'n>(&'n self, node: &'n Value) -> &'n Value {
        let reference = node["$ref"].as_str().and_then(|it| it.strip_prefix('#'));
        reference.and_then(|pointer| self.schema.pointer(pointer)).unwrap_or(node)
    }

    /// The outline of a value that a part of the schema asks for: `"…"`, `{ "name": "…" }`.
    fn skeleton(&self, node: &Value) -> String {
        let node = self.resolve(node);
        let kind = node["type"].as_str().or_else(|| node["type"][0].as_str());
        if let Some(option) = node["enum"][0].as_str() {
            return format!("\"{option}\"");
        }
        match kind {
            Some("array") => "[ … ]".to_owned(),
            Some("object") => match main_key(node) {
                Some(key) => format!("{{ \"{key}\": \"…\" }}"),
                None => "{ … }".to_owned(),
            },
            Some("boolean") => "true".to_owned(),
            Some("integer" | "number") => "1".to_owned(),
            _ => "\"…\"".to_owned(),
        }
    }
}

/// The key of an object that a bare string in its place most likely stands for: that of the
/// schema's example, a required one, or the first string.
fn main_key(object: &Value) -> Option<&str> {
    let example = object["examples"][0].as_object().and_then(|it| it.keys().next());
    let first = || {
        let mut properties = object["properties"].as_object().into_iter().flatten();
        properties.find(|(_, it)| it["type"] == "string").map(|(key, _)| key.as_str())
    };
    example.map(String::as_str).or_else(|| object["required"][0].as_str()).or_else(first)
}

/// The alternative that a value was most likely meant for: of those that take its type, one that
/// finds fault only with a part of it, or else the one with the fewest errors.
fn nearest_branch<'e>(
    context: &'e [Vec<ValidationError<'static>>],
    error: &ValidationError<'_>,
) -> Option<&'e [ValidationError<'static>]> {
    let is_about_whole =
        |inner: &ValidationError<'static>| inner.instance_path() == error.instance_path();
    let takes_type = |branch: &&Vec<ValidationError<'static>>| {
        !branch.iter().any(|inner| {
            matches!(inner.kind(), Error::Type { .. }) && is_about_whole(inner)
        })
    };
    let branches = context.iter().filter(takes_type);
    let nearest = branches.min_by_key(|it| (it.iter().any(is_about_whole), it.len()));
    nearest.map(Vec::as_slice)
}

fn strings(options: &Value) -> Vec<&str> {
    options.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The types in the order in which they are listed.
const TYPES: [JsonType; 6] = [
    JsonType::String,
    JsonType::Number,
    JsonType::Integer,
    JsonType::Boolean,
    JsonType::Array,
    JsonType::Object,
];
