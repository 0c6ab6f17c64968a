//! Compares parsed facts with printed ones.

use super::facts::{Fact, Facts, Field};

/// What became of one printed fact.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) field: Field,
    pub(super) text: String,
    /// Whether it was parsed into its field, in its entry.
    pub(super) read: bool,
    /// What was parsed into that field instead.
    pub(super) instead: Vec<String>,
}

/// The outcome of every printed fact, and the parsed facts that were not printed.
pub(super) fn compare(printed: &Facts, read: &Facts) -> (Vec<Outcome>, Vec<Fact>) {
    let mut outcomes = Vec::new();
    let mut surplus = Vec::new();
    entry(&printed.loose, &read.loose, &mut outcomes, &mut surplus);
    for (section, printed) in &printed.entries {
        let read = read.entries.get(section).map_or(&[][..], Vec::as_slice);
        for (printed, read) in align(printed, read) {
            let empty = Vec::new();
            let (printed, read) = (printed.unwrap_or(&empty), read.unwrap_or(&empty));
            entry(printed, read, &mut outcomes, &mut surplus);
        }
    }
    (outcomes, surplus)
}

/// Compares one entry; each parsed fact matches at most one printed fact.
fn entry(
    printed: &[Fact],
    read: &[Fact],
    outcomes: &mut Vec<Outcome>,
    surplus: &mut Vec<Fact>,
) {
    let mut rest: Vec<&Fact> = read.iter().collect();
    let mut missing = Vec::new();
    for fact in printed {
        match rest.iter().position(|read| *read == fact) {
            Some(at) => {
                rest.remove(at);
                outcomes.push(Outcome {
                    field: fact.0,
                    text: fact.1.clone(),
                    read: true,
                    instead: Vec::new(),
                });
            }
            None => missing.push(fact),
        }
    }
    for (field, text) in missing {
        let instead = rest.iter().filter(|(read, _)| read == field);
        outcomes.push(Outcome {
            field: *field,
            text: text.clone(),
            read: false,
            instead: instead.map(|(_, text)| text.clone()).collect(),
        });
    }
    surplus.extend(rest.into_iter().cloned());
}

type Pair<'f> = (Option<&'f Vec<Fact>>, Option<&'f Vec<Fact>>);

/// Pairs entries in order so that as many facts as possible are equal.
fn align<'f>(printed: &'f [Vec<Fact>], read: &'f [Vec<Fact>]) -> Vec<Pair<'f>> {
    let equal =
        |a: &[Fact], b: &[Fact]| 1 + 4 * a.iter().filter(|fact| b.contains(fact)).count();
    let (rows, columns) = (printed.len(), read.len());
    let mut best = vec![vec![0; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            best[row][column] = best[row + 1][column]
                .max(best[row][column + 1])
                .max(best[row + 1][column + 1] + equal(&printed[row], &read[column]));
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs: Vec<Pair<'f>> = Vec::new();
    while row < rows && column < columns {
        let here = best[row][column];
        if here == best[row + 1][column + 1] + equal(&printed[row], &read[column]) {
            pairs.push((Some(&printed[row]), Some(&read[column])));
            (row, column) = (row + 1, column + 1);
        } else if here == best[row + 1][column] {
            pairs.push((Some(&printed[row]), None));
            row += 1;
        } else {
            pairs.push((None, Some(&read[column])));
            column += 1;
        }
    }
    pairs.extend(printed[row..].iter().map(|entry| (Some(entry), None)));
    pairs.extend(read[column..].iter().map(|entry| (None, Some(entry))));
    pairs
}
