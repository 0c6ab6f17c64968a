//! The stress corpus: résumés made to break layouts, one construct each.
//!
//! Whether a layout can be read back depends on the content: with dates at the right edge, short
//! bullets fail where long ones pass. All people are invented. Texts vary by index, so that
//! widths differ and every kind of line end occurs.

mod words;

use serde_json::{Value, json};

use words::{CITIES, EMPLOYERS, basics, job, sentence, sentences, with_work};

/// A construct, and a résumé that contains it.
pub(super) struct Construct {
    /// The name in reports.
    pub(super) name: &'static str,
    /// What it contains, in one line.
    pub(super) summary: &'static str,
    /// The résumé, as JSON Resume.
    pub(super) resume: fn() -> Value,
}

/// Every construct, in the order of reports.
pub(super) const CONSTRUCTS: &[Construct] = &[
    Construct { name: "tiny", summary: "a name and nothing else", resume: tiny },
    Construct {
        name: "no-name",
        summary: "sections without name and contact details",
        resume: no_name,
    },
    Construct {
        name: "short-bullets",
        summary: "bullets of 30 to 60 characters",
        resume: short,
    },
    Construct { name: "long-bullets", summary: "bullets of three lines", resume: long },
    Construct {
        name: "one-job",
        summary: "one job with 25 bullets, on several pages",
        resume: one_job,
    },
    Construct {
        name: "nine-jobs",
        summary: "nine jobs with two bullets each",
        resume: nine_jobs,
    },
    Construct {
        name: "several-roles",
        summary: "four roles at one employer",
        resume: roles,
    },
    Construct { name: "no-dates", summary: "entries without dates", resume: no_dates },
    Construct { name: "bare-entries", summary: "entries without bullets", resume: bare },
    Construct {
        name: "long-titles",
        summary: "titles and employers wider than a line",
        resume: titles,
    },
    Construct {
        name: "hyphens",
        summary: "hyphenated compounds all along the lines",
        resume: hyphens,
    },
    Construct { name: "long-urls", summary: "URLs wider than half a line", resume: urls },
    Construct {
        name: "ligatures",
        summary: "words with fi, fl, ffi, tt, Th",
        resume: ligatures,
    },
    Construct {
        name: "diacritics",
        summary: "accented Latin, Greek and Cyrillic letters",
        resume: diacritics,
    },
    Construct {
        name: "signs",
        summary: "C++, C#, CI/CD, p99, 4.2 %, a_b, <T>",
        resume: signs,
    },
    Construct {
        name: "skill-groups",
        summary: "twelve groups of skills",
        resume: skills,
    },
    Construct {
        name: "marks",
        summary: "bold, emphasis, code and links in text",
        resume: marks,
    },
    Construct {
        name: "every-section",
        summary: "all twelve sections with all fields",
        resume: all,
    },
];

fn tiny() -> Value {
    json!({ "basics": { "name": "Jo Ash" } })
}

fn no_name() -> Value {
    json!({ "work": [job(0, &sentences(1, 3, 2))], "skills": [{ "name": "Tools",
        "keywords": ["Rust", "Kafka"] }] })
}

fn short() -> Value {
    let jobs: Vec<Value> = (0..4).map(|at| job(at, &sentences(at * 3, 4, 1))).collect();
    with_work(&jobs)
}

fn long() -> Value {
    let jobs: Vec<Value> = (0..4).map(|at| job(at, &sentences(at, 4, 7))).collect();
    with_work(&jobs)
}

fn one_job() -> Value {
    let bullets: Vec<String> = (0..25).map(|n| sentence(n, 1 + n % 7)).collect();
    with_work(&[job(0, &bullets)])
}

fn nine_jobs() -> Value {
    let jobs: Vec<Value> =
        (0..9).map(|at| job(at, &sentences(at, 2, 1 + at % 3))).collect();
    with_work(&jobs)
}

fn roles() -> Value {
    let jobs: Vec<Value> = (0..4)
        .map(|at| {
            let mut job = job(at, &sentences(at, 2, 2));
            job["name"] = EMPLOYERS[4].into();
            job["location"] = CITIES[0].into();
            job
        })
        .collect();
    with_work(&jobs)
}

fn no_dates() -> Value {
    let jobs: Vec<Value> = (0..3)
        .map(|at| {
            let mut job = job(at, &sentences(at, 3, 2));
            if let Some(job) = job.as_object_mut() {
                job.remove("startDate");
                job.remove("endDate");
            }
            job
        })
        .collect();
    json!({ "basics": basics(), "work": jobs,
        "education": [{ "institution": "Open University", "area": "Logic" }] })
}

fn bare() -> Value {
    let mut jobs: Vec<Value> = (0..8).map(|at| job(at, &[])).collect();
    jobs[3]["highlights"] = json!(sentences(2, 1, 1));
    let awards: Vec<Value> = (0..6)
        .map(|at| json!({ "title": sentence(at, 1), "awarder": EMPLOYERS[at], "date": "2019-05" }))
        .collect();
    json!({ "basics": basics(), "work": jobs, "awards": awards,
        "certificates": [{ "name": "Certified in Nothing Much" }] })
}

fn titles() -> Value {
    let mut jobs: Vec<Value> = (0..3).map(|at| job(at, &sentences(at, 3, 2))).collect();
    jobs[0]["position"] =
        "Principal Engineer and Acting Head of Reliability for Payments and Settlement"
            .into();
    jobs[0]["name"] =
        "International Consortium for Interoperable Freight Documents".into();
    jobs[0]["location"] = "Newcastle upon Tyne, United Kingdom of Great Britain".into();
    jobs[1]["name"] =
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".into();
    jobs[2]["position"] = "Engineer".into();
    let mut resume = with_work(&jobs);
    resume["basics"]["name"] =
        "Maximiliana Theodora Featherstonehaugh-Cholmondeley".into();
    resume["basics"]["label"] =
        "Engineer of Distributed Systems, Databases, Observability and the People around Them".into();
    resume
}

fn hyphens() -> Value {
    const COMPOUNDS: [&str; 8] = [
        "event-driven",
        "end-to-end",
        "high-throughput",
        "self-service",
        "CI/CD-based",
        "write-ahead-log",
        "on-call",
        "backward-compatible",
    ];
    let bullet = |seed: usize| {
        let words = (0..26).map(|n| match n % 3 {
            0 => ["a", "the", "our", "every", "some"][(seed + n) % 5],
            1 => COMPOUNDS[(seed * 3 + n) % COMPOUNDS.len()],
            _ => ["queue", "ledger", "view", "migration", "index", "map"]
                [(seed + n * 5) % 6],
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let bullets: Vec<String> = (0..14).map(bullet).collect();
    with_work(&[job(0, &bullets[..7]), job(1, &bullets[7..])])
}

fn urls() -> Value {
    let mut resume = with_work(&[job(0, &[
        "Wrote https://example.com/articles/2024/how-we-moved-a-ledger-without-losing-a-penny"
            .to_owned(),
        sentence(1, 3),
        "See https://docs.example.org/a/b/c?version=12&lang=en#the-part-about-retries for more"
            .to_owned(),
    ])]);
    resume["basics"]["url"] =
        "https://people.example.org/~marlowe/portfolio/2026/selected-work/index.html"
            .into();
    resume["basics"]["profiles"] = json!([
        { "network": "LinkedIn",
          "url": "https://www.linkedin.com/in/robin-alexandra-marlowe-systems-engineer-1234567" },
        { "network": "GitHub", "url": "https://github.com/robin-alexandra-marlowe" },
        { "network": "Mastodon", "username": "@marlowe@social.example.com" }
    ]);
    resume["projects"] = json!([{ "name": "Tidal", "description": "A queue in 900 lines",
        "url": "https://github.com/robin-alexandra-marlowe/tidal-a-queue-in-nine-hundred-lines" }]);
    resume
}

fn ligatures() -> Value {
    let bullets = [
        "Efficient offices: affirmed the first five fields of official profiles",
        "Fluent in workflow, conflict and traffic; shuffled buffers, stuffed caffeinated staff",
        "The attic, Thither, butter, cotton, fjord, Fjällräven, afflicted baffling waffles",
        "Configured TiDB, Traffic Tofu, AVATAR, Wolff, Type, To, Va, P. and fa",
    ];
    let mut resume = with_work(&[job(0, &bullets.map(str::to_owned))]);
    resume["basics"]["name"] = "Fiona Affleck-Griffiths".into();
    resume["work"][0]["position"] = "Chief Traffic Officer".into();
    resume
}

fn diacritics() -> Value {
    let bullets = [
        "Zażółć gęślą jaźń: wdrożyła systemy płatności w trzech krajach",
        "Příliš žluťoučký kůň úpěl ďábelské ódy; řídil šest vývojářů",
        "Ένα έργο για την Ελλάδα: μείωσε τον χρόνο απόκρισης κατά το ήμισυ",
        "Съешь ещё этих мягких французских булок; їжак, ґанок, єдність",
        "İstanbul'da ağ güvenliği; Tiếng Việt, Ærøskøbing, Þórshöfn, naïve façade, ŵŷẁ",
    ];
    let mut resume = with_work(&[job(0, &bullets.map(str::to_owned))]);
    resume["basics"]["name"] = "Željko Šimůnek-Ångström".into();
    resume
}

fn signs() -> Value {
    let bullets = [
        "C++, C#, F#, .NET, Node.js, CI/CD, TCP/IP, A/B tests, R&D, I/O and AT&T",
        "p99 from 2.4 s to 38 ms (−98.4 %), 1,000,000 rows, 10× faster, $5m, €3 000, ±2 °C",
        "a_b_c, <T>, #[derive], $HOME, 5 * 3 * 2 = 30, x != y, \"quoted\", 'so', `code`, a | b",
        "Shipped — at last – to 40+ countries… @home & abroad; 3/4 of it [in brackets] {too}",
    ];
    with_work(&[job(0, &bullets.map(str::to_owned))])
}

fn skills() -> Value {
    let groups: Vec<Value> = (0..12)
        .map(|at| {
            let words: Vec<String> =
                (0..3 + at % 6).map(|n| format!("Tool {}", (at * 7 + n) % 40)).collect();
            json!({ "name": format!("Group of Things {}", at + 1), "keywords": words })
        })
        .collect();
    json!({ "basics": basics(), "skills": groups, "work": [job(0, &sentences(0, 2, 2))],
        "languages": [{ "language": "English", "fluency": "Native" },
            { "language": "Dutch", "fluency": "Good" }] })
}

fn marks() -> Value {
    let bullets = [
        "**Halved** the cost of _every_ request, from `O(n²)` to `O(n)`",
        "Wrote [a paper](https://example.com/paper) with **two `nested` marks** in _one line_",
        "_All of this one is set with emphasis, and it is long enough to go on over the end of a \
         line of print_",
        "**All of this one is set strongly, and it is long enough to go on over the end of a line \
         of print, too**",
    ];
    let mut resume = with_work(&[job(0, &bullets.map(str::to_owned))]);
    resume["basics"]["summary"] =
        "An engineer of **quiet** systems; see [the talk](https://example.com/talk)."
            .into();
    resume
}

fn all() -> Value {
    let mut resume =
        with_work(&[job(0, &sentences(0, 3, 2)), job(1, &sentences(3, 3, 3))]);
    resume["basics"]["summary"] = sentence(4, 4).into();
    resume["work"][0]["summary"] = sentence(6, 2).into();
    resume["work"][0]["url"] = "https://halyard.example.com".into();
    resume["education"][0]["score"] = "First".into();
    resume["education"][0]["courses"] = json!(["Topology", "Number Theory", "Compilers"]);
    let more = json!({
        "volunteer": [{ "organization": "Reading Room", "position": "Tutor",
            "startDate": "2018-02", "summary": sentence(2, 2), "highlights": sentences(8, 2, 1) }],
        "awards": [{ "title": "Best Paper", "date": "2020-11", "awarder": "A Conference",
            "summary": sentence(3, 1) }],
        "certificates": [{ "name": "Cloud Architect", "issuer": "A Vendor", "date": "2022-05",
            "url": "https://example.com/verify/1234" }],
        "publications": [{ "name": "On Retries", "publisher": "A Journal",
            "releaseDate": "2021-03", "url": "https://example.com/retries",
            "summary": sentence(5, 2) }],
        "skills": [{ "name": "Languages", "level": "Expert", "keywords": ["Rust", "Go", "SQL"] },
            { "name": "Patience" }],
        "languages": [{ "language": "English", "fluency": "Native" }, { "language": "Welsh" }],
        "interests": [{ "name": "Climbing", "keywords": ["bouldering", "maps"] }],
        "references": [{ "name": "A. Colleague", "reference": sentence(7, 3) }],
        "projects": [{ "name": "Tidal", "description": sentence(1, 2), "highlights":
            sentences(4, 2, 1), "keywords": ["Rust", "queues"], "startDate": "2020-01",
            "endDate": "2021-06", "url": "https://tidal.example.com", "roles": ["Author"],
            "entity": "Marlowe & Co", "type": "library" }]
    });
    if let (Some(resume), Value::Object(more)) = (resume.as_object_mut(), more) {
        resume.extend(more);
    }
    resume
}
