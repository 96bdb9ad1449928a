//! Pictures of the page.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::Page;
use crate::{BrowserError, base64};

const PLACE: &str = r"(element => {
    element.scrollIntoViewIfNeeded(true);
    const box = element.getBoundingClientRect();
    return [box.x + scrollX, box.y + scrollY, box.width, box.height];
})";

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
        match area {
            Area::Viewport => self.capture(None),
            Area::FullPage => {
                let metrics = self.call("Page.getLayoutMetrics", json!({}))?;
                let size = &metrics["cssContentSize"];
                // The picture is taken in a window as high as the document: it has no scroll bar, and its room is
                // the document's again.
                let width = self.evaluate(&format!("Math.max(innerWidth, {})", size["width"]))?;
                self.capture(Some(json!([0, 0, width, size["height"]])))
            }
            Area::Element(selector) => {
                self.element(selector)?;
                let place = self.evaluate(&format!(
                    "{PLACE}(document.querySelector({}))",
                    Value::from(&**selector)
                ))?;
                self.capture(Some(place))
            }
            Area::Clip {
                x,
                y,
                width,
                height,
            } => self.capture(Some(json!([x, y, width, height]))),
        }
    }

    /// The clip is `[x, y, width, height]` in CSS pixels of the document.
    fn capture(&self, clip: Option<Value>) -> Result<Vec<u8>, BrowserError> {
        let mut parameters = json!({ "format": "png", "captureBeyondViewport": clip.is_some() });
        if let Some(clip) = clip {
            parameters["clip"] = json!({ "x": clip[0], "y": clip[1], "width": clip[2], "height": clip[3], "scale": 1 });
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
