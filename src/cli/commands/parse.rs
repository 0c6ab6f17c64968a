//! `vitae parse`: reads a résumé's PDF into JSON Resume.

use serde_json::{Value, json};

use super::counted;
use crate::cli::args::ParseArgs;
use crate::cli::input;
use crate::cli::outcome::{Outcome, Product};
use crate::finding::Log;
use crate::parse::{UNPARSED, parse};

pub(in crate::cli) fn run(args: &ParseArgs, log: &mut Log) -> Outcome {
    let extraction = input::pdf(&args.pdf, log)?;
    input::has_text(&args.pdf, &extraction)?;
    let parsed = parse(&extraction);
    let resume = parsed.resume();
    let left = resume.get(UNPARSED).and_then(Value::as_array).map_or(0, Vec::len);
    let json = if args.trace {
        json!({ "resume": resume, "trace": parsed.trace() })
    } else {
        resume
    };
    let mut product = Product::text(format!("{json:#}\n"));
    if left > 0 {
        let lines = counted(left, "line", "lines");
        product.closing.push(format!("{lines} could not be placed; see `{UNPARSED}`"));
    }
    Ok(product)
}
