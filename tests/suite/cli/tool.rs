//! Running the binary in a temporary folder.

use std::path::{Path, PathBuf};
use std::time::Duration;

use assert_cmd::Command;
use tempfile::TempDir;

/// A valid résumé without findings.
pub(in crate::suite) const ADA: &str = r#"{
  "basics": {
    "name": "Ada Lovelace",
    "label": "Analyst",
    "email": "ada@example.com",
    "location": { "city": "London", "countryCode": "GB" }
  },
  "work": [
    {
      "name": "Engine & Co",
      "position": "Lead Analyst",
      "startDate": "1842-10",
      "endDate": "1843-09",
      "highlights": ["Wrote the first program – for a machine that was never built"]
    },
    {
      "name": "Engine & Co",
      "position": "Translator",
      "startDate": "1841-02",
      "endDate": "1842-09",
      "highlights": ["Translated Menabrea’s sketch"]
    }
  ],
  "skills": [{ "name": "Mathematics", "keywords": ["Bernoulli numbers", "Calculus"] }]
}
"#;

/// A résumé with an error: an invalid date.
pub(in crate::suite) const BAD_DATE: &str = r#"{
  "basics": { "name": "Ada Lovelace" },
  "work": [{ "name": "Engine & Co", "startDate": "someday" }]
}
"#;

/// A valid résumé with a warning: a sloppy date.
pub(in crate::suite) const SLOPPY: &str = r#"{
  "basics": { "name": "Ada Lovelace" },
  "work": [{ "name": "Engine & Co", "startDate": "1842-10", "endDate": "Present" }]
}
"#;

/// A timeout that no command reaches, even unoptimised on a busy machine.
const PATIENCE: Duration = Duration::from_mins(5);

/// A temporary folder.
pub(in crate::suite) struct Folder(TempDir);

impl Folder {
    /// A folder with `ada.json`.
    pub(in crate::suite) fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder for temporary files"));
        folder.write("ada.json", ADA);
        folder
    }

    /// A folder with `ada.json` and its `ada.pdf` and `ada.txt`.
    pub(in crate::suite) fn rendered() -> Self {
        let folder = Self::new();
        folder.vitae(&["render", "ada.json"]).ends_with(0);
        folder
    }

    pub(in crate::suite) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(in crate::suite) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).expect("a file can be written");
    }

    pub(in crate::suite) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names of all files, hidden ones included; those in subfolders with their path.
    pub(in crate::suite) fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut folders = vec![self.0.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in folder.read_dir().expect("a folder can be read") {
                let path = entry.expect("a folder's entries can be read").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path.strip_prefix(self.0.path()).expect("it is in the folder");
                names.push(name.to_string_lossy().replace('\\', "/"));
            }
        }
        names.sort();
        names
    }

    /// Runs `vitae` in this folder.
    pub(in crate::suite) fn vitae(&self, args: &[&str]) -> Outcome {
        Outcome::of(self.command(args))
    }

    /// Runs `vitae` in this folder with a file's content on standard input.
    pub(in crate::suite) fn vitae_with(&self, stdin: &str, args: &[&str]) -> Outcome {
        let mut command = self.command(args);
        command.write_stdin(stdin);
        Outcome::of(command)
    }

    /// `vitae`, to be run in this folder without any of the environment that it reads.
    pub(in crate::suite) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.current_dir(self.0.path()).args(args).timeout(PATIENCE);
        for name in HEEDED {
            command.env_remove(name);
        }
        command
    }
}

/// The environment variables that `vitae` reads.
pub(in crate::suite) const HEEDED: [&str; 6] =
    ["SOURCE_DATE_EPOCH", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS"];

pub(in crate::suite) fn binary() -> &'static Path {
    assert_cmd::cargo::cargo_bin!("vitae")
}

/// The output and exit status of `vitae`.
#[derive(Debug)]
pub(in crate::suite) struct Outcome {
    /// `None` if it was killed.
    status: Option<i32>,
    pub(in crate::suite) stdout: Vec<u8>,
    pub(in crate::suite) stderr: String,
}

impl Outcome {
    pub(in crate::suite) fn of(mut command: Command) -> Self {
        let output = command.output().expect("the binary can be run");
        let stderr = String::from_utf8(output.stderr).expect("messages are UTF-8");
        let outcome =
            Self { status: output.status.code(), stdout: output.stdout, stderr };
        assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
        outcome
    }

    /// Standard output as text.
    pub(in crate::suite) fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("text is UTF-8")
    }

    /// It ended with `status`.
    pub(in crate::suite) fn ends_with(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{}", self.stderr);
        self
    }

    /// Every one of `parts` is in its messages.
    pub(in crate::suite) fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.stderr.contains(part), "no `{part}` in:\n{}", self.stderr);
        }
        self
    }

    /// It has no messages.
    pub(in crate::suite) fn says_nothing(self) -> Self {
        assert_eq!(self.stderr, "");
        self
    }

    /// It has no product.
    pub(in crate::suite) fn prints_nothing(self) -> Self {
        assert_eq!(self.text(), "");
        self
    }
}
