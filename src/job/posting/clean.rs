//! Cleans a pasted posting: HTML becomes lines, Markdown loses its links, and what a job board puts
//! around a posting – menus, buttons, its own summary – is left out.

use std::borrow::Cow;

use super::markup;
use crate::data::postings;
use crate::job::plain::fold;

/// The least number of lines before a line that ends the posting.
const LEAST_BEFORE_TAIL: usize = 4;

/// The text of a posting, without what is around it.
pub(super) fn clean(text: &str) -> String {
    let text = if markup::is_html(text) {
        Cow::Owned(markup::lines(text))
    } else if text.contains('&') {
        Cow::Owned(markup::decoded(text))
    } else {
        Cow::Borrowed(text)
    };
    let mut kept: Vec<String> = Vec::new();
    let mut front = Front::of(&text);
    let mut skips_value = false;
    for line in text.lines() {
        if front.hides(line) {
            continue;
        }
        let line = without_links(line);
        let folded = fold(line.trim().trim_matches(['*', '#', '_', '-', '•', ' ', ':']));
        let noise = &postings().noise;
        if std::mem::take(&mut skips_value) && !folded.is_empty() {
            continue;
        }
        let has_begun = kept.iter().filter(|line| !line.trim().is_empty()).count();
        let is_tail = noise.tails.iter().any(|tail| folded.starts_with(tail.as_str()));
        if is_tail && has_begun >= LEAST_BEFORE_TAIL {
            break;
        }
        let is_noise = noise.lines.contains(&folded)
            || noise.begins.iter().any(|begin| folded.starts_with(begin.as_str()))
            || noise.ends.iter().any(|end| folded.ends_with(end.as_str()));
        // A label of a board on a line of its own, with its value on the next.
        skips_value = noise.labels.contains(&folded);
        if !is_noise && !skips_value {
            kept.push(line.into_owned());
        }
    }
    kept.join("\n")
}

/// The front matter of a Markdown file: `---`, members, `---`.
#[derive(Debug)]
struct Front {
    is_open: bool,
    is_first: bool,
}

impl Front {
    fn of(text: &str) -> Self {
        let mut lines = text.lines().map(str::trim);
        let is_there = lines.next() == Some("---") && lines.any(|line| line == "---");
        Self { is_open: is_there, is_first: is_there }
    }

    /// Whether a line is front matter that says nothing: all but the facts of the posting.
    fn hides(&mut self, line: &str) -> bool {
        if !self.is_open {
            return false;
        }
        if line.trim() == "---" {
            self.is_open = std::mem::take(&mut self.is_first);
            return true;
        }
        let labels = &postings().labels;
        let label = line.split(':').next().map(fold).unwrap_or_default();
        let mut known =
            labels.title.iter().chain(&labels.company).chain(&labels.location);
        !known.any(|known| *known == label)
    }
}

/// A line of Markdown without its images and the addresses of its links.
fn without_links(line: &str) -> Cow<'_, str> {
    if !line.contains("](") {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find("](") {
        let (before, after) = rest.split_at(at);
        let Some(end) = after.find(')') else { break };
        match before.rfind('[') {
            Some(open) => {
                let is_image = before.get(..open).is_some_and(|it| it.ends_with('!'));
                let keep = open - usize::from(is_image);
                out.push_str(before.get(..keep).unwrap_or_default());
                if !is_image {
                    out.push_str(before.get(open + 1..).unwrap_or_default());
                }
            }
            None => out.push_str(before),
        }
        rest = after.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_images_leave_their_words() {
        for (line, wanted) in [
            ("See [our repos](https://x.example/a) and more", "See our repos and more"),
            ("![logo](https://x.example/l.png) Fenwick", " Fenwick"),
            ("[a](b) [c](d)", "a c"),
            ("no [link] here (at all)", "no [link] here (at all)"),
            ("](](", "](]("),
        ] {
            assert_eq!(without_links(line), wanted, "{line}");
        }
    }

    #[test]
    fn front_matter_keeps_the_facts_of_the_posting() {
        let text = "---\ntitle: Baker\nlayout: job\ncompany: Crumb\n---\n\nWe bake.";
        assert_eq!(clean(text), "title: Baker\ncompany: Crumb\n\nWe bake.");
    }
}
