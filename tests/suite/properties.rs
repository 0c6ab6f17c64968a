//! What holds for any résumé: generated ones are rendered and read back.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use vitae::document::TextOptions;
use vitae::export::{ExportOptions, FORMATS};
use vitae::options::Settings;
use vitae::verify::verify_text;
use vitae::{Layout, Source, text};

use crate::support::rendering::{defects, document, list, read, rendered};

/// Enough to meet what people type; each case is a page typeset in every layout.
const CASES: u32 = 48;

/// Words as people and programs write them: letters of three scripts, compounds, addresses, and
/// text that looks like markup.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[A-Za-z]{1,12}",
        2 => "[A-Z][a-zà-öø-ÿąćęłńśźżčřšžğı]{1,10}",
        1 => "[Α-ΡΣ-Ωα-ρσ-ω]{2,8}",
        1 => "[А-Яа-яіїєґ]{2,8}",
        1 => "[a-z]{2,6}(-[a-z]{2,6}){1,3}",
        1 => "[A-Z]{1,4}/[A-Z]{1,4}",
        1 => "[0-9]{1,4}(%|ms|x|\\+)?",
        1 => prop::sample::select(vec![
            "C++", "C#", ".NET", "a_b_c", "*args", "**kwargs", "<T>", "#[derive]", "$HOME",
            "@me", "R&D", "#panic()", "[x]", "\\d+", "__init__", "–", "“so”", "efficient",
            "https://x.example/y_z_(w)", "**bold**", "_quiet_", "`code`",
        ]).prop_map(str::to_owned),
    ]
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..=most).prop_map(|words| words.join(" "))
}

/// A field that may be absent.
fn maybe(strategy: impl Strategy<Value = String>) -> impl Strategy<Value = Value> {
    prop::option::of(strategy).prop_map(Value::from)
}

fn date() -> impl Strategy<Value = String> {
    (1990..2025i32, 1..=12u8).prop_map(|(year, month)| format!("{year}-{month:02}"))
}

fn job() -> impl Strategy<Value = Value> {
    (
        [maybe(words(4)), maybe(words(6)), maybe(words(2)), maybe(words(25))],
        maybe(date()),
        prop::collection::vec(words(20), 0..5),
    )
        .prop_map(|([name, position, location, summary], start, highlights)| {
            json!({
                "name": name, "position": position, "location": location,
                "summary": summary, "startDate": start, "highlights": highlights,
            })
        })
}

fn group() -> impl Strategy<Value = Value> {
    (maybe(words(2)), prop::collection::vec(words(2), 0..6))
        .prop_map(|(name, keywords)| json!({ "name": name, "keywords": keywords }))
}

fn resume() -> impl Strategy<Value = Value> {
    (
        [maybe(words(3)), maybe(words(5)), maybe(words(60))],
        prop::collection::vec(job(), 0..4),
        prop::collection::vec(group(), 0..4),
        prop::collection::vec((maybe(words(4)), maybe(words(3)), maybe(date())), 0..3),
    )
        .prop_map(|([name, label, summary], work, skills, schools)| {
            let education: Vec<Value> = schools
                .into_iter()
                .map(|(institution, area, end)| {
                    json!({ "institution": institution, "area": area, "endDate": end })
                })
                .collect();
            json!({
                "basics": { "name": name, "label": label, "summary": summary },
                "work": work, "skills": skills, "education": education,
            })
        })
}

/// Runs `fact` on generated values, the same in every run.
fn holds<S: Strategy>(
    strategy: &S,
    fact: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    runner.run(strategy, fact).unwrap_or_else(|error| panic!("{error}"));
}

/// Whatever it contains or lacks.
#[test]
fn any_generated_resume_is_proved_in_every_layout() {
    holds(&resume(), |json| {
        let source =
            Source::new("generated.json", json.to_string()).expect("small, UTF-8");
        let resume = read(&source).map_err(|found| TestCaseError::fail(list(&found)))?;
        for layout in Layout::all() {
            let name = layout.name();
            let rendered = rendered(&resume, &layout).map_err(|found| {
                TestCaseError::fail(format!("{name}: {}", list(&found)))
            })?;
            let shown = defects(&rendered.verification);
            prop_assert!(rendered.verification.is_faithful(), "{name}: {shown}");
        }
        Ok(())
    });
}

#[test]
fn plain_text_has_the_documents_words_at_any_width() {
    holds(&(resume(), 20..100usize), |(json, width)| {
        let source =
            Source::new("generated.json", json.to_string()).expect("small, UTF-8");
        let resume = read(&source).map_err(|found| TestCaseError::fail(list(&found)))?;
        let document = document(&resume);
        let options = TextOptions::default().width(width);
        let (whole, wrapped) =
            (document.text(TextOptions::default()), document.text(options));
        let (whole, wrapped): (Vec<_>, Vec<_>) =
            (text::words(&whole).collect(), text::words(&wrapped).collect());
        prop_assert_eq!(whole, wrapped);
        Ok(())
    });
}

/// Whatever its signs would mean in a format.
#[test]
fn any_text_is_read_back_from_every_format_made_of_the_document() {
    let texts = prop::collection::vec("[ -~]{1,40}|[*_`a(\\[\\]) ]{1,12}", 1..40);
    holds(&texts, |texts| {
        let work = json!([{ "position": texts[0], "highlights": texts }]);
        let json =
            json!({ "basics": { "name": "Ada", "summary": texts[0] }, "work": work });
        let source =
            Source::new("generated.json", json.to_string()).expect("small, UTF-8");
        let Ok(resume) = read(&source) else { return Ok(()) };
        let document = document(&resume);
        let looks = Layout::default().options(Settings::default());
        let options = ExportOptions::default();
        for format in FORMATS.iter().filter(|format| !format.needs_pages()) {
            let file = format.from_words(&document, &looks, &options).expect("no pages");
            let read = format.read_back(&file, &options).expect("it is not in ASCII");
            let defect = verify_text(&document, format.name, &read);
            prop_assert!(defect.is_none(), "{}: {:?}", format.name, defect);
        }
        Ok(())
    });
}

#[test]
fn cleaning_what_is_clean_changes_nothing() {
    holds(&any::<String>(), |dirty| {
        let hygiene = text::Hygiene::of(&dirty);
        let clean = hygiene.line(&dirty);
        prop_assert_eq!(hygiene.line(&clean), clean.clone());
        prop_assert!(!clean.chars().any(char::is_control));
        Ok(())
    });
}
