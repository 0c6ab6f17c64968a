//! `vitae doctor` and `vitae man`.

use super::tool::Folder;

#[test]
fn doctor_tells_where_options_come_from_and_tries_a_page() {
    let folder = Folder::new();
    let outcome = folder.vitae(&["doctor"]).ends_with(0).says_nothing();
    let text = outcome.text();
    for part in [
        env!("CARGO_PKG_VERSION"),
        "quarto",
        "EB Garamond",
        "no `vitae.json` is found",
        "a page was printed and proved in ",
        "read by a worker in ",
    ] {
        assert!(text.contains(part), "no `{part}` in:\n{text}");
    }

    folder.write("vitae.json", r#"{ "layout": "swiss", "paper": "letter" }"#);
    folder.write(
        "own.json",
        r#"{ "basics": { "name": "Ada" }, "meta": { "vitae": { "layout": "ink", "dateStyle": "iso" } } }"#,
    );
    let outcome = folder.vitae(&["doctor", "own.json"]).ends_with(0);
    let text = outcome.text();
    for part in [
        r#"layout = "swiss" (vitae.json)"#,
        r#"paper = "us-letter" (vitae.json)"#,
        r#"dateStyle = "iso" (own.json, meta.vitae)"#,
    ] {
        assert!(text.contains(part), "no `{part}` in:\n{text}");
    }
    assert!(!text.contains("ink\" ("), "the configuration file comes first:\n{text}");

    folder.write("vitae.json", r#"{ "layout": 1 }"#);
    folder.vitae(&["doctor"]).ends_with(1).says(&["vitae.json:1:"]);
}

#[test]
fn there_is_a_manual_page_for_every_command() {
    let folder = Folder::new();
    let page = folder.vitae(&["man", "render"]).ends_with(0).says_nothing();
    for part in [".TH vitae-render 1", "\\-\\-keep\\-unproven", ".SH DESCRIPTION"] {
        assert!(page.text().contains(part), "no `{part}` in:\n{}", page.text());
    }
    folder.vitae(&["man", "rendr"]).ends_with(2).says(&["did you mean `render`"]);
    folder.vitae(&["man", "-o", "man1"]).ends_with(0).prints_nothing();
    let pages = folder.names().into_iter().filter(|name| name.starts_with("man1/"));
    let mut expected: Vec<String> = <vitae::cli::Args as clap::CommandFactory>::command()
        .get_subcommands()
        .map(|command| format!("man1/vitae-{}.1", command.get_name()))
        .collect();
    expected.push("man1/vitae.1".to_owned());
    expected.sort();
    assert_eq!(pages.collect::<Vec<_>>(), expected);
}
