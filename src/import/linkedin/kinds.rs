//! What the tables of an export are, by their headers, and what is read of each.

use csv::StringRecord;
use serde_json::Value;

use super::table::{Row, beginning, is_same};
use crate::import::draft::{Draft, Entry, object};

/// A kind of table.
pub(super) struct Table {
    /// Columns that it has.
    has: &'static [&'static str],
    /// Columns that another kind has besides those.
    lacks: &'static [&'static str],
    /// A part of the name of its file, in lower case, where the header is not enough.
    named: &'static str,
    /// Columns that are not about the person.
    pub(super) machinery: &'static [&'static str],
    /// Reads a row.
    pub(super) read: fn(&Row<'_>, &mut Draft),
}

const fn table(has: &'static [&'static str], read: fn(&Row<'_>, &mut Draft)) -> Table {
    Table { has, lacks: &[], named: "", machinery: &[], read }
}

/// The kinds of tables, in the order in which they are read: what comes first fills a field.
static KINDS: [Table; 18] = [
    table(&["First Name", "Last Name", "Headline"], profile),
    table(&["Profile Summary"], |row, draft| {
        let summary = row.get("Profile Summary");
        fill(draft, "summary", summary);
    }),
    Table {
        machinery: &["Confirmed", "Primary", "Updated On"],
        ..table(&["Email Address", "Confirmed"], email)
    },
    Table {
        machinery: &["Type"],
        ..table(&["Extension", "Number"], |row, draft| {
            let phone = [row.get("Extension"), row.get("Number")];
            let phone: Vec<&str> = phone.into_iter().flatten().collect();
            fill(draft, "phone", Some(&*phone.join(" ")).filter(|it| !it.is_empty()));
        })
    },
    table(&["Company Name", "Title", "Started On"], |row, draft| {
        let entry = dated(row).text("name", row.get("Company Name"));
        let entry = entry.text("position", row.get("Title"));
        draft.push("work", entry.text("location", row.get("Location")));
    }),
    table(&["Company Name", "Role"], |row, draft| {
        let entry = dated(row).text("organization", row.get("Company Name"));
        draft.push("volunteer", entry.text("position", row.get("Role")));
    }),
    table(&["School Name", "Degree Name"], education),
    table(&["Name", "Authority"], |row, draft| {
        let entry = Entry::default()
            .text("name", row.get("Name"))
            .text("issuer", row.get("Authority"))
            .text("date", row.get("Started On"))
            .text("endDate", row.get("Finished On"))
            .text("number", row.get("License Number"))
            .text("url", row.get("Url"));
        draft.push("certificates", entry);
    }),
    table(&["Name", "Publisher"], |row, draft| {
        let entry = Entry::default()
            .text("name", row.get("Name"))
            .text("publisher", row.get("Publisher"))
            .text("releaseDate", row.get("Published On"))
            .text("url", row.get("Url"))
            .text("summary", row.get("Description"));
        draft.push("publications", entry);
    }),
    table(&["Title", "Issued On", "Description"], |row, draft| {
        if row.get("Patent Number").or(row.get("Application Number")).is_some() {
            draft.push("patents", own(row));
            return;
        }
        let entry = Entry::default()
            .text("title", row.get("Title"))
            .text("date", row.get("Issued On"))
            .text("summary", row.get("Description"));
        draft.push("awards", entry);
    }),
    Table {
        lacks: &["Company Name"],
        ..table(&["Title", "Description", "Started On"], |row, draft| {
            let entry = Entry::default()
                .text("name", row.get("Title"))
                .text("description", row.get("Description"))
                .text("startDate", row.get("Started On"))
                .text("endDate", row.get("Finished On"));
            draft.push("projects", entry.text("url", row.get("Url")));
        })
    },
    table(&["Name", "Position", "Started On"], |row, draft| {
        let entry = dated(row).text("name", row.get("Name"));
        draft.push("organizations", entry.text("position", row.get("Position")));
    }),
    table(&["Name", "Proficiency"], |row, draft| {
        let entry = Entry::default()
            .text("language", row.get("Name"))
            .text("fluency", row.get("Proficiency"));
        draft.push("languages", entry);
    }),
    table(&["Name", "Score"], |row, draft| {
        let entry = Entry::default()
            .text("name", row.get("Name"))
            .text("Score", row.get("Score"))
            .text("date", row.get("Taken On").or(row.get("Date Taken")))
            .text("summary", row.get("Description"));
        draft.push("test scores", entry);
    }),
    Table {
        named: "course",
        ..table(&["Name", "Number"], |row, draft| {
            let entry = Entry::default().text("name", row.get("Name"));
            draft.push("courses", entry.text("Number", row.get("Number")));
        })
    },
    Table {
        named: "received",
        machinery: &["Creation Date", "Status"],
        ..table(&["First Name", "Last Name", "Text"], |row, draft| {
            let name = [row.get("First Name"), row.get("Last Name")];
            let name: Vec<&str> = name.into_iter().flatten().collect();
            let entry = Entry::default()
                .text("name", Some(name.join(" ")))
                .text("position", row.get("Job Title"))
                .text("organization", row.get("Company"))
                .text("reference", row.get("Text"));
            // What its author or the person has hidden is kept, and not printed.
            if row.get("Status").is_none_or(|it| it.eq_ignore_ascii_case("visible")) {
                draft.push("references", entry);
            }
        })
    },
    Table {
        named: "skill",
        ..table(&["Name"], |row, draft| {
            draft.push("skills", Entry::default().text("name", row.get("Name")));
        })
    },
    Table {
        named: "patent",
        ..table(&["Title"], |row, draft| draft.push("patents", own(row)))
    },
];

impl Table {
    /// Whether a line is the header of such a table.
    pub(super) fn has(&self, header: &StringRecord) -> bool {
        let has = |column: &&str| header.iter().any(|it| is_same(it, column));
        self.has.iter().all(has) && !self.lacks.iter().any(has)
    }

    /// Its place in the order of reading.
    pub(super) fn rank(&self) -> usize {
        KINDS.iter().position(|it| std::ptr::eq(it, self)).unwrap_or(KINDS.len())
    }
}

/// The kind of the table that a text begins; `None` if it is none of a profile. `name` is that of
/// its file, in lower case.
pub(super) fn of(name: &str, text: &str) -> Option<&'static Table> {
    let lines = beginning(text);
    let is_named = |kind: &&Table| name.contains(kind.named);
    KINDS.iter().filter(is_named).find(|kind| lines.iter().any(|it| kind.has(it)))
}

/// An entry with dates and a description.
fn dated(row: &Row<'_>) -> Entry {
    Entry::default()
        .text("startDate", row.get("Started On"))
        .text("endDate", row.get("Finished On"))
        .text("summary", row.get("Description"))
}

fn own(row: &Row<'_>) -> Entry {
    let date = row.get("Issued On").or(row.get("Filed On"));
    Entry::default()
        .text("name", row.get("Title"))
        .text("Patent number", row.get("Patent Number"))
        .text("Application number", row.get("Application Number"))
        .text("date", date)
        .text("url", row.get("Url"))
        .text("summary", row.get("Description"))
}

/// Sets a member of `basics`, unless it has one.
fn fill(draft: &mut Draft, key: &str, text: Option<&str>) {
    let basics = draft.basics();
    if let Some(text) = text.filter(|_| !basics.contains_key(key)) {
        basics.insert(key.to_owned(), text.into());
    }
}

fn profile(row: &Row<'_>, draft: &mut Draft) {
    let name = [row.get("First Name"), row.get("Last Name")];
    let name: Vec<&str> = name.into_iter().flatten().collect();
    fill(draft, "name", Some(&*name.join(" ")).filter(|name| !name.is_empty()));
    fill(draft, "label", row.get("Headline"));
    fill(draft, "summary", row.get("Summary"));
    // `Koblenz, Germany`. The address and the date of birth are nobody's business until the person
    // wants them printed.
    if let Some(place) = row.get("Geo Location") {
        let (city, region) = place.split_once(',').unwrap_or((place, ""));
        let place =
            Entry::default().text("city", Some(city)).text("region", Some(region));
        object(draft.basics(), "location").extend(place.0);
    }
    let mut profiles = Vec::new();
    for handle in bracketed(row.get("Twitter Handles")) {
        let entry = Entry::default().text("network", Some("Twitter"));
        profiles.push(entry.text("username", Some(handle)));
    }
    for site in bracketed(row.get("Websites")) {
        match labelled(site) {
            (None, url) if !draft.basics().contains_key("url") => {
                fill(draft, "url", Some(url));
            }
            (label, url) => {
                let entry = Entry::default().text("network", label);
                profiles.push(entry.text("url", Some(url)));
            }
        }
    }
    for account in bracketed(row.get("Instant Messengers")) {
        if let (Some(network), user) = labelled(account) {
            let entry = Entry::default().text("network", Some(network));
            profiles.push(entry.text("username", Some(user)));
        }
    }
    if !profiles.is_empty() {
        let profiles = profiles.into_iter().map(|it| Value::Object(it.0)).collect();
        draft.basics().insert("profiles".to_owned(), profiles);
    }
}

/// The items of a list in brackets: `[PORTFOLIO:https://ada.example],[BLOG:…]`, or the whole.
fn bracketed(cell: Option<&str>) -> Vec<&str> {
    let Some(cell) = cell else { return Vec::new() };
    let items = cell.split('[').filter_map(|it| it.split(']').next());
    let items = items.map(str::trim).filter(|it| !it.is_empty() && *it != ",");
    items.collect()
}

/// An address and its label: `PORTFOLIO:https://ada.example`.
fn labelled(text: &str) -> (Option<&str>, &str) {
    match text.split_once(':') {
        Some((label, rest)) if !rest.starts_with("//") && !label.is_empty() => {
            (Some(label), rest)
        }
        _ => (None, text),
    }
}

fn email(row: &Row<'_>, draft: &mut Draft) {
    let is_primary = row.get("Primary").is_some_and(|it| it.eq_ignore_ascii_case("yes"));
    let email = row.get("Email Address");
    if is_primary && let Some(email) = email {
        draft.basics().insert("email".to_owned(), email.into());
    } else {
        fill(draft, "email", email);
    }
}

fn education(row: &Row<'_>, draft: &mut Draft) {
    // LinkedIn has degree and field in one text: `M.Sc., Mathematics`.
    let degree = row.get("Degree Name");
    let notes = [row.get("Notes"), row.get("Activities")];
    let notes: Vec<String> = notes.into_iter().flatten().map(str::to_owned).collect();
    let entry = Entry::default()
        .text("institution", row.get("School Name"))
        .text("studyType", degree)
        .text("startDate", row.get("Start Date"))
        .text("endDate", row.get("End Date"))
        .joined("summary", &notes, "\n");
    draft.push("education", entry);
}
