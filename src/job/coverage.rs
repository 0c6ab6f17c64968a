//! Coverage of a posting: a posting and the inventory of a résumé come in, which terms are
//! there, where, since when, and what is missing go out – counted, never weighed.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};
use serde::Serialize;

use super::find::fold;
use super::inventory::{Field, Inventory, Mention, Place};
use super::months::{Month, union};
use super::posting::{Demand, Knockout, Posting, PostingTerm, find_phrase};
use super::vocabulary::{Kind, Vocabulary};
use crate::resume::PartialDate;

mod choices;
mod facts;
mod report;

pub use facts::{
    DegreeCoverage, DegreeOutcome, TitleCoverage, TitleMatch, YearsCoverage,
};

/// A term that stands in a résumé more often is told: readers take it for stuffing.
const OFTEN: usize = 5;

/// What coverage is counted with.
#[derive(Debug, Clone, Copy, Default)]
pub struct CoverageOptions<'a> {
    /// The day that what goes on is counted to; `None`: months of what goes on are not known.
    pub today: Option<PartialDate>,
    /// The base the résumé is a variant of, for what it leaves out.
    pub base: Option<&'a Inventory>,
}

/// How a term stands in a résumé.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Under the posting's own name for it; case, hyphens and plural aside.
    Verbatim,
    /// In another form of the same words: `mentored` for `mentoring`.
    Inflected,
    /// Under another name of the same thing: `k8s` for `Kubernetes`.
    Alias,
    /// Not there, but another is of which the posting lets one choose.
    Spared,
    /// Not there, but in the base.
    InBase,
    /// Not there; something broader or narrower is.
    RelatedOnly,
    /// Neither there nor in the base, if one was given.
    Absent,
}

impl Status {
    /// Whether the résumé has it.
    #[must_use]
    pub fn is_present(self) -> bool {
        self <= Self::Alias
    }

    /// Whether the posting asks for it and the résumé lacks it.
    #[must_use]
    pub fn is_missing(self) -> bool {
        self > Self::Spared
    }
}

/// A place a term stands at.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spot {
    /// What the place is.
    pub field: Field,
    /// Where in the JSON source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// On which page of the PDF, 1-based.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
}

/// What a résumé says of one term.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TermCoverage {
    /// The term's id.
    pub id: String,
    /// The term's name.
    pub name: String,
    /// What kind of thing it is; `None` if no vocabulary has it.
    pub kind: Option<Kind>,
    /// How much the posting wants it.
    pub demand: Demand,
    /// How it stands in the résumé.
    pub status: Status,
    /// The posting's names for it.
    pub asked_as: Vec<String>,
    /// The résumé's names for it.
    pub said_as: Vec<String>,
    /// Where it stands in the résumé.
    pub places: Vec<Spot>,
    /// Whether it stands in dated work or in a project, not only in a list.
    pub evidenced: bool,
    /// How many months those lasted together; `None` if that is not known.
    pub months: Option<u32>,
    /// How many months ago the last of them ended; `None` if that is not known.
    pub months_since: Option<u32>,
    /// Where the base has it, if the résumé has not.
    pub in_base: Vec<Spot>,
    /// The ids of broader and narrower terms the résumé has, if it has not this one.
    pub related: Vec<String>,
    /// The ids of others any one of which is enough instead: `Go or Java`.
    pub instead: Vec<String>,
}

/// Terms of one demand, counted. Every figure is of `total`. Terms of which the posting lets one
/// choose count as one, by the one that the résumé shows best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// How many the posting has.
    pub total: usize,
    /// How many the résumé has.
    pub present: usize,
    /// Of these, under the posting's own name.
    pub verbatim: usize,
    /// Of these, in another form.
    pub inflected: usize,
    /// Of these, under another name.
    pub alias: usize,
    /// Of these, in dated work or projects.
    pub evidenced: usize,
    /// How many the résumé has not and the base has.
    pub in_base: usize,
}

/// A term that stands in the résumé very often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repeated {
    /// The term's id.
    pub id: String,
    /// The term's name.
    pub name: String,
    /// How often.
    pub times: usize,
}

/// What a résumé covers of a posting.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// The job's title, where the posting gives one.
    pub job: Option<String>,
    /// The employer, where the posting gives one.
    pub company: Option<String>,
    /// The required terms; `None` if the posting has none.
    pub required: Option<Count>,
    /// The preferred terms; `None` if the posting has none.
    pub preferred: Option<Count>,
    /// The terms that belong to the work and are not asked for; `None` if there are none.
    pub context: Option<Count>,
    /// Whether a base was given.
    pub has_base: bool,
    /// Every term, those wanted most first, then in the posting's order.
    pub terms: Vec<TermCoverage>,
    /// The title beside the person's.
    pub title: TitleCoverage,
    /// The degree asked for beside the person's.
    pub degree: DegreeCoverage,
    /// The years asked for beside the person's.
    pub years: YearsCoverage,
    /// Terms of the posting that stand in the résumé more than five times.
    pub repeated: Vec<Repeated>,
    /// Words of the posting that look like terms and are in no vocabulary; not counted.
    pub unclassified: Vec<String>,
    /// Conditions that no résumé proves.
    pub knockouts: Vec<Knockout>,
}

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
    choices::spare(&mut terms);
    let repeated = terms.iter().filter_map(|term| {
        let times = counting.said.get(term.id.as_str()).map_or(0, Vec::len);
        (times > OFTEN).then(|| Repeated {
            id: term.id.clone(),
            name: term.name.clone(),
            times,
        })
    });
    Coverage {
        job: posting.title.clone(),
        company: posting.company.clone(),
        required: count(&terms, Demand::Required),
        preferred: count(&terms, Demand::Preferred),
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

/// What terms are looked up in.
struct Counting<'a> {
    said: BTreeMap<&'a str, Vec<&'a Mention>>,
    /// What each term of the résumé is a part or a sort of.
    broader: BTreeMap<&'a str, BTreeSet<&'a str>>,
    in_base: BTreeMap<&'a str, Vec<&'a Mention>>,
    inventory: &'a Inventory,
    base: Option<&'a Inventory>,
    vocabulary: &'a Vocabulary,
    today: Option<Month>,
}

impl Counting<'_> {
    fn term(&self, term: &PostingTerm) -> TermCoverage {
        let (places, said_as) = find_term(term, &self.said, self.inventory);
        let mut covered = TermCoverage {
            id: term.id.clone(),
            name: term.name.clone(),
            kind: term.kind,
            demand: term.demand,
            status: Status::Absent,
            asked_as: term.forms.clone(),
            places: places.iter().map(|place| spot(place)).collect(),
            evidenced: places.iter().any(|place| place.is_evidence()),
            months: None,
            months_since: None,
            in_base: Vec::new(),
            related: Vec::new(),
            instead: term.instead.clone(),
            said_as,
        };
        if !places.is_empty() {
            covered.status = status(term, &covered.said_as);
            let spans = places.iter().filter(|place| place.is_evidence());
            let spans: Vec<_> = spans.filter_map(|place| place.months).collect();
            covered.months = union(spans.iter().copied(), self.today);
            let last = spans.iter().map(|span| span.last(self.today));
            let last: Option<Vec<Month>> = last.collect();
            covered.months_since = last
                .and_then(|last| last.into_iter().max())
                .zip(self.today)
                .map(|(last, today)| today.since(last));
            return covered;
        }
        if let Some(base) = self.base {
            let (places, _) = find_term(term, &self.in_base, base);
            covered.in_base = places.into_iter().map(spot).collect();
        }
        let broader = self.vocabulary.broader(&term.id);
        let related = self.broader.iter().filter(|(id, of_it)| {
            broader.contains(**id) || of_it.contains(term.id.as_str())
        });
        covered.related = related.map(|(id, _)| (*id).to_owned()).collect();
        covered.status = if !covered.in_base.is_empty() {
            Status::InBase
        } else if covered.related.is_empty() {
            Status::Absent
        } else {
            Status::RelatedOnly
        };
        covered
    }
}

/// The places a term stands at, and its names there, each once.
fn find_term<'a>(
    term: &PostingTerm,
    said: &BTreeMap<&str, Vec<&Mention>>,
    inventory: &'a Inventory,
) -> (Vec<&'a Place>, Vec<String>) {
    let mut numbers: Vec<usize> = Vec::new();
    let mut forms: Vec<String> = Vec::new();
    if term.kind.is_none() {
        // In no vocabulary: its own words are looked for.
        let name = fold(&term.name);
        for (number, place) in inventory.places.iter().enumerate() {
            if find_phrase(&fold(&place.text), &name).is_some() {
                numbers.push(number);
            }
        }
        forms.extend((!numbers.is_empty()).then(|| term.name.clone()));
    }
    for mention in said.get(term.id.as_str()).into_iter().flatten() {
        // Mentions come in the order of their places.
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
    }
}

/// How the résumé's names for a term stand to the posting's.
fn status(term: &PostingTerm, said: &[String]) -> Status {
    let pairs =
        || said.iter().flat_map(|said| term.forms.iter().map(move |it| (said, it)));
    if pairs().any(|(said, asked)| fold(said) == fold(asked)) {
        return Status::Verbatim;
    }
    // Names of things have no other forms: `Go` and `Golang` are two names.
    let has_forms =
        matches!(term.kind, Some(Kind::Practice | Kind::Skill | Kind::Metric));
    let stemmer = Stemmer::create(Algorithm::English);
    let stem = |text: &str| -> Vec<String> {
        let text = fold(text);
        text.split(' ').map(|word| stemmer.stem(word).into_owned()).collect()
    };
    if has_forms && pairs().any(|(said, asked)| stem(said) == stem(asked)) {
        return Status::Inflected;
    }
    Status::Alias
}

fn count(terms: &[TermCoverage], demand: Demand) -> Option<Count> {
    let of = || choices::counted(terms).into_iter().filter(|term| term.demand == demand);
    let with = |status: Status| of().filter(|term| term.status == status).count();
    let total = of().count();
    (total > 0).then(|| Count {
        total,
        present: of().filter(|term| term.status.is_present()).count(),
        verbatim: with(Status::Verbatim),
        inflected: with(Status::Inflected),
        alias: with(Status::Alias),
        evidenced: of().filter(|term| term.evidenced).count(),
        in_base: with(Status::InBase),
    })
}
