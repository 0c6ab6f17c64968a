//! The commands: one file each, with one `run` that hands back what the command made.

pub(super) mod batch;
pub(super) mod check;
mod compare;
pub(super) mod completions;
pub(super) mod diff;
pub(super) mod doctor;
pub(super) mod explain;
pub(super) mod extract;
pub(super) mod fix;
pub(super) mod import;
pub(super) mod layouts;
pub(super) mod lint;
pub(super) mod man;
pub(super) mod match_;
pub(super) mod new;
pub(super) mod parse;
pub(super) mod render;
pub(super) mod schema;
pub(super) mod tailor;
pub(super) mod validate;
pub(super) mod verify;

use std::fs;
use std::path::Path;

use time::OffsetDateTime;

use super::args::ReadingArgs;
use super::failure::Failure;
use crate::resume::{PartialDate, ReadOptions};

/// `SOURCE_DATE_EPOCH`, where set: seconds since 1970-01-01T00:00Z
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn source_date_epoch() -> Result<Option<i64>, Failure> {
    const NAME: &str = "SOURCE_DATE_EPOCH";
    let Some(value) = std::env::var_os(NAME) else { return Ok(None) };
    let seconds = value.to_str().and_then(|text| text.parse::<i64>().ok());
    // A number beyond the calendar would silently be no date at all.
    let seconds = seconds.filter(|&it| OffsetDateTime::from_unix_timestamp(it).is_ok());
    seconds.map(Some).ok_or_else(|| {
        Failure::usage(
            format!("`{NAME}` is not a number of seconds that gives a date"),
            format!("unset `{NAME}`, or set it as `date +%s` prints it"),
        )
    })
}

/// The day that counts as today.
fn today(named: Option<PartialDate>) -> Result<Option<PartialDate>, Failure> {
    if named.is_some() {
        return Ok(named);
    }
    let moment = match source_date_epoch()? {
        Some(seconds) => OffsetDateTime::from_unix_timestamp(seconds).ok(),
        None => Some(OffsetDateTime::now_utc()),
    };
    Ok(moment.and_then(|moment| {
        PartialDate::new(moment.year(), Some(moment.month().into()), Some(moment.day()))
            .ok()
    }))
}

fn read_options(args: &ReadingArgs) -> Result<ReadOptions, Failure> {
    Ok(ReadOptions { strict: args.strict, today: today(args.today)?, photo: false })
}

/// Fails if a file, or a link, is at `path`: the user's work is not overwritten.
fn refuse_to_overwrite(path: &Path, hint: &str) -> Result<(), Failure> {
    if fs::symlink_metadata(path).is_ok() {
        let message = format!("`{}` already exists", path.display());
        return Err(Failure::usage(message, hint));
    }
    Ok(())
}

/// As in `1 page`, `2 pages`.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
