//! The pipeline as a library: jobs made of values, outcomes that carry all there is to say.

use vitae::export::{Format, OutputFile};
use vitae::finding::Finding;
use vitae::geom::PageNumber;
use vitae::job::{Posting, Vocabulary};
use vitae::layout::LayoutName;
use vitae::options::{LAYOUT, Settings};
use vitae::pipeline::{self, Input, Job, Outcome, Presses, RunConfig, Withheld};
use vitae::render::{InProcess, Press};
use vitae::resume::ReadOptions;
use vitae::variant::Variant;
use vitae::{Layout, Resume, Severity};

use super::cli::tool::{ADA, BAD_DATE, SLOPPY};
use crate::support::rendering::typesetter;

/// A posting that asks for what Ada does not have.
const POSTING: &str = "Analyst\n\nRequirements\n\n- Kafka\n";

/// Everything a job refers to.
struct Desk {
    resume: Input<Resume>,
    variant: Option<Input<Variant>>,
    posting: Option<Input<Posting>>,
    plan: Option<Settings>,
    config: Option<Input<Settings>>,
    settings: Settings,
    formats: Vec<Format>,
    run: RunConfig,
}

impl Desk {
    fn new(resume: &str) -> Self {
        Self {
            resume: Input::resume("r.json", resume, &ReadOptions::default()),
            variant: None,
            posting: None,
            plan: None,
            config: None,
            settings: Settings::default(),
            formats: vec![Format::PDF],
            run: RunConfig::default(),
        }
    }

    fn variant(self, text: &str) -> Self {
        Self { variant: Some(Input::variant("v.json", text)), ..self }
    }

    fn posting(self, text: &str) -> Self {
        let posting = Input::posting("p.txt", text, Vocabulary::built_in());
        Self { posting: Some(posting), ..self }
    }

    fn config(self, text: &str) -> Self {
        Self { config: Some(Input::settings("vitae.json", text)), ..self }
    }

    fn run(&self) -> Outcome {
        let layouts: Vec<Layout> = Layout::all().collect();
        let typesetter = typesetter();
        let press =
            |layout| -> Box<dyn Press> { Box::new(InProcess { typesetter, layout }) };
        let presses = Presses::new(layouts.iter().map(press).collect());
        let job = Job {
            resume: &self.resume,
            variant: self.variant.as_ref(),
            posting: self.posting.as_ref(),
            settings: &self.settings,
            plan: self.plan.as_ref(),
            config: self.config.as_ref(),
            layout: None,
            formats: &self.formats,
            run: &self.run,
        };
        pipeline::run(&job, &presses)
    }
}

/// The name of a finding's source.
fn source(finding: &Finding) -> &str {
    finding.source.as_ref().map_or("", |source| source.name())
}

/// The findings of an outcome: the name of the source, the code, and the severity.
fn findings(outcome: &Outcome) -> Vec<(&str, &str, Severity)> {
    let all = outcome.findings.iter();
    all.map(|it| (source(it), it.diagnostic.code.id, it.severity())).collect()
}

fn sources(outcome: &Outcome) -> Vec<&str> {
    findings(outcome).into_iter().map(|(source, ..)| source).collect()
}

#[test]
fn a_job_gives_proven_files_in_the_order_of_its_formats() {
    let mut desk = Desk::new(ADA);
    desk.formats = vec![Format::PNG, Format::PDF];
    let outcome = desk.run();
    assert!(outcome.is_clean() && outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(outcome.pages, Some(1));
    assert_eq!(outcome.layout.as_deref(), Some(Layout::NAMES[0]));
    assert!(outcome.verification.is_some_and(|proof| proof.is_faithful()));
    let kind = |file: &OutputFile| (file.format, file.page.map(PageNumber::get));
    let kinds: Vec<_> = outcome.files.iter().map(kind).collect();
    assert_eq!(kinds, [(Format::PNG, Some(1)), (Format::PDF, None)]);
}

#[test]
fn inputs_that_are_read_once_serve_any_number_of_jobs() {
    let desk = Desk::new(SLOPPY);
    let (first, second) = (desk.run(), desk.run());
    assert_eq!(first.files, second.files);
    assert_eq!(findings(&first), findings(&second));
}

#[test]
fn every_finding_names_the_source_it_is_about() {
    let wrong = Desk::new(BAD_DATE).run();
    assert_eq!(sources(&wrong), ["r.json"]);
    assert!(wrong.files.is_empty() && wrong.layout.is_none() && !wrong.is_clean());
    let wrong = Desk::new(ADA).variant("{ \"exclude\": [\"nowhere\"] }").run();
    assert_eq!(sources(&wrong), ["v.json"]);
    let wrong = Desk::new(ADA).posting("").run();
    assert_eq!(sources(&wrong), ["p.txt"]);
    let wrong = Desk::new(ADA).config("{ \"density\": \"dense\" }").run();
    assert_eq!(sources(&wrong), ["vitae.json"]);
}

#[test]
fn errors_of_several_inputs_are_reported_together() {
    let outcome = Desk::new(BAD_DATE).posting("").run();
    assert_eq!(sources(&outcome), ["r.json", "p.txt"]);
}

#[test]
fn a_variant_may_not_claim_what_the_posting_asks_for_and_the_base_lacks() {
    let claim = r#"{ "headline": "Kafka Analyst" }"#;
    let outcome = Desk::new(ADA).variant(claim).posting(POSTING).run();
    let codes: Vec<&str> =
        outcome.findings.iter().map(|it| it.diagnostic.code.name).collect();
    assert!(codes.contains(&"claimed-term"), "{codes:?}");
    assert!(outcome.files.is_empty());
    let coverage = Desk::new(ADA).posting(POSTING).run().coverage.expect("a posting");
    assert_eq!(coverage.required.map(|it| (it.present, it.total)), Some((0, 1)));
}

#[test]
fn strict_withholds_the_files_of_a_document_with_warnings() {
    let mut desk = Desk::new(SLOPPY);
    assert_eq!(findings(&desk.run())[0].2, Severity::Warning);
    // As if the résumé had been read without it.
    desk.run.read.strict = true;
    let outcome = desk.run();
    assert_eq!(findings(&outcome)[0].2, Severity::Error);
    assert_eq!(outcome.withheld, Some(Withheld::Strict));
    assert!(outcome.files.is_empty() && outcome.pages.is_some());
}

#[test]
fn unproven_files_are_withheld_unless_they_are_asked_for() {
    let wide = format!(r#"{{ "basics": {{ "name": "{}" }} }}"#, "w".repeat(400));
    let mut desk = Desk::new(&wide);
    let outcome = desk.run();
    assert_eq!(outcome.withheld, Some(Withheld::Unproven));
    assert!(outcome.files.is_empty() && !outcome.is_clean());
    desk.run.keep_unproven = true;
    let outcome = desk.run();
    assert_eq!((outcome.withheld, outcome.files.len()), (None, 1));
    assert!(!outcome.is_clean());
}

/// The layout, which every source of settings can name, in the order of their precedence.
#[test]
fn settings_have_a_precedence() {
    let layout = |name| LayoutName::bundled(name).expect("a bundled layout");
    let named = |name| Settings::default().with(LAYOUT, layout(name));
    let resume = ADA.replacen('{', r#"{ "meta": { "vitae": { "layout": "band" } },"#, 1);
    let mut desk = Desk::new(&resume);
    let used = |desk: &Desk| desk.run().layout.expect("a layout was used");
    assert_eq!(used(&desk), "band");
    desk = desk.config(r#"{ "layout": "swiss" }"#);
    assert_eq!(used(&desk), "swiss");
    desk.plan = Some(named("compact"));
    assert_eq!(used(&desk), "compact");
    desk = desk.variant(r#"{ "options": { "layout": "plain" } }"#);
    assert_eq!(used(&desk), "plain");
    // Among its members and not its options, it is what the variant is about.
    desk = desk.variant(r#"{ "layout": "ledger", "options": { "layout": "plain" } }"#);
    assert_eq!(used(&desk), "ledger");
    desk.settings = named("garamond");
    assert_eq!(used(&desk), "garamond");
}

#[test]
fn a_layout_that_no_press_has_is_a_finding() {
    let desk = Desk::new(ADA);
    let job = Job {
        resume: &desk.resume,
        variant: None,
        posting: None,
        settings: &desk.settings,
        plan: None,
        config: None,
        layout: None,
        formats: &desk.formats,
        run: &desk.run,
    };
    let outcome = pipeline::run(&job, &Presses::new(Vec::new()));
    assert_eq!(outcome.findings[0].diagnostic.code.id, "O001");
}
