//! Rules about jobs and schools.

pub(super) mod bare_job;
pub(super) mod degree;
pub(super) mod employer_name;
pub(super) mod entry_style;
pub(super) mod job_in_prose;
pub(super) mod title_in_bullet;
