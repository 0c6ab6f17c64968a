//! What the manual looks like: short enough, in languages that highlighters know, and in plain
//! English.

use super::page::{self, Page};
use crate::support::assert_none;
use crate::support::cases;

/// The most bytes of the README: a page that is read to its end.
const LONGEST_README: usize = 10_000;

/// The languages of code blocks. `console` has prompts and output, `sh` only commands; `text` is
/// neither.
const LANGUAGES: [&str; 11] = [
    "console",
    "sh",
    "text",
    "json",
    "toml",
    "yaml",
    "rust",
    "rust,no_run",
    "python",
    "typst",
    "lua",
];

/// Phrases that a native reader stumbles over, and what is meant.
const DIALECT: [(&str, &str); 13] = [
    ("is told", "is reported"),
    ("are told", "are reported"),
    ("parted by", "separated by"),
    ("what was found", "findings"),
    ("a stranger", "untrusted"),
    ("strangers'", "untrusted"),
    ("stays white", "margins"),
    ("may be given again", "repeatable"),
    ("the most pages", "the maximum number of pages"),
    ("read torn", "split"),
    ("goes out", "write what the module is for"),
    ("gets to see", "tailored to"),
    ("is no layout", "unknown layout"),
];

#[test]
fn the_readme_is_short() {
    let length = cases::read("README.md").len();
    assert!(length <= LONGEST_README, "{length} bytes");
}

#[test]
fn every_code_block_names_its_language() {
    let mut failures = Vec::new();
    for page in page::manual() {
        for block in &page.blocks {
            if !LANGUAGES.contains(&&*block.language) {
                failures
                    .push(format!("{}:{}: `{}`", page.path, block.line, block.language));
            }
        }
    }
    assert_none("code blocks in no known language", &failures);
}

#[test]
fn json_in_the_manual_is_json() {
    let mut failures = Vec::new();
    for page in page::manual() {
        for block in page.blocks.iter().filter(|block| block.language == "json") {
            let content = page.content(block);
            let result = serde_json::from_str::<serde_json::Value>(content);
            // An excerpt has an ellipsis.
            if let (Err(error), false) = (result, content.contains('…')) {
                failures.push(format!("{}:{}: {error}", page.path, block.line));
            }
        }
    }
    assert_none("JSON that is not", &failures);
}

#[test]
fn prose_is_plain_english() {
    let mut failures = Vec::new();
    let mut look = |path: &str, text: &str| {
        for (number, line) in text.lines().enumerate() {
            let lower = line.to_lowercase();
            for (phrase, better) in
                DIALECT.iter().filter(|(phrase, _)| lower.contains(phrase))
            {
                let at = number + 1;
                failures.push(format!("{path}:{at}: “{phrase}”: write “{better}”"));
            }
        }
    };
    for Page { path, text, .. } in page::all() {
        // Generated.
        if path.starts_with("docs/src/reference/") {
            continue;
        }
        look(&path, &text);
    }
    let texts: [(&str, &[&str]); 4] = [
        ("tests/ref/cli", &["txt"]),
        ("schema", &["json"]),
        ("data/codes", &["md"]),
        ("src", &["rs"]),
    ];
    for (folder, kinds) in texts {
        for path in cases::files_below(&cases::root().join(folder), kinds) {
            let shown = format!("{folder}/{}", cases::file_name(&path));
            let text = std::fs::read_to_string(&path).expect("it is there, and UTF-8");
            // Of code, the documentation and comments.
            let is_code = folder == "src";
            let prose = |line: &str| !is_code || line.trim_start().starts_with("//");
            let text: Vec<&str> =
                text.lines().map(|line| if prose(line) { line } else { "" }).collect();
            look(&shown, &text.join("\n"));
        }
    }
    assert_none("phrases of a dialect", &failures);
}
