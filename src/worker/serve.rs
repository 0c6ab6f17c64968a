//! The worker's side: it reads requests from standard input and writes the files, or the findings
//! instead of them, to standard output.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use super::protocol::{self, FileHead, Reply, Request, Setup};
use super::{READ, finding, limits, panics, read};
use crate::diag::{Findings, Location, Warned};
use crate::export::{Format, OutputFile};
use crate::layout::{LAYOUT_FAILED, Layout};
use crate::render::{Printed, Wanted};
use crate::typeset::{Data, Typesetter};

/// Runs this process as a worker until standard input ends. `arguments` are those after
/// [`ARGUMENT`]: the bytes of memory, and the seconds of processor time for each document; before
/// them, a word if it is to read PDFs.
///
/// For layouts it replaces the panic hook of the process.
///
/// [`ARGUMENT`]: super::ARGUMENT
#[must_use]
pub fn serve(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut arguments = arguments.into_iter().peekable();
    let reads = arguments.next_if(|argument| argument == READ).is_some();
    let numbers: Option<Vec<u64>> = arguments
        .map(|argument| argument.to_str().and_then(|text| text.parse().ok()))
        .collect();
    let Some(&[memory, processor]) = numbers.as_deref() else { return ExitCode::from(2) };
    if reads {
        let worked =
            read::work(memory, &mut io::stdin().lock(), &mut io::stdout().lock());
        return if worked.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    panics::remember_places();
    // Without its limits it reads nothing.
    if limits::give_up(memory).is_err() {
        return ExitCode::from(2);
    }
    match work(&mut io::stdin().lock(), &mut io::stdout().lock(), processor) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn work(input: &mut dyn Read, output: &mut dyn Write, processor: u64) -> io::Result<()> {
    limits::allow_processor(processor)?;
    let (setup, mut parts): (Setup, _) = protocol::read(input)?;
    let fonts = parts.split_off(setup.files.len().min(parts.len()));
    let files = setup.files.into_iter().zip(parts).collect();
    let layout = Layout::from_files(&setup.name, &setup.folder, files)
        .map_err(|_| io::Error::from(ErrorKind::InvalidData))?;
    let typesetter = Typesetter::with_fonts(fonts);
    loop {
        let (request, parts) = match protocol::read::<Request>(input) {
            Ok(message) => message,
            // The parent needs no more documents, or has exited.
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        };
        limits::allow_processor(processor)?;
        let printed = catch_unwind(AssertUnwindSafe(|| {
            print(&typesetter, &layout, &request, parts)
        }));
        let poisoned = printed.is_err();
        let Warned { output: printed, warnings } = printed.unwrap_or_else(|panic| {
            Warned::clean(Err(panics::finding(&layout, &*panic).into()))
        });
        let mut reply =
            Reply { warnings: finding::pack(&warnings), poisoned, ..Reply::default() };
        let files = match printed {
            Ok(printed) => {
                reply.pages = printed.pages;
                reply.filled = printed.filled;
                let head = |file: &OutputFile| FileHead {
                    format: file.format.name.to_owned(),
                    page: file.page,
                };
                reply.files = printed.files.iter().map(head).collect();
                printed.files
            }
            Err(mut errors) => {
                // An exporter does not know the source; for its author it is the layout.
                for error in errors.iter_mut().filter(|it| it.code == LAYOUT_FAILED) {
                    if error.location == Location::Nowhere {
                        error.location = layout.place(None);
                    }
                }
                reply.errors = finding::pack(&errors);
                Vec::new()
            }
        };
        let files: Vec<&[u8]> = files.iter().map(|file| &*file.content).collect();
        protocol::write(output, &reply, &files)?;
        if poisoned {
            return Ok(());
        }
    }
}

fn print(
    typesetter: &Typesetter,
    layout: &Layout,
    request: &Request,
    parts: Vec<Vec<u8>>,
) -> Warned<Result<Printed, Findings>> {
    let [document, options, photo] = parts.try_into().unwrap_or_default();
    let data = Data { document, options, photo };
    let Warned { output, warnings } =
        typesetter.typeset_data(layout, &request.families, data);
    let formats: Vec<Format> =
        request.formats.iter().filter_map(|name| Format::named(name)).collect();
    let Request { info, export, sparing, .. } = request;
    let wanted = Wanted { formats: &formats, export, sparing: *sparing };
    let output = output.and_then(|typeset| Printed::of(&typeset, info, &wanted));
    Warned { output, warnings }
}
