//! `cargo xtask shots [--out DIR] [FILTER...]`: pictures of every state of the page, in every look.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "an outer shell: it writes files and tells which"
)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use dmpkg_browser::{ColorScheme, Media, Viewport};
use dmpkg_tests::{Desk, Inspector, SCENES, Scene, root};

/// A window, and the looks in which it is photographed.
struct Window {
    name: &'static str,
    viewport: Viewport,
    zoom: u32,
    looks: &'static [Look],
}

#[derive(Clone, Copy)]
struct Look {
    name: &'static str,
    scheme: ColorScheme,
    forced_colors: bool,
}

const LIGHT: Look = look("light", ColorScheme::Light, false);
const DARK: Look = look("dark", ColorScheme::Dark, false);
const FORCED: Look = look("forced", ColorScheme::Dark, true);

const WINDOWS: [Window; 3] = [
    Window {
        name: "wide",
        viewport: viewport(1280, 800, false),
        zoom: 100,
        looks: &[LIGHT, DARK, FORCED],
    },
    Window {
        name: "narrow",
        viewport: viewport(390, 844, true),
        zoom: 100,
        looks: &[LIGHT, DARK],
    },
    Window {
        name: "zoomed",
        viewport: viewport(1280, 1024, false),
        zoom: 400,
        looks: &[LIGHT],
    },
];

fn main() -> Result<(), Box<dyn Error>> {
    let began = Instant::now();
    let mut out = root().join("target").join("shots");
    let mut filters = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--out" => {
                out = words
                    .next()
                    .ok_or("`--out` needs a folder behind it")?
                    .into()
            }
            option if option.starts_with('-') => {
                return Err(
                    format!("there is no option `{option}`; `--out DIR` is the only one").into(),
                );
            }
            _ => filters.push(word),
        }
    }
    std::fs::create_dir_all(&out)?;
    let wanted = |scene: &&Scene| {
        filters.is_empty()
            || filters
                .iter()
                .any(|filter| scene.name.contains(filter.as_str()))
    };
    let mut pictures = 0;
    for scene in SCENES.iter().filter(wanted) {
        println!("{}", scene.name);
        for window in &WINDOWS {
            pictures += photograph(scene, window, &out)?;
        }
    }
    println!(
        "{pictures} pictures in {} ({:.0} s)",
        shown(&out).display(),
        began.elapsed().as_secs_f64()
    );
    Ok(())
}

/// Takes a state in all looks of a window, and tells how many.
fn photograph(scene: &Scene, window: &Window, out: &Path) -> Result<usize, Box<dyn Error>> {
    let desk = Desk::new();
    let page = Inspector::start();
    page.viewport(window.viewport)?;
    if window.zoom != 100 {
        page.zoom(window.zoom)?;
    }
    (scene.go)(&page, &desk);
    for look in window.looks {
        page.media(&Media {
            scheme: look.scheme,
            forced_colors: look.forced_colors,
            reduced_motion: true,
            print: false,
        })?;
        page.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))",
        )?;
        let name = format!("{}-{}-{}.png", scene.name, window.name, look.name);
        page.screenshot(out.join(name))?;
    }
    Ok(window.looks.len())
}

fn shown(path: &Path) -> PathBuf {
    path.strip_prefix(root()).unwrap_or(path).to_path_buf()
}

const fn look(name: &'static str, scheme: ColorScheme, forced_colors: bool) -> Look {
    Look {
        name,
        scheme,
        forced_colors,
    }
}

const fn viewport(width: u32, height: u32, mobile: bool) -> Viewport {
    Viewport {
        width,
        height,
        scale: 1.0,
        mobile,
    }
}
