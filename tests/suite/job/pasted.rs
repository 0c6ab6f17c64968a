//! Postings as people paste them: what stands around them, headings nobody has listed, choices, and
//! words that look like terms and are none.

use std::collections::BTreeSet;

use vitae::job::{Demand, Posting, Vocabulary, explained, explanation};
use vitae::resume::Source;

fn source(text: &str) -> Source {
    Source::new("job.txt", text).expect("UTF-8")
}

fn posting(text: &str) -> Posting {
    Posting::read(&source(text), Vocabulary::built_in()).output.expect("a posting")
}

/// The ids of the terms of one demand.
fn ids(posting: &Posting, demand: Demand) -> BTreeSet<&str> {
    posting.terms_of(demand).map(|term| term.id.as_str()).collect()
}

/// Checks what is required, preferred and only mentioned.
#[track_caller]
fn assert_asks(text: &str, required: &[&str], preferred: &[&str], context: &[&str]) {
    let posting = posting(text);
    let all = [
        (Demand::Required, required),
        (Demand::Preferred, preferred),
        (Demand::Context, context),
    ];
    for (demand, wanted) in all {
        let wanted: BTreeSet<&str> = wanted.iter().copied().collect();
        assert_eq!(ids(&posting, demand), wanted, "{demand:?} of\n{text}");
    }
}

/// The choices of a posting, each as its ids in order.
fn choices(text: &str) -> BTreeSet<String> {
    let posting = posting(text);
    let all = posting.terms.iter().filter(|term| !term.instead.is_empty()).map(|term| {
        let mut ids: BTreeSet<&str> = term.instead.iter().map(String::as_str).collect();
        ids.insert(&term.id);
        ids.into_iter().collect::<Vec<_>>().join("|")
    });
    all.collect()
}

#[test]
fn benefits_end_with_their_line_or_at_the_next_heading_whatever_its_words() {
    assert_asks(
        "Bäckereitechniker (m/w/d)\n\nBenefits: Brot; Rad; Hitze.\n\nDas wird dein Alltag.\n\
         - Steuerung mit Python\n\nDas bringst du mit.\n- SQL\n- Idealerweise Kafka\n",
        &["sql"],
        &["kafka"],
        &["python"],
    );
    assert_asks(
        "Panadera de datos\n\n¿Qué te ofrecemos?\n\nPan gratis.\n\n¿Quién hornea contigo?\n\n\
         Somos cinco.\n\n¿Qué te pedimos?\n\nExperiencia con Snowflake y SQL.\n\n\
         Sería un plus, si además...\n\nConoces Airflow.\n",
        &["snowflake", "sql"],
        &["airflow"],
        &[],
    );
}

#[test]
fn headings_in_capitals_and_in_six_languages_open_their_parts() {
    assert_asks(
        "Analyste\n\nTA FUTURE MISSION\n\nModéliser les stocks.\n\nNOTRE STACK\n\nAirflow\n\n\
         CE QUE TU APPORTES\n\nMaîtrise de SQL.\n\nCE QUE NOUS T'OFFRONS\n\nDu café et Python.\n",
        &["sql"],
        &[],
        &["airflow"],
    );
    assert_asks(
        "Pessoa desenvolvedora\n\n## Requisitos\n\n**Obrigatórios:**\n- Java\n\n\
         **Diferenciais:**\n- Kafka\n\n## Benefícios\n\n- curso de Python\n",
        &["java"],
        &["kafka"],
        &[],
    );
    assert_asks(
        "Beheerder\n\nWat vragen wij?\n- Salesforce\n\nPré\n- Jira\n\nWat bieden wij?\n- Excel cursus\n",
        &["salesforce"],
        &["jira"],
        &[],
    );
}

#[test]
fn an_unknown_heading_neither_promotes_nor_swallows() {
    // What comes after it is not preferred because requirements came before.
    let text = "Engineer\n\n## Requirements\n- Java\n\n## The octopus in the room\n\n\
        We wrote our ledger in Go and PostgreSQL.\n";
    assert_asks(text, &["java"], &[], &["go", "postgresql"]);
    // A question with a word of another part is decided by its longer known phrase.
    let text = "Engineer\n\n## Requirements\nPeople who care.\n\nWhat it takes to apply here?\n\
        - Kotlin\n- Kafka\n";
    assert_asks(text, &["kotlin", "kafka"], &[], &[]);
}

#[test]
fn what_is_welcome_is_not_taken_for_what_is_in_use() {
    let text = "Developer\n\nYou may be a good fit if you have\n- Experience in Go\n\
        - Node.js and Ruby - a big advantage\n\nAny of this would make you stand out\n- Kubernetes\n\n\
        Technologies we currently use\n- Terraform\n";
    assert_asks(text, &["go"], &["nodejs", "ruby", "kubernetes"], &["terraform"]);
}

#[test]
fn knowledge_that_a_duty_names_is_required() {
    let text = "Analyst\n\nResponsibilities\n- Knowledge of OWASP\n- Write reports for customers\n\
        - Extras (not necessary, but good to have): HIPAA\n";
    let posting = posting(text);
    assert!(ids(&posting, Demand::Required).contains("owasp"));
    assert_eq!(ids(&posting, Demand::Preferred), BTreeSet::from(["hipaa"]));
}

#[test]
fn what_is_not_needed_is_no_term() {
    assert_asks(
        "Developer\n\nAbout the job\nNo backend work is required, and you need not know Docker.\n\n\
         Requirements\n- TypeScript\n- PHP is not needed\n- Kein Java nötig\n",
        &["typescript"],
        &[],
        &[],
    );
}

#[test]
fn addresses_employers_and_the_tails_of_boards_are_no_terms() {
    assert_asks(
        "BI Engineer\n\nRead https://sql.example/http first, or write to go@rust.example.\n\n\
         Über uns\nHetzner ist einer der großen Hoster.\n\nDein Profil\n- SQL\n\n\
         Write to your recruiting partner.\n\nSeniority level: Director\n\
         Job function: Information Technology\nIndustries: Software Development\n",
        &["sql"],
        &[],
        &[],
    );
    assert_eq!(
        posting("BI Engineer\n\nÜber uns\nHetzner ist einer der Hoster. Bei Hetzner sind die Wege kurz.\n")
            .company
            .as_deref(),
        Some("Hetzner")
    );
}

#[test]
fn subjects_of_a_degree_are_no_skills() {
    assert_asks(
        "BI Engineer\n\nRequirements\n- Bachelor's degree in statistics, data science or marketing\n- SQL\n",
        &["sql"],
        &[],
        &[],
    );
}

#[test]
fn a_degree_of_colleagues_or_students_is_not_asked_for() {
    let degree = |text: &str| posting(text).degree.map(|it| format!("{:?}", it.least));
    for text in [
        "Engineer\n\nAbout the job\nYou will work with several PhDs.\n\nRequirements\n- Go\n",
        "Engineer\n\nYour profile\nWhether you are still taking your bachelors or not.\n- Go\n",
    ] {
        assert_eq!(degree(text), None, "{text}");
    }
    let asked = degree("Engineer\n\nRequirements\n- A master's degree\n");
    assert_eq!(asked.as_deref(), Some("Master"));
}

#[test]
fn names_are_found_in_the_case_and_form_in_which_people_write_them() {
    let text = "Developer\n\nRequirements\n- MS Office: excel, word, powerpoint\n- DBT\n\
        - 3 years of GO\n- Oracle 11g and JEST\n- Rest/JSON\n- Cloud Formation\n- *nix\n\
        - GitLab + Bash & Python\n- a Github Action\n- relationale Datenmodelle\n\
        - Datenbankkenntnisse\n- qualité de la donnée\n";
    let posting = posting(text);
    let found = ids(&posting, Demand::Required);
    for id in [
        "excel",
        "word",
        "powerpoint",
        "dbt",
        "go",
        "oracle",
        "jest",
        "rest",
        "json",
        "cloudformation",
        "unix",
        "gitlab",
        "bash",
        "python",
        "github-actions",
        "databases",
        "data-quality",
    ] {
        assert!(found.contains(id), "{id} is not in {found:?}");
    }
    assert!(!found.contains("github"));
    // Digits behind two letters make another name.
    assert_asks("Developer\n\nRequirements\n- ES2016\n", &["javascript"], &[], &[]);
}

#[test]
fn a_word_with_two_meanings_counts_next_to_words_of_its_own() {
    let data = "BI Engineer\n\nRequirements\n- Data modeling, warehousing and ETL\n";
    let posting = posting(data);
    let found = ids(&posting, Demand::Required);
    assert!(
        found.contains("data-warehousing") && !found.contains("warehouse-management")
    );
    let text =
        "Clerk\n\nRequirements\n- a culture of experimentation and good governance\n";
    assert_asks(text, &[], &[], &[]);
}

#[test]
fn choices_are_read_in_every_usual_form() {
    let text = "Engineer\n\nRequirements\n- One of PostgreSQL, MySQL or MongoDB\n\
        - A cloud (AWS/GCP/Azure)\n- A framework like Laravel, Symfony or Slim\n\
        - Angular/Ember/Vue\n- Message queue (RabbitMQ, SQS)\n- Terraform y/o Ansible\n";
    let wanted = [
        "mongodb|mysql|postgresql",
        "aws|azure|gcp",
        "laravel|slim-framework|symfony",
        "angular|ember|vue",
        "rabbitmq|sqs",
        "ansible|terraform",
    ];
    let wanted: BTreeSet<String> = wanted.iter().map(|it| (*it).to_owned()).collect();
    assert_eq!(choices(text), wanted);
    let two = posting(
        "Engineer\n\nRequirements\n- Skilled at two of these: Python, Go, Java\n",
    );
    assert!(two.terms.iter().all(|term| term.needed == 2), "{:?}", two.terms);
}

#[test]
fn html_is_read_as_the_lines_it_shows() {
    let text = "<p align=\"center\"><img src=\"x.png\"></p><h1>Backend Engineer</h1>\
        <p><span>You run services.</span></p><ul><li><span>5+ years in JAVA</span></li>\
        <li><br></li><li>3+ years in GO</li></ul><p>R&amp;D team</p>";
    let posting = posting(text);
    assert_eq!(posting.title.as_deref(), Some("Backend Engineer"));
    let required = ids(&posting, Demand::Required);
    assert_eq!(required, BTreeSet::from(["go", "java"]));
}

#[test]
fn a_posting_published_for_search_engines_is_read() {
    let text = r#"{"@context": "https://schema.org", "@type": "JobPosting", "title": "Baker",
        "hiringOrganization": {"@type": "Organization", "name": "Crumb & Co"},
        "description": "<p>Requirements</p><ul><li>Kafka</li></ul><p>Nice to have</p><ul><li>Rust</li></ul>"}"#;
    let posting = posting(text);
    assert_eq!(posting.title.as_deref(), Some("Baker"));
    assert_eq!(posting.company.as_deref(), Some("Crumb & Co"));
    assert_eq!(ids(&posting, Demand::Required), BTreeSet::from(["kafka"]));
    assert_eq!(ids(&posting, Demand::Preferred), BTreeSet::from(["rust"]));
}

#[test]
fn title_and_employer_are_right_or_empty() {
    for (text, title, company) in [
        (
            "Skip to main content\nHome\nJobs\nCrumb Bakeries logo\nShare\nShift Baker (Rye)\n\
             Crumb Bakeries · Leeds, England (On-site) · 2 weeks ago · Over 100 applicants\nSave\n\
             About the job\nWe bake.\n\nSkills associated with the job post\nPython\n",
            Some("Shift Baker (Rye)"),
            Some("Crumb Bakeries"),
        ),
        (
            "Careers Portal\nHOME\nsign in\nLoan Officer\nPosted On 08 May\nJob Title Loan Officer\n\
             Requirements\n- Excel\n",
            Some("Loan Officer"),
            None,
        ),
        (
            "TL;DR\n\nStack: dbt\n\nBuscamos un Senior Analytics Engineer (H/M) para el equipo.\n",
            Some("Senior Analytics Engineer (H/M)"),
            None,
        ),
        (
            "# Site Reliability Engineer\n\n## About Us\n\nWe are small.\n",
            Some("Site Reliability Engineer"),
            None,
        ),
        ("Crumb is hiring a Pastry Chef in Leeds.\n", Some("Pastry Chef"), Some("Crumb")),
    ] {
        let posting = posting(text);
        assert_eq!(posting.title.as_deref(), title, "{text}");
        assert_eq!(posting.company.as_deref(), company, "{text}");
    }
}

#[test]
fn a_posting_in_a_language_that_is_not_read_is_announced() {
    let text = "Cerchiamo una persona che con il nostro team lavori nel reparto di notte. Sono \
        richiesti Excel e una buona conoscenza della contabilità per il lavoro.";
    let read = Posting::read(&source(text), Vocabulary::built_in());
    assert!(read.warnings.iter().any(|it| it.code.id == "J009"), "{:?}", read.warnings);
    let dutch = "Wij zoeken een collega die met ons in het team van de winkel werkt.\n\nEisen\n- Excel\n";
    let read = Posting::read(&source(dutch), Vocabulary::built_in());
    assert!(read.warnings.iter().all(|it| it.code.id != "J009"), "{:?}", read.warnings);
}

#[test]
fn every_line_can_be_explained() {
    let text = "Baker\n\nRequirements\n- Rust\n\nBenefits\n- Go lessons\n";
    let lines = explained(&source(text), Vocabulary::built_in());
    let text = explanation(&lines);
    for part in [
        "[heading: required]\n  Requirements\n[required]\n  Rust\n      = Rust (required)\n",
        "[left out: benefits, how to apply]\n  Go lessons\n",
        "1 of 5 lines left out",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}
