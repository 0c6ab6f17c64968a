//! The presses that a run may print with, one for each layout.

use std::fmt;

use crate::diag::{Diagnostic, Location};
use crate::layout::LayoutName;
use crate::options::INVALID_OPTION;
use crate::render::Press;
use crate::settings::Settings;

/// A press for each layout that jobs may ask for.
pub struct Presses<'a>(Vec<Box<dyn Press + 'a>>);

impl<'a> Presses<'a> {
    /// These presses; a job names one by its position among them.
    #[must_use]
    pub fn new(presses: Vec<Box<dyn Press + 'a>>) -> Self {
        Self(presses)
    }

    /// The presses of bundled layouts other than the one called `name`.
    pub(super) fn bundled_besides(
        &self,
        name: &str,
    ) -> impl Iterator<Item = &(dyn Press + 'a)> {
        let presses = self.0.iter().map(|press| &**press);
        presses.filter(move |press| {
            press.layout().is_trusted() && press.layout().name() != name
        })
    }

    /// The press at `position`; without one, that of the layout that `settings` name; without
    /// one, that of the default layout.
    pub(super) fn choose(
        &self,
        position: Option<usize>,
        settings: &Settings,
    ) -> Result<&(dyn Press + 'a), Box<Diagnostic>> {
        let name = LayoutName::set_in(settings).unwrap_or_default();
        let press = match position {
            Some(position) => self.0.get(position),
            None => self.0.iter().find(|press| press.layout().name() == name.as_str()),
        };
        press.map(|press| &**press).ok_or_else(|| {
            let names: Vec<&str> =
                self.0.iter().map(|press| press.layout().name()).collect();
            let message = format!("unknown layout `{name}`");
            let error = Diagnostic::error(INVALID_OPTION, Location::Nowhere, message);
            Box::new(error.hint(format!("write one of {}", names.join(", "))))
        })
    }
}

impl fmt::Debug for Presses<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|press| press.layout().name());
        f.debug_list().entries(names).finish()
    }
}
