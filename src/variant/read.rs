//! Reads a [`Variant`] from its file, with the place of everything in it.

use std::num::NonZeroUsize;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{
    Redaction, Rewording, Selector, Summary, Target, TargetJob, Variant, Words, codes,
};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::json::{self, Codes, Kind};
use crate::layout::options::LAYING_OUT;
use crate::resume::Source;
use crate::settings::Settings;

/// The schema of variants, as `vitae schema variant` prints it.
pub const VARIANT_SCHEMA: &str = include_str!("../../schema/variant.schema.json");

static VARIANT: Kind = Kind::new(
    "a variant",
    "variant",
    VARIANT_SCHEMA,
    Codes {
        wrong_type: codes::WRONG_VALUE,
        wrong_value: codes::WRONG_VALUE,
        unknown_key: codes::UNKNOWN_KEY,
        formats: &[],
    },
);

impl Variant {
    /// Reads a variant and reports everything that is wrong with it.
    ///
    /// ```
    /// # fn main() -> vitae::Result<()> {
    /// use vitae::variant::Variant;
    /// use vitae::Source;
    ///
    /// let source = Source::new("v.json", r##"{ "include": ["#backend"] }"##)?;
    /// let variant = Variant::parse(&source).into_result()?;
    /// assert_eq!(variant.include.len(), 1);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn parse(source: &Source) -> Warned<Result<Self, Findings>> {
        let root = JsonPointer::root();
        let mut settings = Settings::default();
        let check = |document: &Value| {
            let mut findings = Findings::new();
            // The schema has refused options of another type.
            if document["options"].is_object() {
                match Settings::read(source, &root.key("options")) {
                    Ok(options) => settings = options,
                    Err(errors) => findings.extend(errors),
                }
            }
            if let Some(members) = document.as_object() {
                match Settings::read_among(members, source, LAYING_OUT) {
                    Ok(own) => settings = own.or(std::mem::take(&mut settings)),
                    // Of what is wrong with these, the schema knows all but unknown names.
                    Err(errors) if document["layout"].is_string() => {
                        findings.extend(errors.into_iter().filter_map(unknown_layout));
                    }
                    Err(_) => {}
                }
            }
            findings
        };
        json::read_checked::<Written>(source, &VARIANT, &root, check)
            .map(|read| read.map(|written| Reader { source }.variant(written, settings)))
    }
}

/// An error about an option among the members of a variant, if it is about an unknown layout.
fn unknown_layout(error: Diagnostic) -> Option<Diagnostic> {
    let at = Location::pointer(JsonPointer::root().key("layout"));
    (error.location == at).then_some(Diagnostic { code: codes::WRONG_VALUE, ..error })
}

/// The members of a variant, as they are written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Written {
    name: Option<String>,
    job: TargetJob,
    headline: Option<WrittenText>,
    summary: Option<WrittenSummary>,
    include: Vec<WrittenSelector>,
    exclude: Vec<WrittenSelector>,
    only: Vec<WrittenSelector>,
    order: Vec<WrittenSelector>,
    max_highlights: Option<NonZeroUsize>,
    since: Option<i32>,
    rewordings: Vec<WrittenRewording>,
    redact: Vec<Redaction>,
    options: Map<String, Value>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum WrittenText {
    Bare(String),
    Explained { text: String },
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum WrittenSummary {
    Bare(String),
    Held { of: String },
    Own { text: String },
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum WrittenSelector {
    Bare(String),
    Explained { of: String, begins: Option<String>, why: Option<String> },
}

#[derive(Debug, Deserialize)]
struct WrittenRewording {
    of: String,
    text: String,
    begins: Option<String>,
}

/// Gives everything written its place in the source.
struct Reader<'a> {
    source: &'a Source,
}

impl Reader<'_> {
    fn variant(&self, written: Written, settings: Settings) -> Variant {
        let root = JsonPointer::root();
        let titles = self.titles(&written.options);
        Variant {
            name: written.name,
            job: written.job,
            headline: written.headline.map(|text| self.headline(text)),
            summary: written.summary.map(|summary| self.summary(summary)),
            include: selectors(written.include, &root.key("include")),
            exclude: selectors(written.exclude, &root.key("exclude")),
            only: selectors(written.only, &root.key("only")),
            order: selectors(written.order, &root.key("order")),
            max_highlights: written.max_highlights,
            since: written.since,
            rewordings: self.rewordings(written.rewordings),
            redact: written.redact,
            settings,
            titles,
        }
    }

    /// The text at `at`, with how its source writes it.
    fn words(&self, text: String, at: JsonPointer) -> Words {
        let written = self.source.span(&at).and_then(|span| {
            let text = self.source.text().get(span.clone())?;
            Some((span.start, text.to_owned()))
        });
        Words { text, at, written }
    }

    fn headline(&self, headline: WrittenText) -> Words {
        let at = JsonPointer::root().key("headline");
        match headline {
            WrittenText::Bare(text) => self.words(text, at),
            WrittenText::Explained { text } => self.words(text, at.key("text")),
        }
    }

    fn summary(&self, summary: WrittenSummary) -> Summary {
        match summary {
            WrittenSummary::Bare(id) | WrittenSummary::Held { of: id } => {
                Summary::Held(id)
            }
            WrittenSummary::Own { text } => {
                let at = JsonPointer::root().key("summary").key("text");
                Summary::Own(self.words(text, at))
            }
        }
    }

    fn rewordings(&self, rewordings: Vec<WrittenRewording>) -> Vec<Rewording> {
        let list = JsonPointer::root().key("rewordings");
        let rewording = |(i, written): (usize, WrittenRewording)| {
            let at = list.index(i);
            let WrittenRewording { of, text, begins } = written;
            let of =
                Selector { target: Target::of(&of), begins, why: None, at: at.key("of") };
            Rewording { of, text: self.words(text, at.key("text")) }
        };
        rewordings.into_iter().enumerate().map(rewording).collect()
    }

    fn titles(&self, options: &Map<String, Value>) -> Vec<Words> {
        let at = JsonPointer::root().key("options").key("titles");
        let titles = options.get("titles").and_then(Value::as_object);
        let titles = titles.into_iter().flatten().filter_map(|(section, title)| {
            Some(self.words(title.as_str()?.to_owned(), at.key(section)))
        });
        titles.collect()
    }
}

fn selectors(list: Vec<WrittenSelector>, at: &JsonPointer) -> Vec<Selector> {
    let selector = |(i, written)| {
        let (of, begins, why) = match written {
            WrittenSelector::Bare(of) => (of, None, None),
            WrittenSelector::Explained { of, begins, why } => (of, begins, why),
        };
        Selector { target: Target::of(&of), begins, why, at: at.index(i) }
    };
    list.into_iter().enumerate().map(selector).collect()
}

impl Target {
    /// The meaning of a selector as it is written.
    pub(super) fn of(text: &str) -> Self {
        match text.as_bytes() {
            [b'/', ..] => Self::Pointer(JsonPointer::from_string(text.to_owned())),
            [b'#', ..] => Self::Tag(text[1..].to_owned()),
            _ => Self::Id(text.to_owned()),
        }
    }
}
