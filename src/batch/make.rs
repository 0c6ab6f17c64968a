//! One document: a résumé's bytes and what is chosen for it come in, proven files or findings
//! go out. Whatever the document does, the next is made as if it had never been.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::Value;

use super::codes::PANICKED;
use super::report::{Proof, Status};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::export::{ExportOptions, Format};
use crate::finding::Record;
use crate::layout::Layout;
use crate::render::{Press, RenderOptions, Rendered, render_with};
use crate::resume::{PartialDate, ReadOptions, Resume, Source};
use crate::settings::Settings;

/// Where a résumé's own choices stand.
const OWN_CHOICES: &str = "/meta/vitae";

/// A file of choices as it was read.
#[derive(Debug)]
pub(super) struct Choices {
    source: Source,
    settings: Result<Settings, Findings>,
}

impl Choices {
    /// Reads a file of choices called `name`.
    pub(super) fn read(name: &str, bytes: Vec<u8>) -> Self {
        let source = match Source::new(name, bytes) {
            Ok(source) => source,
            Err(findings) => {
                return Self { source: Source::unread(name), settings: Err(findings) };
            }
        };
        let mut twice = source.duplicate_keys();
        let settings = match Settings::read(&source, &JsonPointer::root()) {
            Ok(settings) if twice.is_empty() => Ok(settings),
            Ok(_) => Err(twice),
            Err(findings) => {
                twice.extend(findings);
                Err(twice)
            }
        };
        Self { source, settings }
    }
}

/// What holds for all documents of a run.
#[derive(Debug, Clone, Default)]
pub(super) struct Habits {
    pub(super) read: ReadOptions,
    pub(super) export: ExportOptions,
}

/// A document to make.
pub(super) struct Request<'a> {
    /// What findings call the résumé.
    pub(super) name: &'a str,
    pub(super) resume: Vec<u8>,
    /// The choices that go first.
    pub(super) settings: Settings,
    /// The choices in a file beside the résumé.
    pub(super) beside: Option<&'a Choices>,
    /// The layout, by its place among the presses; without, it is a matter of choice.
    pub(super) layout: Option<usize>,
    pub(super) formats: &'a [Format],
    pub(super) habits: &'a Habits,
}

/// What came of a document.
pub(super) struct Made {
    pub(super) status: Status,
    pub(super) findings: Vec<Record>,
    pub(super) layout: Option<String>,
    pub(super) pages: Option<usize>,
    pub(super) proof: Option<Proof>,
    /// By what follows the document's name: `.pdf`, `-2.png`.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The first day on which another document may come of the same input; `None` if the day
    /// never matters.
    pub(super) until: Option<PartialDate>,
}

impl Made {
    /// Nothing, because of `findings`.
    pub(super) fn nothing(status: Status, findings: Vec<Record>) -> Self {
        Self {
            status,
            findings,
            layout: None,
            pages: None,
            proof: None,
            files: Vec::new(),
            until: None,
        }
    }

    /// Nothing, because of one failure.
    pub(super) fn failure(finding: &Diagnostic) -> Self {
        Self::nothing(Status::Error, vec![Record::of(finding, None)])
    }
}

/// Makes the document. A panic is a finding: it must not hurt other documents.
pub(super) fn make(request: Request<'_>, presses: &[Box<dyn Press + '_>]) -> Made {
    caught(|| made(request, presses).unwrap_or_else(|nothing| *nothing))
}

fn caught(make: impl FnOnce() -> Made) -> Made {
    catch_unwind(AssertUnwindSafe(make))
        .unwrap_or_else(|panic| Made::failure(&panicked(&*panic)))
}

fn panicked(panic: &(dyn Any + Send)) -> Diagnostic {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text =
        text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason");
    let message = format!("the program failed over the document: {text}");
    Diagnostic::error(PANICKED, Location::Nowhere, message)
        .hint("this is a mistake of the program; please report it with the document")
}

fn records(findings: &[Diagnostic], source: &Source) -> Vec<Record> {
    findings.iter().map(|finding| Record::of(finding, Some(source))).collect()
}

fn found(findings: &[Diagnostic], source: &Source) -> Box<Made> {
    Box::new(Made::nothing(Status::Findings, records(findings, source)))
}

fn made(
    request: Request<'_>,
    presses: &[Box<dyn Press + '_>],
) -> Result<Made, Box<Made>> {
    let Request { name, resume, settings, beside, layout, formats, habits } = request;
    let source = Source::new(name, resume)
        .map_err(|findings| found(&findings, &Source::unread(name)))?;
    let mut settings = settings;
    if let Some(beside) = beside {
        match &beside.settings {
            Ok(chosen) => settings = settings.or(chosen.clone()),
            Err(findings) => return Err(found(findings, &beside.source)),
        }
    }
    let Warned { output, warnings } = Resume::parse(&source, &habits.read);
    let resume = output.map_err(|mut findings| {
        findings.extend(warnings.iter().cloned());
        source.sort(&mut findings);
        let mut made = found(&findings, &source);
        // On another day it may be none.
        made.until = habits.read.today.and_then(next_day);
        made
    })?;
    let own = JsonPointer::from_string(OWN_CHOICES.to_owned());
    let own = Settings::read(&source, &own).map_err(|it| found(&it, &source))?;
    let settings = settings.or(own);
    let chosen = settings.layout.as_deref().unwrap_or(Layout::NAMES[0]);
    let named = || presses.iter().find(|press| press.layout().name() == chosen);
    let press = match layout {
        Some(at) => presses.get(at),
        None => named(),
    };
    // Choices are checked against the product's layouts, which are all among the presses.
    let press = press.expect("there is a press for every layout");
    let options = RenderOptions {
        resolve: settings.content.options(habits.read.today),
        looks: settings.looks,
        pages: settings.pages,
        formats: formats.to_vec(),
        export: habits.export.clone(),
    };
    let rendering = render_with(&resume, &**press, &options);
    let mut findings = warnings;
    findings.extend(rendering.warnings);
    let until = habits.read.today.and_then(|today| next_date(&resume, today));
    let layout = Some(press.layout().name().to_owned());
    match rendering.output {
        Ok(rendered) => {
            Ok(Made { layout, until, ..told(&rendered, findings, &source, formats) })
        }
        Err(errors) => {
            findings.splice(0..0, errors);
            Err(Box::new(Made { layout, until, ..*found(&findings, &source) }))
        }
    }
}

/// What came of a rendering. Files are made only of what is proved.
fn told(
    rendered: &Rendered,
    mut findings: Findings,
    source: &Source,
    formats: &[Format],
) -> Made {
    let proof = &rendered.verification;
    let fit = rendered.fit.as_ref();
    let fits = fit.is_none_or(crate::render::Fit::is_reached);
    findings.extend(fit.into_iter().flat_map(crate::render::Fit::findings));
    findings.extend(proof.findings());
    source.sort(&mut findings);
    let files = formats.iter().filter(|_| proof.is_faithful()).flat_map(|format| {
        let files = rendered.files(*format).unwrap_or_default();
        let numbers = rendered.pictured_pages();
        files.into_iter().enumerate().map(move |(at, content)| {
            let ending = match numbers.get(at) {
                Some(page) if format.is_per_page() => format!("-{page}.{}", format.name),
                _ => format!(".{}", format.name),
            };
            (ending, content)
        })
    });
    Made {
        status: if proof.is_faithful() && fits { Status::Ok } else { Status::Findings },
        layout: None,
        pages: Some(rendered.pages),
        proof: Some(Proof::of(proof)),
        files: files.collect(),
        until: None,
        findings: records(&findings, source),
    }
}

/// The first day after `today` that a date of the résumé begins: until then the same is yet to
/// come as now.
fn next_date(resume: &Resume, today: PartialDate) -> Option<PartialDate> {
    let mut next = None;
    let mut values = vec![serde_json::to_value(resume).ok()?];
    while let Some(value) = values.pop() {
        match value {
            Value::Array(items) => values.extend(items),
            Value::Object(members) => {
                values.extend(members.into_iter().map(|(_, value)| value));
            }
            Value::String(text) => {
                let date = PartialDate::parse(&text).ok();
                let begins = date.map(PartialDate::earliest);
                let later = begins.filter(|begins| *begins > today.latest());
                next = match (next, later) {
                    (Some(next), Some(later)) => Some(later.min(next)),
                    (next, later) => next.or(later),
                };
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let (year, month, day) = next?;
    PartialDate::new(year, Some(month), Some(day)).ok()
}

fn next_day(today: PartialDate) -> Option<PartialDate> {
    let (year, month, day) = today.latest();
    let date = time::Date::from_calendar_date(year, month.try_into().ok()?, day).ok()?;
    let next = date.next_day()?;
    PartialDate::new(next.year(), Some(next.month().into()), Some(next.day())).ok()
}
