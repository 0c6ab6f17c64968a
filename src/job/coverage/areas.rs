//! Terms counted by area, as guides to writing résumés compare them.

use serde::Serialize;

use crate::job::term::{Kind, Term};

/// An area of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Area {
    /// Languages of programs, queries and pages.
    Languages,
    /// Frameworks and libraries.
    Frameworks,
    /// Interfaces, protocols and formats.
    Apis,
    /// Datastores, and everything about data.
    Data,
    /// Clouds and operations.
    Cloud,
    /// Testing and quality.
    Testing,
    /// Security.
    Security,
    /// Tools.
    Tools,
    /// Methods and everything else people do.
    Practices,
}

/// Every area with its name in reports, in their order.
const AREAS: [(Area, &str); 9] = [
    (Area::Languages, "languages"),
    (Area::Frameworks, "frameworks"),
    (Area::Apis, "APIs"),
    (Area::Data, "data"),
    (Area::Cloud, "cloud"),
    (Area::Testing, "testing"),
    (Area::Security, "security"),
    (Area::Tools, "tools"),
    (Area::Practices, "practices"),
];

/// The terms of an area that a posting requires or prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AreaCount {
    /// The area.
    pub area: Area,
    /// The number of its terms in the posting.
    pub total: usize,
    /// Of `total`, the number in the résumé.
    pub present: usize,
}

impl AreaCount {
    /// `languages 2 of 3`.
    pub(super) fn in_words(&self) -> String {
        let name = AREAS.iter().find(|(area, _)| *area == self.area);
        let name = name.map_or("", |(_, name)| *name);
        format!("{name} {} of {}", self.present, self.total)
    }
}

/// The area of a term; `None` for a personal quality.
pub(super) fn area(kind: Option<Kind>, term: Option<&Term>) -> Option<Area> {
    let field = term.and_then(|term| term.field).unwrap_or_default();
    Some(match kind {
        Some(Kind::Skill) => return None,
        Some(Kind::Language) => Area::Languages,
        Some(Kind::Framework) => Area::Frameworks,
        Some(Kind::Datastore) => Area::Data,
        Some(Kind::Cloud) => Area::Cloud,
        Some(Kind::Protocol) => Area::Apis,
        _ => match field {
            "security" => Area::Security,
            "quality" | "assurance" => Area::Testing,
            "cloud" | "platforms" => Area::Cloud,
            "data" | "ml" | "analytics" | "analysis" => Area::Data,
            _ if kind == Some(Kind::Tool) || kind == Some(Kind::Platform) => Area::Tools,
            _ => Area::Practices,
        },
    })
}

/// The areas of terms that are asked for, each with whether it is present.
pub(super) fn counted(terms: &[(Option<Area>, bool)]) -> Vec<AreaCount> {
    let of = |area: Area| {
        let of_area = terms.iter().filter(|(own, _)| *own == Some(area));
        let total = of_area.clone().count();
        let present = of_area.filter(|(_, is_present)| *is_present).count();
        AreaCount { area, total, present }
    };
    let all = AREAS.iter().map(|(area, _)| of(*area));
    all.filter(|count| count.total > 0).collect()
}
