//! Other spellings of a name, by rule: `Cloud Formation` for `CloudFormation`, `GitHub Action` for
//! `GitHub Actions`, `relationalen Datenbanken`, `bases de données`.

/// A spelling of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) text: String,
    /// Whether only this case of it counts.
    pub(super) is_exact: bool,
}

/// The least number of letters of either part of a word that is written as two.
const LEAST_PART: usize = 3;

/// The least length of a name of two words that is also written as one, in bytes.
const LEAST_CLOSED: usize = 8;

/// Words of French, Spanish and Portuguese after a noun that has a plural of its own.
const OF: [&str; 7] = [" de ", " d'", " des ", " du ", " del ", " da ", " do "];

/// The spellings of a name besides itself; `is_word` means that it consists of words of a language,
/// which have plurals and endings, and is not the name of a product.
pub(super) fn spellings(name: &str, is_word: bool) -> Vec<Spelling> {
    let mut all = Vec::new();
    let free = |text: String| Spelling { text, is_exact: false };
    all.extend(split(name).map(|text| Spelling { text, is_exact: true }));
    all.extend(closed(name).map(free));
    all.extend(singular(name).map(free));
    if is_word {
        all.extend(plural(name).map(free));
        all.extend(declined(name).into_iter().map(free));
        all.extend(of_nouns(name).into_iter().map(free));
    }
    all
}

/// `CloudFormation` as two words.
fn split(name: &str) -> Option<String> {
    let is_plain = name.chars().all(|c| c.is_ascii_alphabetic());
    let at = name.char_indices().skip(1).find(|(_, c)| c.is_uppercase())?.0;
    let (first, second) = name.split_at(at);
    let is_word = |part: &str| {
        part.len() >= LEAST_PART && part.chars().skip(1).all(char::is_lowercase)
    };
    (is_plain && is_word(first) && is_word(second)).then(|| format!("{first} {second}"))
}

/// Two words as one: `data warehouse`.
fn closed(name: &str) -> Option<String> {
    let (first, second) = name.split_once([' ', '-'])?;
    let is_word =
        |part: &str| part.len() >= LEAST_PART && part.chars().all(char::is_alphabetic);
    (name.len() >= LEAST_CLOSED && is_word(first) && is_word(second))
        .then(|| format!("{first}{second}"))
}

/// `GitHub Action` for `GitHub Actions`.
fn singular(name: &str) -> Option<String> {
    let stem = name.strip_suffix('s')?;
    let is_plural = name.contains(' ') && !stem.ends_with(['s', 'u', 'i', '\'']);
    if is_plural && let Some(stem) = stem.strip_suffix("ie").filter(|it| it.len() > 3) {
        return Some(format!("{stem}y"));
    }
    is_plural.then(|| stem.to_owned())
}

/// `policies` for `policy`; other plurals are endings.
fn plural(name: &str) -> Option<String> {
    let stem = name.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'o', 'u'])).then(|| format!("{stem}ies"))
}

/// German names of an adjective and a noun: `relationale Datenbanken`, `relationalen Datenbanken`.
fn declined(name: &str) -> Vec<String> {
    let Some((adjective, noun)) = name.split_once(' ') else { return Vec::new() };
    let is_german = adjective.ends_with('e')
        && adjective.chars().all(char::is_lowercase)
        && noun.starts_with(char::is_uppercase)
        && !noun.contains(' ');
    if !is_german {
        return Vec::new();
    }
    ["n", "r", "s", "m"].map(|ending| format!("{adjective}{ending} {noun}")).to_vec()
}

/// `bases de données` for `base de données`; `qualité de la donnée` and `qualité de données` for
/// `qualité des données`.
fn of_nouns(name: &str) -> Vec<String> {
    let found = OF.iter().find_map(|of| Some((*of, name.split_once(of)?)));
    let Some((of, (head, rest))) = found else { return Vec::new() };
    let mut all = Vec::new();
    if !head.contains(' ') && !head.ends_with(['s', 'x', 'z']) {
        let ending =
            if head.ends_with(['l', 'r', 'n', 'd']) && of != " d'" && of != " des " {
                "es"
            } else {
                "s"
            };
        all.push(format!("{head}s{of}{rest}"));
        all.push(format!("{head}{ending}{of}{rest}"));
        // Spanish and Portuguese: `gestión`, `gestiones`; `gestão`, `gestões`.
        all.extend(head.strip_suffix("ión").map(|stem| format!("{stem}iones{of}{rest}")));
    }
    if of == " des " || of == " de " && rest.ends_with('s') {
        let one = rest.strip_suffix('s').unwrap_or(rest);
        all.push(format!("{head} de {rest}"));
        all.push(format!("{head} des {rest}"));
        all.push(format!("{head} de la {one}"));
        all.push(format!("{head} de los {rest}"));
        all.push(format!("{head} dos {rest}"));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::spellings;

    #[test]
    fn names_are_spelt_as_people_spell_them() {
        let all = |name: &str, is_word| -> Vec<String> {
            spellings(name, is_word).into_iter().map(|it| it.text).collect()
        };
        assert_eq!(all("CloudFormation", false), ["Cloud Formation"]);
        assert_eq!(all("GitHub Actions", false), ["GitHubActions", "GitHub Action"]);
        assert!(all("data warehouse", true).contains(&"datawarehouse".to_owned()));
        assert!(
            all("relationale Datenbank", true)
                .contains(&"relationalen Datenbank".to_owned())
        );
        assert!(all("base de données", true).contains(&"bases de données".to_owned()));
        assert!(
            all("qualité des données", true).contains(&"qualité de la donnée".to_owned())
        );
        assert!(all("privacy policy", true).contains(&"privacy policies".to_owned()));
        assert_eq!(all("FastAPI", false), Vec::<String>::new());
        assert_eq!(all("Go", false), Vec::<String>::new());
    }
}
