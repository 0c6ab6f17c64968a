//! Text and addresses are those that XML and Word accept.

use super::*;

#[test]
fn addresses_are_those_that_word_accepts() {
    for (address, written) in [
        ("https://a.example/zoë b", "https://a.example/zo%C3%AB%20b"),
        ("https://a.example/%41?a=b&c", "https://a.example/%41?a=b&c"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("mailto:ada@a.example", "mailto:ada@a.example"),
        (
            "https://a.example/<\"\\^`{|}>",
            "https://a.example/%3C%22%5C%5E%60%7B%7C%7D%3E",
        ),
    ] {
        assert_eq!(xml::uri(address), written);
    }
}

#[test]
fn text_has_only_characters_of_xml() {
    assert_eq!(
        xml::escaped("a & <b> \"c\"\u{1}\u{FFFE}\td"),
        "a &amp; &lt;b&gt; &quot;c&quot; d"
    );
}
