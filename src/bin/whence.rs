//! The command line. Placeholder until the reading has landed.

fn main() {}
