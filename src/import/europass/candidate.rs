//! `Candidate`, the HR-XML of the present portal (namespace `http://www.europass.eu/1.0`).

use serde_json::Value;

use crate::import::draft::{Draft, Entry, object};
use crate::import::leaves::{self, Machinery};
use crate::import::tree::{first, get, items, text};

const MACHINERY: Machinery = Machinery {
    keys: &[
        "DocumentID",
        "CandidateSupplier",
        "ID",
        "schemeID",
        "schemeName",
        "schemeAgencyName",
        "schemeVersionID",
        "typeCode",
        "languageID",
        "languageCode",
        "IndustryCode",
        "EducationLevelCode",
        "CurrentIndicator",
        "Ongoing",
        "ChannelCode",
        "UseCode",
        "RenderingInformation",
        "Attachment",
        "schemaLocation",
        "CountryDialing",
        "TaxonomyID",
        "PrecedenceCode",
        "ProgramConcentration",
        "EmbeddedData",
        "name",
        "type",
        "CompetencyID",
        "CompetencyDimensionTypeCode",
    ],
};

pub(super) fn read(candidate: &Value) -> Draft {
    let mut draft = Draft::default();
    if let Value::Object(map) = candidate {
        draft.texts = leaves::texts(map, MACHINERY);
    }
    draft.unread("settings of Europass, photo and attachments not read");
    let profile = candidate.get("CandidateProfile").unwrap_or(&Value::Null);
    person(candidate, profile, &mut draft);
    let jobs = profile.get("EmploymentHistory").unwrap_or(&Value::Null);
    for employer in items(jobs, "EmployerHistory") {
        for job in items(employer, "PositionHistory") {
            let entry = dated(job, "EmploymentPeriod")
                .text("name", text(employer, "OrganizationName"))
                .text("position", text(job, "PositionTitle"))
                .text("location", place(&[text(job, "City"), text(job, "Country")]))
                .text("url", contact(employer, "Web"))
                .text("summary", text(job, "Description"));
            draft.push("work", entry);
        }
    }
    let schools = profile.get("EducationHistory").unwrap_or(&Value::Null);
    for school in items(schools, "EducationOrganizationAttendance") {
        let entry = dated(school, "AttendancePeriod")
            .text("institution", text(school, "OrganizationName"))
            .text("studyType", text(school, "EducationDegree.DegreeName"))
            .text("score", text(school, "EducationDegree.FinalGrade.ScoreText"))
            .text("location", address(school))
            .text("url", contact(school, "Web"))
            .text(
                "summary",
                first(
                    school,
                    &["EducationDegree.OccupationalSkillsCovered", "Description"],
                ),
            );
        draft.push("education", entry);
    }
    qualifications(profile, &mut draft);
    others(profile, &mut draft);
    draft
}

/// An entry with the dates of a period.
fn dated(value: &Value, period: &str) -> Entry {
    let date = |name: &str| text(value, &format!("{period}.{name}.FormattedDateTime"));
    Entry::default().text("startDate", date("StartDate")).text("endDate", date("EndDate"))
}

fn person(candidate: &Value, profile: &Value, draft: &mut Draft) {
    let person = candidate.get("CandidatePerson").unwrap_or(&Value::Null);
    let name = ["PersonName.GivenName", "PersonName.FamilyName"];
    let name: Vec<String> = name.iter().filter_map(|path| text(person, path)).collect();
    let phone = items(person, "Communication").into_iter().find_map(|it| {
        let number = text(it, "DialNumber")?;
        Some(match text(it, "CountryDialing") {
            Some(country) => format!("+{country} {number}"),
            None => number,
        })
    });
    let entry = Entry::default()
        .joined("name", &name, " ")
        .text("email", contact(person, "Email"))
        .text("phone", phone)
        .text("url", contact(person, "Web"))
        .text("summary", text(profile, "ExecutiveSummary"));
    let basics = draft.basics();
    basics.extend(entry.0);
    let all = items(person, "Communication");
    if let Some(address) = all.iter().find_map(|it| it.get("Address")) {
        let entry = Entry::default()
            .text("address", text(address, "AddressLine"))
            .text("postalCode", text(address, "PostalCode"))
            .text("city", text(address, "CityName"))
            .text(
                "countryCode",
                text(address, "CountryCode").map(|it| it.to_uppercase()),
            );
        basics.insert("location".to_owned(), Value::Object(entry.0));
    }
    let profiles = all.iter().filter(|it| {
        let channel = text(it, "ChannelCode").unwrap_or_default();
        matches!(&*channel, "Social Media" | "InstantMessage")
    });
    let profiles: Vec<Value> = profiles
        .map(|it| {
            let network = first(it, &["OtherTitle", "UseCode"]);
            let uri = text(it, "URI");
            let key = match &uri {
                Some(uri) if uri.contains("://") => "url",
                _ => "username",
            };
            Value::Object(Entry::default().text("network", network).text(key, uri).0)
        })
        .collect();
    if !profiles.is_empty() {
        basics.insert("profiles".to_owned(), profiles.into());
    }
    let nationalities: Vec<String> = items(person, "NationalityCode")
        .into_iter()
        .filter_map(Value::as_str)
        .map(str::to_uppercase)
        .collect();
    let personal = Entry::default()
        .text("dateOfBirth", text(person, "BirthDate"))
        .text("gender", text(person, "GenderCode"))
        .joined("nationality", &nationalities, ", ");
    if !personal.0.is_empty() {
        object(basics, "personal").extend(personal.0);
    }
    for tongue in items(person, "PrimaryLanguageCode") {
        let entry = Entry::default().text("language", tongue.as_str());
        draft.push("languages", entry.text("fluency", Some("Native speaker")));
    }
}

/// The address of the web or of mail among the contacts of somebody.
fn contact(value: &Value, channel: &str) -> Option<String> {
    let contacts = value.get("OrganizationContact").unwrap_or(value);
    items(contacts, "Communication")
        .into_iter()
        .find_map(|it| (text(it, "ChannelCode")? == channel).then(|| text(it, "URI"))?)
}

fn address(value: &Value) -> Option<String> {
    let contacts = value.get("OrganizationContact")?;
    let address = items(contacts, "Communication");
    let address = address.iter().find_map(|it| it.get("Address"))?;
    let code = text(address, "CountryCode").map(|it| it.to_uppercase());
    place(&[
        text(address, "AddressLine"),
        text(address, "PostalCode"),
        text(address, "CityName"),
        code,
    ])
}

fn place(parts: &[Option<String>]) -> Option<String> {
    let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn qualifications(profile: &Value, draft: &mut Draft) {
    let all = profile.get("PersonQualifications").unwrap_or(&Value::Null);
    let mut keywords = Vec::new();
    for it in items(all, "PersonCompetency") {
        let name = text(it, "CompetencyName");
        let is_language = text(it, "TaxonomyID").is_some_and(|it| it == "language");
        if !is_language {
            keywords.extend(name);
            continue;
        }
        let levels = items(it, "CompetencyDimension").into_iter().filter_map(|it| {
            let kind = text(it, "CompetencyDimensionTypeCode")?;
            let kind = kind.trim_start_matches("CEF-").replace('-', " ").to_lowercase();
            Some(format!("{kind} {}", text(it, "Score.ScoreText")?))
        });
        let entry = Entry::default()
            .text("language", first(it, &["CompetencyName", "CompetencyID"]));
        draft.push(
            "languages",
            entry.joined("fluency", &levels.collect::<Vec<_>>(), ", "),
        );
    }
    if !keywords.is_empty() {
        let entry = Entry::default().text("name", Some("Skills"));
        draft.push("skills", entry.list("keywords", keywords));
    }
}

/// Sections with a title, a description and at most a date each.
fn others(profile: &Value, draft: &mut Draft) {
    for (list, item, section, name) in [
        ("Projects", "Project", "projects", "name"),
        ("CreativeWorks", "CreativeWork", "creative works", "name"),
        ("NetworksAndMemberships", "NetworkAndMembership", "memberships", "name"),
        ("ConferencesAndSeminars", "ConferenceAndSeminar", "conferences", "name"),
        ("VoluntaryWorks", "VoluntaryWork", "volunteer", "organization"),
        ("Certifications", "Certification", "certificates", "name"),
        ("HobbiesAndInterests", "HobbyOrInterest", "interests", "name"),
        ("Others", "Other", "more", "name"),
    ] {
        let Some(all) = get(profile, list) else { continue };
        for it in items(all, item) {
            let entry = dated(it, "Period")
                .text(name, first(it, &["Title", "CertificationName", "Name"]))
                .text("url", text(it, "Link"))
                .text("summary", first(it, &["Description", "Location"]));
            draft.push(section, entry);
        }
    }
    let publications = profile.get("PublicationHistory").unwrap_or(&Value::Null);
    for it in items(publications, "Publication") {
        let entry = Entry::default()
            .text("name", first(it, &["FormattedPublicationDescription", "Title"]))
            .text("summary", text(it, "Reference"))
            .text("releaseDate", text(it, "Year"))
            .text("url", text(it, "Link"));
        draft.push("publications", entry);
    }
}
