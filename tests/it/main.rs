//! Every test that needs more than one crate: what fixtures give, what real packages give, the command, and the page in a browser.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests use files, programs and the clock"
)]

mod accessibility;
mod action;
mod cli;
mod corpus;
mod corpus_facts;
mod corpus_rules;
mod delivery;
mod docs;
mod exports;
mod firefox;
mod goldens;
mod inputs;
mod javascript;
mod manual;
mod mutations;
mod no_upload;
mod page;
mod parity;
mod properties;
mod random;
