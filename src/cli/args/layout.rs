//! What `--layout` takes: a text comes in, the name of a layout or a path goes out.

use std::path::Path;

use clap::builder::{
    PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser,
};
use clap::error::{ContextKind, ContextValue};

use crate::layout::Layout;

/// What `--layout` takes: the name of a layout of the product, or a path.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct LayoutParser;

impl TypedValueParser for LayoutParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        let text = StringValueParser::new().parse_ref(command, argument, value)?;
        if is_path(&text) || Path::new(&text).exists() {
            return Ok(text);
        }
        let known = PossibleValuesParser::new(Layout::NAMES);
        known.parse_ref(command, argument, value).map_err(|mut error| {
            if error.get(ContextKind::Suggested).is_none()
                && error.get(ContextKind::SuggestedValue).is_none()
            {
                let tip = format!("a layout of your own is a path: './{text}'");
                let tip = ContextValue::StyledStrs(vec![tip.into()]);
                error.insert(ContextKind::Suggested, tip);
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Layout::NAMES.iter().map(PossibleValue::new)))
    }
}

/// Whether it can be nothing but a path.
fn is_path(text: &str) -> bool {
    text.contains(['/', std::path::MAIN_SEPARATOR])
        || Path::new(text).extension().is_some_and(|extension| extension == "typ")
}
