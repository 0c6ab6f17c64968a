//! Turns the strings of a résumé into text to print: cleaned, with Markdown where people write
//! it, and with the words marked that must not break.

use super::address::Links;
use super::lang::Lang;
use super::sign::is_number;
use super::{Block, ListItem, RichText, Run, address, hard_wraps, markdown, segment};
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

    /// A web address, as a link; what cannot be one is printed as it is.
    pub(super) fn address(
        &self,
        url: Option<&String>,
        origin: &JsonPointer,
    ) -> Option<RichText> {
        let url = self.line(url?);
        let link = address::target(&url);
        let text = match &link {
            Some(_) => address::printed(&url, self.links),
            None => url,
        };
        finished(vec![Run { text, link, ..Run::default() }], origin)
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

    /// Running text: a paragraph per typed line, and lists where lines begin with bullets. Lines
    /// that an editor broke are one.
    pub(super) fn blocks(
        &self,
        text: Option<&String>,
        origin: &JsonPointer,
    ) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut bullets = Bullets::default();
        let text = text.map(|text| text.replace("\r\n", "\n")).unwrap_or_default();
        let typed = text::lines(&text);
        for typed in hard_wraps::joined(typed, |line| without_bullet(line).0) {
            let (bullet, line) = without_bullet(&typed);
            if bullet {
                bullets.push(indent(&typed), line);
            } else if let Some(text) = self.rich(line, origin) {
                blocks.extend(self.bulleted(std::mem::take(&mut bullets), origin));
                blocks.push(Block::Paragraph { text });
            }
        }
        blocks.extend(self.bulleted(bullets, origin));
        blocks
    }

    /// A highlight: one bullet, or several if it was typed as a list. Bullets after a text are
    /// those under it.
    pub(super) fn items(&self, text: &str, origin: &JsonPointer) -> Vec<ListItem> {
        let mut bullets = Bullets::default();
        for typed in text::lines(text) {
            let (bullet, line) = without_bullet(typed);
            if bullet {
                bullets.push(indent(typed), line);
            } else {
                bullets.continue_with(line);
            }
        }
        self.list_items(bullets, origin)
    }

    fn bulleted(&self, bullets: Bullets, origin: &JsonPointer) -> Option<Block> {
        let items = self.list_items(bullets, origin);
        (!items.is_empty()).then_some(Block::List { items })
    }

    fn list_items(&self, bullets: Bullets, origin: &JsonPointer) -> Vec<ListItem> {
        let mut items: Vec<ListItem> = Vec::new();
        for (text, under) in bullets.0 {
            let under = under.iter().filter_map(|text| self.rich(text, origin));
            match self.rich(&text, origin) {
                Some(text) => items.push(ListItem { text, items: under.collect() }),
                // Nothing to stand under.
                None => items.extend(under.map(ListItem::from)),
            }
        }
        items
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

/// Typed bullets, each with those under it. A level deeper than the second is the second.
#[derive(Default)]
struct Bullets(Vec<(String, Vec<String>)>, Level);

/// How far the bullets of the first level are indented.
#[derive(Default, Clone, Copy)]
enum Level {
    /// There are none yet.
    #[default]
    Open,
    /// So many columns.
    At(usize),
    /// The first level is a text without a bullet: all bullets are under it.
    Text,
}

impl Bullets {
    fn push(&mut self, indent: usize, text: &str) {
        let is_under = match self.1 {
            Level::Open => false,
            Level::At(first) => indent > first,
            Level::Text => true,
        };
        match self.0.last_mut() {
            Some((_, under)) if is_under => under.push(text.to_owned()),
            _ => {
                self.0.push((text.to_owned(), Vec::new()));
                self.1 = Level::At(indent);
            }
        }
    }

    /// Adds a line without a bullet to the last text.
    fn continue_with(&mut self, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        let Some((text, under)) = self.0.last_mut() else {
            self.0.push((line.to_owned(), Vec::new()));
            self.1 = Level::Text;
            return;
        };
        let last = under.last_mut().unwrap_or(text);
        last.push(' ');
        last.push_str(line);
    }
}

/// How far a line is indented, in columns.
fn indent(line: &str) -> usize {
    let blank = line.chars().take_while(|c| c.is_whitespace());
    blank.map(|c| if c == '\t' { TAB } else { 1 }).sum()
}

/// The columns of a tab: more than a space, whatever an editor shows.
const TAB: usize = 4;

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
