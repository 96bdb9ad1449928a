//! Files and folders dragged from the desktop and dropped: the browser's own drag and drop, not events made by a script.

use std::path::Path;

use serde_json::{Value, json};

use super::element::Point;
use super::files::absolute;
use super::{Page, lock};
use crate::BrowserError;

/// One step of a drag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DragPhase {
    /// The files come into the page.
    Enter,
    /// They are held over the element.
    Over,
    /// They are let go.
    Drop,
}

impl DragPhase {
    /// A whole drag and drop.
    pub const ALL: [Self; 3] = [Self::Enter, Self::Over, Self::Drop];
}

impl Page {
    /// Drags files or folders from the desktop to the centre of an element, as far as the phases say. Keys that are
    /// [held](Page::hold) count.
    pub fn drag_files<P: AsRef<Path>>(
        &self,
        files: &[P],
        selector: &str,
        phases: &[DragPhase],
    ) -> Result<(), BrowserError> {
        let data = data(files)?;
        let point = self.locate(selector)?;
        for phase in phases {
            let kind = match phase {
                DragPhase::Enter => "dragEnter",
                DragPhase::Over => "dragOver",
                DragPhase::Drop => "drop",
            };
            self.drag(kind, point, &data)?;
        }
        Ok(())
    }

    /// Holds files over an element and leaves them there, to look at the page meanwhile.
    pub fn drag_over_only<P: AsRef<Path>>(
        &self,
        files: &[P],
        selector: &str,
    ) -> Result<(), BrowserError> {
        self.drag_files(files, selector, &[DragPhase::Enter, DragPhase::Over])
    }

    /// Takes the files that are held over the page out of the window again.
    pub fn drag_leave(&self) -> Result<(), BrowserError> {
        // The protocol has no "leave": a drag that is cancelled sends the page nothing, one that goes on outside of the
        // window sends `dragleave`, as with a real mouse.
        let outside = Point { x: -50.0, y: -50.0 };
        let nothing = json!({ "items": [], "files": [], "dragOperationsMask": 1 });
        self.drag("dragOver", outside, &nothing)?;
        self.drag("dragCancel", outside, &nothing)
    }

    fn drag(&self, kind: &str, point: Point, data: &Value) -> Result<(), BrowserError> {
        let parameters = json!({
            "type": kind,
            "x": point.x,
            "y": point.y,
            "data": data,
            "modifiers": lock(&self.held).bits(),
        });
        self.call("Input.dispatchDragEvent", parameters).map(drop)
    }
}

/// 1 is "copy", which is what a desktop offers for files.
fn data<P: AsRef<Path>>(files: &[P]) -> Result<Value, BrowserError> {
    Ok(json!({ "items": [], "files": absolute(files)?, "dragOperationsMask": 1 }))
}
