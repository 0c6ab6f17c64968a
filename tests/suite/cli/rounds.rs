//! Several résumés in one command, and rendering again as files change.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::tool::{ADA, BAD_DATE, Folder, HEEDED, binary};

/// How long a busy machine may take for a round.
const PATIENCE: Duration = Duration::from_mins(2);

#[test]
fn several_resumes_are_rendered_each_beside_itself_or_into_a_folder() {
    let folder = Folder::new();
    folder.write("bea.json", ADA.replace("Ada", "Bea"));
    folder.vitae(&["render", "ada.json", "bea.json", "-f", "txt"]).ends_with(0);
    assert_eq!(folder.names(), ["ada.json", "ada.txt", "bea.json", "bea.txt"]);
    folder
        .vitae(&["render", "ada.json", "bea.json", "-f", "txt", "-o", "out/"])
        .ends_with(0);
    assert_eq!(folder.read("bea.txt"), folder.read("out/bea.txt"));
    assert!(folder.read("out/ada.txt").starts_with(b"Ada"));
}

#[test]
fn an_error_in_one_resume_does_not_keep_the_others_from_being_rendered() {
    let folder = Folder::new();
    folder.write("bad.json", BAD_DATE);
    folder
        .vitae(&["render", "bad.json", "ada.json", "-f", "txt"])
        .ends_with(1)
        .says(&["R004"]);
    assert_eq!(folder.names(), ["ada.json", "ada.txt", "bad.json"]);
    folder.vitae(&["render", "missing.json", "ada.json", "-f", "txt"]).ends_with(2);
}

#[test]
fn resumes_that_would_be_written_to_one_file_are_refused() {
    let folder = Folder::new();
    folder.write("ada.yaml", "basics: { name: Ada }");
    for args in [
        &["render", "ada.json", "ada.yaml"][..],
        &["render", "ada.json", "ada.json"],
        &["render", "ada.json", "ada.yaml", "-o", "one.pdf"],
    ] {
        folder.vitae(args).ends_with(2).says(&["two résumés would be written to `"]);
    }
    let report = ["render", "ada.json", "ada.yaml", "-o", "x/", "--report", "r.json"];
    folder.vitae(&report).ends_with(2).says(&["`--report` is about one document"]);
    // The report says that it failed.
    assert_eq!(folder.names(), ["ada.json", "ada.yaml", "r.json"]);
}

#[test]
fn standard_input_and_output_are_not_watched() {
    let folder = Folder::new();
    for args in [
        &["render", "--watch", "-", "-o", "a.pdf"][..],
        &["render", "--watch", "ada.json", "-f", "txt", "-o", "-"],
    ] {
        folder
            .vitae(args)
            .ends_with(2)
            .says(&["`--watch` reads a file and writes files"]);
    }
}

/// `vitae render --watch`, ended when it is dropped.
struct Watching {
    child: Arc<Mutex<Child>>,
    messages: BufReader<ChildStderr>,
}

impl Watching {
    fn start(folder: &Folder, args: &[&str]) -> Self {
        let mut command = Command::new(binary());
        command.current_dir(folder.path("")).args(["render", "--watch"]).args(args);
        for name in HEEDED {
            command.env_remove(name);
        }
        let mut child = command
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary can be run");
        let messages = BufReader::new(child.stderr.take().expect("a pipe"));
        let child = Arc::new(Mutex::new(child));
        let late = Arc::clone(&child);
        // A program that says nothing would hold the tests up for ever.
        thread::spawn(move || {
            thread::sleep(PATIENCE);
            _ = late.lock().expect("nobody panics with it").kill();
        });
        let mut watching = Self { child, messages };
        watching.until("watching for changes");
        watching
    }

    /// Reads messages up to one that contains `part`; all of them.
    fn until(&mut self, part: &str) -> String {
        let mut all = String::new();
        loop {
            let mut line = String::new();
            let read = self.messages.read_line(&mut line).expect("messages are UTF-8");
            assert!(read > 0, "it ended before `{part}`:\n{all}");
            all.push_str(&line);
            if line.contains(part) {
                return all;
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let mut child = self.child.lock().expect("nobody panics with it");
        _ = child.kill();
        _ = child.wait();
    }
}

#[test]
fn a_resume_that_changes_is_rendered_again() {
    let folder = Folder::new();
    let mut watching = Watching::start(&folder, &["ada.json"]);
    let first = folder.read("ada.pdf");
    let begun = Instant::now();
    folder.write("ada.json", ADA.replace("Calculus", "Looms"));
    let said = watching.until("wrote ada.txt");
    assert!(said.starts_with("`ada.json` has changed\n"), "{said}");
    assert!(begun.elapsed() < PATIENCE);
    assert!(String::from_utf8_lossy(&folder.read("ada.txt")).contains("Looms"));
    assert_ne!(folder.read("ada.pdf"), first);

    // A mistake is reported, and the next change heeded all the same.
    folder.write("ada.json", "{");
    watching.until("1 error");
    folder.write("ada.json", ADA);
    watching.until("wrote ada.txt");
    assert_eq!(folder.read("ada.pdf"), first);
}

#[test]
fn what_a_resume_is_rendered_with_is_watched_too() {
    let folder = Folder::new();
    folder.write("v.json", r#"{ "headline": "Analyst" }"#);
    let args = ["ada.json", "--variant", "v.json", "-f", "txt", "--fonts", "."];
    let mut watching = Watching::start(&folder, &args);
    folder.write("v.json", r#"{ "exclude": ["/work/1"] }"#);
    watching.until("has changed");
    watching.until("wrote ada.txt");
    assert!(!text(&folder).contains("Translator"), "{}", text(&folder));
    // A file that was not there.
    folder.write("vitae.json", r#"{ "dateStyle": "iso" }"#);
    watching.until("has changed");
    watching.until("wrote ada.txt");
    assert!(text(&folder).contains("1842-10"), "{}", text(&folder));
}

fn text(folder: &Folder) -> String {
    String::from_utf8(folder.read("ada.txt")).expect("text is UTF-8")
}

#[test]
fn only_the_resume_that_has_changed_is_rendered_again() {
    let folder = Folder::new();
    folder.write("bea.json", ADA.replace("Ada", "Bea"));
    let mut watching = Watching::start(&folder, &["ada.json", "bea.json", "-f", "txt"]);
    folder.write("bea.json", ADA.replace("Ada", "Dea"));
    let said = watching.until("wrote bea.txt");
    assert!(!said.contains("ada.txt"), "{said}");
    assert!(folder.read("bea.txt").starts_with(b"Dea"));
}

#[test]
#[cfg(target_os = "linux")]
fn the_pdf_is_opened_by_the_program_of_the_system() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new();
    folder.write(
        "xdg-open",
        "#!/bin/sh\necho \"$1\" > opened.new && mv opened.new opened\n",
    );
    let program = folder.path("xdg-open");
    let executable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&program, executable).expect("it can be made executable");
    let mut path = folder.path("").into_os_string();
    path.push(":/usr/bin:/bin");
    let mut command = folder.command(&["render", "--open", "ada.json"]);
    command.env("PATH", path);
    super::tool::Outcome::of(command).ends_with(0).says(&["wrote ada.pdf"]);
    let begun = Instant::now();
    while !folder.path("opened").exists() {
        assert!(begun.elapsed() < PATIENCE, "nothing was opened");
        thread::sleep(Duration::from_millis(10));
    }
    assert!(String::from_utf8_lossy(&folder.read("opened")).trim().ends_with("ada.pdf"));
}
