//! The type of every field of JSON Resume, as a table. `schema/resume.schema.json` is the same for
//! validators, and a test keeps the two in step.

/// The type of a field.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// A string.
    Text,
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
#[derive(Debug)]
pub(super) struct Object {
    /// Its name in messages.
    pub name: &'static str,
    /// Its known fields.
    pub fields: &'static [Field],
    /// Whether it is an element of an array, and so may have `id` and `tags`.
    pub is_entry: bool,
    /// Whether unknown keys are settings of other tools, which nobody expects on a page.
    pub is_tooling: bool,
}

/// A known field of an object.
#[derive(Debug)]
pub(super) struct Field {
    /// Its key.
    pub name: &'static str,
    /// Its type.
    pub shape: Shape,
}

/// Our additions to every element of an array of objects.
const ENTRY_FIELDS: [Field; 2] = [field("id", Shape::Text), field("tags", Shape::Texts)];

/// Keys of JSON Resume before 1.0 and their names since then. They are read, or their content
/// would be lost. Each is a leaf, and unknown to today's schema wherever the newer name is known.
pub(super) const OLDER_NAMES: [(&str, &str); 4] =
    [("company", "name"), ("website", "url"), ("picture", "image"), ("gpa", "score")];

/// Keys that people use instead of those of JSON Resume, by object. They are not read, since
/// their content may have another shape, but reported with a hint.
pub(super) const OTHER_NAMES: [(&str, &str, &str); 18] = [
    ("resume", "certifications", "certificates"),
    ("resume", "employment", "work"),
    ("resume", "experience", "work"),
    ("resume", "hobbies", "interests"),
    ("resume", "personal", "basics"),
    ("resume", "volunteering", "volunteer"),
    ("basics", "title", "label"),
    ("basics", "headline", "label"),
    ("location", "country", "countryCode"),
    ("work", "employer", "name"),
    ("work", "title", "position"),
    ("education", "degree", "studyType"),
    ("education", "major", "area"),
    ("education", "school", "institution"),
    ("certificates", "authority", "issuer"),
    ("publications", "date", "releaseDate"),
    ("projects", "summary", "description"),
    ("languages", "level", "fluency"),
];

impl Object {
    /// The known field of that name.
    pub(super) fn field(&self, name: &str) -> Option<&'static Field> {
        self.all().find(|field| field.name == name)
    }

    /// The known field that had that name before JSON Resume 1.0.
    pub(super) fn field_once_named(&self, name: &str) -> Option<&'static Field> {
        OLDER_NAMES
            .iter()
            .filter(|(older, _)| *older == name)
            .find_map(|(_, newer)| self.field(newer))
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

const fn object(name: &'static str, fields: &'static [Field]) -> Object {
    Object { name, fields, is_entry: false, is_tooling: false }
}

const fn entry(name: &'static str, fields: &'static [Field]) -> Object {
    Object { name, fields, is_entry: true, is_tooling: false }
}

/// The whole document.
pub(super) static RESUME: Object = object(
    "resume",
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
    &[
        field("name", Shape::Text),
        field("label", Shape::Text),
        field("image", Shape::Text),
        field("email", Shape::Text),
        field("phone", Shape::Text),
        field("url", Shape::Url),
        field("summary", Shape::Text),
        field("location", Shape::Object(&LOCATION)),
        field("profiles", Shape::List(&PROFILES)),
    ],
);

static LOCATION: Object = object(
    "location",
    &[
        field("address", Shape::Text),
        field("postalCode", Shape::Text),
        field("city", Shape::Text),
        field("countryCode", Shape::Text),
        field("region", Shape::Text),
    ],
);

static PROFILES: Object = entry(
    "profiles",
    &[
        field("network", Shape::Text),
        field("username", Shape::Text),
        field("url", Shape::Url),
    ],
);

static WORK: Object = entry(
    "work",
    &[
        field("name", Shape::Text),
        field("location", Shape::Text),
        field("description", Shape::Text),
        field("position", Shape::Text),
        field("url", Shape::Url),
        field("startDate", Shape::Date),
        field("endDate", Shape::EndDate),
        field("summary", Shape::Text),
        field("highlights", Shape::Highlights),
    ],
);

static VOLUNTEER: Object = entry(
    "volunteer",
    &[
        field("organization", Shape::Text),
        field("position", Shape::Text),
        field("url", Shape::Url),
        field("startDate", Shape::Date),
        field("endDate", Shape::EndDate),
        field("summary", Shape::Text),
        field("highlights", Shape::Highlights),
    ],
);

static EDUCATION: Object = entry(
    "education",
    &[
        field("institution", Shape::Text),
        field("url", Shape::Url),
        field("area", Shape::Text),
        field("studyType", Shape::Text),
        field("startDate", Shape::Date),
        field("endDate", Shape::EndDate),
        field("score", Shape::Text),
        field("courses", Shape::Texts),
    ],
);

static AWARDS: Object = entry(
    "awards",
    &[
        field("title", Shape::Text),
        field("date", Shape::Date),
        field("awarder", Shape::Text),
        field("summary", Shape::Text),
    ],
);

static CERTIFICATES: Object = entry(
    "certificates",
    &[
        field("name", Shape::Text),
        field("date", Shape::Date),
        field("url", Shape::Url),
        field("issuer", Shape::Text),
    ],
);

static PUBLICATIONS: Object = entry(
    "publications",
    &[
        field("name", Shape::Text),
        field("publisher", Shape::Text),
        field("releaseDate", Shape::Date),
        field("url", Shape::Url),
        field("summary", Shape::Text),
    ],
);

static SKILLS: Object = entry(
    "skills",
    &[
        field("name", Shape::Text),
        field("level", Shape::Text),
        field("keywords", Shape::Texts),
    ],
);

static LANGUAGES: Object =
    entry("languages", &[field("language", Shape::Text), field("fluency", Shape::Text)]);

static INTERESTS: Object =
    entry("interests", &[field("name", Shape::Text), field("keywords", Shape::Texts)]);

static REFERENCES: Object =
    entry("references", &[field("name", Shape::Text), field("reference", Shape::Text)]);

static PROJECTS: Object = entry(
    "projects",
    &[
        field("name", Shape::Text),
        field("description", Shape::Text),
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

/// A highlight as an object: our addition.
pub(super) static HIGHLIGHT: Object = entry("highlights", &[field("text", Shape::Text)]);

static META: Object = Object {
    name: "meta",
    fields: &[
        field("canonical", Shape::Url),
        field("version", Shape::Text),
        field("lastModified", Shape::Timestamp),
        field("language", Shape::Language),
    ],
    is_entry: false,
    is_tooling: true,
};
