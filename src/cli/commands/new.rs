//! `vitae new`: writes an example résumé to start from.

use super::refuse_to_overwrite;
use crate::cli::args::NewArgs;
use crate::cli::failure::Failure;
use crate::cli::input::DASH;
use crate::cli::outcome::{Outcome, Product, ProductFile};
use crate::named::Named;
use crate::starter::{Level, Role, languages, starter};

pub(in crate::cli) fn run(args: &NewArgs) -> Outcome {
    let role = Role::named(&args.role).unwrap_or_default();
    let level = Level::named(&args.level).unwrap_or_default();
    let Some(resume) = starter(role, level, &args.language) else {
        let message =
            format!("there is no example of `{}` in `{}`", role.name(), args.language);
        let hint = format!("it is there in {}", listed(role));
        return Err(Failure::usage(message, hint).into());
    };
    let text = format!("{resume:#}\n");
    if args.file.as_os_str() == DASH {
        return Ok(Product::text(text));
    }
    refuse_to_overwrite(&args.file, "name another file")?;
    let file = ProductFile {
        path: Some(args.file.clone()),
        format: "json",
        pages: None,
        content: text.into_bytes(),
    };
    let shown = args.file.display();
    let closing = vec![
        "replace what is in brackets, such as `[Company]`".to_owned(),
        format!("then render it: `vitae render {shown}`"),
    ];
    Ok(Product { files: vec![file], closing, ..Product::default() })
}

fn listed(role: Role) -> String {
    let tags: Vec<String> = languages(role).map(|tag| format!("`{tag}`")).collect();
    tags.join(", ")
}
