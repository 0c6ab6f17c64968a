//! Reading a variant: a [`Source`] comes in, a [`Variant`] or all that is wrong with it goes
//! out, each with its place and what is allowed there.

use std::num::NonZeroUsize;
use std::sync::OnceLock;

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{Draft, ValidationError, Validator};
use serde_json::{Map, Value};

use super::{
    Redaction, Rewording, Selector, Summary, Target, TargetJob, Variant, Words, codes,
};
use crate::choice::Choice;
use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::resume::Source;
use crate::settings::Settings;

/// The schema of variants, as `vitae schema variant` prints it.
pub const VARIANT_SCHEMA: &str = include_str!("../../schema/variant.schema.json");

/// How many slips of the finger apart two keys may be to be taken for the same.
const MOST_SLIPS: usize = 3;

impl Variant {
    /// Reads a variant.
    ///
    /// ```
    /// use vitae::variant::Variant;
    /// use vitae::Source;
    ///
    /// let source = Source::new("v.json", r##"{ "include": ["#backend"] }"##).unwrap();
    /// let variant = Variant::parse(&source).output.unwrap();
    /// assert_eq!(variant.include.len(), 1);
    /// ```
    #[must_use]
    pub fn parse(source: &Source) -> Warned<Result<Self, Findings>> {
        let output = match source.json() {
            Ok(document) => read(&document, source),
            Err(findings) => Err(findings),
        };
        Warned { output, warnings: Findings::new() }
    }
}

fn read(document: &Value, source: &Source) -> Result<Variant, Findings> {
    let mut findings = source.duplicate_keys();
    findings.extend(validator().iter_errors(document).flat_map(|error| explain(&error)));
    let Value::Object(members) = document else {
        source.sort(&mut findings);
        return Err(findings);
    };
    let reader = Reader { members, source };
    let choices = reader.choices();
    let options = JsonPointer::root().key("options");
    let settings = match Settings::read(source, &options) {
        Ok(settings) => settings,
        Err(found) => {
            findings.extend(found);
            Settings::default()
        }
    };
    if let Some(name) = members.get("layout").and_then(Value::as_str)
        && crate::layout::Layout::named(name).is_none()
    {
        let names = crate::layout::Layout::NAMES.join(", ");
        let at = Location::pointer(JsonPointer::root().key("layout"));
        let message = format!("`{name}` is no layout");
        findings.push(
            Diagnostic::error(codes::WRONG_VALUE, at, message)
                .hint(format!("there are {names}; your own is named with `--layout`")),
        );
    }
    if !findings.is_empty() {
        source.sort(&mut findings);
        return Err(findings);
    }
    let own = Settings {
        layout: reader.text("layout"),
        pages: reader.number("pages"),
        ..Settings::default()
    };
    Ok(Variant {
        name: reader.text("name"),
        job: reader.job(),
        headline: reader.headline(),
        summary: reader.summary(),
        include: reader.selectors("include"),
        exclude: reader.selectors("exclude"),
        only: reader.selectors("only"),
        order: reader.selectors("order"),
        max_highlights: reader.number("maxHighlights"),
        since: members
            .get("since")
            .and_then(Value::as_i64)
            .and_then(|year| i32::try_from(year).ok()),
        rewordings: reader.rewordings(),
        redact: texts(members.get("redact"))
            .iter()
            .filter_map(|name| Redaction::named(name))
            .collect(),
        settings: own.or(settings),
        choices,
        titles: reader.titles(),
    })
}

/// A document that is as the schema says.
struct Reader<'a> {
    members: &'a Map<String, Value>,
    source: &'a Source,
}

impl Reader<'_> {
    fn text(&self, key: &str) -> Option<String> {
        self.members.get(key).and_then(Value::as_str).map(str::to_owned)
    }

    fn number(&self, key: &str) -> Option<NonZeroUsize> {
        let number = self.members.get(key).and_then(Value::as_u64)?;
        NonZeroUsize::new(usize::try_from(number).ok()?)
    }

    /// The text at `at`, with how its source writes it.
    fn words(&self, at: &JsonPointer) -> Option<Words> {
        let (member, rest) = match at.as_str().get(1..)?.split_once('/') {
            Some((member, rest)) => (member, Some(format!("/{rest}"))),
            None => (at.as_str().get(1..)?, None),
        };
        let value = self.members.get(member)?.pointer(&rest.unwrap_or_default())?;
        let written = self.source.span(at).and_then(|span| {
            let text = self.source.text().get(span.clone())?;
            Some((span.start, text.to_owned()))
        });
        Some(Words { text: value.as_str()?.to_owned(), at: at.clone(), written })
    }

    fn job(&self) -> TargetJob {
        let Some(job) = self.members.get("job") else { return TargetJob::default() };
        let text = |key: &str| job.get(key).and_then(Value::as_str).map(str::to_owned);
        TargetJob {
            title: text("title"),
            company: text("company"),
            posting: text("posting"),
            required: texts(job.get("required")),
            preferred: texts(job.get("preferred")),
            posted: Vec::new(),
        }
    }

    fn headline(&self) -> Option<Words> {
        let at = JsonPointer::root().key("headline");
        self.words(&at).or_else(|| self.words(&at.key("text")))
    }

    fn summary(&self) -> Option<Summary> {
        let at = JsonPointer::root().key("summary");
        match self.members.get("summary")? {
            Value::String(id) => Some(Summary::Held(id.clone())),
            form if form.get("of").is_some() => form
                .get("of")
                .and_then(Value::as_str)
                .map(|id| Summary::Held(id.to_owned())),
            _ => self.words(&at.key("text")).map(Summary::Own),
        }
    }

    fn selectors(&self, key: &str) -> Vec<Selector> {
        let at = JsonPointer::root().key(key);
        let list = self.members.get(key).and_then(Value::as_array);
        let list = list.into_iter().flatten().enumerate();
        list.filter_map(|(i, value)| {
            let (of, begins) = match value {
                Value::String(of) => (of.as_str(), None),
                _ => (
                    value.get("of")?.as_str()?,
                    value.get("begins").and_then(Value::as_str).map(str::to_owned),
                ),
            };
            Some(Selector { target: Target::of(of), begins, at: at.index(i) })
        })
        .collect()
    }

    fn rewordings(&self) -> Vec<Rewording> {
        let at = JsonPointer::root().key("rewordings");
        let list = self.members.get("rewordings").and_then(Value::as_array);
        let list = list.into_iter().flatten().enumerate();
        list.filter_map(|(i, value)| {
            let at = at.index(i);
            let begins = value.get("begins").and_then(Value::as_str).map(str::to_owned);
            let target = Target::of(value.get("of")?.as_str()?);
            let of = Selector { target, begins, at: at.key("of") };
            Some(Rewording { of, text: self.words(&at.key("text"))? })
        })
        .collect()
    }

    fn titles(&self) -> Vec<Words> {
        let at = JsonPointer::root().key("options").key("titles");
        let titles = self.members.get("options").and_then(|it| it.get("titles"));
        let titles = titles.and_then(Value::as_object).into_iter().flatten();
        titles.filter_map(|(section, _)| self.words(&at.key(section))).collect()
    }

    /// Layout, pages and options as `vitae.json` would have them.
    fn choices(&self) -> Map<String, Value> {
        let options = self.members.get("options").and_then(Value::as_object);
        let mut choices = options.cloned().unwrap_or_default();
        choices.remove("$schema");
        for key in ["layout", "pages"] {
            if let Some(value) = self.members.get(key) {
                choices.insert(key.to_owned(), value.clone());
            }
        }
        choices
    }
}

impl Target {
    /// What a selector as written means.
    pub(super) fn of(text: &str) -> Self {
        match text.as_bytes() {
            [b'/', ..] => Self::Pointer(JsonPointer::from_string(text.to_owned())),
            [b'#', ..] => Self::Tag(text[1..].to_owned()),
            _ => Self::Id(text.to_owned()),
        }
    }
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The validator, compiled once.
fn validator() -> &'static Validator {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    VALIDATOR.get_or_init(|| {
        let schema = serde_json::from_str(VARIANT_SCHEMA).expect("our schema is JSON");
        jsonschema::options()
            .with_draft(Draft::Draft7)
            .offline()
            .build(&schema)
            .expect("our schema is a schema")
    })
}

fn explain(error: &ValidationError<'_>) -> Findings {
    let place = JsonPointer::from_string(error.instance_path().as_str().to_owned());
    let name = match place.as_str().rsplit('/').next() {
        None | Some("") => "the variant".to_owned(),
        Some(index) if index.bytes().all(|b| b.is_ascii_digit()) => {
            let list = place.as_str().rsplit('/').nth(1).unwrap_or_default();
            format!("an entry of `{list}`")
        }
        Some(key) => format!("`{key}`"),
    };
    let wrong = |message: String, hint: &str| {
        let at = Location::pointer(place.clone());
        Diagnostic::error(codes::WRONG_VALUE, at, message).hint(hint).into()
    };
    match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            unexpected.iter().map(|key| unknown_key(key, &place)).collect()
        }
        Kind::Enum { options } => {
            let options = options.as_array().into_iter().flatten();
            let listed: Vec<String> = options
                .filter_map(Value::as_str)
                .map(|name| format!("`{name}`"))
                .collect();
            let message = format!("{name} cannot be {}", error.instance());
            wrong(message, &format!("write one of {}", listed.join(", ")))
        }
        Kind::AnyOf { .. } => match error.instance().as_object() {
            // The keys of the object form are all there is to get wrong in it.
            Some(members) => form_errors(members, &place),
            None => wrong(
                format!("{name} is neither text nor an object"),
                "write an id, a `#tag`, a JSON Pointer, or `{ \"of\": …, \"why\": … }`",
            ),
        },
        Kind::Required { property } => wrong(
            format!("{name} lacks {property}"),
            "`vitae schema variant` prints what belongs to it",
        ),
        _ => wrong(
            format!("{name} cannot be {}", shortened(&error.instance().to_string())),
            "`vitae schema variant` prints what it can be",
        ),
    }
}

/// What is wrong with the object form of a selector, a headline or a summary.
fn form_errors(members: &Map<String, Value>, place: &JsonPointer) -> Findings {
    let (needed, known): (&str, &[&str]) = match place.as_str() {
        "/summary" if members.contains_key("of") => ("of", &["of", "why"]),
        "/summary" | "/headline" => ("text", &["text", "why"]),
        _ => ("of", &["of", "begins", "why"]),
    };
    let mut findings = Findings::new();
    for (key, value) in members {
        if !known.contains(&key.as_str()) {
            findings.push(unknown_among(key, place, known));
        } else if value.as_str().is_none_or(str::is_empty) {
            let at = Location::pointer(place.key(key));
            let message = format!("`{key}` is no text");
            findings.push(
                Diagnostic::error(codes::WRONG_VALUE, at, message)
                    .hint("write it in `\"`"),
            );
        }
    }
    if !members.contains_key(needed) {
        let at = Location::pointer(place.clone());
        let message = format!("`{needed}` is missing");
        findings.push(
            Diagnostic::error(codes::WRONG_VALUE, at, message)
                .hint(format!("write `{{ \"{needed}\": \"…\" }}`")),
        );
    }
    if findings.is_empty() {
        let at = Location::pointer(place.clone());
        findings.push(
            Diagnostic::error(codes::WRONG_VALUE, at, "a text here is too long")
                .hint("`vitae schema variant` prints how long it may be"),
        );
    }
    findings
}

fn shortened(text: &str) -> String {
    /// As much as fits on a line.
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

fn unknown_key(key: &str, place: &JsonPointer) -> Diagnostic {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    let schema = SCHEMA.get_or_init(|| {
        serde_json::from_str(VARIANT_SCHEMA).expect("our schema is JSON")
    });
    let properties = match place.as_str() {
        "" => schema.pointer("/properties"),
        "/job" => schema.pointer("/properties/job/properties"),
        _ => schema.pointer("/properties/rewordings/items/properties"),
    };
    let known: Vec<&str> = properties
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::keys)
        .map(String::as_str)
        .filter(|key| !key.starts_with('$'))
        .collect();
    unknown_among(key, place, &known)
}

fn unknown_among(key: &str, place: &JsonPointer, known: &[&str]) -> Diagnostic {
    let at = Location::pointer(place.key(key));
    let message = format!("`{}` is no key of a variant", shortened(key));
    let hint = match super::select::nearest(key, known.iter().copied(), MOST_SLIPS) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("there are {}", known.join(", ")),
    };
    Diagnostic::error(codes::UNKNOWN_KEY, at, message).hint(hint)
}
