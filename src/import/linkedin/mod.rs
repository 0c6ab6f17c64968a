//! The export of `LinkedIn`: an archive of tables, or one of its tables.
//!
//! A table is known by its header, since names of files differ from export to export. What is about
//! other people – connections, messages, invitations – is not opened; of other files no more than
//! the first lines are read, and only to see that they are not about the person.

mod kinds;
mod table;

use super::archive::{Archive, Budget};
use super::content::{Content, Kind, decoded};
use super::draft::{Draft, Text};
use super::format::{Format, not_in};
use crate::diag::Findings;
use crate::text::counted;

use kinds::Table as KindOfTable;
use table::Table;

pub(super) static FORMAT: Format = Format {
    name: "linkedin",
    title: "LinkedIn's data export (.zip), or one of its .csv files",
    recognise: |content| match &content.kind {
        Kind::Archive(archive) => tables(archive).is_ok_and(|it| !it.is_empty()),
        Kind::Text(text) => kinds::of(FILE, text).is_some(),
        _ => false,
    },
    read,
    is_general: false,
};

/// What a table is called that is no part of an archive.
const FILE: &str = "file.csv";

/// How much of a file is looked at to see what it is, in bytes: the longest header has 500.
const BEGINNING: u64 = 4 << 10;

/// Parts of the names of files that are not opened, in lower case: they are about other people.
const OTHERS: [&str; 9] = [
    "connections",
    "contacts",
    "endorsement",
    "given",
    "invitations",
    "member_follows",
    "messages",
    "reactions",
    "votes",
];

fn read(content: &Content) -> Result<Draft, Findings> {
    let mut draft = Draft::default();
    match &content.kind {
        Kind::Archive(archive) => {
            let tables = tables(archive)?;
            let mut budget = Budget::default();
            let unread = archive.paths.len() - tables.len();
            for (path, kind) in tables {
                let name = file_name(path);
                let table = Table::read(name, &archive.content(path, &mut budget)?)?;
                add(&table, kind, &mut draft);
            }
            if unread > 0 {
                let files = counted(unread, "file");
                draft.unread(format!(
                    "{files} of the archive not read: not part of the profile"
                ));
            }
        }
        Kind::Text(text) => {
            let kind = kinds::of(FILE, text).ok_or_else(|| not_in(&FORMAT))?;
            add(&Table::read(FILE, text.as_bytes())?, kind, &mut draft);
        }
        _ => {}
    }
    if draft.resume.is_empty() && draft.texts.is_empty() {
        return Err(not_in(&FORMAT));
    }
    Ok(draft)
}

fn add(table: &Table, kind: &KindOfTable, draft: &mut Draft) {
    for row in table.rows(|line| kind.has(line)) {
        for (column, text) in row.cells() {
            if !kind.machinery.contains(&column) {
                let key = format!(", {column}");
                draft.texts.push(Text::new(table.name(), key, text));
            }
        }
        (kind.read)(&row, draft);
    }
}

/// The tables of an archive that are about the person, in the order in which they are read.
fn tables<'a>(
    archive: &'a Archive,
) -> Result<Vec<(&'a str, &'static KindOfTable)>, Findings> {
    let mut tables = Vec::new();
    for path in &archive.paths {
        let name = file_name(path).to_lowercase();
        let is_table = name.rsplit_once('.').is_some_and(|(_, it)| it == "csv");
        if !is_table || OTHERS.iter().any(|other| name.contains(other)) {
            continue;
        }
        let beginning = archive.beginning(path, BEGINNING)?;
        // A letter may be cut in two at the end.
        let text = decoded(&beginning).unwrap_or_default();
        tables.extend(kinds::of(&name, &text).map(|kind| (path.as_str(), kind)));
    }
    // The archive lists its files in any order; the profile has the name, and comes first.
    tables.sort_by_key(|(path, kind)| (kind.rank(), *path));
    Ok(tables)
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
