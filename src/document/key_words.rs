//! Keys of one's own as words: the headings and labels that are made of them.

/// The heading of a section of one's own: the words of its key, `sideProjects` as
/// `Side Projects`.
pub(super) fn heading_of(key: &str) -> String {
    let words = words_of(key);
    let words = words.split(' ').map(|word| {
        let mut chars = word.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        first.chain(chars).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The label of a member of one's own: the words of its key, `patentNumber` as
/// `Patent number`.
pub(super) fn label_of(key: &str) -> String {
    let words = words_of(key);
    let lower = words.split(' ').map(|word| {
        let is_acronym =
            word.chars().nth(1).is_some() && !word.contains(char::is_lowercase);
        if is_acronym { word.to_owned() } else { word.to_lowercase() }
    });
    let label = lower.collect::<Vec<_>>().join(" ");
    let mut chars = label.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// The words of a key, with a space between them: at `_`, `-`, and before a capital that begins
/// a word.
pub(super) fn words_of(key: &str) -> String {
    let chars: Vec<char> = key.chars().collect();
    let mut out = String::new();
    for (at, &c) in chars.iter().enumerate() {
        if matches!(c, '_' | '-') || c.is_whitespace() {
            out.push(' ');
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let begins = c.is_uppercase()
            && before.is_some_and(|before| {
                let after = chars.get(at + 1);
                before.is_lowercase()
                    || before.is_uppercase() && after.is_some_and(|c| c.is_lowercase())
            });
        if begins {
            out.push(' ');
        }
        out.push(c);
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_labels_are_the_words_of_keys() {
        for (key, heading, label) in [
            ("talks", "Talks", "Talks"),
            ("sideProjects", "Side Projects", "Side projects"),
            ("side_projects", "Side Projects", "Side projects"),
            ("invitedTALKS", "Invited TALKS", "Invited TALKS"),
            ("USPatents", "US Patents", "US patents"),
            ("Open source", "Open Source", "Open source"),
            ("資格", "資格", "資格"),
        ] {
            assert_eq!((&*heading_of(key), &*label_of(key)), (heading, label), "{key}");
        }
    }
}
