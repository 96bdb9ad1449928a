//! The ways in which the page comes to people: from a host, from below any path, without a network, as one file.

mod beside;
mod files;
mod hosted;
mod offline;
mod single;

use dmpkg_serve::Options;

/// As a host that knows nothing of the page.
fn plain() -> Options {
    Options {
        policy_header: false,
        ..Options::default()
    }
}
