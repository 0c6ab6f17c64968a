//! Addresses of pages and mailboxes, in which no words are names: `https`, `go.example`.

use std::ops::Range;

/// The addresses in a folded text, in bytes.
pub(super) fn of(text: &str) -> Vec<Range<usize>> {
    if !text.contains(['@', '/']) && !text.contains("www.") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut begin = 0;
    let is_edge = |c: char| c.is_whitespace() || "()[]<>\"'`|,;".contains(c);
    for part in text.split(is_edge) {
        if is_address(part) {
            found.push(begin..begin + part.len());
        }
        // Every edge is of one byte, or a space of another kind.
        let next = begin + part.len();
        begin = next
            + text.get(next..).and_then(|it| it.chars().next()).map_or(0, char::len_utf8);
    }
    found
}

fn is_address(word: &str) -> bool {
    word.contains("://")
        || word.starts_with("www.")
        || is_mailbox(word)
        || is_path_of_site(word)
}

/// `jobs@northlane.example`
fn is_mailbox(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, site)| {
        !name.is_empty() && site.contains('.') && site.starts_with(char::is_alphanumeric)
    })
}

/// `northlane.example/jobs`: a domain before the first slash, with a top level of letters.
fn is_path_of_site(word: &str) -> bool {
    let Some((site, path)) = word.split_once('/') else { return false };
    let is_label = |label: &str| {
        label.len() > 1
            && label
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let labels: Vec<&str> = site.split('.').collect();
    let top = labels.last().copied().unwrap_or_default();
    labels.len() > 1
        && labels.iter().all(|label| is_label(label))
        && !["js", "net", "io"].contains(&top)
        && top.len() < 8
        && !path.is_empty()
        && top.chars().all(|c| c.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn pages_and_mailboxes_are_addresses_and_lists_are_not() {
        let found = |text: &str| -> Vec<String> {
            of(text).into_iter().map(|it| text[it].to_owned()).collect()
        };
        assert_eq!(
            found("see https://jobs.x.example/http now"),
            ["https://jobs.x.example/http"]
        );
        assert_eq!(found("[repos](https://git.x.example) go"), ["https://git.x.example"]);
        assert_eq!(
            found("mail go@rust.example, www.go.example"),
            ["go@rust.example", "www.go.example"]
        );
        assert_eq!(found("northlane.example/go"), ["northlane.example/go"]);
        for text in
            ["c#/.net", "node.js/express", "asp.net/c#", "ci/cd", "and/or", "a @ b"]
        {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
