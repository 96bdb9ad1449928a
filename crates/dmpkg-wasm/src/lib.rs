//! The engine for browsers.
//!
//! The page thread never reads a package: it talks through [`Client`] to a dedicated worker, which
//! reads slices of the dropped `File` synchronously and keeps everything that was read. Both run the
//! same WebAssembly module; [`worker::run`] is what the module does when it finds itself in a worker.
//!
//! - [`message`]: what the two say to each other, as plain data.
//! - [`Origin`]: a `File`, or a package that lies beside the page; `blob` and [`site`] are their bytes as
//!   sources.
//! - [`worker`]: the loop that takes requests, one at a time, and yields between steps of long ones.
//! - [`Client`]: requests as futures, late answers ignored, a dead worker as an event.
//! - [`Job`]: long work in workers of its own, started again without a rule that fails.
//! - [`Errand`]: a question about a whole file, answered by a worker of its own.

mod blob;
mod client;
mod envelope;
pub mod errand;
mod job;
mod line;
pub mod message;
mod origin;
pub mod site;
mod time;
pub mod worker;

pub use client::{Answer, Client, Event, Pending};
pub use errand::Errand;
pub use job::{End, Job, Task, decoders};
pub use origin::Origin;
