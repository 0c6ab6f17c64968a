//! `vitae render`: a résumé comes in, proven files go out.

use std::ffi::OsStr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use super::{read_options, source_date_epoch, today, verify};
use crate::cli::args::RenderArgs;
use crate::cli::input::DASH;
use crate::cli::output::{self, NewFile};
use crate::cli::tailoring::{self, Tailoring};
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal, choices, input, layout};
use crate::document::{Document, TextOptions};
use crate::export::{ExportOptions, FORMATS, Format, Pictures};

use crate::render::{RenderOptions, Rendered, render_with};
use crate::resume::Source;
use crate::settings::Settings;
use crate::typeset::Typesetter;

pub(in crate::cli) fn run(
    args: &RenderArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let target = Target::of(args)?;
    let read_options = read_options(&args.content.reading)?;
    let Some((source, resume)) =
        input::resume(&args.source.file, &read_options, terminal)?
    else {
        return Ok(ExitStatus::Findings);
    };
    let tailoring = match &args.variant {
        None => None,
        Some(file) => match tailoring::tailor((&source, &resume), file, terminal)? {
            None => return Ok(ExitStatus::Findings),
            tailoring => tailoring,
        },
    };
    let mut typed = typed(args);
    if let Some(tailoring) = &tailoring {
        typed = typed.or(tailoring.variant.settings.clone());
    }
    let resume_file = (args.source.file.as_path(), &source);
    let named = args.content.options.as_deref();
    let Some(settings) = choices::choose(typed, named, resume_file, terminal)? else {
        return Ok(ExitStatus::Findings);
    };
    let typesetter = Typesetter::with_fonts(input::fonts(&args.fonts)?);
    let typed = args.looks.layout.as_deref();
    let Some(layout) = layout::choose(typed, settings.layout.as_deref(), terminal)?
    else {
        return Ok(ExitStatus::Findings);
    };
    let press = layout::press(&layout, &typesetter)?;
    let resolve = settings.content.clone().options(today(&args.content.reading)?);
    let options = options(args, settings, target.formats())?;
    let document = match &tailoring {
        None => Document::resolve(&resume, &resolve),
        // What is found in the tailored résumé is told where it stands in the base.
        Some(Tailoring { tailored, .. }) => Document::resolve(&tailored.resume, &resolve)
            .relocated(|place| tailored.in_base(place)),
    };
    let rendering = render_with(document, &*press, &options);
    terminal.findings(&rendering.warnings, Some(&source));
    let rendered = match rendering.output {
        Ok(rendered) => rendered,
        Err(findings) => {
            terminal.findings(&findings, Some(&source));
            terminal.summary(&findings);
            return Ok(ExitStatus::Findings);
        }
    };
    let fitted = report_fit(&rendered, &source, terminal);
    let status = verify::report(&rendered.verification, &source, terminal);
    let proved = status == ExitStatus::Clean;
    if proved || args.keep_unproven {
        target.write(&rendered, proved, terminal)?;
    } else {
        terminal.say("nothing was written; `--keep-unproven` writes it all the same");
    }
    Ok(status.max(fitted))
}

/// Tells what was left out and what was done to keep to the pages allowed.
fn report_fit(rendered: &Rendered, source: &Source, terminal: Terminal) -> ExitStatus {
    match rendered.document.left_out.len() {
        0 => {}
        1 => terminal.say("left out: 1 entry"),
        count => terminal.say(format_args!("left out: {count} entries")),
    }
    let Some(fit) = &rendered.fit else { return ExitStatus::Clean };
    terminal.findings(&fit.findings(), Some(source));
    if fit.is_reached() { ExitStatus::Clean } else { ExitStatus::Findings }
}

/// The choices on the command line.
fn typed(args: &RenderArgs) -> Settings {
    Settings {
        layout: args.looks.layout.clone(),
        pages: args.pages.and_then(|pages| NonZeroUsize::new(usize::from(pages))),
        looks: args.looks.choices(),
        content: args.content.choices(),
        ..Settings::default()
    }
}

fn options(
    args: &RenderArgs,
    settings: Settings,
    formats: Vec<Format>,
) -> Result<RenderOptions, Failure> {
    Ok(RenderOptions {
        looks: settings.looks,
        pages: settings.pages,
        try_tighter: true,
        formats,
        export: ExportOptions {
            epoch: source_date_epoch()?,
            text: TextOptions { width: args.width.map(usize::from), ascii: args.ascii },
            pictures: Pictures { ppi: args.ppi, pages: args.page.clone() },
        },
    })
}

/// Where the files go.
enum Target {
    /// To standard output.
    Stdout(Format),
    /// To files.
    Files(Vec<(Format, PathBuf)>),
}

impl Target {
    fn of(args: &RenderArgs) -> Result<Self, Failure> {
        let chosen: Vec<Format> =
            args.format.iter().filter_map(|name| Format::named(name)).collect();
        let from_stdin = args.source.file == Path::new(DASH);
        let stem =
            if from_stdin { OsStr::new("resume") } else { stem(&args.source.file) };
        let Some(output) = &args.output else {
            if from_stdin {
                let hint = "name a file, a folder, or `-`: `-o resume.pdf`";
                return Err(usage(
                    "a résumé from standard input needs `--output`",
                    Some(hint),
                ));
            }
            return Ok(Self::files(
                &or_usual(chosen),
                &args.source.file.with_file_name(stem),
            ));
        };
        if output == Path::new(DASH) {
            return match chosen[..] {
                [format] => Ok(Self::Stdout(format)),
                _ => Err(usage(
                    "standard output takes one format",
                    Some("choose it with `--format pdf` or `--format txt`"),
                )),
            };
        }
        let names_folder = output.as_os_str().to_string_lossy().ends_with(['/', '\\']);
        if names_folder || output.is_dir() {
            return Ok(Self::files(&or_usual(chosen), &output.join(stem)));
        }
        let extension = output.extension().and_then(OsStr::to_str).unwrap_or_default();
        match (Format::named(&extension.to_ascii_lowercase()), &chosen[..]) {
            // `-o a.pdf` asks for just this file.
            (Some(format), []) => Ok(Self::Files(vec![(format, output.clone())])),
            (Some(format), [one]) if format == *one => {
                Ok(Self::Files(vec![(format, output.clone())]))
            }
            (Some(_), _) => Ok(Self::files(&chosen, &output.with_extension(""))),
            (None, _) => Ok(Self::files(&or_usual(chosen), output)),
        }
    }

    /// One file for each format, by appending the extension to `base`.
    fn files(formats: &[Format], base: &Path) -> Self {
        let named = |format: &Format| {
            let mut name = base.as_os_str().to_owned();
            name.push(".");
            name.push(format.name);
            (*format, PathBuf::from(name))
        };
        Self::Files(formats.iter().map(named).collect())
    }

    /// The formats asked for.
    fn formats(&self) -> Vec<Format> {
        match self {
            Self::Stdout(format) => vec![*format],
            Self::Files(files) => files.iter().map(|(format, _)| *format).collect(),
        }
    }

    fn write(
        &self,
        rendered: &Rendered,
        proved: bool,
        terminal: Terminal,
    ) -> Result<(), Failure> {
        let content = |format: Format| rendered.files(format).unwrap_or_default();
        let files = match self {
            Self::Stdout(format) => return print_only(content(*format)),
            Self::Files(files) => files,
        };
        let mut new = Vec::new();
        for (format, path) in files {
            // What is not proved never takes the place of what was.
            let path = if proved {
                path.clone()
            } else {
                path.with_extension(format!("unproven.{}", format.name))
            };
            let numbers = rendered.pictured_pages();
            for (at, content) in content(*format).into_iter().enumerate() {
                let path = match numbers.get(at) {
                    Some(number) if format.is_per_page() => numbered(&path, *number),
                    _ => path.clone(),
                };
                new.push(NewFile { path, content });
            }
        }
        output::write(&new)?;
        for file in &new {
            terminal.say(format_args!("wrote {}", file.path.display()));
        }
        Ok(())
    }
}

/// `ada.png` as the picture of page 2: `ada-2.png`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let name = stem(path).to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{name}-{number}.{extension}"))
}

/// Prints the one file there is.
fn print_only(mut files: Vec<Vec<u8>>) -> Result<(), Failure> {
    match files.len() {
        1 => print(&files.swap_remove(0)),
        count => Err(usage(
            format!("standard output takes one file, and there are {count}"),
            Some("choose one with `--page`"),
        )),
    }
}

fn or_usual(chosen: Vec<Format>) -> Vec<Format> {
    if chosen.is_empty() {
        FORMATS.iter().copied().filter(|format| format.usual).collect()
    } else {
        chosen
    }
}

fn stem(path: &Path) -> &OsStr {
    path.file_stem().unwrap_or_else(|| OsStr::new("resume"))
}

fn usage(message: impl Into<String>, hint: Option<&str>) -> Failure {
    Failure::Usage { message: message.into(), hint: hint.map(str::to_owned) }
}
