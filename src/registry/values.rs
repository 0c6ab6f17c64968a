//! The values of options that select the rules of a registry, or set the severities of their
//! findings, and the [`Selection`] that follows from them.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde_json::{Value as Json, json};

use super::selection::Selection;
use super::table::Registry;
use crate::diag::Severity;
use crate::settings::{Allowed, Key, Limits, Settings, Unfit, Value};
use crate::suggest;

/// A registry whose rules are selected by options.
pub trait Selectable: Registry {
    /// Only these rules.
    const SELECT: Key<Rules<Self>>;
    /// Not these rules.
    const IGNORE: Key<Rules<Self>>;
    /// The severities of findings.
    const SEVERITIES: Key<Severities<Self>>;
}

impl<R: Selectable> Selection<R> {
    /// The rules that settings select, with their severities.
    #[must_use]
    #[expect(
        clippy::missing_panics_doc,
        reason = "names are looked up when they are read"
    )]
    pub fn of(settings: &Settings) -> Self {
        let mut selection = Self::default();
        for name in &settings.get(R::SELECT).unwrap_or_default().names {
            selection.select(name).expect(KNOWN);
        }
        for name in &settings.get(R::IGNORE).unwrap_or_default().names {
            selection.ignore(name).expect(KNOWN);
        }
        for (name, severity) in settings.get(R::SEVERITIES).unwrap_or_default().all {
            selection.set_severity(&name, severity).expect(KNOWN);
        }
        selection
    }
}

/// Every name is looked up when it is read.
const KNOWN: &str = "the rule is known";

/// Rules by their codes, by what their codes start with, or by their names; each is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules<R> {
    names: Vec<String>,
    registry: PhantomData<fn() -> R>,
}

/// The severities of rules by their names; `None` for a rule that is off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Severities<R> {
    all: BTreeMap<String, Option<Severity>>,
    registry: PhantomData<fn() -> R>,
}

impl<R> Rules<R> {
    fn new(names: Vec<String>) -> Self {
        Self { names, registry: PhantomData }
    }
}

impl<R> Severities<R> {
    fn new(all: BTreeMap<String, Option<Severity>>) -> Self {
        Self { all, registry: PhantomData }
    }
}

/// A name of rules, if it is known.
fn rule<R: Registry>(name: &str) -> Result<String, Unfit> {
    let name = name.trim();
    match Selection::<R>::default().select(name) {
        Ok(()) => Ok(name.to_owned()),
        Err(unknown) => {
            let hint = unknown.nearest.map(suggest::did_you_mean);
            Err(Unfit::new(format!("unknown rule `{name}`")).hint(
                hint.unwrap_or_else(|| "list the rules with `vitae explain`".into()),
            ))
        }
    }
}

impl<R: Registry> Value for Rules<R> {
    const IS_REPEATABLE: bool = true;

    fn allowed(_: Limits) -> Allowed {
        Allowed::Like("a list of rules")
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        let unexpected = || Unfit::expected(Self::allowed(limits), json);
        let names = json.as_array().ok_or_else(unexpected)?;
        let name = |(index, name): (usize, &Json)| {
            let text = name.as_str().ok_or_else(|| Unfit::expected("a rule", name));
            text.and_then(rule::<R>).map_err(|unfit| unfit.in_element(index))
        };
        names.iter().enumerate().map(name).collect::<Result<_, _>>().map(Self::new)
    }

    fn from_text(text: &str, _: Limits) -> Result<Self, Unfit> {
        text.split(',').map(rule::<R>).collect::<Result<_, _>>().map(Self::new)
    }

    fn to_json(&self) -> Json {
        Json::from(self.names.clone())
    }

    fn schema(_: Limits) -> Json {
        json!({ "type": "array", "items": { "type": "string", "minLength": 1 } })
    }

    fn and(mut self, later: Self) -> Self {
        self.names.extend(later.names);
        self
    }
}

/// The name of the severity of a rule that is off.
const OFF: &str = "off";

/// Every severity a rule can have, as it is named.
const SEVERITY_NAMES: [&str; 4] = ["error", "warning", "note", OFF];

impl<R: Registry> Value for Severities<R> {
    fn allowed(_: Limits) -> Allowed {
        Allowed::Like("an object with a severity for each rule")
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        let unexpected = || Unfit::expected(Self::allowed(limits), json);
        let members = json.as_object().ok_or_else(unexpected)?;
        let severity = |(name, value): (&String, &Json)| {
            let rule = rule::<R>(name)?;
            let text =
                value.as_str().ok_or_else(|| Unfit::expected("a severity", value))?;
            let severity = Severity::named(text);
            if severity.is_none() && text != OFF {
                return Err(Unfit::unknown("severity", text, SEVERITY_NAMES));
            }
            Ok((rule, severity))
        };
        let all = members
            .iter()
            .map(|member| severity(member).map_err(|unfit| unfit.in_member(member.0)));
        all.collect::<Result<_, _>>().map(Self::new)
    }

    fn to_json(&self) -> Json {
        let name = |severity: &Option<Severity>| severity.map_or(OFF, Severity::name);
        let members = self.all.iter().map(|(rule, it)| (rule.clone(), name(it).into()));
        Json::Object(members.collect())
    }

    fn schema(_: Limits) -> Json {
        json!({ "type": "object", "additionalProperties": { "enum": SEVERITY_NAMES } })
    }

    fn or(self, rest: Self) -> Self {
        let mut merged = rest.all;
        merged.extend(self.all);
        Self::new(merged)
    }
}
