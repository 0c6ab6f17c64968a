//! The person as data for search engines: a schema.org `Person` in JSON-LD 1.1.

use serde_json::{Map, Value, json};

use crate::document::{
    Block, ContactKind, Document, Entry, Fact, FactKind, RichText, Section, SectionKind,
};
use crate::export::inline::is_safe;

/// The person, in a form that may stand in a `script` element.
pub(super) fn person(document: &Document) -> String {
    let header = &document.header;
    let mut person = Map::new();
    let mut add = |key: &str, value: Option<Value>| {
        person.extend(value.map(|value| (key.to_owned(), value)));
    };
    add("@context", Some("https://schema.org".into()));
    add("@type", Some("Person".into()));
    add("name", header.name.as_ref().map(plain));
    add("jobTitle", header.label.as_ref().map(plain));
    let contacts = |kind: ContactKind| {
        let all = header.contacts.iter().flatten();
        all.filter(move |contact| contact.kind == kind).map(|contact| &contact.text)
    };
    add("email", contacts(ContactKind::Email).next().map(plain));
    add("telephone", contacts(ContactKind::Phone).next().map(plain));
    add("address", contacts(ContactKind::Location).next().map(plain));
    add("url", contacts(ContactKind::Url).find_map(target).map(Value::from));
    add("sameAs", list(contacts(ContactKind::Profile).filter_map(target)));
    let organisations = |kind| {
        let entries = sections(document, kind).flat_map(entries);
        let facts = entries.flat_map(organization);
        facts.map(RichText::plain).collect::<Vec<String>>()
    };
    add(
        "alumniOf",
        all(organisations(SectionKind::Education), "EducationalOrganization"),
    );
    let titles = sections(document, SectionKind::Work).flat_map(entries);
    let titles = titles.filter(|entry| organization(entry).next().is_some());
    let titles = titles.filter_map(|entry| Some(entry.title.as_ref()?.plain()));
    add("hasOccupation", all(titles.collect(), "Occupation"));
    add("knowsAbout", list(document.info.keywords.iter().cloned()));
    let json = serde_json::to_string_pretty(&Value::Object(person)).unwrap_or_default();
    // Nothing in it may end the element, or begin a comment.
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn sections(document: &Document, kind: SectionKind) -> impl Iterator<Item = &Section> {
    document.sections.iter().filter(move |section| section.kind == kind)
}

fn entries(section: &Section) -> impl Iterator<Item = &Entry> {
    section.blocks.iter().filter_map(|block| match block {
        Block::Entry(entry) => Some(entry),
        _ => None,
    })
}

fn organization(entry: &Entry) -> impl Iterator<Item = &RichText> {
    let is_organization = |fact: &&Fact| fact.kind == FactKind::Organization;
    entry.facts.iter().filter(is_organization).map(|fact| &fact.text)
}

fn plain(text: &RichText) -> Value {
    text.plain().into()
}

/// Where a text leads.
fn target(text: &RichText) -> Option<String> {
    text.runs.iter().filter_map(|run| run.link.clone()).find(|link| is_safe(link))
}

/// A list of texts; `None` if there are none.
fn list(texts: impl Iterator<Item = String>) -> Option<Value> {
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| texts.into())
}

/// Things of one type by their names, each once; `None` if there are none.
fn all(names: Vec<String>, kind: &str) -> Option<Value> {
    let mut known: Vec<String> = Vec::new();
    for name in names {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    let thing = |name: String| json!({ "@type": kind, "name": name });
    (!known.is_empty()).then(|| known.into_iter().map(thing).collect())
}
