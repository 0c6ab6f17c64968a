//! The value of a number as it is written in digits.

use super::units::ONE;

/// Maximum number of digits; longer ones are names, such as phone numbers and keys.
const MAX_DIGITS: usize = 18;

/// The value of digits with their grouping and that of a one in their last place, in billionths;
/// `None` if they are not a number but a version or a key.
pub(super) fn value(text: &str, decimal_comma: bool) -> Option<(i128, i128)> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let signs: Vec<(usize, char)> =
        text.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let last = signs.last().copied();
    let after = last.map_or(0, |(at, sign)| text.len() - at - sign.len_utf8());
    let count = |sign: char| signs.iter().filter(|(_, it)| *it == sign).count();
    let decimal = last.filter(|(_, sign)| {
        let own = if decimal_comma { ',' } else { '.' };
        match sign {
            '.' | ',' if count(*sign) > 1 => false,
            '.' | ',' => {
                after != 3
                    || *sign == own
                    || count(if *sign == '.' { ',' } else { '.' }) > 0
            }
            _ => false,
        }
    });
    let (whole, part) = match decimal {
        Some((at, _)) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    // Any other sign groups three digits each.
    let mut groups = whole.split(|c: char| !c.is_ascii_digit());
    let head = groups.next().unwrap_or_default();
    let grouped = groups.clone().all(|group| group.len() == 3)
        && (groups.clone().next().is_none() || head.len() <= 3);
    if !grouped || digits > MAX_DIGITS || part.len() > 9 {
        return None;
    }
    let whole: i128 =
        whole.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()?;
    let place = ONE / 10_i128.pow(u32::try_from(part.len()).ok()?);
    let part: i128 = format!("{part:0<9}").parse().ok()?;
    Some((whole * ONE + part, place))
}
