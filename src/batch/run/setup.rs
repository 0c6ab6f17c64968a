//! What a batch or a stream is run with.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use crate::batch::digest::{Digest, Parts};
use crate::batch::plan::Plan;
use crate::batch::spread::Shard;
use crate::export::{FORMATS, Format};
use crate::layout::Layout;
use crate::pipeline::{Presses, RunConfig};
use crate::settings::Settings;
use crate::typeset::Typesetter;
use crate::worker;

/// What a batch or a stream is run with.
#[derive(Debug)]
pub struct Setup {
    /// What to make.
    pub plan: Plan,
    /// The folder that the plan's paths are relative to.
    pub folder: PathBuf,
    /// The plan's file, if it is in one.
    pub plan_file: Option<PathBuf>,
    /// The folder that documents go to; `None` for a stream whose results hold them.
    pub output: Option<PathBuf>,
    /// The settings that take precedence over all others.
    pub settings: Settings,
    /// The configuration file in place of those beside résumés.
    pub config: Option<PathBuf>,
    /// The configuration file for résumés that have none beside them. A stream uses none.
    pub nearest_config: Option<PathBuf>,
    /// The layouts and fonts.
    pub printing: Printing,
    /// What all documents have in common.
    pub run: RunConfig,
    /// How many documents are made at once.
    pub threads: NonZeroUsize,
    /// Whether to make again what is up to date.
    pub force: bool,
    /// Whether the first document that fails is the last.
    pub fail_fast: bool,
    /// The part of the documents to make.
    pub shard: Option<Shard>,
}

/// The layouts and fonts of a run.
#[derive(Debug)]
pub struct Printing {
    /// The layouts that exist: those of the product, and the user's own.
    pub layouts: Vec<Layout>,
    /// The positions of those that were asked for; if none, settings name the layout.
    pub chosen: Vec<usize>,
    /// Additional fonts.
    pub fonts: Vec<Vec<u8>>,
    /// The `vitae` binary, which prints in processes of its own.
    pub program: PathBuf,
}

impl Printing {
    /// A typesetter with all fonts.
    pub(super) fn typesetter(&self) -> Typesetter {
        Typesetter::with_fonts(self.fonts.clone())
    }

    /// A press for each layout, for one thread; each prints in a process of its own, so that no
    /// document keeps others waiting for long, or ends the batch.
    pub(super) fn presses<'a>(&'a self, typesetter: &'a Typesetter) -> Presses<'a> {
        let press = |layout| worker::bounded_press(layout, typesetter, &self.program);
        Presses::new(self.layouts.iter().map(press).collect())
    }
}

impl Setup {
    /// The formats made of every document.
    pub(super) fn formats(&self) -> Vec<Format> {
        let named = self.plan.name.as_ref().and_then(|(name, _)| name.format);
        match (&self.plan.formats[..], named) {
            // `{name}.pdf` asks for just this file.
            ([], Some(format)) => vec![format],
            ([], None) => FORMATS.iter().copied().filter(|it| it.usual).collect(),
            (formats, _) => formats.to_vec(),
        }
    }

    /// The name of a file of the batch itself: each shard has its own.
    pub(super) fn file(&self, name: &str) -> String {
        match self.shard {
            Some(Shard { index, count }) => format!("{name}-{index}-of-{count}.jsonl"),
            None => format!("{name}.jsonl"),
        }
    }
}

/// The digest of a layout: of all its files.
pub(super) fn layout_digest(layout: &Layout) -> Digest {
    let mut parts = Parts::default();
    parts.add("name", layout.name().as_bytes());
    for (path, content) in layout.files() {
        parts.add(path, content);
    }
    parts.digest()
}
