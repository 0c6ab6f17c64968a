//! Runs of text as formats with markup write them: as few pieces as possible.

use crate::document::{RichText, Style};

/// Consecutive text with one style and one link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span<'a> {
    /// The text.
    pub(super) text: String,
    /// Its markup.
    pub(super) style: Style,
    /// Where it leads.
    pub(super) link: Option<&'a str>,
}

/// The schemes of the links that are written: none that runs code or opens a file.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// Whether a link has one of the [`SCHEMES`].
pub(super) fn is_safe(link: &str) -> bool {
    let begins = |scheme: &&str| {
        link.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    };
    SCHEMES.iter().any(begins)
}

/// The text in as few spans as possible: runs are split where a line may not break, which only
/// matters on a page.
pub(super) fn spans(text: &RichText) -> Vec<Span<'_>> {
    let mut spans: Vec<Span<'_>> = Vec::new();
    for run in &text.runs {
        let link = run.link.as_deref().filter(|link| is_safe(link));
        match spans.last_mut() {
            Some(last) if last.style == run.style && last.link == link => {
                last.text.push_str(&run.text);
            }
            _ => spans.push(Span { text: run.text.clone(), style: run.style, link }),
        }
    }
    spans
}

/// The spans grouped by their links: a link may change its style inside.
pub(super) fn by_link<'s, 'a>(
    spans: &'s [Span<'a>],
) -> impl Iterator<Item = (Option<&'a str>, &'s [Span<'a>])> {
    let groups = spans.chunk_by(|a, b| a.link == b.link);
    groups.filter_map(|group| group.first().map(|first| (first.link, group)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Run;

    #[test]
    fn a_link_that_could_run_code_is_text() {
        let run = |link: &str| Run {
            text: "a".to_owned(),
            link: Some(link.to_owned()),
            ..Run::default()
        };
        let links = ["javascript:alert(1)", "HTTPS://a.example", "data:text/html,a", "é"];
        let runs = links.into_iter().map(run).collect();
        let text = RichText { runs, origin: None };
        let spans = spans(&text);
        let kept: Vec<&str> = spans.iter().filter_map(|span| span.link).collect();
        assert_eq!(kept, ["HTTPS://a.example"]);
    }
}
