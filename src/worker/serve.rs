//! The worker's side: requests come in on standard input, files or findings go out on standard
//! output.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use super::protocol::{self, FileHead, Reply, Request, Setup};
use super::{LAYOUT_CRASHED, finding, limits};
use crate::diag::{Diagnostic, Findings, Location, Warned};
use crate::export::{Format, OutputFile};
use crate::layout::{LAYOUT_FAILED, Layout};
use crate::render::Printed;
use crate::typeset::{Data, Typesetter};

/// Works off what standard input asks for. `arguments` are those after [`ARGUMENT`]: the bytes
/// of memory and the seconds of processor time for each document.
///
/// [`ARGUMENT`]: super::ARGUMENT
#[must_use]
pub fn serve(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let numbers: Option<Vec<u64>> = arguments
        .into_iter()
        .map(|argument| argument.to_str().and_then(|text| text.parse().ok()))
        .collect();
    let Some(&[memory, processor]) = numbers.as_deref() else { return ExitCode::from(2) };
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
            // The parent needs no more, or is no more.
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        };
        limits::allow_processor(processor)?;
        let printed = catch_unwind(AssertUnwindSafe(|| {
            print(&typesetter, &layout, &request, parts)
        }));
        let spoilt = printed.is_err();
        let Warned { output: printed, warnings } = printed.unwrap_or_else(|panic| {
            Warned::clean(Err(panicked(&layout, &*panic).into()))
        });
        let mut reply =
            Reply { warnings: finding::pack(&warnings), spoilt, ..Reply::default() };
        let files = match printed {
            Ok(printed) => {
                reply.pages = printed.pages;
                let head = |file: &OutputFile| FileHead {
                    format: file.format.name.to_owned(),
                    page: file.page,
                };
                reply.files = printed.files.iter().map(head).collect();
                printed.files
            }
            Err(mut errors) => {
                // An exporter knows no sources; to the person it is the layout all the same.
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
        if spoilt {
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
    let [document, options] = parts.try_into().unwrap_or_default();
    let data = Data { document, options };
    let Warned { output, warnings } =
        typesetter.typeset_data(layout, &request.families, data);
    let output = output.and_then(|typeset| {
        let mut files = Vec::new();
        for format in request.formats.iter().filter_map(|name| Format::named(name)) {
            files.extend(format.from_pages(&typeset, &request.info, &request.export)?);
        }
        Ok(Printed { pages: typeset.page_count(), files })
    });
    Warned { output, warnings }
}

/// A panic of the engine, which is a mistake of its own, as a finding.
fn panicked(layout: &Layout, panic: &(dyn std::any::Any + Send)) -> Diagnostic {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text =
        text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason");
    let message = format!("the layout made the typesetter panic: {text}");
    Diagnostic::error(LAYOUT_CRASHED, layout.place(None), message)
}
