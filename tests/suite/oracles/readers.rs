//! Runs `tests/oracles/read.py`, which has every reader read every PDF.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde::Deserialize;

use super::corpus::Rendering;

/// What the readers read.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Readings {
    /// Every reader with its version; `None` if it is not installed.
    oracles: BTreeMap<String, Option<String>>,
    documents: BTreeMap<PathBuf, BTreeMap<String, String>>,
    errors: BTreeMap<PathBuf, BTreeMap<String, String>>,
}

impl Readings {
    /// The readers that are installed, by name.
    pub(super) fn oracles(&self) -> impl Iterator<Item = &str> {
        self.oracles
            .iter()
            .filter(|(_, version)| version.is_some())
            .map(|(name, _)| &**name)
    }

    /// The readers that are not.
    pub(super) fn missing(&self) -> impl Iterator<Item = &str> {
        self.oracles
            .iter()
            .filter(|(_, version)| version.is_none())
            .map(|(name, _)| &**name)
    }

    /// The readers with their versions.
    pub(super) fn versions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.oracles
            .iter()
            .filter_map(|(name, version)| Some((&**name, version.as_deref()?)))
    }

    /// What `oracle` read from `pdf`, or its error.
    pub(super) fn text(&self, pdf: &Path, oracle: &str) -> Result<&str, String> {
        if let Some(error) = self.errors.get(pdf).and_then(|of| of.get(oracle)) {
            return Err(error.clone());
        }
        let text = self.documents.get(pdf).and_then(|of| of.get(oracle));
        text.map(String::as_str).ok_or_else(|| "nothing was read".to_owned())
    }

    fn extend(&mut self, other: Self) {
        self.oracles.extend(other.oracles);
        self.documents.extend(other.documents);
        self.errors.extend(other.errors);
    }
}

/// Reads the PDFs with every reader, in as many processes as there are processors.
pub(super) fn read(renderings: &[Rendering]) -> Readings {
    let processes = std::thread::available_parallelism().map_or(1, usize::from);
    let share = renderings.len().div_ceil(processes).max(1);
    let children: Vec<Child> = renderings.chunks(share).filter_map(start).collect();
    let mut readings = Readings::default();
    for child in children {
        let output = child.wait_with_output().expect("read.py can be waited for");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "read.py failed: {errors}");
        readings
            .extend(serde_json::from_slice(&output.stdout).expect("read.py prints JSON"));
    }
    if readings.oracles.is_empty() {
        // Without Python there is none.
        readings.oracles.insert("python3".to_owned(), None);
    }
    readings
}

/// Starts one process; `None` if there is no Python.
fn start(renderings: &[Rendering]) -> Option<Child> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/read.py");
    let python = std::env::var_os("VITAE_PYTHON").unwrap_or_else(|| "python3".into());
    let mut child = Command::new(python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    let paths: String =
        renderings.iter().map(|one| format!("{}\n", one.pdf.display())).collect();
    // Dropped at the end, which closes it: the script then knows that these are all.
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    stdin.write_all(paths.as_bytes()).expect("read.py takes its input");
    Some(child)
}
