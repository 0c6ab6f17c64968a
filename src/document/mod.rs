//! The resolved résumé: a [`Document`] in which everything is final – strings, dates, order –
//! and nothing is empty.
//!
//! Three consumers share this one value: the layout that typesets it, the exporter that writes
//! plain text, and the proof that compares it with what is read back from the PDF. So a layout
//! can only style: if it reorders or drops anything, the proof fails.
//!
//! Its JSON form ([`Serialize`]) is what a layout receives as `document`; `layouts/README.md`
//! describes it. It can be read back ([`Deserialize`]), without the origins of its texts, in the
//! process that compiles an untrusted layout.

mod address;
mod dates;
mod detect;
mod entry_head;
mod hard_wraps;
mod key_words;
mod lang;
mod lines;
mod long_words;
mod markdown;
mod metadata;
pub(crate) mod options;
mod place;
mod plain;
mod prose;
mod relocate;
mod resolve;
mod rich;
mod run;
mod sections;
mod segment;
mod sign;
mod titles;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize};

use crate::diag::JsonPointer;

pub(crate) use dates::month_names;
pub use dates::{Dash, DateStyle};
pub(crate) use detect::detected;
pub use entry_head::HeadOrder;
pub use lang::Lang;
pub use lines::{Line, LineKind, Piece};
pub(crate) use long_words::may_break;
pub use plain::TextOptions;
pub use resolve::{ResolveOptions, unknown_sections};
pub use rich::RichText;
pub use run::{Run, Style};
pub use sections::{SectionName, Sections};
#[cfg(feature = "render")]
pub(crate) use segment::WORD_JOINER;
pub use titles::Titles;

/// A résumé with everything resolved, in logical order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Metadata of the PDF.
    pub info: Info,
    /// Name, headline and contacts.
    pub header: Header,
    /// The sections, in reading order; none is empty.
    pub sections: Vec<Section>,
    /// The entries that options left out, in the résumé's order.
    #[serde(skip)]
    pub left_out: Vec<JsonPointer>,
    /// The ISO 639 code of the language of headings and dates, if it was guessed from the text.
    #[serde(skip)]
    pub guessed_lang: Option<&'static str>,
    /// What is printed, as JSON Resume: without what options leave out, ids, tags and unknown keys.
    #[serde(skip)]
    pub record: serde_json::Value,
}

/// Metadata of the PDF, and facts the layout and the exporters need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Info {
    /// The document's title; never empty (PDF/UA-1 §7.1 asks for one).
    pub title: String,
    /// The person's name, if given.
    pub author: Option<String>,
    /// The headline, if given.
    pub description: Option<String>,
    /// Skills, without repetition, in the résumé's order.
    pub keywords: Vec<String>,
    /// The language of the text, as an ISO 639 code: `en`.
    pub lang: String,
    /// The region of the language, as an ISO 3166-1 alpha-2 code: `GB`.
    pub region: Option<String>,
    /// Whether most letters of the résumé are written from right to left, so that its paragraphs
    /// begin at the right.
    pub rtl: bool,
    /// Where the person lives, as an ISO 3166-1 alpha-2 code: `US`.
    pub country: Option<String>,
    /// The date of the résumé (`meta.lastModified`): year, month, day.
    pub date: Option<(i32, u8, u8)>,
    /// The newest day on which something in the résumé began or was awarded, as year, month,
    /// day: the résumé cannot be older.
    pub newest: Option<(i32, u8, u8)>,
    /// The parts that were too long for a PDF's metadata and were cut: `title`, `author`,
    /// `subject`, `keywords`.
    #[serde(skip)]
    pub shortened: Vec<&'static str>,
}

/// The top of the first page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Header {
    /// The person's name.
    pub name: Option<RichText>,
    /// The headline under it.
    pub label: Option<RichText>,
    /// Lines of contacts, none empty. [`SEPARATOR`] stands between the items of a line.
    pub contacts: Vec<Vec<Contact>>,
}

/// One way to reach the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// What it is.
    pub kind: ContactKind,
    /// The text.
    pub text: RichText,
}

/// What a contact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactKind {
    /// Street, city, region, country.
    Location,
    /// A telephone number.
    Phone,
    /// A mail address.
    Email,
    /// The person's own page.
    Url,
    /// An account on a network.
    Profile,
    /// A personal datum with its label: `Nationality: Finnish`.
    Personal,
}

/// A section under its heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Which section it is.
    pub kind: SectionKind,
    /// Its name: its key in the résumé.
    pub name: String,
    /// The heading. A layout may set it in capitals: the proof ignores the case of headings.
    pub title: String,
    /// Its content; never empty.
    pub blocks: Vec<Block>,
}

/// The sections a résumé can have, in their usual order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// `basics.summary`.
    Summary,
    /// `work`.
    Work,
    /// `projects`.
    Projects,
    /// `skills`.
    Skills,
    /// `education`.
    Education,
    /// `certificates`.
    Certificates,
    /// `awards`.
    Awards,
    /// `publications`.
    Publications,
    /// `volunteer`.
    Volunteer,
    /// `languages`.
    Languages,
    /// `interests`.
    Interests,
    /// `references`.
    References,
    /// A section of one's own: any other list of the résumé.
    Own,
}

/// One piece of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// The text.
        text: RichText,
    },
    /// Bullets. The marker is one of [`MARKERS`].
    List {
        /// The bullets; never empty.
        items: Vec<ListItem>,
    },
    /// A label and its value on one line: `Languages: Rust, Go`.
    Fields {
        /// The label, which ends in a colon.
        label: RichText,
        /// The value, one space after the label.
        value: RichText,
    },
    /// A job, a degree, a project, an award.
    Entry(Entry),
}

/// A bullet, and the bullets under it. There are no further levels.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "WrittenItem")]
pub struct ListItem {
    /// Its text.
    pub text: RichText,
    /// The bullets of the second level under it; often none.
    pub items: Vec<RichText>,
}

impl From<RichText> for ListItem {
    fn from(text: RichText) -> Self {
        Self { text, items: Vec::new() }
    }
}

impl Serialize for ListItem {
    /// As its text alone, if there are no bullets under it.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.items.is_empty() {
            return self.text.serialize(serializer);
        }
        let mut item = serializer.serialize_struct("ListItem", 2)?;
        item.serialize_field("text", &self.text)?;
        item.serialize_field("items", &self.items)?;
        item.end()
    }
}

/// A bullet as it is serialized.
#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenItem {
    Text(RichText),
    Nested { text: RichText, items: Vec<RichText> },
}

impl From<WrittenItem> for ListItem {
    fn from(written: WrittenItem) -> Self {
        match written {
            WrittenItem::Text(text) => text.into(),
            WrittenItem::Nested { text, items } => Self { text, items },
        }
    }
}

/// A head – title and facts – and the content under it.
///
/// The head is laid out as up to two lines: the title, then the facts. In this form it reads
/// back whole in every reader measured, and field parsers can tell title, employer and dates
/// apart.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// The first line: a job title, a degree, the name of a project; the employer, if the entry
    /// groups several roles.
    pub title: Option<RichText>,
    /// The second line; or, where a separator leads the first, what stands beside the title: dates
    /// with nothing before them.
    pub facts: Vec<Fact>,
    /// The content under the head. Roles at one employer are entries in here.
    pub blocks: Vec<Block>,
}

impl Entry {
    /// Whether the facts stand on the title's line.
    #[must_use]
    pub fn is_one_line(&self) -> bool {
        let first = self.facts.first();
        self.title.is_some() && first.is_some_and(|fact| fact.lead != Lead::None)
    }
}

/// A piece of an entry's second line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub kind: FactKind,
    /// What separates it from the fact before.
    pub lead: Lead,
    /// The text.
    pub text: RichText,
}

/// What a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// An employer, a school, an issuer.
    Organization,
    /// Where it was.
    Location,
    /// When it was. Dates are the last of an entry's facts.
    Dates,
    /// Anything else: a role, a kind of project, a grade.
    Detail,
    /// The entry's web address.
    Link,
}

/// What separates a fact from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lead {
    /// Nothing: it is the first of its line.
    None,
    /// A comma and a space.
    Comma,
    /// [`SEPARATOR`] between two gaps of half an em.
    Separator,
}

/// Separates the items of one line, with a gap of 0.5 em on each side: wide enough for a field
/// parser to split at, narrow enough that no reader splits the line there.
pub const SEPARATOR: char = '·';

/// The markers of bullets. Every reader measured recognises each of them as a bullet.
pub const MARKERS: [char; 3] = ['•', '–', '▪'];
