//! Any bytes come in; reading them in four orders ends, without a panic of ours, in lines or in
//! an error.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vitae::{Extraction, ORDERS};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(extraction) = Extraction::read(bytes) {
        for order in ORDERS {
            for line in extraction.lines(order) {
                assert!(!line.text.is_empty() && line.text.trim() == line.text);
                assert!(line.rect.width().is_finite() && line.rect.height().is_finite());
            }
        }
    }
});
