//! `cargo xtask serve`: the page on this machine.

use crate::arguments::Arguments;
use crate::build::{self, BuildOptions};
use crate::failure::{OrFail, Outcome};
use dmpkg_serve::{Options, Server};

const DEFAULT_PORT: u16 = 8080;

/// Builds the page and serves it until the program is stopped.
pub(crate) fn command(mut arguments: Arguments) -> Outcome {
    let dev = arguments.flag("--dev");
    let port = match arguments.value("--port")? {
        None => DEFAULT_PORT,
        Some(text) => text
            .parse()
            .or_fail(|| format!("`--port {text}` is no port; give a number from 1 to 65535"))?,
    };
    arguments.finish()?;
    let built = build::build(&BuildOptions {
        dev,
        ..BuildOptions::default()
    })?;
    let options = Options {
        port,
        next_free_port: true,
        ..Options::default()
    };
    let server = Server::start(&built.dist, options)
        .or_fail(|| "the page was built but cannot be served".to_owned())?;
    println!("\nThe page is at {} (Ctrl+C stops it)", server.url());
    server.run();
    Ok(())
}
