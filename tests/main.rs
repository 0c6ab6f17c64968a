//! The one integration binary: what the product promises, tested through its public interface.
//!
//! `README.md` beside this file says how to run it, how to bless, and how to add a case.

#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "a test may build a text the plain way"
)]

mod suite {
    mod adversary;
    mod architecture;
    mod backend_words;
    mod batch;
    mod breaks;
    mod certification;
    mod check;
    mod cli;
    mod codes;
    mod controls;
    mod damage;
    mod determinism;
    mod docs;
    mod examples;
    mod fixtures;
    mod foreign;
    mod forged_pdfs;
    mod forging;
    mod formats;
    mod import;
    mod input;
    mod job;
    mod languages;
    mod layouts;
    mod limits;
    mod lint;
    mod looks;
    mod lost_text;
    mod matrix;
    mod metadata;
    mod new;
    mod options;
    mod oracles;
    mod pages;
    mod parse;
    mod photo;
    mod pipeline;
    mod properties;
    mod quick;
    mod references;
    mod schemas;
    mod seams;
    mod untrusted_pdfs;
    mod variant;
    mod worker;
}

mod support;
