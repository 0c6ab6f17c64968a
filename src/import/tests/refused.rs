//! Files that are cut, damaged, packed too tightly, or no résumés: each is refused, and none stops
//! the reader.

use super::{archive, bytes, expected, tables};
use crate::diag::Warned;
use crate::import::{FORMATS, Format, import, recognise};

/// Why a file is refused.
pub(super) fn refusal(name: &str, bytes: &[u8], format: Option<&str>) -> String {
    let format = format.map(|it| Format::named(it).expect("it is a format"));
    let Warned { output, .. } = import(name, bytes, format);
    let errors = output.map(|it| it.resume).expect_err("it is refused");
    assert!(errors.iter().all(|it| it.is_error() && !it.hints.is_empty()), "{errors}");
    errors.to_string()
}

#[test]
fn bombs_are_refused_before_they_are_unpacked() {
    let profile = tables().into_iter().find(|(name, _)| name.ends_with("Profile.csv"));
    let profile = profile.expect("it is there");
    let header = "Company Name,Title,Description,Location,Started On,Finished On\n";
    let row = |length: usize| format!("{header}A,B,{},C,2019,\n", "x".repeat(length));
    let with = |text: String| {
        archive(&[profile.clone(), ("Positions.csv".to_owned(), text.into_bytes())])
    };
    assert!(
        refusal("it.zip", &with(row(2 << 20)), None).contains("packed more than 200")
    );
    let random: String = (0_u32..2_600_000)
        .map(|it| char::from(b'a' + (it.wrapping_mul(2_654_435_761) >> 27) as u8 % 26))
        .collect();
    let large = format!("{header}A,B,{random}{random},C,2019,\n");
    assert!(refusal("it.zip", &with(large), None).contains("larger than"));
    let long = format!("{header}A,B,{},C,2019,\n", &random[..70 << 10]);
    let long = refusal("it.zip", &with(long), None);
    assert!(
        long.contains("row 2 of `Positions.csv` has a text of more than 64 KiB"),
        "{long}"
    );
    let rows = header.to_owned() + &"A,B,,C,2019,\n".repeat(2_500);
    assert!(refusal("it.zip", &with(rows), None).contains("more than 2000 rows"));
    let many: Vec<(String, Vec<u8>)> =
        (0..2_001).map(|at| (format!("{at}.csv"), Vec::new())).collect();
    assert!(refusal("it.zip", &archive(&many), None).contains("more than 2000 files"));
}

#[test]
fn a_damaged_archive_is_refused_wherever_it_is_cut() {
    let whole = bytes("linkedin");
    for end in [30, 200, whole.len() / 2, whole.len() - 1] {
        let said = refusal("it.zip", &whole[..end], None);
        assert!(said.contains("damaged"), "{end}: {said}");
    }
    let mut flipped = whole;
    for at in (40..4_000).step_by(7) {
        flipped[at] ^= 0x55;
        // Damaged or not, it comes to an end.
        let _ = import("it.zip", &flipped, None);
    }
}

#[test]
fn what_is_no_resume_is_refused_with_what_to_do() {
    let word = archive(&[("word/document.xml".to_owned(), b"<w/>".to_vec())]);
    for (name, bytes, said) in [
        ("cv.docx", &*word, "a Word document"),
        ("cv.zip", &*archive(&[("a.txt".to_owned(), b"x".to_vec())]), "ZIP archive"),
        ("cv.doc", b"\xD0\xCF\x11\xE0\xA1\xB1", "old office program"),
        ("cv.png", b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        ("cv.rtf", b"{\\rtf1 Oona}", "no format that can be imported"),
        ("cv.html", b"<!DOCTYPE html><p>Oona</p>", "no format that can be imported"),
        ("cv.xml", b"<note><to>Oona</to></note>", "not of Europass"),
        ("cv.xml", b"<SkillsPassport><LearnerInfo>", "not valid XML"),
        ("cv.json", b"{ \"a\": [1, 2] }", "none of the keys"),
        ("cv.json", b"{ \"basics\": { \"name\": }", "R001"),
        ("cv.json", b"{ \"basics\": {}, \"basics\": {} }", "R005"),
        ("cv.bin", b"\0\x01\x02\xFF", "not UTF-8"),
        ("cv.txt", b"  \n", "no format that can be imported"),
    ] {
        let refusal = refusal(name, bytes, None);
        assert!(refusal.contains(said), "{name}: {refusal}");
    }
}

#[test]
fn a_format_that_is_named_wrongly_is_refused() {
    let samples = expected();
    for format in FORMATS {
        for sample in samples.keys() {
            let bytes = bytes(sample);
            let is_other = recognise(sample, &bytes).is_some_and(|it| it != format);
            // Any object may be JSON Resume, and any text a text.
            if is_other && !format.is_general {
                let Warned { output, .. } = import(sample, &bytes, Some(format));
                assert!(output.is_err(), "{sample} as {}", format.name);
            }
        }
    }
    let said = refusal("plain.txt", &bytes("plain.txt"), Some("europass"));
    assert!(said.contains("not in this format: Europass"), "{said}");
}

#[test]
fn no_cut_or_damage_of_a_sample_stops_the_reader() {
    for sample in expected().into_keys() {
        let whole = bytes(&sample);
        for part in 1..24 {
            let end = whole.len() * part / 24;
            let _ = import(&sample, &whole[..end], None);
            let mut damaged = whole.clone();
            damaged[end] = b"<\"{,\xFF\0"[part % 6];
            let _ = import(&sample, &damaged, None);
        }
    }
}
