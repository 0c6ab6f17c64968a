//! Writes dates in the language of the document: `Jan 2021 – Present`.
//!
//! A document has one form of dates: month and year, or the year alone if the month is unknown.
//! Days are never printed, since field parsers read month and year most reliably. The names of
//! months come from CLDR through ICU; their patterns are ours (`data/words`), since CLDR's own
//! patterns of medium length use figures in some languages.

use super::lang::Lang;
use crate::calendar::{self, YEAR};
use crate::named::named;
use crate::resume::{EndDate, PartialDate};

named! {
    /// The form of dates.
    DateStyle: Short {
        /// `Jan 2021`.
        Short = "short",
        /// `January 2021`.
        Long = "long",
        /// `01/2021`.
        Numeric = "numeric",
        /// `2021-01` (ISO 8601).
        Iso = "iso" | "iso-8601",
    }
}

named! {
    /// The dash between the two dates of a range.
    Dash: En {
        /// An en dash between spaces.
        En = "en" | "en-dash" | "–",
        /// A hyphen between spaces, for field parsers that know no other.
        Hyphen = "hyphen" | "-",
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

/// The names of the months of a language, 1 to 12, in every form. For reading dates.
pub(crate) fn month_names(lang: Lang) -> Vec<(u8, String)> {
    calendar::month_names(lang.tag())
}

/// A writer of dates in one form.
pub(super) struct Dates {
    lang: Lang,
    style: DateStyle,
    dash: Dash,
    /// The twelve months in their pattern, with [`YEAR`] for the year; empty for styles of
    /// figures.
    months: &'static [String],
}

/// What a date without a start is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenEnd {
    /// The end of a job: alone it would be read as the start, so it is marked as an end.
    Present,
    /// The year of a degree, which says enough alone.
    PresentOrExpected,
}

impl Dates {
    pub(super) fn new(lang: Lang, style: DateStyle, dash: Dash) -> Self {
        let (words, names) = (lang.words(), lang.month_names());
        let written = |pattern| calendar::months(lang.tag(), pattern).unwrap_or_default();
        let months: &[String] = match style {
            DateStyle::Short => names.short.get_or_init(|| written(&words.short)),
            DateStyle::Long => names.long.get_or_init(|| written(&words.long)),
            DateStyle::Numeric | DateStyle::Iso => &[],
        };
        Self { lang, style, dash, months }
    }

    /// `Jan 2021`, or `2021` if the month is unknown.
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
        let named = self.months.get(usize::from(month) - 1);
        match (self.style, named) {
            (DateStyle::Short | DateStyle::Long, Some(named)) => {
                named.replace(YEAR, &year.to_string())
            }
            (DateStyle::Numeric, _) => format!("{month:02}/{year}"),
            _ => format!("{year:04}-{month:02}"),
        }
    }

    /// `Jan 2021 – Present`; `None` if neither date is known. An end in the future is printed as it
    /// is, and a range within one month, or one year if that is all that is known, as one date.
    pub(super) fn range(
        &self,
        start: Option<PartialDate>,
        end: Option<EndDate>,
        open: OpenEnd,
    ) -> Option<String> {
        let words = self.lang.words();
        let dash = self.dash.text();
        let end = match end {
            Some(EndDate::Date(end)) => Some(self.date(end)),
            Some(EndDate::Present) | None => None,
        };
        match (start.map(|start| self.date(start)), end) {
            (Some(start), Some(end)) if start == end => Some(start),
            (Some(start), Some(end)) => Some(format!("{start}{dash}{end}")),
            (Some(start), None) => Some(format!("{start}{dash}{}", words.present)),
            // For a degree the end alone says when it was; for a job it would be read as the
            // start.
            (None, Some(end)) if open == OpenEnd::PresentOrExpected => Some(end),
            (None, Some(end)) => Some(words.until.replace("{}", &end)),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    fn on(text: &str) -> PartialDate {
        PartialDate::parse(text).expect("a date of the test")
    }

    fn english() -> Dates {
        Dates::new(Lang::ENGLISH, DateStyle::Short, Dash::En)
    }

    fn job(start: Option<&str>, end: Option<&str>) -> Option<String> {
        let end = end.map(|end| EndDate::Date(on(end)));
        english().range(start.map(on), end, OpenEnd::Present)
    }

    #[test]
    fn ranges_go_from_month_and_year_to_month_and_year() {
        assert_eq!(
            job(Some("2019-03-14"), Some("2021-08")).as_deref(),
            Some("Mar 2019 – Aug 2021")
        );
        assert_eq!(job(Some("1998"), Some("2004")).as_deref(), Some("1998 – 2004"));
    }

    #[test]
    fn a_missing_end_is_the_present_and_one_in_the_future_is_printed() {
        assert_eq!(job(Some("2019-03"), None).as_deref(), Some("Mar 2019 – Present"));
        assert_eq!(
            job(Some("2019-03"), Some("2099-01")).as_deref(),
            Some("Mar 2019 – Jan 2099")
        );
        assert_eq!(job(Some("2019"), Some("2026")).as_deref(), Some("2019 – 2026"));
    }

    #[test]
    fn a_range_within_one_month_is_one_date() {
        assert_eq!(
            job(Some("2013-02-04"), Some("2013-02-25")).as_deref(),
            Some("Feb 2013")
        );
        assert_eq!(job(Some("2013"), Some("2013")).as_deref(), Some("2013"));
        assert_eq!(
            job(Some("2013-02"), Some("2013")).as_deref(),
            Some("Feb 2013 – 2013")
        );
    }

    #[test]
    fn an_end_without_a_start_is_marked() {
        assert_eq!(job(None, Some("2021-08")).as_deref(), Some("Until Aug 2021"));
        assert_eq!(job(None, None), None);
    }

    #[test]
    fn a_degree_in_the_future_keeps_its_date() {
        let end = Some(EndDate::Date(on("2027-06")));
        let open = OpenEnd::PresentOrExpected;
        let range = |start| english().range(start, end, open);
        assert_eq!(range(Some(on("2023-09"))).as_deref(), Some("Sep 2023 – Jun 2027"));
        assert_eq!(range(None).as_deref(), Some("Jun 2027"));
    }

    #[test]
    fn a_style_applies_to_all_dates() {
        let written = |style, dash| {
            let dates = Dates::new(Lang::ENGLISH, style, dash);
            let end = Some(EndDate::Date(on("2021-09")));
            dates.range(Some(on("2019-05")), end, OpenEnd::Present)
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
            _ = writeln!(
                found,
                "{}: {}, {}",
                lang.tag(),
                row.join(", "),
                short.date(on("2021"))
            );
        }
        assert_eq!(found, MONTHS);
    }

    const MONTHS: &str = "\
en: Jan 2021 January 2021, May 2021 May 2021, Aug 2021 August 2021, 2021
de: Jan. 2021 Januar 2021, Mai 2021 Mai 2021, Aug. 2021 August 2021, 2021
fr: janv. 2021 janvier 2021, mai 2021 mai 2021, août 2021 août 2021, 2021
es: ene 2021 enero de 2021, may 2021 mayo de 2021, ago 2021 agosto de 2021, 2021
it: gen 2021 gennaio 2021, mag 2021 maggio 2021, ago 2021 agosto 2021, 2021
pt: jan. 2021 janeiro de 2021, mai. 2021 maio de 2021, ago. 2021 agosto de 2021, 2021
nl: jan 2021 januari 2021, mei 2021 mei 2021, aug 2021 augustus 2021, 2021
sv: jan. 2021 januari 2021, maj 2021 maj 2021, aug. 2021 augusti 2021, 2021
da: jan. 2021 januar 2021, maj 2021 maj 2021, aug. 2021 august 2021, 2021
nb: jan. 2021 januar 2021, mai 2021 mai 2021, aug. 2021 august 2021, 2021
pl: sty 2021 styczeń 2021, maj 2021 maj 2021, sie 2021 sierpień 2021, 2021
cs: led 2021 leden 2021, kvě 2021 květen 2021, srp 2021 srpen 2021, 2021
uk: січ. 2021 січень 2021, трав. 2021 травень 2021, серп. 2021 серпень 2021, 2021
tr: Oca 2021 Ocak 2021, May 2021 Mayıs 2021, Ağu 2021 Ağustos 2021, 2021
el: Ιαν 2021 Ιανουάριος 2021, Μάι 2021 Μάιος 2021, Αύγ 2021 Αύγουστος 2021, 2021
ru: янв. 2021 январь 2021, май 2021 май 2021, авг. 2021 август 2021, 2021
ja: 2021年1月 2021年1月, 2021年5月 2021年5月, 2021年8月 2021年8月, 2021年
zh: 2021年1月 2021年1月, 2021年5月 2021年5月, 2021年8月 2021年8月, 2021年
ko: 2021년 1월 2021년 1월, 2021년 5월 2021년 5월, 2021년 8월 2021년 8월, 2021년
he: ינו׳ 2021 ינואר 2021, מאי 2021 מאי 2021, אוג׳ 2021 אוגוסט 2021, 2021
ar: يناير 2021 يناير 2021, مايو 2021 مايو 2021, أغسطس 2021 أغسطس 2021, 2021
";

    #[test]
    fn ranges_and_years_are_written_in_each_language() {
        let mut found = String::new();
        for lang in Lang::all() {
            let dates = Dates::new(lang, DateStyle::Long, Dash::En);
            let end = Some(EndDate::Date(on("2021-08")));
            let row = [
                dates.range(Some(on("2019")), None, OpenEnd::Present),
                dates.range(None, end, OpenEnd::Present),
            ];
            let row = row.map(Option::unwrap_or_default).join("|");
            _ = writeln!(found, "{}|{row}", lang.tag());
        }
        assert_eq!(found, RANGES);
    }

    const RANGES: &str = "\
en|2019 – Present|Until August 2021
de|2019 – heute|Bis August 2021
fr|2019 – présent|Jusqu'en août 2021
es|2019 – actualidad|Hasta agosto de 2021
it|2019 – presente|Fino a agosto 2021
pt|2019 – presente|Até agosto de 2021
nl|2019 – heden|Tot augustus 2021
sv|2019 – nu|Till augusti 2021
da|2019 – nu|Indtil august 2021
nb|2019 – nå|Til august 2021
pl|2019 – obecnie|Koniec: sierpień 2021
cs|2019 – současnost|Konec: srpen 2021
uk|2019 – дотепер|Завершення: серпень 2021
tr|2019 – günümüz|Bitiş: Ağustos 2021
el|2019 – σήμερα|Λήξη: Αύγουστος 2021
ru|2019 – настоящее время|Окончание: август 2021
ja|2019年 – 現在|2021年8月まで
zh|2019年 – 至今|至2021年8月
ko|2019년 – 현재|2021년 8월까지
he|2019 – היום|עד אוגוסט 2021
ar|2019 – حتى الآن|حتى أغسطس 2021
";
}
