//! `data/heads.json`: how much each feature of a part of an entry's head says about its role.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::table::{Table, file};

/// What can be seen of a part of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Feature {
    /// It is a part at all.
    Base,
    /// It has a word of a job title.
    Position,
    /// Its first phrase ends with such a word: `Senior Engineer of Records`.
    PositionLast,
    /// It begins with such a word.
    PositionFirst,
    /// It ends as names of occupations do.
    Occupation,
    /// It has a word of an employer's name.
    Company,
    /// It ends with such a word.
    CompanyLast,
    /// It has a word of a school's name.
    School,
    /// It begins or ends with such a word.
    SchoolEdge,
    /// It has a word of a degree.
    Degree,
    /// It begins with such a word.
    DegreeFirst,
    /// It is a place and nothing else.
    Place,
    /// It ends like a place.
    PlaceEnd,
    /// It is a place with its region or country.
    PlaceWhole,
    /// It is a labelled grade.
    Grade,
    /// It has a label.
    Labelled,
    /// It has figures.
    Figures,
    /// It begins with a figure.
    FigureFirst,
    /// It is one word.
    OneWord,
    /// A word of it is spelled as only names are: `eBirch`, `birch.io`.
    Coined,
    /// It has many words.
    Long,
    /// It has more words than names have.
    VeryLong,
    /// It has a comma between names.
    Comma,
    /// It has several commas.
    List,
    /// It begins with a small letter.
    Lower,
    /// It ends like a sentence.
    Sentence,
    /// It stands in brackets.
    Bracketed,
    /// It is cut from a longer piece.
    Cut,
    /// It is the first of its head.
    First,
    /// It stands alone at the right of a line.
    Right,
    /// It is on the line of the dates.
    Dated,
    /// It is below the second line of its head.
    Low,
    Bold,
    Italic,
    /// It is set in capitals.
    Capitals,
}

/// The role of a part of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Role {
    /// The position or degree.
    Title,
    /// The employer or school.
    Organisation,
    Place,
    /// Anything else: a grade, a team, a kind of employment.
    Other,
}

/// Log-odds of the features, by role.
pub(crate) type Odds = BTreeMap<Role, BTreeMap<Feature, f64>>;

/// Signs between two parts of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Seam {
    /// A word before an employer: `Engineer at Acme`.
    Word,
    /// `@`.
    At,
    Dash,
    Comma,
    /// The second part stands in brackets.
    Bracket,
    /// The type changes between bold and plain, or upright and italic.
    Turn,
}

/// The tables of log-odds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct HeadOdds {
    pub(crate) work: Odds,
    pub(crate) education: Odds,
    /// Of a seam between two parts being one, by its sign.
    pub(crate) seams: BTreeMap<Seam, f64>,
    /// Of a head without a title, or without an organisation.
    pub(crate) missing: BTreeMap<Role, f64>,
    /// Of a place right after an organisation, of which it is cut.
    pub(crate) place_after_organisation: f64,
    /// Of what reads as a whole place being an organisation and its place.
    pub(crate) cut_place: f64,
    /// Of a place after an organisation and a word before employers: `University of Kiel at Bonn`.
    pub(crate) place_after_word: f64,
    /// Of a title after an organisation and a comma.
    pub(crate) title_after_comma: f64,
    /// Of an organisation in the head of a role under another.
    pub(crate) organisation_under: f64,
    /// Of a part whose place has another role in the other heads of the section.
    pub(crate) other_place: f64,
    /// Of a name that is set as those of the other role are there.
    pub(crate) other_look: f64,
    /// Of a head whose names are in another order than those of the other heads.
    pub(crate) other_order: f64,
    /// Of a section whose names are in the order of the other sections, at most.
    pub(crate) same_order: f64,
}

pub(super) static HEADS: Table<HeadOdds> = Table::new(&[file!("heads.json")]);

/// The odds by which the heads of entries are read.
pub(crate) fn heads() -> &'static HeadOdds {
    HEADS.get()
}
