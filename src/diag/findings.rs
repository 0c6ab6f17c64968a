//! Lists of findings, and outputs that carry warnings.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::{slice, vec};

use super::Diagnostic;

/// All findings of a stage, in the order of their locations.
///
/// A list of [`Diagnostic`]s that is also an error, so that `?` works on functions that reject
/// their input with findings. It derefs to [`Vec`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings(Vec<Diagnostic>);

impl Findings {
    /// No findings.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.iter().any(Diagnostic::is_error)
    }
}

impl fmt::Display for Findings {
    /// One finding per line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, finding) in self.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            finding.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Findings {}

impl Deref for Findings {
    type Target = Vec<Diagnostic>;

    fn deref(&self) -> &Vec<Diagnostic> {
        &self.0
    }
}

impl DerefMut for Findings {
    fn deref_mut(&mut self) -> &mut Vec<Diagnostic> {
        &mut self.0
    }
}

impl From<Vec<Diagnostic>> for Findings {
    fn from(findings: Vec<Diagnostic>) -> Self {
        Self(findings)
    }
}

impl From<Diagnostic> for Findings {
    fn from(finding: Diagnostic) -> Self {
        Self(vec![finding])
    }
}

impl From<Findings> for Vec<Diagnostic> {
    fn from(findings: Findings) -> Self {
        findings.0
    }
}

impl FromIterator<Diagnostic> for Findings {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(findings: I) -> Self {
        Self(findings.into_iter().collect())
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, findings: I) {
        self.0.extend(findings);
    }
}

impl IntoIterator for Findings {
    type Item = Diagnostic;
    type IntoIter = vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Diagnostic;
    type IntoIter = slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a mut Findings {
    type Item = &'a mut Diagnostic;
    type IntoIter = slice::IterMut<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut()
    }
}

/// An output that carries warnings and notes, whether it is a success or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Warned<T> {
    /// The output.
    pub output: T,
    /// Warnings and notes; never errors.
    pub warnings: Findings,
}

impl<T> Warned<T> {
    /// An output without warnings.
    #[must_use]
    pub fn clean(output: T) -> Self {
        Self { output, warnings: Findings::new() }
    }

    /// Maps the output and keeps the warnings.
    #[must_use]
    pub fn map<R>(self, map: impl FnOnce(T) -> R) -> Warned<R> {
        Warned { output: map(self.output), warnings: self.warnings }
    }
}

impl<T, E> Warned<Result<T, E>> {
    /// The output alone, for `?`. The warnings are dropped.
    ///
    /// ```
    /// use vitae::resume::ReadOptions;
    /// use vitae::{Resume, Source};
    ///
    /// # fn main() -> vitae::Result<()> {
    /// let source = Source::new("me.json", r#"{ "basics": { "name": "Ada Quill" } }"#)?;
    /// let resume = Resume::parse(&source, &ReadOptions::default()).into_result()?;
    /// # assert!(resume.basics.is_some());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The error of the output.
    pub fn into_result(self) -> Result<T, E> {
        self.output
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, JsonPointer, Location};

    #[test]
    fn findings_read_as_one_line_each() {
        let code = Code::new("R004", "invalid-date");
        let at = JsonPointer::root().key("work").index(0);
        let findings = Findings::from(vec![
            Diagnostic::error(code, Location::pointer(at), "`startDate` is not a date"),
            Diagnostic::warning(code, Location::Nowhere, "two dates overlap"),
        ]);
        assert_eq!(
            findings.to_string(),
            "error[R004] at /work/0: `startDate` is not a date\n\
             warning[R004]: two dates overlap"
        );
        assert!(findings.has_errors());
    }

    #[test]
    fn a_mapped_output_keeps_its_warnings() {
        let note =
            Diagnostic::note(Code::new("T004", "kerning-off"), Location::Nowhere, "…");
        let warned = Warned { output: Ok::<_, Findings>(2), warnings: note.into() };
        let mapped = warned.map(|output| output.map(|number| number + 1));
        assert_eq!(mapped.warnings.len(), 1);
        assert_eq!(mapped.into_result(), Ok(3));
    }
}
