//! What went in and did not come out: the texts of a file that the résumé made from it has nowhere.
//!
//! A text has come out if the result has it as a whole; or as the dates it stands for; or else if all
//! of its words are among those of the result that no other text was found in. Each word of the
//! result counts once.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::draft::Text;
use crate::resume::dates_in;
use crate::text::caseless;

/// How often each text, or word, is still to be found.
type Counts = HashMap<String, usize>;

/// The texts that `resume` has nowhere, in their order.
pub(super) fn lost(texts: Vec<Text>, resume: &Value) -> Vec<Text> {
    let mut all = Vec::new();
    gather(resume, true, &mut all);
    let mut wholes = Counts::new();
    for text in &all {
        *wholes.entry(plain(text)).or_default() += 1;
    }
    // First those that came out whole: what is left of the result is for texts that were taken
    // apart or put together.
    let is_open = |text: &Text| {
        let plain = plain(&text.value);
        !plain.is_empty() && !take(&mut wholes, &plain)
    };
    let is_open: Vec<bool> = texts.iter().map(is_open).collect();
    let open = texts.into_iter().zip(is_open).filter(|(_, is_open)| *is_open);
    let open: Vec<Text> = open
        .map(|(text, _)| text)
        .filter(|text| !came_out_as_dates(&text.value, &mut wholes))
        .collect();
    let words = wholes.iter().flat_map(|(whole, count)| {
        words_of(whole).into_iter().map(move |word| (word, *count))
    });
    let mut words = words.fold(Counts::new(), |mut counts, (word, count)| {
        *counts.entry(word).or_default() += count;
        counts
    });
    // Long texts first: a short one that did not come out would take a word or two of theirs, and
    // they would seem lost.
    let mut order: Vec<usize> = (0..open.len()).collect();
    let length = |at: &usize| open.get(*at).map_or(0, |text| text.value.len());
    order.sort_by_key(|at| std::cmp::Reverse(length(at)));
    let is_lost =
        |at: &usize| open.get(*at).is_some_and(|text| !take_all(&mut words, &text.value));
    let lost: BTreeSet<usize> = order.into_iter().filter(is_lost).collect();
    let open = open.into_iter().enumerate();
    open.filter(|(at, _)| lost.contains(at)).map(|(_, text)| text).collect()
}

/// Whether a text is dates that came out; one that says more than its dates is looked at further.
fn came_out_as_dates(text: &str, wholes: &mut Counts) -> bool {
    let Some((dates, is_whole)) = dates_in(text.trim()) else { return false };
    let mut taken = Vec::new();
    for date in dates {
        if !take(wholes, &plain(&date)) {
            for date in taken {
                *wholes.entry(date).or_default() += 1;
            }
            return false;
        }
        taken.push(plain(&date));
    }
    is_whole
}

fn take(counts: &mut Counts, text: &str) -> bool {
    match counts.get_mut(text) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

/// Takes all words of a text, or none.
fn take_all(words: &mut Counts, text: &str) -> bool {
    let mut taken: Vec<String> = Vec::new();
    for word in words_of(&plain(text)) {
        if !take(words, &word) {
            for word in taken {
                *words.entry(word).or_default() += 1;
            }
            return false;
        }
        taken.push(word);
    }
    true
}

/// The strings and numbers of a résumé, and the keys that are headings or labels of a person's own.
fn gather(value: &Value, is_top: bool, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Number(number) => out.push(number.to_string()),
        Value::Array(items) => items.iter().for_each(|it| gather(it, false, out)),
        Value::Object(map) => {
            for (key, value) in map {
                if is_top || key.contains(' ') {
                    out.push(key.clone());
                }
                gather(value, false, out);
            }
        }
        _ => {}
    }
}

/// A text on one line, without tags and entities of HTML, in no case.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let end = if tag.starts_with('<') { tag_end(tag) } else { None };
        let (read, length) = match end {
            Some(end) => (" ", end),
            None => entity(tag).unwrap_or((&tag[..1], 1)),
        };
        out.push_str(read);
        rest = &tag[length..];
    }
    out.push_str(rest);
    let words: Vec<&str> = out.split_whitespace().collect();
    caseless(&words.join(" "))
}

/// Where the tag of HTML that a text begins with ends; `None` if it begins with none.
fn tag_end(text: &str) -> Option<usize> {
    let inside = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let is_tag = inside.starts_with(|c: char| c.is_ascii_alphabetic());
    is_tag.then(|| text.find('>').map(|at| at + 1)).flatten()
}

/// The character that an entity of HTML at the beginning of a text stands for, and its length.
fn entity(text: &str) -> Option<(&'static str, usize)> {
    const ENTITIES: [(&str, &str); 7] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
    ];
    let found = ENTITIES.iter().find(|(entity, _)| text.starts_with(entity));
    found.map(|(entity, read)| (*read, entity.len()))
}

/// The runs of letters and figures of a text.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn lost_of(texts: &[&str], resume: &Value) -> Vec<String> {
        let texts = texts.iter().map(|text| Text::new("it", "", *text)).collect();
        lost(texts, resume).into_iter().map(|text| text.value).collect()
    }

    #[test]
    fn a_text_that_came_out_is_not_lost_whatever_became_of_it() {
        let resume = json!({
            "basics": { "name": "Oona Berg", "url": "https://berg.example" },
            "work": [{
                "name": "North Mill", "startDate": "2019-02", "endDate": "2021",
                "summary": "Wove & dyed **wool**",
            }],
        });
        let texts = [
            "Oona",
            "Berg",
            "berg.example",
            "North Mill",
            "Feb 2019 – 2021",
            "<p>Wove &amp; dyed <b>wool</b></p>",
        ];
        assert_eq!(lost_of(&texts, &resume), Vec::<String>::new());
    }

    #[test]
    fn each_word_of_the_result_counts_once() {
        let resume = json!({ "basics": { "name": "Oona Berg" } });
        assert_eq!(lost_of(&["Oona Berg", "Berg"], &resume), ["Berg"]);
        assert_eq!(lost_of(&["Berg", "Oona", "Oona"], &resume), ["Oona"]);
    }

    #[test]
    fn a_short_text_does_not_take_the_words_of_a_long_one() {
        let resume = json!({ "work": [{ "summary": "Cut the waste of the old looms" }] });
        let texts = ["waste looms", "<p>Cut the waste of the</p> <p>old looms</p>"];
        assert_eq!(lost_of(&texts, &resume), ["waste looms"]);
    }

    #[test]
    fn a_date_is_lost_unless_it_came_out_and_said_no_more() {
        let resume = json!({ "work": [{ "startDate": "2019" }] });
        assert_eq!(lost_of(&["2019"], &resume), Vec::<String>::new());
        assert_eq!(lost_of(&["2018"], &resume), ["2018"]);
        assert_eq!(lost_of(&["Spring 2019"], &resume), ["Spring 2019"]);
        assert_eq!(lost_of(&["present"], &resume), Vec::<String>::new());
    }
}
