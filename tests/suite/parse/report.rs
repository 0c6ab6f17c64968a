//! A table of parsed facts by field and layout.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::compare::Outcome;
use super::facts::Field;

/// How many facts were parsed right, of how many.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Count {
    pub(super) right: usize,
    pub(super) of: usize,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }

    pub(super) fn share(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of facts")]
        let share = self.right as f64 / self.of.max(1) as f64;
        share
    }
}

/// A table being counted.
#[derive(Debug, Default)]
pub(super) struct Table {
    counts: BTreeMap<(Field, String), Count>,
    pub(super) misses: Vec<String>,
    /// Facts that were parsed but not printed.
    pub(super) surplus: usize,
}

impl Table {
    pub(super) fn count(&mut self, document: &str, column: &str, outcomes: &[Outcome]) {
        for Outcome { field, text, read, instead } in outcomes {
            let count = self.counts.entry((*field, column.to_owned())).or_default();
            count.add(Count { right: usize::from(*read), of: 1 });
            if !read {
                let instead = instead.join("` `");
                let name = field.name();
                self.misses.push(format!(
                    "{document} in {column}: {name} `{text}`, read `{instead}`"
                ));
            }
        }
    }

    pub(super) fn all(&self) -> Count {
        self.sum(|_, _| true)
    }

    fn sum(&self, of: impl Fn(Field, &str) -> bool) -> Count {
        let mut sum = Count::default();
        for ((field, column), count) in &self.counts {
            if of(*field, column) {
                sum.add(*count);
            }
        }
        sum
    }

    /// The table as Markdown.
    pub(super) fn markdown(&self, title: &str) -> String {
        let mut columns: Vec<&str> =
            self.counts.keys().map(|(_, column)| &**column).collect();
        columns.sort_unstable();
        columns.dedup();
        let mut fields: Vec<Field> =
            self.counts.keys().map(|(field, _)| *field).collect();
        fields.dedup();
        let cell = |count: Count| match count.of {
            0 => " |".to_owned(),
            of => format!(" {}/{of} |", count.right),
        };
        let mut out = format!("| {title} |");
        for column in &columns {
            _ = write!(out, " {column} |");
        }
        out += " all |\n|---|";
        out += &"---:|".repeat(columns.len() + 1);
        out.push('\n');
        for field in fields {
            _ = write!(out, "| {} |", field.name());
            for column in &columns {
                out += &cell(self.sum(|of, at| of == field && at == *column));
            }
            out += &cell(self.sum(|of, _| of == field));
            out.push('\n');
        }
        out += "| all |";
        for column in &columns {
            out += &cell(self.sum(|_, at| at == *column));
        }
        out += &cell(self.all());
        _ = writeln!(out, "\n\nParsed but not printed: {}.", self.surplus);
        out
    }

    /// The facts that were missed, one per line.
    pub(super) fn details(&self) -> String {
        self.misses.iter().map(|miss| format!("- {miss}\n")).collect()
    }
}
