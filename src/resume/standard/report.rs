//! The warnings about what is read as something else.

use serde_json::Value;

use super::super::codes;
use super::super::shape::Object;
use super::form::{Form, Member};
use super::lists;
use super::names::{Why, is_off};
use crate::diag::{Diagnostic, JsonPointer, Location};
use crate::json::messages::{shown, subject, unknown_key, wrong_type};

impl Form<'_> {
    /// The location of a member's key in the text, which has not moved yet.
    fn key(&self, at: &JsonPointer) -> Location {
        let value = || self.source.location_span(&Location::pointer(at.clone()));
        let span = self.source.key_span(at).or_else(value);
        Location::Json { pointer: at.clone(), span }
    }

    /// A value of another type at a place in the text.
    fn shape(&mut self, at: &JsonPointer, message: String, hint: impl Into<String>) {
        let span = self.source.location_span(&Location::pointer(at.clone()));
        let at = Location::Json { pointer: at.clone(), span };
        let finding = Diagnostic::warning(codes::OTHER_SHAPE, at, message).hint(hint);
        self.out.findings.push(finding);
    }

    pub(super) fn renamed(&mut self, member: &Member, name: &str, why: Why) {
        if member.is_told {
            return;
        }
        let key = shown(&member.key);
        let move_it = || match name.rsplit_once('.') {
            Some((object, key)) => format!("move it into `{object}`, as `{key}`"),
            None => format!("rename it to `{name}`"),
        };
        let (code, message, hint) = match why {
            Why::Older => (
                codes::OUTDATED_KEY,
                format!("`{key}` is a key from before JSON Resume 1.0, read as `{name}`"),
                format!("rename it to `{name}`, wherever it is used"),
            ),
            Why::Usual => {
                (codes::OTHER_KEY, format!("`{key}` is read as `{name}`"), move_it())
            }
            Why::Slip => (
                codes::MISSPELLED_KEY,
                format!("{}, read as `{name}`", unknown_key(&member.key)),
                move_it(),
            ),
        };
        let finding = Diagnostic::warning(code, self.key(&member.at), message).hint(hint);
        self.out.findings.push(finding);
    }

    pub(super) fn wrapper(&mut self, key: &str, at: &JsonPointer) {
        let message =
            format!("`{}` contains the résumé, which is read in its place", shown(key));
        let finding = Diagnostic::warning(codes::OTHER_KEY, self.key(at), message);
        self.out.findings.push(finding.hint("move its members to the top level"));
    }

    pub(super) fn flattened(&mut self, member: &Member) {
        let key = shown(&member.key);
        let message =
            format!("the members of `{key}` are read as if they stood beside it");
        let finding =
            Diagnostic::warning(codes::OTHER_KEY, self.key(&member.at), message);
        self.out.findings.push(finding.hint("move them there"));
    }

    /// A note about a key that somebody switched off; nothing about any other.
    pub(super) fn switched_off(&mut self, member: &Member, object: &Object) {
        if !is_off(&member.key) || object.is_tooling {
            return;
        }
        let message = format!(
            "`{}` is switched off by its name: it is not printed",
            shown(&member.key)
        );
        let finding =
            Diagnostic::note(codes::SWITCHED_OFF, self.key(&member.at), message);
        let hint = "start it with `x-` to silence this note";
        self.out.findings.push(finding.hint(hint));
    }

    pub(super) fn own_section(&mut self, member: &Member) {
        let key = shown(&member.key);
        let message = format!("`{key}` is printed as a section of its own");
        let finding = Diagnostic::note(codes::OWN_SECTION, self.key(&member.at), message);
        let hint = format!(
            "set its heading with `--title \"{key}=…\"` or in `meta.vitae.titles`"
        );
        self.out.findings.push(finding.hint(hint));
    }

    pub(super) fn one_as_list(
        &mut self,
        at: &JsonPointer,
        value: &Value,
        object: &Object,
    ) {
        let message = wrong_type(at, "an array", value);
        let hint = match object.name {
            "skills" | "interests" => {
                "write `[{ \"name\": \"…\", \"keywords\": [\"…\"] }]`".to_owned()
            }
            "languages" => {
                "write `[{ \"language\": \"…\", \"fluency\": \"…\" }]`".to_owned()
            }
            _ if value.is_object() => "put it in brackets: `[ … ]`".to_owned(),
            _ => format!("write `[{}]`", lists::example(object)),
        };
        self.shape(at, message, hint);
    }

    pub(super) fn groups_as_list(&mut self, at: &JsonPointer, names: &[String]) {
        let shown: Vec<String> =
            names.iter().map(|it| format!("`{}`", shown(it))).collect();
        let message = format!(
            "{}: its groups are read as one list, without their names {}",
            subject(at),
            shown.join(", ")
        );
        let hint =
            "write one list; a group that needs a heading is a list at the top level";
        self.shape(at, message, hint);
    }

    pub(super) fn text_as_entry(
        &mut self,
        at: &JsonPointer,
        value: &Value,
        object: &Object,
    ) {
        let read_as = format!(", read as its `{}`", object.primary);
        let message = wrong_type(at, "an object", value) + &read_as;
        self.shape(at, message, format!("write `{}`", lists::example(object)));
    }

    pub(super) fn text_as_object(
        &mut self,
        at: &JsonPointer,
        value: &Value,
        object: &Object,
    ) {
        self.text_as_entry(at, value, object);
    }

    pub(super) fn named_by_keys(&mut self, at: &JsonPointer) {
        let message = format!("{}: its keys are read as names", subject(at));
        let hint = "write `{ \"name\": \"…\", \"keywords\": [\"…\"] }` for each key";
        self.shape(at, message, hint);
    }

    pub(super) fn roles(&mut self, at: &JsonPointer) {
        let message =
            format!("{}: a list of roles is read as an entry for each", subject(at));
        self.shape(at, message, "write one entry for each role");
    }

    pub(super) fn list_in_list(&mut self, at: &JsonPointer) {
        let message = format!("{}: a list in a list is read as part of it", subject(at));
        self.shape(at, message, "move its entries into the outer list");
    }

    pub(super) fn list_as_object(&mut self, at: &JsonPointer, value: &Value) {
        self.shape(at, wrong_type(at, "an object", value), "remove the brackets");
    }

    pub(super) fn joined(&mut self, at: &JsonPointer, value: &Value) {
        let message = wrong_type(at, "a string", value) + ", whose texts are joined";
        self.shape(at, message, "write it as one string in double quotes");
    }

    pub(super) fn no_date(&mut self, member: &Member) {
        let key = shown(&member.key);
        let message = format!("`{key}` is not a date, and is printed as it is written");
        self.shape(&member.at, message, "write `2020`, `2020-01` or `2020-01-31`");
    }

    pub(super) fn text_in_object(&mut self, at: &JsonPointer, value: &Value) {
        let message = wrong_type(at, "a string", value) + ", whose text is read";
        self.shape(at, message, "write the text alone, in double quotes");
    }

    pub(super) fn link_in_object(&mut self, at: &JsonPointer, value: &Value) {
        let message = wrong_type(at, "a string", value);
        self.shape(at, message, "write the address alone, in double quotes");
    }
}
