//! The commands: one file each, with one `run`.

pub(super) mod batch;
pub(super) mod check;
mod compare;
pub(super) mod completions;
pub(super) mod diff;
pub(super) mod explain;
pub(super) mod extract;
pub(super) mod layouts;
pub(super) mod match_;
pub(super) mod parse;
pub(super) mod render;
pub(super) mod schema;
pub(super) mod tailor;
pub(super) mod validate;
pub(super) mod verify;

use time::OffsetDateTime;

use crate::cli::args::ReadingArgs;
use crate::cli::terminal::Failure;
use crate::resume::{PartialDate, ReadOptions};

/// `SOURCE_DATE_EPOCH`, where set: seconds since 1970-01-01T00:00Z
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn source_date_epoch() -> Result<Option<i64>, Failure> {
    const NAME: &str = "SOURCE_DATE_EPOCH";
    let Some(value) = std::env::var_os(NAME) else { return Ok(None) };
    let seconds = value.to_str().and_then(|text| text.parse::<i64>().ok());
    // A number beyond the calendar would silently be no date at all.
    let seconds = seconds.filter(|&it| OffsetDateTime::from_unix_timestamp(it).is_ok());
    seconds.map(Some).ok_or_else(|| Failure::Usage {
        message: format!("`{NAME}` is no number of seconds that makes a date"),
        hint: Some(format!("unset `{NAME}`, or set it as `date +%s` prints it")),
    })
}

/// The day that decides what is yet to come.
fn today(args: &ReadingArgs) -> Result<Option<PartialDate>, Failure> {
    if args.today.is_some() {
        return Ok(args.today);
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
    Ok(ReadOptions { strict: args.strict, today: today(args)? })
}
