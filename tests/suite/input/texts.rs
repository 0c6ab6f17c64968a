//! Texts that people paste, addresses as they are printed, and names and places of the world.

use serde_json::{Value, json};

use crate::suite::cli::tool::{Folder, Outcome};

/// Renders a résumé as PDF and text, which must be proved, and returns the messages and the text.
fn proved(resume: &Value, more: &[&str]) -> (Outcome, String) {
    let folder = Folder::new();
    folder.write("it.json", resume.to_string());
    let mut args = vec!["render", "it.json"];
    args.extend(more);
    let outcome = folder.vitae(&args).ends_with(0).says(&["proved: "]);
    let text = String::from_utf8(folder.read("it.txt")).expect("text is UTF-8");
    (outcome, text)
}

#[test]
fn html_is_read_as_markdown_with_a_warning() {
    let resume = json!({
        "basics": {
            "name": "Odo Brandt",
            "summary": "<p>Built &amp; ran <strong>two</strong> mills.</p><p>Latency <5 ms.</p>"
        },
        "work": [{
            "name": "R&amp;D Norrland",
            "highlights": [
                "<ul><li>First</li><li>Second<br/>line</li></ul>",
                "See <a href=\"https://a.example/x\">the site</a>, Vec<T> and >99%"
            ]
        }]
    });
    let (outcome, text) = proved(&resume, &[]);
    outcome.says(&[
        "warning[N004]: 4 texts are HTML, which is read as Markdown",
        "(/basics/summary)",
        "hint: write plain text, with `**bold**` and a line for each paragraph",
    ]);
    for part in [
        "Built & ran two mills.",
        "Latency <5 ms.",
        "R&D Norrland",
        "• First",
        "• Second line",
        "See the site (a.example/x), Vec<T> and >99%",
    ] {
        assert!(text.contains(part), "no `{part}` in {text}");
    }
    assert!(!text.contains("<p>") && !text.contains("**"), "{text}");
}

#[test]
fn lost_characters_are_reported_where_they_are() {
    let folder = Folder::new();
    let resume =
        json!({ "basics": { "name": "Zo\u{FFFD} Quell", "label": "\u{F0E0} Miller" } });
    folder.write("it.json", resume.to_string());
    folder.vitae(&["validate", "it.json"]).ends_with(1).says(&[
        "error[T002]: no font covers",
        "warning[N005]: `name` has U+FFFD, which stands for a character that was lost",
        "warning[N005]: `label` has U+F0E0, which means nothing outside its own font",
        "(/basics/label)",
        "hint: type the character that was meant",
    ]);
}

#[test]
fn escaped_letters_are_printed_and_one_address_once() {
    let resume = json!({
        "basics": {
            "name": "Zoë Quell",
            "url": "https://github.com/zquell/",
            "profiles": [
                { "network": "LinkedIn", "username": "zoë-quell",
                  "url": "https://linkedin.com/in/zo%C3%AB-quell" },
                { "network": "GitHub", "username": "zquell", "url": "https://github.com/zquell" }
            ]
        }
    });
    let (_, text) = proved(&resume, &[]);
    assert!(text.contains("linkedin.com/in/zoë-quell"), "{text}");
    assert_eq!(text.matches("github.com").count(), 1, "{text}");
    assert_eq!(text.matches("zoë-quell").count(), 1, "{text}");
}

#[test]
fn a_long_address_is_shortened_and_options_shorten_all() {
    let long =
        format!("https://www.certs.example/account/verify/{}", "K7Q2X9".repeat(25));
    let resume = json!({
        "basics": { "name": "Odo Brandt" },
        "certificates": [
            { "name": "Safe mills", "url": long },
            { "name": "Water", "url": "https://water.example/id/918273645" }
        ]
    });
    let (_, text) = proved(&resume, &[]);
    assert!(text.contains("certs.example/account/verify"), "{text}");
    assert!(text.contains("water.example/id/918273645"), "{text}");
    let (_, text) = proved(&resume, &["--links", "short"]);
    assert!(text.contains("water.example/id\n"), "{text}");
    let (_, text) = proved(&resume, &["--links", "hidden"]);
    assert!(!text.contains("water.example"), "{text}");
}

#[test]
fn letters_with_combining_marks_are_proved_in_every_layout() {
    let resume = json!({
        "basics": {
            "name": "Ọmọ́tọ̀lá Adéwálé",
            "label": "Olùkọ́ àti òǹkọ̀wé",
            "email": "omotola@example.ng"
        },
        "work": [{
            "name": "Ilé-ìwé gíga Ọ̀ṣun",
            "position": "Teacher of ọ̀rọ̀ orin",
            "highlights": [
                "Wrote the textbook Ẹ̀kọ́ Yorùbá with Chukwuemeka Ọ̀kọ̀lọ̀ of Ńdị̀ Ìgbò",
                "Spoke Avañe’ẽ and wrote g̃; plain o, e, g and ọ stay what they are"
            ]
        }]
    });
    for layout in
        ["plain", "harvard", "garamond", "swiss", "ledger", "compact", "band", "quarto"]
    {
        let (_, text) = proved(&resume, &["--layout", layout]);
        assert!(text.contains("Ọmọ́tọ̀lá Adéwálé"), "{layout}: {text}");
    }
}

#[test]
fn a_place_is_written_as_in_its_country() {
    let home = |location: Value| {
        let resume = json!({ "basics": { "name": "Odo Brandt", "location": location } });
        proved(&resume, &[]).1
    };
    let text = home(json!({
        "address": "Mühlgasse 4", "postalCode": "8001", "city": "Zürich", "region": "ZH",
        "countryCode": "CH"
    }));
    assert!(text.contains("Mühlgasse 4, 8001 Zürich, ZH, CH"), "{text}");
    let text = home(json!({
        "postalCode": "02139", "city": "Cambridge", "region": "MA", "countryCode": "US"
    }));
    assert!(text.contains("Cambridge, MA 02139, US"), "{text}");
}

#[test]
fn a_grade_that_names_itself_has_one_label() {
    let score = |score: &str| {
        let education = json!([{ "institution": "Norrland College", "score": score }]);
        proved(&json!({ "education": education }), &[]).1
    };
    let text = score("GPA 3.9/4.0");
    assert!(text.contains("GPA 3.9/4.0") && !text.contains("Grade"), "{text}");
    assert!(score("3.9").contains("Grade: 3.9"));
}

const FRENCH: &str = "Conception et réalisation d'une plateforme de paiement pour les boutiques \
    en ligne, avec une équipe de huit personnes. Réduction des coûts de traitement de moitié et \
    formation des nouveaux collègues pendant trois ans dans toute la région.";

#[test]
fn the_language_is_that_of_the_metadata_or_of_the_text() {
    let resume = |meta: Value| {
        json!({
            "basics": { "name": "Odile Brandt" },
            "work": [{ "name": "Nordterre", "startDate": "2019", "highlights": [FRENCH] }],
            "meta": meta
        })
    };
    let (outcome, text) = proved(&resume(json!({})), &[]);
    assert!(text.contains("2019 – présent"), "{text}");
    outcome.says(&[
        "note[N006]: no language is given, and the text looks French: so are headings and dates",
        "hint: set `meta.language` to `fr`, or choose one with `--lang`",
    ]);
    for meta in [json!({ "locale": "fr_FR.UTF-8" }), json!({ "lang": "fr" })] {
        let (outcome, text) = proved(&resume(meta), &[]);
        assert!(text.contains("2019 – présent"), "{text}");
        assert!(!outcome.stderr.contains("N006"), "{}", outcome.stderr);
    }
    let (outcome, text) = proved(&resume(json!({ "language": "en" })), &[]);
    assert!(text.contains("2019 – Present"), "{text}");
    assert!(!outcome.stderr.contains("N006"), "{}", outcome.stderr);
    let (_, text) = proved(&resume(json!({})), &["--lang", "en"]);
    assert!(text.contains("2019 – Present"), "{text}");
}

#[test]
fn two_right_to_left_words_in_an_english_line_do_not_stop_the_program() {
    let font = std::path::Path::new("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
    if !font.exists() {
        crate::support::say("skipped: DejaVu Sans is not installed");
        return;
    }
    let folder = Folder::new();
    for words in ["קבוצת אלון", "شركة النيل"] {
        let name = format!("Worked at {words} in town");
        folder.write("it.json", json!({ "work": [{ "name": name }] }).to_string());
        let font = font.to_string_lossy();
        // `Outcome` refuses a panic.
        let outcome = folder.vitae(&["render", "it.json", "--fonts", &font]);
        assert!(outcome.stderr.contains("proved"), "{}", outcome.stderr);
    }
}
