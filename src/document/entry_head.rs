//! The order of an entry's head.

use crate::named::named;

named! {
    /// What the first line of an entry shows.
    HeadOrder: TitleFirst {
        /// The job title or the degree.
        TitleFirst = "title-first",
        /// The employer or the school, with its place.
        EmployerFirst = "employer-first",
    }
}
