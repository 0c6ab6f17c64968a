//! `vitae import`: reads a résumé that another program wrote.

use std::path::Path;

use super::{counted, refuse_to_overwrite};
use crate::cli::args::ImportArgs;
use crate::cli::failure::Failure;
use crate::cli::input::{self, DASH};
use crate::cli::outcome::{Outcome, Product, ProductFile, Stop};
use crate::diag::Warned;
use crate::finding::Log;
use crate::import::{Format, Imported, import, import_pdf, recognise};
use crate::parse::UNPARSED;
use crate::resume::Source;

pub(in crate::cli) fn run(args: &ImportArgs, log: &mut Log) -> Outcome {
    let output = args.output.as_deref().filter(|path| *path != Path::new(DASH));
    if let Some(path) = output.filter(|_| !args.force) {
        refuse_to_overwrite(path, "use `--force` to overwrite it, or name another file")?;
    }
    let content = input::binary(&args.file)?;
    let format = args.from.as_deref().and_then(Format::named);
    let imported = read(&args.file, &content, format, log)?;
    let is_yaml = output.is_some_and(is_yaml);
    let text = if is_yaml { imported.yaml() } else { imported.json() };
    let mut product = match output {
        None => Product::text(text),
        Some(path) => {
            let file = ProductFile {
                path: Some(path.to_owned()),
                format: if is_yaml { "yaml" } else { "json" },
                pages: None,
                content: text.into_bytes(),
            };
            Product { files: vec![file], ..Product::default() }
        }
    };
    product.remarks.push(format!("read as: {}", imported.format.title));
    let left = imported.unplaced();
    if left > 0 {
        let texts = counted(left, "text", "texts");
        product.closing.push(format!("{texts} could not be placed; see `{UNPARSED}`"));
    }
    Ok(product)
}

fn read(
    path: &Path,
    content: &[u8],
    format: Option<&'static Format>,
    log: &mut Log,
) -> Result<Imported, Stop> {
    let name = input::name(path);
    let is_pdf = |it: &Format| it.name == "pdf";
    if format.or_else(|| recognise(&name, content)).is_some_and(is_pdf) {
        // A PDF from anywhere is read in a process of its own.
        let extraction = input::extraction(path, content, log)?;
        if extraction.glyphs().iter().all(|glyph| glyph.unicode.is_whitespace()) {
            return Err(Failure::NoText { path: path.to_owned() }.into());
        }
        let Warned { output, warnings } = import_pdf(&extraction);
        log.report(warnings, None);
        return Ok(output);
    }
    let Warned { output, warnings } = import(&name, content, format);
    // Where it is text, findings are shown with their lines.
    let source = Source::new(&*name, content).unwrap_or_else(|_| Source::unread(&*name));
    let source = std::sync::Arc::new(source);
    match output {
        Ok(imported) => {
            log.report(warnings, Some(&source));
            Ok(imported)
        }
        Err(errors) => {
            log.report(warnings, Some(&source));
            Err(log.stop(errors, Some(&source)).into())
        }
    }
}

fn is_yaml(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    extension == "yaml" || extension == "yml"
}
