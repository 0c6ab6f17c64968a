//! Classifies the text of URL fields: a URL, one without its scheme, or one with a scheme that is
//! not allowed.

/// The schemes of links that are allowed: web, email and telephone. Any other in a PDF that is
/// sent to others is a mistake or an attack.
pub const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Schemes that messages may name; another one might be personal text.
const KNOWN_SCHEMES: [&str; 8] =
    ["javascript", "data", "vbscript", "file", "ftp", "blob", "about", "ssh"];

/// What a URL field contains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// A complete URL with one of [`SCHEMES`].
    Whole,
    /// A host without a scheme, with the URL that is meant.
    Bare(String),
    /// A URL with another scheme, with its name if it is well known.
    Forbidden(Option<&'static str>),
    /// Something else.
    None,
}

/// Classifies the text of a URL field.
pub(super) fn classify(text: &str) -> Link {
    if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        // Browsers drop these, so `java\nscript:` must not pass as a mere typo.
        let joined: String =
            text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        return match classify(&joined) {
            Link::Forbidden(Some(scheme)) => Link::Forbidden(Some(scheme)),
            _ => Link::None,
        };
    }
    if let Some(rest) = text.strip_prefix("//") {
        return if is_host(rest) && is_spelled(rest) {
            Link::Bare(format!("https://{rest}"))
        } else {
            Link::None
        };
    }
    match text.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) && !is_port(scheme, rest) => {
            let lower = scheme.to_ascii_lowercase();
            if !SCHEMES.contains(&lower.as_str()) {
                return Link::Forbidden(
                    KNOWN_SCHEMES.into_iter().find(|known| *known == lower),
                );
            }
            let is_whole = if lower.starts_with("http") {
                rest.strip_prefix("//").is_some_and(has_authority)
            } else {
                !rest.is_empty()
            };
            if is_whole && is_spelled(rest) { Link::Whole } else { Link::None }
        }
        _ if is_host(text) && is_spelled(text) => Link::Bare(format!("https://{text}")),
        _ => Link::None,
    }
}

/// Whether a text is an address that a link may lead to.
pub(crate) fn is_link(text: &str) -> bool {
    classify(text) == Link::Whole
}

/// Whether what follows `//` begins with a host and, if any, a port.
fn has_authority(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let (host, port) = host.split_once(':').unwrap_or((host, ""));
    !host.is_empty() && port.bytes().all(|b| b.is_ascii_digit())
}

/// Whether an address has none of the characters that RFC 3987 excludes, and whole escapes.
fn is_spelled(text: &str) -> bool {
    let is_excluded = |c: char| r#"<>"{}|\^`[]"#.contains(c) || !is_in_iri(c);
    let mut escapes = text.split('%');
    escapes.next();
    let is_escape = |rest: &str| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    !text.contains(is_excluded) && escapes.all(is_escape) && text.matches('#').count() < 2
}

/// Whether an IRI may have a character, be it ASCII or not: RFC 3987 §2.2, without the planes
/// beyond those in use.
fn is_in_iri(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{a0}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{ffef}')
        || matches!(c, '\u{10000}'..='\u{3fffd}') && (c as u32 & 0xffff) < 0xfffe
}

/// RFC 3986 §3.1.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

/// Whether an apparent scheme is a host with a port: `example.com:8080/x`.
fn is_port(scheme: &str, rest: &str) -> bool {
    scheme.contains('.') && rest.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a text starts with a host name of at least two labels, without a user before it.
fn is_host(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    let mut labels = host.split('.').rev();
    // A top-level domain does not start with a digit: `3.5` is a version, not a host.
    labels.next().is_some_and(|top| {
        top.chars().count() >= 2
            && top.chars().all(|c| c.is_alphanumeric() || c == '-')
            && top.starts_with(char::is_alphabetic)
    }) && host.contains('.')
        && labels.all(|label| {
            !label.is_empty()
                && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_email_and_telephone_links_are_complete() {
        for url in [
            "http://a",
            "https://example.com/a?b#c",
            "HTTPS://x.org",
            "mailto:a@b.c",
            "tel:1",
        ] {
            assert_eq!(classify(url), Link::Whole, "{url}");
        }
    }

    #[test]
    fn a_host_without_scheme_is_read_as_https() {
        for url in ["github.com/x", "www.example.org", "example.com:8080/x", "пример.рф"]
        {
            assert_eq!(classify(url), Link::Bare(format!("https://{url}")), "{url}");
        }
        assert_eq!(classify("//example.com"), Link::Bare("https://example.com".into()));
    }

    #[test]
    fn other_schemes_are_forbidden_however_they_are_disguised() {
        for url in
            ["javascript:alert(1)", "JavaScript:x", " java\nscript:x", "\u{1}javascript:"]
        {
            assert_eq!(classify(url), Link::Forbidden(Some("javascript")), "{url:?}");
        }
        assert_eq!(classify("jane:x"), Link::Forbidden(None));
    }

    #[test]
    fn other_texts_are_not_links() {
        for url in [
            "n/a",
            "my site",
            "a@b.org",
            "github",
            "3.5",
            "https://",
            "http:x",
            ":",
            ".",
            "https://a|b",
            "https://a/%zz",
            "https://:1",
            "https://a:b",
            "https://a#b#c",
            "In: a.example/x",
            "a.example/[b]",
        ] {
            assert_eq!(classify(url), Link::None, "{url}");
        }
    }
}
