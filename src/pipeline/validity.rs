//! How long a document stays up to date: the first day on which the same input may give another
//! one, because a date in the résumé is no longer in the future.

use serde_json::Value;

use crate::resume::{PartialDate, Resume};

/// The first day after `today` on which a date of the résumé begins: until then the same dates
/// are in the future as now.
pub(super) fn next_date(resume: &Resume, today: PartialDate) -> Option<PartialDate> {
    let mut next = None;
    let mut values = vec![serde_json::to_value(resume).ok()?];
    while let Some(value) = values.pop() {
        match value {
            Value::Array(items) => values.extend(items),
            Value::Object(members) => {
                values.extend(members.into_iter().map(|(_, value)| value));
            }
            Value::String(text) => {
                let date = PartialDate::parse(&text).ok();
                let begins = date.map(PartialDate::earliest);
                let later = begins.filter(|begins| *begins > today.latest());
                next = match (next, later) {
                    (Some(next), Some(later)) => Some(later.min(next)),
                    (next, later) => next.or(later),
                };
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let (year, month, day) = next?;
    PartialDate::new(year, Some(month), Some(day)).ok()
}

/// The day after `today`.
pub(super) fn next_day(today: PartialDate) -> Option<PartialDate> {
    let (year, month, day) = today.latest();
    let date = time::Date::from_calendar_date(year, month.try_into().ok()?, day).ok()?;
    let next = date.next_day()?;
    PartialDate::new(next.year(), Some(next.month().into()), Some(next.day())).ok()
}

/// The first day of the month after that of `today`.
pub(super) fn next_month(today: PartialDate) -> Option<PartialDate> {
    let (year, month, _) = today.latest();
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    PartialDate::new(year, Some(month), Some(1)).ok()
}

/// The earlier of two days, where there are two.
pub(super) fn earlier(
    one: Option<PartialDate>,
    other: Option<PartialDate>,
) -> Option<PartialDate> {
    [one, other].into_iter().flatten().min_by_key(|day| day.earliest())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resume::{ReadOptions, Source};

    fn day(text: &str) -> PartialDate {
        PartialDate::parse(text).expect(text)
    }

    #[test]
    fn a_document_is_up_to_date_until_a_date_of_the_future_begins() {
        let text = r#"{ "work": [{ "name": "E", "startDate": "2019-04" }],
            "education": [{ "institution": "U", "endDate": "2027-06" },
                          { "institution": "V", "endDate": "2028" }] }"#;
        let source = Source::new("a.json", text).expect("it is UTF-8");
        let resume = Resume::parse(&source, &ReadOptions::default()).output;
        let resume = resume.expect("a valid résumé");
        let until = |today| next_date(&resume, day(today)).map(|it| it.to_string());
        assert_eq!(until("2026-11-25").as_deref(), Some("2027-06-01"));
        assert_eq!(until("2027-06-01").as_deref(), Some("2028-01-01"));
        assert_eq!(until("2028-01-01"), None);
        assert_eq!(next_month(day("2026-12-31")), Some(day("2027-01-01")));
        assert_eq!(next_day(day("2028-02-29")), Some(day("2028-03-01")));
    }
}
