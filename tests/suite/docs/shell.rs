//! Runs the commands of a page in one shell, and compares what they print with what is shown.

use std::env;
use std::fs;
use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;

use super::super::cli::tool::{HEEDED, binary};
use super::commands::{Run, Step, blessed, is_shown, steps};
use super::page::Page;
use crate::support::cases::root;

/// The page whose commands copy the samples, from the root of the repository.
const SAMPLES: &str = "docs/src/samples.md";

/// Where they are copied to.
const FOLDER: &str = "target/samples";

/// Midnight of 1 December 2026 (UTC), in seconds: the day on which the outputs were taken.
const TODAY: &str = "1796083200";

/// Longer than all commands of a page take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(5);

/// What stands before and after each status; no command prints it.
const SEPARATOR: char = '\u{1E}';

/// A folder in which the samples were made, as `docs/src/samples.md` says.
pub(super) fn samples() -> TempDir {
    let home = tempfile::tempdir().expect("a folder for temporary files");
    link_tests(home.path());
    let page = Page::read(SAMPLES);
    let failures = outcome(&page, &steps(&page), home.path());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    home
}

/// What is wrong with the commands of `page`, run beside copies of the samples.
pub(super) fn failures(page: &Page, samples: &TempDir) -> Vec<String> {
    if page.path == SAMPLES {
        return Vec::new();
    }
    let steps = steps(page);
    if !steps.iter().any(|step| matches!(step, Step::Run(_))) {
        return Vec::new();
    }
    let home = tempfile::tempdir().expect("a folder for temporary files");
    copy(&samples.path().join(FOLDER), home.path());
    if page.path == "README.md" {
        // Its first commands are those of a fresh checkout.
        link_tests(home.path());
    }
    outcome(page, &steps, home.path())
}

fn link_tests(home: &Path) {
    std::os::unix::fs::symlink(root().join("tests"), home.join("tests"))
        .expect("a link can be made");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        let target = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}

/// Runs `steps` in `home` and compares; with `BLESS=1`, rewrites the page instead, as far as can
/// be.
fn outcome(page: &Page, steps: &[Step], home: &Path) -> Vec<String> {
    let saved = tempfile::tempdir().expect("a folder for temporary files");
    let script = script(steps, saved.path());
    let mut command = assert_cmd::Command::new("sh");
    command.arg("-c").arg(script).current_dir(home).timeout(PATIENCE);
    for name in HEEDED {
        command.env_remove(name);
    }
    command.env("SOURCE_DATE_EPOCH", TODAY).env("LC_ALL", "C.UTF-8").env("HOME", home);
    let output = command.output().expect("a shell can be run");
    let text = String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n");
    let mut parts = text.split(SEPARATOR);
    let runs: Vec<&Run> = steps
        .iter()
        .filter_map(|step| match step {
            Step::Run(run) => Some(run),
            Step::Save { .. } => None,
        })
        .collect();
    let mut failures = Vec::new();
    let mut new = page.text.clone();
    // What is replaced moves what follows it; so the last comes first.
    let mut replacements = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let place = format!("{}:{}: $ {}", page.path, run.line, run.command);
        let (Some(printed), Some(status)) = (parts.next(), parts.next()) else {
            failures.push(format!("{place}\n    it was not reached"));
            break;
        };
        let is_asked_for = runs.get(at + 1).is_some_and(|next| next.command == "echo $?");
        if status != "0" && !is_asked_for {
            failures.push(format!("{place}\n    ended with {status}:\n{printed}"));
        }
        let Some(range) = &run.shown else { continue };
        let shown = &page.text[range.clone()];
        if is_shown(shown, printed) {
            continue;
        }
        match blessed(shown, printed).filter(|_| is_blessing()) {
            Some(text) => replacements.push((range.clone(), text)),
            None => {
                failures.push(format!("{place}\nshows\n{shown}\nand prints\n{printed}"));
            }
        }
    }
    if !replacements.is_empty() {
        for (range, text) in replacements.into_iter().rev() {
            new.replace_range(range, &text);
        }
        fs::write(root().join(&page.path), new).expect("a page can be written");
    }
    failures
}

fn is_blessing() -> bool {
    env::var_os("BLESS").is_some_and(|value| value == "1")
}

/// The whole page for `sh`: after each command its status between two separators, and that status
/// again for whoever asks with `$?`.
fn script(steps: &[Step], saved: &Path) -> String {
    let bin = binary().parent().expect("a binary is in a folder");
    // The README's first commands: they build what was built for this test, and run it.
    let mut script = format!(
        "exec 2>&1\nPATH='{}':$PATH\n\
         cargo() {{\n\
           case \"$1 $2 $3\" in\n\
             'test  ' | 'test --release ') return 0 ;;\n\
             'run --release --') shift 3; vitae \"$@\" ;;\n\
             *) return 127 ;;\n\
           esac\n\
         }}\n",
        bin.display()
    );
    for (number, step) in steps.iter().enumerate() {
        match step {
            Step::Save { file, content } => {
                let path = saved.join(number.to_string());
                fs::write(&path, content).expect("a file can be written");
                script.push_str(&format!("cp '{}' '{file}'\n", path.display()));
            }
            Step::Run(run) => script.push_str(&format!(
                "{}\nstatus=$?; printf '\\036%d\\036' \"$status\"; (exit \"$status\")\n",
                run.command
            )),
        }
    }
    script
}
