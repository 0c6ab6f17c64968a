//! `vitae schema`: prints the JSON schemas.

use crate::cli::args::SchemaArgs;
use crate::cli::outcome::Product;
use crate::cli::schemas::SCHEMAS;

pub(in crate::cli) fn run(args: &SchemaArgs) -> Product {
    let schema = SCHEMAS.iter().find(|(name, _)| *name == args.name);
    schema.map(|(_, text)| Product::text(*text)).unwrap_or_default()
}
