//! The language of a posting, by its script and its most usual words.

use crate::data::usual_words;
use crate::job::plain::fold;

/// The least number of usual words that tell a language.
const LEAST_WORDS: usize = 8;

/// The number of words that are read.
const MOST_READ: usize = 4_000;

/// Scripts of languages that are not written in Latin letters: the first character, the last, and
/// the language.
const SCRIPTS: [(char, char, &str); 8] = [
    ('\u{3040}', '\u{30FF}', "ja"),
    ('\u{AC00}', '\u{D7AF}', "ko"),
    ('\u{4E00}', '\u{9FFF}', "zh"),
    ('\u{0400}', '\u{04FF}', "ru"),
    ('\u{0370}', '\u{03FF}', "el"),
    ('\u{0590}', '\u{05FF}', "he"),
    ('\u{0600}', '\u{06FF}', "ar"),
    ('\u{0E00}', '\u{0E7F}', "th"),
];

/// The language of a text, as an ISO 639 code; `None` for one that is short, or of no language that
/// is known here.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    for (first, last, language) in SCRIPTS {
        let own = text.chars().filter(|c| (first..=last).contains(c)).count();
        // Of Japanese, most letters are those of Chinese.
        let enough = if language == "ja" { letters / 10 } else { letters / 3 };
        if own > enough.max(1) {
            return Some(language);
        }
    }
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphabetic())
        .filter(|it| !it.is_empty())
        .take(MOST_READ)
        .collect();
    let counts = usual_words().iter().map(|(language, usual)| {
        (words.iter().filter(|word| usual.contains(**word)).count(), language.as_str())
    });
    let (count, language) = counts.max()?;
    (count >= LEAST_WORDS).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_language_is_recognised_by_its_usual_words_or_its_script() {
        for (text, language) in [
            (
                "You will work with us on the tools of our team and for the people in the city.",
                Some("en"),
            ),
            (
                "Wir suchen dich für die Pflege und das Team; du bist mit uns in der Stadt zu Hause.",
                Some("de"),
            ),
            (
                "Cerchiamo una persona per il nostro team che con noi e di notte sia al lavoro nel reparto.",
                Some("it"),
            ),
            (
                "Wij zoeken een collega voor het team van onze winkel die met ons en de klant werkt.",
                Some("nl"),
            ),
            ("Мы ищем человека в нашу команду", Some("ru")),
            ("Go, Rust, C++", None),
        ] {
            assert_eq!(of(text), language, "{text}");
        }
    }
}
