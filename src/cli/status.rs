//! The exit statuses.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// 0: no errors.
    Clean = 0,
    /// 1: there are errors in the input, or a proof failed.
    Findings = 1,
    /// 2: the command could not run.
    Failed = 2,
}

impl ExitStatus {
    /// Its name in the result object.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Clean => "ok",
            Self::Findings => "findings",
            Self::Failed => "failed",
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        ExitCode::from(status as u8)
    }
}
