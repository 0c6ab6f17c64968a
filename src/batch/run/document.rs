//! One document of a batch: what it is to be made from comes in, its files, its line of the
//! report and what is kept of it go out – or what an earlier run made of the same.

use super::choices::Seen;
use super::files::{Folder, reason};
use super::state::Kept;
use super::{Done, Run};
use crate::batch::codes::UNREADABLE;
use crate::batch::digest::{Digest, digest, hexadecimal};
use crate::batch::make::{Made, Request, make};
use crate::batch::report::{Inputs, Line, Status};
use crate::batch::spread::Planned;
use crate::diag::{Diagnostic, Location};
use crate::finding::Record;
use crate::render::Press;

impl Run<'_> {
    /// Makes a document, or finds it made.
    pub(super) fn document(
        &self,
        planned: &Planned,
        presses: &[Box<dyn Press + '_>],
        folder: &Folder,
    ) -> Done {
        let input = &self.resumes[planned.resume];
        let beside = self.choices.of(&input.path);
        let key_of = |resume: Digest| self.key(planned, &resume, beside.as_ref());
        if let Some(resume) = input.digest()
            && let Some(done) = self.kept(planned, &key_of(resume), folder)
        {
            return done;
        }
        let (made_from, mut made) = match input.read() {
            Err(error) => (None, Made::failure(&unreadable(&input.known.shown, &error))),
            Ok(resume) => {
                // The file may have changed since it was first looked at.
                let made_from = key_of(digest(&resume));
                let request = Request {
                    name: &input.known.shown,
                    resume,
                    settings: self.settings.clone(),
                    beside: beside.as_deref().map(|(_, choices)| choices),
                    layout: planned.layout.map(|at| self.setup.chosen[at]),
                    formats: &self.formats,
                    habits: &self.habits,
                };
                (Some(made_from), make(request, presses))
            }
        };
        let files = match folder.write(&planned.id, &std::mem::take(&mut made.files)) {
            Ok(files) => files,
            Err(finding) => {
                made.status = Status::Error;
                made.findings.insert(0, Record::of(&finding, None));
                Vec::new()
            }
        };
        let asked = planned.layout.map(|at| self.setup.chosen[at]);
        let asked = asked.map(|at| self.setup.layouts[at].name());
        let line = Line {
            line: None,
            id: &planned.id,
            status: made.status,
            inputs: Inputs {
                resume: Some(&input.known.shown),
                variant: None,
                job: None,
                layout: made.layout.as_deref().or(asked),
            },
            files: &files,
            pages: made.pages,
            proof: made.proof.as_ref(),
            findings: &made.findings,
        };
        let line = serde_json::to_string(&line).expect("a line has only plain members");
        let errors = made.findings.iter().filter(|it| it.severity == "error");
        let done = Done {
            id: planned.id.clone(),
            status: made.status,
            is_kept: false,
            errors: errors.cloned().collect(),
            line,
        };
        if let Some(made_from) = made_from.filter(|_| done.status < Status::Error) {
            let kept = Kept {
                id: planned.id.clone(),
                key: hexadecimal(&made_from),
                day: self.habits.read.today,
                until: made.until,
                status: done.status,
                files,
            };
            // What cannot be remembered is made again the next time.
            _ = self.state.add(&kept, &done.line);
        }
        done
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
            line: report.to_owned(),
        })
    }

    /// The fingerprint of all that a document is made from.
    fn key(&self, planned: &Planned, resume: &Digest, beside: Option<&Seen>) -> Digest {
        let mut parts = self.common.clone();
        parts.add("id", planned.id.as_bytes());
        parts.add("name", self.resumes[planned.resume].known.shown.as_bytes());
        parts.add("resume", resume);
        if let Some(layout) = planned.layout {
            parts.add("layout", &self.layouts[self.setup.chosen[layout]]);
        }
        if let Some(beside) = beside {
            parts.add("choices", &beside.0);
        }
        parts.digest()
    }
}

pub(super) fn unreadable(name: &str, error: &std::io::Error) -> Diagnostic {
    let message = format!("`{name}` cannot be read: {}", reason(error));
    Diagnostic::error(UNREADABLE, Location::Nowhere, message)
}
