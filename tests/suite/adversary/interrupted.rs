//! Whatever stops the program – a signal, a full disk, a reader that leaves – no file is half
//! written, nothing is left behind for ever, and the exit status tells.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::suite::cli::tool::{ADA, Folder, binary};

/// A timeout that is not reached even on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

fn ada() -> Value {
    serde_json::from_str(ADA).expect("it is JSON")
}

/// A stream that is being answered, and writes to `out`.
fn streaming(folder: &Folder) -> Child {
    fs::create_dir(folder.path("out")).expect("a folder can be made");
    let mut child = Command::new(binary())
        .current_dir(folder.path(""))
        .args(["batch", "--stream", "-o", "out"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary can be run");
    let mut input = child.stdin.take().expect("it is a pipe");
    thread::spawn(move || {
        for number in 0..100_000 {
            let job = json!({ "id": format!("n{number}"), "resume": ada() });
            if writeln!(input, "{job}").is_err() {
                break;
            }
        }
    });
    child
}

fn wait(child: &mut Child) -> Option<i32> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("it can be waited for") {
            return status.code();
        }
        assert!(begun.elapsed() < PATIENCE, "it does not end");
        thread::sleep(Duration::from_millis(10));
    }
}

fn unfinished(folder: &Folder) -> Vec<String> {
    folder.names().into_iter().filter(|name| name.contains(".part")).collect()
}

#[test]
fn a_signal_leaves_nothing_unfinished() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let folder = Folder::new();
        let mut child = streaming(&folder);
        let mut lines =
            BufReader::new(child.stdout.take().expect("it is a pipe")).lines();
        for _ in 0..5 {
            lines.next().expect("there is a result").expect("it is text");
        }
        let id = child.id().to_string();
        let sent = Command::new("kill").args([signal, &id]).status().expect("it runs");
        assert!(sent.success());
        drop(lines);
        wait(&mut child);
        assert_eq!(unfinished(&folder), [""; 0], "{signal}");
    }
}

#[test]
fn what_a_killed_run_left_is_swept_by_the_next() {
    let folder = Folder::new();
    for name in [".vitae-4711-0.part", ".vitae-stream-4711-0-1.part"] {
        folder.write(name, "half");
    }
    folder.vitae(&["render", "ada.json"]).ends_with(0);
    assert_eq!(folder.names(), ["ada.json", "ada.pdf", "ada.txt"]);
}

#[test]
fn every_line_of_a_stream_is_answered_whatever_it_names() {
    let folder = Folder::new();
    let made = Command::new("mkfifo").arg(folder.path("pipe")).status();
    assert!(made.expect("there is a `mkfifo`").success());
    symlink("/dev/stdin", folder.path("link.json")).expect("links can be made");
    let mut input = String::new();
    let named = [
        "/dev/stdin",
        "pipe",
        "/dev/fd/0",
        "/proc/self/fd/0",
        "link.json",
        "/dev/zero",
        ".",
    ];
    for (number, name) in named.iter().enumerate() {
        input += &json!({ "id": format!("bad{number}"), "resume": name }).to_string();
        input += "\n";
        input += &json!({ "id": format!("good{number}"), "resume": ada() }).to_string();
        input += "\n";
    }
    let answers = folder.vitae_with(&input, &["batch", "--stream"]).ends_with(0);
    let answers: Vec<Value> = answers
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).expect("it is JSON"))
        .collect();
    assert_eq!(answers.len(), 2 * named.len());
    for pair in answers.chunks(2) {
        assert_eq!(pair[0]["findings"][0]["code"], "B007", "{}", pair[0]);
        assert_eq!(pair[1]["status"], "ok", "{}", pair[1]["id"]);
    }
}

#[test]
fn a_full_disk_leaves_what_was_there() {
    let folder = Folder::new();
    folder.write("ada.pdf", "old");
    // A file may have eight kilobytes, and a write beyond that fails as on a full disk.
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" render ada.json";
    let output = Command::new("bash")
        .current_dir(folder.path(""))
        .args(["-c", script])
        .arg(binary())
        .output()
        .expect("there is a `bash`");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot write"), "{said}");
    assert_eq!(folder.read("ada.pdf"), b"old");
    assert_eq!(folder.names(), ["ada.json", "ada.pdf"]);
}

#[test]
fn output_keeps_the_mode_of_the_file_it_replaces() {
    let folder = Folder::new();
    folder.write("ada.pdf", "old");
    let set = |bits| {
        let permissions = fs::Permissions::from_mode(bits);
        fs::set_permissions(folder.path("ada.pdf"), permissions).expect("it is ours");
    };
    set(0o600);
    folder.vitae(&["render", "ada.json"]).ends_with(0);
    let kept =
        fs::metadata(folder.path("ada.pdf")).expect("it is there").permissions().mode();
    assert_eq!(kept & 0o777, 0o600);
    set(0o444);
    let made = folder.read("ada.pdf");
    let refused = folder.vitae(&["render", "ada.json"]).ends_with(2);
    refused.says(&["cannot write `ada.pdf`: it is read-only"]);
    assert_eq!(folder.read("ada.pdf"), made);
}

#[test]
fn a_link_that_is_named_is_followed_and_one_in_the_folder_of_a_batch_is_refused() {
    let folder = Folder::new();
    fs::create_dir(folder.path("elsewhere")).expect("a folder can be made");
    symlink("elsewhere/it.pdf", folder.path("link.pdf")).expect("links can be made");
    folder.vitae(&["render", "ada.json", "-o", "link.pdf"]).ends_with(0);
    assert!(folder.path("link.pdf").is_symlink());
    assert!(folder.read("elsewhere/it.pdf").starts_with(b"%PDF-"));

    fs::create_dir(folder.path("out")).expect("a folder can be made");
    folder.write("mine.txt", "mine");
    symlink("../mine.txt", folder.path("out/ada.txt")).expect("links can be made");
    let args = ["batch", "--resume", "ada.json", "-o", "out", "--name", "{resume}"];
    folder.vitae(&args).ends_with(2).says(&["a link is in its place"]);
    assert_eq!(folder.read("mine.txt"), b"mine");
}

#[test]
fn the_null_device_takes_what_is_made_and_stays_what_it_is() {
    let folder = Folder::new();
    folder.vitae(&["render", "ada.json", "-o", "/dev/null"]).ends_with(0);
    assert_eq!(folder.names(), ["ada.json"]);
    for beside in ["/dev/null.pdf", "/dev/null.txt"] {
        assert!(!fs::exists(beside).expect("it can be looked for"), "{beside}");
    }
    let full = folder.vitae(&["render", "ada.json", "-o", "/dev/full"]);
    full.ends_with(2).says(&["cannot write `/dev/full`"]);
}
