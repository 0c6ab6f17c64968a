//! Finishes laid-out pages: what a layout cannot do before its lines are set.
//!
//! - Text in one style becomes one run of glyphs, whatever its scripts (`extract` calls a border
//!   between runs a seam).
//! - Word joiners, which kept words on one line, are removed: no reader expects them.
//! - The dot before dates at the right is made as wide as the gap it stands in (`leader`).
//! - Few pages need no outline, and some readers take it for more text.

use std::collections::BTreeMap;

use typst::foundations::{Smart, StyleChain};
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem, Point};
use typst::model::{Document as _, HeadingElem};
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

use super::leader;
use crate::direction::is_right_to_left;
use crate::document::WORD_JOINER;

/// A document of fewer pages has no outline.
const PAGES_WITH_OUTLINE: usize = 4;

/// The heading level of sections.
const SECTION: usize = 1;

/// The pages as they are written to files.
pub(super) fn finish(document: &PagedDocument) -> PagedDocument {
    let outlined = document.pages().len() >= PAGES_WITH_OUTLINE;
    let pages = document.pages().iter().map(|page| {
        let mut page = page.clone();
        finish_frame(&mut page.frame, outlined);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

/// Finishes everything in `frame`.
fn finish_frame(frame: &mut Frame, outlined: bool) {
    // A frame is shared with the engine's cache, and copied if it is changed.
    if !frame.items().any(|(_, item)| is_unfinished(item)) {
        return;
    }
    let gaps = leader::gaps(frame);
    let mut continued = continuations(frame);
    let mut index = 0;
    frame.retain(|item| {
        let mut keep = true;
        if let Some(gap) = gaps.get(&index) {
            leader::fill(item, *gap);
        }
        match item {
            FrameItem::Group(group) => finish_frame(&mut group.frame, outlined),
            FrameItem::Text(text) => {
                match continued.remove(&index) {
                    Some(Run::Start(parts)) => {
                        for part in parts {
                            append(text, part);
                        }
                    }
                    Some(Run::Part) => keep = false,
                    None => {}
                }
                remove_joiners(text);
            }
            FrameItem::Tag(Tag::Start(element, _)) => {
                if let Some(heading) = element.to_packed_mut::<HeadingElem>()
                    && !(outlined && is_of_section(heading))
                {
                    heading.bookmarked.set(Smart::Custom(false));
                }
            }
            _ => {}
        }
        index += 1;
        keep
    });
}

/// What an item is in a run that the engine set in parts, as it does where the script changes.
enum Run {
    /// The first part, with the others.
    Start(Vec<TextItem>),
    /// Another part.
    Part,
}

/// The texts of `frame` that continue each other, by their index among its items: they become
/// one run of glyphs.
fn continuations(frame: &Frame) -> BTreeMap<usize, Run> {
    let mut runs = BTreeMap::new();
    let mut last: Option<(usize, Point, &TextItem)> = None;
    let mut start = 0;
    for (index, (at, item)) in frame.items().enumerate() {
        let FrameItem::Text(text) = item else {
            last = None;
            continue;
        };
        if let Some((before, from, part)) = last
            && is_continued(part, text)
            && (from.y - at.y).to_pt().abs() < EXACT
            && (from.x + part.width() - at.x).to_pt().abs() < EXACT
        {
            if !matches!(runs.get(&before), Some(Run::Part)) {
                start = before;
                runs.insert(before, Run::Start(Vec::new()));
            }
            if let Some(Run::Start(parts)) = runs.get_mut(&start) {
                parts.push(text.clone());
            }
            runs.insert(index, Run::Part);
        }
        last = Some((index, *at, text));
    }
    runs
}

/// Positions nearer than this, in pt, are the same.
const EXACT: f64 = 0.001;

/// Whether `text` may continue the run of `part`: it differs in nothing but its letters, and both
/// run from left to right.
fn is_continued(part: &TextItem, text: &TextItem) -> bool {
    let is_leftward = |item: &TextItem| item.text.contains(is_right_to_left);
    !leader::is_leader(text)
        && part.font == text.font
        && part.size == text.size
        && part.fill == text.fill
        && part.stroke == text.stroke
        && part.lang == text.lang
        && part.region == text.region
        && part.text.len() + text.text.len() < usize::from(u16::MAX)
        && !is_leftward(part)
        && !is_leftward(text)
}

/// Appends `part` to the run that it continues.
fn append(run: &mut TextItem, part: TextItem) {
    // The lengths of continued texts were added up.
    let Ok(moved) = u16::try_from(run.text.len()) else { return };
    run.text.push_str(&part.text);
    run.glyphs.extend(part.glyphs.into_iter().map(|mut glyph| {
        glyph.range = glyph.range.start.saturating_add(moved)
            ..glyph.range.end.saturating_add(moved);
        glyph
    }));
}

/// Whether `item` has anything to finish.
fn is_unfinished(item: &FrameItem) -> bool {
    match item {
        FrameItem::Group(group) => {
            group.frame.items().any(|(_, item)| is_unfinished(item))
        }
        FrameItem::Text(_) => true,
        FrameItem::Tag(Tag::Start(element, _)) => element.is::<HeadingElem>(),
        _ => false,
    }
}

fn is_of_section(heading: &HeadingElem) -> bool {
    let level = heading.level.get(StyleChain::default());
    matches!(level, Smart::Custom(level) if level.get() == SECTION)
}

/// Removes every word joiner, which has no glyph of its own.
fn remove_joiners(item: &mut TextItem) {
    if !item.text.contains(WORD_JOINER) {
        return;
    }
    let text = &item.text;
    let kept = |at: u16| {
        let before = &text[..usize::from(at)];
        let joiners = before.matches(WORD_JOINER).count() * WORD_JOINER.len_utf8();
        // It was a position in the longer text.
        u16::try_from(before.len() - joiners).unwrap_or(at)
    };
    let ranges: Vec<_> =
        item.glyphs.iter().map(|it| kept(it.range.start)..kept(it.range.end)).collect();
    for (glyph, range) in item.glyphs.iter_mut().zip(ranges) {
        glyph.range = range;
    }
    item.glyphs.retain(|glyph: &Glyph| !glyph.range.is_empty());
    item.text = item.text.chars().filter(|c| *c != WORD_JOINER).collect();
}
