//! Finding the point of the screen at which an element can be touched.

use serde_json::Value;

use super::Page;
use crate::BrowserError;

/// A point in CSS pixels from the top left corner of the viewport.
#[derive(Clone, Copy)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// Gives `[x, y]` or a text that says what is wrong. The frame that is waited for shows whether the element is moving;
/// a page that draws no frames is not waited for.
const LOCATE: &str = r"(async selector => {
    const element = document.querySelector(selector);
    if (!element) return 'matches nothing';
    element.scrollIntoViewIfNeeded(true);
    const box = () => [...element.getClientRects()].find(r => r.width > 0 && r.height > 0);
    const before = box();
    if (!before || !element.checkVisibility({ visibilityProperty: true })) return 'is not visible';
    await new Promise(done => { requestAnimationFrame(done); setTimeout(done, 100); });
    const after = box();
    if (!after) return 'is not visible';
    if (Math.abs(after.x - before.x) > 1 || Math.abs(after.y - before.y) > 1) return 'is moving';
    const clip = (from, size, limit) => [Math.max(from, 0), Math.min(from + size, limit)];
    const [left, right] = clip(after.x, after.width, innerWidth);
    const [top, bottom] = clip(after.y, after.height, innerHeight);
    if (left >= right || top >= bottom) return 'lies outside of the viewport';
    const x = (left + right) / 2, y = (top + bottom) / 2;
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot && !element.contains(hit)) {
        const inner = hit.shadowRoot.elementFromPoint(x, y);
        if (!inner || inner === hit) break;
        hit = inner;
    }
    const own = hit && (element.contains(hit) || hit.closest('label')?.control === element);
    if (own) return [x, y];
    if (!hit) return 'cannot be touched at its centre';
    const name = hit.localName + (hit.id && '#' + hit.id) + [...hit.classList].map(c => '.' + c).join('');
    return `is covered by \`${name}\` at its centre`;
})";

impl Page {
    /// The centre of the visible part of an element, scrolled into view if it is not; waits until it is there, visible,
    /// at rest and not covered.
    pub(super) fn locate(&self, selector: &str) -> Result<Point, BrowserError> {
        let js = format!("{LOCATE}({})", Value::from(selector));
        self.patiently(|| {
            let problem = match self.evaluate(&js)? {
                Value::String(problem) => problem,
                answer => match (answer[0].as_f64(), answer[1].as_f64()) {
                    (Some(x), Some(y)) => return Ok(Point { x, y }),
                    _ => "has no place".into(),
                },
            };
            Err(BrowserError::Element {
                selector: selector.into(),
                problem,
            })
        })
    }

    /// The handle of an element; waits until there is one.
    pub(super) fn element(&self, selector: &str) -> Result<String, BrowserError> {
        let js = format!("document.querySelector({})", Value::from(selector));
        self.patiently(|| {
            self.object(&js)?.ok_or_else(|| BrowserError::Element {
                selector: selector.into(),
                problem: "matches nothing".into(),
            })
        })
    }
}
