//! The files made from the document alone, each read back and compared with it.

use crate::document::Document;
use crate::export::{ExportOptions, Format, OutputFile};
use crate::layout::LayoutOptions;
use crate::verify::{Defect, verify_text};

/// The files of those `formats` that need no pages, and what is wrong with them.
pub(super) fn from_words(
    document: &Document,
    looks: &LayoutOptions,
    formats: &[Format],
    options: &ExportOptions,
) -> (Vec<OutputFile>, Vec<Defect>) {
    let mut files = Vec::new();
    let mut defects = Vec::new();
    for &format in formats {
        let Some(content) = format.from_words(document, looks, options) else { continue };
        let read = format.read_back(&content, options);
        defects.extend(read.and_then(|it| verify_text(document, format.name, &it)));
        files.push(OutputFile { format, page: None, content });
    }
    (files, defects)
}

#[cfg(test)]
mod tests {
    use crate::diag::Warned;
    use crate::document::{Document, ResolveOptions};
    use crate::export::Format;
    use crate::layout::Layout;
    use crate::render::{RenderOptions, render};
    use crate::resume::{ReadOptions, Resume, Source};
    use crate::typeset::Typesetter;

    fn proof_with(format: Format) -> Vec<String> {
        let text = r#"{ "basics": { "name": "Ada Quill", "label": "Analyst" } }"#;
        let source = Source::new("me.json", text).expect("JSON");
        let resume = Resume::parse(&source, &ReadOptions::default());
        let resume = resume.output.expect("a résumé");
        let document = Document::resolve(&resume, &ResolveOptions::default());
        let options = RenderOptions::default().formats([format]);
        let (typesetter, layout) = (Typesetter::new(), Layout::default());
        let Warned { output, .. } = render(document, &typesetter, &layout, &options);
        let proof = output.expect("it is rendered").verification;
        assert_eq!(proof.is_faithful(), proof.findings().is_empty());
        proof.findings().iter().map(ToString::to_string).collect()
    }

    /// The control of all proofs of files: a format that loses a word.
    #[test]
    fn a_file_that_loses_a_word_fails_the_proof_of_the_document() {
        let found = proof_with(Format::forgetful());
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("`/basics/label` is not what is read"), "{found:?}");
        for format in crate::export::FORMATS.iter().filter(|it| !it.needs_pages()) {
            assert_eq!(proof_with(*format), Vec::<String>::new());
        }
    }
}
