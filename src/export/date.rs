//! The date of a file.

use time::{Date, OffsetDateTime};

use super::format::ExportOptions;
use crate::document::Info;

/// The date of the file, in UTC: that of the résumé, else the given one, else the newest day in
/// the résumé, else the epoch, since PDF/A requires a date (ISO 19005-2 §6.6.2.3.1). Never the
/// clock's: the same résumé would give other bytes tomorrow.
pub(super) fn date(info: &Info, options: &ExportOptions) -> OffsetDateTime {
    let midnight = |(year, month, day): (i32, u8, u8)| {
        let month = month.try_into().ok()?;
        Some(Date::from_calendar_date(year, month, day).ok()?.midnight().assume_utc())
    };
    let given =
        || options.epoch.and_then(|it| OffsetDateTime::from_unix_timestamp(it).ok());
    let own = info.date.and_then(midnight);
    let newest = || info.newest.and_then(midnight);
    own.or_else(given).or_else(newest).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_given_date_is_used_where_the_resume_has_none() {
        let json = r#"{ "title": "Ada", "keywords": [], "lang": "en", "rtl": false }"#;
        let mut info: Info = serde_json::from_str(json).expect("all that is required");
        let shown = |info: &Info, epoch: Option<i64>| {
            let date = date(info, &ExportOptions::default().epoch(epoch));
            let (hour, minute, second) = date.to_hms();
            format!("{} {hour}:{minute}:{second}", date.date())
        };
        for (epoch, expected) in [
            (0, "1970-01-01 0:0:0"),
            (951_782_400, "2000-02-29 0:0:0"),
            (1_700_000_000, "2023-11-14 22:13:20"),
            (-1, "1969-12-31 23:59:59"),
        ] {
            assert_eq!(shown(&info, Some(epoch)), expected);
        }
        assert_eq!(shown(&info, None), "1970-01-01 0:0:0");
        info.newest = Some((2019, 3, 1));
        assert_eq!(shown(&info, None), "2019-03-01 0:0:0");
        assert_eq!(shown(&info, Some(0)), "1970-01-01 0:0:0");
        info.date = Some((2024, 2, 29));
        assert_eq!(shown(&info, Some(0)), "2024-02-29 0:0:0");
    }
}
