//! Checks every PDF in a folder, whatever made it, and prints what parsers would trip over.
//!
//! Needs no feature, so no engine is compiled:
//!
//! ```text
//! cargo run --no-default-features --example check_folder -- folder/
//! ```

#![allow(clippy::print_stdout, reason = "a program reports to its user")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use vitae::check::{CheckOptions, Report};
use vitae::{Severity, check};

fn main() -> Result<(), Box<dyn Error>> {
    let Some(folder) = env::args_os().nth(1) else {
        return Err("usage: check_folder FOLDER".into());
    };
    for (path, report) in reports(Path::new(&folder))? {
        println!("{}: {}", path.display(), summary(&report));
        for finding in &report.findings {
            println!("  {finding}");
            for hint in &finding.hints {
                println!("    {hint}");
            }
        }
    }
    Ok(())
}

/// A report about each PDF in `folder`, in the order of their names.
///
/// # Errors
/// If the folder or a file cannot be read. A damaged PDF is a finding in its report.
pub fn reports(folder: &Path) -> std::io::Result<Vec<(PathBuf, Report)>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths
        .retain(|path| path.extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf")));
    paths.sort();
    let mut reports = Vec::new();
    for path in paths {
        let pdf = fs::read(&path)?;
        let name = path.file_name().map(|name| name.to_string_lossy());
        let options = CheckOptions::default().file_name(name.as_deref());
        let report = check(&pdf, &options);
        reports.push((path, report));
    }
    Ok(reports)
}

/// A report in one line.
#[must_use]
pub fn summary(report: &Report) -> String {
    let count = |severity| report.count(severity);
    format!(
        "{} pages, {} errors, {} warnings, {} notes",
        report.pages,
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    )
}
