//! How many rewordings the check of honesty judges as a person does: those that say the same as the
//! base must pass without a word, those that say more must be found.
//!
//! `unseen.json` was written and set aside before the check was changed, and looked at once when it
//! was done: 77 of 82 dishonest and 48 of 53 honest wordings were judged right. `third.json` was
//! written after that, and at the first look 29 of 29 and 18 of 24 were. What both showed was mended
//! by its kind, so that neither is unseen any more. All are over the invented résumés in
//! `bases.json`.

use std::fmt::Write as _;

use serde_json::{Value, json};
use vitae::variant::tailor_from;

use super::{base_of, variant};
use crate::support::cases::read as read_file;
use crate::support::rendering::list;
use crate::support::say;

/// One wording of a text in a base.
struct Case {
    base: String,
    /// `headline`, `summary` or the place of a highlight.
    of: String,
    text: String,
    is_honest: bool,
}

/// How many of the honest and of the dishonest wordings are judged right.
#[derive(Debug, Default, Clone, Copy)]
struct Share {
    right: usize,
    of: usize,
}

impl Share {
    fn add(&mut self, is_right: bool) {
        self.of += 1;
        self.right += usize::from(is_right);
    }

    fn percent(self) -> usize {
        self.right * 100 / self.of.max(1)
    }
}

fn cases(set: &str) -> Vec<Case> {
    let file = read_file(&format!("tests/fixtures/variants/honesty/{set}.json"));
    let file: Value = serde_json::from_str(&file).expect("JSON");
    let text = |it: &Value, key: &str| it[key].as_str().expect("a text").to_owned();
    let list = file.as_array().expect("a list").iter();
    list.map(|it| Case {
        base: text(it, "base"),
        of: text(it, "of"),
        text: text(it, "text"),
        is_honest: it["honest"].as_bool().expect("it is honest or not"),
    })
    .collect()
}

/// Everything the check says of a wording.
fn findings(case: &Case, bases: &Value) -> String {
    let (source, base) = base_of(&bases[&case.base].to_string());
    let text = &case.text;
    let written = match case.of.as_str() {
        "headline" => json!({ "headline": text }),
        "summary" => json!({ "summary": { "text": text } }),
        of => json!({ "rewordings": [{ "of": of, "text": text }] }),
    };
    let applied = tailor_from(&base, &source, &variant(&written.to_string()).1);
    let errors = applied.output.err().unwrap_or_default();
    list(&errors) + &list(&applied.warnings)
}

/// Prints how a set is judged, with what is judged wrong, and returns the shares of the honest
/// and the dishonest ones.
fn measured(set: &str) -> (Share, Share) {
    let bases = read_file("tests/fixtures/variants/honesty/bases.json");
    let bases: Value = serde_json::from_str(&bases).expect("JSON");
    let (mut honest, mut dishonest) = (Share::default(), Share::default());
    let mut table = format!("{set}\n");
    for case in cases(set) {
        let found = findings(&case, &bases);
        let is_right = case.is_honest == found.is_empty();
        let share = if case.is_honest { &mut honest } else { &mut dishonest };
        share.add(is_right);
        if !is_right {
            let verdict = if case.is_honest { "refused" } else { "passed" };
            let Case { base, of, text, .. } = &case;
            writeln!(table, "  {verdict}: {base} {of}: {text}").expect("memory");
        }
    }
    for (name, share) in [("honest", honest), ("dishonest", dishonest)] {
        let Share { right, of } = share;
        writeln!(table, "  {name}: {right} of {of} right").expect("memory");
    }
    say(table.trim_end());
    (honest, dishonest)
}

#[test]
fn hardly_any_rewording_is_misjudged() {
    for set in ["tuned", "unseen", "third"] {
        let (honest, dishonest) = measured(set);
        assert!(honest.percent() >= 95, "{set}: {honest:?}");
        assert!(dishonest.percent() >= 95, "{set}: {dishonest:?}");
    }
}
