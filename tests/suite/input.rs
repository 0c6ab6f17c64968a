//! Bad and strange input: for each a clear message, the right exit status, nothing lost, and an
//! end in bounded time, which every run of the binary here has.

mod pdfs;
mod resumes;
mod writing;
