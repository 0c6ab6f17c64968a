//! Rules about jobs and schools.

pub(super) mod bare_job;
pub(super) mod buried_title;
pub(super) mod degree;
pub(super) mod employer_name;
pub(super) mod head_style;
