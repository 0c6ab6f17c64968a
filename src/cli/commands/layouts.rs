//! `vitae layouts`: lists the layouts.

use std::fmt::Write;

use crate::cli::args::LayoutsArgs;
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal};
use crate::layout::Layout;

pub(in crate::cli) fn run(
    _args: &LayoutsArgs,
    _terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let layouts: Vec<Layout> = Layout::all().collect();
    let width =
        layouts.iter().map(|layout| layout.name().len()).max().unwrap_or_default();
    let mut out = String::new();
    for layout in &layouts {
        let manifest = layout.manifest();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:width$}  {}", layout.name(), manifest.summary);
        let _ = writeln!(out, "{:width$}  {}", "", manifest.fonts.join(", "));
    }
    print(out.as_bytes())?;
    Ok(ExitStatus::Clean)
}
