//! The names of files, from templates such as `{name}-{company}-{layout}.pdf`.
//!
//! Every name is valid on every file system. The values of fields are transliterated to ASCII, so
//! that names survive archives, mail and upload forms.

use std::fmt;

use deunicode::deunicode;

use crate::export::{FORMATS, Format};
use crate::suggest;

/// The longest value of a field, in bytes.
const LONGEST_VALUE: usize = 60;
/// The longest part of a path, in bytes, before its extension: file systems take 255.
const LONGEST_PART: usize = 200;
/// The characters that a template may contain besides letters, digits and fields.
const ALLOWED: &str = " -_.,()+=@/";

/// Names that Windows reserves for devices, whatever follows after a dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Those that are followed by a digit.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// A field of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name of the person in the résumé.
    Name,
    /// The name of the résumé's file, without extension.
    Resume,
    /// The name of the folder that the résumé's file is in.
    Folder,
    /// The name of the variant's file, without extension.
    Variant,
    /// The name of the posting's file, without extension.
    Job,
    /// The employer that the posting names.
    Company,
    /// The position that the posting names.
    Title,
    /// The name of the layout.
    Layout,
    /// The number of the document in the plan, from 1 on.
    Number,
}

/// Every field with its name in a template.
pub const FIELDS: [(&str, Field); 9] = [
    ("name", Field::Name),
    ("resume", Field::Resume),
    ("folder", Field::Folder),
    ("variant", Field::Variant),
    ("job", Field::Job),
    ("company", Field::Company),
    ("title", Field::Title),
    ("layout", Field::Layout),
    ("number", Field::Number),
];

/// The name of a document's files, with fields to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    pieces: Vec<Piece>,
    /// The format whose extension it ends with.
    pub format: Option<Format>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Field(Field),
}

/// Why a text is not a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongTemplate {
    /// There is no field of this name.
    UnknownField(String),
    /// A brace is unmatched.
    LoneBrace(char),
    /// Some file system rejects or changes a character.
    Unsafe(char),
    /// A part of the path is empty or nothing but dots.
    EmptyPart,
}

impl fmt::Display for WrongTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownField(name) => write!(f, "unknown placeholder `{{{name}}}`"),
            Self::LoneBrace(brace) => write!(f, "unmatched `{brace}`"),
            Self::Unsafe(c) => {
                write!(f, "`{}` is not safe in a file name", c.escape_default())
            }
            Self::EmptyPart => f.write_str("a part of the path is empty"),
        }
    }
}

impl std::error::Error for WrongTemplate {}

impl WrongTemplate {
    /// How to correct it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::UnknownField(name) => {
                let known = FIELDS.map(|(name, _)| format!("{{{name}}}"));
                suggest::hint(&format!("{{{name}}}"), known.iter().map(String::as_str))
            }
            Self::LoneBrace(_) => "write a field as `{name}`".to_owned(),
            Self::Unsafe(_) => {
                format!("write ASCII letters, digits, or one of `{}`", ALLOWED.trim())
            }
            Self::EmptyPart => "write a name such as `{company}/{name}`".to_owned(),
        }
    }
}

impl Template {
    /// Reads a template. If it ends with the extension of a format, that format is asked for; the
    /// extension is no part of the name.
    ///
    /// # Errors
    /// If a field is unknown, or if some file system would reject the name.
    pub fn parse(text: &str) -> Result<Self, WrongTemplate> {
        let with_extension = |format: &&Format| {
            let rest = text.strip_suffix(format.name)?.strip_suffix('.')?;
            (!rest.is_empty()).then_some(rest)
        };
        let format = FORMATS.iter().find(|format| with_extension(format).is_some());
        let mut rest = format.as_ref().and_then(with_extension).unwrap_or(text);
        let format = format.copied();
        let mut pieces = Vec::new();
        while !rest.is_empty() {
            let end = rest.find(['{', '}']).unwrap_or(rest.len());
            let (literal, after) = rest.split_at(end);
            if let Some(wrong) = literal
                .chars()
                .find(|c| !c.is_ascii_alphanumeric() && !ALLOWED.contains(*c))
            {
                return Err(WrongTemplate::Unsafe(wrong));
            }
            if !literal.is_empty() {
                pieces.push(Piece::Literal(literal.to_owned()));
            }
            if after.is_empty() {
                break;
            }
            let inside = after.strip_prefix('{').ok_or(WrongTemplate::LoneBrace('}'))?;
            let (name, after) =
                inside.split_once('}').ok_or(WrongTemplate::LoneBrace('{'))?;
            let (_, field) = FIELDS
                .iter()
                .find(|(known, _)| *known == name)
                .ok_or_else(|| WrongTemplate::UnknownField(name.to_owned()))?;
            pieces.push(Piece::Field(*field));
            rest = after;
        }
        let template = Self { pieces, format };
        // The value of a field is never empty, so only a literal part can be.
        let written = template.joined(|_| "x".to_owned());
        if written.split('/').any(|part| part.trim_matches(['-', '.', ' ']).is_empty()) {
            return Err(WrongTemplate::EmptyPart);
        }
        Ok(template)
    }

    /// A template of these fields, joined by hyphens.
    #[must_use]
    pub fn of(fields: &[Field]) -> Self {
        let mut pieces = Vec::new();
        for field in fields {
            if !pieces.is_empty() {
                pieces.push(Piece::Literal("-".to_owned()));
            }
            pieces.push(Piece::Field(*field));
        }
        Self { pieces, format: None }
    }

    /// The fields it uses.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Field(field) => Some(*field),
            Piece::Literal(_) => None,
        })
    }

    /// The path with the values of its fields; with `/` between its parts, and without extension.
    #[must_use]
    pub fn fill(&self, value: impl Fn(Field) -> String) -> String {
        let path = self.joined(|field| plain(&value(field)));
        path.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    fn joined(&self, value: impl Fn(Field) -> String) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Literal(text) => out.push_str(text),
                Piece::Field(field) => out.push_str(&value(*field)),
            }
        }
        out
    }
}

/// The value of a field as a part of a name; never empty.
fn plain(value: &str) -> String {
    plain_up_to(value, LONGEST_VALUE)
}

fn plain_up_to(value: &str, longest: usize) -> String {
    let mut out = String::new();
    for c in deunicode(value).chars() {
        let kept = c.is_ascii_alphanumeric() || ['.', '_'].contains(&c);
        match out.chars().next_back() {
            _ if kept => out.push(c),
            // One hyphen between two words.
            Some('-') | None => {}
            Some(_) => out.push('-'),
        }
    }
    out.truncate(longest);
    let trimmed = out.trim_matches(['-', '.', '_']);
    if trimmed.is_empty() { "unnamed".to_owned() } else { trimmed.to_owned() }
}

/// Whether `name` can be used as a file name as it is.
pub(super) fn is_plain(name: &str) -> bool {
    plain_up_to(name, LONGEST_PART) == name && part(name) == name
}

/// A part of a path that every file system accepts.
fn part(text: &str) -> String {
    let mut part = text.trim_matches(['-', '.', ' ']);
    // It is ASCII, so any length is a character boundary.
    part = part.get(..LONGEST_PART).unwrap_or(part).trim_end_matches(['-', '.', ' ']);
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|number| {
            number.len() == 1 && number.bytes().all(|digit| digit.is_ascii_digit())
        })
    };
    let is_device =
        DEVICES.contains(&&*stem) || NUMBERED_DEVICES.iter().any(|it| is_numbered(it));
    if is_device { format!("_{part}") } else { part.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, value: &str) -> String {
        Template::parse(template).expect(template).fill(|_| value.to_owned())
    }

    #[test]
    fn values_become_names_that_every_file_system_accepts() {
        for (value, name) in [
            ("Ada Lovelace", "Ada-Lovelace"),
            ("Zoë Ångström", "Zoe-Angstrom"),
            ("AC/DC: \"rock\"?", "AC-DC-rock"),
            ("../../etc/passwd", "etc-passwd"),
            ("C++", "C"),
            (" … ", "unnamed"),
            ("", "unnamed"),
            ("王小明", "Wang-Xiao-Ming"),
            ("Node.js.", "Node.js"),
        ] {
            assert_eq!(filled("{name}", value), name, "{value}");
        }
    }

    #[test]
    fn no_name_is_a_device_or_too_long() {
        assert_eq!(filled("{name}", "CON"), "_CON");
        assert_eq!(filled("{name}.x", "lpt1"), "_lpt1.x");
        assert_eq!(filled("{name}", "Console"), "Console");
        let long = filled("{name}{name}{name}{name}{name}", &"w".repeat(5_000));
        assert_eq!(long.len(), LONGEST_PART);
    }

    #[test]
    fn a_slash_in_the_template_makes_a_folder_and_one_in_a_value_does_not() {
        assert_eq!(filled("{company}/cv-{name}", "a/b"), "a-b/cv-a-b");
    }

    #[test]
    fn an_extension_at_the_end_asks_for_a_format() {
        let template = Template::parse("{name}.pdf").expect("a template");
        assert_eq!(template.format, Some(Format::PDF));
        assert_eq!(template.fill(|_| "x".to_owned()), "x");
        assert_eq!(Template::parse("{name}.doc").expect("a template").format, None);
    }

    #[test]
    fn an_unknown_placeholder_comes_with_the_nearest_one() {
        let wrong = |text| Template::parse(text).expect_err(text);
        let unknown = wrong("{compny}");
        assert_eq!(unknown.to_string(), "unknown placeholder `{compny}`");
        assert_eq!(unknown.hint(), "did you mean `{company}`?");
        assert!(wrong("{xxxxxxxxx}").hint().contains("`{number}`"));
        assert_eq!(wrong("{name"), WrongTemplate::LoneBrace('{'));
        assert_eq!(wrong("name}"), WrongTemplate::LoneBrace('}'));
        assert_eq!(wrong("a:{name}"), WrongTemplate::Unsafe(':'));
        assert_eq!(wrong("é{name}"), WrongTemplate::Unsafe('é'));
        for empty in ["", "/{name}", "../{name}", "{name}/", "{name}//x", ".."] {
            assert_eq!(wrong(empty), WrongTemplate::EmptyPart, "{empty}");
        }
    }
}
