//! A stream: jobs come in, one a line; results go out, one a line and in the same order. What is
//! in memory at once is bounded: lines in length, and jobs in number, so that a reader that is
//! slow holds up the writer, and not memory.

use std::io::{self, BufRead, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::choices::ChoiceFiles;
use super::document::unreadable;
use super::files::Folder;
use super::ids::{Ids, unnamed};
use super::{Failure, Setup, inputs};
use crate::batch::codes::{LONG_LINE, REPEATED_ID};
use crate::batch::digest::{digest, hexadecimal};
use crate::batch::given::Posted;
use crate::batch::make::{Made, Request, Text, make};
use crate::batch::ordered::in_order;
use crate::batch::report::{Inputs, Line, Status, Written};
use crate::batch::spread::Shard;
use crate::batch::stream::{Given, JOB, Job, id};
use crate::diag::{Diagnostic, JsonPointer, Location, Warned};
use crate::export::Format;
use crate::finding::Record;
use crate::layout::Layout;
use crate::render::Press;
use crate::resume::Source;
use crate::typeset::Typesetter;

/// What findings call the stream.
const STREAM: &str = "<stdin>";
/// What findings call what stands in the line, until their places are known.
const INLINE: [&str; 3] = ["<stdin>#resume", "<stdin>#variant", "<stdin>#job"];
/// The longest line, in bytes: the largest résumé there may be, and as much again.
const LONGEST_LINE: usize = 10 << 20;
/// How many jobs may be out at once, for each thread.
const WINDOW: usize = 4;

/// A line as it was read.
enum Read {
    Whole(Vec<u8>),
    /// Whole, with the id of a job before it.
    Again(Vec<u8>),
    TooLong,
}

/// Works off a stream until its end, or until nobody takes results any more.
///
/// # Errors
/// If the stream can no longer be read or written.
pub fn stream(
    setup: &Setup,
    input: impl BufRead + Send,
    output: &mut dyn Write,
) -> Result<(), Failure> {
    let typesetter = Typesetter::with_fonts(setup.fonts.clone());
    let streaming = Streaming {
        setup,
        habits: setup.habits(),
        choices: ChoiceFiles::new(Path::new(""), setup.options.as_deref()),
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
        let presses = setup.presses(&typesetter);
        let number = numbers.fetch_add(1, Ordering::Relaxed);
        let unfinished = format!(".vitae-stream-{}-{number}", std::process::id());
        let folder = setup.output.clone().map(|path| Folder { path, unfinished });
        let streaming = &streaming;
        move |(number, line)| streaming.answer(number, line, &presses, folder.as_ref())
    };
    let window = setup.threads.saturating_mul(NonZeroUsize::MIN.saturating_add(WINDOW));
    let mut failure = None;
    in_order(mine, setup.threads, window, worker, |mut answer: Vec<u8>| {
        answer.push(b'\n');
        match output.write_all(&answer).and_then(|()| output.flush()) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failure = Some(error).filter(|it| it.kind() != io::ErrorKind::BrokenPipe);
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

/// The lines of a stream with their numbers, 1-based; blank ones are passed over.
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

/// The next line without its break, never more of it than is taken; `None` at the end.
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
    habits: crate::batch::make::Habits,
    choices: ChoiceFiles<'a>,
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
        presses: &[Box<dyn Press + '_>],
        folder: Option<&Folder>,
    ) -> Vec<u8> {
        let Answer { id, paths, mut made } = self.made(number, line, presses);
        let id = id.unwrap_or_else(|| unnamed(number));
        let files = std::mem::take(&mut made.files);
        let files = match folder {
            None => Ok(inline(&id, &files)),
            Some(folder) => folder.write(&id, &files),
        };
        let files = files.unwrap_or_else(|finding| {
            made.status = Status::Error;
            made.findings.insert(0, Record::of(&finding, None));
            Vec::new()
        });
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

    fn made(&self, number: usize, line: Read, presses: &[Box<dyn Press + '_>]) -> Answer {
        let failed = |id, findings: Vec<Diagnostic>, source: Option<&Source>| {
            let record = |finding: &Diagnostic| {
                Record::of(finding, source).within(STREAM, number, 0)
            };
            let findings = findings.iter().map(record).collect();
            let made = Made::nothing(Status::Error, findings);
            Answer { id, paths: Default::default(), made }
        };
        let is_again = matches!(line, Read::Again(_));
        let line = match line {
            Read::Whole(line) | Read::Again(line) => line,
            Read::TooLong => return failed(None, vec![too_long(number)], None),
        };
        let line = match Source::new(STREAM, line) {
            Ok(line) => line,
            Err(findings) => return failed(None, findings.into(), None),
        };
        if is_again {
            return failed(id(&line), vec![repeated()], Some(&line));
        }
        let Warned { output, warnings } = Job::read(&line, self.setup.output.is_some());
        let job = match output {
            Ok(job) => job,
            Err(mut findings) => {
                findings.extend(warnings);
                return failed(id(&line), findings.into(), Some(&line));
            }
        };
        let layout = match self.layout(&job) {
            Ok(layout) => layout,
            Err(finding) => return failed(job.id, vec![*finding], Some(&line)),
        };
        let all = [Some(&job.resume), job.variant.as_ref(), job.posting.as_ref()];
        let mut members = [None, None, None];
        for (place, given) in all.iter().enumerate() {
            let Some(given) = given else { continue };
            match member(given, INLINE[place], &line) {
                Ok(member) => members[place] = Some(member),
                Err(finding) => return failed(job.id, vec![*finding], None),
            }
        }
        let [resume, variant, posting] = members;
        let beside = match &job.resume {
            Given::Inline(_) => self.choices.of_none(),
            Given::Path(path) => self.choices.of(Path::new(path)),
        };
        let posted = posting.map(|it| Posted::read(it.name, it.bytes));
        // A job has one.
        let resume = resume.unwrap_or(Text { name: STREAM, bytes: Vec::new() });
        let formats = if job.formats.is_empty() { &self.formats } else { &job.formats };
        let request = Request {
            resume,
            variant,
            job: posted.as_ref(),
            settings: job.settings.or(self.setup.typed.clone()),
            beside: beside.as_deref().map(|(_, choices)| choices),
            layout,
            formats,
            habits: &self.habits,
        };
        let mut made = make(request, presses);
        // What stands in the line has its places in the line.
        for (name, given) in INLINE.into_iter().zip(all) {
            let Some(Given::Inline(span)) = given else { continue };
            let (_, column) = line.line_column(span.start);
            for record in made.findings.iter_mut().filter(|it| it.is_in(name)) {
                *record = record.clone().within(STREAM, number, column - 1);
            }
        }
        let warnings = warnings
            .iter()
            .map(|warning| Record::of(warning, Some(&line)).within(STREAM, number, 0));
        made.findings.extend(warnings);
        let path = |given: Option<&Given>| match given {
            Some(Given::Path(path)) => Some(path.clone()),
            _ => None,
        };
        let paths = all.map(path);
        Answer { id: job.id, paths, made }
    }

    /// The place of the layout that is asked for; `None` if it is a matter of choice.
    fn layout(&self, job: &Job) -> Result<Option<usize>, Box<Diagnostic>> {
        let Some(name) = &job.layout else {
            return Ok(self.setup.chosen.first().copied());
        };
        // What was typed goes before the product's of the same name.
        let chosen = self.setup.chosen.iter().copied();
        let mut all = chosen.chain(0..self.setup.layouts.len());
        let known = all.find(|at| self.setup.layouts[*at].name() == name);
        known.map(Some).ok_or_else(|| {
            let names = self.setup.layouts.iter().map(Layout::name);
            let at = JsonPointer::root().key("layout");
            Box::new(JOB.unknown_name(at, "layout", name, names))
        })
    }
}

/// What is read from a member of a job.
fn member<'a>(
    given: &'a Given,
    name: &'a str,
    line: &Source,
) -> Result<Text<'a>, Box<Diagnostic>> {
    match given {
        Given::Inline(span) => {
            let text = line.text().get(span.clone()).unwrap_or_default();
            Ok(Text { name, bytes: text.as_bytes().to_vec() })
        }
        Given::Path(path) => match inputs::read(Path::new(path)) {
            Ok(bytes) => Ok(Text { name: path, bytes }),
            Err(error) => Err(Box::new(unreadable(path, &error))),
        },
    }
}

/// Files as a part of the result.
fn inline(id: &str, files: &[(String, Vec<u8>)]) -> Vec<Written> {
    let written = |(ending, content): &(String, Vec<u8>)| Written {
        path: format!("{id}{ending}"),
        sha256: hexadecimal(&digest(content)),
        bytes: content.len() as u64,
        base64: Some(STANDARD.encode(content)),
    };
    files.iter().map(written).collect()
}

fn repeated() -> Diagnostic {
    let place = Location::pointer(JsonPointer::root().key("id"));
    let message = "a job before it has the same id, and the files of that name";
    Diagnostic::error(REPEATED_ID, place, message).hint("give each job an id of its own")
}

fn too_long(number: usize) -> Diagnostic {
    let limit = LONGEST_LINE >> 20;
    let message =
        format!("line {number} is longer than {limit} MiB, the most that is read");
    Diagnostic::error(LONG_LINE, Location::Nowhere, message)
}
