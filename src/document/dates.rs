//! Writes dates: typed dates come in, `Jan 2021 – Present` goes out, in the document's language.
//!
//! One form for the whole document: month and year, or the year alone where no month is known.
//! A day is never printed; field parsers read month and year most reliably. Figures are Western
//! and years Gregorian in every language, Arabic too: no parser looks for others.

use super::lang::Lang;
use crate::choice::choice;
use crate::resume::{EndDate, PartialDate};

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

/// A writer of dates in one form.
pub(super) struct Dates {
    lang: Lang,
    style: DateStyle,
    dash: Dash,
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
        Self { lang, style, dash }
    }

    /// `Jan 2021`, or `2021` where no month is known.
    pub(super) fn date(&self, date: PartialDate) -> String {
        let (words, year) = (self.lang.words(), date.year());
        let named = match self.style {
            DateStyle::Short => &words.short,
            DateStyle::Long => &words.long,
            DateStyle::Numeric | DateStyle::Iso => {
                return match (self.style, date.month()) {
                    (_, None) => year.to_string(),
                    (DateStyle::Numeric, Some(month)) => format!("{month:02}/{year}"),
                    (_, Some(month)) => format!("{year}-{month:02}"),
                };
            }
        };
        let year = year.to_string();
        let month =
            date.month().and_then(|month| named.months.get(usize::from(month) - 1));
        match month {
            Some(month) => {
                named.pattern.replace("{month}", month).replace("{year}", &year)
            }
            None => words.year.replace("{}", &year),
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
            let mut row = vec![lang.tag().to_owned()];
            for style in [DateStyle::Short, DateStyle::Long] {
                let dates = Dates::new(lang, style, Dash::En);
                row.extend(
                    ["2021-01", "2021-05", "2021-08"].map(|day| dates.date(on(day))),
                );
            }
            found += &format!("{}\n", row.join("|"));
        }
        assert_eq!(found, MONTHS);
    }

    /// Short, then long.
    const MONTHS: &str = "\
en|Jan 2021|May 2021|Aug 2021|January 2021|May 2021|August 2021
de|Jan 2021|Mai 2021|Aug 2021|Januar 2021|Mai 2021|August 2021
fr|janv. 2021|mai 2021|août 2021|janvier 2021|mai 2021|août 2021
es|ene 2021|may 2021|ago 2021|enero de 2021|mayo de 2021|agosto de 2021
it|gen 2021|mag 2021|ago 2021|gennaio 2021|maggio 2021|agosto 2021
pt|jan. de 2021|mai. de 2021|ago. de 2021|janeiro de 2021|maio de 2021|agosto de 2021
nl|jan 2021|mei 2021|aug 2021|januari 2021|mei 2021|augustus 2021
sv|jan. 2021|maj 2021|aug. 2021|januari 2021|maj 2021|augusti 2021
da|jan. 2021|maj 2021|aug. 2021|januar 2021|maj 2021|august 2021
nb|jan. 2021|mai 2021|aug. 2021|januar 2021|mai 2021|august 2021
pl|sty 2021|maj 2021|sie 2021|styczeń 2021|maj 2021|sierpień 2021
cs|led 2021|kvě 2021|srp 2021|leden 2021|květen 2021|srpen 2021
uk|січ. 2021|трав. 2021|серп. 2021|січень 2021|травень 2021|серпень 2021
tr|Oca 2021|May 2021|Ağu 2021|Ocak 2021|Mayıs 2021|Ağustos 2021
el|Ιαν 2021|Μαΐ 2021|Αυγ 2021|Ιανουάριος 2021|Μάιος 2021|Αύγουστος 2021
ru|янв. 2021|май 2021|авг. 2021|январь 2021|май 2021|август 2021
ja|2021年1月|2021年5月|2021年8月|2021年1月|2021年5月|2021年8月
zh|2021年1月|2021年5月|2021年8月|2021年1月|2021年5月|2021年8月
ko|2021년 1월|2021년 5월|2021년 8월|2021년 1월|2021년 5월|2021년 8월
he|ינו׳ 2021|מאי 2021|אוג׳ 2021|ינואר 2021|מאי 2021|אוגוסט 2021
ar|يناير 2021|مايو 2021|أغسطس 2021|يناير 2021|مايو 2021|أغسطس 2021
";

    #[test]
    fn ranges_and_years_are_written_in_each_language() {
        let mut found = String::new();
        for lang in Lang::all() {
            let dates = Dates::new(lang, DateStyle::Long, Dash::En);
            let end = Some(EndDate::Date(on("2021-08")));
            let row = [
                dates.range(Some(on("2019")), None, OpenEnd::Present, None),
                dates.range(None, end, OpenEnd::Present, None),
            ];
            let row = row.map(Option::unwrap_or_default).join("|");
            found += &format!("{}|{row}\n", lang.tag());
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
