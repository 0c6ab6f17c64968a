//! The profile of the present portal, as JSON. Its keys vary with the version, so that each is looked
//! for under all of its names.

use serde_json::Value;

use crate::import::draft::{Draft, Entry, object};
use crate::import::leaves::{self, Machinery};
use crate::import::tree::{first, get, items, text};

const MACHINERY: Machinery = Machinery {
    keys: &["preference", "id", "profilePicture", "photo", "uri", "ongoing", "code"],
};

/// The levels of a language.
const LEVELS: [(&str, &str); 5] = [
    ("listening", "listening"),
    ("reading", "reading"),
    ("spokenInteraction", "spoken interaction"),
    ("spokenProduction", "spoken production"),
    ("writing", "writing"),
];

pub(super) fn read(profile: &Value) -> Draft {
    let mut draft = Draft::default();
    if let Value::Object(map) = profile {
        draft.texts = leaves::texts(map, MACHINERY);
    }
    draft.unread("settings of Europass, photo and attachments not read");
    basics(profile, &mut draft);
    for key in ["workExperiences", "workExperience"] {
        for job in items(profile, key) {
            let entry = dated(job)
                .text(
                    "position",
                    first(job, &["occupation", "occupation.name", "position", "title"]),
                )
                .text(
                    "name",
                    first(
                        job,
                        &["employer", "employer.name", "organisationName", "company"],
                    ),
                )
                .text("location", place(job))
                .text("url", first(job, &["website", "url"]))
                .text(
                    "summary",
                    first(job, &["mainActivities", "summary", "description"]),
                );
            draft.push("work", entry);
        }
    }
    for key in ["educationTrainings", "educations", "education"] {
        for school in items(profile, key) {
            let entry = dated(school)
                .text("studyType", first(school, &["qualification", "title", "degree"]))
                .text(
                    "institution",
                    first(school, &["organisationName", "organisation.name", "school"]),
                )
                .text("area", first(school, &["fieldOfStudy", "thematicArea"]))
                .text("score", first(school, &["finalGrade", "grade"]))
                .text("location", place(school))
                .text("url", first(school, &["website", "url"]))
                .text("summary", first(school, &["description", "mainSubjects"]));
            draft.push("education", entry);
        }
    }
    languages(profile, &mut draft);
    skills(profile, &mut draft);
    for (keys, section, name) in [
        ("projects", "projects", "name"),
        ("volunteering", "volunteer", "organization"),
        ("volunteerings", "volunteer", "organization"),
        ("honoursAndAwards", "awards", "title"),
        ("publications", "publications", "name"),
        ("certificates", "certificates", "name"),
    ] {
        for it in items(profile, keys) {
            let entry = dated(it)
                .text(name, first(it, &["title", "name", "organisationName"]))
                .text("position", text(it, "role"))
                .text("url", first(it, &["link", "url", "website"]))
                .text("summary", first(it, &["description", "summary"]));
            draft.push(section, entry);
        }
    }
    draft
}

fn dated(value: &Value) -> Entry {
    let date = |paths: &[&str]| {
        let found = paths.iter().find_map(|path| get(value, path));
        match found {
            Some(Value::Object(map)) => leaves::date(map),
            _ => first(value, paths),
        }
    };
    let is_ongoing = value.get("ongoing") == Some(&Value::Bool(true));
    let start = date(&["startDate", "from", "date", "awardDate", "issueDate"]);
    let end = date(&["endDate", "to"]).filter(|_| !is_ongoing);
    Entry::default().text("startDate", start).text("endDate", end)
}

fn basics(profile: &Value, draft: &mut Draft) {
    let Some(person) = profile.get("personalInformation") else { return };
    let name: Vec<String> =
        ["firstName", "lastName"].iter().filter_map(|key| text(person, key)).collect();
    let entry = Entry::default()
        .joined("name", &name, " ")
        .text("label", first(profile, &["headline", "preference.headline"]))
        .text("summary", first(profile, &["aboutMe", "aboutMe.description"]))
        .text("email", contact(person, "emails", &["email", "address"]))
        .text("phone", contact(person, "phones", &["phoneNumber", "number"]))
        .text("url", contact(person, "websites", &["url", "website"]));
    let language = text(profile, "preference.profileLanguage");
    let basics = draft.basics();
    basics.extend(entry.0);
    let address = items(person, "addresses").first().copied();
    if let Some(address) = address.or(person.get("address")) {
        let entry = Entry::default()
            .text("address", first(address, &["addressLine1", "addressLine", "street"]))
            .text("postalCode", first(address, &["postalCode", "zip"]))
            .text("city", text(address, "city"))
            .text("region", first(address, &["country", "country.name"]));
        basics.insert("location".to_owned(), Value::Object(entry.0));
    }
    let nationalities = items(person, "nationalities").into_iter();
    let nationalities = nationalities.filter_map(|it| {
        it.as_str().map(str::to_owned).or_else(|| first(it, &["label", "name"]))
    });
    let personal = Entry::default()
        .text("dateOfBirth", first(person, &["dateOfBirth", "birthDate"]))
        .text("gender", text(person, "gender"))
        .joined("nationality", &nationalities.collect::<Vec<_>>(), ", ");
    if !personal.0.is_empty() {
        basics.insert("personal".to_owned(), Value::Object(personal.0));
    }
    if let Some(language) = language {
        object(&mut draft.resume, "meta").insert("language".to_owned(), language.into());
    }
}

/// The first of a list of contacts, which are texts or objects.
fn contact(person: &Value, list: &str, keys: &[&str]) -> Option<String> {
    items(person, list)
        .into_iter()
        .find_map(|it| it.as_str().map(str::to_owned).or_else(|| first(it, keys)))
}

fn place(value: &Value) -> Option<String> {
    let parts = ["city", "country", "address.city", "address.country"];
    let parts: Vec<String> = parts.iter().filter_map(|it| text(value, it)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn languages(profile: &Value, draft: &mut Draft) {
    let Some(all) = profile.get("languageSkills") else { return };
    let name = |it: &Value| {
        it.as_str()
            .map(str::to_owned)
            .or_else(|| first(it, &["language", "name", "label"]))
    };
    for tongue in items(all, "motherTongues") {
        let entry = Entry::default().text("language", name(tongue));
        draft.push("languages", entry.text("fluency", Some("Native speaker")));
    }
    for tongue in items(all, "otherLanguages") {
        let levels = LEVELS
            .iter()
            .filter_map(|(key, name)| Some(format!("{name} {}", text(tongue, key)?)));
        let entry = Entry::default().text("language", name(tongue));
        draft.push(
            "languages",
            entry.joined("fluency", &levels.collect::<Vec<_>>(), ", "),
        );
    }
}

fn skills(profile: &Value, draft: &mut Draft) {
    for (key, name) in [("digitalSkills", "Digital skills"), ("skills", "Skills")] {
        let all = items(profile, key).into_iter().flat_map(|it| match it {
            Value::Object(map) if map.values().any(Value::is_array) => {
                map.values().filter_map(Value::as_array).flatten().collect()
            }
            it => vec![it],
        });
        let all = all.filter_map(|it| {
            it.as_str()
                .map(str::to_owned)
                .or_else(|| first(it, &["label", "name", "title"]))
        });
        let keywords: Vec<String> = all.collect();
        if !keywords.is_empty() {
            let entry = Entry::default().text("name", Some(name));
            draft.push("skills", entry.list("keywords", keywords));
        }
    }
}
