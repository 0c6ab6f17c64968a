//! Resolves selectors to items of the base, or reports why one matches nothing and what it could
//! mean.

use super::index::{Index, ItemKind};
use super::{Selector, Target, codes};
use crate::diag::{Diagnostic, Location};
use crate::suggest;

/// The items a selector matches, as positions in the index; at least one.
pub(super) fn resolve(
    selector: &Selector,
    index: &Index,
) -> Result<Vec<usize>, Box<Diagnostic>> {
    let found = match &selector.target {
        Target::Id(id) => {
            by_id(id, index).ok_or_else(|| unknown_id(id, selector, index))?
        }
        Target::Tag(tag) => {
            let has = |item: &super::index::Item| item.tags.iter().any(|it| it == tag);
            let found: Vec<usize> = positions(index, has);
            if found.is_empty() {
                return Err(unknown_tag(tag, selector, index).into());
            }
            found
        }
        Target::Pointer(at) => match index.position(at) {
            Some(position) => vec![position],
            None => return Err(nothing_there(selector, at.as_str(), index).into()),
        },
    };
    if let Some(begins) = &selector.begins {
        let begins = plain(begins);
        let fits = |at: &usize| plain(&index.items[*at].text).starts_with(&begins);
        if !found.iter().all(fits) {
            return Err(stale(selector, &begins, index).into());
        }
    }
    Ok(found)
}

/// As [`resolve`], for items that can be ordered within an array.
pub(super) fn resolve_members(
    selector: &Selector,
    index: &Index,
) -> Result<Vec<usize>, Box<Diagnostic>> {
    let found = resolve(selector, index)?;
    let is_member =
        |at: &usize| matches!(index.items[*at].kind, ItemKind::Entry | ItemKind::Element);
    if found.iter().all(is_member) {
        return Ok(found);
    }
    let message = format!("`{}` is not an entry or element of an array", selector.target);
    let at = Location::pointer(selector.at.clone());
    Err(Box::new(
        Diagnostic::error(codes::NOT_SELECTABLE, at, message)
            .hint("order sections with `options.sections`"),
    ))
}

fn by_id(id: &str, index: &Index) -> Option<Vec<usize>> {
    let own = positions(index, |item| item.id.as_deref() == Some(id));
    if !own.is_empty() {
        return Some(own);
    }
    let is_section = |item: &super::index::Item| {
        item.kind == ItemKind::Section && item.text.as_str() == id
    };
    let section = positions(index, is_section);
    (!section.is_empty()).then_some(section)
}

fn positions(index: &Index, is: impl Fn(&super::index::Item) -> bool) -> Vec<usize> {
    let items = index.items.iter().enumerate();
    items.filter(|(_, item)| is(item)).map(|(at, _)| at).collect()
}

fn unknown_id(id: &str, selector: &Selector, index: &Index) -> Diagnostic {
    let at = Location::pointer(selector.at.clone());
    let message = format!("nothing in the base has the id `{id}`");
    let finding = Diagnostic::error(codes::UNKNOWN_ID, at, message);
    if has_tag(index, id) {
        return finding.hint(format!("write `#{id}` to select by tag"));
    }
    let ids = index.items.iter().filter_map(|item| item.id.as_deref());
    let sections = index.items.iter().filter(|item| item.kind == ItemKind::Section);
    let known = ids.chain(sections.map(|item| item.text.as_str()));
    finding.hint(if known.clone().next().is_none() {
        "use a JSON Pointer: the base has no ids".to_owned()
    } else {
        suggest::hint(id, known)
    })
}

fn unknown_tag(tag: &str, selector: &Selector, index: &Index) -> Diagnostic {
    let at = Location::pointer(selector.at.clone());
    let message = format!("nothing in the base has the tag `{tag}`");
    let tags = index.items.iter().flat_map(|item| &item.tags);
    let known: Vec<String> = tags.map(|tag| format!("#{tag}")).collect();
    Diagnostic::error(codes::UNKNOWN_TAG, at, message).hint(if known.is_empty() {
        "use an id or a JSON Pointer: the base has no tags".to_owned()
    } else {
        suggest::hint(&format!("#{tag}"), known.iter().map(String::as_str))
    })
}

fn has_tag(index: &Index, tag: &str) -> bool {
    index.items.iter().any(|item| item.tags.iter().any(|it| it == tag))
}

fn nothing_there(selector: &Selector, pointer: &str, index: &Index) -> Diagnostic {
    let at = Location::pointer(selector.at.clone());
    // A fact of an entry exists, but may not be removed without the entry.
    let is_fact = pointer.rsplit_once('/').is_some_and(|(entry, key)| {
        key.bytes().any(|b| b.is_ascii_alphabetic())
            && index
                .items
                .iter()
                .any(|item| item.kind == ItemKind::Entry && item.at.as_str() == entry)
    });
    if is_fact {
        let message =
            format!("`{pointer}` cannot be left out, moved or reworded by itself");
        return Diagnostic::error(codes::NOT_SELECTABLE, at, message).hint(
            "select the whole entry: titles, employers, dates and levels stay in it",
        );
    }
    let message = format!("the base has nothing at `{pointer}`");
    let known = index.items.iter().map(|item| item.at.as_str());
    let sections = index.items.iter().filter(|item| item.kind == ItemKind::Section);
    let nearest = suggest::nearest(pointer, known);
    Diagnostic::error(codes::NOTHING_THERE, at, message).hint(nearest.map_or_else(
        || suggest::one_of(sections.map(|item| item.at.as_str())),
        suggest::did_you_mean,
    ))
}

fn stale(selector: &Selector, begins: &str, index: &Index) -> Diagnostic {
    let at = Location::pointer(selector.at.clone());
    let message =
        format!("the text at `{}` no longer starts with `begins`", selector.target);
    let now = index.items.iter().find(|item| plain(&item.text).starts_with(begins));
    Diagnostic::error(codes::STALE_SELECTOR, at, message).hint(match now {
        Some(item) => format!("select `{}`, where that text is now", item.at),
        None => {
            "select the text again and correct `begins`: the base has changed".to_owned()
        }
    })
}

/// A text with its whitespace collapsed.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Id(id) => f.write_str(id),
            Self::Tag(tag) => write!(f, "#{tag}"),
            Self::Pointer(at) => f.write_str(at.as_str()),
        }
    }
}
