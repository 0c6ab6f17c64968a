//! Every command of the README and the book is run, page by page, in a folder with the sample
//! files of `docs/src/samples.md`.
//!
//! - A `console` block shows a session: commands after `$ `, and all they print. `…` on a line
//!   of its own stands for any lines, within a line for any text.
//! - An `sh` block has only commands; what they print is not compared.
//! - A command must succeed, unless `echo $?` follows it and shows its status.
//! - A block after a sentence that ends in a file's name and a colon is saved as that file.
//! - A block that cannot be run here says so in its first line; [`NOT_RUN`] counts them.
//!
//! `BLESS=1` replaces output that differs, unless it has more than one `…` on a line of its own.

use std::collections::BTreeSet;
use std::ops::Range;

use super::page::{self, Block, Page};
use crate::support::{assert_none, cases};

/// How a block that is not run begins, before the reason.
const MARK: &str = "# Not run by the tests: ";

/// The blocks that cannot be run by the tests. The list is to stay short.
const NOT_RUN: usize = 5;

/// What a page does, in order.
pub(super) enum Step {
    /// Saves a block as a file.
    Save { file: String, content: String },
    /// Runs a command.
    Run(Run),
}

/// A command and what it shows.
pub(super) struct Run {
    /// Its line in the page, 1-based.
    pub(super) line: usize,
    /// The command, for `sh`.
    pub(super) command: String,
    /// What is shown of its output, in bytes of the page; `None` if nothing is compared.
    pub(super) shown: Option<Range<usize>>,
}

/// What a page does.
pub(super) fn steps(page: &Page) -> Vec<Step> {
    let mut steps = Vec::new();
    for block in &page.blocks {
        let content = page.content(block);
        if is_skipped(content) {
            continue;
        }
        match &*block.language {
            "console" => steps.extend(session(page, block).into_iter().map(Step::Run)),
            "sh" => steps.extend(script(page, block).into_iter().map(Step::Run)),
            _ => steps.extend(block.file.clone().map(|file| {
                let content = content.to_owned();
                Step::Save { file, content }
            })),
        }
    }
    steps
}

fn is_skipped(content: &str) -> bool {
    content.starts_with(MARK)
}

/// The lines of a block with their number in the page and their place in bytes.
fn lines<'p>(
    page: &'p Page,
    block: &Block,
) -> impl Iterator<Item = (usize, Range<usize>, &'p str)> {
    let mut start = block.content.start;
    let first = block.line + 1;
    let lines = page.text[block.content.clone()].split_inclusive('\n');
    lines.enumerate().map(move |(number, line)| {
        let range = start..start + line.len();
        start = range.end;
        (first + number, range, line.trim_end_matches('\n'))
    })
}

/// The commands of a `console` block, each with all that is shown after it.
fn session(page: &Page, block: &Block) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut is_open = false;
    for (number, range, line) in lines(page, block) {
        if is_open {
            let run = runs.last_mut().expect("a command is open");
            run.command.push('\n');
            run.command.push_str(line);
            run.shown = Some(range.end..range.end);
        } else if let Some(command) = line.strip_prefix("$ ") {
            let shown = Some(range.end..range.end);
            runs.push(Run { line: number, command: command.to_owned(), shown });
        } else {
            let shown = runs.last_mut().and_then(|run| run.shown.as_mut());
            let shown = shown.unwrap_or_else(|| {
                panic!("{}:{number}: output without a command", page.path)
            });
            shown.end = range.end;
        }
        is_open = line.ends_with('\\') && (is_open || line.starts_with("$ "));
    }
    runs
}

/// The commands of an `sh` block.
fn script(page: &Page, block: &Block) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut is_open = false;
    for (number, _, line) in lines(page, block) {
        if is_open {
            let run = runs.last_mut().expect("a command is open");
            run.command.push('\n');
            run.command.push_str(line);
        } else if !line.trim().is_empty() && !line.starts_with('#') {
            runs.push(Run { line: number, command: line.to_owned(), shown: None });
        }
        is_open = line.ends_with('\\');
    }
    runs
}

/// Whether `actual` is what is shown: `…` stands for any lines, or for any text of a line.
pub(super) fn is_shown(shown: &str, actual: &str) -> bool {
    let shown: Vec<&str> = shown.lines().map(str::trim_end).collect();
    let actual: Vec<&str> = actual.lines().map(str::trim_end).collect();
    matches(&shown, &actual, &|line| *line == "…", &|shown, actual| {
        let shown: Vec<char> = shown.chars().collect();
        let actual: Vec<char> = actual.chars().collect();
        matches(&shown, &actual, &|c| *c == '…', &|shown, actual| shown == actual)
    })
}

/// Whether `actual` matches `pattern`, in which a wildcard stands for any run of items.
fn matches<T>(
    pattern: &[T],
    actual: &[T],
    is_wildcard: &dyn Fn(&T) -> bool,
    is_same: &dyn Fn(&T, &T) -> bool,
) -> bool {
    // After a wildcard, the place to go back to: of the pattern, and of what is matched.
    let mut resume: Option<(usize, usize)> = None;
    let (mut at, mut place) = (0, 0);
    while place < actual.len() {
        match pattern.get(at) {
            Some(item) if is_wildcard(item) => {
                resume = Some((at + 1, place));
                at += 1;
            }
            Some(item) if is_same(item, &actual[place]) => {
                at += 1;
                place += 1;
            }
            _ => match &mut resume {
                None => return false,
                Some((after, taken)) => {
                    *taken += 1;
                    (at, place) = (*after, *taken);
                }
            },
        }
    }
    pattern[at..].iter().all(is_wildcard)
}

/// What to show in place of `shown`: as many lines before and after its `…` as there were. A line
/// that still matches stays as it is, with its `…`. `None` if there is more than one `…` on a line
/// of its own.
pub(super) fn blessed(shown: &str, actual: &str) -> Option<String> {
    let shown: Vec<&str> = shown.lines().collect();
    let actual: Vec<&str> = actual.lines().map(str::trim_end).collect();
    let mut ellipses = shown.iter().enumerate().filter(|(_, line)| **line == "…");
    let lines = match (ellipses.next(), ellipses.next()) {
        (None, _) => updated(&shown, &actual),
        (Some((at, _)), None) => {
            let after = shown.len() - at - 1;
            let head = at.min(actual.len());
            let tail = actual.len().saturating_sub(after).max(head);
            let (head, tail) = (&actual[..head], &actual[tail..]);
            [updated(&shown[..at], head), vec!["…"], updated(&shown[at + 1..], tail)]
                .concat()
        }
        _ => return None,
    };
    Some(lines.iter().map(|line| format!("{line}\n")).collect())
}

/// The lines of `actual`, or those shown in the same place that match them.
fn updated<'t>(shown: &[&'t str], actual: &[&'t str]) -> Vec<&'t str> {
    let shown = shown.iter().map(Some).chain(std::iter::repeat(None));
    let pairs = actual.iter().zip(shown);
    pairs
        .map(|(actual, shown)| match shown {
            Some(shown) if is_shown(shown, actual) => *shown,
            _ => *actual,
        })
        .collect()
}

#[cfg(unix)]
#[test]
fn every_command_that_is_shown_works() {
    use crate::support::parallel;

    let samples = super::shell::samples();
    let pages: Vec<Page> = page::manual();
    let failures = parallel::map(&pages, |page| super::shell::failures(page, &samples));
    assert_none("commands of the manual", &failures.concat());
}

#[test]
fn few_blocks_are_not_run_and_each_says_why() {
    let mut reasons = Vec::new();
    let mut failures = Vec::new();
    for page in page::manual() {
        for block in &page.blocks {
            let content = page.content(block);
            if let Some(rest) = content.strip_prefix(MARK) {
                let reason = rest.lines().next().unwrap_or_default();
                reasons.push(format!("{}:{}: {reason}", page.path, block.line));
            }
            let looks_like_commands = content
                .lines()
                .any(|line| line.starts_with("$ ") || line.starts_with("vitae "));
            if block.language == "text" && looks_like_commands {
                failures.push(format!("{}:{}", page.path, block.line));
            }
        }
    }
    assert_eq!(
        reasons.len(),
        NOT_RUN,
        "blocks that are not run:\n{}",
        reasons.join("\n")
    );
    assert_none("commands in a block of text", &failures);
}

/// Commands in running text are only parsed: `--help` after them prints help, unless an argument
/// before it is wrong.
#[test]
fn commands_in_running_text_have_arguments_that_exist() {
    let mut failures = Vec::new();
    let mut seen = BTreeSet::new();
    for page in page::all().into_iter().filter(|page| page.path != "CHANGELOG.md") {
        for (line, code) in &page.code {
            let Some(args) = code.strip_prefix("vitae ") else { continue };
            if args.contains(['…', '|', '>']) || !seen.insert(args.to_owned()) {
                continue;
            }
            let mut command = assert_cmd::Command::new(super::super::cli::tool::binary());
            command.args(args.split_whitespace()).arg("--help");
            let output = command.output().expect("the binary can be run");
            let message = String::from_utf8_lossy(&output.stderr);
            // The option is the last word, and exists.
            let is_cut_short = message.contains("a value is required for");
            if !output.status.success() && !is_cut_short {
                let first = message.lines().next().unwrap_or_default();
                failures.push(format!("{}:{line}: `{code}`: {first}", page.path));
            }
        }
    }
    assert!(seen.len() > 20, "only {} commands were found", seen.len());
    assert_none("commands in running text", &failures);
}

#[test]
fn options_in_running_text_exist() {
    let help: String = cases::files_below(&cases::root().join("tests/ref/cli"), &["txt"])
        .iter()
        .map(|file| cases::read(&format!("tests/ref/cli/{}", cases::file_name(file))))
        .collect();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let known: BTreeSet<&str> = help.split(|c| !is_name(c)).collect();
    let mut failures = Vec::new();
    for page in page::manual() {
        for (line, code) in page.code.iter().filter(|(_, code)| code.starts_with("--")) {
            let name = code.split(|c| !is_name(c)).next().unwrap_or_default();
            if !known.contains(name) {
                failures.push(format!("{}:{line}: `{name}`", page.path));
            }
        }
    }
    assert_none("options that no help lists", &failures);
}

#[test]
fn an_ellipsis_stands_for_anything_and_everything_else_for_itself() {
    assert!(is_shown("a\nb\n", "a\nb\n"));
    assert!(is_shown("a\n…\nd\n", "a\nb\nc\nd\n"));
    assert!(is_shown("a …, 3\n…\n", "a 1, 2, 3\n"));
    assert!(is_shown("", ""));
    assert!(!is_shown("", "a\n"));
    assert!(!is_shown("a\n", "a\nb\n"));
    assert!(!is_shown("a\n…\nd\n", "a\nb\n"));
    assert!(!is_shown("a … c\n", "a b d\n"));
}

#[test]
fn blessing_keeps_the_ellipsis() {
    assert_eq!(blessed("a\nb\n", "c\n").as_deref(), Some("c\n"));
    assert_eq!(blessed("a\n…\nd\n", "1\n2\n3\n4\n").as_deref(), Some("1\n…\n4\n"));
    assert_eq!(blessed("a …\nx\n", "a b\nc\n").as_deref(), Some("a …\nc\n"));
    assert_eq!(blessed("…\na\n…\n", "b\n"), None);
}

#[test]
fn sessions_and_scripts_are_taken_apart() {
    let text = "```console\n$ a \\\n  b\nc\n$ d\n```\n\n```sh\na \\\n  b\n\nc # d\n```\n";
    let page = Page::of("a.md", text.to_owned());
    let runs: Vec<(usize, String, Option<&str>)> = steps(&page)
        .into_iter()
        .map(|step| match step {
            Step::Run(run) => {
                (run.line, run.command, run.shown.map(|range| &text[range]))
            }
            Step::Save { .. } => unreachable!("no file is named"),
        })
        .collect();
    let expected = [
        (2, "a \\\n  b".to_owned(), Some("c\n")),
        (5, "d".to_owned(), Some("")),
        (9, "a \\\n  b".to_owned(), None),
        (12, "c # d".to_owned(), None),
    ];
    assert_eq!(runs, expected);
}
