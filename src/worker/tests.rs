//! Messages that were changed by chance are read, or refused: whoever sends them, neither side
//! panics, and what was read of a PDF is not used if it does not hold together.

use std::fmt::Debug;

use serde::de::DeserializeOwned;

use super::checking::{Options, Packed};
use super::protocol::{self, ReadReply, ReadRequest, Reply, Request, Setup, Task};
use crate::check::{CheckOptions, check};
use crate::extract::{Extraction, ORDERS};

/// How often each message is changed, unless `VITAE_MUTATIONS` says otherwise.
const USUAL: usize = 2000;

/// Numbers that look random (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % u64::try_from(limit.max(1)).expect("a size"))
            .expect("a size")
    }
}

fn mutations() -> usize {
    std::env::var("VITAE_MUTATIONS")
        .map_or(USUAL, |count| count.parse().expect("a number"))
}

/// The bytes with a few of them changed, doubled, left out or cut off.
fn mutated(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len());
        let end = (at + 1 + chance.below(16)).min(bytes.len());
        match chance.below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let copy = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, copy));
            }
            _ => {
                let value = u8::try_from(chance.below(256)).expect("a byte");
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = value;
                }
            }
        }
    }
    bytes
}

fn drive<T: DeserializeOwned + Debug>(message: &[u8]) {
    for seed in 0..mutations() {
        let changed = mutated(message, &mut Chance(seed as u64));
        if let Ok((head, parts)) = protocol::read::<T>(&mut &*changed) {
            let sizes = parts.iter().map(Vec::len).sum::<usize>();
            assert!(sizes <= changed.len(), "{head:?}");
        }
    }
}

#[test]
fn a_mutated_message_is_read_or_refused() {
    let mut message = Vec::new();
    let setup = Setup {
        name: "mine".into(),
        folder: "mine".into(),
        files: vec!["layout.typ".into(), "layout.json".into()],
    };
    protocol::write(&mut message, &setup, &[b"#let layout", b"{}"]).expect("memory");
    drive::<Setup>(&message);
    drive::<Request>(&message);
    let mut message = Vec::new();
    protocol::write(
        &mut message,
        &Reply { pages: 3, ..Reply::default() },
        &[b"%PDF-1.7"],
    )
    .expect("memory");
    drive::<Reply>(&message);
    let options = Options::of(&CheckOptions::default());
    for task in [Task::Read, Task::Examine, Task::Check(Box::new(options))] {
        let mut message = Vec::new();
        let request = ReadRequest { processor: 1, task };
        protocol::write(&mut message, &request, &[b"%PDF-1.7"]).expect("memory");
        drive::<ReadRequest<'_>>(&message);
    }
    let mut message = Vec::new();
    let error = crate::Error::MalformedPdf { reason: "it is cut off".into() };
    let reply = ReadReply { error: Some(error.into()) };
    protocol::write(&mut message, &reply, &[]).expect("memory");
    drive::<ReadReply>(&message);
}

#[test]
fn a_mutated_extraction_is_used_only_if_it_holds_together() {
    let file = first_fixture().expect("there are fixtures");
    let sound = Extraction::read(&file).expect("it is sound");
    let sent = postcard::to_extend(&sound, Vec::new()).expect("memory");
    let mut used = 0;
    for seed in 0..mutations() {
        let changed = mutated(&sent, &mut Chance(seed as u64));
        let Ok(read) = postcard::from_bytes::<Extraction>(&changed) else { continue };
        if read.is_consistent() {
            used += 1;
            for order in ORDERS {
                drop(read.lines(order));
            }
        }
    }
    assert!(used > 0, "none of them was used");
}

#[test]
fn a_mutated_report_is_used_only_if_its_rules_exist() {
    let file = first_fixture().expect("there are fixtures");
    let report = check(&file, &CheckOptions::default());
    assert!(!report.findings.is_empty());
    let sent = postcard::to_extend(&Packed::of(report.clone()), Vec::new());
    let sent = sent.expect("memory");
    let unpacked = |sent: &[u8]| postcard::from_bytes::<Packed>(sent).ok()?.report();
    assert_eq!(unpacked(&sent), Some(report));
    let used = (0..mutations())
        .filter(|seed| unpacked(&mutated(&sent, &mut Chance(*seed as u64))).is_some());
    assert!(used.count() > 0, "none of them was used");
}

/// The first PDF among the fixtures.
fn first_fixture() -> std::io::Result<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pdfs");
    let mut paths: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "pdf"))
        .collect();
    paths.sort();
    std::fs::read(paths.first().ok_or(std::io::ErrorKind::NotFound)?)
}
