//! Web addresses: where they link to, and how they are printed.

/// The schemes a link may have. Anything else could run code or leak a file's name.
const SCHEMES: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

/// The link target of `url`; `None` unless it has an allowed scheme and no whitespace or control
/// characters.
pub(super) fn target(url: &str) -> Option<String> {
    let url = url.trim();
    let lower = url.to_ascii_lowercase();
    let allowed = SCHEMES.iter().any(|scheme| lower.starts_with(scheme));
    let clean = !url.contains(|c: char| c.is_whitespace() || c.is_control());
    (allowed && clean).then(|| url.to_owned())
}

/// How `url` is printed: as a person would type it.
pub(super) fn shown(url: &str) -> String {
    let url = url.trim();
    for prefix in ["https://", "http://", "mailto:", "tel:"] {
        if let Some(rest) = strip_ignoring_case(url, prefix) {
            let host_alone = rest.matches('/').count() == 1;
            let rest =
                if host_alone { rest.strip_suffix('/').unwrap_or(rest) } else { rest };
            return without_www(rest).to_owned();
        }
    }
    without_www(url).to_owned()
}

/// Nobody types `www.`: the address that is linked still has it.
fn without_www(address: &str) -> &str {
    strip_ignoring_case(address, "www.")
        .filter(|rest| rest.contains('.'))
        .unwrap_or(address)
}

fn strip_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_are_linked() {
        assert_eq!(
            target(" https://a.example/x "),
            Some("https://a.example/x".to_owned())
        );
        assert_eq!(target("MAILTO:a@b.example"), Some("MAILTO:a@b.example".to_owned()));
        assert_eq!(target("javascript:alert(1)"), None);
        assert_eq!(target("file:///etc/passwd"), None);
        assert_eq!(target("https://a b"), None);
    }

    #[test]
    fn an_address_is_printed_as_it_is_typed() {
        assert_eq!(shown("https://github.com/x"), "github.com/x");
        assert_eq!(shown("http://example.com/"), "example.com");
        assert_eq!(shown("https://example.com/a/"), "example.com/a/");
        assert_eq!(shown("https://www.example.com/in/a"), "example.com/in/a");
        assert_eq!(shown("www.example.com"), "example.com");
        assert_eq!(shown("www.local"), "www.local");
        assert_eq!(shown("mailto:a@b.example"), "a@b.example");
        assert_eq!(shown("ftp://x"), "ftp://x");
    }
}
