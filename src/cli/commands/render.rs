//! `vitae render`: a résumé comes in, proven files go out.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::{read_options, resolve_options, source_date_epoch, verify};
use crate::cli::args::RenderArgs;
use crate::cli::input::DASH;
use crate::cli::output::{self, NewFile};
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal, input, layout};
use crate::export::{ExportOptions, FORMATS, Format, TextOptions};
use crate::layout::{LayoutChoices, Paper, Typesetter};
use crate::render::{RenderOptions, Rendered, render_with};

pub(in crate::cli) fn run(
    args: &RenderArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let target = Target::of(args)?;
    let options = options(args)?;
    let read_options = read_options(&args.content.reading)?;
    let Some((source, resume)) =
        input::resume(&args.source.file, &read_options, terminal)?
    else {
        return Ok(ExitStatus::Findings);
    };
    let typesetter = Typesetter::with_fonts(input::fonts(&args.fonts)?);
    let Some(layout) = layout::choose(&args.layout, terminal)? else {
        return Ok(ExitStatus::Findings);
    };
    let press = layout::press(&layout, &typesetter)?;
    let rendering = render_with(&resume, &*press, &options);
    terminal.findings(&rendering.warnings, Some(&source));
    let rendered = match rendering.output {
        Ok(rendered) => rendered,
        Err(findings) => {
            terminal.findings(&findings, Some(&source));
            terminal.summary(&findings);
            return Ok(ExitStatus::Findings);
        }
    };
    let status = verify::report(&rendered.verification, &source, terminal);
    let proved = status == ExitStatus::Clean;
    if proved || args.keep_unproven {
        target.write(&rendered, proved, terminal)?;
    } else {
        terminal.say("nothing was written; `--keep-unproven` writes it all the same");
    }
    Ok(status)
}

fn options(args: &RenderArgs) -> Result<RenderOptions, Failure> {
    let paper = args.paper.as_deref().and_then(Paper::named);
    let text = TextOptions { width: args.width.map(usize::from), ascii: args.ascii };
    Ok(RenderOptions {
        resolve: resolve_options(&args.content)?,
        looks: LayoutChoices { paper, ..LayoutChoices::default() },
        formats: args.format.iter().filter_map(|name| Format::named(name)).collect(),
        export: ExportOptions {
            epoch: source_date_epoch()?,
            text,
            ..ExportOptions::default()
        },
        ..RenderOptions::default()
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
                &or_all(chosen),
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
            return Ok(Self::files(&or_all(chosen), &output.join(stem)));
        }
        let extension = output.extension().and_then(OsStr::to_str).unwrap_or_default();
        match (Format::named(&extension.to_ascii_lowercase()), &chosen[..]) {
            // `-o a.pdf` asks for just this file.
            (Some(format), []) => Ok(Self::Files(vec![(format, output.clone())])),
            (Some(format), [one]) if format == *one => {
                Ok(Self::Files(vec![(format, output.clone())]))
            }
            (Some(_), _) => Ok(Self::files(&chosen, &output.with_extension(""))),
            (None, _) => Ok(Self::files(&or_all(chosen), output)),
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

    fn write(
        &self,
        rendered: &Rendered,
        proved: bool,
        terminal: Terminal,
    ) -> Result<(), Failure> {
        let content = |format: Format| {
            rendered.files(format).and_then(|files| files.into_iter().next()).ok_or_else(
                || {
                    usage(
                        format!("the résumé cannot be written as {}", format.name),
                        None,
                    )
                },
            )
        };
        let files = match self {
            Self::Stdout(format) => return print(&content(*format)?),
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
            new.push(NewFile { path, content: content(*format)? });
        }
        output::write(&new)?;
        for file in &new {
            terminal.say(format_args!("wrote {}", file.path.display()));
        }
        Ok(())
    }
}

fn or_all(chosen: Vec<Format>) -> Vec<Format> {
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
