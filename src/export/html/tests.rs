//! Pages are escaped, strict and without anything from elsewhere.

use super::*;
use crate::document::{Run, Style};
use crate::layout::Layout;
use crate::settings::Settings;

fn page_of(runs: Vec<Run>) -> String {
    let mut page = Page::default();
    page.element("p", "", |page| page.rich(&RichText { runs, origin: None }));
    page.out
}

#[test]
fn text_and_addresses_are_escaped() {
    let run = |text: &str| Run { text: text.to_owned(), ..Run::default() };
    let link = Some("https://a.example/?a=\"1\"&b=<2>".to_owned());
    let strong = Style { strong: true, ..Style::default() };
    let runs = vec![run("</p><script>&amp; "), Run { link, style: strong, ..run("<T>") }];
    assert_eq!(
        page_of(runs),
        "<p>&lt;/p&gt;&lt;script&gt;&amp;amp; <a href=\"https://a.example/?a=&quot;1&quot;\
         &amp;b=&lt;2&gt;\"><strong>&lt;T&gt;</strong></a></p>\n"
    );
}

#[test]
fn a_page_that_needs_repair_is_not_read() {
    let page = |body: &str| {
        let page = format!("<!DOCTYPE html>\n<html><head></head>\n{body}</html>\n");
        read::read(page.as_bytes(), &ExportOptions::default()).unwrap_or_default()
    };
    let words =
        page("<body><p class=\"a>b\">one &lt;&amp;</p><ul><li>two</li></ul></body>");
    assert_eq!(words.split_whitespace().collect::<Vec<_>>(), ["one", "<&", "•", "two"]);
    for broken in [
        "<body><p>one</body>",
        "<body><p>one</p>",
        "<body><p>one</div></body>",
        "<body><script>one</script></body>",
        "<body><p>one &nbsp;</p></body>",
        "<body><p>one & two</p></body>",
        "<body><p>one < two</p></body>",
        "<body><!-- one --></body>",
        "one<body></body>",
        "<body></body></html>one",
    ] {
        assert_eq!(page(broken), "", "{broken}");
    }
}

#[test]
fn the_style_loads_nothing_and_keeps_the_names_of_fonts_inside_it() {
    for layout in Layout::all() {
        let mut looks = layout.options(Settings::default());
        looks.typography.fonts.insert(0, "a\"; } </style>".to_owned());
        let style = style::style(&looks);
        assert!(!style.contains("url(") && !style.contains("@import"));
        assert!(!style.contains('<') && style.contains("\"a  style\""), "{style}");
    }
}
