//! Each rule fires on its problem, and is silent about its twin.

use super::{LintOptions, RULES, Report, Role, lint};
use crate::resume::{PartialDate, ReadOptions, Resume, Source};

fn resume(json: &str) -> Resume {
    let source = Source::new("test.json", json).expect("the test's JSON is small");
    Resume::parse(&source, &ReadOptions::default()).output.expect("a résumé of the test")
}

fn options() -> LintOptions<'static> {
    LintOptions::default().today(PartialDate::parse("2026-11-25").ok())
}

fn report(json: &str, role: Role) -> Report {
    lint(&resume(json), &options().role(role))
}

/// The codes of the findings, each once.
fn codes(json: &str) -> Vec<&'static str> {
    let report = report(json, Role::Backend);
    let mut codes: Vec<&str> = report.findings.iter().map(|it| it.code.id).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// A job that has ended, with these bullets.
fn job(bullets: &[&str]) -> String {
    let bullets: Vec<String> = bullets.iter().map(|it| format!("{it:?}")).collect();
    format!(
        r#"{{ "work": [{{ "name": "Copperline", "position": "Engineer",
        "startDate": "2019-01", "endDate": "2021-06", "highlights": [{}] }}] }}"#,
        bullets.join(", ")
    )
}

/// For each rule on wording a bullet that it reports, and one that it must not.
const BULLETS: &[(&str, &str, &str)] = &[
    ("W01", "Worked on the search page", "Worked nights to keep trains running"),
    (
        "W02",
        "Rebuilt my team's tools, which saved a day",
        "Ran a type I clinic, which grew",
    ),
    ("W03", "Ran 14 jobs on two servers", "Passed Grade 5 music in 2019"),
    ("W03", "Taught five classes of 30", "Built a store used by 900 people"),
    ("W02", "We cut costs, which paid", "Found out how we store heat"),
    ("W09", "Design screens that sell", "Design review that won a prize"),
    ("W04", "Maintained internal documentation.", "Maintained pumps by the book."),
    (
        "W05",
        "Wrote 40,000 lines of code",
        "Cut 40,000 lines of code, which halved builds",
    ),
    ("W06", "Won trust as a team player", "Won trust by “team player” awards"),
    ("W09", "Manage releases, so that nothing breaks", "Lead engineer who cut costs"),
    ("W11", "Cut latency by XX% for [company]", "Cut the XXL range [remote]"),
    ("W12", "Seperated hot from cold orders, which cut costs", "Separated orders by age"),
    ("W13", "Moved to Github, which cut builds", "Moved to GitHub, which cut builds"),
];

#[test]
fn rules_on_wording_report_their_problem_and_not_its_twin() {
    for (code, bad, good) in BULLETS {
        assert!(codes(&job(&[bad])).contains(code), "{code} is silent about `{bad}`");
        assert!(!codes(&job(&[good])).contains(code), "{code} reports `{good}`");
    }
}

#[test]
fn a_long_bullet_is_measured_in_characters() {
    let long = "Cut costs ".repeat(21);
    assert!(codes(&job(&[long.trim()])).contains(&"W10"));
    assert!(!codes(&job(&[&long[..199]])).contains(&"W10"));
}

#[test]
fn openers_and_bullets_that_repeat_are_reported_once_too_often() {
    let three = ["Led the guild by vote", "Led the move by night", "Led reviews by rota"];
    assert!(codes(&job(&three)).contains(&"W07"));
    assert!(!codes(&job(&three[..2])).contains(&"W07"));
    let twice = ["Ran the chess club for pupils", "Ran the chess club for all pupils"];
    assert!(codes(&job(&twice)).contains(&"W08"));
    assert!(
        !codes(&job(&["Ran the chess club for pupils", "Ran a choir"])).contains(&"W08")
    );
}

#[test]
fn the_present_is_right_in_a_job_that_has_not_ended() {
    let current = job(&["Manage releases, so that nothing breaks"]);
    let current = current.replace(r#""endDate": "2021-06", "#, "");
    assert!(!codes(&current).contains(&"W09"));
}

#[test]
fn english_words_are_looked_for_in_english_alone() {
    let json = job(&["Worked on the search page of Github"]);
    let german = json.replacen('{', r#"{ "meta": { "language": "de" }, "#, 1);
    let found = codes(&german);
    assert!(found.contains(&"W13") && !found.contains(&"W01"), "{found:?}");
    let short = codes(&job(&["Réduit les coûts de 38 serveurs à Orléans"]));
    assert!(!short.contains(&"W03"), "{short:?}");
}

/// A résumé with a list of skills.
const SKILLS: &str = r#"{ "work": [{ "position": "Engineer", "startDate": "2019-01",
    "highlights": ["Moved billing to Kubernetes, which cut outages",
    "Wrote importers in Rust, so that nothing is lost",
    "Tuned PostgreSQL queries by their plans"] }],
    "skills": [{ "name": "Languages", "keywords": ["Rust", "Haskell", "CSS"] }] }"#;

#[test]
fn skills_and_bullets_are_compared_in_both_directions() {
    let report = report(SKILLS, Role::Backend);
    let messages = |code: &str| -> Vec<&str> {
        let own = report.findings.iter().filter(|it| it.code.id == code);
        own.map(|it| it.message.as_str()).collect()
    };
    assert_eq!(messages("K01"), ["no bullet shows `Haskell`", "no bullet shows `CSS`"]);
    assert_eq!(
        messages("K02"),
        ["`Kubernetes` is not among the skills", "`PostgreSQL` is not among the skills"]
    );
    assert_eq!(messages("K03"), ["`CSS` says little about a backend role"]);
}

#[test]
fn themes_list_the_bullets_that_show_them() {
    let themes = report(SKILLS, Role::Backend).themes;
    let counts: Vec<(&str, usize)> =
        themes.iter().map(|theme| (theme.name, theme.bullets.len())).collect();
    assert_eq!(
        counts,
        [
            ("APIs", 0),
            ("data", 1),
            ("distributed systems", 0),
            ("reliability", 1),
            ("platform", 1)
        ]
    );
    assert!(report(SKILLS, Role::Any).themes.is_empty());
}

#[test]
fn every_role_has_themes() {
    use crate::named::Named;
    for role in Role::all().filter(|role| *role != Role::Any) {
        assert!(report(SKILLS, role).themes.len() >= 5, "{role:?}");
    }
}

#[test]
fn dates_are_compared_with_claims_and_with_each_other() {
    let dated = |summary: &str, second: &str| {
        format!(
            r#"{{ "basics": {{ "summary": "{summary}" }}, "work": [
            {{ "position": "A", "startDate": "2021-01" }}, {second}] }}"#
        )
    };
    let earlier = r#"{ "position": "B", "startDate": "2015-01", "endDate": "2018-12" }"#;
    let json = dated("Engineer with 20+ years of experience.", earlier);
    let found = codes(&json);
    assert!(found.contains(&"Y01") && found.contains(&"Y02"), "{found:?}");
    assert!(!found.contains(&"Y03"), "{found:?}");
    let joined = earlier.replace("2018-12", "2020-11");
    let found = codes(&dated("Engineer with nine years of experience.", &joined));
    assert!(!found.contains(&"Y01") && !found.contains(&"Y02"), "{found:?}");
    let later = r#"{ "position": "B", "startDate": "2023-01" }"#;
    assert!(codes(&dated("", later)).contains(&"Y03"));
}

#[test]
fn a_résumé_too_long_for_its_years_is_reported_with_an_estimate() {
    let bullet = "Cut the time of one thing after another by care and patience";
    let bullets = vec![bullet; 50];
    let report = report(&job(&bullets), Role::Backend);
    let found = report.findings.iter().find(|it| it.code.id == "Y04");
    assert!(found.is_some_and(|it| it.message.contains("an estimated 2 pages")));
    assert!(!codes(&job(&bullets[..20])).contains(&"Y04"));
}

#[test]
fn rules_are_selected_and_given_severities() {
    use crate::diag::Severity;
    let json = job(&["Worked on the search page of Github"]);
    let mut options = options();
    options.selection.to_mut().select("weak-opener").expect("it is a rule");
    let severity = Some(Severity::Error);
    options.selection.to_mut().set_severity("W", severity).expect("they are rules");
    let report = lint(&resume(&json), &options);
    let codes: Vec<&str> = report.findings.iter().map(|it| it.code.id).collect();
    assert_eq!((codes, report.count(Severity::Error)), (vec!["W01"], 1));
    let unknown = options.selection.to_mut().select("F10").expect_err("of `check`");
    assert_eq!(unknown.to_string(), "unknown rule `F10`");
}

#[test]
fn messages_and_hints_have_the_usual_form() {
    let mut all: Vec<String> = BULLETS.iter().map(|(_, bad, _)| job(&[bad])).collect();
    all.push(SKILLS.to_owned());
    for json in all {
        for found in &report(&json, Role::Backend).findings {
            assert!(!found.hints.is_empty(), "{found}");
            for text in std::iter::once(&found.message).chain(&found.hints) {
                let own: String = text.split('`').step_by(2).collect();
                let first = own.chars().next();
                assert!(!first.is_some_and(char::is_uppercase), "{text}");
                assert!(!own.ends_with('.') && !own.contains(['“', '”']), "{text}");
            }
        }
    }
}

#[test]
fn an_empty_resume_has_no_findings_of_any_rule_but_those_on_themes() {
    let report = report(r#"{ "basics": { "name": "Ada" } }"#, Role::Any);
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert_eq!((report.bullets, report.words), (0, 0));
}

#[test]
fn only_a_placeholder_is_an_error() {
    use crate::diag::Severity;
    let errors = RULES.iter().filter(|rule| rule.severity == Severity::Error);
    let errors: Vec<&str> = errors.map(|rule| rule.code.name).collect();
    assert_eq!(errors, ["placeholder-in-bullet"]);
}
