//! `vitae doctor`: shows what the program works with, and tries whether it works.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::cli::args::DoctorArgs;
use crate::cli::config;
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::layout::Layouts;
use crate::cli::outcome::{Outcome, Product, Stop};
use crate::cli::program::program;
use crate::cli::status::ExitStatus;
use crate::export::Format;
use crate::finding::Log;
use crate::layout::{Family, Layout};
use crate::options;
use crate::pipeline::{self, Input, Job, RunConfig};
use crate::resume::ReadOptions;
use crate::settings::Settings;
use crate::typeset::Typesetter;
use crate::verify::Verification;
use crate::worker::Limits;

/// What is printed for the trial.
const TRIAL: &str =
    r#"{ "basics": { "name": "Trial" }, "skills": ["Reading", "Writing"] }"#;

/// Where the settings in a résumé are.
const OWN: &str = "meta.vitae";

pub(in crate::cli) fn run(args: &DoctorArgs, log: &mut Log) -> Outcome {
    let mut report = Report::default();
    report.program()?;
    report.bundled();
    report.limits(Limits::default());
    report.options(args, log)?;
    let works = report.trial()?;
    let status = (!works).then_some(ExitStatus::Failed);
    Ok(Product { text: report.text, status, ..Product::default() })
}

/// Lines of a label and what it says.
#[derive(Default)]
struct Report {
    text: String,
}

impl Report {
    fn line(&mut self, label: &str, says: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        _ = writeln!(self.text, "{label:12} {says}");
    }

    fn program(&mut self) -> Result<(), Failure> {
        self.line("vitae", env!("CARGO_PKG_VERSION"));
        self.line("Typst", typst::utils::version().raw());
        self.line("program", program()?.display());
        self.line(
            "system",
            format_args!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        );
        Ok(())
    }

    fn bundled(&mut self) {
        self.line("layouts", Layout::NAMES.join(", "));
        let families: Vec<&str> = Family::all().map(Family::name).collect();
        self.line("fonts", families.join(", "));
    }

    /// What a layout that is not bundled may use.
    fn limits(&mut self, limits: Limits) {
        let memory = if cfg!(target_os = "linux") {
            format!("{} MiB of memory", limits.memory >> 20)
        } else {
            "no limit on memory here".to_owned()
        };
        let clock = limits.clock.as_secs();
        self.line("own layouts", format_args!("{memory}, {clock} s for each document"));
    }

    /// The options that are set, with the file that sets each.
    fn options(&mut self, args: &DoctorArgs, log: &mut Log) -> Result<(), Stop> {
        let named = args.configuration.options.as_deref();
        let file = config::file_for(named, &args.file);
        let config = match &file {
            None => Settings::default(),
            Some(file) => {
                let config = Input::settings(&input::name(file), input::text(file)?);
                config.get(log)?.clone()
            }
        };
        match &file {
            Some(file) => self.line("options", file.display()),
            None => self.line("options", "no `vitae.json` is found"),
        }
        let own = own_settings(&args.file, log)?;
        let own_place = format!("{}, {OWN}", args.file.display());
        let config_place =
            file.map(|file| file.display().to_string()).unwrap_or_default();
        for spec in options::all() {
            let config = config.value(spec).map(|value| (value, &config_place));
            let own = own.value(spec).map(|value| (value, &own_place));
            if let Some((value, place)) = config.or(own) {
                let key = spec.key;
                self.line("", format_args!("{key} = {} ({place})", value.to_json()));
            }
        }
        Ok(())
    }

    /// Prints a page, reads it in a worker and proves it; whether that worked.
    fn trial(&mut self) -> Result<bool, Stop> {
        let begun = Instant::now();
        let mut log = Log::new(false);
        let layouts = Layouts::built_in();
        let typesetter = Typesetter::with_fonts(Vec::new());
        let presses = layouts.presses(&typesetter)?;
        let resume =
            Input::resume("trial", TRIAL.as_bytes().to_vec(), &ReadOptions::default());
        let run = RunConfig::default();
        let job = Job {
            resume: &resume,
            variant: None,
            posting: None,
            settings: &Settings::default(),
            plan: None,
            config: None,
            layout: None,
            formats: &[Format::PDF],
            run: &run,
        };
        let outcome = pipeline::run(&job, &presses);
        let made = begun.elapsed();
        let is_proved =
            outcome.verification.as_ref().is_some_and(Verification::is_faithful);
        let pdf =
            outcome.files.first().map(|file| file.content.clone()).unwrap_or_default();
        log.take_over(outcome.findings);
        let begun = Instant::now();
        let read = input::reader()?.read(&pdf);
        let read_in = begun.elapsed();
        let works = is_proved && read.is_ok();
        match (is_proved, read) {
            (true, Ok(_)) => self.line(
                "trial",
                format_args!(
                    "a page was printed and proved in {}, and read by a worker in {}",
                    shown(made),
                    shown(read_in)
                ),
            ),
            (false, _) => {
                self.line("trial", "FAILED: a page could not be printed and proved");
            }
            (true, Err(error)) => {
                self.line("trial", format_args!("FAILED: a worker cannot read: {error}"));
            }
        }
        Ok(works)
    }
}

/// The settings in a résumé; none if there is no such file.
fn own_settings(file: &Path, log: &mut Log) -> Result<Settings, Stop> {
    if !file.is_file() {
        return Ok(Settings::default());
    }
    let resume = input::resume(file, &ReadOptions::default())?;
    Ok(pipeline::own_settings(&resume, log)?)
}

fn shown(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}
