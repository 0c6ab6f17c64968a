//! Messages in each of their forms, and how much of them is printed.

use serde_json::Value;

use super::tool::{BAD_DATE, Folder, Outcome, SLOPPY};
use crate::support::schema::assert_conforms;

const ESCAPE: char = '\u{1B}';

fn bad() -> Folder {
    let folder = Folder::new();
    folder.write("bad.json", BAD_DATE);
    folder.write("sloppy.json", SLOPPY);
    folder
}

/// The findings, each a line of JSON that the published schema describes; after them comes the
/// result.
fn findings(outcome: &Outcome) -> Vec<Value> {
    super::result::result(outcome);
    let read = |line| {
        let finding = serde_json::from_str(line).expect("every line is JSON");
        assert_conforms("diagnostics", &finding);
        finding
    };
    let count = outcome.stderr.lines().count() - 1;
    outcome.stderr.lines().take(count).map(read).collect()
}

#[test]
fn people_see_the_place_and_a_hint() {
    bad().vitae(&["validate", "bad.json"]).ends_with(1).says(&[
        "error[R004]: ",
        "--> bad.json:3:50 (/work/0/startDate)",
        "\"startDate\": \"someday\"",
        "^^^^^^^^^",
        "= hint: ",
        "1 error\n",
    ]);
}

#[test]
fn short_messages_are_one_line_each() {
    let args = ["validate", "--message-format", "short", "bad.json"];
    let outcome = bad().vitae(&args).ends_with(1);
    assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.stderr);
    assert!(outcome.stderr.starts_with("bad.json:3:50: error[R004]: "));
}

#[test]
fn json_messages_conform_to_their_schema() {
    let folder = bad();
    let args = ["validate", "--message-format", "json", "bad.json", "sloppy.json"];
    let findings = findings(&folder.vitae(&args).ends_with(1));
    assert_eq!(findings.len(), 2);
    let first = &findings[0];
    assert_eq!(first["code"], "R004");
    assert_eq!(first["severity"], "error");
    assert_eq!(first["file"], "bad.json");
    assert_eq!(first["pointer"], "/work/0/startDate");
    assert_eq!((&first["line"], &first["column"]), (&3.into(), &50.into()));
    assert_eq!((&first["end_line"], &first["end_column"]), (&3.into(), &59.into()));
    assert_eq!(findings[1]["severity"], "warning");
}

#[test]
fn every_kind_of_message_has_a_json_form() {
    let folder = Folder::rendered();
    folder
        .write("wide.json", format!(r#"{{"basics":{{"name":"{}"}}}}"#, "w".repeat(400)));
    folder.write("chinese.json", r#"{"basics":{"name":"王芳"}}"#);
    folder.write("empty.json", "");
    folder.write("latin1.json", b"{\"basics\":{\"name\":\"Zo\xEB\"}}");
    let other = r#"{"basics":{"name":"Grace Hopper"}}"#;
    folder.write("other.json", other);
    for (args, status, code) in [
        (&["render", "wide.json"][..], 1, "P003"),
        (&["render", "chinese.json"], 1, "T002"),
        (&["validate", "empty.json"], 1, "R001"),
        (&["validate", "latin1.json"], 1, "R012"),
        (&["verify", "other.json", "ada.pdf"], 1, "P001"),
        (&["validate", "missing.json"], 2, "X001"),
        (&["extract", "ada.json"], 2, "X001"),
        (&["render", "ada.json", "-o", "-"], 2, "X001"),
    ] {
        let args = [args, &["--message-format", "json"]].concat();
        let found = findings(&folder.vitae(&args).ends_with(status).prints_nothing());
        assert!(found.iter().any(|one| one["code"] == code), "{args:?}: {found:?}");
    }
}

#[test]
fn json_messages_are_alone_on_standard_error() {
    let args = ["render", "ada.json", "--message-format", "json"];
    assert_eq!(findings(&Folder::new().vitae(&args).ends_with(0)), [] as [Value; 0]);
}

#[test]
fn quiet_leaves_errors_only() {
    let folder = bad();
    folder.vitae(&["render", "ada.json", "-q"]).ends_with(0).says_nothing();
    folder.vitae(&["validate", "sloppy.json", "--quiet"]).ends_with(0).says_nothing();
    folder
        .vitae(&["validate", "bad.json", "--quiet"])
        .ends_with(1)
        .says(&["error[R004]"]);
    folder
        .vitae(&["validate", "none.json", "--quiet"])
        .ends_with(2)
        .says(&["error[X001]"]);
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let folder = bad();
    let is_coloured = |args: &[&str]| {
        let args = [&["validate", "bad.json"], args].concat();
        folder.vitae(&args).ends_with(1).stderr.contains(ESCAPE)
    };
    assert!(!is_coloured(&[]));
    assert!(!is_coloured(&["--color", "auto"]));
    assert!(!is_coloured(&["--color", "never"]));
    assert!(is_coloured(&["--color", "always"]));
}

/// On a terminal, which `script` of util-linux provides.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_is_coloured_unless_the_environment_forbids_it() {
    let folder = bad();
    let is_coloured = |name: &str, value: &str, arguments: &str| {
        let mut command = assert_cmd::Command::new("script");
        for name in super::tool::HEEDED {
            command.env_remove(name);
        }
        let vitae = super::tool::binary().display();
        let validate = format!("'{vitae}' validate bad.json {arguments}");
        command.args(["-qefc", &validate, "/dev/null"]).current_dir(folder.path(""));
        let output = command.env(name, value).output().expect("`script` can be run");
        let shown = String::from_utf8_lossy(&output.stdout);
        assert!(shown.contains("R004"), "{shown}");
        shown.contains(ESCAPE)
    };
    assert!(is_coloured("TERM", "xterm", ""));
    assert!(is_coloured("NO_COLOR", "", ""));
    assert!(!is_coloured("NO_COLOR", "1", ""));
    assert!(!is_coloured("TERM", "dumb", ""));
    assert!(!is_coloured("TERM", "xterm", "--color never"));
    assert!(is_coloured("NO_COLOR", "1", "--color always"));
}

#[test]
fn control_sequences_in_a_resume_never_reach_the_terminal() {
    let folder = Folder::new();
    folder.write("ada.json", "{ \"basics\": { \"name\": \"A\", \"\\u001b[2J\": 1 } }");
    let outcome = folder.vitae(&["validate", "ada.json"]).ends_with(0).says(&["R013"]);
    assert!(!outcome.stderr.contains(ESCAPE), "{}", outcome.stderr);
}
