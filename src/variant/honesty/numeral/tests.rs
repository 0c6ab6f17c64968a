//! Tests: what is a number, what it measures, and what is not a number.

use super::units::ONE;
use super::*;
use crate::variant::honesty::tongue::Tongue;

/// Numbers as `value unit/per`, years as `y2021`, names as they are.
fn found(text: &str, language: &str) -> Vec<String> {
    numerals(text, &Tongue::of(language))
        .into_iter()
        .map(|numeral| match numeral.kind {
            NumeralKind::Year(year) => format!("y{year}"),
            NumeralKind::Name(name) => name,
            NumeralKind::Metric(it) => {
                let value = it.value / (ONE / 1_000);
                let value = if value % 1_000 == 0 {
                    (value / 1_000).to_string()
                } else {
                    format!("{}.{:03}", value / 1_000, value % 1_000)
                };
                let bound = match it.bound {
                    Bound::None => "",
                    Bound::Over | Bound::Least => ">",
                    Bound::Under | Bound::Most => "<",
                    Bound::Nearly => "<~",
                    Bound::Roughly => "~",
                };
                let per = it.per.map(|per| format!("/{per}")).unwrap_or_default();
                format!("{bound}{value}{}{per}", it.unit)
            }
        })
        .collect()
}

#[test]
fn numbers_are_read_with_their_units() {
    for (text, wanted) in [
        ("served 1.2M users", &["1200000"][..]),
        ("served 1,200,000 users", &["1200000"]),
        ("served 1 200 000 users", &["1200000"]),
        ("served 1.2 million users", &["1200000"]),
        ("saved $1.2M", &["1200000$"]),
        ("saved 1.2M USD", &["1200000$"]),
        ("saved €450k", &["450000€"]),
        ("saved 450 k€", &["450000€"]),
        ("saved 3 million euros", &["3000000€"]),
        ("by 40 % and 40% and 40 percent", &["40%", "40%", "40%"]),
        ("in 900 ms, 0.9 s and 2 min", &["0.900s", "0.900s", "120s"]),
        ("within 2 weeks", &["<1209600s"]),
        ("3x faster, 3× faster, threefold", &["3times", "3times", "3times"]),
        ("halved cost, doubled output", &["0.500times", "2times"]),
        ("a hundredfold, double-entry books", &["100times"]),
        ("from four days to one", &["345600s", "86400s"]),
        ("twenty-five engineers", &["25"]),
        ("two dozen engineers", &["24"]),
        ("over 40 services, 40+ services", &[">40", ">40"]),
        (
            "under 120 ms; at most 5; less than 7; at least 9",
            &["<0.120s", "<5", "<7", ">9"],
        ),
        ("40 a month, 11,000 postings/s", &["40/month", "11000/s"]),
        ("70 million messages a day", &["70000000/day"]),
        ("5k rps and 5,000 requests per second", &["5000/s", "5000/s"]),
        ("900 → 120 ms and 10–15 %", &["0.900s", "0.120s", "10%", "15%"]),
        ("cut from 900 to 120 ms", &["0.900s", "0.120s"]),
        ("a 26-month, six-engineer project", &["26months", "6"]),
        ("8 years", &["96months"]),
        ("99.95 % uptime", &["99.950%"]),
        ("2 TB of data", &["2000000000000bytes"]),
        ("led 2000 users", &["2000"]),
    ] {
        assert_eq!(found(text, "en"), wanted, "{text}");
    }
}

#[test]
fn years_and_names_with_numbers_measure_nothing() {
    for (text, wanted) in [
        ("p99 latency", &["p99"][..]),
        ("p99.9 latency", &["p99.9"]),
        ("certified to ISO 27001", &["ISO 27001"]),
        ("SOC 2 audits", &["SOC 2"]),
        ("on HTTP/2 and SHA-256", &["HTTP/2", "SHA-256"]),
        ("moved to Python 3.12", &["Python 3.12"]),
        ("on S3, EC2 and K8s", &["S3", "EC2", "K8s"]),
        ("C++17 and 2FA over 5G", &["C++17", "2FA", "5G"]),
        ("on call 24/7", &["24/7"]),
        ("version 1.2.3", &["1.2.3"]),
        ("since 2015, in 2021 and Jan 2020", &["y2015", "y2021", "y2020"]),
        ("2019–2021", &["y2019", "y2021"]),
        ("mid-2020", &["y2020"]),
        ("½ of it, ٤٠ times", &["½", "٤٠"]),
        ("one of the first", &[]),
    ] {
        assert_eq!(found(text, "en"), wanted, "{text}");
    }
}

#[test]
fn the_language_decides_what_a_comma_means() {
    assert_eq!(found("1.200 Nutzer, 1,5 Mio Euro", "de"), ["1200", "1500000€"]);
    assert_eq!(found("1,200 users, 1.5 s", "en"), ["1200", "1.500s"]);
    assert_eq!(found("1.234.567,5 und 1,234,567.5", "de")[0], "1234567.500");
    assert_eq!(found("1,234,567.5", "en"), ["1234567.500"]);
    assert_eq!(found("1,5 s", "en"), ["1.500s"]);
}

#[test]
fn the_same_number_is_traced_and_no_other() {
    use Trace::{None, OtherNoun, OtherUnit, Same, Stretched, Turned};
    for (claim, base, wanted) in [
        ("1.2M users", "1,200,000 users", Same),
        ("1.2M users", "1,187,000 users", None),
        ("40% fewer", "by 40 %", Same),
        ("40 percentage points", "by 40 %", OtherUnit),
        ("120 ms", "120 s", OtherUnit),
        ("0.9 s", "900 ms", Same),
        ("3x", "tripled", Same),
        ("halved", "by 50 %", Same),
        ("by 50 %", "halved", Same),
        ("doubled", "3x", None),
        ("40 services", "40 engineers", OtherNoun),
        ("40 backend services", "40 services", Same),
        ("six engineers", "6 engineers", Same),
        ("$5k", "€5k", OtherUnit),
        ("over 100 users", "100 users", Stretched),
        ("100 users", "over 100 users", Same),
        ("40 a day", "40 a month", OtherUnit),
        ("from 120 ms to 900 ms", "from 900 ms to 120 ms", Turned),
        ("to 120 ms", "from 900 ms to 120 ms", Same),
        ("12 months", "1 year", Same),
    ] {
        let tongue = Tongue::of("en");
        let first = |text| match numerals(text, &tongue).remove(0).kind {
            NumeralKind::Metric(metric) => metric,
            other => panic!("{text}: {other:?}"),
        };
        let claimed = first(claim);
        let traces = numerals(base, &tongue).into_iter().filter_map(|it| match it.kind {
            NumeralKind::Metric(metric) => Some(claimed.trace(&metric, 2 * ONE, &tongue)),
            _ => Option::None,
        });
        assert_eq!(traces.max(), Some(wanted), "{claim} / {base}");
    }
}

#[test]
fn no_text_makes_the_tracer_panic() {
    for text in [
        "9".repeat(400),
        "1,".repeat(300),
        "9 trillion trillion trillion trillion trillion trillion".to_owned(),
        "§1½ ٣ ³ 1\u{301} 💥3x→→→4 -1 1- +1 1+ %1 1/".to_owned(),
    ] {
        for language in ["en", "de", "fr", "es", "it", "pt", "nl"] {
            let _ = numerals(&text, &Tongue::of(language));
        }
    }
}
