//! The words facts are told in: titles, degrees, numbers, conditions; folded as text is.

use super::{Degree, KnockoutKind};

/// What stands before a colon and names a fact.
pub(super) const LABELS: &[(&str, &[&str])] = &[
    (
        "title",
        &[
            "job title", "position title", "title", "position", "role", "vacancy", "stelle",
            "stellenbezeichnung", "poste", "intitulé du poste", "puesto", "cargo",
        ],
    ),
    (
        "company",
        &[
            "company", "employer", "agency", "organisation", "organization", "unternehmen",
            "firma", "arbeitgeber", "entreprise", "société", "empresa", "compañía",
        ],
    ),
    (
        "location",
        &[
            "location", "job location", "based in", "standort", "arbeitsort", "ort", "lieu",
            "localisation", "ubicación", "lugar",
        ],
    ),
];

/// Words that say what somebody is, each with its forms in the languages; the first is its name.
pub(super) const HEAD_NOUNS: &[&[&str]] = &[
    &[
        "engineer", "engineers", "ingenieur", "ingenieurin", "ingénieur", "ingénieure",
        "ingeniero", "ingeniera", "ingeniero/a",
    ],
    &[
        "developer", "developers", "programmer", "coder", "entwickler", "entwicklerin",
        "entwickler/in", "programmierer", "programmiererin", "développeur", "développeuse",
        "desarrollador", "desarrolladora", "desarrollador/a", "programador", "programadora",
    ],
    &["architect", "architekt", "architektin", "architecte", "arquitecto", "arquitecta"],
    &["manager", "managerin", "gestionnaire", "gerente", "responsable"],
    &["head", "director", "direktor", "directeur", "directrice", "leiter", "leiterin"],
    &["lead", "leader", "teamleiter", "teamleiterin"],
    &["analyst", "analystin", "analyste", "analista"],
    &["scientist", "wissenschaftler", "wissenschaftlerin", "scientifique", "científico"],
    &["researcher", "forscher", "forscherin", "chercheur", "chercheuse", "investigador"],
    &["designer", "designerin", "diseñador", "diseñadora", "concepteur", "graphiste"],
    &[
        "administrator", "administratorin", "sysadmin", "administrateur", "administratrice",
        "administrador", "administradora", "dba",
    ],
    &["tester", "testerin", "testeur", "testeuse", "probador"],
    &["consultant", "berater", "beraterin", "consultante", "consultor", "consultora"],
    &["specialist", "spezialist", "spezialistin", "spécialiste", "especialista"],
    &["officer", "referent", "referentin"],
    &["assistant", "assistent", "assistentin", "assistante", "asistente", "secretary"],
    &["coordinator", "koordinator", "koordinatorin", "coordinateur", "coordinador"],
    &["technician", "techniker", "technikerin", "technicien", "technicienne", "técnico"],
    &["owner"],
    &["nurse", "pflegefachkraft", "infirmier", "infirmière", "enfermero", "enfermera"],
    &["teacher", "lehrer", "lehrerin", "enseignant", "enseignante", "profesor", "profesora"],
    &["writer", "editor", "redakteur", "redakteurin", "rédacteur", "rédactrice", "redactor"],
    &["accountant", "buchhalter", "buchhalterin", "comptable", "contable"],
    &["recruiter"],
    &["representative", "executive", "vertriebsmitarbeiter", "commercial", "comercial"],
    &["chef de projet", "projektleiter", "projektleiterin", "jefe de proyecto"],
    &["scrum master"],
    &["intern", "trainee", "apprentice", "praktikant", "praktikantin", "stagiaire"],
    &["controller", "controllerin", "auditor", "bookkeeper"],
    &["operator", "clerk", "agent", "advisor", "adviser"],
    &["cook", "chef", "driver", "electrician", "mechanic", "cleaner", "carer"],
];

/// Words for degrees, the lowest degree first.
pub(super) const DEGREES: &[(Degree, &[&str])] = &[
    (
        Degree::Bachelor,
        &[
            "bachelor", "bachelors", "bachelor's", "b.sc", "bsc", "b.s", "b.a", "b.eng", "beng",
            "undergraduate degree", "university degree", "college degree", "degree in",
            "a degree", "degree or", "licence en", "licence pro", "bac+3", "bac +3", "grado en",
            "grado universitario", "licenciatura", "titulación universitaria", "ingeniería en",
            "studium", "hochschulabschluss", "hochschulstudium", "informatikstudium",
            "abgeschlossenes studium",
        ],
    ),
    (
        Degree::Master,
        &[
            "master's", "masters degree", "master degree", "master of", "master in",
            "master en", "master 2", "masterabschluss", "masterstudium", "m.sc", "msc", "m.s",
            "m.a", "mba", "m.eng", "meng", "bac+5", "bac +5", "diplôme d'ingénieur",
            "école d'ingénieur", "máster", "diplom", "dipl. ing",
        ],
    ),
    (
        Degree::Doctorate,
        &["phd", "ph.d", "doctorate", "doctoral", "promotion in", "doctorat", "doctorado",
          "dr. rer. nat", "dphil"],
    ),
];

/// What says that none is asked for.
pub(super) const NO_DEGREE: &[&str] = &[
    "don't need a degree", "do not need a degree", "no degree", "degree is not required",
    "degree not required", "degree is not necessary", "without a degree", "kein studium",
    "sans diplôme", "no se requiere titulación",
];

/// What says that something else may stand for it.
pub(super) const OR_EQUIVALENT: &[&str] = &[
    "equivalent", "or experience", "vergleichbar", "gleichwertig", "équivalent",
    "equivalente", "or similar", "or relevant experience", "amounts to",
];

/// Numbers as words.
pub(super) const NUMBERS: &[(&str, u32)] = &[
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6),
    ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("twelve", 12), ("ein", 1),
    ("zwei", 2), ("drei", 3), ("vier", 4), ("fünf", 5), ("sechs", 6), ("sieben", 7),
    ("acht", 8), ("zehn", 10), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5),
    ("dix", 10), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("diez", 10),
];

/// What conditions are told with.
pub(super) const KNOCKOUTS: &[(KnockoutKind, &[&str])] = &[
    (
        KnockoutKind::WorkPermit,
        &[
            "authorised to work", "authorized to work", "right to work", "work permit",
            "work authorization", "work authorisation", "visa sponsorship", "sponsor visas",
            "eligible to work", "citizen", "citizens", "citizenship", "arbeitserlaubnis",
            "arbeitsgenehmigung", "permis de travail", "permiso de trabajo",
        ],
    ),
    (
        KnockoutKind::Clearance,
        &[
            "security clearance", "sc clearance", "dv clearance", "background check",
            "dbs check", "clearance", "sicherheitsüberprüfung", "führungszeugnis",
            "habilitation", "habilitación de seguridad",
        ],
    ),
    (
        KnockoutKind::DrivingLicence,
        &[
            "driving licence", "driver's license", "driver's licence", "drivers license",
            "forklift licence", "führerschein", "permis de conduire", "permis b",
            "carné de conducir", "permiso de conducir",
        ],
    ),
    (
        KnockoutKind::Language,
        &[
            "fluent english", "fluent in english", "native english", "fluent german",
            "fluent in german", "fluent french", "fluent in french", "fluent spanish",
            "fluent in spanish", "written english", "spoken english", "professional english",
            "deutschkenntnisse", "englischkenntnisse", "fließend deutsch",
            "fließend englisch", "anglais courant", "anglais professionnel", "bon niveau d'anglais",
            "français courant", "inglés", "nivel alto de inglés", "alemán",
        ],
    ),
    (
        KnockoutKind::OnSite,
        &["on site", "in the office", "in office", "vor ort", "sur site", "presencial"],
    ),
    (
        KnockoutKind::Travel,
        &[
            "willing to travel", "willingness to travel", "travel required", "travel up to",
            "reisebereitschaft", "déplacements", "disponibilidad para viajar",
        ],
    ),
    (
        KnockoutKind::Shifts,
        &[
            "shift work", "work shifts", "night shifts", "weekends", "rotating shifts",
            "schichtarbeit", "schichtdienst", "travail posté", "turnos rotativos",
        ],
    ),
];
