//! An option's entry in the table, and the typed key by which its value is set and asked for.

use std::marker::PhantomData;

use serde_json::Value as Json;

use super::{Allowed, AnyValue, Kind, Limits, Unfit, Value};

/// An option whose values are of type `T`.
#[derive(Debug)]
pub struct Key<T> {
    spec: Spec,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Key<T> {}

/// An option's entry in the table: everything about it but what its value does.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Its key in configuration files; `check.select` is `select` in the object `check`.
    pub key: &'static str,
    /// Its flag on the command line, without `--`, if it has one.
    pub flag: Option<&'static str>,
    /// The flag's short form.
    pub short: Option<char>,
    /// What help calls the flag's value.
    pub value_name: &'static str,
    /// The section of help and documentation it belongs to.
    pub section: Section,
    /// The commands that have the flag.
    pub commands: &'static [Command],
    /// The files in which it has an effect.
    pub files: &'static [File],
    /// The value that holds where none is set, in words; empty if that of the type holds.
    pub default: &'static str,
    /// The limits of a number.
    pub limits: Limits,
    docs: &'static [&'static str],
    kind: Kind,
}

/// A section of help and documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What a document looks like.
    Looks,
    /// What of a résumé is shown, and in which words.
    Content,
    /// Which rules PDFs are checked by.
    Checks,
    /// Which rules the writing is linted by.
    Writing,
}

impl Section {
    /// The heading in help and documentation.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Looks => "Looks",
            Self::Content => "Content",
            Self::Checks => "Checks",
            Self::Writing => "Writing",
        }
    }
}

/// A command that takes options of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// `vitae render`.
    Render,
    /// `vitae verify`.
    Verify,
    /// `vitae layouts`.
    Layouts,
    /// `vitae tailor`.
    Tailor,
    /// `vitae batch`.
    Batch,
    /// `vitae check`.
    Check,
    /// `vitae lint`.
    Lint,
}

impl Command {
    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Render => "render",
            Self::Verify => "verify",
            Self::Layouts => "layouts",
            Self::Tailor => "tailor",
            Self::Batch => "batch",
            Self::Check => "check",
            Self::Lint => "lint",
        }
    }
}

/// A file that can set options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// A configuration file: `vitae.json`.
    Configuration,
    /// `meta.vitae` of a résumé.
    Resume,
    /// `options` of a variant.
    Variant,
    /// `options` of a batch plan, or of a job on a stream.
    Plan,
}

impl File {
    /// Every file, in the order in which they are listed.
    pub const ALL: [Self; 4] =
        [Self::Configuration, Self::Resume, Self::Variant, Self::Plan];

    /// What messages call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Configuration => "`vitae.json`",
            Self::Resume => "`meta.vitae`",
            Self::Variant => "a variant",
            Self::Plan => "a plan",
        }
    }
}

impl<T: Value> Key<T> {
    /// An option that every file can set and no command has a flag for.
    #[must_use]
    pub(crate) const fn new(key: &'static str, section: Section) -> Self {
        let spec = Spec {
            key,
            flag: None,
            short: None,
            value_name: "",
            section,
            commands: &[],
            files: &File::ALL,
            default: "",
            limits: Limits { least: None, most: None },
            docs: &[],
            kind: Kind::of::<T>(),
        };
        Self { spec, value: PhantomData }
    }
}

impl<T> Key<T> {
    /// Its entry in the table.
    #[must_use]
    pub const fn spec(self) -> Spec {
        self.spec
    }

    /// Its flag: `separate-roles`, and what help calls the flag's value.
    pub(crate) const fn flag(self, flag: &'static str, value_name: &'static str) -> Self {
        let spec = Spec { flag: Some(flag), value_name, ..self.spec };
        Self { spec, ..self }
    }

    /// The flag's short form.
    pub(crate) const fn short(self, short: char) -> Self {
        let spec = Spec { short: Some(short), ..self.spec };
        Self { spec, ..self }
    }

    /// The commands that have the flag.
    pub(crate) const fn on(self, commands: &'static [Command]) -> Self {
        let spec = Spec { commands, ..self.spec };
        Self { spec, ..self }
    }

    /// The files in which it has an effect, where these are not all.
    pub(crate) const fn files(self, files: &'static [File]) -> Self {
        let spec = Spec { files, ..self.spec };
        Self { spec, ..self }
    }

    /// The value that holds where none is set, in words, where it is not that of the type.
    pub(crate) const fn default(self, default: &'static str) -> Self {
        let spec = Spec { default, ..self.spec };
        Self { spec, ..self }
    }

    /// The limits of a number, both inclusive.
    pub(crate) const fn limits(self, least: u16, most: u16) -> Self {
        let limits = Limits { least: Some(least), most: Some(most) };
        let spec = Spec { limits, ..self.spec };
        Self { spec, ..self }
    }

    /// The documentation, line by line.
    pub(crate) const fn docs(self, docs: &'static [&'static str]) -> Self {
        let spec = Spec { docs, ..self.spec };
        Self { spec, ..self }
    }
}

impl Spec {
    /// What it does, in one sentence without a full stop.
    #[must_use]
    pub fn help(&self) -> &'static str {
        self.docs
            .first()
            .map(|line| line.trim().trim_end_matches('.'))
            .unwrap_or_default()
    }

    /// What there is to know beyond [`help`](Self::help), in paragraphs; often empty.
    #[must_use]
    pub fn details(&self) -> String {
        let lines = self.docs.iter().skip(1).map(|line| line.trim());
        let mut text = String::new();
        for line in lines {
            match line {
                "" if !text.is_empty() => text.push_str("\n\n"),
                "" => {}
                line if text.is_empty() || text.ends_with('\n') => text.push_str(line),
                line => {
                    text.push(' ');
                    text.push_str(line);
                }
            }
        }
        text
    }

    /// The values allowed.
    #[must_use]
    pub fn allowed(&self) -> Allowed {
        (self.kind.allowed)(self.limits)
    }

    /// The value that holds where none is set, in words or by its name.
    #[must_use]
    pub fn default_in_words(&self) -> Option<String> {
        if !self.default.is_empty() {
            return Some(self.default.to_owned());
        }
        self.usual()?.to_json().as_str().map(str::to_owned)
    }

    /// The JSON schema of the values allowed, without a description.
    #[must_use]
    pub fn schema(&self) -> Json {
        (self.kind.schema)(self.limits)
    }

    /// Whether its flag may be repeated.
    #[must_use]
    pub fn is_repeatable(&self) -> bool {
        self.kind.is_repeatable
    }

    /// The key as the names of an object, if it is in one, and of the member.
    #[must_use]
    pub fn path(&self) -> (Option<&'static str>, &'static str) {
        match self.key.split_once('.') {
            Some((object, member)) => (Some(object), member),
            None => (None, self.key),
        }
    }

    /// What its type of values does.
    #[cfg(feature = "cli")]
    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    /// Reads a value of a configuration file.
    pub(crate) fn read(&self, json: &Json) -> Result<AnyValue, Unfit> {
        (self.kind.from_json)(json, self.limits)
    }

    /// The value that holds where none is set, if that depends on nothing else.
    pub(crate) fn usual(&self) -> Option<AnyValue> {
        (self.kind.usual)()
    }
}

/// Declares options: for each a constant [`Key`], and a list of them all.
///
/// An option's doc comment is its documentation everywhere: its first line is the sentence of
/// help, the rest follows in the schema and in the documentation.
macro_rules! options {
    (
        $(#[$about:meta])*
        $list:ident;
        $(
            $(#[doc = $doc:literal])+
            $name:ident: $type:ty = $key:expr;
        )+
    ) => {
        $(
            $(#[doc = $doc])+
            pub const $name: $crate::settings::Key<$type> = $key.docs(&[$($doc),+]);
        )+

        $(#[$about])*
        pub(crate) const $list: &[$crate::settings::Spec] = &[$($name.spec()),+];
    };
}
pub(crate) use options;
