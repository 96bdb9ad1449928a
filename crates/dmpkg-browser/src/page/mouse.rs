//! The mouse: real events at a point of the screen.

use serde_json::{Value, json};

use super::element::Point;
use super::{Page, lock};
use crate::BrowserError;

impl Page {
    /// Presses and releases the main button at the centre of the first element that matches. Everything that points at
    /// an element first scrolls it into view and waits until it can be touched; an element that stays invisible or
    /// covered is an error.
    pub fn click(&self, selector: &str) -> Result<(), BrowserError> {
        self.press_button(selector, "left", 1)
    }

    /// Two clicks in one place.
    pub fn double_click(&self, selector: &str) -> Result<(), BrowserError> {
        self.press_button(selector, "left", 2)
    }

    /// A click with the other button, which asks for a context menu.
    pub fn right_click(&self, selector: &str) -> Result<(), BrowserError> {
        self.press_button(selector, "right", 1)
    }

    /// Moves the mouse over an element.
    pub fn hover(&self, selector: &str) -> Result<(), BrowserError> {
        let point = self.locate(selector)?;
        self.mouse("mouseMoved", point, json!({}))
    }

    /// Turns the wheel over an element, in CSS pixels: positive is to the right and down. The page scrolls smoothly, so
    /// it has not arrived when this returns.
    pub fn scroll(&self, selector: &str, dx: f64, dy: f64) -> Result<(), BrowserError> {
        let point = self.locate(selector)?;
        self.mouse("mouseMoved", point, json!({}))?;
        self.mouse("mouseWheel", point, json!({ "deltaX": dx, "deltaY": dy }))
    }

    /// Takes hold of an element, a splitter for one, moves it and lets it go.
    pub fn drag_by(&self, selector: &str, dx: f64, dy: f64) -> Result<(), BrowserError> {
        const STEPS: u8 = 8;
        let start = self.locate(selector)?;
        let button = json!({ "button": "left", "buttons": 1, "clickCount": 1 });
        self.mouse("mouseMoved", start, json!({}))?;
        self.mouse("mousePressed", start, button.clone())?;
        let mut end = start;
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            end = Point {
                x: start.x + dx * part,
                y: start.y + dy * part,
            };
            self.mouse("mouseMoved", end, button.clone())?;
        }
        self.mouse(
            "mouseReleased",
            end,
            json!({ "button": "left", "clickCount": 1 }),
        )
    }

    fn press_button(&self, selector: &str, button: &str, clicks: u8) -> Result<(), BrowserError> {
        let point = self.locate(selector)?;
        self.mouse("mouseMoved", point, json!({}))?;
        let buttons = if button == "left" { 1 } else { 2 };
        for click in 1..=clicks {
            let pressed = json!({ "button": button, "buttons": buttons, "clickCount": click });
            self.mouse("mousePressed", point, pressed)?;
            self.mouse(
                "mouseReleased",
                point,
                json!({ "button": button, "clickCount": click }),
            )?;
        }
        Ok(())
    }

    fn mouse(&self, kind: &str, point: Point, mut parameters: Value) -> Result<(), BrowserError> {
        parameters["type"] = kind.into();
        parameters["x"] = point.x.into();
        parameters["y"] = point.y.into();
        parameters["modifiers"] = lock(&self.held).bits().into();
        self.call("Input.dispatchMouseEvent", parameters).map(drop)
    }
}
