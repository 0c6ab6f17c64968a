//! The names a source file uses: what it imports, what it re-exports, which modules it declares
//! and which paths its code spells out.
//!
//! This is a lexer and a reader of `use` declarations, not a compiler. Calls of methods leave no
//! path and are not seen; code under `#[cfg(test)]` is skipped.

use std::collections::{BTreeMap, BTreeSet};

/// A path, such as `["crate", "geom", "Rect"]`.
pub(super) type Path = Vec<String>;

/// What one file says about names.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The modules it declares with `mod name;`.
    pub(super) modules: BTreeSet<String>,
    /// The names its `use` declarations bring into scope, each with the path it stands for.
    pub(super) imports: BTreeMap<String, Import>,
    /// The paths whose every name it imports: `use super::*`.
    pub(super) globs: Vec<Path>,
    /// The paths of at least two names in its code.
    pub(super) paths: BTreeSet<Path>,
}

/// A name brought into scope.
#[derive(Debug, Clone)]
pub(super) struct Import {
    pub(super) path: Path,
    /// Whether it is a `pub use`, of any visibility.
    pub(super) is_public: bool,
    /// Whether the file's own code uses the name by itself: `Rect` in `rect: Rect`.
    pub(super) is_used: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Name(String),
    /// `::`
    Colons,
    Sign(char),
}

impl Token {
    fn is(&self, sign: char) -> bool {
        *self == Self::Sign(sign)
    }

    fn name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }
}

/// Reads a file.
pub(super) fn read(text: &str) -> Names {
    let tokens = without_visibility(&without_tests(&tokens(text)));
    let mut names = Names::default();
    // The tokens outside `use` declarations.
    let mut rest: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token.name() {
            Some("use") => {
                let end = end_of(&tokens, at, ';');
                let before = at.checked_sub(1).and_then(|before| tokens[before].name());
                let is_public = before == Some("pub");
                read_use(&tokens[at + 1..end], &Path::new(), is_public, &mut names);
                at = end;
                rest.push(Token::Sign(';'));
            }
            Some("mod") if tokens.get(at + 2).is_some_and(|next| next.is(';')) => {
                names.modules.extend(tokens[at + 1].name().map(str::to_owned));
                at += 2;
            }
            _ => rest.push(token.clone()),
        }
        at += 1;
    }
    read_code(&rest, &mut names);
    names
}

/// The place of the next `sign` outside brackets.
fn end_of(tokens: &[Token], from: usize, sign: char) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token {
            token if depth == 0 && token.is(sign) => return at,
            Token::Sign('{' | '(' | '[') => depth += 1,
            Token::Sign('}' | ')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    tokens.len()
}

/// Reads a tree of imports: `a::{b, c as d, self, e::*}`.
fn read_use(tokens: &[Token], before: &Path, is_public: bool, names: &mut Names) {
    let mut path = before.clone();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            Token::Name(name) if name == "as" => {
                let alias = tokens.get(at + 1).and_then(Token::name).unwrap_or("_");
                import(names, alias, path, is_public);
                return;
            }
            Token::Name(name) if name == "self" && !path.is_empty() => {}
            Token::Name(name) => path.push(name.clone()),
            Token::Sign('*') => {
                names.globs.push(path);
                return;
            }
            Token::Sign('{') => {
                let inner = &tokens[at + 1..tokens.len() - 1];
                for part in parts(inner) {
                    read_use(part, &path, is_public, names);
                }
                return;
            }
            _ => {}
        }
        at += 1;
    }
    if let Some(name) = path.last().cloned() {
        import(names, &name, path, is_public);
    }
}

fn import(names: &mut Names, name: &str, path: Path, is_public: bool) {
    names.imports.insert(name.to_owned(), Import { path, is_public, is_used: false });
}

/// The parts of a list between commas outside brackets.
fn parts(tokens: &[Token]) -> Vec<&[Token]> {
    let mut out = Vec::new();
    let mut begin = 0;
    while begin < tokens.len() {
        let end = end_of(tokens, begin, ',');
        out.push(&tokens[begin..end]);
        begin = end + 1;
    }
    out
}

/// Collects paths, and which imported names stand by themselves.
fn read_code(tokens: &[Token], names: &mut Names) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let continues = before.is_some_and(|it| it.is('.') || *it == Token::Colons);
        let Some(name) = token.name().filter(|_| !continues) else {
            at += 1;
            continue;
        };
        let mut path = vec![name.to_owned()];
        while let (Some(Token::Colons), Some(Token::Name(next))) =
            (tokens.get(at + 1), tokens.get(at + 2))
        {
            path.push(next.clone());
            at += 2;
        }
        if path.len() > 1 {
            names.paths.insert(path);
        } else if let Some(import) = names.imports.get_mut(name) {
            import.is_used = true;
        }
        at += 1;
    }
}

/// The tokens without the items under `#[cfg(test)]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let name = |name: &str| Token::Name(name.to_owned());
    let attribute = [
        Token::Sign('#'),
        Token::Sign('['),
        name("cfg"),
        Token::Sign('('),
        name("test"),
        Token::Sign(')'),
        Token::Sign(']'),
    ];
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].starts_with(&attribute) {
            at = end_of_item(tokens, at + attribute.len());
        } else {
            out.push(tokens[at].clone());
            at += 1;
        }
    }
    out
}

/// The tokens with every `pub(…)` as `pub`: `pub(in crate::job)` uses nothing of `job`.
fn without_visibility(tokens: &[Token]) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        out.push(token.clone());
        at += 1;
        let is_limited = tokens.get(at).is_some_and(|next| next.is('('))
            && matches!(
                tokens.get(at + 1).and_then(Token::name),
                Some("crate" | "super" | "self" | "in")
            );
        if token.name() == Some("pub") && is_limited {
            at = end_of(tokens, at + 1, ')') + 1;
        }
    }
    out
}

/// The place after an item: after its `;`, or after the first braces of anything but a `use`.
fn end_of_item(tokens: &[Token], from: usize) -> usize {
    let end = end_of(tokens, from, ';');
    let keyword = tokens[from..end].iter().find_map(|token| {
        let name = token.name()?;
        ["use", "mod", "fn", "impl", "struct", "enum", "const", "static"]
            .contains(&name)
            .then_some(name)
    });
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().take(end).skip(from) {
        match token {
            Token::Sign('{') => depth += 1,
            Token::Sign('}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 && keyword != Some("use") {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    end + 1
}

/// Splits a text into names and signs; comments, strings and characters are left out.
fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied();
        if c == '/' && next == Some('/') {
            while chars.get(at).is_some_and(|c| *c != '\n') {
                at += 1;
            }
        } else if c == '/' && next == Some('*') {
            at = after_comment(&chars, at);
        } else if c == '"' {
            at = after_string(&chars, at);
        } else if c == '\'' {
            at = after_quote(&chars, at);
        } else if c.is_alphabetic() || c == '_' {
            let begin = at;
            while chars.get(at).is_some_and(|c| c.is_alphanumeric() || *c == '_') {
                at += 1;
            }
            let name: String = chars[begin..at].iter().collect();
            let raw = ["r", "br", "cr"].contains(&&*name);
            match after_raw_string(&chars, at).filter(|_| raw) {
                Some(end) => at = end,
                // `b"…"` is a string without a name before it.
                None if chars.get(at) == Some(&'"') => {}
                None => out.push(Token::Name(name)),
            }
        } else if c == ':' && next == Some(':') {
            out.push(Token::Colons);
            at += 2;
        } else {
            if !c.is_whitespace() && !c.is_ascii_digit() {
                out.push(Token::Sign(c));
            }
            at += 1;
        }
    }
    out
}

fn after_comment(chars: &[char], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0_usize);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => {
                depth += 1;
                at += 2;
            }
            ('*', Some('/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    break;
                }
            }
            _ => at += 1,
        }
    }
    at
}

fn after_string(chars: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while let Some(c) = chars.get(at) {
        match c {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// The place after `##"…"##`, if that stands here.
fn after_raw_string(chars: &[char], from: usize) -> Option<usize> {
    let hashes = chars[from..].iter().take_while(|c| **c == '#').count();
    let mut at = from + hashes;
    if chars.get(at) != Some(&'"') {
        return None;
    }
    loop {
        at += 1;
        let end = *chars.get(at)? == '"';
        let after = chars.get(at + 1..=at + hashes);
        if end && after.is_some_and(|after| after.iter().all(|c| *c == '#')) {
            return Some(at + 1 + hashes);
        }
    }
}

/// The place after a character; a lifetime's name is read as a name.
fn after_quote(chars: &[char], from: usize) -> usize {
    if chars.get(from + 1) == Some(&'\\') {
        let end = chars.iter().skip(from + 3).position(|c| *c == '\'');
        return end.map_or(chars.len(), |end| from + 3 + end + 1);
    }
    if chars.get(from + 2) == Some(&'\'') { from + 3 } else { from + 1 }
}
