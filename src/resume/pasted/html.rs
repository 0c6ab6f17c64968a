//! Simple HTML as the Markdown it stands for: paragraphs, line breaks, lists, emphasis, code, links
//! and entities. What only looks like a tag – `<T>`, `<5 ms` – stays as it is.

/// Tags that begin and end a block.
const BLOCKS: [&str; 17] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "tr",
    "dl",
    "dt",
];

/// Tags without a meaning of their own here.
const PLAIN: [&str; 18] = [
    "span", "font", "u", "s", "small", "sub", "sup", "html", "body", "td", "th", "tbody",
    "thead", "dd", "center", "mark", "abbr", "label",
];

/// Named entities (HTML 5, §13.5) as people use them.
const ENTITIES: [(&str, &str); 34] = [
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
    ("laquo", "«"),
    ("raquo", "»"),
    ("bull", "•"),
    ("middot", "·"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("euro", "€"),
    ("pound", "£"),
    ("deg", "°"),
    ("times", "×"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("agrave", "à"),
    ("ccedil", "ç"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("szlig", "ß"),
    ("ntilde", "ñ"),
    ("rarr", "→"),
];

/// The text as Markdown, or as one line without markup if it is to be `plain`; `None` if it has no
/// HTML.
pub(super) fn read(text: &str, plain: bool) -> Option<String> {
    if !text.contains(['<', '&']) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let mut writer = Writer { plain, ..Writer::default() };
    let mut rest = text;
    let mut has_html = false;
    while let Some(at) = rest.find(['<', '&']) {
        writer.text(&rest[..at]);
        rest = &rest[at..];
        if let Some((tag, after)) = Tag::read(rest, &lower) {
            writer.tag(&tag);
            rest = after;
            has_html = true;
        } else if let Some((decoded, after)) = entity(rest) {
            writer.text(&decoded);
            rest = after;
            has_html = true;
        } else {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            writer.text(&rest[..first]);
            rest = &rest[first..];
        }
    }
    writer.text(rest);
    has_html.then(|| writer.finish())
}

/// A tag as it is written.
struct Tag<'t> {
    name: String,
    is_end: bool,
    /// The target of a link.
    href: Option<&'t str>,
}

impl<'t> Tag<'t> {
    /// The known tag or comment at the beginning of a text, and the text after it. A tag that
    /// nothing ends in `whole` – all of the text, in lower case – is text, unless HTML ends it by
    /// itself: `<label>`.
    fn read(text: &'t str, whole: &str) -> Option<(Self, &'t str)> {
        if let Some(comment) = text.strip_prefix("<!--") {
            let (_, after) = comment.split_once("-->")?;
            let none = Self { name: String::new(), is_end: false, href: None };
            return Some((none, after));
        }
        let inner = text.strip_prefix('<')?;
        let (inner, after) = inner.split_once('>')?;
        let (is_end, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        let inner = inner.trim_end_matches('/').trim_end();
        let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(end);
        let name = name.to_ascii_lowercase();
        let is_known = BLOCKS.contains(&&*name)
            || PLAIN.contains(&&*name)
            || matches!(
                &*name,
                "br" | "hr"
                    | "ul"
                    | "ol"
                    | "li"
                    | "b"
                    | "strong"
                    | "i"
                    | "em"
                    | "a"
                    | "code"
                    | "pre"
            );
        // `<b c>` and `a <b> c` are rarer in a résumé than markup; `<a` without a target is not.
        let is_plausible = attributes.trim().is_empty() || attributes.contains('=');
        let is_paired = matches!(&*name, "br" | "hr" | "p" | "li" | "tr" | "td" | "th")
            || whole.contains(&format!("</{name}"))
                && whole.contains(&format!("<{name}"));
        if !is_known || !is_plausible || !is_paired {
            return None;
        }
        Some((Self { name, is_end, href: href(attributes) }, after))
    }
}

/// The value of `href` among attributes.
fn href(attributes: &str) -> Option<&str> {
    let at = attributes.to_ascii_lowercase().find("href")?;
    let value = attributes.get(at + 4..)?.trim_start().strip_prefix('=')?.trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
        _ => value.split_whitespace().next(),
    }
}

/// The entity at the beginning of a text, decoded, and the text after it.
fn entity(text: &str) -> Option<(String, &str)> {
    /// Longer than any name of an entity that is read.
    const LONGEST: usize = 10;
    let inner = text.strip_prefix('&')?;
    let end = inner.find(';').filter(|end| *end <= LONGEST)?;
    let (name, after) = (&inner[..end], &inner[end + 1..]);
    let decoded = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
                .filter(|c| !c.is_control() || c.is_whitespace())?
                .to_string()
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((decoded, after))
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Whether tags leave nothing but a space.
    plain: bool,
    /// The lists that are open; whether each is numbered, and its last number.
    lists: Vec<Option<usize>>,
    /// The targets of the links that are open.
    links: Vec<Option<String>>,
}

impl Writer {
    fn text(&mut self, text: &str) {
        let is_new = self.out.is_empty() || self.out.ends_with('\n');
        let ends_blank = self.out.ends_with(' ');
        // Line breaks in HTML are spaces, but a text that only has an entity keeps its own.
        let text = match (is_new, ends_blank) {
            (true, _) => text.trim_start(),
            (_, true) => text.trim_start_matches([' ', '\t']),
            _ => text,
        };
        self.out.push_str(text);
    }

    /// Ends the line, if one has begun.
    fn line(&mut self) {
        self.out.truncate(self.out.trim_end_matches([' ', '\t']).len());
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        let is_inline =
            matches!(&*tag.name, "b" | "strong" | "i" | "em" | "a" | "code" | "")
                || PLAIN.contains(&&*tag.name);
        if self.plain {
            if !is_inline && !self.out.is_empty() && !self.out.ends_with(' ') {
                self.out.push(' ');
            }
            return;
        }
        match &*tag.name {
            "ul" | "ol" if tag.is_end => {
                self.lists.pop();
                self.line();
            }
            "ul" => self.lists.push(None),
            "ol" => self.lists.push(Some(0)),
            "li" if !tag.is_end => {
                self.line();
                let depth = self.lists.len().saturating_sub(1);
                self.out.push_str(&"  ".repeat(depth));
                match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        let number = format!("- {number}. ");
                        self.out.push_str(&number);
                    }
                    _ => self.out.push_str("- "),
                }
            }
            "br" | "hr" | "pre" | "li" => self.line(),
            "b" | "strong" => self.mark("**", tag.is_end),
            "i" | "em" => self.mark("*", tag.is_end),
            "code" => self.mark("`", tag.is_end),
            "a" if tag.is_end => {
                if let Some(Some(target)) = self.links.pop() {
                    self.out.push_str("](");
                    self.out.push_str(&target);
                    self.out.push(')');
                }
            }
            "a" => {
                let target = tag.href.filter(|it| !it.contains([' ', '(', ')']));
                if target.is_some() {
                    self.out.push('[');
                }
                self.links.push(target.map(str::to_owned));
            }
            name if BLOCKS.contains(&name) && !self.begins_item() => self.line(),
            _ => {}
        }
    }

    /// Whether an item of a list has begun and has no text yet: a paragraph in it begins there.
    fn begins_item(&self) -> bool {
        let line = self.out.rsplit('\n').next().unwrap_or_default().trim();
        line.strip_prefix('-').is_some_and(|number| {
            number.trim().trim_end_matches('.').bytes().all(|it| it.is_ascii_digit())
        })
    }

    /// A mark of Markdown; one that ends stands right after the text, as Markdown wants it.
    fn mark(&mut self, mark: &str, is_end: bool) {
        if !is_end {
            self.out.push_str(mark);
            return;
        }
        if self.out.ends_with(mark) {
            // Nothing was marked.
            self.out.truncate(self.out.len() - mark.len());
            return;
        }
        let length = self.out.trim_end().len();
        let blank = self.out.split_off(length);
        self.out.push_str(mark);
        self.out.push_str(&blank);
    }

    fn finish(mut self) -> String {
        while let Some(target) = self.links.pop() {
            if let Some(target) = target {
                self.out.push_str("](");
                self.out.push_str(&target);
                self.out.push(')');
            }
        }
        self.out.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    fn to_markdown(text: &str) -> Option<String> {
        read(text, false)
    }

    #[test]
    fn names_are_one_line_without_markup() {
        assert_eq!(read("<b>R&amp;D</b> <i>Lab</i>", true).as_deref(), Some("R&D Lab"));
        assert_eq!(read("Oslo<br>Norway", true).as_deref(), Some("Oslo Norway"));
    }

    #[test]
    fn simple_html_is_the_markdown_it_stands_for() {
        for (html, wanted) in [
            ("<p>One</p><p>Two</p>", "One\nTwo"),
            ("One<br>two<br/>three<BR />", "One\ntwo\nthree"),
            (
                "a <strong>big</strong> and <em>small </em>win",
                "a **big** and *small* win",
            ),
            (
                "<ul><li>One</li><li>Two<ul><li>Sub</li></ul></li></ul>",
                "- One\n- Two\n  - Sub",
            ),
            (
                "<ul><li><p>One</p></li><li><p>Two</p><p>more</p></li></ul><p>-</p>",
                "- One\n- Two\nmore\n-",
            ),
            ("<ol><li><p>One</p></li></ol>", "- 1. One"),
            ("<ol>\n<li>One</li>\n<li>Two</li>\n</ol>", "- 1. One\n- 2. Two"),
            (
                "see <a href=\"https://a.example\" target='_blank'>it</a>",
                "see [it](https://a.example)",
            ),
            ("R&amp;D, caf&eacute;&nbsp;&#39;A&#x27;", "R&D, café 'A'"),
            ("use <code>rm</code>", "use `rm`"),
            ("<span style=\"color:red\">red</span><!-- no -->", "red"),
            ("<b></b>none", "none"),
        ] {
            assert_eq!(to_markdown(html).as_deref(), Some(wanted), "{html}");
        }
    }

    #[test]
    fn what_only_looks_like_html_stays() {
        for text in [
            "latency <5 ms",
            ">99% uptime",
            "Vec<T>",
            "a < b > c",
            "AT&T",
            "R&D; more",
            "x <y> z",
            "std::vector<int>",
            "a <label> here",
            "</b>",
            "&unknown;",
            "a && b",
        ] {
            assert_eq!(to_markdown(text), None, "{text}");
        }
    }
}
