//! Arguments that cannot be parsed, reported in the form they ask for.

use std::ffi::OsString;

use clap::error::Error;

use super::args::GlobalArgs;
use super::diagnostics::MessageFormat;
use super::failure::Failure;
use super::finish::finish;
use super::status::ExitStatus;
use super::terminal::Terminal;
use crate::finding::Log;

/// Prints what the parser has to say: help, the version, or why it rejects `arguments`.
pub(super) fn report(error: &Error, arguments: &[OsString]) -> ExitStatus {
    if !error.use_stderr() {
        // A reader that closes standard output early is no failure.
        _ = error.print();
        return ExitStatus::Clean;
    }
    if !asks_for_json(arguments) {
        _ = error.print();
        return ExitStatus::Failed;
    }
    let global =
        GlobalArgs { message_format: MessageFormat::Json, ..GlobalArgs::default() };
    let failure = failure(&error.render().to_string());
    let command = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    let command = command.into_iter().find(|argument| !argument.starts_with('-'));
    let terminal = Terminal::new(&global);
    finish(
        command.unwrap_or_default(),
        terminal,
        None,
        Log::default(),
        Err(failure.into()),
    )
    .status
}

/// Whether `--message-format json` is among the arguments.
fn asks_for_json(arguments: &[OsString]) -> bool {
    const OPTION: &str = "--message-format";
    let texts: Vec<&str> = arguments.iter().filter_map(|it| it.to_str()).collect();
    texts.windows(2).any(|pair| pair == [OPTION, "json"])
        || texts.iter().any(|text| text.strip_prefix(OPTION) == Some("=json"))
}

/// The parser's text as a failure: its first paragraph, and its tips as a hint.
fn failure(text: &str) -> Failure {
    let lines = || text.lines().map(str::trim);
    let message: Vec<&str> = lines().take_while(|line| !line.is_empty()).collect();
    let message = message.join(" ");
    let tips: Vec<&str> = lines().filter_map(|line| line.strip_prefix("tip: ")).collect();
    Failure::Usage {
        message: message.strip_prefix("error: ").unwrap_or(&message).to_owned(),
        hint: (!tips.is_empty()).then(|| tips.join("; ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parsers_text_becomes_a_message_and_a_hint() {
        let text = "error: invalid value 'swis' for '--layout <LAYOUT>'\n  \
            [possible values: quarto, swiss]\n\n  tip: a similar value exists: 'swiss'\n\n\
            For more information, try '--help'.\n";
        let Failure::Usage { message, hint } = failure(text) else { panic!("a usage") };
        assert_eq!(
            message,
            "invalid value 'swis' for '--layout <LAYOUT>' [possible values: quarto, swiss]"
        );
        assert_eq!(hint.as_deref(), Some("a similar value exists: 'swiss'"));
    }
}
