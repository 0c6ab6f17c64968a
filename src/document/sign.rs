//! Signs before numbers, which look like the bullets that people type: in `- 20 % costs` the minus
//! is the result, and dropping it would turn a saving into an expense.

/// Whether `rest`, which follows a bullet or a sign and a space, begins with a number, perhaps
/// after a sign for a currency.
pub(super) fn is_number(rest: &str) -> bool {
    let rest = rest.trim_start();
    let amount = rest.trim_start_matches(is_currency).trim_start();
    let digits = amount.strip_prefix(['.', ',']).unwrap_or(amount);
    digits.starts_with(char::is_numeric)
}

/// The currencies of people who write a sign and not a word (Unicode category Sc).
fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '֏' | '؋' | '৲' | '৳' | '฿' | '៛' | '₠'..='⃀' | '﷼' | '＄' | '￡' | '￥')
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_are_recognised_with_and_without_a_currency() {
        for text in ["20 % costs", " 7", ".5 %", "$3M of debt", "€ 20k", "٣٠ ٪", "¥900"]
        {
            assert!(is_number(text), "{text}");
        }
        for text in ["Led a team of 9", "", "$HOME", "v2", ". then", "(20 %)"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
