//! What earlier runs made: documents are recognised by a key, the digest of all that they are
//! made from.

use std::path::Path;

use super::setup::{Setup, layout_digest};
use super::state::{Kept, Refused, State};
use crate::batch::digest::{Digest, Parts, digest, hexadecimal};
use crate::batch::made::Made;
use crate::batch::report::Written;
use crate::batch::spread::Planned;
use crate::export::Format;
use crate::pipeline::RunConfig;
use crate::resume::PartialDate;

/// The documents of earlier runs.
pub(super) struct Cache {
    state: State,
    /// The part of keys that all documents have in common.
    common: Parts,
    /// The digest of each layout.
    layouts: Vec<Digest>,
    today: Option<PartialDate>,
}

/// The digests of résumé, variant and posting.
pub(super) type Digests = [Option<Digest>; 3];

/// What a document is made from, besides what it has in common with all others.
pub(super) struct Ingredients<'a> {
    pub(super) planned: &'a Planned,
    /// What findings call the résumé, the variant and the posting.
    pub(super) names: [Option<&'a str>; 3],
    pub(super) digests: &'a Digests,
    /// The digest of the configuration file.
    pub(super) config: Option<Digest>,
    /// The position of the layout, if it was asked for.
    pub(super) layout: Option<usize>,
}

impl Cache {
    /// Opens the cache of the batch at `path`; `program` is the digest of this program.
    pub(super) fn open(
        path: &Path,
        setup: &Setup,
        formats: &[Format],
        program: &Digest,
    ) -> Result<Self, Refused> {
        Ok(Self {
            state: State::open(path, setup.force)?,
            common: common(setup, formats, program),
            layouts: setup.printing.layouts.iter().map(layout_digest).collect(),
            today: setup.run.read.today,
        })
    }

    /// The key of a document.
    pub(super) fn key(&self, ingredients: &Ingredients<'_>) -> Digest {
        let Ingredients { planned, names, digests, config, layout } = ingredients;
        let mut parts = self.common.clone();
        parts.add("id", planned.id.as_bytes());
        let kinds = ["resume", "variant", "job"].into_iter();
        for ((kind, name), digest) in kinds.zip(names).zip(*digests) {
            if let (Some(name), Some(digest)) = (name, digest) {
                // Findings contain it.
                parts.add(kind, name.as_bytes());
                parts.add(kind, digest);
            }
        }
        if let Some(layout) = layout {
            parts.add("layout", &self.layouts[*layout]);
        }
        if let Some(config) = config {
            parts.add("config", config);
        }
        parts.digest()
    }

    /// A document that an earlier run made, with its line of the report, if it would be made
    /// the same today and `is_there` finds its files.
    pub(super) fn kept(
        &self,
        id: &str,
        key: &Digest,
        is_there: impl Fn(&Written) -> bool,
    ) -> Option<(Kept, String)> {
        let line = self.state.line(id, key)?;
        let (kept, report) = Kept::read(&line)?;
        let is_whole = kept.holds_on(self.today) && kept.files.iter().all(is_there);
        is_whole.then(|| (kept, report.to_owned()))
    }

    /// Remembers a document that was made.
    pub(super) fn remember(
        &self,
        id: &str,
        key: &Digest,
        made: &Made,
        files: Vec<Written>,
        report: &str,
    ) {
        let kept = Kept {
            id: id.to_owned(),
            key: hexadecimal(key),
            day: self.today,
            until: made.valid_until,
            status: made.status,
            files,
        };
        // What cannot be remembered is made again the next time.
        _ = self.state.add(&kept, report);
    }
}

/// The part of keys that all documents have in common. Other versions of the program, and other
/// builds of one version, may make other files.
fn common(setup: &Setup, formats: &[Format], program: &Digest) -> Parts {
    let mut parts = Parts::default();
    parts.add("program", program);
    for format in formats {
        parts.add("format", format.name.as_bytes());
    }
    for font in &setup.printing.fonts {
        parts.add("font", &digest(font));
    }
    parts.add("settings", &json(&setup.settings.to_json()));
    parts.add("plan", &json(&setup.plan.settings.to_json()));
    parts.add("export", &json(&setup.run.export));
    let RunConfig { read, propose, allow_unexamined, .. } = &setup.run;
    parts.add("flags", &[read.strict, *propose, *allow_unexamined].map(u8::from));
    parts
}

/// A value in a form that depends on nothing but the value.
fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("options have only plain members")
}
