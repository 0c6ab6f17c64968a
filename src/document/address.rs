//! Web addresses: where they link to, and how they are printed.

use crate::named::named;
use crate::resume::is_link;

/// The link target of `url`; `None` unless it is an address with an allowed scheme: anything else
/// could run code or leak a file's name.
pub(super) fn target(url: &str) -> Option<String> {
    let url = url.trim();
    is_link(url).then(|| url.to_owned())
}

named! {
    /// How web addresses are printed. They lead to the whole address in any case.
    Links: Full {
        /// In full, without the scheme; those that are too long for a line are shortened.
        Full = "full",
        /// The host and the readable part of the path.
        Short = "short",
        /// Not at all: the name of the entry is the link. Addresses of contacts are shortened.
        Hidden = "hidden",
    }
}

/// The longest address that is printed in full, in characters: about a line of small text.
const LONGEST: usize = 90;

/// The longest shortened address, in characters.
const SHORT: usize = 48;

/// How `url` is printed.
pub(super) fn printed(url: &str, links: Links) -> String {
    let full = shown(url);
    if links == Links::Full && full.chars().count() <= LONGEST {
        full
    } else {
        short(&full)
    }
}

/// The host and as much of the path as a person could read.
fn short(shown: &str) -> String {
    let end = shown.find(['?', '#']).unwrap_or(shown.len());
    let mut parts = shown.get(..end).unwrap_or(shown).split('/');
    let host = parts.next().unwrap_or_default();
    let mut out = host.strip_prefix("www.").unwrap_or(host).to_owned();
    for part in parts.take_while(|part| is_readable(part)) {
        if out.chars().count() + 1 + part.chars().count() > SHORT {
            break;
        }
        out.push('/');
        out.push_str(part);
    }
    if out.chars().count() > LONGEST { out.chars().take(LONGEST).collect() } else { out }
}

/// Whether a part of a path is made of words: not a number or a key.
fn is_readable(part: &str) -> bool {
    let digits = part.chars().filter(char::is_ascii_digit).count();
    let length = part.chars().count();
    length > 0
        && digits * 3 < length.max(4)
        && (length <= 24 || part.contains(['-', '_']))
}

/// How `url` is printed in full: as a person would type it, with the letters that escapes such as
/// `%C3%AB` stand for.
pub(super) fn shown(url: &str) -> String {
    let url = decoded(url.trim());
    let url = url.as_str();
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

/// The address with escaped letters decoded. Escapes of ASCII stay: they are there because the
/// character itself would mean something else.
fn decoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let mut rest = url;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let escapes = rest.as_bytes().chunks_exact(3).take_while(|it| it[0] == b'%');
        let bytes = escapes.map_while(|it| {
            let digits = std::str::from_utf8(&it[1..]).ok()?;
            u8::from_str_radix(digits, 16).ok().filter(|byte| !byte.is_ascii())
        });
        let bytes: Vec<u8> = bytes.collect();
        let letters = String::from_utf8(bytes)
            .ok()
            .filter(|text| !text.is_empty() && text.chars().all(char::is_alphanumeric));
        if let Some(letters) = letters {
            rest = &rest[letters.len() * 3..];
            out.push_str(&letters);
        } else {
            out.push('%');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
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

    #[test]
    fn escaped_letters_are_decoded_and_other_escapes_are_not() {
        assert_eq!(shown("https://a.example/zo%C3%AB-berg"), "a.example/zoë-berg");
        assert_eq!(shown("https://a.example/%e6%9d%b1%E4%BA%AC"), "a.example/東京");
        for kept in
            ["a.example/a%20b", "a.example/100%", "a.example/%C3", "a.example/%E2%80%8B"]
        {
            assert_eq!(shown(&format!("https://{kept}")), kept);
        }
    }

    #[test]
    fn a_long_address_is_its_host_and_readable_path() {
        let long = format!(
            "https://www.certs.example/account/accomplishments/verify/{}?utm={}",
            "A1B2C3D4E5F6",
            "x".repeat(80)
        );
        assert_eq!(
            printed(&long, Links::Full),
            "certs.example/account/accomplishments/verify"
        );
        let fair = "https://a.example/projects/mill-on-the-river";
        assert_eq!(printed(fair, Links::Full), "a.example/projects/mill-on-the-river");
        assert_eq!(printed("https://a.example/p/123456", Links::Short), "a.example/p");
        assert_eq!(printed("https://a.example/", Links::Short), "a.example");
    }
}
