//! The facts of a résumé, in one form for printed and parsed ones.

use std::collections::BTreeMap;

use serde_json::Value;
use vitae::document::{ContactKind, LineKind, ResolveOptions};
use vitae::text::{Hygiene, words};
use vitae::{Document, Resume};

/// The field of a fact: the rows of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    Name,
    Label,
    Email,
    Phone,
    Location,
    Link,
    Summary,
    Employer,
    Title,
    Place,
    Dates,
    School,
    Degree,
    Skill,
    Bullet,
    Prose,
    Project,
    Certificate,
    Award,
    Publication,
    Giver,
    Language,
    Interest,
    Reference,
}

impl Field {
    pub(super) fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// A fact: its field and its text.
pub(super) type Fact = (Field, String);

/// All facts of a résumé.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The facts of the header and of lists such as skills.
    pub(super) loose: Vec<Fact>,
    /// The facts of each entry of each section, in order.
    pub(super) entries: BTreeMap<&'static str, Vec<Vec<Fact>>>,
}

/// The members of each section's entries that are facts.
const MEMBERS: &[(&str, &[(&str, Field)])] = &[
    (
        "work",
        &[
            ("name", Field::Employer),
            ("position", Field::Title),
            ("location", Field::Place),
        ],
    ),
    ("volunteer", &[("organization", Field::Employer), ("position", Field::Title)]),
    ("education", &[("institution", Field::School), ("score", Field::Degree)]),
    ("projects", &[("name", Field::Project), ("entity", Field::Giver)]),
    ("certificates", &[("name", Field::Certificate), ("issuer", Field::Giver)]),
    ("awards", &[("title", Field::Award), ("awarder", Field::Giver)]),
    ("publications", &[("name", Field::Publication), ("publisher", Field::Giver)]),
    ("references", &[("name", Field::Reference)]),
];

/// The members that are prose, in the order they are printed.
const PROSE: [&str; 4] = ["description", "summary", "highlights", "reference"];

impl Facts {
    /// The facts of a résumé, printed or parsed, as a document would show them.
    pub(super) fn of(resume: &Resume, options: &ResolveOptions) -> Self {
        let document = Document::resolve(resume, options);
        let printed = printed(&document);
        let json = serde_json::to_value(resume).expect("a résumé is JSON");
        let mut facts = Self::default();
        facts.header(&json, &document, &printed);
        for (section, members) in MEMBERS {
            let entries =
                list(&json[section]).iter().enumerate().map(|(index, entry)| {
                    let place = format!("/{section}/{index}");
                    let mut facts = of_entry(entry, members);
                    facts.extend(subject(entry));
                    facts.extend(dates(entry));
                    facts.extend(prose(&printed, &place));
                    facts.extend(words_of(entry, "keywords", Field::Skill));
                    facts.extend(words_of(entry, "courses", Field::Degree));
                    facts.extend(link(&printed, &place));
                    facts
                });
            let entries: Vec<Vec<Fact>> =
                entries.filter(|facts| !facts.is_empty()).collect();
            facts.entries.insert(section, entries);
        }
        for (section, field) in [("skills", Field::Skill), ("interests", Field::Interest)]
        {
            for group in list(&json[section]) {
                facts.loose.extend(of_entry(group, &[("name", field), ("level", field)]));
                facts.loose.extend(words_of(group, "keywords", field));
            }
        }
        for language in list(&json["languages"]) {
            let text = |key: &str| plain(&language[key]).unwrap_or_default();
            let text = format!("{} {}", text("language"), text("fluency"));
            facts.loose.extend((text != " ").then_some((Field::Language, text)));
        }
        facts
    }

    fn header(&mut self, json: &Value, document: &Document, printed: &Printed) {
        let basics = &json["basics"];
        for (key, field) in [
            ("name", Field::Name),
            ("label", Field::Label),
            ("email", Field::Email),
            ("phone", Field::Phone),
        ] {
            self.loose.extend(plain(&basics[key]).map(|text| (field, text)));
        }
        for contact in document.header.contacts.iter().flatten() {
            let field = match contact.kind {
                ContactKind::Location => Field::Location,
                ContactKind::Url | ContactKind::Profile => Field::Link,
                ContactKind::Email | ContactKind::Phone | ContactKind::Personal => {
                    continue;
                }
            };
            let text = normal(&contact.text.plain());
            self.loose.push((field, text.trim_start_matches("www.").to_owned()));
        }
        let summary = printed.get("/basics/summary").into_iter().flatten();
        let summary: Vec<&str> = summary.map(|(_, text)| text.as_str()).collect();
        if !summary.is_empty() {
            self.loose.push((Field::Summary, normal(&summary.join(" "))));
        }
    }
}

/// The printed lines of each place in the résumé.
type Printed = BTreeMap<String, Vec<(LineKind, String)>>;

fn printed(document: &Document) -> Printed {
    let mut printed = Printed::new();
    for line in document.lines() {
        for piece in &line.pieces {
            let Some(origin) = piece.origin else { continue };
            let texts = printed.entry(origin.as_str().to_owned()).or_default();
            texts.push((line.kind, normal(&piece.text)));
        }
    }
    printed
}

fn of_entry(entry: &Value, members: &[(&str, Field)]) -> Vec<Fact> {
    members
        .iter()
        .filter_map(|(key, field)| Some((*field, plain(&entry[*key])?)))
        .collect()
}

/// Degree and subject, which are printed together.
fn subject(entry: &Value) -> Option<Fact> {
    let parts: Vec<String> =
        ["studyType", "area"].iter().filter_map(|key| plain(&entry[*key])).collect();
    (!parts.is_empty()).then(|| (Field::Degree, parts.join(" ")))
}

/// Start and end to the month, since days are not printed.
fn dates(entry: &Value) -> Option<Fact> {
    let month = |key: &str| {
        entry[key].as_str().map(|date| date.get(..7).unwrap_or(date).to_owned())
    };
    for key in ["date", "releaseDate"] {
        if let Some(date) = month(key) {
            return Some((Field::Dates, date));
        }
    }
    let (start, end) = (month("startDate"), month("endDate"));
    let end = end.filter(|end| end != "present");
    (start.is_some() || end.is_some()).then(|| {
        let text = format!("{}..{}", start.unwrap_or_default(), end.unwrap_or_default());
        (Field::Dates, text)
    })
}

/// Each bullet, and the paragraphs together.
fn prose(printed: &Printed, place: &str) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut paragraphs = Vec::new();
    for key in PROSE {
        let own = format!("{place}/{key}");
        let below = format!("{own}/");
        for (origin, texts) in printed {
            if *origin != own && !origin.starts_with(&below) {
                continue;
            }
            for (kind, text) in texts {
                match kind {
                    LineKind::Item { .. } if key == "highlights" => {
                        facts.push((Field::Bullet, text.clone()));
                    }
                    _ => paragraphs.push(text.as_str()),
                }
            }
        }
    }
    if !paragraphs.is_empty() {
        facts.push((Field::Prose, paragraphs.join(" ")));
    }
    facts
}

fn words_of(entry: &Value, key: &str, field: Field) -> Vec<Fact> {
    list(&entry[key]).iter().filter_map(|word| Some((field, plain(word)?))).collect()
}

fn link(printed: &Printed, place: &str) -> Option<Fact> {
    let texts = printed.get(&format!("{place}/url"))?;
    Some((Field::Link, texts.first()?.1.clone()))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A text as it is printed; `None` if it is empty.
fn plain(value: &Value) -> Option<String> {
    let text = normal(&Hygiene::default().line(value.as_str()?));
    (!text.is_empty()).then_some(text)
}

/// Words separated by one space, since line breaks do not matter.
pub(super) fn normal(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}
