//! Addresses that are longer than a line.

use serde_json::json;
use vitae::extract::Extraction;

use crate::suite::cli::tool::Folder;

const LAYOUTS: [&str; 8] =
    ["plain", "harvard", "garamond", "swiss", "ledger", "compact", "band", "quarto"];

/// The smallest size that anything may be set in, in pt; sizes are rounded by a little.
const LEAST: f64 = 6.95;

#[test]
fn addresses_break_after_a_slash_and_nothing_is_set_below_7_pt() {
    let path = ["a-readable-part"; 8].join("/");
    let long = format!("a.example/{path}");
    // As long as an address may be before it is shortened, and as wide.
    let wide = format!("WWM.example/{}", "MWW".repeat(9));
    let resume = json!({
        "basics": {
            "name": "Odo Brandt",
            "url": format!("https://b.example/{}", "c".repeat(70)),
            "summary": format!("The whole story is told at {long} by the mill itself.")
        },
        "work": [{
            "name": "Norrland",
            "position": format!("d.example/{}", "e".repeat(60)),
            "highlights": [format!("Wrote {long}:\n- and {wide} too\n- {long}")]
        }],
        "certificates": [{ "name": "Safe mills", "url": format!("https://{wide}") }]
    });
    let folder = Folder::new();
    folder.write("it.json", resume.to_string());
    let extreme = [
        &["--density", "tight", "--font-size", "12", "--margins", "wide"][..],
        &["--density", "airy", "--font-size", "9", "--margins", "narrow"],
        &["--dates", "inline", "--heading-case", "upper", "--paper", "us-letter"],
    ];
    for layout in LAYOUTS {
        for options in extreme {
            let args = [&["render", "it.json", "--layout", layout][..], options].concat();
            folder.vitae(&args).ends_with(0).says(&["proved: "]);
            let pdf = folder.read("it.pdf");
            let extraction = Extraction::read(&pdf).expect("our own PDF");
            let sizes = extraction.glyphs().iter().map(|glyph| glyph.size);
            let least = sizes.fold(f64::MAX, f64::min);
            assert!(least >= LEAST, "{layout} {options:?}: {least} pt");
        }
    }
    let args = ["render", "it.json", "--layout", "swiss", "--font-size", "12"];
    folder.vitae(&args).ends_with(0);
    let against = folder.vitae(&["check", "it.pdf", "--against", "it.json"]);
    let report = String::from_utf8_lossy(&against.stdout);
    assert!(!report.contains("L03"), "{report}");
}
