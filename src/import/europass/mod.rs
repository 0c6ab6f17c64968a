//! Europass in its three forms: the `SkillsPassport` of its first portal, as XML or JSON; the profile
//! of the present one, as JSON; and the `Candidate` (HR-XML) that its PDFs and exports carry.

mod candidate;
mod passport;
mod profile;

use serde_json::{Map, Value};

use super::content::{Content, Kind};
use super::draft::Draft;
use super::format::{Format, not_in};
use crate::diag::Findings;

pub(super) static FORMAT: Format = Format {
    name: "europass",
    title: "Europass, as XML or JSON",
    recognise: |content| form(content).is_some(),
    read,
    is_general: false,
};

/// One of the forms of Europass.
type Form = fn(&Value) -> Draft;

fn read(content: &Content) -> Result<Draft, Findings> {
    let (form, value) = form(content).ok_or_else(|| not_in(&FORMAT))?;
    Ok(form(value))
}

/// The form of a file, and the value that has the person.
fn form<'c>(content: &'c Content) -> Option<(Form, &'c Value)> {
    let map: &Map<String, Value> = match &content.kind {
        Kind::Xml(map) | Kind::Object(map) => map,
        _ => return None,
    };
    let forms: [(&str, &str, Form); 5] = [
        ("SkillsPassport", "LearnerInfo", passport::read),
        ("Europass", "LearnerInfo", passport::read),
        ("Candidate", "CandidatePerson", candidate::read),
        ("Candidate", "CandidateProfile", candidate::read),
        ("profile", "personalInformation", profile::read),
    ];
    let found = forms.into_iter().find_map(|(root, inside, form)| {
        let value = map.get(root)?;
        value.get(inside)?;
        Some((form, value))
    });
    // Some exports have what is inside without the root.
    found.or_else(|| {
        let value = map.get("LearnerInfo")?;
        Some((passport::read_info as Form, value))
    })
}
