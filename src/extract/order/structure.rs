//! Logical structure order: a walk of the tag tree, depth first (ISO 32000-1 §14.7.4,
//! §14.8.2.3.1).
//!
//! `/ActualText` replaces the content it belongs to; artifacts and untagged text are skipped.
//! Block-level elements start their own lines, inline elements continue them, and a label shares
//! the line of the text it labels. Within an element, lines break as they do on the page.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::extract::clusters::Joint;
use crate::extract::extraction::Extraction;
use crate::extract::glyphs::Glyph;
use crate::extract::lines::{Draft, Line, RightToLeft};
use crate::extract::tree::{Element, Kid, Role, Tree};
use crate::geom::PageNumber;

pub(super) fn arrange(extraction: &Extraction) -> Vec<Line> {
    let Some(tree) = &extraction.tree else { return Vec::new() };
    let mut walk = Walk {
        extraction,
        tree,
        content: content(extraction.glyphs()),
        replaced: HashSet::new(),
        lines: Vec::new(),
        block: 0,
        draft: Draft::default(),
        before: None,
        labelled: false,
    };
    if let Some(root) = tree.element(0) {
        walk.element(root);
    }
    walk.end_block();
    walk.lines
}

/// The glyph ranges of each marked-content sequence, by page (0-based) and identifier.
type Content = HashMap<(usize, i32), Vec<Range<usize>>>;

fn content(glyphs: &[Glyph]) -> Content {
    let mut content = Content::new();
    let mut start = 0;
    for run in glyphs
        .chunk_by(|a, b| (a.page, a.mcid, a.artifact) == (b.page, b.mcid, b.artifact))
    {
        let end = start + run.len();
        if let Some(Glyph { page, mcid: Some(mcid), artifact: false, .. }) = run.first() {
            content.entry((page.index(), *mcid)).or_default().push(start..end);
        }
        start = end;
    }
    content
}

struct Walk<'e> {
    extraction: &'e Extraction,
    tree: &'e Tree,
    /// The sequences not read yet. A sequence that the tree names twice is read once.
    content: Content,
    /// The replacement texts written so far.
    replaced: HashSet<u32>,
    lines: Vec<Line>,
    block: usize,
    draft: Draft<'e>,
    before: Option<&'e Glyph>,
    /// Whether a label has just ended, so that the text after it continues its line.
    labelled: bool,
}

impl<'e> Walk<'e> {
    fn element(&mut self, element: &'e Element) {
        if element.role == Role::Block && !self.labelled {
            self.end_block();
        }
        if let Some(text) = &element.actual_text {
            let glyphs = self.take(element);
            self.replacement(text, &glyphs);
        } else {
            for kid in &element.kids {
                match *kid {
                    Kid::Element(index) => {
                        if let Some(element) = self.tree.element(index) {
                            self.element(element);
                        }
                    }
                    Kid::Content { page, mcid } => {
                        for glyph in self.take_content(page, mcid) {
                            self.glyph(glyph);
                        }
                    }
                }
            }
        }
        match element.role {
            Role::Block => self.end_block(),
            Role::Label => self.labelled = true,
            Role::Inline => {}
        }
    }

    /// The glyphs of a sequence; empty on every further call.
    fn take_content(&mut self, page: usize, mcid: i32) -> Vec<&'e Glyph> {
        let ranges = self.content.remove(&(page, mcid)).unwrap_or_default();
        let glyphs = self.extraction.glyphs();
        ranges.into_iter().filter_map(|range| glyphs.get(range)).flatten().collect()
    }

    /// The glyphs of everything in an element.
    fn take(&mut self, element: &Element) -> Vec<&'e Glyph> {
        let mut glyphs = Vec::new();
        for kid in &element.kids {
            match *kid {
                Kid::Element(index) => {
                    if let Some(element) = self.tree.element(index) {
                        glyphs.extend(self.take(element));
                    }
                }
                Kid::Content { page, mcid } => {
                    glyphs.extend(self.take_content(page, mcid));
                }
            }
        }
        glyphs
    }

    fn glyph(&mut self, glyph: &'e Glyph) {
        self.step_to(glyph);
        match glyph.actual {
            None => self.draft.push(glyph),
            Some(index) => {
                self.draft.cover(glyph);
                let text = usize::try_from(index)
                    .ok()
                    .and_then(|index| self.extraction.actual_texts.get(index));
                if let Some(text) = text
                    && self.replaced.insert(index)
                {
                    self.draft.push_text(text);
                }
            }
        }
    }

    /// Writes a text instead of glyphs, where the first of them stands.
    fn replacement(&mut self, text: &'e str, glyphs: &[&'e Glyph]) {
        match glyphs.first() {
            Some(first) => self.step_to(first),
            None => self.draft.stand_on(
                self.lines.last().map_or(PageNumber::from_index(0), |line| line.page),
            ),
        }
        self.draft.push_text(text);
        for glyph in glyphs {
            self.draft.cover(glyph);
        }
        self.before = glyphs.last().copied().or(self.before);
    }

    /// Writes the space or line break between the last glyph and this one.
    fn step_to(&mut self, glyph: &'e Glyph) {
        let joint =
            self.before.map_or(Joint::Adjacent, |before| self.draft.joint(before, glyph));
        if self.labelled && self.before.is_some() {
            self.draft.push_space();
        } else {
            match joint {
                Joint::Adjacent => {}
                Joint::Space => self.draft.push_space(),
                Joint::Back | Joint::Break => self.end_line(),
            }
        }
        self.labelled = false;
        self.before = Some(glyph);
    }

    fn end_line(&mut self) {
        let draft = std::mem::take(&mut self.draft);
        self.lines.extend(draft.finish(self.block, RightToLeft::AsMarked));
    }

    /// Ends the line and its block.
    fn end_block(&mut self) {
        self.end_line();
        self.before = None;
        self.labelled = false;
        if self.lines.last().is_some_and(|line| line.block == self.block) {
            self.block += 1;
        }
    }
}
