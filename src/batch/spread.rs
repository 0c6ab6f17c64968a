//! The documents of a plan: every combination of its files and layouts, each with a name. Two
//! documents of the same name are found here, before anything is rendered.

use std::collections::HashMap;

use super::codes::{COLLISION, NO_VALUE, TOO_MANY_DOCUMENTS, WRONG_PLAN};
use super::names::{FIELDS, Field, Template};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

/// The largest number of documents of a batch: a day's work for a machine with eight cores.
pub(crate) const MOST_DOCUMENTS: usize = 5_000_000;
/// How many names that are used twice are reported.
const MOST_COLLISIONS: usize = 10;

/// What is known about a file of the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// Its path from the plan's folder, with `/` between its parts.
    pub(super) shown: String,
    /// Its name without extension.
    pub(super) stem: String,
    /// The name of the folder it is in.
    pub(super) folder: String,
    /// The name of the person in a résumé.
    pub(super) name: Option<String>,
    /// The employer that a posting names.
    pub(super) company: Option<String>,
    /// The position that a posting names.
    pub(super) title: Option<String>,
}

/// What is combined.
#[derive(Debug, Clone, Default)]
pub(super) struct Spread<'a> {
    pub(super) resumes: Vec<&'a Known>,
    pub(super) variants: Vec<&'a Known>,
    pub(super) jobs: Vec<&'a Known>,
    /// The layouts' names.
    pub(super) layouts: Vec<&'a str>,
}

/// A document of the batch, by the positions of what it is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Planned {
    pub(super) id: String,
    pub(super) resume: usize,
    pub(super) variant: Option<usize>,
    pub(super) job: Option<usize>,
    pub(super) layout: Option<usize>,
}

impl Spread<'_> {
    /// Every combination: résumés change slowest, layouts fastest.
    ///
    /// # Errors
    /// If the name uses a field without a value, if two documents would have the same name, or
    /// if there would be too many.
    pub(super) fn documents(
        &self,
        name: Option<&(Template, JsonPointer)>,
    ) -> Result<Vec<Planned>, Findings> {
        let counts = [
            self.resumes.len(),
            self.variants.len(),
            self.jobs.len(),
            self.layouts.len(),
        ];
        let total = counts.iter().try_fold(1_usize, |all, count| {
            all.checked_mul((*count).max(1)).filter(|all| *all <= MOST_DOCUMENTS)
        });
        let Some(total) = total else {
            let message = format!("the plan has more than {MOST_DOCUMENTS} documents");
            let finding =
                Diagnostic::error(TOO_MANY_DOCUMENTS, Location::Nowhere, message);
            return Err(finding.hint("split it into several plans").into());
        };
        let (template, place) = match name {
            // A name from the command line has no place in the plan.
            Some((template, place)) => {
                (template.clone(), Some(place).filter(|it| **it != JsonPointer::root()))
            }
            None => (self.usual(), None),
        };
        let at = || place.map_or(Location::Nowhere, |it| Location::pointer(it.clone()));
        let missing: Findings =
            template.fields().filter_map(|field| self.missing(field, at())).collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        let mut documents = Vec::with_capacity(total);
        let width = total.to_string().len();
        for resume in 0..self.resumes.len() {
            for variant in each(&self.variants) {
                for job in each(&self.jobs) {
                    for layout in each(&self.layouts) {
                        let number = documents.len() + 1;
                        let mut planned =
                            Planned { id: String::new(), resume, variant, job, layout };
                        planned.id = template.fill(|field| match field {
                            Field::Number => format!("{number:0width$}"),
                            field => self.value(field, &planned),
                        });
                        documents.push(planned);
                    }
                }
            }
        }
        let twice = self.collisions(&documents, &at());
        if twice.is_empty() { Ok(documents) } else { Err(twice) }
    }

    /// The usual name: the fields in which documents differ.
    fn usual(&self) -> Template {
        let mut fields = vec![Field::Resume];
        let rest = [
            (Field::Variant, !self.variants.is_empty()),
            (Field::Job, !self.jobs.is_empty()),
            (Field::Layout, self.layouts.len() > 1),
        ];
        fields.extend(rest.into_iter().filter(|(_, differs)| *differs).map(|(it, _)| it));
        Template::of(&fields)
    }

    /// A finding if nothing in the plan has a value for `field`.
    fn missing(&self, field: Field, at: Location) -> Option<Diagnostic> {
        let (is_missing, hint) = match field {
            Field::Variant => (self.variants.is_empty(), "name `variants`"),
            Field::Job => (self.jobs.is_empty(), "name `jobs`"),
            Field::Company | Field::Title => (
                self.jobs.is_empty() && self.variants.is_empty(),
                "name `jobs`, or `variants` with a job",
            ),
            Field::Layout => (self.layouts.is_empty(), "name `layouts`"),
            Field::Name | Field::Resume | Field::Folder | Field::Number => (false, ""),
        };
        let (name, _) = FIELDS.iter().find(|(_, known)| *known == field)?;
        let message = format!("nothing in the plan has a value for `{{{name}}}`");
        is_missing.then(|| Diagnostic::error(NO_VALUE, at, message).hint(hint))
    }

    /// The value of `field`; where a file does not contain it, the name of the file.
    fn value(&self, field: Field, planned: &Planned) -> String {
        let resume = self.resumes[planned.resume];
        let variant = planned.variant.map(|at| self.variants[at]);
        let job = planned.job.map(|at| self.jobs[at]);
        let of_job = |value: fn(&Known) -> Option<&String>| {
            let known = [job, variant].into_iter().flatten();
            let value = known.clone().find_map(value);
            value.or(known.map(|it| &it.stem).next()).cloned()
        };
        match field {
            Field::Name => Some(resume.name.as_ref().unwrap_or(&resume.stem).clone()),
            Field::Resume => Some(resume.stem.clone()),
            Field::Folder => Some(resume.folder.clone()),
            Field::Variant => variant.map(|it| it.stem.clone()),
            Field::Job => job.map(|it| it.stem.clone()),
            Field::Company => of_job(|known| known.company.as_ref()),
            Field::Title => of_job(|known| known.title.as_ref()),
            Field::Layout => planned.layout.map(|at| self.layouts[at].to_owned()),
            Field::Number => None,
        }
        .unwrap_or_default()
    }

    /// Findings about documents with the same name; some file systems ignore case.
    fn collisions(&self, documents: &[Planned], at: &Location) -> Findings {
        let mut first: HashMap<String, usize> = HashMap::with_capacity(documents.len());
        let mut findings = Findings::new();
        for (number, document) in documents.iter().enumerate() {
            let name = document.id.to_ascii_lowercase();
            let Some(before) = first.insert(name, number) else { continue };
            let message = format!(
                "two documents would be written to `{}`: {} and {}",
                document.id,
                self.described(&documents[before]),
                self.described(document)
            );
            let hint = "add a field to `name` in which the two differ: `{folder}`, \
                        `{job}`, `{layout}` … or `{number}`";
            findings.push(Diagnostic::error(COLLISION, at.clone(), message).hint(hint));
            if findings.len() == MOST_COLLISIONS {
                break;
            }
        }
        findings
    }

    fn described(&self, document: &Planned) -> String {
        let mut parts = vec![self.resumes[document.resume].shown.as_str()];
        parts.extend(document.variant.map(|at| self.variants[at].shown.as_str()));
        parts.extend(document.job.map(|at| self.jobs[at].shown.as_str()));
        parts.extend(document.layout.map(|at| self.layouts[at]));
        parts.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>().join(" + ")
    }
}

/// The position of each; if there are none, `None` once.
fn each<T>(all: &[T]) -> impl Iterator<Item = Option<usize>> {
    let none = all.is_empty().then_some(None);
    (0..all.len()).map(Some).chain(none)
}

/// A part of the documents, for one of several machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which part, 0-based.
    pub index: usize,
    /// How many parts there are; at least one.
    pub count: usize,
}

/// Why a text is not a [`Shard`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WrongShard {
    /// It does not have the form `INDEX/COUNT`.
    #[error("write a shard as `0/4`: the first of four")]
    Malformed,
    /// The index is not below the count.
    #[error("the shards of {count} are 0/{count} to {last}/{count}", last = count - 1)]
    OutOfRange {
        /// How many shards there are.
        count: usize,
    },
}

impl Shard {
    /// Reads `INDEX/COUNT`.
    ///
    /// # Errors
    /// If it is not a shard.
    pub fn parse(text: &str) -> Result<Self, WrongShard> {
        let numbers = text.split_once('/').and_then(|(index, count)| {
            Some((index.trim().parse().ok()?, count.trim().parse().ok()?))
        });
        match numbers {
            Some((index, count)) if index < count => Ok(Self { index, count }),
            Some((_, count)) if count > 0 => Err(WrongShard::OutOfRange { count }),
            _ => Err(WrongShard::Malformed),
        }
    }

    /// Whether the document or line at `at`, 0-based, belongs to this shard.
    #[must_use]
    pub fn has(self, at: usize) -> bool {
        at % self.count == self.index
    }
}

/// A finding about the plan as a whole.
pub(super) fn nothing_planned() -> Diagnostic {
    Diagnostic::error(WRONG_PLAN, Location::Nowhere, "the plan has no documents")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(path: &str) -> Known {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("here", path));
        let stem = file.split('.').next().unwrap_or_default().to_owned();
        Known {
            shown: path.to_owned(),
            stem,
            folder: folder.to_owned(),
            ..Known::default()
        }
    }

    fn named(text: &str) -> (Template, JsonPointer) {
        (Template::parse(text).expect(text), JsonPointer::root().key("name"))
    }

    fn ids(spread: &Spread<'_>, name: Option<&str>) -> Result<Vec<String>, Vec<String>> {
        let name = name.map(named);
        let documents = spread.documents(name.as_ref());
        let ids = documents.map(|all| all.into_iter().map(|it| it.id).collect());
        ids.map_err(|found| found.into_iter().map(|it| it.message).collect())
    }

    #[test]
    fn every_combination_is_a_document_in_a_fixed_order() {
        let (a, b) = (known("a.json"), known("b.json"));
        let (x, y) = (known("x.txt"), known("y.txt"));
        let spread = Spread {
            resumes: vec![&a, &b],
            jobs: vec![&x, &y],
            layouts: vec!["swiss", "plain"],
            ..Spread::default()
        };
        let ids = ids(&spread, None).expect("all have names of their own");
        let all = [
            "a-x-swiss",
            "a-x-plain",
            "a-y-swiss",
            "a-y-plain",
            "b-x-swiss",
            "b-x-plain",
            "b-y-swiss",
            "b-y-plain",
        ];
        assert_eq!(ids, all);
    }

    #[test]
    fn the_name_of_a_file_stands_in_for_a_value_it_does_not_contain() {
        let resume = Known { name: Some("Ada Quill".to_owned()), ..known("a.json") };
        let named = Known { company: Some("Big & Co".to_owned()), ..known("x.txt") };
        let silent = known("y.txt");
        let spread = Spread {
            resumes: vec![&resume],
            jobs: vec![&named, &silent],
            ..Spread::default()
        };
        let ids = ids(&spread, Some("{number} {name} {company}.pdf"));
        assert_eq!(
            ids,
            Ok(vec!["1 Ada-Quill Big-Co".to_owned(), "2 Ada-Quill y".to_owned()])
        );
    }

    #[test]
    fn names_that_differ_only_in_case_collide() {
        let (a, b) = (known("p/ada.json"), known("q/Ada.json"));
        let spread = Spread { resumes: vec![&a, &b], ..Spread::default() };
        let found = ids(&spread, None).expect_err("they collide");
        assert_eq!(
            found,
            ["two documents would be written to `Ada`: `p/ada.json` and `q/Ada.json`"]
        );
        assert!(ids(&spread, Some("{folder}/{resume}")).is_ok());
    }

    #[test]
    fn a_field_without_a_value_is_an_error() {
        let a = known("a.json");
        let spread = Spread { resumes: vec![&a], ..Spread::default() };
        let found = ids(&spread, Some("{company}-{layout}")).expect_err("there is none");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("`{company}`") && found[1].contains("`{layout}`"));
    }

    #[test]
    fn too_many_documents_are_refused_before_they_are_listed() {
        let a = known("a.json");
        let many = vec![&a; 3_000];
        let spread = Spread { resumes: many.clone(), jobs: many, ..Spread::default() };
        assert!(ids(&spread, None).expect_err("9 million")[0].contains("more than"));
    }

    #[test]
    fn every_document_belongs_to_exactly_one_shard() {
        for count in 1..=7 {
            let parts: Vec<Shard> = (0..count)
                .map(|index| Shard::parse(&format!("{index}/{count}")).expect("a part"))
                .collect();
            for at in 0..100 {
                assert_eq!(parts.iter().filter(|part| part.has(at)).count(), 1);
            }
        }
        for wrong in ["", "1", "4/4", "-1/3", "0/0", "a/b", "1/2/3"] {
            assert!(Shard::parse(wrong).is_err(), "{wrong}");
        }
    }
}
