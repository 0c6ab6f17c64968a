//! How one résumé covers several postings, side by side. They stand in the order in which they were
//! given: nothing is ranked.

use std::fmt::Write as _;

use serde::Serialize;
use textwrap::core::display_width;

use super::outcome::{Count, Coverage};
use super::words::{escaped, padded, some};

/// The titles of the columns.
const TITLES: [&str; COLUMNS] = ["posting", "job", "required", "preferred", "missing"];
const COLUMNS: usize = 5;

/// The coverage of one posting of several.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PostingCoverage {
    /// What the posting is called: the name of its file.
    pub posting: String,
    /// How it is covered.
    #[serde(flatten)]
    pub coverage: Coverage,
}

impl PostingCoverage {
    fn row(&self) -> [String; COLUMNS] {
        let Coverage { required, preferred, .. } = &self.coverage;
        let share = |count: &Option<Count>| match count {
            Some(Count { present, total, .. }) => format!("{present} of {total}"),
            None => "n/a".to_owned(),
        };
        let missing = some(&self.coverage.missing_required());
        let job = self.coverage.subject();
        [self.posting.clone(), job, share(required), share(preferred), missing]
    }
}

/// The table as plain text, ending with a line break.
#[must_use]
pub fn overview_text(postings: &[PostingCoverage]) -> String {
    let rows = std::iter::once(TITLES.map(str::to_owned))
        .chain(postings.iter().map(PostingCoverage::row));
    let rows: Vec<[String; COLUMNS]> = rows.collect();
    let mut widths = [0; COLUMNS];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = display_width(cell).max(*width);
        }
    }
    let mut out = String::new();
    for row in &rows {
        let cells = row.iter().zip(widths).map(|(cell, width)| padded(cell, width));
        let line = cells.collect::<Vec<_>>().join("  ");
        // Writing to a string cannot fail.
        _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

/// The table as Markdown, ending with a line break.
#[must_use]
pub fn overview_markdown(postings: &[PostingCoverage]) -> String {
    let mut out = format!("| {} |\n|", TITLES.join(" | "));
    out.push_str(&" --- |".repeat(COLUMNS));
    out.push('\n');
    for posting in postings {
        let cells = posting.row().map(|cell| escaped(&cell));
        _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{PostingCoverage, overview_markdown, overview_text};
    use crate::job::{CoverageOptions, Inventory, Posting, Vocabulary, coverage};
    use crate::resume::{ReadOptions, Resume, Source};

    fn compared(name: &str, text: &str) -> PostingCoverage {
        let vocabulary = Vocabulary::built_in();
        let source = Source::new(name, text).expect("UTF-8");
        let posting = Posting::read(&source, vocabulary).output.expect("a posting");
        let resume = r#"{ "skills": [{ "name": "Kafka", "keywords": ["PostgreSQL"] }] }"#;
        let resume = Source::new("ada.json", resume).expect("UTF-8");
        let resume = Resume::parse(&resume, &ReadOptions::default()).output;
        let inventory = Inventory::of_resume(&resume.expect("a résumé"), vocabulary);
        let options = CoverageOptions::default();
        let coverage = coverage(&posting, &inventory, vocabulary, &options);
        PostingCoverage { posting: name.to_owned(), coverage }
    }

    #[test]
    fn postings_stand_in_their_own_order_with_what_is_missing() {
        let all = [
            compared("a.txt", "Baker\n\nRequirements\n- Kubernetes\n- Kafka\n"),
            compared("b|c.txt", "Cook\n\nRequirements\n- PostgreSQL\n- Kafka\n"),
        ];
        assert_eq!(
            overview_text(&all),
            "posting  job    required  preferred  missing\n\
             a.txt    Baker  1 of 2    n/a        Kubernetes\n\
             b|c.txt  Cook   2 of 2    n/a\n"
        );
        let markdown = overview_markdown(&all);
        let last = markdown.lines().last();
        assert_eq!(last, Some("| b\\|c.txt | Cook | 2 of 2 | n/a |  |"));
        assert_eq!(markdown.lines().count(), 4);
    }
}
