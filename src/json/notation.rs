//! The notations that documents come in, and how to tell which one a text is in.

use std::path::Path;

/// How a text writes its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// JSON (RFC 8259). Comments and trailing commas are read, too.
    Json,
    /// YAML 1.2.
    Yaml,
}

/// The extensions of files in YAML.
pub(crate) const YAML_EXTENSIONS: [&str; 2] = ["yaml", "yml"];

/// The extensions of files in JSON.
const JSON_EXTENSIONS: [&str; 3] = ["json", "jsonc", "json5"];

/// The extensions of files in JSON with comments and trailing commas.
const RELAXED_EXTENSIONS: [&str; 2] = ["jsonc", "json5"];

impl Notation {
    /// The notation of a text: by the extension of its name or, if that says nothing, by how it
    /// begins.
    pub(super) fn of(name: &str, text: &str) -> Self {
        if is_named(name, &YAML_EXTENSIONS)
            || !is_named(name, &JSON_EXTENSIONS) && begins_as_yaml(text)
        {
            Self::Yaml
        } else {
            Self::Json
        }
    }
}

/// Whether comments and trailing commas are expected in a file of that name.
pub(super) fn is_relaxed(name: &str) -> bool {
    is_named(name, &RELAXED_EXTENSIONS)
}

/// Whether a name has one of some extensions, in any case.
pub(crate) fn is_named(name: &str, extensions: &[&str]) -> bool {
    let extension = Path::new(name).extension().unwrap_or_default();
    extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Whether a text begins as YAML does and JSON does not: with a marker, a directive, a list or a
/// key.
pub(super) fn begins_as_yaml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    let first = lines.find(|line| {
        let line = line.trim_start();
        !line.is_empty() && !line.starts_with('#')
    });
    let Some(first) = first else { return false };
    if first == "---" || first.starts_with("--- ") || first.starts_with("%YAML") {
        return true;
    }
    if first.starts_with(['{', '[']) {
        return false;
    }
    let entry = first.strip_prefix("- ").unwrap_or(first);
    let Some((key, value)) = entry.split_once(':') else { return false };
    let key = key.trim_matches(['"', '\'']);
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | ' ');
    let is_key = !key.is_empty() && key.chars().all(is_word);
    // `"basics": {` is JSON without its first brace.
    is_key && (value.is_empty() || value.starts_with(' ')) && !first.starts_with('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_decides_before_the_text_does() {
        for (name, text, wanted) in [
            ("me.yaml", "{}", Notation::Yaml),
            ("a/b.YML", "", Notation::Yaml),
            ("me.json", "basics:\n", Notation::Json),
            ("me.jsonc", "// x\n{}", Notation::Json),
            ("<stdin>", "{ \"a\": 1 }", Notation::Json),
            ("<stdin>", "# me\n---\nbasics:\n", Notation::Yaml),
            ("<stdin>", "basics:\n  name: x", Notation::Yaml),
            ("<stdin>", "- name: x", Notation::Yaml),
            ("<stdin>", "\"basics\": {}", Notation::Json),
            ("<stdin>", "Dear reader", Notation::Json),
            ("resume", "", Notation::Json),
        ] {
            assert_eq!(Notation::of(name, text), wanted, "{name}: {text}");
        }
    }
}
