//! The quick tests: what `cargo quick` leaves out exists.

use std::env;
use std::process::Command;

use crate::support::assert_none;
use crate::support::cases;

#[test]
fn every_test_that_the_quick_tests_leave_out_exists() {
    let this = env::current_exe().expect("the tests are a file");
    let listed = Command::new(this).arg("--list").output().expect("tests can be listed");
    let tests = String::from_utf8(listed.stdout).expect("names are UTF-8");
    let config = cases::read(".cargo/config.toml");
    let skipped: Vec<&str> = config
        .split("\"--skip\", \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(skipped.len() > 20, "only {skipped:?} are left out");
    let of_none = skipped.iter().filter(|name| !tests.contains(**name));
    let of_none: Vec<String> = of_none.map(ToString::to_string).collect();
    assert_none("names of no test", &of_none);
}
