//! Counts the months that spans of time cover together.

use crate::resume::PartialDate;

/// A month of the calendar, counted from year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Month(i32);

impl Month {
    /// The first month a date can mean.
    pub(crate) fn first(date: PartialDate) -> Self {
        let (year, month, _) = date.earliest();
        Self(year * 12 + i32::from(month) - 1)
    }

    /// The last month a date can mean.
    pub(crate) fn last(date: PartialDate) -> Self {
        let (year, month, _) = date.latest();
        Self(year * 12 + i32::from(month) - 1)
    }

    /// The number of months since an earlier month; 0 if that is later.
    pub(crate) fn since(self, earlier: Self) -> u32 {
        u32::try_from(self.0 - earlier.0).unwrap_or(0)
    }
}

/// A span of time from the beginning of one month to the end of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Months {
    /// The first month.
    pub(crate) start: Month,
    /// The last month; `None` if it is not over.
    pub(crate) end: Option<Month>,
}

impl Months {
    /// The last month, at most that of `today`; `None` if the span is not over and today is not
    /// known.
    pub(crate) fn last(self, today: Option<Month>) -> Option<Month> {
        match (self.end, today) {
            (Some(end), Some(today)) => Some(end.min(today)),
            (end, today) => end.or(today),
        }
    }
}

/// The number of months in at least one of the spans; overlaps count once. `None` if there are no
/// spans, or one is not over and today is not known.
pub(crate) fn union(
    spans: impl IntoIterator<Item = Months>,
    today: Option<Month>,
) -> Option<u32> {
    let mut closed = Vec::new();
    for span in spans {
        closed.push((span.start, span.last(today)?));
    }
    if closed.is_empty() {
        return None;
    }
    closed.sort_unstable();
    let mut count = 0;
    let mut counted: Option<Month> = None;
    for (start, end) in closed {
        let begin = counted.map_or(start.0, |counted| start.0.max(counted.0 + 1));
        if end.0 >= begin {
            count += u32::try_from(end.0 - begin + 1).unwrap_or(0);
            counted = Some(end);
        }
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).expect(text)
    }

    fn span(start: &str, end: Option<&str>) -> Months {
        Months {
            start: Month::first(date(start)),
            end: end.map(|end| Month::last(date(end))),
        }
    }

    #[test]
    fn overlaps_count_once() {
        let today = Some(Month::last(date("2026-11")));
        for (spans, months) in [
            (vec![span("2020-01", Some("2020-12"))], Some(12)),
            (
                vec![span("2020-01", Some("2020-06")), span("2020-04", Some("2020-09"))],
                Some(9),
            ),
            (
                vec![span("2020-01", Some("2020-12")), span("2020-03", Some("2020-04"))],
                Some(12),
            ),
            (
                vec![span("2020-01", Some("2020-01")), span("2022-01", Some("2022-01"))],
                Some(2),
            ),
            (vec![span("2020", Some("2021"))], Some(24)),
            (vec![span("2026-10", None)], Some(2)),
            (vec![span("2026-10", Some("2027-03"))], Some(2)),
            (vec![span("2027-01", Some("2027-03"))], Some(0)),
            (vec![], None),
        ] {
            assert_eq!(union(spans.clone(), today), months, "{spans:?}");
        }
        assert_eq!(union([span("2026-10", None)], None), None);
    }
}
