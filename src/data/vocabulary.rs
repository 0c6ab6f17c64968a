//! `data/vocabulary`: the terms of job postings, by field. `job` gives them their type.

use super::table::file;

/// The texts of the files, in the order in which terms are listed.
pub(crate) const VOCABULARY: [&str; 11] = {
    let mut texts = [""; FILES.len()];
    let mut at = 0;
    while at < FILES.len() {
        texts[at] = FILES[at].text;
        at += 1;
    }
    texts
};

pub(super) const FILES: [super::table::File; 11] = [
    file!("vocabulary/languages.json"),
    file!("vocabulary/backend.json"),
    file!("vocabulary/practices.json"),
    file!("vocabulary/cloud.json"),
    file!("vocabulary/data.json"),
    file!("vocabulary/ml.json"),
    file!("vocabulary/frontend.json"),
    file!("vocabulary/mobile.json"),
    file!("vocabulary/security.json"),
    file!("vocabulary/quality.json"),
    file!("vocabulary/professional.json"),
];
