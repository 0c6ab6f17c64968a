//! Writes a section with a heading of one's own: a list under the heading's words as a key.

use super::prose::prose;
use super::writer::Writer;
use crate::parse::groups::words;
use crate::parse::heading_words::own_key;
use crate::parse::labels::{Label, label};
use crate::parse::parsed::{Found, ParsedEnd, ParsedEntry, ParsedSection};
use crate::resume::{is_free_key, is_free_label};

/// The maximum number of words in a key: a longer heading is rather a line of text.
const MAX_WORDS: usize = 6;

/// Writes the section; false if it has no entries, or its heading makes no key.
pub(super) fn section(writer: &mut Writer, section: &ParsedSection) -> bool {
    let heading = &section.heading.text;
    let key = own_key(heading).map_or_else(|| key(heading), str::to_owned);
    let is_free = !key.is_empty() && key != "summary" && is_free_key(&key);
    if !is_free || writer.resume.contains_key(&key) || section.entries.is_empty() {
        return false;
    }
    writer.heading(&key, &section.heading);
    for it in &section.entries {
        entry(writer, it, &key);
    }
    true
}

fn entry(writer: &mut Writer, entry: &ParsedEntry, key: &str) {
    let has_head = entry.title.is_some() || entry.organisation.is_some();
    if !has_head && entry.dates.is_none() && entry.paragraphs.is_empty() {
        for bullet in &entry.bullets {
            let mut member = writer.next(key);
            member.text("name", Some(bullet));
            writer.push(key, member);
        }
        writer.all_unparsed(entry.fields.iter().map(|field| &field.whole));
        writer
            .all_unparsed(entry.location.iter().chain(&entry.link).chain(&entry.details));
        return;
    }
    let mut member = writer.next(key);
    member.text("name", entry.title.as_ref());
    let mut details = entry.details.iter();
    member.text("position", details.next());
    member.text("organization", entry.organisation.as_ref());
    member.text("location", entry.location.as_ref());
    let alone = entry.dates.as_ref().is_some_and(|dates| dates.end == ParsedEnd::None);
    if alone {
        member.date("date", entry.dates.as_ref());
    } else {
        member.dates(entry.dates.as_ref(), "startDate");
    }
    if let Some(link) = &entry.link
        && !member.url("url", link)
    {
        writer.unparsed(link);
    }
    let mut rest =
        ParsedEntry { paragraphs: entry.paragraphs.clone(), ..ParsedEntry::default() };
    for field in &entry.fields {
        let name = self::key(&field.label.text);
        match label(&field.label.text) {
            Some(Label::Keywords) if !member.has("keywords") => {
                let values = words(&field.value.text).into_iter();
                let values =
                    values.map(|it| Found { text: it.to_owned(), ..field.value.clone() });
                let values: Vec<Found> = values.collect();
                member.list("keywords", &values);
                member.note("keywords", &field.whole);
            }
            _ if !name.is_empty() && !member.has(&name) && is_free_label(&name) => {
                member.value(&name, field.value.text.clone(), &field.whole);
            }
            _ => rest.fields.push(field.clone()),
        }
    }
    member.paragraphs("summary", &prose(&rest, true));
    member.highlights(&entry.bullets);
    writer.all_unparsed(details);
    writer.push(key, member);
}

/// The words of a heading or label as a key: `Side Projects` as `sideProjects`. Empty if there
/// are too many, or none.
fn key(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > MAX_WORDS {
        return String::new();
    }
    let mut key = String::new();
    for (at, word) in words.iter().enumerate() {
        let word = word.to_lowercase();
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if at > 0 => key.extend(first.to_uppercase()),
            Some(first) => key.push(first),
            None => {}
        }
        key.push_str(chars.as_str());
    }
    key
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn the_words_of_a_heading_make_a_key() {
        assert_eq!(key("SIDE PROJECTS"), "sideProjects");
        assert_eq!(key("Talks & Workshops:"), "talksWorkshops");
        assert_eq!(key("one two three four five six seven"), "");
        assert_eq!(key("–"), "");
    }
}
