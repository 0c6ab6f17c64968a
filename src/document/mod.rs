//! The resolved résumé: a [`Resume`](crate::Resume) comes in, a [`Document`] goes out, in
//! which everything is final – strings, dates, order – and nothing is empty.
//!
//! Three consumers read this one value: the layout that typesets it, the exporter that writes
//! plain text, and the proof that compares both with what is read back from the PDF. So a
//! layout can only style: it cannot reorder or drop, or the proof says so.
//!
//! Its JSON form (`serde::Serialize`) is what a layout reads as `document`; it is described in
//! `layouts/README.md`. It can be read again (`serde::Deserialize`) for a layout that is
//! compiled in a process of its own; where texts came from is not in it.

mod address;
mod dates;
mod lang;
mod lines;
mod markdown;
mod plain;
mod prose;
mod relocate;
mod resolve;
mod rich;
mod sections;
mod segment;

use serde::{Deserialize, Serialize};

use crate::diag::JsonPointer;

pub(crate) use dates::month_names;
pub use dates::{Dash, DateStyle};
pub use lang::Lang;
pub use lines::{Line, LineKind, Piece};
pub use plain::TextOptions;
pub use resolve::{HeadOrder, ResolveOptions};
pub use rich::{RichText, Run, Style};
pub use sections::choose_sections;

/// A résumé with everything resolved, in logical order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What the file says of itself.
    pub info: Info,
    /// Name, headline and contacts.
    pub header: Header,
    /// The sections, in reading order; none is empty.
    pub sections: Vec<Section>,
    /// The entries that the person's choices left out, in the résumé's order.
    #[serde(skip)]
    pub left_out: Vec<JsonPointer>,
}

/// What the PDF says of itself, beside its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Info {
    /// The document's title; never empty (PDF/UA-1 §7.1 asks for one).
    pub title: String,
    /// The person, where named.
    pub author: Option<String>,
    /// The headline, where there is one.
    pub description: Option<String>,
    /// Skills, without repetition, in the résumé's order.
    pub keywords: Vec<String>,
    /// The language of the text, as ISO 639 writes it: `en`.
    pub lang: String,
    /// The region whose form of the language it is, as ISO 3166-1 alpha-2 writes it: `GB`.
    pub region: Option<String>,
    /// Whether more letters of the résumé are written from right to left than the other way: its
    /// paragraphs begin at the right.
    pub rtl: bool,
    /// Where the person lives, as ISO 3166-1 alpha-2 writes it: `US`.
    pub country: Option<String>,
    /// The résumé's own date (`meta.lastModified`): year, month, day.
    pub date: Option<(i32, u8, u8)>,
    /// The newest day on which, by the résumé, something had begun or was given: it is no older.
    pub newest: Option<(i32, u8, u8)>,
}

/// The top of the first page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Header {
    /// The person's name.
    pub name: Option<RichText>,
    /// The headline under it.
    pub label: Option<RichText>,
    /// Lines of contacts; no line is empty. Items of one line are parted by [`SEPARATOR`].
    pub contacts: Vec<Vec<Contact>>,
}

/// One way to reach the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// What it is.
    pub kind: ContactKind,
    /// What is printed.
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
}

/// A section under its heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Which section it is.
    pub kind: SectionKind,
    /// The heading. A layout may set it in capitals: the proof compares headings without case.
    pub title: String,
    /// What stands under it; never empty.
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
    /// Bullets. The marker is the layout's choice among [`MARKERS`].
    List {
        /// The bullets' texts; never empty.
        items: Vec<RichText>,
    },
    /// A label and what belongs to it on one line: `Languages: Rust, Go`.
    Fields {
        /// Printed first, with the colon that ends it.
        label: RichText,
        /// Printed after it, parted by one space.
        value: RichText,
    },
    /// A job, a school, a project, a prize.
    Entry(Entry),
}

/// A head – title, facts, link – and what stands under it.
///
/// The head is laid out as up to three lines: the title alone; the facts; the link alone. That
/// form reads back whole in every reader measured and lets a field parser tell title, employer
/// and dates apart.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// The first line: a job's title, a degree, a project's name. An entry that groups several
    /// roles has the employer here.
    pub title: Option<RichText>,
    /// The second line.
    pub facts: Vec<Fact>,
    /// The third line: the entry's address on the web.
    pub link: Option<RichText>,
    /// What stands under the head; roles of one employer are entries in here.
    pub blocks: Vec<Block>,
}

/// A piece of an entry's second line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub kind: FactKind,
    /// What stands before it on the line.
    pub lead: Lead,
    /// What is printed.
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
    /// When it was.
    Dates,
    /// Anything else: a role, a kind of project.
    Detail,
}

/// What parts a fact from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lead {
    /// Nothing: it is the first.
    None,
    /// A comma and a space.
    Comma,
    /// [`SEPARATOR`] between two gaps of half an em.
    Separator,
}

/// What stands between items of one line, with a gap of 0.5 em on each side: wide enough for a
/// field parser to split at, narrow enough that no reader tears the line apart.
pub const SEPARATOR: char = '·';

/// The bullets a layout may choose from. All are read as bullets by every reader measured.
pub const MARKERS: [char; 3] = ['•', '–', '▪'];
