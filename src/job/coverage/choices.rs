//! Terms of which some are enough: which of them count, and which are not needed.

use super::outcome::{Status, TermCoverage};

/// Marks missing terms as not needed if the résumé has as many others of their choice as are enough.
pub(super) fn spare(terms: &mut [TermCoverage]) {
    let present: Vec<String> = terms
        .iter()
        .filter(|term| term.status.is_present())
        .map(|term| term.id.clone())
        .collect();
    for term in terms.iter_mut().filter(|term| !term.status.is_present()) {
        let others = term.instead.iter().filter(|id| present.contains(id)).count();
        if !term.instead.is_empty() && others >= term.needed {
            term.status = Status::Spared;
        }
    }
}

/// The terms that count: of each choice as many as are enough, those the résumé covers best, else the
/// first.
pub(super) fn counted(terms: &[TermCoverage]) -> Vec<&TermCoverage> {
    let rank =
        |term: &TermCoverage| (!term.status.is_present(), !term.evidenced, term.status);
    let counts = |at: usize, term: &TermCoverage| {
        let of_choice = |other: &TermCoverage| term.instead.contains(&other.id);
        let better = terms
            .iter()
            .enumerate()
            .filter(|(_, other)| of_choice(other))
            .filter(|(other_at, other)| (rank(other), *other_at) < (rank(term), at));
        better.count() < term.needed
    };
    let counted = terms.iter().enumerate().filter(|(at, term)| counts(*at, term));
    counted.map(|(_, term)| term).collect()
}
