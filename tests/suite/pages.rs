//! Pages as people see them: how many there are, and what they must not look like.

mod counts;
mod defects;
mod filled;
mod printed;
