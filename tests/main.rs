//! The one test binary, so that the engine is linked once.

mod suite {
    mod cli;
    mod input;
    mod oracles;
}
