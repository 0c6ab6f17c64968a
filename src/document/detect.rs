//! The language of a résumé that names none, by its text.

use serde_json::Value;
use whatlang::{Detector, Lang as Spoken};

use super::Document;
use super::lang::Lang;
use crate::diag::{Code, Diagnostic, Findings, Location};
use crate::resume::Resume;

/// A language that was guessed from the text.
const GUESSED_LANGUAGE: Code = Code::new("N006", "guessed-language");

/// Below this number of letters, a text says too little about its language.
const FEWEST_LETTERS: usize = 150;

/// How much of the text is looked at, in characters.
const LOOKED_AT: usize = 8_000;

/// A guess below this confidence, from 0 to 1, is none: names and technical terms look like any
/// language.
const CONFIDENCE: f64 = 0.9;

/// A running text has at least so many words; a name or a keyword has fewer.
const RUNNING: usize = 4;

/// The languages with headings, as the detector calls them.
const LANGUAGES: [(Spoken, &str); 21] = [
    (Spoken::Eng, "en"),
    (Spoken::Deu, "de"),
    (Spoken::Fra, "fr"),
    (Spoken::Spa, "es"),
    (Spoken::Ita, "it"),
    (Spoken::Por, "pt"),
    (Spoken::Nld, "nl"),
    (Spoken::Swe, "sv"),
    (Spoken::Dan, "da"),
    (Spoken::Nob, "nb"),
    (Spoken::Pol, "pl"),
    (Spoken::Ces, "cs"),
    (Spoken::Ukr, "uk"),
    (Spoken::Tur, "tr"),
    (Spoken::Ell, "el"),
    (Spoken::Rus, "ru"),
    (Spoken::Jpn, "ja"),
    (Spoken::Cmn, "zh"),
    (Spoken::Kor, "ko"),
    (Spoken::Heb, "he"),
    (Spoken::Ara, "ar"),
];

/// Characters of traditional Chinese alone, over which simplified headings would be mistakes.
const TRADITIONAL: [char; 24] = [
    '們', '這', '個', '來', '時', '國', '說', '學', '經', '驗', '業', '務', '設', '計',
    '開', '發', '與', '專', '案', '責', '團', '隊', '語', '實',
];

/// The language that most of the running text of a résumé is surely in: one other than English that
/// has headings. Other languages are looked for as well, so that a text in one of them is not
/// taken for its neighbour.
pub(crate) fn detected(resume: &Resume) -> Option<Lang> {
    let value = serde_json::to_value(resume).ok()?;
    let mut text = String::new();
    collect(&value, &mut text);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // A character of Chinese, Japanese or Korean says as much as a short word.
    let unspaced = text.chars().filter(|c| crate::text::is_unspaced(*c)).count();
    if letters + 4 * unspaced < FEWEST_LETTERS {
        return None;
    }
    let found = Detector::new().detect(&text)?;
    if !found.is_reliable() || found.confidence() < CONFIDENCE {
        return None;
    }
    let (_, tag) = LANGUAGES.iter().find(|(spoken, _)| *spoken == found.lang())?;
    let is_traditional = *tag == "zh" && text.contains(TRADITIONAL);
    let lang = Lang::named(tag).filter(|lang| *lang != Lang::ENGLISH)?;
    (!is_traditional).then_some(lang)
}

/// The language of a résumé that names none, where its script tells.
pub(super) fn by_script(resume: &Resume) -> Option<Lang> {
    fn texts<'v>(value: &'v Value, out: &mut Vec<&'v str>) {
        match value {
            Value::String(text) => out.push(text),
            Value::Array(items) => items.iter().for_each(|item| texts(item, out)),
            Value::Object(members) => members.values().for_each(|item| texts(item, out)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    // Hardly any résumé has a letter of these scripts, and taking one apart takes time.
    let text = serde_json::to_string(resume).ok()?;
    if !text.contains(|c| matches!(c, '\u{590}'..='\u{6FF}')) {
        return None;
    }
    let value = serde_json::to_value(resume).ok()?;
    let mut all = Vec::new();
    texts(&value, &mut all);
    Lang::by_script(all.into_iter())
}

impl Document {
    /// Notes about what was decided for the reader: a language that was guessed, addresses that are
    /// too long to print.
    #[must_use]
    pub fn notes(&self) -> Findings {
        let mut notes = Findings::new();
        let guessed = self
            .guessed_lang
            .and_then(|lang| LANGUAGES.iter().find(|(_, tag)| *tag == lang));
        if let Some((spoken, tag)) = guessed {
            let language = spoken.eng_name();
            let message = format!(
                "no language is given, and the text looks {language}: so are headings and dates"
            );
            let hint =
                format!("set `meta.language` to `{tag}`, or choose one with `--lang`");
            notes.push(
                Diagnostic::note(GUESSED_LANGUAGE, Location::Nowhere, message).hint(hint),
            );
        }
        notes
    }
}

/// Adds the running texts of a value, up to [`LOOKED_AT`].
fn collect(value: &Value, out: &mut String) {
    match value {
        _ if out.len() > LOOKED_AT => {}
        Value::String(text) => {
            let is_running = text.split_whitespace().count() >= RUNNING
                || text.chars().any(crate::text::is_unspaced);
            if is_running {
                out.extend(text.chars().take(LOOKED_AT));
                out.push('\n');
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
        Value::Object(members) => members.values().for_each(|item| collect(item, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(texts: &[&str]) -> Option<&'static str> {
        let highlights: Vec<Value> = texts.iter().map(|it| Value::from(*it)).collect();
        let json =
            serde_json::json!({ "work": [{ "name": "Acme", "highlights": highlights }] });
        let resume: Resume = serde_json::from_value(json).expect("it is a résumé");
        detected(&resume).map(Lang::tag)
    }

    #[test]
    fn running_text_in_one_of_our_languages_is_recognised() {
        let french = "Conception et réalisation d'une plateforme de paiement pour les \
            boutiques en ligne, avec une équipe de huit personnes. Réduction des coûts de \
            traitement de moitié et formation des nouveaux collègues pendant trois ans.";
        assert_eq!(tag(&[french]), Some("fr"));
        let german = "Aufbau einer neuen Abteilung für die Wartung der Anlagen und Betreuung \
            der Kunden in ganz Süddeutschland. Verantwortlich für die Ausbildung der \
            Lehrlinge sowie für die Planung der jährlichen Überprüfungen.";
        assert_eq!(tag(&[german]), Some("de"));
        let english = "Built a new department for the maintenance of plants and looked after \
            customers all over the south of the country. Responsible for the training of \
            apprentices and for planning the yearly inspections of every site.";
        assert_eq!(tag(&[english]), None);
    }

    #[test]
    fn short_texts_and_names_are_not() {
        assert_eq!(tag(&["Création d'une équipe de vente"]), None);
        assert_eq!(tag(&["Kubernetes, Terraform, Python, Go"; 30]), None);
    }
}
