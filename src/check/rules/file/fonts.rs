//! F07: every font is in the file, as a font.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F07", "font-not-embedded"),
    severity: Severity::Warning,
    checks: "Whether each font's program is in the file, and is no collection of drawings (Type 3).",
    why: "A font that is not in the file is replaced by another, with other widths: words run \
          together or apart. The glyphs of a Type 3 font often have no name a reader can use.",
    example: "Bitmap fonts of old LaTeX set-ups: load `cm-super` or `lmodern`.",
    evidence: &[
        Evidence(
            Grade::Peer,
            "jsk-resume and honest-cv check that all fonts are embedded",
        ),
        Evidence(
            Grade::Standard,
            "PDF/A (ISO 19005-1 §6.3.4) asks that fonts be embedded",
        ),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut told = std::collections::BTreeSet::new();
    let fonts = subject.facts().fonts.iter();
    fonts
        .filter(|font| font.used && (!font.embedded || font.kind == "Type3"))
        .filter(|font| told.insert((&font.name, &font.kind)))
        .map(|font| {
            let name = quote(&font.name);
            let message = match (font.kind.as_str(), name.as_str()) {
                ("Type3", "") => "a font's glyphs are drawings (Type 3)".to_owned(),
                ("Type3", name) => {
                    format!("the glyphs of `{name}` are drawings (Type 3)")
                }
                (_, name) => format!("the font `{name}` is not in the file"),
            };
            Found::page(font.page, message).hint("export it with all fonts embedded")
        })
        .collect()
}
