//! The English words of `data/lint` in the forms in which they are looked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::words::Phrases;
use crate::data::{LintWords, lint_words, rule_words};

/// The words that rules look for.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) words: &'static LintWords,
    pub(super) weak_openers: Phrases,
    pub(super) result_markers: Phrases,
    pub(super) means_markers: Phrases,
    pub(super) effort: Phrases,
    pub(super) fillers: Phrases,
    pub(super) placeholders: Phrases,
    /// The forms of verbs that say what changed.
    pub(super) results: BTreeSet<String>,
    /// The forms of verbs that bullets begin with, each with its verb.
    verbs: BTreeMap<String, Verb>,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb {
    /// Its base form.
    pub(super) base: &'static str,
    pub(super) form: Form,
}

/// Which form of a verb a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `manage`
    Base,
    /// `manages`
    Third,
    /// `managing`
    Gerund,
    /// `managed`, and any form that is also one of the past.
    Past,
}

/// The lexicon; the first call makes it.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::of(lint_words()))
}

impl Lexicon {
    fn of(words: &'static LintWords) -> Self {
        let mut verbs = BTreeMap::new();
        let mut add = |word: String, base: &'static str, form| {
            verbs.insert(word, Verb { base, form });
        };
        // Of a word that is two forms, the last one counts: `found` is the past of `find`.
        let bases = || words.verbs.iter().chain(&words.results).map(String::as_str);
        for base in bases() {
            add(base.to_owned(), base, Form::Base);
            add(third(base), base, Form::Third);
            add(gerund(words, base), base, Form::Gerund);
        }
        for word in &words.present_of_be {
            add(word.clone(), word, Form::Base);
        }
        for base in bases() {
            add(past(words, base), base, Form::Past);
        }
        let forms = words.results.iter().flat_map(|base| {
            [base.clone(), third(base), gerund(words, base), past(words, base)]
        });
        Self {
            words,
            weak_openers: Phrases::new(&words.weak_openers),
            result_markers: Phrases::new(&words.result_markers),
            means_markers: Phrases::new(&words.means_markers),
            effort: Phrases::new(&words.effort),
            fillers: Phrases::new(
                words.fillers.iter().chain(&rule_words().stock_phrases),
            ),
            placeholders: Phrases::new(&words.placeholder_phrases),
            results: forms.collect(),
            verbs,
        }
    }

    /// The verb of which a word in lower case is a form.
    pub(super) fn verb(&self, lower: &str) -> Option<Verb> {
        self.verbs.get(lower).copied()
    }

    /// The past of a verb.
    pub(super) fn past(&self, base: &str) -> String {
        past(self.words, base)
    }
}

/// Whether a verb ends in a consonant and `y`.
fn ends_in_y(base: &str) -> bool {
    let vowel = ["ay", "ey", "oy", "uy"].iter().any(|end| base.ends_with(end));
    base.ends_with('y') && !vowel
}

/// The stem before an ending that begins with a vowel: `ship` is `shipp`.
fn doubled(words: &LintWords, base: &str) -> String {
    let last = base.chars().next_back().filter(|_| words.doubling.contains(base));
    base.chars().chain(last).collect()
}

fn past(words: &LintWords, base: &str) -> String {
    if let Some(irregular) = words.irregular.get(base) {
        return irregular.clone();
    }
    if words.same_in_past.contains(base) {
        return base.to_owned();
    }
    if base.ends_with('e') {
        return format!("{base}d");
    }
    match base.strip_suffix('y').filter(|_| ends_in_y(base)) {
        Some(stem) => format!("{stem}ied"),
        None => doubled(words, base) + "ed",
    }
}

fn gerund(words: &LintWords, base: &str) -> String {
    match base.strip_suffix('e').filter(|stem| !stem.ends_with('e')) {
        Some(stem) => format!("{stem}ing"),
        None => doubled(words, base) + "ing",
    }
}

fn third(base: &str) -> String {
    if let Some(stem) = base.strip_suffix('y').filter(|_| ends_in_y(base)) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end));
    format!("{base}{}", if hisses { "es" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_all_of_their_forms() {
        let lexicon = lexicon();
        for (word, base, form) in [
            ("manages", "manage", Form::Third),
            ("writing", "write", Form::Gerund),
            ("wrote", "write", Form::Past),
            ("shipped", "ship", Form::Past),
            ("carried", "carry", Form::Past),
            ("deploys", "deploy", Form::Third),
            ("overseeing", "oversee", Form::Gerund),
            ("teaches", "teach", Form::Third),
            ("set", "set", Form::Past),
            ("found", "find", Form::Past),
        ] {
            assert_eq!(lexicon.verb(word), Some(Verb { base, form }), "{word}");
        }
        assert_eq!(lexicon.verb("kindly"), None);
    }
}
