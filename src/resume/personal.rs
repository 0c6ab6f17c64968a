//! Personal data that some countries expect in a résumé: lines under the contacts.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::labelled;

/// Declares [`Personal`] and the list of its fields.
macro_rules! personal {
    ($($(#[$doc:meta])* $field:ident $key:literal,)*) => {
        /// Personal data, for countries that expect them. Each is printed as it is written.
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Personal {
            $(
                $(#[$doc])*
                #[serde(rename = $key)]
                pub $field: Option<String>,
            )*
            /// Any other keys.
            #[serde(flatten)]
            pub extra: Map<String, Value>,
        }

        impl Personal {
            /// The known keys, in the order of the page.
            pub(crate) const KEYS: &[&str] = &[$($key),*];

            fn known(&self) -> impl Iterator<Item = (&str, &String)> {
                let known = [$(($key, self.$field.as_ref())),*];
                known.into_iter().filter_map(|(key, text)| Some((key, text?)))
            }
        }
    };
}

personal! {
    /// The date of birth, in any form.
    date_of_birth "dateOfBirth",
    /// The place of birth.
    place_of_birth "placeOfBirth",
    /// The nationality, or several.
    nationality "nationality",
    /// Whether they are married.
    marital_status "maritalStatus",
    /// The number of children, or more about them.
    children "children",
    /// The gender.
    gender "gender",
    /// The pronouns.
    pronouns "pronouns",
    /// The classes of the driving licence.
    driving_licence "drivingLicence",
    /// The right to work.
    work_permit "workPermit",
    /// Military or civilian service.
    military_service "militaryService",
}

impl Personal {
    /// The keys that have a text, known ones first, each with its texts.
    pub fn lines(&self) -> impl Iterator<Item = (&str, Vec<String>)> {
        let known = self.known().map(|(key, text)| (key, vec![text.clone()]));
        known.chain(labelled::lines(&self.extra))
    }
}
