//! Sorts the boxes of a page into reading order.
//!
//! Step by step, the two boxes or groups whose common bounds leave the least area empty are
//! joined, pairs with nothing in between first. This grows a tree from close pairs to the whole
//! page, which is read from the root, the part further to the top left first.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::extract::thresholds::BOXES_FLOW;
use crate::geom::{Pt, Rect};

/// The maximum number of boxes a tree is grown for: the heap holds every pair of them and checks
/// every pair against all. Pages of text have some dozens. Beyond it, boxes are read by their
/// lower edges from top to bottom, then from left to right.
const MAX_BOXES: usize = 400;

/// The indices of `boxes` in reading order.
pub(super) fn reading_order(boxes: &[Rect]) -> Vec<usize> {
    if boxes.len() > MAX_BOXES {
        let mut order: Vec<(usize, &Rect)> = boxes.iter().enumerate().collect();
        order.sort_by(|(_, a), (_, b)| a.y1.total_cmp(&b.y1).then(a.x0.total_cmp(&b.x0)));
        return order.into_iter().map(|(index, _)| index).collect();
    }
    let mut forest = Forest::new(boxes);
    forest.grow();
    forest.read()
}

/// A box, or a group of two nodes.
struct Node {
    rect: Rect,
    kids: Option<[usize; 2]>,
    /// Whether it is already part of a group.
    joined: bool,
}

/// Two nodes that may be joined. Pairs with nothing in between come first, then those that leave
/// less area empty, then older nodes.
struct Pair {
    obstructed: bool,
    waste: f64,
    nodes: [usize; 2],
}

impl Ord for Pair {
    /// The greatest pair is taken first, as `BinaryHeap` does.
    fn cmp(&self, other: &Self) -> Ordering {
        other
            .obstructed
            .cmp(&self.obstructed)
            .then(other.waste.total_cmp(&self.waste))
            .then(other.nodes.cmp(&self.nodes))
    }
}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Pair {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Pair {}

struct Forest {
    /// The boxes, then the groups in the order they were made.
    nodes: Vec<Node>,
    pairs: BinaryHeap<Pair>,
}

impl Forest {
    fn new(boxes: &[Rect]) -> Self {
        let mut forest = Self { nodes: Vec::new(), pairs: BinaryHeap::new() };
        for &rect in boxes {
            forest.add(rect, None);
        }
        forest
    }

    /// Adds a node, and its pairs with all nodes that are not joined yet.
    fn add(&mut self, rect: Rect, kids: Option<[usize; 2]>) {
        let index = self.nodes.len();
        for (other, node) in self.nodes.iter().enumerate() {
            if !node.joined {
                let waste =
                    area(&rect.union(&node.rect)) - area(&rect) - area(&node.rect);
                self.pairs.push(Pair { obstructed: false, waste, nodes: [other, index] });
            }
        }
        self.nodes.push(Node { rect, kids, joined: false });
    }

    /// Joins nodes until only one is left.
    fn grow(&mut self) {
        while let Some(pair) = self.pairs.pop() {
            let [first, second] = pair.nodes;
            let (Some(a), Some(b)) = (self.nodes.get(first), self.nodes.get(second))
            else {
                continue;
            };
            if a.joined || b.joined {
                continue;
            }
            let bounds = a.rect.union(&b.rect);
            if !pair.obstructed && self.obstructs(&bounds, pair.nodes) {
                self.pairs.push(Pair { obstructed: true, ..pair });
                continue;
            }
            for index in pair.nodes {
                if let Some(node) = self.nodes.get_mut(index) {
                    node.joined = true;
                }
            }
            self.add(bounds, Some(pair.nodes));
        }
    }

    /// Whether a node other than `pair` reaches into `bounds`.
    fn obstructs(&self, bounds: &Rect, pair: [usize; 2]) -> bool {
        self.nodes.iter().enumerate().any(|(index, node)| {
            !node.joined && !pair.contains(&index) && node.rect.intersects(bounds)
        })
    }

    /// The boxes in the order of the tree. No recursion: its depth can equal the number of boxes.
    fn read(&self) -> Vec<usize> {
        let mut order = Vec::new();
        let mut stack: Vec<usize> = self
            .nodes
            .iter()
            .enumerate()
            .filter_map(|(index, node)| (!node.joined).then_some(index))
            .collect();
        while let Some(index) = stack.pop() {
            match self.nodes.get(index).map(|node| node.kids) {
                Some(Some([a, b])) => {
                    let second_first = self.rank(b).total_cmp(&self.rank(a)).is_lt();
                    stack.extend(if second_first { [a, b] } else { [b, a] });
                }
                Some(None) => order.push(index),
                None => {}
            }
        }
        order
    }

    /// Smaller for nodes further to the top left.
    fn rank(&self, index: usize) -> f64 {
        self.nodes.get(index).map_or(0.0, |Node { rect, .. }| {
            (1.0 - BOXES_FLOW) * rect.x0 + (1.0 + BOXES_FLOW) * (rect.y0 + rect.y1)
        })
    }
}

fn area(rect: &Rect) -> Pt {
    rect.width() * rect.height()
}
