//! The typed model of JSON Resume.
//!
//! Every field is optional, as in the schema. Keys that the schema does not have are kept in
//! `extra`, so that nothing is lost when the résumé is written again.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::date::{EndDate, PartialDate};
use super::personal::Personal;

/// Keys that JSON Resume does not have, in the order of the document.
pub type Extra = Map<String, Value>;

/// A résumé.
///
/// Positions in arrays are those of the source: an empty element stays an empty element, so that
/// `/work/3/highlights/1` is the same thing in both.
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
    /// References.
    pub references: Vec<Reference>,
    /// Projects.
    pub projects: Vec<Project>,
    /// About the document.
    pub meta: Option<Meta>,
    /// Any other keys, including `$schema`.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Who the person is and how to reach them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Basics {
    /// Full name.
    pub name: Option<String>,
    /// Headline, in a few words.
    pub label: Option<String>,
    /// URL of a photo; never printed.
    pub image: Option<String>,
    /// Email address.
    pub email: Option<String>,
    /// Phone number, in any form.
    pub phone: Option<String>,
    /// Personal website.
    pub url: Option<String>,
    /// A few sentences, with inline Markdown.
    pub summary: Option<String>,
    /// Where the person lives.
    pub location: Option<Location>,
    /// Social profiles.
    pub profiles: Vec<Profile>,
    /// Personal data, for countries that expect them.
    pub personal: Option<Personal>,
    /// Any other keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Where the person lives.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Location {
    /// Street and number; can have several lines.
    pub address: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Country as an ISO 3166-1 alpha-2 code; not checked.
    pub country_code: Option<String>,
    /// State, province or region.
    pub region: Option<String>,
    /// Any other keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An entry: its own fields, and those every entry has.
macro_rules! entry {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
        #[serde(default, rename_all = "camelCase")]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            /// Id by which a variant selects the entry.
            pub id: Option<String>,
            /// Tags by which a variant selects entries.
            pub tags: Vec<String>,
            /// Any other keys.
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
        /// What was used in it.
        keywords: Vec<String>,
    }
}

entry! {
    /// Unpaid work.
    Volunteer {
        /// The organisation.
        organization: Option<String>,
        /// Where it was.
        location: Option<String>,
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
        /// Where it was.
        location: Option<String>,
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
        /// What it was about, such as the thesis; inline Markdown.
        summary: Option<String>,
        /// Honours and accomplishments.
        highlights: Vec<Highlight>,
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
        /// Its page.
        url: Option<String>,
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
        /// When it expires.
        end_date: Option<EndDate>,
        /// Its number.
        number: Option<String>,
        /// Where it can be checked.
        url: Option<String>,
        /// Who issued it.
        issuer: Option<String>,
        /// What it covers; inline Markdown.
        summary: Option<String>,
    }
}

entry! {
    /// A publication.
    Publication {
        /// Its title.
        name: Option<String>,
        /// Who wrote it.
        authors: Vec<String>,
        /// Who published it.
        publisher: Option<String>,
        /// When it came out.
        release_date: Option<PartialDate>,
        /// Where it can be read.
        url: Option<String>,
        /// Its DOI.
        doi: Option<String>,
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
        /// Their title.
        position: Option<String>,
        /// Where they work.
        organization: Option<String>,
        /// Their email address.
        email: Option<String>,
        /// Their phone number.
        phone: Option<String>,
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
    /// Any other keys.
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
    /// The language tag of the text: `language` or, where other tools keep it, `lang`, `locale` or
    /// `x-lang`. A POSIX locale such as `fr_FR.UTF-8` is given without its encoding.
    #[must_use]
    pub fn language_tag(&self) -> Option<&str> {
        let others = ["lang", "locale", "x-lang"];
        let other = || others.iter().find_map(|key| self.extra.get(*key)?.as_str());
        let tag = self.language.as_deref().or_else(other)?;
        tag.split('.').next().filter(|tag| !tag.trim().is_empty())
    }

    /// The day of `lastModified`, where it can be read.
    #[must_use]
    pub fn last_modified_date(&self) -> Option<PartialDate> {
        PartialDate::read(self.last_modified.as_deref()?).ok().map(|(date, _)| date)
    }
}
