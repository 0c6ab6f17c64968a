//! Building blocks of the corpus: sentences, jobs and contact details that differ by their number.

use serde_json::{Value, json};

/// Clauses of different lengths; combined they give sentences of every length.
pub(super) const CLAUSES: [&str; 12] = [
    "Cut release time to one hour",
    "moved 14 services to new queues",
    "wrote the on-call handbook",
    "halved the number of alerts",
    "trained six engineers in tracing",
    "kept the ledger exact under retries",
    "replaced nightly jobs by streams",
    "measured before and after each step",
    "removed 40,000 lines of dead code",
    "set limits on every outside call",
    "found a leak that cost 2 GiB a day",
    "agreed on names with four teams",
];

/// A sentence of `clauses` clauses, different for each `seed`.
pub(super) fn sentence(seed: usize, clauses: usize) -> String {
    let parts = (0..clauses).map(|n| CLAUSES[(seed * 5 + n * 7) % CLAUSES.len()]);
    parts.collect::<Vec<_>>().join(", ")
}

pub(super) fn sentences(seed: usize, count: usize, clauses: usize) -> Vec<String> {
    (0..count).map(|n| sentence(seed + n, clauses)).collect()
}

pub(super) const EMPLOYERS: [&str; 9] = [
    "Halyard Works",
    "Northwind",
    "Meridian Labs",
    "Oak & Ash",
    "Tidewater Systems",
    "Kestrel",
    "Blue Harbour Freight",
    "Lumen",
    "Fairway Insurance Group",
];

pub(super) const TITLES: [&str; 5] =
    ["Engineer", "Senior Engineer", "Staff Engineer, Platform", "Team Lead", "Analyst"];

pub(super) const CITIES: [&str; 4] =
    ["London, UK", "Rotterdam, NL", "Leeds", "Porto, Portugal"];

pub(super) fn basics() -> Value {
    json!({
        "name": "Robin Marlowe",
        "label": "Systems Engineer",
        "email": "robin.marlowe@example.com",
        "phone": "+44 20 7946 0123",
        "url": "https://marlowe.example.com",
        "location": { "city": "Leeds", "countryCode": "GB" },
        "profiles": [
            { "network": "GitHub", "username": "marlowe", "url": "https://github.com/marlowe" }
        ]
    })
}

/// The job with the number `at`; 0 is the newest, and current.
pub(super) fn job(at: usize, highlights: &[String]) -> Value {
    let mut job = json!({
        "name": EMPLOYERS[at % EMPLOYERS.len()],
        "position": TITLES[at % TITLES.len()],
        "location": CITIES[at % CITIES.len()],
        "startDate": format!("{}-{:02}", 2023 - 2 * at, 1 + (at * 5) % 12),
        "highlights": highlights
    });
    if at > 0 {
        job["endDate"] =
            format!("{}-{:02}", 2025 - 2 * at, 1 + (at * 5 + 11) % 12).into();
    }
    job
}

pub(super) fn with_work(work: &[Value]) -> Value {
    json!({ "basics": basics(), "work": work, "education": [{
        "institution": "University of Leeds", "area": "Mathematics", "studyType": "BSc",
        "startDate": "2001", "endDate": "2004"
    }] })
}
