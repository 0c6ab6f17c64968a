//! One résumé, every job: a base [`Resume`] and a [`Variant`] come in, the résumé as that job
//! gets to see it goes out, together with all that was changed.
//!
//! Nothing is ever invented. A variant selects, orders, shortens and rewords; what comes out is
//! held against the base by a check that knows nothing of how it was made (`honesty`), and a
//! breach is an error that names both places. The stages, in order:
//!
//! 1. `read` – the variant's file, with the place of whatever is wrong in it;
//! 2. `index` – what the base holds and by which ids, tags and JSON Pointers it is named;
//! 3. `select` – what each selector means;
//! 4. `apply` – the base without what is left out, in order, reworded, redacted;
//! 5. `honesty` – the result against the base.

mod apply;
mod change;
pub mod codes;
mod honesty;
mod index;
mod keep;
mod read;
mod select;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use serde::Deserialize;
use serde_json::Value;

use crate::choice::choice;
use crate::diag::JsonPointer;
use crate::job::{Demand, Posting};
use crate::resume::Resume;
use crate::settings::Settings;

pub use apply::{tailor, tailor_from};
pub use change::{Change, DropReason, Tally, tally};
#[cfg(feature = "render")]
pub(crate) use honesty::has_term;
pub use honesty::{Breach, BreachKind, breaches};
#[cfg(feature = "render")]
pub(crate) use index::{Index, ItemKind};
pub use read::VARIANT_SCHEMA;

/// What one job gets to see of a base résumé.
#[derive(Debug, Clone, Default)]
pub struct Variant {
    /// What it is called.
    pub name: Option<String>,
    /// The job it is for.
    pub job: TargetJob,
    /// Takes the place of `basics.label`.
    pub headline: Option<Words>,
    /// Takes the place of `basics.summary`.
    pub summary: Option<Summary>,
    /// What of the tagged content is kept.
    pub include: Vec<Selector>,
    /// What is left out.
    pub exclude: Vec<Selector>,
    /// Of the lists these stand in, what is kept.
    pub only: Vec<Selector>,
    /// What comes first in its list.
    pub order: Vec<Selector>,
    /// The most highlights of one entry.
    pub max_highlights: Option<NonZeroUsize>,
    /// The year before which what ended is left out.
    pub since: Option<i32>,
    /// Texts in other words.
    pub rewordings: Vec<Rewording>,
    /// What is not told.
    pub redact: Vec<Redaction>,
    /// Layout, pages and all other choices.
    pub settings: Settings,
    /// The same as written, for `meta.vitae` of the tailored résumé.
    choices: serde_json::Map<String, Value>,
    /// Headings of one's own, which are words of the variant, too.
    titles: Vec<Words>,
}

/// The job a variant is for.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct TargetJob {
    /// Its title.
    pub title: Option<String>,
    /// Who offers it.
    pub company: Option<String>,
    /// The file of its posting, from the variant's folder.
    pub posting: Option<String>,
    /// Terms it asks for.
    pub required: Vec<String>,
    /// Terms it would like.
    pub preferred: Vec<String>,
    /// Terms its posting asks for, required or preferred; see [`Variant::with_posting`].
    #[serde(skip)]
    posted: Vec<String>,
}

impl TargetJob {
    /// Whether there is any term that could be claimed.
    fn states_terms(&self) -> bool {
        !(self.required.is_empty() && self.preferred.is_empty() && self.posted.is_empty())
    }
}

impl Variant {
    /// The variant with the terms that the job's posting asks for: what the base lacks of them
    /// may not be claimed, and is told.
    #[must_use]
    pub fn with_posting(mut self, posting: &Posting) -> Self {
        let asked = posting.terms.iter().filter(|term| term.demand != Demand::Context);
        let stated = |name: &str| {
            let mut all = self.job.required.iter().chain(&self.job.preferred);
            all.any(|it| it.eq_ignore_ascii_case(name))
        };
        let posted = asked.map(|term| term.name.clone()).filter(|name| !stated(name));
        self.job.posted = posted.collect();
        self
    }
}

/// A text of the variant, and where it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// The text.
    pub text: String,
    /// Where in the variant.
    pub at: JsonPointer,
    /// The text as its source writes it, with the byte it begins at: a number in it is told
    /// with its own column.
    written: Option<(usize, String)>,
}

/// Which summary a variant takes.
#[derive(Debug, Clone, PartialEq)]
pub enum Summary {
    /// The one of `basics.x-summaries` with this id.
    Held(String),
    /// Its own.
    Own(Words),
}

/// What a selector means: `payments-latency`, `#backend`, `/work/0/highlights/2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// What has this id, or the section of this name.
    Id(String),
    /// All that has this tag.
    Tag(String),
    /// What stands there in the base.
    Pointer(JsonPointer),
}

/// A selector, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// What is meant.
    pub target: Target,
    /// How its text begins in the base, if that is to be held to.
    pub begins: Option<String>,
    /// Where in the variant.
    pub at: JsonPointer,
}

/// A text in other words.
#[derive(Debug, Clone, PartialEq)]
pub struct Rewording {
    /// Which text.
    pub of: Selector,
    /// The new words.
    pub text: Words,
}

choice! {
    /// What a public version does not tell.
    Redaction {
        /// The telephone number.
        #[default]
        Phone = "phone",
        /// The mail address.
        Email = "email",
        /// Street and postal code; city and country stay.
        Address = "address",
        /// The whole location.
        Location = "location",
        /// The person's own page.
        Url = "url",
        /// Accounts on networks.
        Profiles = "profiles",
        /// The photo's address.
        Image = "image",
        /// References.
        References = "references",
    }
}

/// A tailored résumé.
#[derive(Debug, Clone, PartialEq)]
pub struct Tailored {
    /// The résumé. Entries and highlights keep the ids and tags of the base.
    pub resume: Resume,
    /// What is different from the base, in the base's order.
    pub changes: Vec<Change>,
    /// Terms the job states that the base does not have.
    pub missing: Vec<String>,
    /// Where each entry and element of the result stands in the base, where it is another place.
    origins: BTreeMap<JsonPointer, JsonPointer>,
}

impl Tailored {
    /// The résumé as standard JSON Resume: highlights are plain texts, and what only serves to
    /// select – ids, tags, members whose key begins with `x-` – is gone.
    #[must_use]
    pub fn to_json(&self) -> Value {
        apply::standard(&self.resume)
    }

    /// Where in the base a place of the result stands.
    #[must_use]
    pub fn in_base(&self, place: &JsonPointer) -> JsonPointer {
        apply::in_base(&self.origins, place)
    }
}
