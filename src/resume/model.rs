//! The résumé as JSON Resume describes it, typed: what a validated document holds and nothing
//! more.
//!
//! Every field is optional, as in the schema. Members the schema does not know are kept in
//! `extra`, so that nothing is lost when the résumé is written again.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::date::{EndDate, PartialDate};

/// Members that JSON Resume does not know, in the order of the document.
pub type Extra = Map<String, Value>;

/// A résumé.
///
/// Positions in lists are those of the source: an empty element stays as an empty element, so
/// that `/work/3/highlights/1` names the same thing in both.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Resume {
    /// Who the person is and how to reach them.
    pub basics: Option<Basics>,
    /// Jobs.
    pub work: Vec<Work>,
    /// Unpaid work.
    pub volunteer: Vec<Volunteer>,
    /// Schools.
    pub education: Vec<Education>,
    /// Prizes and honours.
    pub awards: Vec<Award>,
    /// Certificates.
    pub certificates: Vec<Certificate>,
    /// Publications.
    pub publications: Vec<Publication>,
    /// Skills.
    pub skills: Vec<Skill>,
    /// Languages the person speaks.
    pub languages: Vec<Language>,
    /// Interests.
    pub interests: Vec<Interest>,
    /// What others say.
    pub references: Vec<Reference>,
    /// Projects.
    pub projects: Vec<Project>,
    /// About the document.
    pub meta: Option<Meta>,
    /// Anything else; `$schema` too.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Who the person is and how to reach them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Basics {
    /// Full name.
    pub name: Option<String>,
    /// What the person is, in a few words.
    pub label: Option<String>,
    /// A photo's address; never printed.
    pub image: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Telephone number, in any form.
    pub phone: Option<String>,
    /// The person's own page.
    pub url: Option<String>,
    /// A few sentences; inline Markdown.
    pub summary: Option<String>,
    /// Where the person lives.
    pub location: Option<Location>,
    /// Accounts on networks.
    pub profiles: Vec<Profile>,
    /// Anything else.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Where the person lives.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Location {
    /// Street and number; may have several lines.
    pub address: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Country, as ISO 3166-1 alpha-2 writes it; not checked.
    pub country_code: Option<String>,
    /// State, province or region.
    pub region: Option<String>,
    /// Anything else.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An entry of a list: its own members, and those every entry has.
macro_rules! entry {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
        #[serde(default, rename_all = "camelCase")]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            /// A name by which a variant selects the entry.
            pub id: Option<String>,
            /// Words by which a variant selects entries.
            pub tags: Vec<String>,
            /// Anything else.
            #[serde(flatten)]
            pub extra: Extra,
        }
    };
}

entry! {
    /// An account on a network.
    Profile {
        /// The network's name.
        network: Option<String>,
        /// The name used there.
        username: Option<String>,
        /// The account's page.
        url: Option<String>,
    }
}

entry! {
    /// A job.
    Work {
        /// The employer.
        name: Option<String>,
        /// Where it was.
        location: Option<String>,
        /// What the employer does.
        description: Option<String>,
        /// The person's title.
        position: Option<String>,
        /// The employer's page.
        url: Option<String>,
        /// When it began.
        start_date: Option<PartialDate>,
        /// When it ended.
        end_date: Option<EndDate>,
        /// An overview; inline Markdown.
        summary: Option<String>,
        /// Accomplishments.
        highlights: Vec<Highlight>,
    }
}

entry! {
    /// Unpaid work.
    Volunteer {
        /// The organisation.
        organization: Option<String>,
        /// The person's title.
        position: Option<String>,
        /// The organisation's page.
        url: Option<String>,
        /// When it began.
        start_date: Option<PartialDate>,
        /// When it ended.
        end_date: Option<EndDate>,
        /// An overview; inline Markdown.
        summary: Option<String>,
        /// Accomplishments.
        highlights: Vec<Highlight>,
    }
}

entry! {
    /// A course of study.
    Education {
        /// The school.
        institution: Option<String>,
        /// The school's page.
        url: Option<String>,
        /// What was studied.
        area: Option<String>,
        /// The degree.
        study_type: Option<String>,
        /// When it began.
        start_date: Option<PartialDate>,
        /// When it ended.
        end_date: Option<EndDate>,
        /// Grade.
        score: Option<String>,
        /// Notable courses.
        courses: Vec<String>,
    }
}

entry! {
    /// A prize.
    Award {
        /// Its name.
        title: Option<String>,
        /// When it was given.
        date: Option<PartialDate>,
        /// Who gave it.
        awarder: Option<String>,
        /// What for.
        summary: Option<String>,
    }
}

entry! {
    /// A certificate.
    Certificate {
        /// Its name.
        name: Option<String>,
        /// When it was issued.
        date: Option<PartialDate>,
        /// Where it can be checked.
        url: Option<String>,
        /// Who issued it.
        issuer: Option<String>,
    }
}

entry! {
    /// A publication.
    Publication {
        /// Its title.
        name: Option<String>,
        /// Who published it.
        publisher: Option<String>,
        /// When it came out.
        release_date: Option<PartialDate>,
        /// Where it can be read.
        url: Option<String>,
        /// What it is about.
        summary: Option<String>,
    }
}

entry! {
    /// A field of skill.
    Skill {
        /// The field.
        name: Option<String>,
        /// How well.
        level: Option<String>,
        /// What belongs to it.
        keywords: Vec<String>,
    }
}

entry! {
    /// A language.
    Language {
        /// Its name.
        language: Option<String>,
        /// How well.
        fluency: Option<String>,
    }
}

entry! {
    /// An interest.
    Interest {
        /// Its name.
        name: Option<String>,
        /// What belongs to it.
        keywords: Vec<String>,
    }
}

entry! {
    /// What someone says.
    Reference {
        /// Who says it.
        name: Option<String>,
        /// What they say.
        reference: Option<String>,
    }
}

entry! {
    /// A project.
    Project {
        /// Its name.
        name: Option<String>,
        /// What it is.
        description: Option<String>,
        /// Accomplishments or features.
        highlights: Vec<Highlight>,
        /// What it was made with.
        keywords: Vec<String>,
        /// When it began.
        start_date: Option<PartialDate>,
        /// When it ended.
        end_date: Option<EndDate>,
        /// Its page.
        url: Option<String>,
        /// What the person did in it.
        roles: Vec<String>,
        /// The company or group it belongs to.
        entity: Option<String>,
        /// What kind of project.
        r#type: Option<String>,
    }
}

/// One accomplishment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Highlight {
    /// The sentence; inline Markdown.
    pub text: String,
    /// A name by which a variant selects it.
    pub id: Option<String>,
    /// Words by which a variant selects it.
    pub tags: Vec<String>,
    /// Anything else.
    pub extra: Extra,
}

/// About the document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Meta {
    /// Where the latest version of the document is.
    pub canonical: Option<String>,
    /// Version of the schema.
    pub version: Option<String>,
    /// When the document was changed last, as written.
    pub last_modified: Option<String>,
    /// The language of the text, as BCP 47 writes it.
    pub language: Option<String>,
    /// Tools' settings.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Meta {
    /// The day of `lastModified`, where it can be read.
    #[must_use]
    pub fn last_modified_date(&self) -> Option<PartialDate> {
        PartialDate::read(self.last_modified.as_deref()?).ok().map(|(date, _)| date)
    }
}
