//! Which bullets show the themes of the role that a résumé is for.

use super::subject::{Subject, Text};
use super::words::Phrases;
use crate::data::{ThemeWords, roles};
use crate::diag::Location;

/// A theme of a role, and the bullets that show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Its name.
    pub name: &'static str,
    /// Where the bullets are, in the order of the résumé.
    pub bullets: Vec<Location>,
}

/// The themes of the role that a résumé is for, in the order of the role.
pub(super) fn themes(subject: &Subject<'_>) -> Vec<Theme> {
    let own = roles().roles.get(subject.role.name());
    own.into_iter().flatten().map(|theme| found(theme, subject)).collect()
}

fn found(theme: &'static ThemeWords, subject: &Subject<'_>) -> Theme {
    let phrases = Phrases::new(&theme.words);
    let shows = |text: &&Text<'_>| {
        let mut terms = subject.inventory.terms_at(text.at).into_iter();
        phrases.are_in(&text.words) || terms.any(|id| theme.terms.contains(id))
    };
    let bullets = subject.bullets().filter(shows);
    let bullets = bullets.map(|text| Location::pointer(text.at.clone())).collect();
    Theme { name: &theme.name, bullets }
}
