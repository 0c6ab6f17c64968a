//! `SkillsPassport`, versions 3.0 to 3.4 of the schema of Cedefop, in XML or JSON.

use serde_json::{Map, Value};

use crate::import::draft::{Draft, Entry, object};
use crate::import::leaves::{self, Machinery};
use crate::import::tree::{first, get, items, text};

const MACHINERY: Machinery = Machinery {
    keys: &[
        "DocumentInfo",
        "PrintingPreferences",
        "Photo",
        "Signature",
        "Documentation",
        "ReferenceTo",
        "Attachment",
        "AttachmentList",
        "locale",
        "Current",
        "idref",
        "id",
        "Code",
        "schemaLocation",
        "Type",
        "CoverLetter",
        "Use",
    ],
};

/// Groups of skills by their key, and what they are called.
const SKILLS: [(&str, &str); 6] = [
    ("Communication", "Communication skills"),
    ("Organisational", "Organisational skills"),
    ("JobRelated", "Job-related skills"),
    ("Computer", "Digital skills"),
    ("Digital", "Digital skills"),
    ("Other", "Other skills"),
];

/// The levels of a language, by their keys.
const LEVELS: [(&str, &str); 5] = [
    ("Listening", "listening"),
    ("Reading", "reading"),
    ("SpokenInteraction", "spoken interaction"),
    ("SpokenProduction", "spoken production"),
    ("Writing", "writing"),
];

pub(super) fn read(passport: &Value) -> Draft {
    let Some(info) = passport.get("LearnerInfo") else { return Draft::default() };
    let mut draft = read_info(info);
    if let Some(language) = text(passport, "locale") {
        object(&mut draft.resume, "meta").insert("language".to_owned(), language.into());
    }
    draft
}

/// What stands under `LearnerInfo`.
pub(super) fn read_info(info: &Value) -> Draft {
    let mut draft = Draft::default();
    if let Value::Object(map) = info {
        draft.texts = leaves::texts(map, MACHINERY);
    }
    draft.unread("settings of Europass, photo and attachments not read");
    basics(info, &mut draft);
    for job in items(info, "WorkExperience") {
        let entry = dated(job)
            .text("position", text(job, "Position"))
            .text("name", text(job, "Employer.Name"))
            .text("location", place(job, "Employer.ContactInfo.Address"))
            .text("url", text(job, "Employer.ContactInfo.Website.Contact"))
            .text("summary", text(job, "Activities"));
        draft.push("work", entry);
    }
    for school in items(info, "Education") {
        let entry = dated(school)
            .text("studyType", text(school, "Title"))
            .text("institution", text(school, "Organisation.Name"))
            .text("location", place(school, "Organisation.ContactInfo.Address"))
            .text("url", text(school, "Organisation.ContactInfo.Website.Contact"))
            .text("area", text(school, "Field"))
            .text("summary", text(school, "Activities"));
        draft.push("education", entry);
    }
    skills(info, &mut draft);
    achievements(info, &mut draft);
    draft
}

fn dated(value: &Value) -> Entry {
    let date = |path: &str| match get(value, path) {
        Some(Value::Object(map)) => leaves::date(map),
        _ => text(value, path),
    };
    Entry::default()
        .text("startDate", date("Period.From"))
        .text("endDate", date("Period.To"))
}

fn basics(info: &Value, draft: &mut Draft) {
    let Some(person) = info.get("Identification") else { return };
    let name = ["PersonName.FirstName", "PersonName.Surname"];
    let name: Vec<String> = name.iter().filter_map(|path| text(person, path)).collect();
    let contacts = person.get("ContactInfo").unwrap_or(&Value::Null);
    let contact = |name: &str| {
        let all = items(contacts, name).into_iter();
        all.filter_map(|it| text(it, "Contact")).collect::<Vec<_>>()
    };
    let (emails, phones) = (contact("Email"), contact("Telephone"));
    let sites = contact("Website");
    let entry = Entry::default()
        .joined("name", &name, " ")
        .text("label", text(info, "Headline.Description"))
        .text("email", emails.first())
        .text("phone", phones.first())
        .text("url", sites.first());
    let basics = draft.basics();
    basics.extend(entry.0);
    if let Some(address) = get(contacts, "Address.Contact") {
        let entry = Entry::default()
            .text("address", first(address, &["AddressLine", "AddressLine2"]))
            .text("postalCode", text(address, "PostalCode"))
            .text("city", text(address, "Municipality"))
            .text("region", text(address, "Country"));
        basics.insert("location".to_owned(), Value::Object(entry.0));
    }
    let sites = sites.iter().skip(1).map(|url| {
        let entry = Entry::default().text("network", Some("Website"));
        entry.text("url", Some(url))
    });
    let accounts = items(contacts, "InstantMessaging").into_iter().map(|account| {
        let entry = Entry::default().text("network", text(account, "Use"));
        entry.text("username", text(account, "Contact"))
    });
    let profiles: Vec<Value> =
        sites.chain(accounts).map(|it| Value::Object(it.0)).collect();
    if !profiles.is_empty() {
        basics.insert("profiles".to_owned(), profiles.into());
    }
    personal(person, basics);
}

/// What Europass asks everybody and many countries expect. It is printed, as it was there.
fn personal(person: &Value, basics: &mut Map<String, Value>) {
    let Some(data) = person.get("Demographics") else { return };
    let born = match data.get("Birthdate") {
        Some(Value::Object(map)) => leaves::date(map),
        _ => None,
    };
    let nationalities = items(data, "Nationality");
    let nationalities: Vec<String> =
        nationalities.into_iter().filter_map(|it| text(it, "Label")).collect();
    let entry = Entry::default()
        .text("dateOfBirth", born)
        .text("gender", text(data, "Gender"))
        .joined("nationality", &nationalities, ", ");
    if !entry.0.is_empty() {
        basics.insert("personal".to_owned(), Value::Object(entry.0));
    }
}

/// City and country of an address.
fn place(value: &Value, path: &str) -> Option<String> {
    let address = get(value, path)?;
    let address = address.get("Contact").unwrap_or(address);
    let parts = ["AddressLine", "PostalCode", "Municipality", "Country"];
    let parts: Vec<String> = parts.iter().filter_map(|it| text(address, it)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn skills(info: &Value, draft: &mut Draft) {
    let Some(skills) = info.get("Skills") else { return };
    let tongues = skills.get("Linguistic").unwrap_or(&Value::Null);
    for tongue in items(tongues, "MotherTongue") {
        let entry = Entry::default().text("language", text(tongue, "Description"));
        draft.push("languages", entry.text("fluency", Some("Native speaker")));
    }
    for tongue in items(tongues, "ForeignLanguage") {
        let levels = LEVELS.iter().filter_map(|(key, name)| {
            let level = text(tongue, &format!("ProficiencyLevel.{key}"))?;
            Some(format!("{name} {level}"))
        });
        let entry = Entry::default().text("language", text(tongue, "Description"));
        draft.push(
            "languages",
            entry.joined("fluency", &levels.collect::<Vec<_>>(), ", "),
        );
    }
    for (key, name) in SKILLS {
        let Some(group) = skills.get(key) else { continue };
        let told = group.get("Description").and_then(Value::as_str);
        let entry = Entry::default().text("name", Some(name));
        if let Some(told) = told.filter(|told| !told.trim().is_empty()) {
            draft.push("skills", entry.list("keywords", vec![told.trim().to_owned()]));
        }
    }
    if let Some(driving) = get(skills, "Driving.Description") {
        let classes: Vec<String> = match driving {
            Value::Array(all) => {
                all.iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            other => {
                let all = items(other, "Licence").into_iter();
                let all = all.filter_map(Value::as_str).map(str::to_owned);
                let one = other.as_str().map(str::to_owned);
                all.chain(one).collect()
            }
        };
        let entry = Entry::default().joined("drivingLicence", &classes, ", ");
        if !entry.0.is_empty() {
            object(draft.basics(), "personal").extend(entry.0);
        }
    }
}

/// Achievements under the heading that each has: `Publications`, `Projects`, `Courses`.
fn achievements(info: &Value, draft: &mut Draft) {
    for achievement in items(info, "Achievement") {
        let heading = text(achievement, "Title").unwrap_or_else(|| "Achievements".into());
        let told = text(achievement, "Description");
        let entry = Entry::default().text("summary", told);
        let section = match heading.to_lowercase().as_str() {
            "publications" | "projects" | "references" | "certifications" | "awards" => {
                format!("other {}", heading.to_lowercase())
            }
            _ => heading,
        };
        draft.push(&section, entry);
    }
}
