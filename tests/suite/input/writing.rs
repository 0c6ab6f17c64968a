//! Places that cannot be written to: the run exits with 2 and names the place, and existing files
//! are intact.

use crate::suite::cli::tool::Folder;

#[test]
fn a_path_below_a_file_cannot_be_written() {
    let folder = Folder::new();
    let args = ["render", "ada.json", "-o", "ada.json/ada.pdf"];
    let outcome = folder.vitae(&args).ends_with(2).prints_nothing();
    outcome.says(&["error[X001]: cannot write `ada.json/ada.pdf`: not a directory"]);
    assert_eq!(folder.names(), ["ada.json"]);
    assert_eq!(folder.read("ada.json"), crate::suite::cli::tool::ADA.as_bytes());
}

#[test]
fn a_folder_in_place_of_the_file_is_left_alone() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("ada.pdf")).expect("a folder can be made");
    let args = ["render", "ada.json", "-f", "pdf"];
    folder.vitae(&args).ends_with(2).says(&["cannot write `ada.pdf`: "]);
    assert_eq!(folder.names(), ["ada.json"]);
}

/// `/proc` takes no file from anybody, whichever user runs the tests.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files_is_reported() {
    let folder = Folder::new();
    for place in ["/proc/ada.pdf", "/proc/new/ada.pdf"] {
        let outcome = folder.vitae(&["render", "ada.json", "-o", place]).ends_with(2);
        outcome.says(&["error[X001]: cannot write `/proc/"]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_reported() {
    let folder = Folder::rendered();
    for args in [
        &["schema"][..],
        &["extract", "ada.pdf"],
        &["render", "ada.json", "-f", "txt", "-o", "-"],
    ] {
        let full = std::fs::File::options().write(true).open("/dev/full");
        let output = std::process::Command::new(crate::suite::cli::tool::binary())
            .args(args)
            .current_dir(folder.path(""))
            .stdout(full.expect("Linux has /dev/full"))
            .output()
            .expect("the binary can be run");
        let messages = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {messages}");
        assert!(messages.contains("no space left"), "{args:?}: {messages}");
    }
}

/// A limit on file sizes stands in for the disk: a write fails in the middle of the file, and the
/// test needs no right to mount anything.
#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_while_writing_leaves_the_old_files_whole() {
    let folder = Folder::new();
    folder.write("ada.pdf", "a good file");
    folder.write("ada.txt", "a good file, too");
    // Without the trap, the signal would end the process before it can report why.
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" render ada.json";
    let output = std::process::Command::new("sh")
        .args(["-c", script])
        .arg(crate::suite::cli::tool::binary())
        .current_dir(folder.path(""))
        .output()
        .expect("there is a shell");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{messages}");
    assert!(messages.contains("cannot write `ada.pdf`: file too large"), "{messages}");
    assert_eq!(folder.names(), ["ada.json", "ada.pdf", "ada.txt"]);
    assert_eq!(folder.read("ada.pdf"), b"a good file");
    assert_eq!(folder.read("ada.txt"), b"a good file, too");
}
