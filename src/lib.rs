#![doc = include_str!("../README.md")]

mod certify;
mod check;
mod choice;
mod codes;
mod colour;
mod diag;
mod direction;
mod document;
mod error;
pub mod explain;
mod export;
mod extract;
mod geom;
pub mod job;
mod layout;
mod parse;
mod preview;
mod proposal;
mod render;
pub mod resume;
mod settings;
pub mod text;
pub mod variant;
mod verify;

#[cfg(feature = "cli")]
pub mod batch;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
mod finding;
#[cfg(feature = "cli")]
pub mod worker;

pub use certify::{Certificate, ConstructOutcome, Failure, Reason, certify};
pub use check::{
    Against, CheckOptions, Evidence, Grade, RULES, Report, Rule, Selection, UnknownRule,
    check, check_extraction, rule,
};
pub use choice::Choice;
pub use diag::{Code, Diagnostic, Findings, JsonPointer, Location, Severity, Warned};
pub use document::{
    Block, Contact, ContactKind, Dash, DateStyle, Document, Entry, Fact, FactKind,
    HeadOrder, Header, Info, Lang, Lead, Line, LineKind, MARKERS, Piece, ResolveOptions,
    RichText, Run, SEPARATOR, Section, SectionKind, Style, choose_sections,
};
pub use error::{Error, Result};
pub use export::{ExportOptions, FORMATS, Format, Pictures, TextOptions};
pub use extract::{
    Drawing, DrawingKind, Extraction, Face, Facts, Font, Glyph, Line as ReadLine, ORDERS,
    PageInfo, Painting, ReadingOrder, Unicode, WebLink, catches_panics, extract,
};
pub use geom::{PageNumber, Pt, Rect};
pub use layout::{
    Accent, Bullet, Density, Family, FontSize, HeadingCase, Layout, LayoutChoices,
    LayoutOptions, Manifest, Margins, NoAccent, Paper, Typeset, Typesetter, main_source,
};
pub use parse::{
    Found, Parsed, ParsedAccount, ParsedDates, ParsedEnd, ParsedEntry, ParsedField,
    ParsedHeader, ParsedSection, Recognised, UNPARSED, parse,
};
pub use preview::{Preview, preview};
pub use proposal::{Coverage, Proposal, ProposalOptions, propose};
pub use render::{
    BadBreak, BadBreakKind, Cut, Fit, InProcess, Press, Printed, RenderOptions, Rendered,
    Wanted, bad_breaks, render, render_document, render_with,
};
pub use resume::{ReadOptions, Resume, Source};
pub use settings::{CheckChoices, ContentChoices, OPTIONS_SCHEMA, Settings};
pub use variant::{
    Breach, BreachKind, Change, DropReason, Tailored, Tally, VARIANT_SCHEMA, Variant,
    breaches, tailor, tailor_from, tally,
};
pub use verify::{
    Defect, DefectKind, OrderOutcome, Subject, Verification, verify, verify_extraction,
};
