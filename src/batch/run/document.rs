//! One document of a batch: what it is to be made from comes in, its files, its line of the
//! report and what is kept of it go out – or what an earlier run made of the same.

use std::sync::Arc;

use super::choices::Seen;
use super::files::{Folder, reason};
use super::inputs::Input;
use super::state::Kept;
use super::{Done, Run};
use crate::batch::codes::UNREADABLE;
use crate::batch::digest::{Digest, digest, hexadecimal};
use crate::batch::given::Posted;
use crate::batch::make::{Made, Request, Text, make};
use crate::batch::report::{Counted, Inputs, Line, Status, Written};
use crate::batch::spread::Planned;
use crate::diag::{Diagnostic, Location};
use crate::finding::Record;
use crate::render::Press;

/// The files a document is made from.
struct From<'a> {
    resume: &'a Input,
    variant: Option<&'a Input>,
    /// With its place among the postings.
    job: Option<(usize, &'a Input)>,
}

/// Their contents.
struct Contents {
    resume: Vec<u8>,
    variant: Option<Vec<u8>>,
    job: Option<Arc<(Digest, Posted)>>,
}

/// The fingerprints of résumé, variant and posting.
type Digests = [Option<Digest>; 3];

impl From<'_> {
    /// Those of the files as they were first looked at; `None` if one cannot be read.
    fn digests(&self) -> Option<Digests> {
        let variant = match self.variant {
            None => None,
            Some(input) => Some(input.digest()?),
        };
        let job = match self.job {
            None => None,
            Some((_, input)) => Some(input.digest()?),
        };
        Some([Some(self.resume.digest()?), variant, job])
    }
}

impl Contents {
    /// Those of what was read, which may have changed since.
    fn digests(&self) -> Digests {
        let variant = self.variant.as_deref().map(digest);
        [Some(digest(&self.resume)), variant, self.job.as_ref().map(|job| job.0)]
    }
}

impl Run<'_> {
    /// Makes a document, or finds it made.
    pub(super) fn document(
        &self,
        planned: &Planned,
        presses: &[Box<dyn Press + '_>],
        folder: &Folder,
    ) -> Done {
        let from = self.from(planned);
        let beside = self.choices.of(&from.resume.path);
        let key = |digests: &Digests| self.key(planned, &from, digests, beside.as_ref());
        if let Some(digests) = from.digests()
            && let Some(done) = self.kept(planned, &key(&digests), folder)
        {
            return done;
        }
        let (made_from, mut made) = match self.contents(&from) {
            Err(finding) => (None, Made::failure(&finding)),
            Ok(contents) => {
                let made_from = key(&contents.digests());
                let variant = from.variant.zip(contents.variant);
                let request = Request {
                    resume: text(from.resume, contents.resume),
                    variant: variant.map(|(input, bytes)| text(input, bytes)),
                    job: contents.job.as_deref().map(|(_, posted)| posted),
                    settings: self.settings.clone(),
                    beside: beside.as_deref().map(|(_, choices)| choices),
                    layout: planned.layout.map(|at| self.setup.chosen[at]),
                    formats: &self.formats,
                    habits: &self.habits,
                };
                (Some(made_from), make(request, presses))
            }
        };
        let files = folder.write(&planned.id, &std::mem::take(&mut made.files));
        let files = files.unwrap_or_else(|finding| {
            made.status = Status::Error;
            made.findings.insert(0, Record::of(&finding, None));
            Vec::new()
        });
        let line = self.line(planned, &from, &made, &files);
        if let Some(made_from) = made_from.filter(|_| made.status < Status::Error) {
            let kept = Kept {
                id: planned.id.clone(),
                key: hexadecimal(&made_from),
                day: self.habits.read.today,
                until: made.until,
                status: made.status,
                files,
            };
            // What cannot be remembered is made again the next time.
            _ = self.state.add(&kept, &line);
        }
        let errors = made.findings.into_iter().filter(|it| it.severity == "error");
        Done {
            id: planned.id.clone(),
            status: made.status,
            is_kept: false,
            errors: errors.collect(),
            coverage: self.counted(planned, &line),
            line,
        }
    }

    fn counted(&self, planned: &Planned, line: &str) -> Option<Counted> {
        self.from(planned).job.and_then(|_| Counted::read(line))
    }

    fn from(&self, planned: &Planned) -> From<'_> {
        let own = || planned.variant.and_then(|variant| self.own_jobs[variant]);
        let job = planned.job.or_else(own);
        From {
            resume: &self.resumes[planned.resume],
            variant: planned.variant.map(|at| &self.variants[at]),
            job: job.map(|at| (at, &self.jobs[at])),
        }
    }

    fn contents(&self, from: &From<'_>) -> Result<Contents, Box<Diagnostic>> {
        let failed = |input: &Input| {
            let name = input.known.shown.clone();
            move |error| Box::new(unreadable(&name, &error))
        };
        let resume = from.resume.read().map_err(failed(from.resume))?;
        let variant = match from.variant {
            None => None,
            Some(input) => Some(input.read().map_err(failed(input))?),
        };
        let job = match from.job {
            None => None,
            Some((at, input)) => {
                Some(self.postings.read(at, input).map_err(failed(input))?)
            }
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
        let asked = planned.layout.map(|at| self.setup.chosen[at]);
        let asked = asked.map(|at| self.setup.layouts[at].name());
        let line = Line {
            number: None,
            id: &planned.id,
            status: made.status,
            inputs: Inputs {
                resume: Some(&from.resume.known.shown),
                variant: from.variant.map(|input| &*input.known.shown),
                job: from.job.map(|(_, input)| &*input.known.shown),
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

    /// What an earlier run made of the same, if all of it is still there.
    fn kept(&self, planned: &Planned, key: &Digest, folder: &Folder) -> Option<Done> {
        let line = self.state.line(&planned.id, key)?;
        let (kept, report) = Kept::read(&line)?;
        let is_whole = kept.holds_on(self.habits.read.today)
            && kept.files.iter().all(|file| folder.has(file));
        is_whole.then(|| Done {
            id: planned.id.clone(),
            status: kept.status,
            is_kept: true,
            errors: Vec::new(),
            coverage: self.counted(planned, report),
            line: report.to_owned(),
        })
    }

    /// The fingerprint of all that a document is made from.
    fn key(
        &self,
        planned: &Planned,
        from: &From<'_>,
        digests: &Digests,
        beside: Option<&Seen>,
    ) -> Digest {
        let mut parts = self.common.clone();
        parts.add("id", planned.id.as_bytes());
        let job = from.job.map(|(_, input)| input);
        let files = [Some(from.resume), from.variant, job];
        for (name, (input, digest)) in
            ["resume", "variant", "job"].into_iter().zip(files.into_iter().zip(digests))
        {
            if let (Some(input), Some(digest)) = (input, digest) {
                // Findings name it.
                parts.add(name, input.known.shown.as_bytes());
                parts.add(name, digest);
            }
        }
        if let Some(layout) = planned.layout {
            parts.add("layout", &self.layouts[self.setup.chosen[layout]]);
        }
        if let Some(beside) = beside {
            parts.add("choices", &beside.0);
        }
        parts.digest()
    }
}

fn text(input: &Input, bytes: Vec<u8>) -> Text<'_> {
    Text { name: &input.known.shown, bytes }
}

/// A file that could not be read when its turn came.
pub(super) fn unreadable(name: &str, error: &std::io::Error) -> Diagnostic {
    let message = format!("`{name}` cannot be read: {}", reason(error));
    Diagnostic::error(UNREADABLE, Location::Nowhere, message)
}
