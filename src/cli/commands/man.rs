//! `vitae man`: prints a manual page, or writes those of all commands.

use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use crate::cli::args::{Args, ManArgs};
use crate::cli::failure::Failure;
use crate::cli::outcome::{Outcome, Product, ProductFile};
use crate::suggest;

/// The section of manual pages for programs.
const SECTION: &str = "1";

pub(in crate::cli) fn run(args: &ManArgs) -> Outcome {
    let mut vitae = Args::command();
    vitae.build();
    if let Some(folder) = &args.output {
        let pages = commands(&vitae).map(|command| file(command, folder));
        let files = pages.collect::<Result<_, _>>()?;
        return Ok(Product { files, ..Product::default() });
    }
    let command = match args.command.as_deref() {
        None => &vitae,
        Some(name) => vitae.find_subcommand(name).ok_or_else(|| {
            let names = vitae.get_subcommands().map(Command::get_name);
            Failure::usage(
                format!("there is no command `{name}`"),
                suggest::hint(name, names.collect::<Vec<_>>().iter().copied()),
            )
        })?,
    };
    Ok(Product::text(String::from_utf8_lossy(&page(command)?)))
}

/// The program and all of its commands that have pages of their own.
fn commands(vitae: &Command) -> impl Iterator<Item = &Command> {
    let shown =
        |command: &&Command| !command.is_hide_set() && command.get_name() != "help";
    std::iter::once(vitae).chain(vitae.get_subcommands().filter(shown))
}

fn file(command: &Command, folder: &Path) -> Result<ProductFile, Failure> {
    let name = format!("{}.{SECTION}", title(command));
    Ok(ProductFile {
        path: Some(folder.join(name)),
        format: "man",
        pages: None,
        content: page(command)?,
    })
}

/// A page in the language of `man` (man 7).
fn page(command: &Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    let rendered = Man::new(command.clone()).section(SECTION).render(&mut page);
    rendered.map_err(|source| Failure::System { what: "manual pages", source })?;
    Ok(page)
}

/// `vitae-render`.
fn title(command: &Command) -> String {
    let name = command.get_name();
    if name == "vitae" { name.to_owned() } else { format!("vitae-{name}") }
}
