//! Which sections are shown, and in what order.

use super::SectionKind;

/// One section: its kind, the name it is chosen by (JSON Resume's own key), and its heading.
///
/// Headings are the ones most field parsers know; "About" or "Toolbox" are not among them.
struct Entry(SectionKind, &'static str, &'static str);

/// Every section, in the usual order.
const SECTIONS: &[Entry] = &[
    Entry(SectionKind::Summary, "summary", "Summary"),
    Entry(SectionKind::Work, "work", "Experience"),
    Entry(SectionKind::Projects, "projects", "Projects"),
    Entry(SectionKind::Skills, "skills", "Skills"),
    Entry(SectionKind::Education, "education", "Education"),
    Entry(SectionKind::Certificates, "certificates", "Certifications"),
    Entry(SectionKind::Awards, "awards", "Awards"),
    Entry(SectionKind::Publications, "publications", "Publications"),
    Entry(SectionKind::Volunteer, "volunteer", "Volunteer Experience"),
    Entry(SectionKind::Languages, "languages", "Languages"),
    Entry(SectionKind::Interests, "interests", "Interests"),
    Entry(SectionKind::References, "references", "References"),
];

impl SectionKind {
    /// Every section, in the usual order.
    pub fn all() -> impl Iterator<Item = Self> {
        SECTIONS.iter().map(|entry| entry.0)
    }

    /// The name it is chosen by: JSON Resume's key.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().1
    }

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        self.entry().2
    }

    /// The section chosen by `name`: its key or its heading, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let is = |known: &str| known.eq_ignore_ascii_case(name);
        SECTIONS.iter().find(|entry| is(entry.1) || is(entry.2)).map(|entry| entry.0)
    }

    fn entry(self) -> &'static Entry {
        // A test holds the table to the order of the variants.
        &SECTIONS[self as usize]
    }
}

/// Stands for the sections that are not named.
const REST: &str = "...";

/// The sections shown, in the order given by `choice`: names parted by commas; `...` stands for
/// those not named; `-name` leaves one out. A choice that only leaves out has `...` before it.
///
/// # Errors
/// The name that is no section's.
pub fn choose_sections(choice: &str) -> Result<Vec<SectionKind>, String> {
    let mut order: Vec<Option<SectionKind>> = Vec::new();
    let mut hidden = Vec::new();
    for word in choice.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        if word == REST || word == "…" {
            order.push(None);
            continue;
        }
        let (hide, name) =
            word.strip_prefix('-').map_or((false, word), |name| (true, name));
        let kind = SectionKind::named(name).ok_or_else(|| name.to_owned())?;
        if hide {
            hidden.push(kind);
        } else if !order.contains(&Some(kind)) {
            order.push(Some(kind));
        }
    }
    if order.is_empty() {
        order.push(None);
    }
    let named: Vec<SectionKind> =
        order.iter().copied().flatten().chain(hidden.clone()).collect();
    let mut rest =
        SectionKind::all().filter(|kind| !named.contains(kind)).collect::<Vec<_>>();
    let shown = order.into_iter().flat_map(|entry| match entry {
        Some(kind) => vec![kind],
        None => std::mem::take(&mut rest),
    });
    Ok(shown.filter(|kind| !hidden.contains(kind)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_variants() {
        for (at, entry) in SECTIONS.iter().enumerate() {
            assert_eq!(entry.0 as usize, at);
        }
    }

    #[test]
    fn named_sections_come_in_the_order_named_and_no_others() {
        use SectionKind::{Education, Skills, Work};
        assert_eq!(
            choose_sections("education, Experience,skills"),
            Ok(vec![Education, Work, Skills])
        );
    }

    #[test]
    fn the_rest_can_be_asked_for_and_sections_left_out() {
        let all: Vec<SectionKind> = SectionKind::all().collect();
        let first = choose_sections("education,...").expect("sections of the test");
        assert_eq!(first[..2], [SectionKind::Education, SectionKind::Summary]);
        assert_eq!(first.len(), all.len());
        let without = choose_sections("-references").expect("sections of the test");
        assert_eq!(without, all[..all.len() - 1]);
    }

    #[test]
    fn a_wrong_name_is_told() {
        assert_eq!(choose_sections("work,hobbys"), Err("hobbys".to_owned()));
    }
}
