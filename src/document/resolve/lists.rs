//! Skills, languages and interests as labelled lines.

use super::resolver::{Resolver, at};
use crate::document::{Block, RichText};
use crate::resume::{Interest, Language, Skill};

/// Words under a name.
pub(super) struct Group<'r> {
    name: Option<&'r String>,
    level: Option<&'r String>,
    words: &'r [String],
}

impl<'r> Group<'r> {
    pub(super) fn of_skill(skill: &'r Skill) -> Self {
        Self {
            name: skill.name.as_ref(),
            level: skill.level.as_ref(),
            words: &skill.keywords,
        }
    }
}

impl Resolver<'_> {
    /// Groups, each a line `Name (Level): a, b`; names without words share a line.
    pub(super) fn groups<'r>(
        &self,
        section: &str,
        groups: impl Iterator<Item = Group<'r>>,
    ) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut alone: Option<RichText> = None;
        for (index, group) in groups.enumerate() {
            let origin = at(section, index);
            let name = self.prose.plain(group.name, &origin.key("name"));
            let level = self.prose.plain(group.level, &origin.key("level"));
            let label = match (name, level) {
                (Some(name), Some(level)) => {
                    Some(RichText::joined(name, " (", level).closed(")"))
                }
                (name, level) => name.or(level),
            };
            let words = self.prose.list(group.words, &origin.key("keywords"));
            match (label, words) {
                (Some(label), Some(value)) => {
                    blocks.extend(alone.take().map(|text| Block::Paragraph { text }));
                    blocks.push(Block::Fields { label: label.closed(":"), value });
                }
                (Some(text), None) | (None, Some(text)) => {
                    alone = Some(match alone.take() {
                        Some(before) => {
                            RichText::joined(before, &self.prose.lang.words().comma, text)
                        }
                        None => text,
                    });
                }
                (None, None) => {}
            }
        }
        blocks.extend(alone.map(|text| Block::Paragraph { text }));
        blocks
    }

    /// Interests in one paragraph: `Name (a, b), name`.
    pub(super) fn interests(&self, interests: &[Interest]) -> Vec<Block> {
        self.run_in(interests.iter().enumerate().map(|(index, interest)| {
            let origin = at("interests", index);
            let name = self.prose.plain(interest.name.as_ref(), &origin.key("name"));
            let words = self.prose.list(&interest.keywords, &origin.key("keywords"));
            (name, words)
        }))
    }

    /// Languages in one paragraph: `Language (fluency), language`.
    pub(super) fn languages(&self, languages: &[Language]) -> Vec<Block> {
        self.run_in(languages.iter().enumerate().map(|(index, language)| {
            let origin = at("languages", index);
            let plain = |text: &Option<String>, key| {
                self.prose.plain(text.as_ref(), &origin.key(key))
            };
            (plain(&language.language, "language"), plain(&language.fluency, "fluency"))
        }))
    }

    /// Names, each with something about it in brackets, in one paragraph.
    fn run_in(
        &self,
        items: impl Iterator<Item = (Option<RichText>, Option<RichText>)>,
    ) -> Vec<Block> {
        let items = items.filter_map(|(name, about)| match (name, about) {
            (Some(name), Some(about)) => {
                Some(RichText::joined(name, " (", about).closed(")"))
            }
            (name, about) => name.or(about),
        });
        let comma = &self.prose.lang.words().comma;
        let all = RichText::list(items, comma);
        all.map(|text| Block::Paragraph { text }).into_iter().collect()
    }
}
