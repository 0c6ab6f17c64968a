//! The type of every field of JSON Resume, as a table. `schema/resume.schema.json` is the same for
//! validators, and a test keeps the two in step.

/// The type of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// A string on one line.
    Text,
    /// A string of one or more paragraphs.
    Prose,
    /// `2020`, `2020-01` or `2020-01-31`.
    Date,
    /// The same, absent while something is ongoing.
    EndDate,
    /// A date and time, of which only the day is read.
    Timestamp,
    /// A URL.
    Url,
    /// A BCP 47 language tag.
    Language,
    /// An array of strings.
    Texts,
    /// An array of strings or of `{ "text", "id", "tags" }`.
    Highlights,
    /// An object.
    Object(&'static Object),
    /// An array of objects.
    List(&'static Object),
}

/// An object and its fields.
#[derive(Debug, PartialEq)]
pub(super) struct Object {
    /// Its name in messages.
    pub name: &'static str,
    /// Its known fields.
    pub fields: &'static [Field],
    /// The field that a string in place of the object is read as; empty if there is none.
    pub primary: &'static str,
    /// Whether it is an element of an array, and so may have `id` and `tags`.
    pub is_entry: bool,
    /// Whether unknown keys are settings of other tools, which nobody expects on a page.
    pub is_tooling: bool,
}

/// A known field of an object.
#[derive(Debug, PartialEq)]
pub(super) struct Field {
    /// Its key.
    pub name: &'static str,
    /// Its type.
    pub shape: Shape,
}

/// Our additions to every element of an array of objects.
const ENTRY_FIELDS: [Field; 2] = [field("id", Shape::Text), field("tags", Shape::Texts)];

/// Keys of JSON Resume before 1.0 and their names since then. Each is unknown to today's schema
/// wherever the newer name is known.
pub(super) const OLDER_NAMES: [(&str, &str); 4] =
    [("company", "name"), ("website", "url"), ("picture", "image"), ("gpa", "score")];

impl Object {
    /// The known field of that name.
    pub(super) fn field(&self, name: &str) -> Option<&'static Field> {
        self.all().find(|field| field.name == name)
    }

    /// Whether its unknown members that are texts are printed, as labelled lines.
    pub(super) fn has_lines(&self) -> bool {
        self.name == OWN.name || self.name == PERSONAL.name
    }

    /// All known fields.
    pub(super) fn all(&self) -> impl Iterator<Item = &'static Field> {
        let own: &'static [Field] = if self.is_entry { &ENTRY_FIELDS } else { &[] };
        self.fields.iter().chain(own)
    }
}

const fn field(name: &'static str, shape: Shape) -> Field {
    Field { name, shape }
}

const fn object(
    name: &'static str,
    primary: &'static str,
    fields: &'static [Field],
) -> Object {
    Object { name, fields, primary, is_entry: false, is_tooling: false }
}

const fn entry(
    name: &'static str,
    primary: &'static str,
    fields: &'static [Field],
) -> Object {
    Object { name, fields, primary, is_entry: true, is_tooling: false }
}

/// The whole document.
pub(super) static RESUME: Object = object(
    "resume",
    "",
    &[
        field("$schema", Shape::Text),
        field("basics", Shape::Object(&BASICS)),
        field("work", Shape::List(&WORK)),
        field("volunteer", Shape::List(&VOLUNTEER)),
        field("education", Shape::List(&EDUCATION)),
        field("awards", Shape::List(&AWARDS)),
        field("certificates", Shape::List(&CERTIFICATES)),
        field("publications", Shape::List(&PUBLICATIONS)),
        field("skills", Shape::List(&SKILLS)),
        field("languages", Shape::List(&LANGUAGES)),
        field("interests", Shape::List(&INTERESTS)),
        field("references", Shape::List(&REFERENCES)),
        field("projects", Shape::List(&PROJECTS)),
        field("meta", Shape::Object(&META)),
    ],
);

static BASICS: Object = object(
    "basics",
    "summary",
    &[
        field("name", Shape::Text),
        field("label", Shape::Text),
        field("image", Shape::Text),
        field("email", Shape::Text),
        field("phone", Shape::Text),
        field("url", Shape::Url),
        field("summary", Shape::Prose),
        field("location", Shape::Object(&LOCATION)),
        field("profiles", Shape::List(&PROFILES)),
        field("personal", Shape::Object(&PERSONAL)),
    ],
);

/// Our addition. Other members are printed as well, as labelled lines.
static PERSONAL: Object = object(
    "personal",
    "",
    &[
        field("dateOfBirth", Shape::Text),
        field("placeOfBirth", Shape::Text),
        field("nationality", Shape::Text),
        field("maritalStatus", Shape::Text),
        field("children", Shape::Text),
        field("gender", Shape::Text),
        field("pronouns", Shape::Text),
        field("drivingLicence", Shape::Text),
        field("workPermit", Shape::Text),
        field("militaryService", Shape::Text),
    ],
);

static LOCATION: Object = object(
    "location",
    "city",
    &[
        field("address", Shape::Prose),
        field("postalCode", Shape::Text),
        field("city", Shape::Text),
        field("countryCode", Shape::Text),
        field("region", Shape::Text),
    ],
);

static PROFILES: Object = entry(
    "profiles",
    "username",
    &[
        field("network", Shape::Text),
        field("username", Shape::Text),
        field("url", Shape::Url),
    ],
);

static WORK: Object = entry(
    "work",
    "name",
    &[
        field("name", Shape::Text),
        field("location", Shape::Text),
        field("description", Shape::Prose),
        field("position", Shape::Text),
        field("url", Shape::Url),
        field("startDate", Shape::Date),
        field("endDate", Shape::EndDate),
        field("summary", Shape::Prose),
        field("highlights", Shape::Highlights),
        field("keywords", Shape::Texts),
    ],
);

static VOLUNTEER: Object = entry(
    "volunteer",
    "organization",
    &[
        field("organization", Shape::Text),
        field("location", Shape::Text),
        field("position", Shape::Text),
        field("url", Shape::Url),
        field("startDate", Shape::Date),
        field("endDate", Shape::EndDate),
        field("summary", Shape::Prose),
        field("highlights", Shape::Highlights),
    ],
);

static EDUCATION: Object = entry(
    "education",
    "institution",
    &[
        field("institution", Shape::Text),
        field("location", Shape::Text),
        field("url", Shape::Url),
        field("area", Shape::Text),
        field("studyType", Shape::Text),
        field("startDate", Shape::Date),
        field("endDate", Shape::EndDate),
        field("score", Shape::Text),
        field("summary", Shape::Prose),
        field("highlights", Shape::Highlights),
        field("courses", Shape::Texts),
    ],
);

static AWARDS: Object = entry(
    "awards",
    "title",
    &[
        field("title", Shape::Text),
        field("date", Shape::Date),
        field("awarder", Shape::Text),
        field("url", Shape::Url),
        field("summary", Shape::Prose),
    ],
);

static CERTIFICATES: Object = entry(
    "certificates",
    "name",
    &[
        field("name", Shape::Text),
        field("date", Shape::Date),
        field("endDate", Shape::EndDate),
        field("number", Shape::Text),
        field("url", Shape::Url),
        field("issuer", Shape::Text),
        field("summary", Shape::Prose),
    ],
);

static PUBLICATIONS: Object = entry(
    "publications",
    "name",
    &[
        field("name", Shape::Text),
        field("authors", Shape::Texts),
        field("publisher", Shape::Text),
        field("releaseDate", Shape::Date),
        field("url", Shape::Url),
        field("doi", Shape::Text),
        field("summary", Shape::Prose),
    ],
);

static SKILLS: Object = entry(
    "skills",
    "name",
    &[
        field("name", Shape::Text),
        field("level", Shape::Text),
        field("keywords", Shape::Texts),
    ],
);

static LANGUAGES: Object = entry(
    "languages",
    "language",
    &[field("language", Shape::Text), field("fluency", Shape::Text)],
);

static INTERESTS: Object = entry(
    "interests",
    "name",
    &[field("name", Shape::Text), field("keywords", Shape::Texts)],
);

static REFERENCES: Object = entry(
    "references",
    "reference",
    &[
        field("name", Shape::Text),
        field("position", Shape::Text),
        field("organization", Shape::Text),
        field("email", Shape::Text),
        field("phone", Shape::Text),
        field("reference", Shape::Prose),
    ],
);

static PROJECTS: Object = entry(
    "projects",
    "name",
    &[
        field("name", Shape::Text),
        field("description", Shape::Prose),
        field("highlights", Shape::Highlights),
        field("keywords", Shape::Texts),
        field("startDate", Shape::Date),
        field("endDate", Shape::EndDate),
        field("url", Shape::Url),
        field("roles", Shape::Texts),
        field("entity", Shape::Text),
        field("type", Shape::Text),
    ],
);

/// An entry of a section of one's own.
pub(super) static OWN: Object = entry(
    "own",
    "name",
    &[
        field("name", Shape::Text),
        field("position", Shape::Text),
        field("organization", Shape::Text),
        field("location", Shape::Text),
        field("date", Shape::Date),
        field("startDate", Shape::Date),
        field("endDate", Shape::EndDate),
        field("url", Shape::Url),
        field("summary", Shape::Prose),
        field("highlights", Shape::Highlights),
        field("keywords", Shape::Texts),
    ],
);

/// A highlight as an object: our addition.
pub(super) static HIGHLIGHT: Object =
    entry("highlights", "text", &[field("text", Shape::Prose)]);

static META: Object = Object {
    name: "meta",
    fields: &[
        field("canonical", Shape::Url),
        field("version", Shape::Text),
        field("lastModified", Shape::Timestamp),
        field("language", Shape::Language),
    ],
    primary: "",
    is_entry: false,
    is_tooling: true,
};
