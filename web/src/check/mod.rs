//! How to see for oneself that nothing leaves the machine, and where the proof ends.

mod page;
mod shipped;
#[cfg(test)]
mod tests;

pub use page::CheckPage;
