//! Markdown files of the repository, taken apart: code blocks, code in running text, links and
//! headings, each with its line.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::support::cases::{self, root};

/// A Markdown file.
pub(super) struct Page {
    /// The path from the root of the repository, with `/`.
    pub(super) path: String,
    /// The content.
    pub(super) text: String,
    /// Its fenced code blocks, in order.
    pub(super) blocks: Vec<Block>,
    /// Code in running text, with its line (1-based).
    pub(super) code: Vec<(usize, String)>,
    /// The targets of links and images, with their line (1-based).
    pub(super) links: Vec<(usize, String)>,
    /// The anchors of its headings, as forges and mdBook make them.
    pub(super) anchors: Vec<String>,
}

/// A fenced code block.
pub(super) struct Block {
    /// The line of its fence, 1-based.
    pub(super) line: usize,
    /// What follows the opening fence.
    pub(super) language: String,
    /// Its content, in bytes of the page.
    pub(super) content: Range<usize>,
    /// The file that the sentence before it names: `` `acme.json`: ``.
    pub(super) file: Option<String>,
}

/// What a user reads to run the program: the README, and every page of the book.
pub(super) fn manual() -> Vec<Page> {
    let mut pages = vec![Page::read("README.md")];
    pages.extend(below("docs/src"));
    assert!(pages.len() > 15, "only {} pages were found", pages.len());
    pages
}

/// Every Markdown file of the repository.
pub(super) fn all() -> Vec<Page> {
    let in_root = cases::entries(root()).into_iter().filter(|path| path.is_file());
    let names = in_root.map(|path| cases::file_name(&path));
    let mut pages: Vec<Page> =
        names.filter(|name| has_extension(name)).map(|name| Page::read(&name)).collect();
    for folder in
        ["data", "docs", "examples", "fonts", "layouts", "schema", "src", "tests"]
    {
        pages.extend(below(folder));
    }
    pages
}

fn has_extension(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|extension| extension == "md")
}

fn below(folder: &str) -> Vec<Page> {
    let files = cases::files_below(&root().join(folder), &["md"]);
    let path = |file: std::path::PathBuf| {
        let path = file.strip_prefix(root()).expect("it is in the repository");
        path.to_string_lossy().replace('\\', "/")
    };
    files.into_iter().map(path).map(|path| Page::read(&path)).collect()
}

impl Page {
    /// The page at `path` from the root of the repository.
    pub(super) fn read(path: &str) -> Self {
        Self::of(path, cases::read(path))
    }

    /// A page with this text.
    pub(super) fn of(path: &str, text: String) -> Self {
        let mut page = Self {
            path: path.to_owned(),
            text: String::new(),
            blocks: Vec::new(),
            code: Vec::new(),
            links: Vec::new(),
            anchors: Vec::new(),
        };
        let line = |at: usize| 1 + text[..at].matches('\n').count();
        let mut paragraph = 0..0;
        let mut heading: Option<String> = None;
        let mut in_block = false;
        for (event, range) in
            Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter()
        {
            match event {
                Event::End(TagEnd::Paragraph) => paragraph = range,
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    in_block = true;
                    page.blocks.push(Block {
                        line: line(range.start),
                        language: info.to_string(),
                        content: range.start..range.start,
                        file: file_named_by(&text[paragraph.clone()]),
                    });
                }
                Event::End(TagEnd::CodeBlock) => in_block = false,
                Event::Text(_) if in_block => {
                    let content =
                        &mut page.blocks.last_mut().expect("one is open").content;
                    let is_empty = content.start == content.end;
                    *content = if is_empty { range } else { content.start..range.end };
                }
                Event::Start(
                    Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. },
                ) => {
                    page.links.push((line(range.start), dest_url.to_string()));
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    let targets = attributes(&html);
                    page.links.extend(targets.map(|target| (line(range.start), target)));
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => {
                    let anchor = anchor(&heading.take().unwrap_or_default());
                    page.anchors.push(anchor);
                }
                Event::Code(code) => {
                    page.code.push((line(range.start), code.to_string()));
                    if let Some(heading) = &mut heading {
                        heading.push_str(&code);
                    }
                }
                Event::Text(part) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&part);
                    }
                }
                _ => {}
            }
        }
        page.text = text;
        page
    }

    /// The content of a block.
    pub(super) fn content(&self, block: &Block) -> &str {
        &self.text[block.content.clone()]
    }
}

/// The file that a paragraph announces in its last words: `` … as `acme.json`: ``.
fn file_named_by(paragraph: &str) -> Option<String> {
    let rest = paragraph.trim_end().strip_suffix("`:")?;
    let name = rest.rsplit('`').next()?;
    let is_file = name.contains('.') && !name.contains(char::is_whitespace);
    is_file.then(|| name.to_owned())
}

/// The values of `src` and `href` in a piece of HTML.
fn attributes(html: &str) -> impl Iterator<Item = String> {
    let values =
        ["src=\"", "href=\""].into_iter().flat_map(|name| html.split(name).skip(1));
    values.filter_map(|rest| rest.split('"').next().map(str::to_owned))
}

/// The anchor of a heading: in lower case, without punctuation, with hyphens for spaces.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        c => c.is_alphanumeric().then_some(c),
    });
    kept.flat_map(char::to_lowercase).collect()
}

#[test]
fn blocks_are_found_with_their_lines_and_files() {
    let text = "# A `b`\n\nSave this as `a.json`:\n\n```json\n{\n}\n```\n\nText: `c`.\n\n\
                ```console\n$ ls\n```\n";
    let page = Page::of("a.md", text.to_owned());
    let found: Vec<_> = page
        .blocks
        .iter()
        .map(|block| {
            (block.line, &*block.language, page.content(block), block.file.as_deref())
        })
        .collect();
    let expected =
        [(5, "json", "{\n}\n", Some("a.json")), (12, "console", "$ ls\n", None)];
    assert_eq!(found, expected);
    assert_eq!(page.anchors, ["a-b"]);
    assert_eq!(page.code.len(), 3);
}
