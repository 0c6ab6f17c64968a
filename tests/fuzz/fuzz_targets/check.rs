//! Any bytes are checked and parsed into fields without a panic of ours.

#![no_main]

use std::panic;

use libfuzzer_sys::fuzz_target;
use vitae::check::{CheckOptions, check_extraction};
use vitae::extract::Extraction;
use vitae::parse;

fuzz_target!(
    init: {
        // libFuzzer's own hook ends the process at every panic, also at one of the PDF library
        // that the reader catches.
        let end = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !vitae::extract::catches_panics() {
                end(info);
            }
        }));
    },
    |bytes: &[u8]| {
        let Ok(extraction) = Extraction::read(bytes) else { return };
        let report = check_extraction(&extraction, &CheckOptions::default());
        assert_eq!(report.pages, extraction.pages().len());
        drop(parse(&extraction));
    }
);
