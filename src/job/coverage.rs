//! Counts what a résumé covers of a posting: which terms it has, where and how recently used, and
//! which are missing. Terms are counted, never weighted.

use std::collections::{BTreeMap, BTreeSet};

use super::inventory::{Inventory, Mention, Place};
use super::months::{Month, union};
use super::plain::fold;
use super::posting::{Demand, Posting, PostingTerm, find_phrase};
use super::term::Kind;
use super::vocabulary::Vocabulary;
use crate::resume::PartialDate;
use crate::setters::setters;
use crate::text::stem;

mod areas;
mod choices;
mod facts;
mod mark;
mod outcome;
mod overview;
mod report;
mod words;

pub use areas::{Area, AreaCount};
pub use facts::{
    DegreeCoverage, DegreeOutcome, TitleCoverage, TitleMatch, YearsCoverage,
};
pub use outcome::{Count, Coverage, Repeated, Spot, Status, TermCoverage};
pub use overview::{PostingCoverage, overview_markdown, overview_text};

/// A term that a résumé mentions more often is reported: readers take it for keyword stuffing.
/// House rule.
const OFTEN: usize = 5;

/// Options of [`coverage()`].
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct CoverageOptions<'a> {
    /// The day up to which work that is not over counts; if `None`, its months are not known.
    pub today: Option<PartialDate>,
    /// The base résumé that this one is a variant of, to report what it leaves out.
    pub base: Option<&'a Inventory>,
}

setters!(CoverageOptions<'a> { today: Option<PartialDate>, base: Option<&'a Inventory>, });

/// Counts what a résumé covers of a posting.
#[must_use]
pub fn coverage(
    posting: &Posting,
    inventory: &Inventory,
    vocabulary: &Vocabulary,
    options: &CoverageOptions<'_>,
) -> Coverage {
    let said = by_id(inventory);
    let broader = said.keys().map(|id| (*id, vocabulary.broader(id))).collect();
    let counting = Counting {
        said,
        broader,
        in_base: options.base.map(by_id).unwrap_or_default(),
        inventory,
        base: options.base,
        vocabulary,
        today: options.today.map(Month::last),
    };
    let mut terms: Vec<TermCoverage> =
        posting.terms.iter().map(|term| counting.term(term)).collect();
    for term in &mut terms {
        let names = term.related.iter().filter_map(|id| vocabulary.term(id));
        term.related_as = names.map(|term| term.name.clone()).collect();
    }
    choices::spare(&mut terms);
    let repeated = terms.iter().filter_map(|term| {
        let times = counting.said.get(term.id.as_str()).map_or(0, Vec::len);
        (times > OFTEN).then(|| Repeated {
            id: term.id.clone(),
            name: term.name.clone(),
            times,
        })
    });
    let asked = choices::counted(&terms);
    let asked = asked.iter().filter(|term| term.demand != Demand::Context);
    let asked: Vec<_> = asked.map(|term| (term.area, term.status.is_present())).collect();
    Coverage {
        job: posting.title.clone(),
        company: posting.company.clone(),
        required: count(&terms, Demand::Required),
        preferred: count(&terms, Demand::Preferred),
        areas: areas::counted(&asked),
        context: count(&terms, Demand::Context),
        has_base: options.base.is_some(),
        title: facts::title(posting, inventory),
        degree: facts::degree(posting, inventory),
        years: facts::years(posting, inventory, counting.today),
        repeated: repeated.collect(),
        unclassified: posting.unclassified.clone(),
        knockouts: posting.knockouts.clone(),
        terms,
    }
}

/// The mentions of each term.
fn by_id(inventory: &Inventory) -> BTreeMap<&str, Vec<&Mention>> {
    let mut by_id: BTreeMap<&str, Vec<&Mention>> = BTreeMap::new();
    for mention in &inventory.mentions {
        by_id.entry(&mention.id).or_default().push(mention);
    }
    by_id
}

/// Where terms are looked up.
struct Counting<'a> {
    said: BTreeMap<&'a str, Vec<&'a Mention>>,
    /// The broader terms of each term of the résumé.
    broader: BTreeMap<&'a str, BTreeSet<&'a str>>,
    in_base: BTreeMap<&'a str, Vec<&'a Mention>>,
    inventory: &'a Inventory,
    base: Option<&'a Inventory>,
    vocabulary: &'a Vocabulary,
    today: Option<Month>,
}

impl Counting<'_> {
    fn term(&self, term: &PostingTerm) -> TermCoverage {
        let (mut places, said_as) = find_term(term, &self.said, self.inventory);
        // What is a part or a kind of it.
        let narrower: Vec<&str> = self
            .broader
            .iter()
            .filter(|(_, of_it)| of_it.contains(term.id.as_str()))
            .map(|(id, _)| *id)
            .collect();
        let mut covered = TermCoverage {
            id: term.id.clone(),
            name: term.name.clone(),
            kind: term.kind,
            demand: term.demand,
            status: Status::Absent,
            asked_as: term.forms.clone(),
            places: Vec::new(),
            evidenced: false,
            months: None,
            months_since: None,
            in_base: Vec::new(),
            related: Vec::new(),
            related_as: Vec::new(),
            instead: term.instead.clone(),
            needed: term.needed,
            area: areas::area(term.kind, self.vocabulary.term(&term.id)),
            said_as,
        };
        if !places.is_empty() {
            covered.status = status(term, &covered.said_as);
        } else if !narrower.is_empty() {
            covered.status = Status::Implied;
            covered.related = narrower.iter().map(|id| (*id).to_owned()).collect();
            let numbers: BTreeSet<usize> = narrower
                .iter()
                .filter_map(|id| self.said.get(id))
                .flatten()
                .map(|mention| mention.place)
                .collect();
            let implying =
                numbers.into_iter().filter_map(|at| self.inventory.places.get(at));
            places = implying.collect();
        }
        if covered.status >= Status::Implied
            && let Some(base) = self.base
        {
            let (places, _) = find_term(term, &self.in_base, base);
            covered.in_base = places.into_iter().map(spot).collect();
        }
        if covered.status.is_present() {
            self.evidence(&mut covered, &places);
            return covered;
        }
        let broader = self.vocabulary.broader(&term.id);
        let related = self.said.keys().filter(|id| broader.contains(**id));
        covered.related = related.map(|id| (*id).to_owned()).collect();
        covered.status = if !covered.in_base.is_empty() {
            Status::InBase
        } else if covered.related.is_empty() {
            Status::Absent
        } else {
            Status::RelatedOnly
        };
        covered
    }

    /// Notes the places of a term, and when it was used.
    fn evidence(&self, covered: &mut TermCoverage, places: &[&Place]) {
        covered.places = places.iter().map(|place| spot(place)).collect();
        covered.evidenced = places.iter().any(|place| place.is_evidence());
        let spans = places.iter().filter(|place| place.is_evidence());
        let spans: Vec<_> = spans.filter_map(|place| place.months).collect();
        covered.months = union(spans.iter().copied(), self.today);
        let last = spans.iter().map(|span| span.last(self.today));
        let last: Option<Vec<Month>> = last.collect();
        covered.months_since = last
            .and_then(|last| last.into_iter().max())
            .zip(self.today)
            .map(|(last, today)| today.since(last));
    }
}

/// The places that mention a term, and its names there, each once.
fn find_term<'a>(
    term: &PostingTerm,
    said: &BTreeMap<&str, Vec<&Mention>>,
    inventory: &'a Inventory,
) -> (Vec<&'a Place>, Vec<String>) {
    let mut numbers: Vec<usize> = Vec::new();
    let mut forms: Vec<String> = Vec::new();
    if term.kind.is_none() {
        // In no vocabulary, so its own words are searched for.
        let name = fold(&term.name);
        for (number, place) in inventory.places.iter().enumerate() {
            if find_phrase(&fold(&place.text), &name).is_some() {
                numbers.push(number);
            }
        }
        forms.extend((!numbers.is_empty()).then(|| term.name.clone()));
    }
    for mention in said.get(term.id.as_str()).into_iter().flatten() {
        // Mentions are in the order of their places.
        if numbers.last() != Some(&mention.place) {
            numbers.push(mention.place);
        }
        if !forms.contains(&mention.form) {
            forms.push(mention.form.clone());
        }
    }
    let places = numbers.into_iter().filter_map(|at| inventory.places.get(at));
    (places.collect(), forms)
}

fn spot(place: &Place) -> Spot {
    Spot {
        field: place.field,
        pointer: place.pointer.as_ref().map(ToString::to_string),
        page: place.page.map(|page| page.index() + 1),
        words: place.words.clone(),
    }
}

/// How the résumé's names for a term compare with the posting's.
fn status(term: &PostingTerm, said: &[String]) -> Status {
    let pairs =
        || said.iter().flat_map(|said| term.forms.iter().map(move |it| (said, it)));
    if pairs().any(|(said, asked)| fold(said) == fold(asked)) {
        return Status::Verbatim;
    }
    // Names of products have no other forms: `Go` and `Golang` are two names.
    let has_forms =
        matches!(term.kind, Some(Kind::Practice | Kind::Skill | Kind::Metric));
    let stems = |text: &str| -> Vec<String> { fold(text).split(' ').map(stem).collect() };
    if has_forms && pairs().any(|(said, asked)| stems(said) == stems(asked)) {
        return Status::Inflected;
    }
    Status::Alias
}

fn count(terms: &[TermCoverage], demand: Demand) -> Option<Count> {
    // Personal qualities are a group of their own.
    let of = || {
        let terms = choices::counted(terms).into_iter();
        terms.filter(|term| term.demand == demand && term.area.is_some())
    };
    let with = |status: Status| of().filter(|term| term.status == status).count();
    let total = of().count();
    (total > 0).then(|| Count {
        total,
        present: of().filter(|term| term.status.is_present()).count(),
        verbatim: with(Status::Verbatim),
        inflected: with(Status::Inflected),
        alias: with(Status::Alias),
        implied: with(Status::Implied),
        evidenced: of().filter(|term| term.evidenced).count(),
        in_base: with(Status::InBase),
    })
}
