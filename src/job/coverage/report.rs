//! Coverage as people read it: counts come in, plain text for a terminal or Markdown to paste
//! goes out. Every figure is n of m; what is not known is `n/a`.

use std::fmt::Write as _;

use super::facts::{DegreeOutcome, TitleMatch};
use super::outcome::{Count, Coverage, Spot, Status, TermCoverage};
use crate::job::posting::Demand;

/// The fewest terms a share in per cent is told of: of four, each is a quarter.
const FEWEST: usize = 5;
/// The most places that are told of one term.
const MOST_PLACES: usize = 3;

/// What is not known.
const NOT_AVAILABLE: &str = "n/a";

impl Coverage {
    /// The report as plain text, ending with a line break.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = format!("Coverage of {}\n\n", self.subject());
        let facts = self.facts();
        let width = facts.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
        for (name, told) in facts {
            // Writing to a string cannot fail.
            _ = writeln!(out, "{name:width$}  {told}");
        }
        for demand in [Demand::Required, Demand::Preferred, Demand::Context] {
            let terms: Vec<&TermCoverage> = self.terms_of(demand).collect();
            if terms.is_empty() {
                continue;
            }
            _ = writeln!(out, "\n{}", demand_name(demand));
            let width = terms.iter().map(|it| it.name.chars().count()).max();
            let width = width.unwrap_or_default();
            for term in terms {
                let mark = mark(term);
                _ = writeln!(out, "  {mark:6} {:width$}  {}", term.name, self.told(term));
            }
        }
        for (title, lines) in self.notes() {
            _ = writeln!(out, "\n{title}");
            for line in lines {
                _ = writeln!(out, "  {line}");
            }
        }
        out
    }

    /// The report as Markdown, ending with a line break.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = format!("# Coverage of {}\n\n", escaped(&self.subject()));
        out.push_str("| | |\n| --- | --- |\n");
        for (name, told) in self.facts() {
            _ = writeln!(out, "| {name} | {} |", escaped(&told));
        }
        for demand in [Demand::Required, Demand::Preferred, Demand::Context] {
            let terms: Vec<&TermCoverage> = self.terms_of(demand).collect();
            if terms.is_empty() {
                continue;
            }
            _ = writeln!(out, "\n## {}\n\n| term | | |", demand_name(demand));
            out.push_str("| --- | --- | --- |\n");
            for term in terms {
                let (name, told) = (escaped(&term.name), escaped(&self.told(term)));
                _ = writeln!(out, "| {name} | {} | {told} |", mark(term));
            }
        }
        for (title, lines) in self.notes() {
            _ = writeln!(out, "\n## {title}\n");
            for line in lines {
                _ = writeln!(out, "- {}", escaped(&line));
            }
        }
        out
    }

    /// The terms of one demand, in the posting's order.
    pub fn terms_of(&self, demand: Demand) -> impl Iterator<Item = &TermCoverage> {
        self.terms.iter().filter(move |term| term.demand == demand)
    }

    fn subject(&self) -> String {
        let job = self.job.as_deref().unwrap_or("this posting");
        match &self.company {
            Some(company) => format!("{job}, {company}"),
            None => job.to_owned(),
        }
    }

    /// The lines at the head, each with its name.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = Vec::new();
        for (name, count) in [("required", self.required), ("preferred", self.preferred)]
        {
            let Some(count) = count else {
                facts.push((name, format!("{NOT_AVAILABLE}: the posting has none")));
                continue;
            };
            facts.push((name, counted(&count)));
        }
        if let Some(count) = self.required {
            let Count { total, evidenced, .. } = count;
            let told = share(evidenced, total);
            facts.push((
                "evidenced",
                format!("{told} required in dated work or projects"),
            ));
            if self.has_base {
                let told = share(count.present + count.in_base, total);
                facts.push((
                    "reachable",
                    format!("{told} required with what the base has"),
                ));
            }
        }
        facts.push(("title", self.title_told()));
        facts.push(("degree", self.degree_told()));
        facts.push(("years", self.years_told()));
        facts
    }

    fn title_told(&self) -> String {
        let said = self.title.said.as_deref().unwrap_or_default();
        match self.title.outcome {
            Some(TitleMatch::Exact) => format!("the same: {said}"),
            Some(TitleMatch::HeadNoun) => format!("the same head noun: {said}"),
            Some(TitleMatch::None) => {
                "neither the headline nor the last two titles are like it".to_owned()
            }
            None if self.title.asked.is_none() => {
                format!("{NOT_AVAILABLE}: the posting gives none")
            }
            None => format!("{NOT_AVAILABLE}: the résumé gives none"),
        }
    }

    fn degree_told(&self) -> String {
        let Some(asked) = self.degree.asked else {
            return format!("{NOT_AVAILABLE}: the posting asks for none");
        };
        let asked = format!("{asked:?}").to_lowercase();
        let or = if self.degree.or_equivalent { " or the like" } else { "" };
        let outcome = match self.degree.outcome {
            Some(DegreeOutcome::Exceeds) => "exceeds",
            Some(DegreeOutcome::Meets) => "meets",
            Some(DegreeOutcome::Below) => "below",
            Some(DegreeOutcome::NotStated) | None => "not stated in the résumé",
        };
        format!("{outcome} ({asked}{or} asked)")
    }

    fn years_told(&self) -> String {
        let computed = match self.years.months {
            Some(months) => {
                format!("{} by the dates of work, overlaps counted once", span(months))
            }
            None => format!("{NOT_AVAILABLE} by the dates of work"),
        };
        let undated = match self.years.undated {
            0 => String::new(),
            1 => "; 1 job has no date".to_owned(),
            n => format!("; {n} jobs have no date"),
        };
        match self.years.asked {
            Some(1) => format!("1 asked; {computed}{undated}"),
            Some(asked) => format!("{asked} asked; {computed}{undated}"),
            None => {
                format!("{NOT_AVAILABLE}: the posting asks for none; {computed}{undated}")
            }
        }
    }

    /// What there is to say of a term.
    fn told(&self, term: &TermCoverage) -> String {
        let mut parts = Vec::new();
        match term.status {
            Status::Verbatim => {}
            Status::Inflected | Status::Alias => {
                let what = if term.status == Status::Alias {
                    "by another name"
                } else {
                    "in another form"
                };
                let (said, asked) = (named(&term.said_as), named(&term.asked_as));
                parts.push(format!("{what}: you write {said}, the posting {asked}"));
            }
            Status::Spared => {
                parts.push(format!("not needed: {} is enough", self.instead_of(term)));
            }
            Status::InBase => {
                parts.push(format!("in your base, not here: {}", spots(&term.in_base)));
            }
            Status::RelatedOnly => {
                parts.push(format!("related only: {}", term.related.join(", ")));
            }
            Status::Absent if self.has_base => parts.push("not in your base".to_owned()),
            Status::Absent => parts.push("not here".to_owned()),
        }
        if term.status.is_present() {
            let places = spots(&term.places);
            if term.evidenced {
                let months = term.months.map_or_else(|| NOT_AVAILABLE.to_owned(), span);
                let since = match term.months_since {
                    Some(0) => "until now".to_owned(),
                    Some(since) => format!("until {} ago", span(since)),
                    None => format!("last used {NOT_AVAILABLE}"),
                };
                parts.push(format!("{months}, {since}; {places}"));
            } else {
                parts.push(format!("in no dated work or project; {places}"));
            }
        }
        if !term.instead.is_empty() && term.status > Status::Spared {
            parts.push(format!("{} is enough, too", self.instead_of(term)));
        }
        parts.join("; ")
    }

    /// The names of those any one of which is enough instead: `Java or Kotlin`.
    fn instead_of(&self, term: &TermCoverage) -> String {
        let others = self.terms.iter().filter(|other| term.instead.contains(&other.id));
        others.map(|other| other.name.as_str()).collect::<Vec<_>>().join(" or ")
    }

    /// What stands below the terms: a heading with its lines.
    fn notes(&self) -> Vec<(&'static str, Vec<String>)> {
        let repeated = self.repeated.iter();
        let repeated: Vec<String> =
            repeated.map(|it| format!("{}: {} times", it.name, it.times)).collect();
        let knockouts = self.knockouts.iter().map(|it| it.written.clone()).collect();
        let unclassified = match self.unclassified.as_slice() {
            [] => Vec::new(),
            words => vec![words.join(", ")],
        };
        let notes = [
            ("repeated very often", repeated),
            ("conditions no résumé proves", knockouts),
            ("in no vocabulary, not counted", unclassified),
        ];
        notes
            .into_iter()
            .filter(|(_, lines): &(_, Vec<String>)| !lines.is_empty())
            .collect()
    }
}

fn demand_name(demand: Demand) -> &'static str {
    match demand {
        Demand::Required => "required",
        Demand::Preferred => "preferred",
        Demand::Context => "part of the work, not asked for",
    }
}

/// A term's outcome in a word.
fn mark(term: &TermCoverage) -> &'static str {
    match term.status {
        status if status.is_present() && term.evidenced => "done",
        status if status.is_present() => "listed",
        Status::Spared => "or",
        Status::InBase => "base",
        Status::RelatedOnly => "near",
        _ => "-",
    }
}

/// `9 of 11 present (82 %): 8 verbatim, 1 by another name`.
fn counted(count: &Count) -> String {
    let mut ways = vec![format!("{} verbatim", count.verbatim)];
    if count.inflected > 0 {
        ways.push(format!("{} in another form", count.inflected));
    }
    if count.alias > 0 {
        ways.push(format!("{} by another name", count.alias));
    }
    let told = share(count.present, count.total);
    format!("{told} present: {}", ways.join(", "))
}

/// `9 of 11 (82 %)`; the share only of enough.
fn share(n: usize, of: usize) -> String {
    if of < FEWEST {
        return format!("{n} of {of}");
    }
    format!("{n} of {of} ({} %)", (n * 100 + of / 2) / of)
}

/// `9 years 4 months`.
fn span(months: u32) -> String {
    let counted = |n: u32, one: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {one}s"),
    };
    match (months / 12, months % 12) {
        (0, months) => counted(months, "month"),
        (years, 0) => counted(years, "year"),
        (years, months) => {
            format!("{} {}", counted(years, "year"), counted(months, "month"))
        }
    }
}

fn named(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// The first few places, those that are evidence first.
fn spots(places: &[Spot]) -> String {
    let mut sorted: Vec<&Spot> = places.iter().collect();
    sorted.sort_by_key(|spot| !spot.field.is_evidence());
    let mut told: Vec<String> = Vec::new();
    for spot in sorted {
        let place = match (&spot.pointer, spot.page) {
            (Some(pointer), _) => pointer.clone(),
            (None, Some(page)) => format!("page {page}"),
            (None, None) => continue,
        };
        if !told.contains(&place) {
            told.push(place);
        }
    }
    let more = told.len().saturating_sub(MOST_PLACES);
    told.truncate(MOST_PLACES);
    let told = told.join(", ");
    if more > 0 { format!("{told} and {more} more") } else { told }
}

/// Text that a table of Markdown can hold.
fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;").replace('*', "\\*")
}
