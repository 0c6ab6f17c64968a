//! Units, multipliers and number words: a word comes in, what it stands for goes out.

/// One, in the billionths that values are counted in.
pub(super) const ONE: i128 = 1_000_000_000;

/// Units of one kind are converted into one of them; the factor is in billionths of it.
const UNITS: &[(&[&str], &str, i128)] = &[
    (&["%", "percent", "pct", "prozent"], "%", ONE),
    (&["pp", "percentage"], "percentage points", ONE),
    (&["‰"], "‰", ONE),
    (&["ns", "nanosecond", "nanoseconds"], "s", 1),
    (&["µs", "μs", "us", "microsecond", "microseconds"], "s", 1_000),
    (&["ms", "millisecond", "milliseconds", "msec"], "s", 1_000_000),
    (&["s", "sec", "secs", "second", "seconds", "sekunden"], "s", ONE),
    (&["min", "mins", "minute", "minutes", "minuten"], "s", 60 * ONE),
    (&["h", "hr", "hrs", "hour", "hours", "stunden"], "s", 3_600 * ONE),
    (&["day", "days", "tage"], "s", 86_400 * ONE),
    (&["week", "weeks", "wochen"], "s", 604_800 * ONE),
    (&["month", "months", "monate"], "months", ONE),
    (&["year", "years", "yr", "yrs", "jahre"], "months", 12 * ONE),
    (&["x", "×", "times", "fold"], "times", ONE),
    (&["kb", "kilobyte", "kilobytes"], "bytes", 1_000 * ONE),
    (&["mb", "megabyte", "megabytes"], "bytes", 1_000_000 * ONE),
    (&["gb", "gigabyte", "gigabytes"], "bytes", 1_000_000_000 * ONE),
    (&["tb", "terabyte", "terabytes"], "bytes", 1_000_000_000_000 * ONE),
    (&["pb", "petabyte", "petabytes"], "bytes", 1_000_000_000_000_000 * ONE),
    (&["kib"], "bytes", 1_024 * ONE),
    (&["mib"], "bytes", 1_048_576 * ONE),
    (&["gib"], "bytes", 1_073_741_824 * ONE),
    (&["tib"], "bytes", 1_099_511_627_776 * ONE),
    (&["mbps", "mbit"], "bits", 1_000_000 * ONE),
    (&["gbps", "gbit"], "bits", 1_000_000_000 * ONE),
    (&["hz"], "Hz", ONE),
    (&["khz"], "Hz", 1_000 * ONE),
    (&["mhz"], "Hz", 1_000_000 * ONE),
    (&["ghz"], "Hz", 1_000_000_000 * ONE),
    (&["km"], "m", 1_000 * ONE),
    (&["kg"], "kg", ONE),
    (&["mw"], "W", 1_000_000 * ONE),
    (&["gw"], "W", 1_000_000_000 * ONE),
    (&["st", "nd", "rd", "th"], "ordinal", ONE),
    (&["$", "usd", "dollar", "dollars"], "$", ONE),
    (&["€", "eur", "euro", "euros"], "€", ONE),
    (&["£", "gbp", "pounds"], "£", ONE),
    (&["¥", "jpy", "yen"], "¥", ONE),
    (&["₹", "inr", "rupees"], "₹", ONE),
    (&["chf"], "CHF", ONE),
];

/// Units that say how often: the time they are counted by.
const RATES: &[(&[&str], &str)] = &[(&["rps", "qps", "tps"], "s"), (&["rpm"], "min")];

/// What things happen by.
const TIMES: &[(&[&str], &str)] = &[
    (&["s", "sec", "second", "seconds"], "s"),
    (&["min", "minute"], "min"),
    (&["h", "hr", "hour", "hourly"], "h"),
    (&["d", "day", "daily"], "day"),
    (&["week", "weekly"], "week"),
    (&["month", "monthly"], "month"),
    (&["quarter", "quarterly"], "quarter"),
    (&["year", "annum", "yearly", "annually"], "year"),
];

const MULTIPLIERS: &[(&[&str], i128)] = &[
    (&["hundred"], 100),
    (&["k", "K", "thousand", "tausend"], 1_000),
    (&["m", "M", "mn", "mio", "Mio", "million", "millions", "millionen"], 1_000_000),
    (
        &["b", "B", "bn", "Bn", "mrd", "Mrd", "billion", "billions", "milliarden"],
        1_000_000_000,
    ),
    (&["T", "tn", "trillion", "trillions"], 1_000_000_000_000),
];

const CARDINALS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Words that say by how much without a number beside them: value in hundredths of "times".
const FACTORS: &[(&[&str], i128)] = &[
    (&["half", "halve", "halved", "halves", "halving"], 50),
    (&["twice", "double", "doubled", "doubles", "doubling"], 200),
    (&["thrice", "triple", "tripled", "triples", "tripling"], 300),
    (&["quadruple", "quadrupled", "quadrupling"], 400),
];

/// Plurals that stand for about so many.
const VAGUE: &[(&str, i128)] = &[
    ("dozens", 12),
    ("hundreds", 100),
    ("thousands", 1_000),
    ("millions", 1_000_000),
    ("billions", 1_000_000_000),
];

/// The kind of unit and the factor, in billionths.
pub(super) fn unit(word: &str) -> Option<(&'static str, i128)> {
    let word = word.to_lowercase();
    let found = UNITS.iter().find(|(names, ..)| names.contains(&word.as_str()));
    found.map(|(_, kind, factor)| (*kind, *factor))
}

/// Whether a word or sign is money, which alone may stand before its number.
pub(super) fn is_currency(word: &str) -> bool {
    unit(word).is_some_and(|(kind, _)| ["$", "€", "£", "¥", "₹", "CHF"].contains(&kind))
}

/// The time that a unit like `rps` is counted by.
pub(super) fn rate(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    RATES.iter().find(|(names, _)| names.contains(&word.as_str())).map(|(_, time)| *time)
}

/// The time that stands after `/` or `per`.
pub(super) fn time(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    TIMES.iter().find(|(names, _)| names.contains(&word.as_str())).map(|(_, time)| *time)
}

/// The factor of a word as it is written: `M` and `m` are not `Mb`.
pub(super) fn multiplier(word: &str) -> Option<i128> {
    let known = |names: &&[&str]| {
        names.contains(&word)
            || word.chars().count() > 2 && names.contains(&word.to_lowercase().as_str())
    };
    MULTIPLIERS.iter().find(|(names, _)| known(names)).map(|(_, factor)| *factor)
}

/// The number a word from zero to ninety stands for.
pub(super) fn cardinal(word: &str) -> Option<i128> {
    let word = word.to_lowercase();
    if word == "dozen" {
        return Some(12);
    }
    let small = CARDINALS.iter().position(|known| *known == word);
    let tens = || TENS.iter().position(|known| *known == word).map(|at| (at + 2) * 10);
    small.or_else(tens).and_then(|number| i128::try_from(number).ok())
}

/// Whether a word is one of twenty, thirty … ninety.
pub(super) fn is_tens(word: &str) -> bool {
    TENS.contains(&word.to_lowercase().as_str())
}

/// The factor that `doubled`, `tenfold` and their like stand for, in billionths.
pub(super) fn factor(word: &str) -> Option<i128> {
    let word = word.to_lowercase();
    if let Some((_, hundredths)) =
        FACTORS.iter().find(|(names, _)| names.contains(&word.as_str()))
    {
        return Some(hundredths * (ONE / 100));
    }
    let number = word.strip_suffix("fold").filter(|stem| !stem.is_empty())?;
    let times = cardinal(number).or_else(|| multiplier(number))?;
    Some(times * ONE)
}

/// About how many a plural stands for.
pub(super) fn vague(word: &str) -> Option<i128> {
    let word = word.to_lowercase();
    VAGUE.iter().find(|(known, _)| *known == word).map(|(_, number)| *number)
}

/// Whether a word is a month's name, whole or in three letters.
pub(super) fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    word.len() >= 3
        && MONTHS.iter().any(|month| {
            *month == word
                || word.len() <= 4 && month.starts_with(&word)
                || word == "sept"
        })
}
