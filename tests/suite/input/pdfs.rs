//! PDFs that are not PDFs, or are truncated, damaged or encrypted.

use crate::suite::cli::tool::Folder;

/// Neither `extract` nor `verify` can read `it.pdf`, and both report why.
fn is_refused(folder: &Folder, why: &str) {
    for args in [&["extract", "it.pdf"][..], &["verify", "ada.json", "it.pdf"]] {
        let outcome = folder.vitae(args).ends_with(2).prints_nothing();
        outcome.says(&["error[X001]: cannot read `it.pdf`: ", why]);
    }
}

#[test]
fn a_file_that_is_not_a_pdf_is_refused() {
    let folder = Folder::new();
    is_refused(&folder, "no such file");
    for content in ["", "hello", "{}", "\u{0}\u{1}\u{2}"] {
        folder.write("it.pdf", content);
        is_refused(&folder, "does not begin like a PDF");
    }
}

#[test]
fn a_folder_is_not_a_pdf() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("it.pdf")).expect("a folder can be made");
    is_refused(&folder, "");
}

#[test]
fn a_truncated_pdf_is_never_proved_and_read_with_a_warning_if_at_all() {
    let folder = Folder::rendered();
    let whole = folder.read("ada.pdf");
    for percent in [1, 10, 50, 90, 99] {
        folder.write("it.pdf", &whole[..whole.len() * percent / 100]);
        let proof = folder.vitae(&["verify", "ada.json", "it.pdf"]).ends_with(2);
        proof
            .prints_nothing()
            .says(&["error[X001]: cannot read `it.pdf`: ", "it is cut off"]);
        let reading = folder.vitae(&["extract", "it.pdf"]);
        assert!(reading.stderr.contains("cut off"), "{percent} %: {}", reading.stderr);
        let is_either = ["warning[X002]: ", "error[X001]: "]
            .iter()
            .any(|begins| reading.stderr.starts_with(begins));
        assert!(is_either, "{percent} %: {}", reading.stderr);
    }
}

#[test]
fn a_pdf_of_only_a_header_is_refused() {
    let folder = Folder::new();
    folder.write("it.pdf", "%PDF-1.7\n%%EOF\n");
    is_refused(&folder, "");
}

/// Flips bytes of one stretch after another. Any outcome will do except a crash or a hang.
#[test]
fn a_damaged_pdf_never_crashes_the_reader() {
    let folder = Folder::rendered();
    let whole = folder.read("ada.pdf");
    for step in 0..24 {
        let mut damaged = whole.clone();
        let start = whole.len() * step / 24;
        let end = (start + 64).min(whole.len());
        for byte in &mut damaged[start..end] {
            *byte ^= 0x55;
        }
        folder.write("it.pdf", damaged);
        let mut command = folder.command(&["verify", "ada.json", "it.pdf"]);
        let output = command.output().expect("the binary can be run");
        let code = output.status.code();
        let messages = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(code, Some(0..=2)), "at {start}: {code:?} {messages}");
        assert!(!messages.contains("panicked"), "at {start}: {messages}");
    }
}

/// `tests/fixtures` holds no binary files, so the encrypted PDF is built here, as small as possible.
#[test]
fn a_pdf_with_a_password_is_refused() {
    let folder = Folder::new();
    folder.write("it.pdf", encrypted());
    is_refused(&folder, "encrypted with a password");
}

/// A PDF whose encryption dictionary (ISO 32000-1 §7.6.3, revision 2) does not take the empty
/// password.
fn encrypted() -> Vec<u8> {
    let key = "00".repeat(32);
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>".to_owned(),
        format!("<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>"),
    ];
    let mut pdf = String::from("%PDF-1.7\n");
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(format!("{:010} 00000 n \n", pdf.len()));
        pdf += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let xref = pdf.len();
    let size = objects.len() + 1;
    pdf += &format!("xref\n0 {size}\n0000000000 65535 f \n{}", offsets.concat());
    let id = "00".repeat(16);
    pdf += &format!(
        "trailer\n<< /Size {size} /Root 1 0 R /Encrypt 4 0 R /ID [<{id}> <{id}>] >>\n\
         startxref\n{xref}\n%%EOF\n"
    );
    pdf.into_bytes()
}
