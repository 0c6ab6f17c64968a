//! Writes dates: typed dates come in, `Jan 2021 – Present` goes out, in the document's language.
//!
//! One form for the whole document: month and year, or the year alone where no month is known.
//! A day is never printed; field parsers read month and year most reliably. Months' names and
//! their order come from CLDR by way of ICU.

use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YM;
use icu_locale_core::Locale;

use super::lang::Lang;
use crate::choice::choice;
use crate::resume::{EndDate, PartialDate};
use crate::text::Hygiene;

choice! {
    /// How dates are written.
    DateStyle {
        /// `Jan 2021`.
        #[default]
        Short = "short",
        /// `January 2021`.
        Long = "long",
        /// `01/2021`.
        Numeric = "numeric",
        /// `2021-01` (ISO 8601).
        Iso = "iso",
    }
}

choice! {
    /// What stands between the ends of a range.
    Dash {
        /// An en dash between spaces.
        #[default]
        En = "en",
        /// A hyphen between spaces: some field parsers know no other.
        Hyphen = "hyphen",
    }
}

impl Dash {
    fn text(self) -> &'static str {
        match self {
            Self::En => " – ",
            Self::Hyphen => " - ",
        }
    }
}

/// What CLDR writes after a year to call it a year; people leave it out of a résumé.
const YEAR_MARKS: [&str; 2] = [" г.", " р."];

/// A writer of dates in one form.
pub(super) struct Dates {
    lang: Lang,
    style: DateStyle,
    dash: Dash,
    /// `None` for the styles that are figures alone.
    months: Option<FixedCalendarDateTimeFormatter<Gregorian, YM>>,
}

/// What a range without an end means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenEnd {
    /// It goes on: a job. An end that is yet to come is one, too.
    Present,
    /// It goes on, but an end that is yet to come is told: a degree's expected year.
    PresentOrExpected,
}

impl Dates {
    pub(super) fn new(lang: Lang, style: DateStyle, dash: Dash) -> Self {
        let fields = match style {
            DateStyle::Short => Some(YM::medium()),
            DateStyle::Long => Some(YM::long()),
            DateStyle::Numeric | DateStyle::Iso => None,
        };
        // Western figures in Arabic, too: figures are what field parsers look for.
        let tag = format!("{}-u-nu-latn", lang.tag());
        let months =
            fields.zip(tag.parse::<Locale>().ok()).and_then(|(fields, locale)| {
                FixedCalendarDateTimeFormatter::try_new(locale.into(), fields).ok()
            });
        Self { lang, style, dash, months }
    }

    /// `Jan 2021`, or `2021` where no month is known.
    pub(super) fn date(&self, date: PartialDate) -> String {
        let year = date.year();
        let Some(month) = date.month() else {
            return match self.style {
                DateStyle::Short | DateStyle::Long => {
                    self.lang.words().year.replace("{}", &year.to_string())
                }
                DateStyle::Numeric | DateStyle::Iso => year.to_string(),
            };
        };
        let named = || {
            let day = Date::try_new_gregorian(year, month, 1).ok()?;
            let text = self.months.as_ref()?.format(&day).to_string();
            // Cleaned first: CLDR puts a NO-BREAK SPACE before the mark.
            let text = Hygiene::default().line(&text);
            let bare = YEAR_MARKS.iter().find_map(|mark| text.strip_suffix(mark));
            Some(bare.unwrap_or(&text).to_owned())
        };
        match self.style {
            DateStyle::Numeric => format!("{month:02}/{year}"),
            DateStyle::Iso => format!("{year:04}-{month:02}"),
            DateStyle::Short | DateStyle::Long => {
                named().unwrap_or_else(|| format!("{year:04}-{month:02}"))
            }
        }
    }

    /// `Jan 2021 – Present`; `None` where neither end is known.
    ///
    /// `today` decides what is yet to come; without it nothing is.
    pub(super) fn range(
        &self,
        start: Option<PartialDate>,
        end: Option<EndDate>,
        open: OpenEnd,
        today: Option<PartialDate>,
    ) -> Option<String> {
        let words = self.lang.words();
        let dash = self.dash.text();
        let end = match end {
            Some(EndDate::Date(end)) => {
                let to_come = today.is_some_and(|today| end.earliest() > today.latest());
                (!(to_come && open == OpenEnd::Present)).then(|| self.date(end))
            }
            Some(EndDate::Present) | None => None,
        };
        match (start.map(|start| self.date(start)), end) {
            (Some(start), Some(end)) => Some(format!("{start}{dash}{end}")),
            (Some(start), None) => Some(format!("{start}{dash}{}", words.present)),
            // The end alone says when it was; for a job it would be read as its start.
            (None, Some(end)) if open == OpenEnd::PresentOrExpected => Some(end),
            (None, Some(end)) => Some(words.until.replace("{}", &end)),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> PartialDate {
        PartialDate::parse(text).expect("a date of the test")
    }

    fn english() -> Dates {
        Dates::new(Lang::ENGLISH, DateStyle::Short, Dash::En)
    }

    fn job(start: Option<&str>, end: Option<&str>) -> Option<String> {
        let end = end.map(|end| EndDate::Date(on(end)));
        english().range(start.map(on), end, OpenEnd::Present, Some(on("2026-11-23")))
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
        let range = |start| english().range(start, end, open, Some(on("2026-11-23")));
        assert_eq!(range(Some(on("2023-09"))).as_deref(), Some("Sep 2023 – Jun 2027"));
        assert_eq!(range(None).as_deref(), Some("Jun 2027"));
    }

    #[test]
    fn a_style_writes_all_dates_alike() {
        let written = |style, dash| {
            let dates = Dates::new(Lang::ENGLISH, style, dash);
            let end = Some(EndDate::Date(on("2021-09")));
            dates.range(Some(on("2019-05")), end, OpenEnd::Present, None)
        };
        for (style, dash, expected) in [
            (DateStyle::Short, Dash::En, "May 2019 – Sep 2021"),
            (DateStyle::Long, Dash::En, "May 2019 – September 2021"),
            (DateStyle::Numeric, Dash::Hyphen, "05/2019 - 09/2021"),
            (DateStyle::Iso, Dash::Hyphen, "2019-05 - 2021-09"),
        ] {
            assert_eq!(written(style, dash).as_deref(), Some(expected));
        }
    }

    #[test]
    fn months_are_written_in_each_language() {
        let mut found = String::new();
        for lang in Lang::all() {
            let short = Dates::new(lang, DateStyle::Short, Dash::En);
            let long = Dates::new(lang, DateStyle::Long, Dash::En);
            let dates = ["2021-01", "2021-05", "2021-08"].map(on);
            let row =
                dates.map(|date| format!("{} {}", short.date(date), long.date(date)));
            found += &format!(
                "{}: {}, {}\n",
                lang.tag(),
                row.join(", "),
                short.date(on("2021"))
            );
        }
        assert_eq!(found, MONTHS);
    }

    const MONTHS: &str = "";
}
