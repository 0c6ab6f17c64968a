//! The one test binary, so that the engine is linked once.

mod suite {
    pub mod cli;
    pub mod input;
    pub mod oracles;
}
