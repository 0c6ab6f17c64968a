//! Writes dates: typed dates come in, `Jan 2021 – Present` goes out.
//!
//! One form for the whole document: month and year, or the year alone where no month is known.
//! A day is never printed; field parsers read month and year most reliably.

use crate::resume::{EndDate, PartialDate};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// What stands for a date that has not come.
const PRESENT: &str = "Present";

/// `Jan 2021`, or `2021` where no month is known.
pub(super) fn date(date: PartialDate) -> String {
    match date.month().and_then(|month| MONTHS.get(usize::from(month) - 1)) {
        Some(month) => format!("{month} {}", date.year()),
        None => date.year().to_string(),
    }
}

/// What a range without an end means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenEnd {
    /// It goes on: a job. An end that is yet to come is one, too.
    Present,
    /// It goes on, but an end that is yet to come is told: a degree's expected year.
    PresentOrExpected,
}

/// `Jan 2021 – Present`; `None` where neither end is known.
///
/// `today` decides what is yet to come; without it nothing is.
pub(super) fn range(
    start: Option<PartialDate>,
    end: Option<EndDate>,
    open: OpenEnd,
    today: Option<PartialDate>,
) -> Option<String> {
    let end = match end {
        Some(EndDate::Date(end)) => {
            let to_come = today.is_some_and(|today| end.earliest() > today.latest());
            (!(to_come && open == OpenEnd::Present)).then(|| date(end))
        }
        Some(EndDate::Present) | None => None,
    };
    match (start.map(date), end) {
        (Some(start), Some(end)) => Some(format!("{start} – {end}")),
        (Some(start), None) => Some(format!("{start} – {PRESENT}")),
        // The end alone says when it was; for a job it would be read as its start.
        (None, Some(end)) if open == OpenEnd::PresentOrExpected => Some(end),
        (None, Some(end)) => Some(format!("Until {end}")),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> PartialDate {
        PartialDate::parse(text).expect("a date of the test")
    }

    fn job(start: Option<&str>, end: Option<&str>) -> Option<String> {
        let end = end.map(|end| EndDate::Date(on(end)));
        range(start.map(on), end, OpenEnd::Present, Some(on("2026-11-23")))
    }

    #[test]
    fn ranges_are_month_year_to_month_year() {
        assert_eq!(
            job(Some("2019-03-14"), Some("2021-08")).as_deref(),
            Some("Mar 2019 – Aug 2021")
        );
        assert_eq!(job(Some("1998"), Some("2004")).as_deref(), Some("1998 – 2004"));
    }

    #[test]
    fn no_end_and_an_end_to_come_are_the_present() {
        assert_eq!(job(Some("2019-03"), None).as_deref(), Some("Mar 2019 – Present"));
        assert_eq!(
            job(Some("2019-03"), Some("2027-01")).as_deref(),
            Some("Mar 2019 – Present")
        );
        assert_eq!(job(Some("2019"), Some("2026")).as_deref(), Some("2019 – 2026"));
    }

    #[test]
    fn a_lone_end_is_no_start() {
        assert_eq!(job(None, Some("2021-08")).as_deref(), Some("Until Aug 2021"));
        assert_eq!(job(None, None), None);
    }

    #[test]
    fn a_degree_to_come_keeps_its_date() {
        let end = Some(EndDate::Date(on("2027-06")));
        let open = OpenEnd::PresentOrExpected;
        let range = |start| range(start, end, open, Some(on("2026-11-23")));
        assert_eq!(range(Some(on("2023-09"))).as_deref(), Some("Sep 2023 – Jun 2027"));
        assert_eq!(range(None).as_deref(), Some("Jun 2027"));
    }
}
