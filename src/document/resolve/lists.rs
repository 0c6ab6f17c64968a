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

    pub(super) fn of_interest(interest: &'r Interest) -> Self {
        Self { name: interest.name.as_ref(), level: None, words: &interest.keywords }
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

    /// Languages, each a line `Language: fluency`.
    pub(super) fn languages(&self, languages: &[Language]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (index, language) in languages.iter().enumerate() {
            let origin = at("languages", index);
            let name =
                self.prose.plain(language.language.as_ref(), &origin.key("language"));
            let fluency =
                self.prose.plain(language.fluency.as_ref(), &origin.key("fluency"));
            match (name, fluency) {
                (Some(label), Some(value)) => {
                    blocks.push(Block::Fields { label: label.closed(":"), value });
                }
                (Some(text), None) | (None, Some(text)) => {
                    blocks.push(Block::Paragraph { text });
                }
                (None, None) => {}
            }
        }
        blocks
    }
}
