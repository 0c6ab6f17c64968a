//! Turns the strings of a résumé into text to print: cleaned, with Markdown where people write
//! it, and with the words marked that must not break.

use super::address::Links;
use super::lang::Lang;
use super::sign::is_number;
use super::{Block, RichText, Run, address, markdown, segment};
use crate::diag::JsonPointer;
use crate::resume::Resume;
use crate::text::{self, Hygiene};

/// How people type a bullet.
const BULLETS: [&str; 7] = ["- ", "* ", "+ ", "• ", "– ", "◦ ", "▪ "];

/// Prepares the strings of one résumé.
pub(super) struct Prose {
    hygiene: Hygiene,
    /// The language of headings, labels and dates.
    pub(super) lang: Lang,
    links: Links,
}

impl Prose {
    /// For `resume`, with headings and labels in `lang` the user's own section `titles`,
    /// and addresses printed as `links` says.
    pub(super) fn of<'t>(
        resume: &Resume,
        lang: Lang,
        titles: impl Iterator<Item = &'t str>,
        links: Links,
    ) -> Self {
        // Whatever may be printed is in the résumé's JSON form, which escapes ASCII alone, in
        // the titles, or among the language's own words.
        let mut all = serde_json::to_string(resume).unwrap_or_default();
        all.extend(titles);
        all.extend(lang.texts());
        Self { hygiene: Hygiene::of(&all), lang, links }
    }

    /// A string as one clean line.
    pub(super) fn line(&self, text: &str) -> String {
        self.hygiene.line(text)
    }

    /// A name, a title, a place: one line without markup.
    pub(super) fn plain(
        &self,
        text: Option<&String>,
        origin: &JsonPointer,
    ) -> Option<RichText> {
        self.words(text?, origin)
    }

    /// As [`plain`](Self::plain).
    pub(super) fn words(&self, text: &str, origin: &JsonPointer) -> Option<RichText> {
        let text = self.line(text);
        finished(vec![Run { text, ..Run::default() }], origin)
    }

    /// A web address, as a link.
    pub(super) fn address(
        &self,
        url: Option<&String>,
        origin: &JsonPointer,
    ) -> Option<RichText> {
        let url = self.line(url?);
        let link = address::target(&url);
        finished(
            vec![Run {
                text: address::printed(&url, self.links),
                link,
                ..Run::default()
            }],
            origin,
        )
    }

    /// A list as one line, separated by the language's comma, or by semicolons if an item
    /// contains a comma.
    pub(super) fn list(
        &self,
        words: &[String],
        origin: &JsonPointer,
    ) -> Option<RichText> {
        let words: Vec<String> = words
            .iter()
            .map(|word| self.line(word))
            .filter(|word| !word.is_empty())
            .collect();
        let own = self.lang.words();
        let in_a_word = |word: &String| word.contains(own.comma.trim());
        let separator =
            if words.iter().any(in_a_word) { &own.semicolon } else { &own.comma };
        finished(vec![Run { text: words.join(separator), ..Run::default() }], origin)
    }

    /// A list under a label in the language; `label` is its key.
    pub(super) fn labelled(
        &self,
        label: &'static str,
        words: &[String],
        origin: &JsonPointer,
    ) -> Option<Block> {
        let value = self.list(words, origin)?;
        let text = format!("{}:", self.lang.label(label));
        // `Mots-clés:` must not break at its hyphen.
        let runs = segment::mark_whole(vec![Run { text, ..Run::default() }]);
        let label = RichText { runs, origin: None };
        Some(Block::Fields { label, value })
    }

    /// Running text: a paragraph per typed line, and lists where lines begin with bullets.
    pub(super) fn blocks(
        &self,
        text: Option<&String>,
        origin: &JsonPointer,
    ) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for line in text.into_iter().flat_map(|text| text::lines(text)) {
            let (bullet, line) = without_bullet(line);
            let Some(text) = self.rich(line, origin) else { continue };
            match (bullet, blocks.last_mut()) {
                (true, Some(Block::List { items })) => items.push(text),
                (true, _) => blocks.push(Block::List { items: vec![text] }),
                (false, _) => blocks.push(Block::Paragraph { text }),
            }
        }
        blocks
    }

    /// A highlight: one bullet, or several if it was typed as a list.
    pub(super) fn items(&self, text: &str, origin: &JsonPointer) -> Vec<RichText> {
        let mut items: Vec<String> = Vec::new();
        for line in text::lines(text) {
            let (bullet, line) = without_bullet(line);
            match items.last_mut() {
                Some(last) if !bullet => {
                    last.push(' ');
                    last.push_str(line);
                }
                _ => items.push(line.to_owned()),
            }
        }
        items.iter().filter_map(|item| self.rich(item, origin)).collect()
    }

    /// One line of Markdown.
    fn rich(&self, line: &str, origin: &JsonPointer) -> Option<RichText> {
        let runs =
            markdown::inline(&self.line(line), address::target, |url| match self.links {
                Links::Hidden => String::new(),
                links => address::printed(url, links),
            });
        finished(runs, origin)
    }
}

/// Those of [`BULLETS`] that are signs before a number.
const SIGNS: [&str; 3] = ["- ", "+ ", "– "];

/// Whether the line begins with a bullet, and the line without it. A sign before a number may be a
/// bullet and is kept all the same: that is ugly at worst, and the opposite false.
fn without_bullet(line: &str) -> (bool, &str) {
    let line = line.trim();
    let found =
        BULLETS.iter().find_map(|bullet| Some((bullet, line.strip_prefix(bullet)?)));
    match found {
        Some((bullet, rest)) if SIGNS.contains(bullet) && is_number(rest) => (true, line),
        Some((_, rest)) => (true, rest.trim_start()),
        None => (false, line),
    }
}

/// The runs as text; `None` if they are blank.
fn finished(runs: Vec<Run>, origin: &JsonPointer) -> Option<RichText> {
    let runs: Vec<Run> = runs.into_iter().filter(|run| !run.text.is_empty()).collect();
    let says_something = runs.iter().any(|run| !run.text.trim().is_empty());
    says_something.then(|| RichText {
        runs: segment::mark_whole(runs),
        origin: Some(origin.clone()),
    })
}
