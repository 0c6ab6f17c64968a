//! Writes the lists of JSON Resume: one object for each entry. Fields that the object has no member
//! for go to `x-unparsed`.

use super::prose::prose;
use super::writer::{Member, Writer};
use crate::document::SectionKind;
use crate::parse::groups::{bracketed, words};
use crate::parse::labels::{Label, label};
use crate::parse::lexicon;
use crate::parse::parsed::{Found, ParsedDates, ParsedEnd, ParsedEntry, ParsedField};

pub(super) fn job(writer: &mut Writer, entry: &ParsedEntry) {
    let mut job = writer.next("work");
    job.text("name", entry.organisation.as_ref());
    job.text("position", entry.title.as_ref());
    job.text("location", entry.location.as_ref());
    job.dates(entry.dates.as_ref(), "startDate");
    link(writer, &mut job, entry);
    let rest = keywords(&mut job, entry);
    job.paragraphs("summary", &prose(&rest, false));
    job.highlights(&entry.bullets);
    writer.all_unparsed(&entry.details);
    writer.push("work", job);
}

pub(super) fn post(writer: &mut Writer, entry: &ParsedEntry) {
    let mut post = writer.next("volunteer");
    post.text("organization", entry.organisation.as_ref());
    post.text("position", entry.title.as_ref());
    post.dates(entry.dates.as_ref(), "startDate");
    link(writer, &mut post, entry);
    post.paragraphs("summary", &prose(entry, false));
    post.highlights(&entry.bullets);
    post.text("location", entry.location.as_ref());
    writer.all_unparsed(&entry.details);
    writer.push("volunteer", post);
}

pub(super) fn school(writer: &mut Writer, entry: &ParsedEntry) {
    let mut school = writer.next("education");
    school.text("institution", entry.organisation.as_ref());
    if let Some(title) = &entry.title {
        let (degree, area) = split_degree(&title.text);
        // The words between them are in neither.
        for (key, part) in [("studyType", degree), ("area", area)] {
            if let Some(part) = part.filter(|part| !part.is_empty()) {
                school.value(key, part.to_owned(), title);
            }
        }
    }
    school.dates(entry.dates.as_ref(), "endDate");
    link(writer, &mut school, entry);
    let mut courses = Vec::new();
    for ParsedField { label: name, value, whole } in &entry.fields {
        match label(&name.text) {
            Some(Label::Grade) if !school.has("score") => {
                school.value("score", value.text.clone(), whole);
            }
            Some(Label::Courses) => {
                courses.extend(each(value));
                school.note("courses", whole);
            }
            _ => writer.unparsed(whole),
        }
    }
    school.list("courses", &courses);
    // The grade may stand among the facts of the head.
    let is_grade = |it: &&Found| {
        let parts = it.text.split_once(": ");
        parts.is_some_and(|(name, _)| matches!(label(name), Some(Label::Grade)))
    };
    let grade = entry.details.iter().find(is_grade).filter(|_| !school.has("score"));
    if let Some((fact, (_, value))) =
        grade.and_then(|it| Some((it, it.text.split_once(": ")?)))
    {
        school.value("score", value.to_owned(), fact);
    }
    let details =
        entry.details.iter().filter(|it| !grade.is_some_and(|grade| grade == *it));
    school.text("location", entry.location.as_ref());
    school.paragraphs("summary", &entry.paragraphs);
    school.highlights(&entry.bullets);
    writer.all_unparsed(details);
    writer.push("education", school);
}

pub(super) fn project(writer: &mut Writer, entry: &ParsedEntry) {
    let mut project = writer.next("projects");
    project.text("name", entry.title.as_ref());
    let (mut entity, mut roles, mut kind) = (None, Vec::new(), None);
    let facts: Vec<&Found> = entry.organisation.iter().chain(&entry.details).collect();
    for (at, fact) in facts.iter().enumerate() {
        let lower = fact.text.starts_with(char::is_lowercase);
        let role = lexicon::is_position(&fact.text) && !lexicon::is_company(&fact.text);
        if at + 1 == facts.len() && kind.is_none() && (at == 2 || lower) {
            kind = Some(*fact);
        } else if roles.is_empty() && (role || at == 1) {
            roles = each(fact);
        } else if entity.is_none() && roles.is_empty() {
            entity = Some(*fact);
        } else if kind.is_none() {
            kind = Some(*fact);
        } else {
            writer.unparsed(fact);
        }
    }
    project.text("entity", entity);
    project.list("roles", &roles);
    project.text("type", kind);
    project.dates(entry.dates.as_ref(), "startDate");
    link(writer, &mut project, entry);
    let rest = keywords(&mut project, entry);
    project.paragraphs("description", &prose(&rest, false));
    project.highlights(&entry.bullets);
    writer.all_unparsed(&entry.location);
    writer.push("projects", project);
}

/// Writes a certificate, award, publication or reference.
pub(super) fn achievement(writer: &mut Writer, entry: &ParsedEntry, kind: SectionKind) {
    let list = kind.name();
    let (name, giver, date, text) = match kind {
        SectionKind::Certificates => {
            ("name", Some("issuer"), Some("date"), Some("summary"))
        }
        SectionKind::Awards => ("title", Some("awarder"), Some("date"), Some("summary")),
        SectionKind::Publications => {
            ("name", Some("publisher"), Some("releaseDate"), Some("summary"))
        }
        _ => ("name", None, None, Some("reference")),
    };
    let mut member = writer.next(list);
    let numbered = entry.title.as_ref().filter(|_| kind == SectionKind::Publications);
    match numbered.and_then(|title| Some((title, without_number(&title.text)?))) {
        Some((title, without)) => member.value(name, without.to_owned(), title),
        None => member.text(name, entry.title.as_ref()),
    }
    match giver {
        Some(giver) => member.text(giver, entry.organisation.as_ref()),
        None => writer.all_unparsed(&entry.organisation),
    }
    match (date, &entry.dates) {
        // When it was issued, and when it expires.
        (
            Some(date),
            Some(ParsedDates { found, start: Some(start), end: ParsedEnd::Date(end) }),
        ) if kind == SectionKind::Certificates => {
            member.value(date, start.to_string(), found);
            member.value("endDate", end.to_string(), found);
        }
        (Some(date), dates) => member.date(date, dates.as_ref()),
        (None, Some(dates)) => writer.unparsed(&dates.found),
        (None, None) => {}
    }
    if kind == SectionKind::References {
        writer.all_unparsed(&entry.link);
    } else {
        link(writer, &mut member, entry);
    }
    let under = prose(entry, true);
    match text {
        Some(text) => member.paragraphs(text, &under),
        None => writer.all_unparsed(&under),
    }
    let mut details: Vec<&Found> = entry.details.iter().collect();
    if kind == SectionKind::Certificates && !details.is_empty() {
        member.text("number", Some(details.remove(0)));
    }
    if kind == SectionKind::Publications {
        if let Some(at) = details.iter().position(|it| it.text.starts_with("10.")) {
            member.text("doi", Some(details.remove(at)));
        }
        if !details.is_empty() {
            let authors = details.remove(0);
            member.list("authors", &each(authors));
        }
    }
    writer.all_unparsed(entry.location.iter().chain(details));
    writer.push(list, member);
}

/// The title of a publication without its number in the list: `On Engines` of `3. On Engines`.
fn without_number(title: &str) -> Option<&str> {
    let (number, rest) = title.split_once(". ")?;
    let is_number = (1..=3).contains(&number.len()) && number.parse::<u16>().is_ok();
    is_number.then_some(rest)
}

/// Writes the keywords of an entry; the rest of its running text.
fn keywords(member: &mut Member, entry: &ParsedEntry) -> ParsedEntry {
    let mut keywords = Vec::new();
    let mut rest =
        ParsedEntry { paragraphs: entry.paragraphs.clone(), ..ParsedEntry::default() };
    for field in &entry.fields {
        match label(&field.label.text) {
            Some(Label::Keywords) => {
                keywords.extend(each(&field.value));
                member.note("keywords", &field.whole);
            }
            _ => rest.fields.push(field.clone()),
        }
    }
    member.list("keywords", &keywords);
    rest
}

/// Writes a group of skills or interests; items without a label become groups of their own.
pub(super) fn skills(writer: &mut Writer, entry: &ParsedEntry, list: &str) {
    let Some(label) = &entry.title else {
        for word in &entry.bullets {
            group(writer, list, word, &[]);
        }
        return;
    };
    group(writer, list, label, &entry.bullets);
}

fn group(writer: &mut Writer, list: &str, label: &Found, words: &[Found]) {
    let mut group = writer.next(list);
    // Interests that share a line have their words in brackets.
    if list == "interests"
        && words.is_empty()
        && let Some((name, words)) = bracketed(label)
    {
        group.text("name", Some(&name));
        group.list("keywords", &each(&words));
        writer.push(list, group);
        return;
    }
    match bracketed(label).filter(|_| list == "skills") {
        Some((name, level)) => {
            group.text("name", Some(&name));
            group.text("level", Some(&level));
        }
        None => group.text("name", Some(label)),
    }
    group.list("keywords", words);
    writer.push(list, group);
}

/// Writes a language with its fluency: `English: native`, `English (native)`, `English – native`.
pub(super) fn languages(writer: &mut Writer, entry: &ParsedEntry) {
    let mut one = |name: &Found, fluency: Option<&Found>| {
        let mut language = writer.next("languages");
        language.text("language", Some(name));
        language.text("fluency", fluency);
        writer.push("languages", language);
    };
    if let Some(name) = &entry.title {
        let texts: Vec<&str> = entry.bullets.iter().map(|word| &*word.text).collect();
        let fluency = entry
            .bullets
            .first()
            .map(|first| Found { text: texts.join(", "), ..first.clone() });
        one(name, fluency.as_ref());
        return;
    }
    for word in &entry.bullets {
        let dashed =
            [" – ", " — ", " - "].iter().find_map(|dash| word.text.split_once(dash));
        let part = |text: &str| Found { text: text.trim().to_owned(), ..word.clone() };
        let parted = bracketed(word).or_else(|| dashed.map(|(a, b)| (part(a), part(b))));
        match parted {
            Some((name, fluency)) => one(&name, Some(&fluency)),
            None => one(word, None),
        }
    }
}

fn link(writer: &mut Writer, member: &mut Member, entry: &ParsedEntry) {
    if let Some(link) = &entry.link
        && !member.url("url", link)
    {
        writer.unparsed(link);
    }
}

/// The items of a list, each with the place of the list.
fn each(list: &Found) -> Vec<Found> {
    let words = words(&list.text).into_iter();
    words.map(|word| Found { text: word.to_owned(), ..list.clone() }).collect()
}

/// Splits `B.Sc., Physics` and `Bachelor of Science in Physics` into degree and subject.
fn split_degree(title: &str) -> (Option<&str>, Option<&str>) {
    for between in [", ", "、", "، ", " in ", " – ", " - ", ": "] {
        if let Some((degree, area)) = title.split_once(between)
            && lexicon::is_degree(degree)
        {
            return (Some(degree.trim()), Some(area.trim()));
        }
    }
    if !lexicon::is_degree(title) {
        // A comma separates them, whatever the degree is called.
        return match title.split_once([',', '、', '،']) {
            Some((degree, area)) => (Some(degree.trim()), Some(area.trim())),
            None => (None, Some(title)),
        };
    }
    (Some(title), None)
}

#[cfg(test)]
mod tests {
    use super::without_number;

    #[test]
    fn the_number_of_a_publication_is_not_part_of_its_title() {
        assert_eq!(without_number("12. On Engines"), Some("On Engines"));
        for title in ["On Engines", "2001. A Space Odyssey", "1.5 Degrees", "No. 1"] {
            assert_eq!(without_number(title), None, "{title}");
        }
    }
}
