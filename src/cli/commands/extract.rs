//! `vitae extract`: prints a PDF's text in one of the reading orders, or all where they differ.

use std::fmt::Write;

use serde_json::json;

use super::compare::compare;
use crate::cli::args::ExtractArgs;
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::outcome::{Outcome, Product};
use crate::extract::{Extraction, Line, ORDERS};

pub(in crate::cli) fn run(args: &ExtractArgs) -> Outcome {
    let pdf = input::binary(&args.pdf)?;
    let extraction = Extraction::read(&pdf).map_err(Failure::pdf(&args.pdf))?;
    let text = if args.compare {
        compare(&extraction)
    } else {
        let order = ORDERS.into_iter().find(|order| order.name() == args.order);
        let lines = extraction.lines(order.unwrap_or(ORDERS[0]));
        if args.json { as_json(&lines) } else { as_text(&lines) }
    };
    let mut product = Product::text(text);
    if extraction.facts().cut_off {
        let remark = "warning: the file is cut off; only the part that is left was read";
        product.remarks.push(remark.to_owned());
    }
    Ok(product)
}

/// Lines as text: an empty line between blocks, a form feed between pages.
fn as_text(lines: &[Line]) -> String {
    let mut out = String::new();
    let mut previous: Option<&Line> = None;
    for line in lines {
        if let Some(previous) = previous {
            if previous.page != line.page {
                out.push('\u{C}');
            } else if previous.block != line.block {
                out.push('\n');
            }
        }
        out.push_str(&line.text);
        out.push('\n');
        previous = Some(line);
    }
    out
}

/// Lines as JSON, one object each.
fn as_json(lines: &[Line]) -> String {
    let mut out = String::new();
    for line in lines {
        let object = json!({
            "page": line.page, "rect": line.rect, "block": line.block, "text": line.text,
        });
        let _ = writeln!(out, "{object}");
    }
    out
}
