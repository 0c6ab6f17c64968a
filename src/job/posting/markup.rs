//! HTML as it is pasted: tags become lines, bullets and headings, and entities the characters they
//! stand for.

/// The least number of tags in HTML; text may have one by chance.
const LEAST_TAGS: usize = 3;

/// The maximum length of an entity, in bytes.
const LONGEST_ENTITY: usize = 10;

/// Tags of which HTML that is pasted has some.
const TAGS: [&str; 12] = [
    "<p", "<br", "<li", "<ul", "<ol", "<div", "<h1", "<h2", "<h3", "<strong", "<b>",
    "<span",
];

/// Named entities and what they stand for.
const ENTITIES: [(&str, &str); 40] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("bull", "•"),
    ("middot", "·"),
    ("euro", "€"),
    ("pound", "£"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("ensp", " "),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("iacute", "í"),
    ("oacute", "ó"),
    ("uacute", "ú"),
    ("ntilde", "ñ"),
    ("ccedil", "ç"),
    ("atilde", "ã"),
];

/// Whether a text is HTML.
pub(super) fn is_html(text: &str) -> bool {
    let found = |open: &str| -> usize {
        TAGS.iter()
            .map(|tag| text.matches(&tag.replace('<', open)).take(LEAST_TAGS).count())
            .sum()
    };
    found("<") >= LEAST_TAGS || found("&lt;") >= LEAST_TAGS
}

/// The lines of HTML: a bullet for each item of a list, `##` before a heading, bold in `**`.
pub(super) fn lines(html: &str) -> String {
    // HTML in a member of JSON or of a feed is often encoded once more.
    let encoded = html.contains("&lt;") && !html.contains("</");
    let html = if encoded { decoded(html) } else { html.to_owned() };
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    let mut hidden: Option<String> = None;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        if hidden.is_none() {
            push_text(&mut out, text);
        }
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let is_tag = tag.get(1..).is_some_and(|it| {
            it.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        });
        let Some((inside, after)) =
            tag.get(1..).and_then(|it| it.split_once('>')).filter(|_| is_tag)
        else {
            out.push('<');
            rest = tag.get(1..).unwrap_or_default();
            continue;
        };
        rest = after;
        let name: String = inside
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '/')
            .collect();
        let name = name.to_ascii_lowercase();
        match &hidden {
            Some(open) if name == format!("/{open}") => hidden = None,
            Some(_) => {}
            None if ["script", "style", "svg", "head"].contains(&name.as_str()) => {
                hidden = Some(name);
            }
            None => push_tag(&mut out, name.trim_end_matches('/')),
        }
    }
    if hidden.is_none() {
        push_text(&mut out, rest);
    }
    decoded(&out)
}

/// Text between tags; line ends in it are spaces, unless the text is Markdown with some tags.
fn push_text(out: &mut String, text: &str) {
    if text.trim().is_empty() && text.contains('\n') && out.ends_with('\n') {
        return;
    }
    out.push_str(text);
}

fn push_tag(out: &mut String, name: &str) {
    match name {
        "li" => out.push_str("\n- "),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            out.push_str("\n\n");
            out.push_str(&"#".repeat(
                name.as_bytes().get(1).map_or(2, |digit| usize::from(digit - b'0')),
            ));
            out.push(' ');
        }
        "strong" | "b" | "/strong" | "/b" => out.push_str("**"),
        "br" | "tr" | "/tr" | "dt" | "dd" => out.push('\n'),
        "td" | "/td" | "th" => out.push(' '),
        "p" | "/p" | "div" | "/div" | "ul" | "/ul" | "ol" | "/ol" | "/h1" | "/h2"
        | "/h3" | "/h4" | "/h5" | "/h6" | "section" | "/section" | "article"
        | "table" | "/table" | "hr"
            if !out.ends_with("- ") =>
        {
            out.push_str("\n\n");
        }
        _ => {}
    }
}

/// A text with its entities replaced by the characters they stand for.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        out.push_str(before);
        let name =
            entity.get(1..).and_then(|it| it.split_once(';')).map(|(name, _)| name);
        let found = name
            .filter(|name| name.len() <= LONGEST_ENTITY)
            .and_then(|name| Some((character(name)?, name.len() + 2)));
        if let Some((character, length)) = found {
            out.push_str(&character);
            rest = entity.get(length..).unwrap_or_default();
        } else {
            out.push('&');
            rest = entity.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// What an entity stands for.
fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, it)| (*it).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_lines() {
        let html = "<h2>Duties &amp; more</h2><p>We <b>bake</b>.</p><ul><li><span>Bread</span></li>\
            <li>Rolls&nbsp;&#8211; <a href=\"x\">all</a></li></ul><script>var x = 1;</script><!-- no -->";
        assert!(is_html(html));
        let found: Vec<String> = lines(html)
            .lines()
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect();
        assert_eq!(
            found,
            ["## Duties & more", "We **bake**.", "- Bread", "- Rolls – all"]
        );
    }

    #[test]
    fn encoded_html_is_decoded_first_and_text_is_left_alone() {
        let encoded = "&lt;p&gt;Go&lt;br&gt;Rust&lt;/p&gt;&lt;p&gt;C&lt;/p&gt;";
        assert!(is_html(encoded));
        let found: Vec<String> =
            lines(encoded).split_whitespace().map(str::to_owned).collect();
        assert_eq!(found, ["Go", "Rust", "C"]);
        assert!(!is_html("fewer than 5 < 6 errors, a <b> and R&D"));
        assert_eq!(decoded("R&D, AT&T; &unknown; &"), "R&D, AT&T; &unknown; &");
    }
}
