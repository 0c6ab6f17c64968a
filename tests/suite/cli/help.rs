//! The help texts: complete, narrow enough for a terminal, with an example for every command, and
//! recorded in `tests/ref/cli/`; `BLESS=1` rewrites the record.

use std::path::Path;

use clap::{Command, CommandFactory};

use super::tool::Folder;

/// The maximum width of a line of help, in columns.
const WIDEST: usize = 80;

fn commands() -> Vec<Command> {
    let root = vitae::cli::Args::command();
    let mut all = vec![root.clone()];
    all.extend(root.get_subcommands().cloned());
    all
}

/// The arguments that ask for a command's help.
fn asking(command: &Command) -> Vec<&str> {
    match command.get_name() {
        "vitae" => vec!["--help"],
        name => vec![name, "--help"],
    }
}

#[test]
fn every_command_and_argument_is_documented() {
    for command in commands() {
        let name = command.get_name();
        assert!(command.get_about().is_some(), "{name} is not documented");
        for argument in command.get_arguments() {
            let id = argument.get_id();
            assert!(argument.get_help().is_some(), "{name} {id} is not documented");
            let takes_value =
                argument.get_num_args().is_none_or(|count| count.takes_values())
                    && argument.get_action().takes_values();
            if takes_value && !argument.is_positional() {
                let value = argument.get_value_names().unwrap_or_default();
                assert!(!value.is_empty(), "the value of {name} {id} has no name");
            }
        }
    }
}

#[test]
fn every_help_has_an_example_and_fits_the_terminal() {
    let folder = Folder::new();
    for command in commands() {
        let name = command.get_name();
        for flag in ["--help", "-h"] {
            let mut args = asking(&command);
            *args.last_mut().expect("there is an argument") = flag;
            let help = folder.vitae(&args).ends_with(0).says_nothing();
            assert!(help.text().contains("Example"), "{name} {flag} has no example");
            for line in help.text().lines() {
                assert!(line.chars().count() <= WIDEST, "{name} {flag} is wide: {line}");
            }
        }
    }
}

#[test]
fn the_examples_in_the_help_are_valid_commands() {
    for command in commands() {
        let after = command.get_after_help().expect("there is an example").to_string();
        let examples: Vec<&str> = after
            .lines()
            .filter_map(|line| line.split("vitae ").nth(1))
            .map(|example| example.split(" > ").next().unwrap_or_default())
            .collect();
        assert!(!examples.is_empty(), "{} has no example", command.get_name());
        for example in examples {
            let words = std::iter::once("vitae").chain(example.split_whitespace());
            if let Err(error) = vitae::cli::Args::command().try_get_matches_from(words) {
                panic!("`vitae {example}`: {error}");
            }
        }
    }
}

#[test]
fn the_help_is_as_recorded() {
    let folder = Folder::new();
    let records = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ref/cli");
    let mut stale = Vec::new();
    for command in commands() {
        let help = folder.vitae(&asking(&command)).ends_with(0);
        let record = records.join(command.get_name()).with_extension("txt");
        if std::env::var_os("BLESS").is_some_and(|bless| bless == "1") {
            std::fs::write(&record, help.text()).expect("a record can be written");
        } else if std::fs::read_to_string(&record).ok().as_deref() != Some(help.text()) {
            stale.push(record);
        }
    }
    assert!(stale.is_empty(), "record anew with BLESS=1, and read the change: {stale:?}");
    let recorded = records.read_dir().expect("the records are there").count();
    assert_eq!(recorded, commands().len(), "a record without a command");
}
