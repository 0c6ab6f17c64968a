//! Bad and unusual input: each gets a clear message and the right exit status, loses nothing,
//! and ends within the time limit that every run of the binary here has.

mod dates;
mod long_addresses;
mod notations;
mod other_forms;
mod other_programs;
mod own_sections;
mod pdfs;
mod personal;
mod resumes;
mod texts;
mod writing;
