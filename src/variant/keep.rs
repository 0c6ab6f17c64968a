//! Plans which items of a base a variant keeps, and in which order, and carries the plan out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::change::{Change, DropReason};
use super::index::{Index, ItemKind};
use super::{Selector, Target, Variant, codes, select};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

/// Maximum number of findings about one variant. With more, it was written for another base, and
/// finding a suggestion for each selector takes time.
pub(super) const MAX_FINDINGS: usize = 100;

/// What happens to each item of a base.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The items left out, with the reason.
    dropped: BTreeMap<usize, DropReason>,
    /// The items kept in each array, in their new order.
    lists: BTreeMap<JsonPointer, Vec<usize>>,
    /// Why each item is where it is.
    whys: BTreeMap<usize, String>,
    /// The item that contains each item.
    parents: Vec<Option<usize>>,
}

/// How an item was selected.
#[derive(Debug, Clone)]
struct Named {
    selector: String,
    why: Option<String>,
    /// By its own id or place, not by a tag.
    alone: bool,
    at: JsonPointer,
}

/// The plan, as far as it can be made; selectors that cannot be followed are added to
/// `findings`.
pub(super) fn plan(
    variant: &Variant,
    index: &Index,
    base: &Value,
    findings: &mut Findings,
) -> Plan {
    let mut plan = Plan { parents: parents(index), ..Plan::default() };
    let include = named(&variant.include, index, findings);
    let exclude = named(&variant.exclude, index, findings);
    let only = named(&variant.only, index, findings);
    let order = ranks(&variant.order, index, findings);
    let narrowed: BTreeSet<Option<JsonPointer>> =
        only.keys().map(|at| index.items[*at].at.parent()).collect();
    // What contains something that is wanted is wanted itself.
    let mut wanted: BTreeSet<usize> = BTreeSet::new();
    for at in include.keys() {
        wanted.extend(std::iter::successors(Some(*at), |at| plan.parents[*at]));
    }
    for (at, item) in index.items.iter().enumerate() {
        let in_named_section = || {
            let mut around =
                std::iter::successors(plan.parents[at], |at| plan.parents[*at]);
            around.any(|at| {
                include.contains_key(&at) && index.items[at].kind != ItemKind::Entry
            })
        };
        let keep_alone = include.get(&at).is_some_and(|named| named.alone);
        let reason = if let Some(out) = exclude.get(&at)
            && (out.alone || !keep_alone)
        {
            if keep_alone {
                findings.push(contradiction(&include[&at], out));
            }
            Some(DropReason::Excluded {
                selector: out.selector.clone(),
                why: out.why.clone(),
            })
        } else if !only.contains_key(&at)
            && matches!(item.kind, ItemKind::Entry | ItemKind::Element)
            && narrowed.contains(&item.at.parent())
        {
            Some(DropReason::NotOnly)
        } else if !include.is_empty()
            && !item.tags.is_empty()
            && !wanted.contains(&at)
            && !in_named_section()
        {
            Some(DropReason::NotIncluded { tags: item.tags.clone() })
        } else {
            ended(variant, &item.at, base)
        };
        if let Some(reason) = reason {
            plan.dropped.insert(at, reason);
        }
    }
    let why = |rank: &usize| variant.order.get(*rank)?.why.clone();
    plan.whys = order.iter().filter_map(|(at, rank)| Some((*at, why(rank)?))).collect();
    plan.arrange(variant, index, &order);
    plan
}

impl Plan {
    /// Orders what is kept of each array, and shortens arrays of highlights.
    fn arrange(
        &mut self,
        variant: &Variant,
        index: &Index,
        order: &BTreeMap<usize, usize>,
    ) {
        for (at, item) in index.items.iter().enumerate() {
            if !matches!(item.kind, ItemKind::Entry | ItemKind::Element) {
                continue;
            }
            let list = item.at.parent().unwrap_or_default();
            let list = self.lists.entry(list).or_default();
            if !self.dropped.contains_key(&at) {
                list.push(at);
            }
        }
        for (list, items) in &mut self.lists {
            // Stable: what is not ordered follows as in the base.
            items.sort_by_key(|at| order.get(at).copied().unwrap_or(usize::MAX));
            let Some(most) = variant.max_highlights.map(std::num::NonZeroUsize::get)
            else {
                continue;
            };
            if list.as_str().ends_with("/highlights") && items.len() > most {
                for at in items.split_off(most) {
                    self.dropped.insert(at, DropReason::OverMost { most });
                }
            }
        }
    }

    /// Whether an item and everything that contains it are kept.
    pub(super) fn keeps(&self, at: usize) -> bool {
        std::iter::successors(Some(at), |at| self.parents[*at])
            .all(|at| !self.dropped.contains_key(&at))
    }

    /// The items dropped and moved, by position. What is dropped together with its entry is not
    /// listed.
    pub(super) fn changes(&self, index: &Index) -> BTreeMap<usize, Vec<Change>> {
        let mut changes: BTreeMap<usize, Vec<Change>> = BTreeMap::new();
        for (at, because) in &self.dropped {
            if self.parents[*at].is_none_or(|parent| self.keeps(parent)) {
                let item = &index.items[*at];
                changes.entry(*at).or_default().push(Change::Dropped {
                    at: item.at.clone(),
                    what: item.text.clone(),
                    because: because.clone(),
                });
            }
        }
        for items in self.lists.values() {
            if !items.first().is_some_and(|first| self.keeps(*first)) {
                continue;
            }
            let stay = longest_increasing(items);
            let mut before = items.clone();
            before.sort_unstable();
            for (to, at) in items.iter().enumerate() {
                if stay.contains(at) {
                    continue;
                }
                let from = before.binary_search(at).unwrap_or_default();
                let item = &index.items[*at];
                changes.entry(*at).or_default().push(Change::Moved {
                    at: item.at.clone(),
                    what: item.text.clone(),
                    from: from + 1,
                    to: to + 1,
                    why: self.whys.get(at).cloned(),
                });
            }
        }
        changes
    }

    /// Carries out the plan, and returns where each item that has moved was before.
    pub(super) fn carry_out(
        &self,
        base: &mut Value,
        index: &Index,
    ) -> BTreeMap<JsonPointer, JsonPointer> {
        // The deepest arrays first: moving an outer one changes their places.
        let depth = |at: &JsonPointer| at.as_str().matches('/').count();
        let mut lists: Vec<_> = self.lists.iter().collect();
        lists.sort_by_key(|(at, _)| std::cmp::Reverse(depth(at)));
        for (list, items) in lists {
            let Some(Value::Array(elements)) = base.pointer_mut(list.as_str()) else {
                continue;
            };
            let mut old: Vec<Option<Value>> =
                std::mem::take(elements).into_iter().map(Some).collect();
            let number = |at: &usize| number(&index.items[*at].at);
            let kept = items.iter().filter_map(|at| old.get_mut(number(at)?)?.take());
            *elements = kept.collect();
        }
        self.remove_whole(base, index);
        self.origins(index)
    }

    /// Removes sections, arrays and fields.
    fn remove_whole(&self, base: &mut Value, index: &Index) {
        let places = self.places(index);
        for at in self.dropped.keys() {
            let item = &index.items[*at];
            if matches!(item.kind, ItemKind::Entry | ItemKind::Element) {
                continue;
            }
            let Some(around) = item.at.parent() else { continue };
            let around = match self.parents[*at].map(|parent| places.get(&parent)) {
                Some(Some(now)) => now.clone(),
                Some(None) => continue,
                None => around,
            };
            let key = item.at.as_str().rsplit('/').next().unwrap_or_default();
            if let Some(Value::Object(members)) = base.pointer_mut(around.as_str()) {
                members.shift_remove(key);
            }
        }
    }

    /// The place of every kept item in the result.
    fn places(&self, index: &Index) -> BTreeMap<usize, JsonPointer> {
        let mut places: BTreeMap<usize, JsonPointer> = BTreeMap::new();
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        for items in self.lists.values() {
            numbers.extend(items.iter().enumerate().map(|(now, at)| (*at, now)));
        }
        for (at, item) in index.items.iter().enumerate() {
            // Parents come before their children, so their new place is known.
            let around = match self.parents[at].map(|parent| places.get(&parent)) {
                Some(Some(now)) => now.clone(),
                Some(None) => continue,
                None => item.at.parent().unwrap_or_default(),
            };
            let now = match item.kind {
                ItemKind::Entry | ItemKind::Element => match numbers.get(&at) {
                    Some(now) => around.index(*now),
                    None => continue,
                },
                _ => {
                    let key = item.at.as_str().rsplit('/').next().unwrap_or_default();
                    JsonPointer::from_string(format!("{around}/{key}"))
                }
            };
            places.insert(at, now);
        }
        places
    }

    fn origins(&self, index: &Index) -> BTreeMap<JsonPointer, JsonPointer> {
        let places = self.places(index).into_iter();
        let pairs = places.map(|(at, now)| (now, index.items[at].at.clone()));
        pairs.filter(|(now, base)| now != base).collect()
    }
}

/// The item that contains each item, if any: the nearest around it.
fn parents(index: &Index) -> Vec<Option<usize>> {
    let around = |at: &JsonPointer| {
        let mut outer = at.parent();
        while let Some(place) = outer {
            if let Some(found) = index.position(&place) {
                return Some(found);
            }
            outer = place.parent();
        }
        None
    };
    index.items.iter().map(|item| around(&item.at)).collect()
}

fn named(
    selectors: &[Selector],
    index: &Index,
    findings: &mut Findings,
) -> BTreeMap<usize, Named> {
    let mut named: BTreeMap<usize, Named> = BTreeMap::new();
    for selector in selectors {
        if findings.len() >= MAX_FINDINGS {
            break;
        }
        match select::resolve(selector, index) {
            Ok(found) => {
                let alone = !matches!(selector.target, Target::Tag(_));
                for at in found {
                    let now = Named {
                        selector: selector.target.to_string(),
                        why: selector.why.clone(),
                        alone,
                        at: selector.at.clone(),
                    };
                    let known = named.entry(at).or_insert_with(|| now.clone());
                    if alone && !known.alone {
                        *known = now;
                    }
                }
            }
            Err(finding) => findings.push(*finding),
        }
    }
    named
}

/// The rank of each item that `order` selects: the number of the first selector that does.
fn ranks(
    selectors: &[Selector],
    index: &Index,
    findings: &mut Findings,
) -> BTreeMap<usize, usize> {
    let mut ranks = BTreeMap::new();
    for (rank, selector) in selectors.iter().enumerate() {
        if findings.len() >= MAX_FINDINGS {
            break;
        }
        match select::resolve_members(selector, index) {
            Ok(found) => found.into_iter().for_each(|at| {
                ranks.entry(at).or_insert(rank);
            }),
            Err(finding) => findings.push(*finding),
        }
    }
    ranks
}

fn contradiction(kept: &Named, out: &Named) -> Diagnostic {
    let message = format!("`{}` is both included and excluded", out.selector);
    Diagnostic::error(codes::CONTRADICTION, Location::pointer(out.at.clone()), message)
        .hint(format!("remove it here, or from `include` at `{}`", kept.at))
}

/// The reason to drop an entry that ended before `since`.
fn ended(variant: &Variant, at: &JsonPointer, base: &Value) -> Option<DropReason> {
    let since = variant.since?;
    let mut tokens = at.as_str().split('/').skip(1);
    let is_dated = matches!(tokens.next(), Some("work" | "volunteer" | "projects"));
    if !is_dated || tokens.count() != 1 {
        return None;
    }
    let end = base.pointer(at.as_str())?.get("endDate")?.as_str()?;
    let end = crate::resume::PartialDate::parse(end).ok()?;
    (end.year() < since).then_some(DropReason::Ended { since })
}

/// The index of an element in its array.
fn number(at: &JsonPointer) -> Option<usize> {
    at.as_str().rsplit('/').next()?.parse().ok()
}

/// The members of a longest increasing subsequence: items that need not be reported as moved.
fn longest_increasing(items: &[usize]) -> BTreeSet<usize> {
    // `tails[n]` is the end of the increasing run of length n + 1 that ends lowest.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let length = tails.partition_point(|tail| items[*tail] < *item);
        before.push(length.checked_sub(1).map(|shorter| tails[shorter]));
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let last = tails.last().copied();
    std::iter::successors(last, |at| before[*at]).map(|at| items[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_that_stay_in_order_have_not_moved() {
        assert_eq!(longest_increasing(&[0, 1, 2]), [0, 1, 2].into());
        assert_eq!(longest_increasing(&[2, 0, 1]), [0, 1].into());
        assert_eq!(longest_increasing(&[3, 1, 2, 0]), [1, 2].into());
        assert!(longest_increasing(&[]).is_empty());
    }
}
