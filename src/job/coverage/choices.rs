//! Terms any one of which is enough: which of them counts, and which are not needed.

use super::outcome::{Status, TermCoverage};

/// Marks missing terms as not needed if the résumé has another of their choice.
pub(super) fn spare(terms: &mut [TermCoverage]) {
    let present: Vec<String> = terms
        .iter()
        .filter(|term| term.status.is_present())
        .map(|term| term.id.clone())
        .collect();
    for term in terms.iter_mut().filter(|term| !term.status.is_present()) {
        if term.instead.iter().any(|id| present.contains(id)) {
            term.status = Status::Spared;
        }
    }
}

/// The terms that count: of each choice the one the résumé covers best, else the first.
pub(super) fn counted(terms: &[TermCoverage]) -> Vec<&TermCoverage> {
    let rank =
        |term: &TermCoverage| (!term.status.is_present(), !term.evidenced, term.status);
    let counts = |at: usize, term: &TermCoverage| {
        if term.instead.is_empty() {
            return true;
        }
        let of_choice = |other: &TermCoverage| term.instead.contains(&other.id);
        terms
            .iter()
            .enumerate()
            .filter(|(_, other)| of_choice(other))
            .all(|(other_at, other)| (rank(term), at) < (rank(other), other_at))
    };
    let counted = terms.iter().enumerate().filter(|(at, term)| counts(*at, term));
    counted.map(|(_, term)| term).collect()
}
