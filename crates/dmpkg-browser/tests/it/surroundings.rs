//! Size, zoom, media, pictures, clipboard, accessibility.

use std::fs;

use dmpkg_browser::{Area, ColorScheme, Media, Viewport};
use serde_json::json;

use crate::{Desk, SOON, launch, show};

#[test]
fn pictures_have_the_size_asked_for() {
    let desk = Desk::new("pictures");
    let (page, _browser) = show(
        "<style>html,body{margin:0}</style><div style='height:1500px'></div><p id=p style='width:70px;height:30px;margin:0'>x</p>",
    );
    page.viewport(Viewport {
        width: 400,
        height: 300,
        scale: 2.0,
        mobile: false,
    })
    .unwrap();
    for (area, size) in [
        (Area::Viewport, (800, 600)),
        (Area::FullPage, (800, 3060)),
        (Area::Element("#p".into()), (140, 60)),
        (
            Area::Clip {
                x: 10.0,
                y: 10.0,
                width: 33.0,
                height: 44.0,
            },
            (66, 88),
        ),
    ] {
        let path = desk.0.join("picture.png");
        page.screenshot_of(&area, &path).unwrap();
        assert_eq!(png_size(&fs::read(&path).unwrap()), size, "{area:?}");
    }
    page.screenshot(desk.0.join("plain.png")).unwrap();
    let error = page
        .screenshot(desk.0.join("no/such/place.png"))
        .unwrap_err()
        .to_string();
    assert!(error.contains("place.png: "), "{error}");
}

#[test]
fn a_zoomed_page_has_less_room() {
    let (page, _browser) = show("");
    let told =
        "[innerWidth, innerHeight, devicePixelRatio, matchMedia('(pointer: coarse)').matches]";
    assert_eq!(page.evaluate(told).unwrap(), json!([1280, 800, 1, false]));
    page.zoom(400).unwrap();
    assert_eq!(page.evaluate(told).unwrap(), json!([320, 200, 4, false]));
    assert_eq!(
        png_size(&page.picture(&Area::Viewport).unwrap()),
        (1280, 800)
    );
    page.zoom(100).unwrap();
    assert_eq!(page.evaluate(told).unwrap(), json!([1280, 800, 1, false]));
    page.viewport(Viewport {
        width: 390,
        height: 844,
        scale: 1.0,
        mobile: true,
    })
    .unwrap();
    page.evaluate(
        "document.head.innerHTML += '<meta name=viewport content=\"width=device-width\">'",
    )
    .unwrap();
    page.wait(
        "innerWidth === 390 && matchMedia('(pointer: coarse)').matches",
        SOON,
    )
    .unwrap();
}

#[test]
fn media_queries_see_what_is_set() {
    let (page, _browser) = show("");
    let told = "['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-reduced-motion: reduce)', 'print']
        .map(query => matchMedia(query).matches)";
    let media = Media::default();
    for (media, expected) in [
        (
            Media {
                scheme: ColorScheme::Dark,
                ..media
            },
            json!([true, false, false, false]),
        ),
        (
            Media {
                forced_colors: true,
                ..media
            },
            json!([false, true, false, false]),
        ),
        (
            Media {
                reduced_motion: true,
                print: true,
                ..media
            },
            json!([false, false, true, true]),
        ),
        (media, json!([false, false, false, false])),
    ] {
        page.media(&media).unwrap();
        assert_eq!(page.evaluate(told).unwrap(), expected, "{media:?}");
    }
}

#[test]
fn reads_the_clipboard() {
    let desk = Desk::new("clipboard");
    let path = desk.file("page.html", b"<input id=a value='copied text' autofocus>");
    let browser = launch();
    let page = browser.page().unwrap();
    page.goto(&format!("file://{}", path.display())).unwrap();
    page.grant_clipboard().unwrap();
    page.evaluate("navigator.clipboard.writeText('written')")
        .unwrap();
    assert_eq!(page.read_clipboard().unwrap(), "written");
    page.click("#a").unwrap();
    page.press("Control+a").unwrap();
    page.press("Control+c").unwrap();
    assert_eq!(page.read_clipboard().unwrap(), "copied text");
}

#[test]
fn tells_what_assistive_technology_is_told() {
    let (page, _browser) =
        show("<button aria-label='Open a package' aria-expanded=true>+</button>");
    let nodes = page.accessibility_tree().unwrap();
    let button = nodes
        .iter()
        .find(|node| node["role"]["value"] == "button")
        .expect("the button");
    assert_eq!(button["name"]["value"], "Open a package");
}

/// Width and height from the header chunk (PNG specification, section 11.2.1).
fn png_size(bytes: &[u8]) -> (u32, u32) {
    assert!(
        bytes.starts_with(b"\x89PNG\r\n\x1a\n") && &bytes[12..16] == b"IHDR",
        "not a PNG"
    );
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}
