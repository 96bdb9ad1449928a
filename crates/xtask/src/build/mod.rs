//! `cargo xtask build`: the page, as any static host can serve it.

mod bindgen;
mod engine;
mod folder;
mod hosting;
mod keeping;
mod naming;
pub(crate) mod npm;
mod pack;
mod shipping;
mod shorten;
mod single;
mod sizes;

use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::page::{Page, STYLE, add};
use crate::project;
use crate::tools::wasm_target;
use shipping::Shipped;
use sizes::Sizes;
use std::path::PathBuf;

/// How the page is built.
#[derive(Debug)]
pub(crate) struct BuildOptions {
    /// Quickly and with debug information, instead of small.
    pub(crate) dev: bool,
    /// The folder that is written.
    pub(crate) dist: PathBuf,
}

/// A page that was built.
#[derive(Debug)]
pub(crate) struct Built {
    /// The absolute path of the folder.
    pub(crate) dist: PathBuf,
    shipped: Shipped,
    /// The module as the compiler left it; what is kept for the next build lies beside it.
    module: PathBuf,
}

impl Default for BuildOptions {
    /// As it ships, into `dist/`.
    fn default() -> Self {
        Self {
            dev: false,
            dist: project::dist(),
        }
    }
}

/// Builds the page, prints the size of each of its files and, if asked, fails when it is too large.
pub(crate) fn command(mut arguments: Arguments) -> Outcome {
    let dev = arguments.flag("--dev");
    let check_budget = arguments.flag("--check-budget");
    let dist = arguments
        .value("--dist")?
        .map_or_else(project::dist, PathBuf::from);
    arguments.finish()?;
    if dev && check_budget {
        return Err(Failure::new(
            "`--check-budget` measures what ships, so it cannot be used with `--dev`",
        ));
    }
    let built = build(&BuildOptions { dev, dist })?;
    if dev {
        sizes::print_raw(&built.shipped.page);
        return Ok(());
    }
    let sizes = Sizes::measure(&built.shipped.page, &built.module.with_file_name("sizes"))?;
    sizes.print();
    built.shipped.print_single();
    if check_budget {
        sizes.check_budget()?;
        built.shipped.check_single()?;
    }
    Ok(())
}

/// Builds the page.
pub(crate) fn build(options: &BuildOptions) -> Outcome<Built> {
    let root = project::root();
    let page = Page::read(&root)?;
    wasm_target::ensure()?;
    let app = page.rust_app()?;
    let module = engine::compile(app, options.dev)?;
    let mut files = page.files(&root)?;
    if let Some(style) = files.get_mut(STYLE).filter(|_| !options.dev) {
        *style = shorten::style(&String::from_utf8_lossy(style)).into_bytes();
    }
    for (name, bytes) in bindgen::process(&module, &app.bin, options.dev)? {
        add(&mut files, name, bytes)?;
    }
    let html = page.emit()?;
    let shipped = match options.dev {
        true => Shipped::for_development(html, files, &app.bin)?,
        false => Shipped::new(&root, html, files, &app.bin)?,
    };
    let dist = folder::write(&options.dist, &shipped.all())?;
    println!("{} is ready", project::shown(&dist));
    Ok(Built {
        dist,
        shipped,
        module,
    })
}
