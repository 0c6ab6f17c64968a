//! Reads a user's own terms and checks them against the built-in ones.

use std::collections::{BTreeMap, BTreeSet};

use super::Vocabulary;
use crate::diag::{Code, Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::job::codes;
use crate::job::plain::fold;
use crate::job::term::{Term, TermFile};
use crate::json::{self, Codes, Kind};
use crate::resume::Source;
use crate::suggest;

/// The schema of vocabularies, as `vitae schema vocabulary` prints it.
pub const VOCABULARY_SCHEMA: &str =
    include_str!("../../../schema/vocabulary.schema.json");

static VOCABULARY: Kind = Kind::new(
    "a vocabulary",
    "vocabulary",
    VOCABULARY_SCHEMA,
    Codes {
        wrong_type: codes::WRONG_MEMBER,
        wrong_value: codes::WRONG_MEMBER,
        unknown_key: codes::WRONG_MEMBER,
        formats: &[],
    },
);

impl Vocabulary {
    /// These terms and those of a user's file; one with the id of one of ours replaces it.
    ///
    /// The errors in `output` are about whatever violates the schema, duplicate ids and names,
    /// and broader terms that do not exist or lead back to themselves.
    #[must_use]
    pub fn extended(&self, source: &Source) -> Warned<Result<Self, Findings>> {
        extend(self, source).map(|read| read.map(Self::of))
    }
}

/// The terms of `base` and those of the file.
fn extend(base: &Vocabulary, source: &Source) -> Warned<Result<Vec<Term>, Findings>> {
    let read = json::read::<TermFile>(source, &VOCABULARY, &JsonPointer::root());
    let output = read.output.and_then(|TermFile { terms: own }| {
        let ids: BTreeSet<&str> = own.iter().map(|it| it.id.as_str()).collect();
        let ours = base.terms.iter().filter(|it| !ids.contains(&*it.id));
        let ours: Vec<Term> = ours.cloned().collect();
        let mut findings = check(&ours, &own);
        if findings.is_empty() {
            return Ok(ours.into_iter().chain(own).collect());
        }
        source.sort(&mut findings);
        Err(findings)
    });
    Warned { output, warnings: read.warnings }
}

/// Checks the terms of a file against each other and against the built-in ones.
fn check(ours: &[Term], own: &[Term]) -> Findings {
    let mut findings = Findings::new();
    // The term that each name belongs to.
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for term in ours {
        for form in term.forms() {
            owners.entry(fold(form)).or_insert(&term.id);
        }
    }
    let mut ids = BTreeSet::new();
    let mut broader: BTreeMap<&str, &[String]> = BTreeMap::new();
    broader.extend(ours.iter().chain(own).map(|it| (&*it.id, &*it.broader)));
    for (at, term) in own.iter().enumerate() {
        let place = JsonPointer::root().key("terms").index(at);
        let mut say = |code: Code, at: JsonPointer, message: String, hint: String| {
            let at = Location::pointer(at);
            findings.push(Diagnostic::error(code, at, message).hint(hint));
        };
        if !ids.insert(&term.id) {
            let message = format!("duplicate id `{}`", term.id);
            let hint = "merge the two, or rename one".to_owned();
            say(codes::DOUBLED_NAME, place.key("id"), message, hint);
        }
        for (number, form) in term.forms().enumerate() {
            let at = match number.checked_sub(1) {
                None => place.key("name"),
                Some(alias) => place.key("aliases").index(alias),
            };
            let owner = *owners.entry(fold(form)).or_insert(&term.id);
            if owner != term.id {
                let message = format!("`{form}` is already a name of `{owner}`");
                let hint = "remove it from one of the two".to_owned();
                say(codes::DOUBLED_NAME, at, message, hint);
            }
        }
        for (key, names) in
            [("ambiguous", &term.ambiguous), ("case_sensitive", &term.case_sensitive)]
        {
            for (number, name) in names.iter().enumerate() {
                if !term.forms().any(|form| form == name) {
                    let message = format!("`{name}` is not a name of `{}`", term.id);
                    let hint = "add it to `aliases`, or remove it here".to_owned();
                    let at = place.key(key).index(number);
                    say(codes::UNKNOWN_NAME, at, message, hint);
                }
            }
        }
        for name in term.needs_context.keys() {
            if !term.forms().any(|form| form == name) {
                let message = format!("`{name}` is not a name of `{}`", term.id);
                let hint = "add it to `aliases`, or remove it here".to_owned();
                let at = place.key("needs_context").key(name);
                say(codes::UNKNOWN_NAME, at, message, hint);
            }
        }
        for (number, id) in term.broader.iter().enumerate() {
            let at = place.key("broader").index(number);
            if !broader.contains_key(&**id) {
                let message = format!("unknown term `{id}`");
                let hint = suggest::nearest(id, broader.keys().copied()).map_or_else(
                    || {
                        "write the id of a term of this file or of a built-in one"
                            .to_owned()
                    },
                    suggest::did_you_mean,
                );
                say(codes::UNKNOWN_TERM, at, message, hint);
            } else if leads_to(&broader, id, &term.id) {
                let message = format!("`{}` is broader than itself", term.id);
                let hint = format!("remove `{id}`, which leads back to it");
                say(codes::CIRCULAR_TERM, at, message, hint);
            }
        }
    }
    findings
}

/// Whether `goal` is `from` or broader than it.
fn leads_to(broader: &BTreeMap<&str, &[String]>, from: &str, goal: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if id == goal {
            return true;
        }
        if seen.insert(id) {
            let next = broader.get(id).copied().unwrap_or_default();
            open.extend(next.iter().map(String::as_str));
        }
    }
    false
}
