//! What a plan amounts to: the files it names, and the documents to make of them.

use std::path::Path;

use super::inputs::{Base, Kind, PlanFile, looked_into};
use super::progress::Failure;
use super::setup::Setup;
use crate::batch::names::Field;
use crate::batch::spread::{Known, Planned, Spread, nothing_planned};
use crate::diag::Findings;

/// The files of a plan, and its documents.
#[derive(Debug)]
pub(super) struct Inventory {
    pub(super) resumes: Vec<PlanFile>,
    pub(super) variants: Vec<PlanFile>,
    /// The postings of the plan and, after them, those that variants name.
    pub(super) jobs: Vec<PlanFile>,
    /// The position of each variant's own posting among the postings.
    pub(super) own_jobs: Vec<Option<usize>>,
    pub(super) documents: Vec<Planned>,
}

impl Inventory {
    /// Finds the files of a plan and names its documents.
    pub(super) fn of(setup: &Setup) -> Result<Self, Failure> {
        let plan = &setup.plan;
        let base = Base { folder: &setup.folder, plan: setup.plan_file.as_deref() };
        let mut findings = Findings::new();
        let mut resumes = base.find(&plan.resumes, Kind::Resume, &mut findings);
        let variants = base.find(&plan.variants, Kind::Variant, &mut findings);
        let mut jobs = base.find(&plan.jobs, Kind::Job, &mut findings);
        if !findings.is_empty() {
            return Err(Failure::Plan(findings));
        }
        let fields = || plan.name.iter().flat_map(|(name, _)| name.fields());
        if fields().any(|field| field == Field::Name) {
            resumes = looked_into(resumes, Kind::Resume, setup.threads);
        }
        if fields().any(|field| matches!(field, Field::Company | Field::Title)) {
            jobs = looked_into(jobs, Kind::Job, setup.threads);
        }
        let variants = looked_into(variants, Kind::Variant, setup.threads);
        let documents = documents(setup, &resumes, &variants, &jobs)?;
        // A posting that a variant names is no dimension of the plan: it is that variant's.
        let own_jobs = variants.iter().map(|variant| {
            let posting = variant.own_posting(base)?;
            jobs.push(posting);
            Some(jobs.len() - 1)
        });
        let own_jobs = own_jobs.collect();
        Ok(Self { resumes, variants, jobs, own_jobs, documents })
    }
}

impl Inventory {
    /// Whether a résumé lies in this folder, which exists.
    pub(super) fn has_resumes_in(&self, folder: &Path) -> bool {
        let Ok(folder) = folder.canonicalize() else { return false };
        let mut folders = self.resumes.iter().filter_map(|file| file.path.parent());
        folders.any(|parent| {
            let parent = if parent == Path::new("") { Path::new(".") } else { parent };
            parent.canonicalize().is_ok_and(|parent| parent == folder)
        })
    }
}

/// Every document of the plan, with its name.
fn documents(
    setup: &Setup,
    resumes: &[PlanFile],
    variants: &[PlanFile],
    jobs: &[PlanFile],
) -> Result<Vec<Planned>, Failure> {
    fn known(files: &[PlanFile]) -> Vec<&Known> {
        files.iter().map(|file| &file.known).collect()
    }
    let layouts = &setup.printing.layouts;
    let spread = Spread {
        resumes: known(resumes),
        variants: known(variants),
        jobs: known(jobs),
        layouts: setup.printing.chosen.iter().map(|at| layouts[*at].name()).collect(),
    };
    let documents = spread.documents(setup.plan.name.as_ref()).map_err(Failure::Plan)?;
    if documents.is_empty() {
        return Err(Failure::Plan(nothing_planned().into()));
    }
    Ok(documents)
}
