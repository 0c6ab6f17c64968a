//! Names that contain a number: `p99`, `HTTP/2`, `ISO 27001`.

use super::lex::TokenKind;
use super::scan::Scan;
use super::{Numeral, NumeralKind, units};

impl Scan<'_> {
    /// Digits attached to a name: `p99`, `HTTP/2`, `SHA-256`, `24/7`, `3:1`, `#1`.
    pub(super) fn name(&self, at: usize) -> Option<(Option<Numeral>, usize)> {
        let is_number = |at: usize| {
            self.token(at).is_some_and(|it| it.kind == TokenKind::Number && it.glued)
        };
        // `24/7`, `3:1` start here.
        if self.token(at + 1).is_some_and(|it| it.glued && matches!(it.text, "/" | ":"))
            && is_number(at + 2)
        {
            return Some(self.as_name(at, at + 2));
        }
        if !self.tokens[at].glued {
            return None;
        }
        let before = self.before(at)?;
        match before.text {
            "+" | "#" if before.glued => {
                // `C++17`
                let signs = (0..at).rev().take_while(|it| {
                    let token = &self.tokens[*it];
                    token.glued && matches!(token.text, "+" | "#")
                });
                let word = at.checked_sub(signs.count() + 1)?;
                return self.is_word(word).then(|| self.as_name(word, at));
            }
            "@" | "#" | "_" | "&" => return Some(self.as_name(at - 1, at)),
            "-" | "/" if before.glued => {
                let word = self.before(at - 1)?;
                let named = word.kind == TokenKind::Word
                    && word.text.chars().any(char::is_uppercase);
                return named.then(|| self.as_name(at - 2, at));
            }
            _ => {}
        }
        let is_name = before.kind == TokenKind::Word
            && !before.text.ends_with(['\'', '’'])
            && !units::is_currency(before.text);
        is_name.then(|| self.as_name(at - 1, at))
    }

    /// A name from the token `from`, with everything attached after the token `to`.
    pub(super) fn as_name(&self, from: usize, to: usize) -> (Option<Numeral>, usize) {
        let mut end = to + 1;
        while let Some(token) = self.token(end) {
            let goes_on = matches!(token.text, "+" | "#")
                || token.kind != TokenKind::Sign
                || matches!(token.text, "." | "-" | "/" | ":")
                    && self
                        .token(end + 1)
                        .is_some_and(|next| next.glued && next.kind == TokenKind::Number);
            if !(token.glued && goes_on) {
                break;
            }
            end += 1;
        }
        let span = self.span(from, end);
        let name = self.text.get(span.clone()).unwrap_or_default().to_owned();
        (Some(Numeral { span, kind: NumeralKind::Name(name) }), end)
    }

    /// The percentile of a number: `99th percentile` and `99. Perzentil` are p99.
    pub(super) fn percentile(&self, at: usize) -> Option<(Option<Numeral>, usize)> {
        /// Signs and an ending between the two.
        const BETWEEN: usize = 2;
        let is_percentile = |at: usize| {
            let word = self.lower.get(at);
            word.is_some_and(|word| self.tongue.claims.percentiles.contains(word))
        };
        let name = |from: usize, end: usize| {
            let kind = NumeralKind::Name(format!("p{}", self.tokens[at].text));
            (Some(Numeral { span: self.span(from, end), kind }), end)
        };
        // The 85 of "99th percentile 85 ms" is none.
        let is_numbered = self.tokens[at.saturating_sub(1 + BETWEEN + 1)..at]
            .iter()
            .any(|it| it.kind == TokenKind::Number);
        if at > 0 && is_percentile(at - 1) && !is_numbered {
            return Some(name(at - 1, at + 1));
        }
        for next in at + 1..=at + 1 + BETWEEN {
            if is_percentile(next) {
                return Some(name(at, next + 1));
            }
            let token = self.token(next)?;
            let is_ending = token.glued && token.text.chars().count() <= BETWEEN;
            if !is_ending {
                return None;
            }
        }
        None
    }

    /// Whether the number belongs to the name before it: `ISO 27001`, `Python 3.12`.
    pub(super) fn follows_name(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else { return false };
        if before.kind != TokenKind::Word || self.tokens[at].glued {
            return false;
        }
        let capitals = before.text.chars().filter(|c| c.is_uppercase()).count();
        let lower = before.text.to_lowercase();
        let claims = self.tongue.claims;
        let is_plain = claims.stop_words.contains(&lower)
            || claims.before_years.contains(&lower)
            // Every noun has a capital.
            || self.tongue.capital_nouns && capitals == 1;
        let is_year = self.tokens[at].text.len() == 4 && units::is_month(before.text);
        !is_plain && !is_year && (capitals > 1 || capitals == 1 && !before.first)
    }
}
