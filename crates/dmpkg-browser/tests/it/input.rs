//! Scripts, mouse and keyboard.

use std::time::Duration;

use dmpkg_browser::BrowserError;
use serde_json::json;

use crate::{SOON, show};

#[test]
fn evaluates_promises_exceptions_and_odd_values() {
    let (page, _browser) = show("<p>One<p>Two");
    assert_eq!(
        page.evaluate("new Promise(done => setTimeout(() => done({ a: [1, 'x'] }), 20))")
            .unwrap(),
        json!({ "a": [1, "x"] })
    );
    assert_eq!(page.evaluate("undefined").unwrap(), json!(null));
    assert_eq!(page.evaluate("0 / 0").unwrap(), json!("NaN"));
    assert_eq!((page.count("p").unwrap(), page.count("q").unwrap()), (2, 0));
    for js in ["null.x", "Promise.reject(new TypeError('no x'))"] {
        let error = page.evaluate(js).unwrap_err().to_string();
        assert!(
            error.starts_with("the script failed: TypeError: "),
            "{error}"
        );
    }
    let error = page.evaluate("throw 'plain'").unwrap_err().to_string();
    assert_eq!(error, "the script failed: Uncaught plain");
}

#[test]
fn waits_for_a_condition_and_tells_when_it_never_comes() {
    let (page, _browser) =
        show("<script>setTimeout(() => window.ready = { yes: true }, 100)</script>");
    page.wait("ready.yes", SOON).unwrap();
    let error = page
        .wait("nothing.there", Duration::from_millis(100))
        .unwrap_err();
    assert!(matches!(error, BrowserError::Timeout { .. }), "{error}");
    let error = error.to_string();
    assert!(
        error.starts_with("waited 0.1 s in vain: nothing.there")
            && error.contains("ReferenceError"),
        "{error}"
    );
}

#[test]
fn a_script_that_never_ends_does_not_hang_the_test() {
    let (page, _browser) = show("");
    let error = page
        .wait("new Promise(() => {})", Duration::from_millis(200))
        .unwrap_err();
    assert!(matches!(error, BrowserError::Timeout { .. }), "{error}");
}

#[test]
fn clicks_with_trusted_events_after_scrolling() {
    let (page, _browser) = show(
        "<div style='height:3000px'></div><button>Go</button><script>
        window.log = [];
        for (const name of ['click', 'dblclick', 'contextmenu', 'mouseover'])
            document.querySelector('button').addEventListener(name, e => log.push([name, e.detail, e.isTrusted, e.shiftKey]));
        </script>",
    );
    page.hover("button").unwrap();
    page.click("button").unwrap();
    page.double_click("button").unwrap();
    page.hold("Shift").unwrap();
    page.right_click("button").unwrap();
    page.hold("").unwrap();
    page.click("button").unwrap();
    let expected = json!([
        ["mouseover", 0, true, false],
        ["click", 1, true, false],
        ["click", 1, true, false],
        ["click", 2, true, false],
        ["dblclick", 2, true, false],
        ["contextmenu", 0, true, true],
        ["click", 1, true, false],
    ]);
    assert_eq!(page.evaluate("log").unwrap(), expected);
    assert!(page.evaluate("scrollY > 1000").unwrap() == true);
}

#[test]
fn refuses_to_click_what_nobody_could_click() {
    let (mut page, _browser) = show(
        "<button id=hidden style='visibility:hidden'>A</button><button id=none style='display:none'>B</button>
        <button id=covered>C</button><div id=lid class=veil style='position:fixed;inset:0'></div>",
    );
    page.set_patience(Duration::from_millis(100));
    for (selector, problem) in [
        ("#missing", "matches nothing"),
        ("#hidden", "is not visible"),
        ("#none", "is not visible"),
        ("#covered", "is covered by `div#lid.veil` at its centre"),
    ] {
        let error = page.click(selector).unwrap_err().to_string();
        assert_eq!(error, format!("`{selector}` {problem}"));
    }
    page.evaluate(
        "setTimeout(() => lid.remove(), 100); covered.onclick = () => window.clicked = 1",
    )
    .unwrap();
    page.set_patience(SOON);
    page.click("#covered").unwrap();
    assert_eq!(page.evaluate("window.clicked").unwrap(), 1);
}

#[test]
fn types_and_presses_keys() {
    let (page, _browser) = show(
        "<input id=a><textarea id=b></textarea><script>
        window.keys = [];
        onkeydown = e => { keys.push([e.ctrlKey, e.shiftKey, e.altKey, e.key, e.code, e.isTrusted]); if (e.ctrlKey && e.key === 'o') e.preventDefault(); };
        </script>",
    );
    page.press("Control+o").unwrap();
    page.press("?").unwrap();
    let expected = json!([
        [true, false, false, "Control", "ControlLeft", true],
        [true, false, false, "o", "KeyO", true],
        [false, true, false, "Shift", "ShiftLeft", true],
        [false, true, false, "?", "Slash", true],
    ]);
    assert_eq!(page.evaluate("keys").unwrap(), expected);
    page.press("Tab").unwrap();
    page.type_text("Größe: 1+1 = \"Two\"").unwrap();
    page.press("ArrowLeft").unwrap();
    page.press("Backspace").unwrap();
    assert_eq!(page.evaluate("a.value").unwrap(), "Größe: 1+1 = \"Tw\"");
    page.press("Control+a").unwrap();
    page.type_text("x").unwrap();
    page.press("Tab").unwrap();
    page.type_text("two\nlines").unwrap();
    page.press("Shift+Tab").unwrap();
    assert_eq!(
        page.evaluate("[a.value, b.value, document.activeElement.id]")
            .unwrap(),
        json!(["x", "two\nlines", "a"])
    );
    assert!(
        page.press("Control+Foo")
            .unwrap_err()
            .to_string()
            .starts_with("`Foo` is not a key")
    );
}

#[test]
fn scrolls_by_wheel_and_drags_by_the_mouse() {
    let (page, _browser) = show(
        "<div id=list style='height:100px;width:100px;overflow:auto'><div style='height:5000px;width:900px'>x</div></div>
        <div id=grip style='position:absolute;left:300px;top:300px;width:9px;height:99px'></div><script>
        grip.onpointerdown = e => grip.setPointerCapture(e.pointerId);
        grip.onpointermove = e => { if (e.buttons === 1) grip.style.left = e.clientX + 'px'; };
        </script>",
    );
    page.scroll("#list", 0.0, 400.0).unwrap();
    page.wait("list.scrollTop === 400", SOON).unwrap();
    page.scroll("#list", 120.0, 0.0).unwrap();
    page.wait("list.scrollLeft === 120", SOON).unwrap();
    page.drag_by("#grip", 80.0, 0.0).unwrap();
    assert_eq!(page.evaluate("parseInt(grip.style.left)").unwrap(), 384);
}
