//! The options of checks: which rules PDFs are checked by, and how severe their findings are.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use serde_json::{Value as Json, json};

use super::selection::Selection;
use crate::diag::Severity;
use crate::settings::{
    Allowed, Command, File, Key, Limits, Section, Settings, Unfit, Value, options,
};
use crate::suggest;

/// An option of checks.
const fn checks<T: Value>(key: &'static str) -> Key<T> {
    Key::new(key, Section::Checks)
        .on(&[Command::Check])
        .files(&[File::Configuration, File::Resume])
}

options! {
    /// Every option of checks, in the order of help.
    CHECKS;

    /// Check only these rules.
    ///
    /// A rule is named by its code, several by what their codes start with: `L04`, `C`,
    /// `date-gap`, `all`. `vitae explain` lists the rules.
    SELECT: Rules = checks("check.select").flag("select", "RULES").default("all");

    /// Skip these rules.
    IGNORE: Rules = checks("check.ignore").flag("ignore", "RULES").default("none");

    /// Severity of a rule's findings, by code or name.
    SEVERITIES: Severities = checks("check.severities").on(&[]);

    /// Maximum number of pages of a PDF.
    MAX_PAGES: NonZeroUsize = checks("check.maxPages")
        .flag("max-pages", "N")
        .limits(1, 200)
        .default("2");
}

impl Selection {
    /// The rules that settings select, with their severities.
    #[must_use]
    #[expect(
        clippy::missing_panics_doc,
        reason = "names are looked up when they are read"
    )]
    pub fn of(settings: &Settings) -> Self {
        let mut selection = Self::default();
        for name in settings.get(SELECT).unwrap_or_default().0 {
            selection.select(&name).expect(KNOWN);
        }
        for name in settings.get(IGNORE).unwrap_or_default().0 {
            selection.ignore(&name).expect(KNOWN);
        }
        for (name, severity) in settings.get(SEVERITIES).unwrap_or_default().0 {
            selection.set_severity(&name, severity).expect(KNOWN);
        }
        selection
    }
}

/// Every name is looked up when it is read.
const KNOWN: &str = "the rule is known";

/// Rules by their codes, by what their codes start with, or by their names; each is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules(Vec<String>);

/// The severities of rules by their names; `None` for a rule that is off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Severities(BTreeMap<String, Option<Severity>>);

/// A name of rules, if it is known.
fn rule(name: &str) -> Result<String, Unfit> {
    let name = name.trim();
    match Selection::default().select(name) {
        Ok(()) => Ok(name.to_owned()),
        Err(unknown) => {
            let hint = unknown.nearest.map(suggest::did_you_mean);
            Err(Unfit::new(format!("unknown rule `{name}`")).hint(
                hint.unwrap_or_else(|| "list the rules with `vitae explain`".into()),
            ))
        }
    }
}

impl Value for Rules {
    const IS_REPEATABLE: bool = true;

    fn allowed(_: Limits) -> Allowed {
        Allowed::Like("a list of rules")
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        let unexpected = || Unfit::expected(Self::allowed(limits), json);
        let names = json.as_array().ok_or_else(unexpected)?;
        let name = |(index, name): (usize, &Json)| {
            let text = name.as_str().ok_or_else(|| Unfit::expected("a rule", name));
            text.and_then(rule).map_err(|unfit| unfit.in_element(index))
        };
        names.iter().enumerate().map(name).collect::<Result<_, _>>().map(Self)
    }

    fn from_text(text: &str, _: Limits) -> Result<Self, Unfit> {
        text.split(',').map(rule).collect::<Result<_, _>>().map(Self)
    }

    fn to_json(&self) -> Json {
        Json::from(self.0.clone())
    }

    fn schema(_: Limits) -> Json {
        json!({ "type": "array", "items": { "type": "string", "minLength": 1 } })
    }

    fn and(mut self, later: Self) -> Self {
        self.0.extend(later.0);
        self
    }
}

/// The name of the severity of a rule that is off.
const OFF: &str = "off";

/// Every severity a rule can have, as it is named.
const SEVERITY_NAMES: [&str; 4] = ["error", "warning", "note", OFF];

impl Value for Severities {
    fn allowed(_: Limits) -> Allowed {
        Allowed::Like("an object with a severity for each rule")
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        let unexpected = || Unfit::expected(Self::allowed(limits), json);
        let members = json.as_object().ok_or_else(unexpected)?;
        let severity = |(name, value): (&String, &Json)| {
            let rule = rule(name)?;
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
        all.collect::<Result<_, _>>().map(Self)
    }

    fn to_json(&self) -> Json {
        let name = |severity: &Option<Severity>| severity.map_or(OFF, Severity::name);
        let members = self.0.iter().map(|(rule, it)| (rule.clone(), name(it).into()));
        Json::Object(members.collect())
    }

    fn schema(_: Limits) -> Json {
        json!({ "type": "object", "additionalProperties": { "enum": SEVERITY_NAMES } })
    }

    fn or(self, rest: Self) -> Self {
        let mut merged = rest.0;
        merged.extend(self.0);
        Self(merged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;

    fn typed(text: &str) -> Rules {
        Rules::from_text(text, Limits::default()).expect("rules of the test")
    }

    #[test]
    fn settings_select_rules() {
        let off = Severities::from_json(&json!({ "L04": "off" }), Limits::default());
        let settings = Settings::default()
            .with(SELECT, typed("L").and(typed("date-gap, C05")))
            .with(IGNORE, typed("L05"))
            .with(SEVERITIES, off.expect("severities of the test"));
        let selection = Selection::of(&settings);
        let selected = RULES.iter().map(|rule| rule.code).filter(|it| selection.has(*it));
        let selected: Vec<&str> = selected.map(|code| code.id).collect();
        assert!(selected.contains(&"L06") && selected.contains(&"C05"), "{selected:?}");
        assert!(!selected.contains(&"L04") && !selected.contains(&"L05"));
        assert!(!selected.contains(&"C06"));
    }

    #[test]
    fn severities_of_several_sources_are_merged_rule_by_rule() {
        let read = |json: Json| Severities::from_json(&json, Limits::default());
        let first = read(json!({ "L04": "error" })).expect("severities of the test");
        let rest = read(json!({ "L04": "note", "L05": "off" })).expect("severities");
        assert_eq!(first.or(rest).to_json(), json!({ "L04": "error", "L05": "off" }));
        let unfit = read(json!({ "L04": "bad" })).expect_err("no severity");
        assert_eq!(unfit.at.as_str(), "/L04");
        assert_eq!(
            read(json!({ "Q77": "note" })).expect_err("no rule").at.as_str(),
            "/Q77"
        );
    }
}
