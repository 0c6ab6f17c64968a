//! Jobs as entries, one for each employer.

use super::entries::push_entry;
use super::resolver::{Resolver, at};
use crate::document::dates::OpenEnd;
use crate::document::options::SEPARATE_ROLES;
use crate::document::{Block, Entry, FactKind, RichText};
use crate::resume::Work;
use crate::text::is_unspaced;

impl Resolver<'_> {
    /// Jobs; consecutive ones at one employer are one entry, unless the settings separate them.
    pub(super) fn work(&self, work: &[Work]) -> Vec<Block> {
        let is_separate = self.settings.get(SEPARATE_ROLES).unwrap_or_default();
        let shown = |index: usize| !self.is_left_out(&at("work", index));
        let same = |a: &Work, b: &Work| {
            let name =
                |work: &Work| self.prose.line(work.name.as_deref().unwrap_or_default());
            !is_separate && !name(a).is_empty() && name(a) == name(b)
        };
        let jobs: Vec<(usize, &Work)> =
            work.iter().enumerate().filter(|(index, _)| shown(*index)).collect();
        let mut blocks = Vec::new();
        for roles in jobs.chunk_by(|(_, a), (_, b)| same(a, b)) {
            match roles {
                [(index, job)] => push_entry(&mut blocks, self.job(job, *index, None)),
                roles => push_entry(&mut blocks, self.employer(roles)),
            }
        }
        blocks
    }

    /// One employer with several roles. What all roles share is printed once.
    fn employer(&self, roles: &[(usize, &Work)]) -> Entry {
        let shared = Shared {
            location: all_same(roles, |role| &role.location),
            url: all_same(roles, |role| &role.url),
            description: all_same(roles, |role| &role.description),
        };
        let (first, head) = roles[0];
        let origin = at("work", first);
        let plain = |text: &Option<String>, key: &str| {
            self.prose.plain(text.as_ref(), &origin.key(key))
        };
        let mut facts = self.facts();
        let place = shared.location.then(|| plain(&head.location, "location")).flatten();
        let title = self.head(None, plain(&head.name, "name"), place, &mut facts);
        let link = shared
            .url
            .then(|| self.prose.address(head.url.as_ref(), &origin.key("url")))
            .flatten();
        facts.add(FactKind::Link, link);
        let mut blocks = Vec::new();
        if shared.description {
            blocks =
                self.prose.blocks(head.description.as_ref(), &origin.key("description"));
        }
        for (index, role) in roles {
            push_entry(&mut blocks, self.job(role, *index, Some(&shared)));
        }
        Entry { title, facts: facts.list, blocks }
    }

    /// One job, without what its employer's entry tells.
    fn job(&self, job: &Work, index: usize, told: Option<&Shared>) -> Entry {
        let origin = at("work", index);
        let plain = |told: bool, text: &Option<String>, key: &str| {
            (!told).then(|| self.prose.plain(text.as_ref(), &origin.key(key))).flatten()
        };
        let mut facts = self.facts();
        let title = self.head(
            plain(false, &job.position, "position"),
            plain(told.is_some(), &job.name, "name"),
            plain(told.is_some_and(|told| told.location), &job.location, "location"),
            &mut facts,
        );
        let link = (!told.is_some_and(|told| told.url))
            .then(|| self.prose.address(job.url.as_ref(), &origin.key("url")))
            .flatten();
        facts.add(FactKind::Link, link);
        let dates = self.dates(job.start_date, job.end_date, OpenEnd::Present, &origin);
        facts.add(FactKind::Dates, dates);
        let mut blocks = Vec::new();
        if !told.is_some_and(|told| told.description) {
            blocks =
                self.prose.blocks(job.description.as_ref(), &origin.key("description"));
        }
        let summary = self.prose.blocks(job.summary.as_ref(), &origin.key("summary"));
        run_in(&mut blocks, summary);
        blocks.extend(self.highlights(&job.highlights, &origin));
        blocks.extend(self.prose.labelled(
            "keywords",
            &job.keywords,
            &origin.key("keywords"),
        ));
        Entry { title, facts: facts.list, blocks }
    }
}

/// Appends `more` to `blocks`; what begins with a paragraph continues the last one, which becomes
/// a sentence.
fn run_in(blocks: &mut Vec<Block>, more: Vec<Block>) {
    let mut more = more.into_iter().peekable();
    let end = match (blocks.last(), more.peek()) {
        (Some(Block::Paragraph { text }), Some(Block::Paragraph { .. })) => {
            text.plain().chars().next_back()
        }
        _ => None,
    };
    // Scripts without spaces have full stops of their own.
    if let Some(end) = end
        && !is_unspaced(end)
        && let Some(Block::Paragraph { text: mut first }) = blocks.pop()
        && let Some(Block::Paragraph { text: second }) = more.next()
    {
        if end.is_alphanumeric() || end == ')' {
            first = first.closed(".");
        }
        blocks.push(Block::Paragraph { text: RichText::joined(first, " ", second) });
    }
    blocks.extend(more);
}

/// What an employer's entry tells for all of its roles.
struct Shared {
    location: bool,
    url: bool,
    description: bool,
}

fn all_same<'w>(
    roles: &'w [(usize, &'w Work)],
    field: impl Fn(&'w Work) -> &'w Option<String>,
) -> bool {
    roles.windows(2).all(|pair| field(pair[0].1) == field(pair[1].1))
}
