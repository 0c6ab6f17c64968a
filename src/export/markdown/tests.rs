//! What is written as Markdown is read back as it was.

use super::*;
use crate::document::{Run, Style};
use crate::export::ExportOptions;

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn line(runs: Vec<Run>) -> String {
    rich(&RichText { runs, origin: None }).into_line()
}

fn read(markdown: &str) -> String {
    let text = read::read(markdown.as_bytes(), &ExportOptions::default());
    text.unwrap_or_default().trim().to_owned()
}

#[test]
fn only_what_could_be_markup_is_escaped() {
    for (text, written) in [
        ("snake_case, C++ & R&D, AT&amp;T", r"snake_case, C++ & R&D, AT\&amp;T"),
        ("__init__ *args 5 * 3", r"\_\_init\_\_ \*args 5 \* 3"),
        ("1986. A great year", r"1986\. A great year"),
        ("# no heading", r"\# no heading"),
        ("- 20 % costs", r"\- 20 % costs"),
        ("Vec<T>, [u8], $HOME ~/.bashrc", r"Vec\<T>, \[u8\], \$HOME \~/.bashrc"),
        ("a real-time #1 in C#", "a real-time #1 in C#"),
    ] {
        assert_eq!(line(vec![run(text)]), written);
        assert_eq!(read(written), text);
    }
}

#[test]
fn every_text_is_read_back_as_it_is_in_every_block() {
    let texts = [
        "===",
        "---",
        "- ",
        "+ a",
        "1) a",
        "***",
        "```",
        "~~~ a",
        "    a",
        "> a",
        "\\",
        "a\\",
        "a #",
        "#",
        "F #",
        "C# ##",
        "![a](b)",
        "[a]: b",
        "<b>",
        "<!-- a",
        "&copy;",
        "&#35;",
        "`a",
        "a`b``c",
        "_a_",
        "a_b_",
        "*",
        "** a **",
        "<https://a.example>",
        "|a|",
        ":-: | :-:",
        "a  b",
        "\\d+\\*",
        "'a' \"b\"",
        "&",
        "&;",
        "1.",
        "12345678901. a",
    ];
    for text in texts {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let inline = || rich(&RichText { runs: vec![run(text)], origin: None });
        let mut writer = Writer::default();
        writer.heading(2, inline());
        writer.paragraph([inline(), inline()]);
        writer.list(&[RichText { runs: vec![run(text)], origin: None }.into()]);
        let read = read(&writer.text);
        let read = read.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(read, format!("{words} {words} {words} • {words}"), "{}", writer.text);
    }
}

#[test]
fn emphasis_is_written_only_where_it_is_read_as_such() {
    let strong = Style { strong: true, ..Style::default() };
    let emph = Style { emph: true, ..Style::default() };
    let code = Style { code: true, ..Style::default() };
    let of = |style, text: &str| Run { style, ..run(text) };
    let both = Style { strong: true, emph: true, code: false };
    for (runs, written) in [
        (vec![run("on "), of(strong, "Kafka"), run("-based")], "on **Kafka**-based"),
        (vec![of(emph, "a "), run("b")], "*a* b"),
        (vec![run("a"), of(strong, "(b)"), run("c")], "a(b)c"),
        (vec![of(both, "a"), of(strong, "b")], "***a***b"),
        (vec![of(code, "a`b"), of(strong, "c*")], r"``a`b``**c\***"),
        (vec![of(code, "`"), run("`")], "`` ` ``&#96;"),
        (vec![of(strong, "(a)"), of(emph, "b")], "(a)*b*"),
        (vec![run("a_"), of(emph, "b"), run("_c")], r"a\_*b*\_c"),
    ] {
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        let line = line(runs);
        assert_eq!(line, written);
        assert_eq!(read(&line), text);
    }
}

#[test]
fn links_lead_where_they_led() {
    let link = "https://a.example/b_(c)?d=<e>&amp;f\\g";
    let runs = vec![Run { link: Some(link.to_owned()), ..run("[a]") }];
    let written = line(runs);
    let mut found =
        pulldown_cmark::Parser::new(&written).filter_map(|event| match event {
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link {
                dest_url, ..
            }) => Some(dest_url.to_string()),
            _ => None,
        });
    assert_eq!(found.next().as_deref(), Some(link), "{written}");
    assert_eq!(read(&written), "[a]");
    let runs = vec![run("so!"), Run { link: Some(link.to_owned()), ..run("a") }];
    assert_eq!(read(&line(runs)), "so!a", "it is no picture");
}
