//! Pictures of the page.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::Page;
use crate::{BrowserError, base64};

/// The part of the page that a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Area {
    /// What the window shows.
    Viewport,
    /// The whole document, scrolled or not.
    FullPage,
    /// One element with all that lies over it; scrolled into view first.
    Element(String),
    /// A rectangle in CSS pixels from the top left corner of the document.
    Clip {
        /// From the left.
        x: f64,
        /// From the top.
        y: f64,
        /// To the right of that.
        width: f64,
        /// Below that.
        height: f64,
    },
}

impl Page {
    /// Writes what the window shows as PNG, in physical pixels.
    pub fn screenshot(&self, path: impl AsRef<Path>) -> Result<(), BrowserError> {
        self.screenshot_of(&Area::Viewport, path)
    }

    /// Writes a part of the page as PNG, in physical pixels.
    pub fn screenshot_of(&self, area: &Area, path: impl AsRef<Path>) -> Result<(), BrowserError> {
        let path = path.as_ref();
        fs::write(path, self.picture(area)?).map_err(|source| BrowserError::File {
            path: path.into(),
            source,
        })
    }

    /// A part of the page as the bytes of a PNG file, in physical pixels.
    pub fn picture(&self, area: &Area) -> Result<Vec<u8>, BrowserError> {
        let clip = |x: f64, y: f64, width: f64, height: f64| json!({ "x": x, "y": y, "width": width, "height": height, "scale": 1 });
        let clip = match area {
            Area::Viewport => Value::Null,
            Area::FullPage => {
                let metrics = self.call("Page.getLayoutMetrics", json!({}))?;
                let size = &metrics["cssContentSize"];
                clip(0.0, 0.0, number(&size["width"]), number(&size["height"]))
            }
            Area::Element(selector) => {
                self.element(selector)?;
                let place = self.evaluate(&format!(
                    "(e => {{ e.scrollIntoViewIfNeeded(true); const r = e.getBoundingClientRect();
                    return [r.x + scrollX, r.y + scrollY, r.width, r.height]; }})(document.querySelector({}))",
                    Value::from(selector.as_str())
                ))?;
                clip(
                    number(&place[0]),
                    number(&place[1]),
                    number(&place[2]),
                    number(&place[3]),
                )
            }
            Area::Clip {
                x,
                y,
                width,
                height,
            } => clip(*x, *y, *width, *height),
        };
        let mut parameters =
            json!({ "format": "png", "captureBeyondViewport": *area != Area::Viewport });
        if !clip.is_null() {
            parameters["clip"] = clip;
        }
        let answer = self.call("Page.captureScreenshot", parameters)?;
        answer["data"]
            .as_str()
            .and_then(base64::decode)
            .ok_or_else(|| BrowserError::Protocol {
                method: "Page.captureScreenshot".into(),
                message: "its answer is no picture".into(),
            })
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(0.0)
}
