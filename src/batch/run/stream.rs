//! Streams: one job a line on standard input, one result a line on standard output, in the same
//! order. Memory is bounded, because lines are limited in length and jobs in number: a slow reader
//! holds up the writer instead of filling memory.

use std::io::{self, BufRead, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::config::ConfigFiles;
use super::files::{Folder, unreadable};
use super::ids::{Ids, unnamed};
use super::inputs;
use super::progress::Failure;
use super::setup::{Printing, Setup};
use crate::batch::codes::{LONG_LINE, REPEATED_ID};
use crate::batch::made::{Made, MadeFile, made};
use crate::batch::ordered::{in_order, window};
use crate::batch::report::{Inputs, Line, Written};
use crate::batch::spread::Shard;
use crate::batch::stream::{Given, JOB, Job, id};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::export::Format;
use crate::finding::{Finding, Log, Record};
use crate::job::Vocabulary;
use crate::layout::Layout;
use crate::pipeline::{self, Input, Outcome, Presses};
use crate::resume::Source;

/// The name of the stream in findings.
const STREAM: &str = "<stdin>";
/// The names of inputs that are part of a line, until their places are those of the line.
const INLINE: [&str; 3] = ["<stdin>#resume", "<stdin>#variant", "<stdin>#job"];
/// The longest line, in bytes: the largest résumé there may be, and as much again.
const LONGEST_LINE: usize = 10 << 20;
/// How many jobs may be in progress or waiting at once, for each thread.
const WINDOW: usize = 4;

/// A line as it was read.
enum Read {
    Whole(Vec<u8>),
    /// Whole, with the id of a job before it.
    Again(Vec<u8>),
    TooLong,
}

/// Works through a stream until its end.
///
/// # Errors
/// If the stream can no longer be read or written; also if nobody reads the results any more.
pub fn stream(
    setup: &Setup,
    input: impl BufRead + Send,
    output: &mut dyn Write,
) -> Result<(), Failure> {
    let typesetter = setup.printing.typesetter();
    let streaming = Streaming {
        setup,
        configs: ConfigFiles::new(Path::new(""), setup.config.as_deref(), None),
        formats: setup.formats(),
    };
    let mut lines = Lines { input, number: 0, failed: false };
    let mut ids = setup.output.is_some().then(Ids::default);
    let mine = std::iter::from_fn(|| {
        let is_mine = |number| setup.shard.is_none_or(|shard: Shard| shard.has(number));
        let (number, line) = lines.find(|(number, _)| is_mine(number - 1))?;
        let mut is_new =
            |line: &[u8]| ids.as_mut().is_none_or(|it| it.is_new(line, number));
        let line = match line {
            Read::Whole(line) if !is_new(&line) => Read::Again(line),
            line => line,
        };
        Some((number, line))
    });
    let numbers = AtomicUsize::new(0);
    let worker = || {
        let presses = setup.printing.presses(&typesetter);
        let number = numbers.fetch_add(1, Ordering::Relaxed);
        let scratch = format!("stream-{}-{number}", std::process::id());
        let folder = setup.output.clone().map(|path| Folder::new(path, scratch));
        let streaming = &streaming;
        move |(number, line)| streaming.answer(number, line, &presses, folder.as_ref())
    };
    let window = window(setup.threads, WINDOW);
    let mut failure = None;
    in_order(mine, setup.threads, window, worker, |mut answer: Vec<u8>| {
        answer.push(b'\n');
        match output.write_all(&answer).and_then(|()| output.flush()) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                // Whoever closes the output early misses answers, and must learn of it.
                failure = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    match failure {
        Some(error) => Err(Failure::Io("<stdout>".into(), error)),
        None if lines.failed => {
            Err(Failure::Io(STREAM.into(), io::ErrorKind::UnexpectedEof.into()))
        }
        None => Ok(()),
    }
}

/// The lines of a stream with their numbers, 1-based; blank ones are skipped.
struct Lines<R> {
    input: R,
    number: usize,
    /// Whether it could not be read to its end.
    failed: bool,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = (usize, Read);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Ok(line) = read_line(&mut self.input) else {
                self.failed = true;
                return None;
            };
            let line = line?;
            self.number += 1;
            match line {
                Read::Whole(bytes) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                line => return Some((self.number, line)),
            }
        }
    }
}

/// The next line without its line break, never more of it than [`LONGEST_LINE`]; `None` at the
/// end.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Read>> {
    let (mut line, mut is_too_long, mut is_begun) = (Vec::new(), false, false);
    loop {
        let available = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            available => available?,
        };
        if available.is_empty() {
            break;
        }
        is_begun = true;
        let end = available.iter().position(|byte| *byte == b'\n');
        let part = &available[..end.unwrap_or(available.len())];
        if is_too_long || line.len() + part.len() > LONGEST_LINE {
            is_too_long = true;
            line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    Ok(match (is_begun, is_too_long) {
        (false, _) => None,
        (true, true) => Some(Read::TooLong),
        (true, false) => Some(Read::Whole(line)),
    })
}

/// What answers need.
struct Streaming<'a> {
    setup: &'a Setup,
    configs: ConfigFiles<'a>,
    formats: Vec<Format>,
}

/// What came of a line, and what it was made from.
struct Answer {
    id: Option<String>,
    /// The paths of résumé, variant and posting, where they are in files.
    paths: [Option<String>; 3],
    made: Made,
}

impl Streaming<'_> {
    /// The result of a line, as JSON.
    fn answer(
        &self,
        number: usize,
        line: Read,
        presses: &Presses<'_>,
        folder: Option<&Folder>,
    ) -> Vec<u8> {
        let Answer { id, paths, mut made } = self.made(number, line, presses);
        let id = id.unwrap_or_else(|| unnamed(number));
        let files = match folder {
            None => inline(&id, &made.files),
            Some(folder) => folder.write(&id, &made.files).unwrap_or_else(|failure| {
                made.unwritten(*failure);
                Vec::new()
            }),
        };
        let [resume, variant, job] = &paths;
        let line = Line {
            number: Some(number),
            id: &id,
            status: made.status,
            inputs: Inputs {
                resume: resume.as_deref(),
                variant: variant.as_deref(),
                job: job.as_deref(),
                layout: made.layout.as_deref(),
            },
            files: &files,
            pages: made.pages,
            proof: made.proof.as_ref(),
            coverage: made.coverage.as_ref(),
            findings: &made.findings,
        };
        serde_json::to_vec(&line).expect("a line has only plain members")
    }

    fn made(&self, number: usize, line: Read, presses: &Presses<'_>) -> Answer {
        let failed = |id, findings: Findings, source: Option<&Arc<Source>>| {
            let record = |diagnostic| {
                let finding = Finding { diagnostic, source: source.cloned() };
                Record::of(&finding).within(STREAM, number, 0)
            };
            let made = Made::failed(findings.into_iter().map(record).collect());
            Answer { id, paths: Default::default(), made }
        };
        let is_again = matches!(line, Read::Again(_));
        let line = match line {
            Read::Whole(line) | Read::Again(line) => line,
            Read::TooLong => return failed(None, too_long(number).into(), None),
        };
        let line = match Source::new(STREAM, line) {
            Ok(line) => Arc::new(line),
            Err(findings) => return failed(None, findings, None),
        };
        if is_again {
            return failed(id(&line), repeated().into(), Some(&line));
        }
        let Warned { output, warnings } = Job::read(&line, self.setup.output.is_some());
        let job = match output {
            Ok(job) => job,
            Err(mut findings) => {
                findings.extend(warnings);
                return failed(id(&line), findings, Some(&line));
            }
        };
        let layout = match self.layout(&job) {
            Ok(layout) => layout,
            Err(finding) => return failed(job.id, (*finding).into(), Some(&line)),
        };
        let all = [Some(&job.resume), job.variant.as_ref(), job.posting.as_ref()];
        let mut texts = [None, None, None];
        for (place, given) in all.iter().enumerate() {
            let Some(given) = given else { continue };
            match text(given, INLINE[place], &line) {
                Ok(text) => texts[place] = Some(text),
                Err(finding) => return failed(job.id, (*finding).into(), None),
            }
        }
        let mut made = made(|| self.outcome(&job, texts, layout, presses));
        // Places in what is part of the line become places in the line.
        for (name, given) in INLINE.into_iter().zip(all) {
            let Some(Given::Inline(span)) = given else { continue };
            let (_, column) = line.line_column(span.start);
            for record in made.findings.iter_mut().filter(|it| it.is_in(name)) {
                *record = record.clone().within(STREAM, number, column - 1);
            }
        }
        let mut log = Log::new(self.setup.run.read.strict);
        log.report(warnings, Some(&line));
        if log.has_raised() {
            made.withhold();
        }
        let warnings = log.findings().iter();
        made.findings.extend(warnings.map(|it| Record::of(it).within(STREAM, number, 0)));
        let path = |given: Option<&Given>| match given {
            Some(Given::Path(path)) => Some(path.clone()),
            _ => None,
        };
        let paths = all.map(path);
        Answer { id: job.id, paths, made }
    }

    /// What the pipeline makes of a job; `texts` are those of résumé, variant and posting.
    fn outcome(
        &self,
        job: &Job,
        texts: [Option<Text<'_>>; 3],
        layout: Option<usize>,
        presses: &Presses<'_>,
    ) -> Outcome {
        let run = &self.setup.run;
        let [resume, variant, posting] = texts;
        // A job has one.
        let (name, bytes) = resume.unwrap_or_default();
        let resume = Input::resume(name, bytes, &run.read);
        let variant = variant.map(|(name, bytes)| Input::variant(name, bytes));
        let vocabulary = Vocabulary::built_in();
        let posting =
            posting.map(|(name, bytes)| Input::posting(name, bytes, vocabulary));
        let config = match &job.resume {
            Given::Inline(_) => self.configs.of_none(),
            Given::Path(path) => self.configs.of(Path::new(path)),
        };
        let settings = job.settings.clone().or(self.setup.settings.clone());
        let job = pipeline::Job {
            resume: &resume,
            variant: variant.as_ref(),
            posting: posting.as_ref(),
            settings: &settings,
            plan: None,
            config: config.as_ref().map(|config| &config.1),
            layout,
            formats: if job.formats.is_empty() { &self.formats } else { &job.formats },
            run,
        };
        pipeline::run(&job, presses)
    }

    /// The position of the layout that a job asks for; `None` if settings name it.
    fn layout(&self, job: &Job) -> Result<Option<usize>, Box<Diagnostic>> {
        let Printing { layouts, chosen, .. } = &self.setup.printing;
        let Some(name) = &job.layout else {
            return Ok(chosen.first().copied());
        };
        // Layouts of the command line take precedence over the product's of the same name.
        let mut all = chosen.iter().copied().chain(0..layouts.len());
        let known = all.find(|at| layouts[*at].name() == name);
        known.map(Some).ok_or_else(|| {
            let names = layouts.iter().map(Layout::name);
            let at = JsonPointer::root().key("layout");
            Box::new(JOB.unknown_name(at, "layout", name, names))
        })
    }
}

/// A text, with what findings call it.
type Text<'a> = (&'a str, Vec<u8>);

/// The text of an input of a job; `name` is what findings call it if it is part of the line.
fn text<'a>(
    given: &'a Given,
    name: &'a str,
    line: &Source,
) -> Result<Text<'a>, Box<Diagnostic>> {
    match given {
        Given::Inline(span) => {
            let text = line.text().get(span.clone()).unwrap_or_default();
            Ok((name, text.as_bytes().to_vec()))
        }
        Given::Path(path) => match inputs::read(Path::new(path)) {
            Ok(bytes) => Ok((path, bytes)),
            Err(error) => Err(Box::new(unreadable(path, &error))),
        },
    }
}

/// Files as a part of the result.
fn inline(id: &str, files: &[MadeFile]) -> Vec<Written> {
    let written = |file: &MadeFile| Written {
        base64: Some(STANDARD.encode(&file.content)),
        ..Written::new(
            format!("{id}{}", file.ending),
            file.format,
            file.pages,
            &file.content,
        )
    };
    files.iter().map(written).collect()
}

fn repeated() -> Diagnostic {
    let place = Location::pointer(JsonPointer::root().key("id"));
    let message = "an earlier job has the same id, which names its files";
    Diagnostic::error(REPEATED_ID, place, message).hint("give each job its own id")
}

fn too_long(number: usize) -> Diagnostic {
    let limit = LONGEST_LINE >> 20;
    let message = format!("line {number} is longer than the maximum of {limit} MiB");
    Diagnostic::error(LONG_LINE, Location::Nowhere, message)
}
