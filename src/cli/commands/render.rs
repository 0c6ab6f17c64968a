//! `vitae render`: makes proven files of a résumé.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::{read_options, source_date_epoch, verify};
use crate::batch::{Covered, Proof};
use crate::cli::args::RenderArgs;
use crate::cli::config;
use crate::cli::failure::Failure;
use crate::cli::input::{self, DASH};
use crate::cli::layout::Layouts;
use crate::cli::outcome::{Facts, FitFacts, Outcome, Product, ProductFile, WITHHELD};
use crate::cli::photo;
use crate::cli::sources::Sources;
use crate::document::TextOptions;
use crate::export::{ExportOptions, FORMATS, Format, OutputFile, Pictures};
use crate::finding::Log;
use crate::geom::PageNumber;
use crate::job::{Count, Coverage, Posting, Vocabulary};
use crate::layout::LayoutName;
use crate::pipeline::{self, Input, Job, RunConfig, Withheld};
use crate::suggest;
use crate::typeset::Typesetter;
use crate::variant::Variant;
use crate::verify::Verification;

/// Renders the résumé in `file`; every other file that it is made from is noted in `sources`.
pub(in crate::cli) fn run(
    args: &RenderArgs,
    file: &Path,
    sources: &mut Sources,
    log: &mut Log,
) -> Outcome {
    let target = Target::of(args, file)?;
    target.spares(file)?;
    let mut run = run_config(args)?;
    let settings = args.settings.settings();
    let options = args.configuration.options.as_deref();
    sources.note(file);
    sources.note_all(config::places(options, file));
    let config = config::for_resume(options, file, log)?;
    run.read.photo = photo::is_wanted(&settings, config.as_ref());
    let resume = input::resume(file, &run.read)?;
    if run.read.photo {
        sources.note_all(photo::place(&resume, file));
        run.photo = photo::of(&resume, file, log)?;
    }
    sources.note_all(args.variant.iter().chain(&args.fonts));
    let variant = args.variant.as_deref().map(input::variant).transpose()?;
    let posting = posting(args, variant.as_ref(), file, sources)?;
    let layout = LayoutName::set_in(&settings);
    let own = layout.iter().filter(|name| LayoutName::bundled(name.as_str()).is_none());
    sources.note_all(own.map(LayoutName::as_str));
    let layouts = Layouts::with(layout, log)?;
    let typesetter = Typesetter::with_fonts(input::fonts(&args.fonts)?);
    let presses = layouts.presses(&typesetter)?;
    let formats = target.formats();
    let job = Job {
        resume: &resume,
        variant: variant.as_ref(),
        posting: posting.as_ref(),
        settings: &settings,
        plan: None,
        config: config.as_ref(),
        layout: layouts.first(),
        formats: &formats,
        run: &run,
    };
    let outcome = pipeline::run(&job, &presses);
    Ok(product(outcome, &target, log)?)
}

/// The posting that the résumé in `resume` is drafted for, or that its variant names.
fn posting(
    args: &RenderArgs,
    variant: Option<&Input<Variant>>,
    resume: &Path,
    sources: &mut Sources,
) -> Result<Option<Input<Posting>>, Failure> {
    if let Some(file) = &args.job {
        if file == Path::new(DASH) && resume == file {
            return Err(Failure::usage(
                "the résumé and the posting cannot both be standard input",
                "name a file for one of them",
            ));
        }
        sources.note(file);
        return input::posting(file, Vocabulary::built_in()).map(Some);
    }
    let (Some(variant), Some(file)) = (variant, &args.variant) else { return Ok(None) };
    sources.note_all(input::posting_place(variant, file));
    input::posting_of(variant, file)
}

/// The files that a run would write for the résumé in `file`; of pictures, the name before the
/// number of the page. None if it writes to standard output or to what is no file.
pub(in crate::cli) fn outputs(
    args: &RenderArgs,
    file: &Path,
) -> Result<Vec<PathBuf>, Failure> {
    Ok(match Target::of(args, file)? {
        Target::Files(files) => files.into_iter().map(|(_, path)| path).collect(),
        Target::Stdout(_) | Target::Into(..) => Vec::new(),
    })
}

/// What the command makes of the outcome.
fn product(
    outcome: pipeline::Outcome,
    target: &Target,
    log: &mut Log,
) -> Result<Product, Failure> {
    log.take_over(outcome.findings);
    let mut remarks = Vec::new();
    match outcome.left_out {
        0 => {}
        1 => remarks.push("left out: 1 entry".to_owned()),
        count => remarks.push(format!("left out: {count} entries")),
    }
    if outcome.proposal.is_some() {
        remarks.extend(outcome.coverage.as_ref().map(drafted));
    }
    let proof = |proof| verify::proof(proof, outcome.unprinted);
    remarks.extend(outcome.verification.as_ref().map(proof));
    remarks.extend(outcome.withheld.map(|withheld| {
        match withheld {
            Withheld::Strict => WITHHELD,
            Withheld::Unproven => {
                "nothing was written; use `--keep-unproven` to write it anyway"
            }
        }
        .to_owned()
    }));
    let proved = outcome.verification.as_ref().is_some_and(Verification::is_faithful);
    let files = target.files(outcome.files, outcome.pages, proved)?;
    let facts = Facts {
        layout: outcome.layout,
        pages: outcome.pages,
        proof: outcome.verification.as_ref().map(Proof::of),
        fit: outcome.fit.as_ref().map(FitFacts::of),
        coverage: outcome.coverage.as_ref().map(Covered::of),
        ..Facts::default()
    };
    Ok(Product { files, remarks, facts, ..Product::default() })
}

/// What a draft shows of what is asked: `drafted: shows 5 of 7 required and 1 of 2 preferred terms`.
fn drafted(coverage: &Coverage) -> String {
    let of = |count: Option<Count>, what: &str| {
        count.map(|it| format!("{} of {} {what}", it.present, it.total))
    };
    let counts = [of(coverage.required, "required"), of(coverage.preferred, "preferred")];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    match counts.join(" and ") {
        none if none.is_empty() => {
            "drafted: the posting asks for no known term".to_owned()
        }
        counts => format!("drafted: shows {counts} terms"),
    }
}

fn run_config(args: &RenderArgs) -> Result<RunConfig, Failure> {
    Ok(RunConfig {
        read: read_options(&args.reading)?,
        export: ExportOptions {
            epoch: source_date_epoch()?,
            text: TextOptions { width: args.width.map(usize::from), ascii: args.ascii },
            pictures: Pictures { ppi: args.ppi, pages: args.page.clone() },
        },
        propose: args.job.is_some(),
        try_tighter: true,
        keep_unproven: args.keep_unproven,
        allow_unexamined: args.allow_unexamined,
        photo: None,
    })
}

/// Where the files go.
enum Target {
    /// To standard output.
    Stdout(Format),
    /// To files.
    Files(Vec<(Format, PathBuf)>),
    /// Into what is there and is no file, as it is called: a device, or a pipe.
    Into(Vec<Format>, PathBuf),
}

impl Target {
    fn of(args: &RenderArgs, file: &Path) -> Result<Self, Failure> {
        let chosen: Vec<Format> =
            args.format.iter().filter_map(|name| Format::named(name)).collect();
        let from_stdin = file == Path::new(DASH);
        let stem = if from_stdin { OsStr::new("resume") } else { stem(file) };
        let Some(output) = &args.output else {
            if from_stdin {
                return Err(Failure::usage(
                    "a résumé from standard input needs `--output`",
                    "name a file, a folder, or `-`: `-o resume.pdf`",
                ));
            }
            return Ok(Self::below(&or_usual(chosen), &file.with_file_name(stem)));
        };
        if output == Path::new(DASH) {
            return match chosen[..] {
                [format] => Ok(Self::Stdout(format)),
                _ => Err(Failure::usage(
                    "only one format can be written to standard output",
                    "choose it with `--format pdf` or `--format txt`",
                )),
            };
        }
        let names_folder = output.as_os_str().to_string_lossy().ends_with(['/', '\\']);
        if names_folder || output.is_dir() {
            return Ok(Self::below(&or_usual(chosen), &output.join(stem)));
        }
        // `/dev/null` takes anything; `/dev/null.pdf` would be a new file.
        if output.exists() && !output.is_file() {
            let formats = if chosen.is_empty() { vec![Format::PDF] } else { chosen };
            return Ok(Self::Into(formats, output.clone()));
        }
        let extension = output.extension().and_then(OsStr::to_str).unwrap_or_default();
        match (Format::named(&extension.to_ascii_lowercase()), &chosen[..]) {
            // `-o a.pdf` asks for just this file.
            (Some(format), []) => Ok(Self::Files(vec![(format, output.clone())])),
            (Some(format), [one]) if format == *one => {
                Ok(Self::Files(vec![(format, output.clone())]))
            }
            (Some(_), _) => Ok(Self::below(&chosen, &output.with_extension(""))),
            (None, _) if is_other_format(extension) => {
                let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
                Err(Failure::usage(
                    format!("`{extension}` is not an output format"),
                    format!("use one of {}", suggest::listed(known.iter().copied())),
                ))
            }
            (None, _) => Ok(Self::below(&or_usual(chosen), output)),
        }
    }

    /// One file for each format, by appending the extension to `base`.
    fn below(formats: &[Format], base: &Path) -> Self {
        let named = |format: &Format| {
            let mut name = base.as_os_str().to_owned();
            name.push(".");
            name.push(format.name);
            (*format, PathBuf::from(name))
        };
        Self::Files(formats.iter().map(named).collect())
    }

    /// Checks that the file that is read is not one of those that are written.
    fn spares(&self, file: &Path) -> Result<(), Failure> {
        let Self::Files(files) = self else { return Ok(()) };
        let Ok(file) = file.canonicalize() else { return Ok(()) };
        let same = |(_, path): &&(Format, PathBuf)| {
            path.canonicalize().is_ok_and(|path| path == file)
        };
        match files.iter().find(same) {
            None => Ok(()),
            Some((format, path)) => Err(Failure::usage(
                format!("`{}` is the résumé itself", path.display()),
                format!("name another file: `-o printed.{}`", format.name),
            )),
        }
    }

    /// The formats asked for.
    fn formats(&self) -> Vec<Format> {
        match self {
            Self::Stdout(format) => vec![*format],
            Self::Into(formats, _) => formats.clone(),
            Self::Files(files) => files.iter().map(|(format, _)| *format).collect(),
        }
    }

    /// The files with their paths.
    fn files(
        &self,
        files: Vec<OutputFile>,
        pages: Option<usize>,
        proved: bool,
    ) -> Result<Vec<ProductFile>, Failure> {
        if let Self::Stdout(_) = self
            && files.len() > 1
        {
            return Err(Failure::usage(
                format!(
                    "only one file can be written to standard output, and there are {}",
                    files.len()
                ),
                "choose one page with `--page`",
            ));
        }
        let file = |OutputFile { format, page, content }: OutputFile| ProductFile {
            path: self.path(format, page, proved),
            format: format.name,
            pages: match page {
                Some(_) => Some(1),
                None => pages.filter(|_| format == Format::PDF),
            },
            content,
        };
        Ok(files.into_iter().map(file).collect())
    }

    /// The path of a file; `None` for standard output.
    fn path(
        &self,
        format: Format,
        page: Option<PageNumber>,
        proved: bool,
    ) -> Option<PathBuf> {
        let paths = match self {
            Self::Stdout(_) => return None,
            Self::Into(_, path) => return Some(path.clone()),
            Self::Files(paths) => paths,
        };
        let (_, path) = paths.iter().find(|(known, _)| *known == format)?;
        // An unproven file never takes the place of a proven one.
        let path = if proved {
            path.clone()
        } else {
            path.with_extension(format!("unproven.{}", format.name))
        };
        Some(match page {
            Some(page) => numbered(&path, page),
            None => path,
        })
    }
}

/// Extensions by which people ask for a format that there is not. Others are part of a name:
/// `ada.quill` becomes `ada.quill.pdf`.
const OTHER_FORMATS: [&str; 21] = [
    "bmp", "csv", "doc", "epub", "gif", "htm", "jpeg", "jpg", "json", "odt", "pages",
    "ps", "rtf", "svg", "tex", "tif", "tiff", "typ", "webp", "yaml", "yml",
];

/// Whether an extension asks for a format: a known one of other programs, or a misspelled one of
/// ours.
fn is_other_format(extension: &str) -> bool {
    let extension = extension.to_ascii_lowercase();
    let mut letters = extension.bytes().collect::<Vec<u8>>();
    letters.sort_unstable();
    let swapped = |name: &str| {
        let mut known = name.bytes().collect::<Vec<u8>>();
        known.sort_unstable();
        known == letters
    };
    OTHER_FORMATS.contains(&&*extension) || FORMATS.iter().any(|it| swapped(it.name))
}

/// `ada.png` as the picture of page 2: `ada-2.png`.
fn numbered(path: &Path, number: PageNumber) -> PathBuf {
    let name = stem(path).to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{name}-{number}.{extension}"))
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
