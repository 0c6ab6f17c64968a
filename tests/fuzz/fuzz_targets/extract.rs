//! Any bytes can be read in all four orders: the result is lines of text or an error, never a panic
//! of ours.

#![no_main]

use std::panic;

use libfuzzer_sys::fuzz_target;
use vitae::extract::{Extraction, ORDERS};

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
        for order in ORDERS {
            for line in extraction.lines(order) {
                assert!(!line.text.is_empty() && line.text.trim() == line.text);
                assert!(line.rect.width().is_finite() && line.rect.height().is_finite());
            }
        }
    }
);
