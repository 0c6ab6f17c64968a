//! What goes into the pipeline.

use super::input::Input;
use crate::export::{ExportOptions, Format};
use crate::job::Posting;
use crate::photo::Photo;
use crate::resume::{ReadOptions, Resume};
use crate::settings::Settings;
use crate::variant::Variant;

/// What all jobs of a run have in common.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct RunConfig {
    /// How résumés were read: the day that counts as today, and whether warnings are errors.
    pub read: ReadOptions,
    /// How files are written.
    pub export: ExportOptions,
    /// Whether a variant is proposed for a job that has a posting and no variant.
    pub propose: bool,
    /// Whether to try which settings would pull in a nearly empty last page; see
    /// [`RenderOptions::try_tighter`](crate::render::RenderOptions::try_tighter).
    pub try_tighter: bool,
    /// Whether files are kept even if their proof failed.
    pub keep_unproven: bool,
    /// Whether a PDF may hold ink that is not examined; see
    /// [`RenderOptions::allow_unexamined`](crate::render::RenderOptions::allow_unexamined).
    pub allow_unexamined: bool,
    /// The photo to print; see [`RenderOptions::photo`](crate::render::RenderOptions::photo).
    pub photo: Option<Photo>,
}

/// A document to make.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The résumé.
    pub resume: &'a Input<Resume>,
    /// The variant of it to show.
    pub variant: Option<&'a Input<Variant>>,
    /// The posting that the document is for.
    pub posting: Option<&'a Input<Posting>>,
    /// The settings that take precedence over all others: those of the command line.
    pub settings: &'a Settings,
    /// The settings that come after those of the variant: those of a plan.
    pub plan: Option<&'a Settings>,
    /// The configuration file of the résumé.
    pub config: Option<&'a Input<Settings>>,
    /// The position of the layout among the [`Presses`](super::Presses); `None` if settings name it.
    pub layout: Option<usize>,
    /// The formats to make.
    pub formats: &'a [Format],
    /// What the job has in common with others.
    pub run: &'a RunConfig,
}
