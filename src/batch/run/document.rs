//! One document of a batch: made, written, reported and remembered – or found up to date.

use super::Run;
use super::cache::{Digests, Ingredients};
use super::config::Config;
use super::files::{Folder, unreadable};
use super::inputs::PlanFile;
use super::postings::Posted;
use super::progress::Done;
use crate::batch::digest::digest;
use crate::batch::made::{Made, made};
use crate::batch::report::{Inputs, Line, LineSummary, Status, Written};
use crate::batch::spread::Planned;
use crate::diag::Diagnostic;
use crate::pipeline::{self, Input, Job, Presses};

/// The files a document is made from.
struct From<'a> {
    resume: &'a PlanFile,
    variant: Option<&'a PlanFile>,
    /// With its position among the postings.
    job: Option<(usize, &'a PlanFile)>,
}

/// Their contents.
struct Contents {
    resume: Vec<u8>,
    variant: Option<Vec<u8>>,
    job: Option<Posted>,
}

impl<'a> From<'a> {
    /// The digests of the files when they were first looked at; `None` if one cannot be read.
    fn digests(&self) -> Option<Digests> {
        let variant = match self.variant {
            None => None,
            Some(file) => Some(file.digest()?),
        };
        let job = match self.job {
            None => None,
            Some((_, file)) => Some(file.digest()?),
        };
        Some([Some(self.resume.digest()?), variant, job])
    }

    /// What findings call the files.
    fn names(&self) -> [Option<&'a str>; 3] {
        let files = [Some(self.resume), self.variant, self.job.map(|(_, file)| file)];
        files.map(|file| file.map(|file| file.known.shown.as_str()))
    }
}

impl Contents {
    /// The digests of what was read, which may have changed since the files were first looked
    /// at.
    fn digests(&self) -> Digests {
        let variant = self.variant.as_deref().map(digest);
        [Some(digest(&self.resume)), variant, self.job.as_ref().map(|job| job.0)]
    }
}

impl Run<'_> {
    /// Makes a document, unless it is up to date.
    pub(super) fn document(
        &self,
        planned: &Planned,
        presses: &Presses<'_>,
        folder: &Folder,
    ) -> Done {
        let from = self.from(planned);
        let config = self.configs.of(&from.resume.path);
        let layout = planned.layout.map(|at| self.setup.printing.chosen[at]);
        let key = |digests: &Digests| {
            let names = from.names();
            let config = config.as_ref().map(|config| config.0);
            self.cache.key(&Ingredients { planned, names, digests, config, layout })
        };
        if let Some(digests) = from.digests()
            && let Some((kept, line)) =
                self.cache.kept(&planned.id, &key(&digests), |file| folder.has(file))
        {
            return done(planned, kept.status, line);
        }
        let (key, mut made) = match self.contents(&from) {
            Err(failure) => (None, Made::failure(*failure)),
            Ok(contents) => {
                let key = key(&contents.digests());
                let config = config.as_ref();
                (Some(key), self.made(&from, contents, config, layout, presses))
            }
        };
        let files = match folder.write(&planned.id, &made.files) {
            Ok(files) => files,
            Err(failure) => {
                made.unwritten(*failure);
                Vec::new()
            }
        };
        made.files.clear();
        let line = self.line(planned, &from, &made, &files);
        if let Some(key) = key.filter(|_| made.status < Status::Error) {
            self.cache.remember(&planned.id, &key, &made, files, &line);
        }
        let errors = made.findings.into_iter().filter(|it| it.severity == "error");
        Done {
            is_kept: false,
            errors: errors.collect(),
            ..done(planned, made.status, line)
        }
    }

    fn made(
        &self,
        from: &From<'_>,
        contents: Contents,
        config: Option<&Config>,
        layout: Option<usize>,
        presses: &Presses<'_>,
    ) -> Made {
        let [resume_name, variant_name, _] = from.names().map(Option::unwrap_or_default);
        made(|| {
            let run = &self.setup.run;
            let resume = Input::resume(resume_name, contents.resume, &run.read);
            let variant =
                contents.variant.map(|bytes| Input::variant(variant_name, bytes));
            let job = Job {
                resume: &resume,
                variant: variant.as_ref(),
                posting: contents.job.as_ref().map(|job| &job.1),
                settings: &self.setup.settings,
                plan: Some(&self.setup.plan.settings),
                config: config.map(|config| &config.1),
                layout,
                formats: &self.formats,
                run,
            };
            pipeline::run(&job, presses)
        })
    }

    fn from(&self, planned: &Planned) -> From<'_> {
        let files = &self.inventory;
        let own = || planned.variant.and_then(|variant| files.own_jobs[variant]);
        From {
            resume: &files.resumes[planned.resume],
            variant: planned.variant.map(|at| &files.variants[at]),
            job: planned.job.or_else(own).map(|at| (at, &files.jobs[at])),
        }
    }

    fn contents(&self, from: &From<'_>) -> Result<Contents, Box<Diagnostic>> {
        let failed = |file: &PlanFile| {
            let name = file.known.shown.clone();
            move |error| Box::new(unreadable(&name, &error))
        };
        let resume = from.resume.read().map_err(failed(from.resume))?;
        let variant = match from.variant {
            None => None,
            Some(file) => Some(file.read().map_err(failed(file))?),
        };
        let job = match from.job {
            None => None,
            Some((at, file)) => Some(self.postings.read(at, file).map_err(failed(file))?),
        };
        Ok(Contents { resume, variant, job })
    }

    /// The document's line of the report.
    fn line(
        &self,
        planned: &Planned,
        from: &From<'_>,
        made: &Made,
        files: &[Written],
    ) -> String {
        let [resume, variant, job] = from.names();
        let printing = &self.setup.printing;
        let asked = planned.layout.map(|at| printing.layouts[printing.chosen[at]].name());
        let line = Line {
            number: None,
            id: &planned.id,
            status: made.status,
            inputs: Inputs {
                resume,
                variant,
                job,
                layout: made.layout.as_deref().or(asked),
            },
            files,
            pages: made.pages,
            proof: made.proof.as_ref(),
            coverage: made.coverage.as_ref(),
            findings: &made.findings,
        };
        serde_json::to_string(&line).expect("a line has only plain members")
    }
}

/// A document that an earlier run made.
fn done(planned: &Planned, status: Status, line: String) -> Done {
    let LineSummary { coverage, counts, is_partly_examined } = LineSummary::of(&line);
    Done {
        id: planned.id.clone(),
        status,
        is_kept: true,
        errors: Vec::new(),
        coverage,
        counts,
        is_partly_examined,
        line,
    }
}
