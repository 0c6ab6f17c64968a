//! Reads the small part of Markdown that résumés use – strong, emphasis, code and links – and
//! keeps everything else as it was typed.
//!
//! Inline syntax is that of `CommonMark` 0.31, with these house rules, since résumés are full of
//! words that only look like markup:
//!
//! - Block syntax is text: `# 1`, `> x`, `1. x`.
//! - `*` and `_` inside a word or a web address are text: `2*3*4`, `a_b_c`.
//! - Python's special names keep their underscores: `__init__`.
//! - HTML and entities are text: `<T>`, `AT&amp;T`.
//! - A backslash escapes only what could be markup here; `\d` and `\\server` stay.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::Run;

/// Prefixed to the line so that nothing at its start is block syntax; it is punctuation, so that
/// emphasis at the start still opens.
const GUARD: &str = ".";

/// The characters that a backslash escapes.
const ESCAPABLE: [char; 6] = ['*', '_', '`', '[', ']', '\\'];

/// Python's names with double underscores, which are not emphasis.
const DUNDERS: [&str; 24] = [
    "all", "call", "class", "contains", "del", "dict", "doc", "enter", "eq", "exit",
    "file", "future", "getattr", "getitem", "hash", "init", "iter", "len", "main",
    "name", "new", "next", "repr", "slots",
];

/// The runs of one line of text.
///
/// A link whose text differs from its address is followed by the address in parentheses, printed
/// as `shown` returns it, unless that is nothing. `target` returns the link target, or `None` if the address must not be
/// linked.
pub(super) fn inline(
    line: &str,
    target: impl Fn(&str) -> Option<String>,
    shown: impl Fn(&str) -> String,
) -> Vec<Run> {
    if !line.contains(['*', '_', '`', '[', '<', '\\']) {
        return vec![Run { text: line.to_owned(), ..Run::default() }];
    }
    let guarded = format!("{GUARD}{line}");
    let mut reader =
        Reader { source: &guarded, runs: Vec::new(), current: Run::default() };
    // What is open, innermost last.
    let mut open: Vec<Open> = Vec::new();
    for (event, range) in Parser::new_ext(&guarded, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::Emphasis) => open.push(reader.emphasis(&range, 1)),
            Event::Start(Tag::Strong) => open.push(reader.emphasis(&range, 2)),
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => {
                if let Some(opened) = open.pop() {
                    reader.close(&opened);
                }
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let leads_to = match link_type {
                    LinkType::Inline => target(&dest_url),
                    _ => None,
                };
                if let Some(leads_to) = leads_to {
                    reader.current.link = Some(leads_to);
                    open.push(Open::Link {
                        from: reader.runs.len(),
                        url: dest_url.to_string(),
                    });
                } else {
                    // Not linked: its source is printed, which shows the address.
                    open.push(Open::Verbatim(reader.mark()));
                }
            }
            Event::End(TagEnd::Link) => match open.pop() {
                Some(Open::Link { from, url }) => {
                    let text: String =
                        reader.runs[from..].iter().map(|run| run.text.as_str()).collect();
                    let address = shown(&url);
                    if text != url && text != address && !address.is_empty() {
                        reader.push(" (");
                        reader.push(&address);
                        reader.push(")");
                    }
                    reader.current.link = None;
                }
                Some(Open::Verbatim(mark)) => reader.verbatim(mark, range),
                _ => {}
            },
            Event::Start(Tag::Image { .. }) => {
                open.push(Open::Verbatim(reader.mark()));
            }
            Event::End(TagEnd::Image) => {
                if let Some(Open::Verbatim(mark)) = open.pop() {
                    reader.verbatim(mark, range);
                }
            }
            Event::Code(code) => {
                reader.current.style.code = true;
                reader.push(&code);
                reader.current.style.code = false;
            }
            Event::Text(_) => reader.text(&range),
            Event::InlineHtml(_) | Event::Html(_) => reader.push(&guarded[range]),
            _ => {}
        }
    }
    reader.finish()
}

/// Markup that is open.
enum Open {
    /// Real emphasis.
    Strong,
    Emphasis,
    /// What looks like emphasis but is text, with its delimiter.
    Literal(&'static str),
    /// A link, with the number of runs before it.
    Link {
        from: usize,
        url: String,
    },
    /// Printed as typed, from this position on.
    Verbatim(Mark),
}

/// A position in the output: the number of runs, and the bytes of the last one.
#[derive(Clone, Copy)]
struct Mark(usize, usize);

struct Reader<'a> {
    source: &'a str,
    runs: Vec<Run>,
    /// The style of the next run; it has no text.
    current: Run,
}

impl<'a> Reader<'a> {
    /// Opens emphasis whose delimiters are `width` bytes wide, unless it is text.
    fn emphasis(&mut self, range: &Range<usize>, width: usize) -> Open {
        if self.is_markup(range, width) {
            if width == 2 {
                self.current.style.strong = true;
                return Open::Strong;
            }
            self.current.style.emph = true;
            return Open::Emphasis;
        }
        let star = self.source[range.start..].starts_with('*');
        let delimiter = match (star, width) {
            (true, 1) => "*",
            (true, _) => "**",
            (false, 1) => "_",
            (false, _) => "__",
        };
        self.push(delimiter);
        Open::Literal(delimiter)
    }

    fn close(&mut self, opened: &Open) {
        match opened {
            Open::Strong => self.current.style.strong = false,
            Open::Emphasis => self.current.style.emph = false,
            Open::Literal(delimiter) => self.push(delimiter),
            Open::Link { .. } | Open::Verbatim(_) => {}
        }
    }

    fn is_markup(&self, range: &Range<usize>, width: usize) -> bool {
        let before = &self.source[..range.start];
        let after = &self.source[range.end..];
        let inside = &self.source[range.start + width..range.end - width];
        let word = |c: char| c.is_alphanumeric();
        let in_word = before.chars().next_back().is_some_and(word)
            || after.chars().next().is_some_and(word);
        // `**` inside a word is common and meant as markup; a single `*` is arithmetic.
        if in_word && width == 1 {
            return false;
        }
        let token = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        if token.contains("://") {
            return false;
        }
        let underscores = self.source[range.start..].starts_with('_');
        !(underscores && width == 2 && DUNDERS.contains(&inside))
    }

    /// Pushes the source of a text, with the backslash before it unless that escaped markup.
    fn text(&mut self, range: &Range<usize>) {
        let source: &'a str = self.source;
        let text = &source[range.clone()];
        let escaped = self.source[..range.start].ends_with('\\')
            && !self.ends_with_backslash_text(range.start);
        let first = text.chars().next();
        if escaped
            && first.is_some_and(|c| {
                c.is_ascii_punctuation() && (c == '\\' || !ESCAPABLE.contains(&c))
            })
        {
            self.push("\\");
        }
        self.push(text);
    }

    /// Whether the backslash that ends the source before `at` is already in the output.
    fn ends_with_backslash_text(&self, at: usize) -> bool {
        // An escaping backslash is part of no event; a literal one ends the last run.
        self.source[..at].ends_with("\\\\")
            && self.runs.last().is_some_and(|run| run.text.ends_with("\\\\"))
    }

    fn mark(&self) -> Mark {
        Mark(self.runs.len(), self.runs.last().map_or(0, |run| run.text.len()))
    }

    /// Drops the output since `mark` and pushes its source instead.
    fn verbatim(&mut self, Mark(runs, bytes): Mark, range: Range<usize>) {
        self.runs.truncate(runs);
        if let Some(last) = self.runs.last_mut() {
            last.text.truncate(bytes);
        }
        let source: &'a str = self.source;
        self.push(&source[range]);
    }

    fn push(&mut self, text: &str) {
        match self.runs.last_mut() {
            Some(last) if last.same_style(&self.current) => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), ..self.current.clone() }),
        }
    }

    /// The runs without the guard.
    fn finish(mut self) -> Vec<Run> {
        if let Some(first) = self.runs.first_mut()
            && let Some(rest) = first.text.strip_prefix(GUARD)
        {
            first.text = rest.to_owned();
        }
        self.runs.retain(|run| !run.text.is_empty());
        self.runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> String {
        let runs = inline(line, |url| Some(url.to_owned()), str::to_owned);
        runs.iter()
            .map(|run| {
                let marks = [
                    (run.style.strong, "S"),
                    (run.style.emph, "E"),
                    (run.style.code, "C"),
                ];
                let marks: String =
                    marks.iter().filter(|(on, _)| *on).map(|(_, m)| *m).collect();
                let leads = if run.link.is_some() { "L" } else { "" };
                if marks.is_empty() && leads.is_empty() {
                    run.text.clone()
                } else {
                    format!("<{marks}{leads}:{}>", run.text)
                }
            })
            .collect()
    }

    #[test]
    fn the_subset_is_read() {
        assert_eq!(
            read("Moved **37 %** of *all* traffic, _quietly_, with `rm -rf`"),
            "Moved <S:37 %> of <E:all> traffic, <E:quietly>, with <C:rm -rf>"
        );
        assert_eq!(read("***both***"), "<SE:both>");
        assert_eq!(read("out of __production__"), "out of <S:production>");
        assert_eq!(read("**C++**, *C#*"), "<S:C++>, <E:C#>");
    }

    #[test]
    fn a_link_prints_its_address() {
        assert_eq!(
            read("to [the site](https://example.com/a_b_c)."),
            "to <L:the site (https://example.com/a_b_c)>."
        );
        assert_eq!(
            read("[https://a.example](https://a.example)"),
            "<L:https://a.example>"
        );
    }

    #[test]
    fn what_only_looks_like_markup_survives() {
        for text in [
            "C++",
            "C#",
            ".NET",
            "a_b_c",
            "*args",
            "*args, **kwargs",
            "5 * 3 * 2",
            "2*3*4",
            "snake_case_name",
            "<T>",
            "Vec<T> and <b>bold</b>",
            "#[derive]",
            "[1] and [x]",
            "$HOME",
            "@decorator",
            "https://x/y_z_(w)",
            "https://x/_a_",
            "__init__",
            "def __init__(self)",
            "# not a heading",
            "- not a list",
            "1. not a list",
            "> no quote",
            "AT&amp;T",
            "a & b",
            "    four spaces",
            "***",
            "---",
            "\\d+ and \\w",
            "C:\\Users\\me",
            "\\\\server\\share",
            "![alt](x.png)",
            "[ref][id]",
            "<https://x.example>",
            "a`b",
            "_",
            "*",
            "| a | b |",
            "~~no~~",
            "f(*p, *q)",
            "p = *q * *r",
            "~/x ^ y",
            "\"quoted\" -- 'it'",
        ] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn escapes_hide_only_markup() {
        assert_eq!(read("\\*not\\* \\_this\\_ \\`or\\`"), "*not* _this_ `or`");
    }

    #[test]
    fn emphasis_at_the_very_start_opens() {
        assert_eq!(read("**Led** it"), "<S:Led> it");
        assert_eq!(read("`cargo` it"), "<C:cargo> it");
    }
}
