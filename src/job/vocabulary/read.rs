//! Reading a user's own terms: a [`Source`] comes in, all terms or all that is wrong with the
//! file go out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use jsonschema::Validator;

use super::Vocabulary;
use crate::diag::{Code, Diagnostic, Findings, JsonPointer, Location};
use crate::job::plain::fold;
use crate::job::term::{Term, TermFile};
use crate::job::{codes, schema};
use crate::resume::Source;

/// The schema of a vocabulary, as `vitae schema vocabulary` prints it.
pub const VOCABULARY_SCHEMA: &str =
    include_str!("../../../schema/vocabulary.schema.json");

/// The keys of a vocabulary's objects.
const KEYS: [&str; 8] =
    ["terms", "id", "name", "aliases", "kind", "broader", "ambiguous", "case_sensitive"];

impl Vocabulary {
    /// These terms and those of a user's file; one with the id of one of ours replaces it.
    ///
    /// # Errors
    /// Findings about members that are not as the schema asks, ids and names that are there
    /// twice, and broader terms that do not exist or lead back to where they began.
    pub fn extended(&self, source: &Source) -> Result<Self, Findings> {
        extend(self, source).map(Self::of)
    }
}

/// The terms of `base` and those of the file.
fn extend(base: &Vocabulary, source: &Source) -> Result<Vec<Term>, Findings> {
    let document = source.json()?;
    let mut findings = source.duplicate_keys();
    findings.extend(schema::validate(validator(), &document, &KEYS, "vocabulary"));
    if findings.is_empty() {
        match serde_json::from_value::<TermFile>(document) {
            Ok(TermFile { terms: own }) => {
                let ids: BTreeSet<&str> = own.iter().map(|it| it.id.as_str()).collect();
                let ours = base.terms.iter().filter(|it| !ids.contains(&*it.id));
                let ours: Vec<Term> = ours.cloned().collect();
                findings = check(&ours, &own);
                if findings.is_empty() {
                    return Ok(ours.into_iter().chain(own).collect());
                }
            }
            // The schema has let through what cannot be read; a test keeps both together.
            Err(error) => {
                let at = Location::pointer(JsonPointer::root());
                let message = error.to_string();
                findings.push(Diagnostic::error(codes::WRONG_MEMBER, at, message));
            }
        }
    }
    source.sort(&mut findings);
    Err(findings)
}

fn validator() -> &'static Validator {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    VALIDATOR.get_or_init(|| schema::compile(VOCABULARY_SCHEMA))
}

/// What is wrong with the terms of a file beside those of ours.
fn check(ours: &[Term], own: &[Term]) -> Findings {
    let mut findings = Findings::new();
    // Whose each name is, so far.
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
            let message = format!("`{}` is given twice", term.id);
            let hint = "join the two, or give one another id".to_owned();
            say(codes::DOUBLED_NAME, place.key("id"), message, hint);
        }
        for (number, form) in term.forms().enumerate() {
            let at = match number.checked_sub(1) {
                None => place.key("name"),
                Some(alias) => place.key("aliases").index(alias),
            };
            let owner = *owners.entry(fold(form)).or_insert(&term.id);
            if owner != term.id {
                let message = format!("`{form}` is a name of `{owner}` already");
                let hint = "a name stands for one thing only".to_owned();
                say(codes::DOUBLED_NAME, at, message, hint);
            }
        }
        for (key, names) in
            [("ambiguous", &term.ambiguous), ("case_sensitive", &term.case_sensitive)]
        {
            for (number, name) in names.iter().enumerate() {
                if !term.forms().any(|form| form == name) {
                    let message = format!("`{name}` is no name of `{}`", term.id);
                    let hint = "add it to `aliases`, or leave it out here".to_owned();
                    let at = place.key(key).index(number);
                    say(codes::UNKNOWN_NAME, at, message, hint);
                }
            }
        }
        for (number, id) in term.broader.iter().enumerate() {
            let at = place.key("broader").index(number);
            if !broader.contains_key(&**id) {
                let message = format!("there is no term `{id}`");
                let hint = match nearest(broader.keys(), id) {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "a broader term is named by its id".to_owned(),
                };
                say(codes::UNKNOWN_TERM, at, message, hint);
            } else if leads_to(&broader, id, &term.id) {
                let message = format!("`{}` is broader than itself", term.id);
                let hint = format!("`{id}` leads back to it");
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

fn nearest<'a>(known: impl Iterator<Item = &'a &'a str>, id: &str) -> Option<&'a str> {
    const MOST_SLIPS: usize = 2;
    let near = known.map(|known| (strsim::osa_distance(id, known), *known));
    near.filter(|(slips, _)| *slips <= MOST_SLIPS).min().map(|(_, known)| known)
}
