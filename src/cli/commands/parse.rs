//! `vitae parse`: reads a résumé's PDF into JSON Resume.

use serde_json::{Value, json};

use crate::cli::args::ParseArgs;
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal, input};
use crate::extract::Extraction;
use crate::parse::{UNPARSED, parse};

pub(in crate::cli) fn run(
    args: &ParseArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let pdf = input::binary(&args.pdf)?;
    let extraction = Extraction::read(&pdf)
        .map_err(|source| Failure::Pdf { path: args.pdf.clone(), source })?;
    let parsed = parse(&extraction);
    let resume = parsed.resume();
    let left = resume.get(UNPARSED).and_then(Value::as_array).map_or(0, Vec::len);
    let product = if args.trace {
        json!({ "resume": resume, "trace": parsed.trace() })
    } else {
        resume
    };
    print(format!("{product:#}\n").as_bytes())?;
    if left > 0 {
        let lines =
            if left == 1 { "1 text is".to_owned() } else { format!("{left} texts are") };
        terminal.say(format_args!("{lines} in no field, but in `{UNPARSED}`"));
    }
    Ok(ExitStatus::Clean)
}
