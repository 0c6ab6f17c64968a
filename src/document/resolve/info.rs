//! The [`Info`] a PDF states about itself, from the résumé.

use super::resolver::Resolver;
use crate::document::{Header, Info, Lang, RichText};
use crate::resume::{Meta, PartialDate, Resume};

impl Resolver<'_> {
    pub(super) fn info(&self, resume: &Resume, header: &Header) -> Info {
        let plain = |text: &Option<RichText>| text.as_ref().map(RichText::plain);
        let (author, description) = (plain(&header.name), plain(&header.label));
        let title = match (&author, &description) {
            (Some(name), Some(label)) => format!("{name} – {label}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => self.prose.lang.words().resume.clone(),
        };
        let mut keywords: Vec<String> = Vec::new();
        for skill in &resume.skills {
            let named = skill.keywords.is_empty().then_some(&skill.name);
            let words = skill.keywords.iter().chain(named.into_iter().flatten());
            for word in words.map(|word| self.prose.line(word)) {
                if !word.is_empty() && !keywords.contains(&word) {
                    keywords.push(word);
                }
            }
        }
        let meta = resume.meta.as_ref();
        let tag = meta.and_then(Meta::language_tag).unwrap_or_default();
        let (mut lang, mut region) = language(tag);
        // What was chosen goes before what the résumé says; of a language without headings the
        // text is still what it is.
        let chosen = self.lang_set.or(tag.is_empty().then_some(self.prose.lang));
        if let Some(chosen) = chosen.filter(|chosen| Lang::named(tag) != Some(*chosen)) {
            (lang, region) = (chosen.tag().to_owned(), None);
        }
        let home = resume.basics.as_ref().and_then(|basics| basics.location.as_ref());
        let full = |date: PartialDate| Some((date.year(), date.month()?, date.day()?));
        let mut info = Info {
            title,
            author,
            description,
            keywords,
            lang,
            region,
            rtl: false,
            country: home.and_then(|home| home.country_code.clone()),
            date: meta.and_then(Meta::last_modified_date).and_then(full),
            newest: dates_named(resume).map(PartialDate::earliest).max(),
            shortened: Vec::new(),
        };
        info.cut();
        info
    }
}

/// The days on which something began or was given.
fn dates_named(resume: &Resume) -> impl Iterator<Item = PartialDate> {
    let starts = resume.work.iter().map(|job| job.start_date);
    let starts = starts.chain(resume.volunteer.iter().map(|post| post.start_date));
    let starts = starts.chain(resume.education.iter().map(|school| school.start_date));
    let starts = starts.chain(resume.projects.iter().map(|project| project.start_date));
    let given = resume.certificates.iter().map(|certificate| certificate.date);
    let given = given.chain(resume.awards.iter().map(|award| award.date));
    let given = given.chain(resume.publications.iter().map(|paper| paper.release_date));
    starts.chain(given).flatten()
}

/// The language and region of a BCP 47 tag: `pt-BR`, `zh-Hans-CN`; English where it is none.
fn language(tag: &str) -> (String, Option<String>) {
    let is = |subtag: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphabetic())
    };
    let mut subtags = tag.trim().split(['-', '_']);
    match subtags.next().filter(|first| is(first, 2..=3)) {
        Some(lang) => {
            let region = subtags.find(|subtag| is(subtag, 2..=2));
            // The engine takes the older codes for languages it does not know.
            let lang = match &*lang.to_ascii_lowercase() {
                "iw" => "he".to_owned(),
                "no" => "nb".to_owned(),
                lang => lang.to_owned(),
            };
            (lang, region.map(str::to_ascii_uppercase))
        }
        None => ("en".to_owned(), None),
    }
}
