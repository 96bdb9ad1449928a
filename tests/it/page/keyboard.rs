//! The main path without a mouse.

use dmpkg_tests::Inspector;

#[test]
fn a_package_is_opened_walked_and_read_by_keyboard_only() {
    let page = Inspector::start();
    page.answered(|| {
        page.tab_to("focused.innerText?.trim() === 'Try a sample'");
        page.keys(["Enter"]);
    });
    page.tab_to("focused.matches('[role=tree]')");
    page.type_to_row("scr", "Scripts");
    page.keys(["ArrowRight"]);
    page.until("document.querySelector('.is-active').ariaExpanded === 'true'");
    page.type_to_row("install.", "Install.xml");
    page.keys(["Enter"]);
    page.until("document.querySelector('[role=tab][aria-selected=true]').innerText.trim() === 'Install.xml'");
    assert!(
        page.shown_text().contains("<DMSScript"),
        "{}",
        page.shown_text()
    );
    page.tab_to("focused.matches('.text-rows')");
    page.keys(["End", "ArrowUp"]);
    page.until("document.querySelector('.text-row.is-current')");
    page.keys(["Control+f"]);
    page.until("document.activeElement.matches('.viewer-bar input')");
    page.type_text("script").unwrap();
    page.until("document.querySelector('.text-row mark')");
    page.assert_quiet();
}

#[test]
fn everything_that_has_the_keyboard_shows_it() {
    let page = Inspector::start();
    page.open_sample();
    page.show_entry("Install.xml");
    page.shown_text();
    page.ask("document.activeElement.blur()");
    for step in 0..40 {
        page.keys(["Tab"]);
        let shown = page.ask(
            "(() => {
                const focused = document.activeElement;
                if (focused === document.body) return null;
                // Fields inside a frame may leave the outline to it; trees to their current row.
                const around = [focused, focused.parentElement, focused.querySelector('.is-active')];
                const seen = around.filter(Boolean).some(one => {
                    const style = getComputedStyle(one);
                    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                });
                return seen ? null : focused.outerHTML.slice(0, 200);
            })()",
        );
        assert!(
            shown.is_null(),
            "after {step} steps the focus cannot be seen on {shown}"
        );
    }
}
