//! `vitae fix`: puts a résumé in standard form.

use std::path::Path;

use super::today;
use crate::cli::args::FixArgs;
use crate::cli::failure::Failure;
use crate::cli::input::{self, DASH};
use crate::cli::outcome::{Outcome, Product, ProductFile};
use crate::finding::Log;
use crate::pipeline::Input;
use crate::resume::{ReadOptions, Resume};

pub(in crate::cli) fn run(args: &FixArgs, log: &mut Log) -> Outcome {
    let path = args.file.as_path();
    if args.write && path == Path::new(DASH) {
        let message = "standard input cannot be written";
        return Err(Failure::usage(message, "leave out `--write`").into());
    }
    let options = ReadOptions { strict: false, today: today(None)?, photo: false };
    let input = Input::new(&input::name(path), input::text(path)?, |source| {
        Resume::standard_form(source, &options)
    });
    let fixed = input.get(log)?;
    if args.write && input.source().is_yaml() {
        let message = "standard form is JSON, and the file is YAML";
        return Err(
            Failure::usage(message, "print it: `vitae fix FILE > resume.json`").into()
        );
    }
    if !args.write {
        return Ok(Product::text(fixed.as_str()));
    }
    if fixed == input.source().text() {
        let remark = format!("{}: already in standard form", path.display());
        return Ok(Product { remarks: vec![remark], ..Product::default() });
    }
    let file = ProductFile {
        path: Some(path.to_owned()),
        format: "json",
        pages: None,
        content: fixed.clone().into_bytes(),
    };
    Ok(Product { files: vec![file], ..Product::default() })
}
