//! `vitae extract`: prints a PDF's text in one of the reading orders, or all where they differ.

use std::fmt::Write;

use serde_json::json;

use super::compare::compare;
use crate::cli::args::ExtractArgs;
use crate::cli::input;
use crate::cli::outcome::{Outcome, Product};
use crate::extract::{ChannelText, Line, ORDERS, ReadingOrder};
use crate::finding::Log;

pub(in crate::cli) fn run(args: &ExtractArgs, log: &mut Log) -> Outcome {
    let extraction = input::pdf(&args.pdf, log)?;
    let order = ORDERS.into_iter().find(|order| order.name() == args.order);
    let order = order.unwrap_or(ORDERS[0]);
    let text = if args.compare {
        compare(&extraction)
    } else {
        let lines = extraction.lines(order);
        if args.json {
            as_json(&lines) + &beside_as_json(extraction.channels())
        } else {
            as_text(&lines)
        }
    };
    let mut product = Product::text(text);
    let is_structure = order == ReadingOrder::LogicalStructure && !args.compare;
    if is_structure && !extraction.has_structure() {
        let message = "the file has no tags, and so no text in structure order";
        product.closing.push(message.to_owned());
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

/// Texts outside the pages as JSON, one object each.
fn beside_as_json(texts: &[ChannelText]) -> String {
    let mut out = String::new();
    for text in texts {
        let _ = writeln!(out, "{}", json!(text));
    }
    out
}
