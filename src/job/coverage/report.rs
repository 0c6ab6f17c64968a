//! The coverage report in words: plain text for a terminal, or Markdown to paste. It consists of
//! counts; where there is no data it says `n/a`.

use std::fmt::Write as _;

use textwrap::core::display_width;

use super::facts::{DegreeOutcome, TitleMatch};
use super::mark::{MARKS, Mark};
use super::outcome::{Count, Coverage, Spot, Status, TermCoverage};
use crate::job::posting::Demand;

/// The least total that is also given as a percentage: of four terms, each is a quarter.
const MIN_PERCENT_OF: usize = 5;

/// The maximum number of places listed for a term.
const MAX_PLACES: usize = 3;

/// Stands for what is not known.
const NOT_AVAILABLE: &str = "n/a";

/// A titled part of the report below its head.
struct Part {
    title: &'static str,
    rows: Rows,
}

enum Rows {
    /// A term, its mark and details.
    Terms(Vec<[String; 3]>),
    Lines(Vec<String>),
}

impl Coverage {
    /// The report as plain text, ending with a line break.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = format!("Coverage of {}\n\n", self.subject());
        let facts = self.facts();
        let width = facts.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
        for (name, value) in facts {
            // Writing to a string cannot fail.
            _ = writeln!(out, "{name:width$}  {value}");
        }
        for Part { title, rows } in self.parts() {
            _ = writeln!(out, "\n{title}");
            match rows {
                Rows::Terms(rows) => {
                    let widest = |column: usize| {
                        let widths = rows.iter().map(|row| display_width(&row[column]));
                        widths.max().unwrap_or_default()
                    };
                    let (terms, marks) = (widest(0), widest(1));
                    for [term, mark, detail] in &rows {
                        let (term, mark) = (padded(term, terms), padded(mark, marks));
                        let line = format!("  {mark}  {term}  {detail}");
                        _ = writeln!(out, "{}", line.trim_end());
                    }
                }
                Rows::Lines(lines) => {
                    for line in lines {
                        _ = writeln!(out, "  {line}");
                    }
                }
            }
        }
        out
    }

    /// The report as Markdown, ending with a line break.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = format!("# Coverage of {}\n\n", escaped(&self.subject()));
        out.push_str("| | |\n| --- | --- |\n");
        for (name, value) in self.facts() {
            _ = writeln!(out, "| {name} | {} |", escaped(&value));
        }
        for Part { title, rows } in self.parts() {
            _ = writeln!(out, "\n## {title}\n");
            match rows {
                Rows::Terms(rows) => {
                    out.push_str("| term | | |\n| --- | --- | --- |\n");
                    for [term, mark, detail] in &rows {
                        let (term, detail) = (escaped(term), escaped(detail));
                        _ = writeln!(out, "| {term} | {mark} | {detail} |");
                    }
                }
                Rows::Lines(lines) => {
                    for line in lines {
                        _ = writeln!(out, "- {}", escaped(&line));
                    }
                }
            }
        }
        out
    }

    /// The terms of one demand, in the order of the posting.
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

    /// The lines at the top, each with its name.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = Vec::new();
        for (name, count) in [("required", self.required), ("preferred", self.preferred)]
        {
            let none = || format!("{NOT_AVAILABLE}: the posting names none");
            facts.push((name, count.map_or_else(none, |count| counted(&count))));
        }
        if let Some(count) = self.required {
            let Count { total, evidenced, present, in_base, .. } = count;
            let used = share(evidenced, total);
            facts.push(("used", format!("{used} required, in dated work or projects")));
            if self.has_base {
                let reachable = share(present + in_base, total);
                facts.push((
                    "reachable",
                    format!("{reachable} required, with what the base has"),
                ));
            }
        }
        facts.push(("title", self.title_fact()));
        facts.push(("degree", self.degree_fact()));
        facts.push(("years", self.years_fact()));
        facts
    }

    fn title_fact(&self) -> String {
        let own = self.title.said.as_deref().unwrap_or_default();
        match self.title.outcome {
            Some(TitleMatch::Exact) => format!("as in the posting: {own}"),
            Some(TitleMatch::HeadNoun) => format!("the same occupation: {own}"),
            Some(TitleMatch::None) => {
                "neither the headline nor the last two job titles match".to_owned()
            }
            None if self.title.asked.is_none() => {
                format!("{NOT_AVAILABLE}: the posting gives none")
            }
            None => format!("{NOT_AVAILABLE}: the résumé gives none"),
        }
    }

    fn degree_fact(&self) -> String {
        let Some(asked) = self.degree.asked else {
            return format!("{NOT_AVAILABLE}: the posting asks for none");
        };
        let asked = format!("{asked:?}").to_lowercase();
        let or = if self.degree.or_equivalent { " or equivalent" } else { "" };
        let outcome = match self.degree.outcome {
            Some(DegreeOutcome::Exceeds) => "higher than asked for",
            Some(DegreeOutcome::Meets) => "as asked for",
            Some(DegreeOutcome::Below) => "lower than asked for",
            Some(DegreeOutcome::NotStated) | None => "not stated in the résumé",
        };
        format!("{outcome} ({asked}{or})")
    }

    fn years_fact(&self) -> String {
        let own = match self.years.months {
            Some(months) => format!("{} of dated work", span(months)),
            None => format!("{NOT_AVAILABLE}: no dated work"),
        };
        let undated = match self.years.undated {
            0 => String::new(),
            1 => ", without 1 job that has no date".to_owned(),
            n => format!(", without {n} jobs that have no date"),
        };
        match self.years.asked {
            Some(asked) => format!("{own}{undated}; the posting asks for {asked}"),
            None if self.years.months.is_none() => {
                format!("{NOT_AVAILABLE}: the posting asks for none")
            }
            None => format!("{own}{undated}; the posting asks for none"),
        }
    }

    /// The parts below the head: the terms by demand, notes, and the key to the marks.
    fn parts(&self) -> Vec<Part> {
        let demands = [
            (Demand::Required, "required"),
            (Demand::Preferred, "preferred"),
            (Demand::Context, "part of the work, not asked for"),
        ];
        let row = |term: &TermCoverage| {
            let mark = Mark::of(term).name().to_owned();
            [term.name.clone(), mark, self.detail(term)]
        };
        let terms = demands.into_iter().map(|(demand, title)| {
            (title, Rows::Terms(self.terms_of(demand).map(row).collect()))
        });
        let repeated = self.repeated.iter();
        let repeated = repeated.map(|it| format!("{}: {} times", it.name, it.times));
        let conditions = self.knockouts.iter().map(|it| it.written.clone());
        let unknown = match self.unclassified.as_slice() {
            [] => Vec::new(),
            words => vec![words.join(", ")],
        };
        let notes = [
            ("repeated more than 5 times", Rows::Lines(repeated.collect())),
            ("conditions to check yourself", Rows::Lines(conditions.collect())),
            ("outside the vocabulary, not counted", Rows::Lines(unknown)),
            ("key", Rows::Lines(self.key())),
        ];
        let parts = terms.chain(notes).map(|(title, rows)| Part { title, rows });
        parts.filter(|part| !part.rows.is_empty()).collect()
    }

    /// The marks that occur, explained.
    fn key(&self) -> Vec<String> {
        let occurs = |mark: &Mark| self.terms.iter().any(|term| Mark::of(term) == *mark);
        let marks = MARKS.into_iter().filter(occurs);
        marks.map(|mark| format!("{}: {}", mark.name(), mark.explanation())).collect()
    }

    /// What there is to say about a term besides its mark.
    fn detail(&self, term: &TermCoverage) -> String {
        let mut parts = Vec::new();
        if let Status::Inflected | Status::Alias = term.status {
            let is_alias = term.status == Status::Alias;
            let how = if is_alias { "by another name" } else { "in another form" };
            let (own, asked) = (quoted(&term.said_as), quoted(&term.asked_as));
            parts.push(format!("{how}: {own} in the résumé, {asked} in the posting"));
        }
        if term.status.is_present() {
            let places = spots(&term.places);
            if term.evidenced {
                let months = term.months.map_or_else(|| NOT_AVAILABLE.to_owned(), span);
                let last = match term.months_since {
                    Some(0) => "in use now".to_owned(),
                    Some(since) => format!("last used {} ago", span(since)),
                    None => format!("last used {NOT_AVAILABLE}"),
                };
                parts.push(format!("{months}, {last}; {places}"));
            } else {
                parts.push(places);
            }
        }
        match term.status {
            Status::Spared => parts.push(format!("{} is enough", self.instead_of(term))),
            Status::InBase => parts.push(spots(&term.in_base)),
            Status::RelatedOnly => parts.push(term.related.join(", ")),
            Status::Absent if self.has_base => {
                parts.push("not in the base either".to_owned());
            }
            _ => {}
        }
        if !term.instead.is_empty() && term.status.is_missing() {
            parts.push(format!("{} would be enough instead", self.instead_of(term)));
        }
        parts.join("; ")
    }

    /// The names of the terms any one of which is enough instead: `Java or Kotlin`.
    fn instead_of(&self, term: &TermCoverage) -> String {
        let others = self.terms.iter().filter(|other| term.instead.contains(&other.id));
        others.map(|other| other.name.as_str()).collect::<Vec<_>>().join(" or ")
    }
}

impl Rows {
    fn is_empty(&self) -> bool {
        match self {
            Self::Terms(rows) => rows.is_empty(),
            Self::Lines(lines) => lines.is_empty(),
        }
    }
}

/// `9 of 11 (82 %): 8 in the posting's words, 1 by another name`.
fn counted(count: &Count) -> String {
    let ways = [
        (count.verbatim, "in the posting's words"),
        (count.inflected, "in another form"),
        (count.alias, "by another name"),
    ];
    let ways = ways.into_iter().filter(|(n, _)| *n > 0);
    let ways: Vec<String> = ways.map(|(n, how)| format!("{n} {how}")).collect();
    let share = share(count.present, count.total);
    if ways.is_empty() { share } else { format!("{share}: {}", ways.join(", ")) }
}

/// `9 of 11 (82 %)`, without the percentage of small totals.
fn share(n: usize, of: usize) -> String {
    if of < MIN_PERCENT_OF {
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

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// The first few places, work and projects first.
fn spots(places: &[Spot]) -> String {
    let mut sorted: Vec<&Spot> = places.iter().collect();
    sorted.sort_by_key(|spot| !spot.field.is_evidence());
    let mut names: Vec<String> = Vec::new();
    for spot in sorted {
        let name = match (&spot.pointer, spot.page) {
            (Some(pointer), _) => pointer.clone(),
            (None, Some(page)) => format!("page {page}"),
            (None, None) => continue,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len().saturating_sub(MAX_PLACES);
    names.truncate(MAX_PLACES);
    let names = names.join(", ");
    if more > 0 { format!("{names} and {more} more") } else { names }
}

/// A text filled up with spaces to a width in columns of a terminal.
fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(display_width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// Text that a cell of a Markdown table can hold.
fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;").replace('*', "\\*")
}
