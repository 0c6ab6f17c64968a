//! Tailors a base [`Resume`](crate::resume::Resume) to one job, as a [`Variant`] says, and reports
//! every change.
//!
//! Nothing is ever invented. A variant selects, orders, shortens and rewords; the result is
//! compared with the base by a check that knows nothing of how it was made (`honesty`), and a
//! breach is an error that names both places. The stages, in order:
//!
//! 1. `read` – the variant's file, with the place of everything in it;
//! 2. `index` – what the base contains, by id, tag and JSON Pointer;
//! 3. `select` – what each selector means;
//! 4. `apply` – the base with entries left out, ordered, reworded and redacted;
//! 5. `honesty` – the result compared with the base.

mod apply;
mod change;
pub mod codes;
mod honesty;
mod index;
mod keep;
mod read;
mod select;
mod tailored;

use std::num::NonZeroUsize;

use serde::Deserialize;

use crate::diag::JsonPointer;
use crate::job::{Demand, Posting};
use crate::named::named;
use crate::settings::Settings;

pub use apply::{tailor, tailor_from};
pub use change::{Change, DropReason, Tally, tally};
pub use honesty::{Breach, BreachKind, breaches};
#[cfg(feature = "render")]
pub(crate) use honesty::{has_term, language, measures};
#[cfg(feature = "render")]
pub(crate) use index::{Index, ItemKind};
pub use read::VARIANT_SCHEMA;
pub use tailored::Tailored;

/// The part of a base résumé that one job is shown, and in which words.
#[derive(Debug, Clone, Default)]
pub struct Variant {
    /// Its name.
    pub name: Option<String>,
    /// The job it is for.
    pub job: TargetJob,
    /// Replaces `basics.label`.
    pub headline: Option<Words>,
    /// Replaces `basics.summary`.
    pub summary: Option<Summary>,
    /// Tagged content to keep; content without tags is kept anyway.
    pub include: Vec<Selector>,
    /// Content to leave out.
    pub exclude: Vec<Selector>,
    /// Content to keep in the arrays it is in, instead of all else there.
    pub only: Vec<Selector>,
    /// Content to move to the front of its array, in this order.
    pub order: Vec<Selector>,
    /// Maximum number of highlights per entry.
    pub max_highlights: Option<NonZeroUsize>,
    /// Leave out what ended before this year.
    pub since: Option<i32>,
    /// Texts in other words.
    pub rewordings: Vec<Rewording>,
    /// What to keep private.
    pub redact: Vec<Redaction>,
    /// Layout, pages and all other options.
    pub settings: Settings,
    /// Custom headings: they are words of the variant, too.
    titles: Vec<Words>,
}

/// The job a variant is for.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct TargetJob {
    /// Its title.
    pub title: Option<String>,
    /// The employer.
    pub company: Option<String>,
    /// The file of its posting, relative to the variant's folder.
    pub posting: Option<String>,
    /// Required terms.
    pub required: Vec<String>,
    /// Preferred terms.
    pub preferred: Vec<String>,
    /// Terms of its posting, required or preferred; see [`Variant::with_posting`].
    #[serde(skip)]
    posted: Vec<String>,
}

impl TargetJob {
    /// Whether it names any term that could be claimed.
    fn states_terms(&self) -> bool {
        !(self.required.is_empty() && self.preferred.is_empty() && self.posted.is_empty())
    }
}

impl Variant {
    /// Adds the terms that the job's posting asks for: those the base does not have must not be
    /// claimed, and are reported.
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

/// A text of the variant, with its place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// The text.
    pub text: String,
    /// Its place in the variant.
    pub at: JsonPointer,
    /// The text as its source writes it, with the byte it starts at, so that a finding about a
    /// number in it can point at the number.
    written: Option<(usize, String)>,
}

/// The summary of a variant.
#[derive(Debug, Clone, PartialEq)]
pub enum Summary {
    /// The one of the base's `basics.x-summaries` with this id.
    Held(String),
    /// The variant's own.
    Own(Words),
}

/// The target of a selector: `payments-latency`, `#backend`, `/work/0/highlights/2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The entry or element with this id, or the section of this name.
    Id(String),
    /// Everything with this tag.
    Tag(String),
    /// Whatever is at this place in the base.
    Pointer(JsonPointer),
}

/// A selector, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// What it selects.
    pub target: Target,
    /// How the selected text must start in the base.
    pub begins: Option<String>,
    /// Why, in the words of the variant.
    pub why: Option<String>,
    /// Its place in the variant.
    pub at: JsonPointer,
}

/// A text in other words.
#[derive(Debug, Clone, PartialEq)]
pub struct Rewording {
    /// The text of the base.
    pub of: Selector,
    /// The new words.
    pub text: Words,
}

named! {
    /// What a public version keeps private.
    Redaction: Phone {
        /// The telephone number.
        Phone = "phone",
        /// The email address.
        Email = "email",
        /// Street and postal code; city and country stay.
        Address = "address",
        /// The whole location.
        Location = "location",
        /// The personal website.
        Url = "url",
        /// Social profiles.
        Profiles = "profiles",
        /// Personal data, such as the date of birth.
        Personal = "personal",
        /// The URL of the photo.
        Image = "image",
        /// References.
        References = "references",
    }
}
