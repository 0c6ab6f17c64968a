//! `data/vocabulary`: the terms of job postings, by field. `job` gives them their type.

use super::table::file;

/// The name of each field with the text of its file, in the order in which terms are listed.
pub(crate) const VOCABULARY: [(&str, &str); FILES.len()] = {
    let mut fields = [("", ""); FILES.len()];
    let mut at = 0;
    while at < FILES.len() {
        fields[at] = (NAMES[at], FILES[at].text);
        at += 1;
    }
    fields
};

macro_rules! fields {
    ($($name:literal)*) => {
        const NAMES: [&str; [$($name),*].len()] = [$($name),*];

        pub(super) const FILES: [super::table::File; NAMES.len()] =
            [$(file!("vocabulary/", $name, ".json")),*];
    };
}

fields! {
    "languages" "backend" "practices" "cloud" "data" "ml" "frontend" "mobile" "security"
    "quality" "professional" "systems" "platforms" "tooling" "frameworks" "analytics" "analysis"
    "assurance" "standards" "certificates" "design" "finance" "sales" "marketing" "people" "care"
    "teaching" "law" "logistics" "trades" "science" "public" "hospitality" "general"
}
