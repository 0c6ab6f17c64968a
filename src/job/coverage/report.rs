//! The coverage report in words: plain text for a terminal, or Markdown to paste. It consists of
//! counts; where there is no data it says `n/a`.

use std::fmt::Write as _;

use textwrap::core::display_width;

use super::areas::AreaCount;
use super::facts::{DegreeOutcome, TitleMatch};
use super::mark::{MARKS, Mark};
use super::outcome::{Count, Coverage, Status, TermCoverage};
use super::words::{counted, escaped, padded, quoted, share, some, span, spots};
use crate::job::posting::Demand;

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

    pub(super) fn subject(&self) -> String {
        let job = self.job.as_deref().unwrap_or("this posting");
        match &self.company {
            Some(company) => format!("{job}, {company}"),
            None => job.to_owned(),
        }
    }

    /// The lines at the top, each with its name.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = vec![("missing", self.missing_fact())];
        let implied = self.named(|term| term.status == Status::Implied);
        if !implied.is_empty() {
            facts.push(("implied", format!("{}: name them as well", implied.join(", "))));
        }
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
        if !self.areas.is_empty() {
            let areas: Vec<String> = self.areas.iter().map(AreaCount::in_words).collect();
            facts.push(("by kind", areas.join(", ")));
        }
        facts.push(("title", self.title_fact()));
        facts.push(("degree", self.degree_fact()));
        facts.push(("years", self.years_fact()));
        facts
    }

    /// What is required and missing, in words; terms of a choice together.
    fn missing_fact(&self) -> String {
        if self.required.is_none() {
            return format!(
                "{NOT_AVAILABLE}: the posting requires nothing that is known"
            );
        }
        let missing = self.missing_required();
        if missing.is_empty() {
            return "nothing that is required".to_owned();
        }
        format!("required: {}", missing.join(", "))
    }

    /// The names of what is required and missing; those of a choice as `Go or Java`.
    pub(super) fn missing_required(&self) -> Vec<String> {
        self.named(|term| term.demand == Demand::Required && term.status.is_missing())
    }

    /// The names of the counted terms of a kind; those of a choice as `Go or Java`.
    fn named(&self, is_it: impl Fn(&TermCoverage) -> bool) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for term in self.terms.iter().filter(|term| term.area.is_some() && is_it(term)) {
            if seen.contains(&term.id.as_str()) {
                continue;
            }
            let others =
                self.terms.iter().filter(|it| term.instead.contains(&it.id) && is_it(it));
            let choice: Vec<&TermCoverage> =
                std::iter::once(term).chain(others).collect();
            seen.extend(choice.iter().map(|it| it.id.as_str()));
            let words: Vec<&str> = choice.iter().map(|it| it.name.as_str()).collect();
            names.push(words.join(" or "));
        }
        names
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
            let mut terms: Vec<&TermCoverage> =
                self.terms_of(demand).filter(|term| term.area.is_some()).collect();
            // What is missing comes first.
            terms.sort_by_key(|term| Mark::of(term).urgency());
            (title, Rows::Terms(terms.into_iter().map(row).collect()))
        });
        let personal = self.terms.iter().filter(|term| term.area.is_none());
        let personal = Rows::Terms(personal.map(row).collect());
        let terms = terms.chain([("personal qualities, not counted", personal)]);
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
            Status::RelatedOnly => {
                parts.push(format!("you write {}", some(&term.related_as)));
            }
            Status::Implied => {
                let related = some(&term.related_as);
                parts.insert(0, format!("you write {related}; add {}", term.name));
            }
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
