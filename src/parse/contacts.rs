//! Recognises email addresses, phone numbers and web addresses by their form.

use crate::data;

/// The maximum number of words in the label of a contact.
const MAX_LABEL_WORDS: usize = 3;

/// A text without the label of a contact before it: `Tel.: 555 0100`.
pub(super) fn without_label(text: &str) -> &str {
    let known = |label: &str| {
        let label = label.trim().trim_end_matches('.').trim_end().to_lowercase();
        // `Phone (mobile)`
        let remark = label.strip_suffix(')').and_then(|it| it.split_once('('));
        let label = remark.map_or(&*label, |(label, _)| label.trim_end());
        data::reading().any(|read| read.labels.contact.contains(label))
    };
    let is_contact = |value: &str| is_phone(value) || is_email(value) || is_link(value);
    let is_letter = |label: &str| label.trim_end_matches('.').chars().count() < 2;
    // `C. 555 0100`: whatever the letter stands for, nothing else is before a contact.
    let is_initial =
        |label: &str| is_letter(label) && label.starts_with(char::is_alphabetic);
    if let Some((label, value)) = text.split_once([':', '：'])
        && (known(label) || is_initial(label))
        && !value.trim().is_empty()
    {
        let value = without_remark(value.trim());
        return if is_letter(label) && !is_contact(value) { text } else { value };
    }
    // `T. 555 0100`, `Phone 555 0100`: only before what is a contact by itself.
    let spaces = text.match_indices(char::is_whitespace);
    let rest = spaces.take(MAX_LABEL_WORDS).find_map(|(at, _)| {
        let (label, value) = (&text[..at], without_remark(text[at..].trim()));
        let is_label = if is_letter(label) {
            is_initial(label) && label.ends_with('.')
        } else {
            known(label)
        };
        (is_label && is_contact(value)).then_some(value)
    });
    rest.unwrap_or_else(|| without_remark(text))
}

/// A number without what is said about it after it: `555 0100 (private)`.
fn without_remark(text: &str) -> &str {
    let remark = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match remark {
        Some((number, words))
            if words.chars().all(|c| c.is_alphabetic() || c == ' ')
                && is_phone(number.trim()) =>
        {
            number.trim()
        }
        _ => text,
    }
}

/// Whether a text is an email address.
pub(super) fn is_email(text: &str) -> bool {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let Some((name, host)) = text.split_once('@') else { return false };
    let legal = |c: char| c.is_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c);
    let dotted = host.contains('.') && host.split('.').all(|label| !label.is_empty());
    let host_legal = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    !name.is_empty() && name.chars().all(legal) && dotted && host.chars().all(host_legal)
}

/// Whether a text is a phone number: figures, signs between them, and perhaps an extension.
pub(super) fn is_phone(text: &str) -> bool {
    const FIGURES: std::ops::RangeInclusive<usize> = 7..=17;
    let lower = text.to_lowercase();
    let number = ["ext.", "ext", "x", "#"]
        .iter()
        .find_map(|mark| lower.split_once(mark).map(|(number, _)| number))
        .unwrap_or(&lower);
    let figures = number.chars().filter(char::is_ascii_digit).count();
    let signs = |c: char| c.is_ascii_digit() || " +()-./\u{a0}–‑".contains(c);
    // `2019 - 2021` is not a phone number.
    let dates = super::dates::find(text);
    let range = dates.iter().any(super::dates::Dated::is_range);
    // Nor is a date of birth.
    let day = |it: &super::dates::Dated| {
        it.start.is_some_and(|date| date.day().is_some()) && it.range == (0..text.len())
    };
    if dates.iter().any(day) || is_day(text) {
        return false;
    }
    FIGURES.contains(&figures)
        && number.chars().all(signs)
        && number
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit() || "+(".contains(c))
        && (!range || number.trim_start().starts_with('+'))
}

/// Whether a text is a day in figures, whichever of them is the month: `09/12/1997`.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split(['.', '/', '-']).collect();
    let is_year = |year: &str| {
        year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
    };
    let is_small =
        |part: &&str| part.len() <= 2 && part.bytes().all(|c| c.is_ascii_digit());
    matches!(parts[..], [a, b, year] if is_small(&a) && is_small(&b) && is_year(year))
}

/// Whether a line has a phone number among other things.
pub(crate) fn has_phone(line: &str) -> bool {
    const FIGURES: usize = 9;
    let mut runs =
        line.split(|c: char| !(c.is_ascii_digit() || " +()-./\u{a0}–‑".contains(c)));
    runs.any(|run| {
        let run = run.trim_matches([' ', '-', '.', '/', '–', ')']);
        run.chars().filter(char::is_ascii_digit).count() >= FIGURES && is_phone(run)
    })
}

/// Whether a text is a web address: it has a scheme or begins with a host name.
pub(super) fn is_link(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty()
        || text.contains(char::is_whitespace)
        || text.contains('@') && !text.contains('/')
    {
        return false;
    }
    if text.contains("://") {
        return true;
    }
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    let path = text.len() > host.len();
    let labels: Vec<&str> = host.split('.').collect();
    let Some(last) = labels.last() else { return false };
    let known = labels.len() >= 2
        && labels.iter().all(|label| {
            !label.is_empty()
                && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        })
        && last.chars().count() >= 2
        && last.chars().all(char::is_alphabetic);
    // `ASP.NET` and `Node.js` are not hosts.
    let lower = !host.chars().any(char::is_uppercase)
        && !matches!(*last, "js" | "py" | "rs" | "md");
    known && (lower || path || host.to_lowercase().starts_with("www."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_are_recognised_by_their_form() {
        assert!(
            is_email("amara.okafor@example.com") && is_email("jörg+cv@müller.example")
        );
        assert!(!is_email("@tvale") && !is_email("a@b") && !is_email("a b@c.d"));
        for phone in
            ["+44 20 7946 0958", "(555) 010-0199", "555.010.0199", "+1-555-0100 ext. 2"]
        {
            assert!(is_phone(phone), "{phone}");
        }
        assert!(
            !is_phone("2019 - 2021")
                && !is_phone("12 Long Street")
                && !is_phone("12345")
                && !is_phone("09/12/1997")
        );
        for link in
            ["github.com/x", "https://a.example", "www.Example.com", "a.example/b?c#d"]
        {
            assert!(is_link(link), "{link}");
        }
        for other in ["Node.js", "ASP.NET", "e.g.", "London", "B.Sc.", "a@b.example"] {
            assert!(!is_link(other), "{other}");
        }
    }

    #[test]
    fn the_label_of_a_contact_is_removed() {
        assert_eq!(without_label("Tel.: 555 0100"), "555 0100");
        assert_eq!(without_label("IRC: ada"), "IRC: ada");
        assert_eq!(without_label("C. 555 010 0199"), "555 010 0199");
        assert_eq!(without_label("C. Brandt"), "C. Brandt");
        assert_eq!(without_label("Q: why"), "Q: why");
    }
}
