//! What the page believes of its surroundings: size of the window, zoom, light or dark, paper.

use serde_json::json;

use super::{Page, lock};
use crate::BrowserError;

/// The window as the page sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// Width in CSS pixels at a zoom of 100 %.
    pub width: u32,
    /// Height in CSS pixels at a zoom of 100 %.
    pub height: u32,
    /// Physical pixels for each CSS pixel.
    pub scale: f64,
    /// A touch screen, with the viewport of a telephone.
    pub mobile: bool,
}

/// 1280 by 800 at scale 1, with a mouse.
impl Default for Viewport {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 800,
            scale: 1.0,
            mobile: false,
        }
    }
}

/// A preference of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorScheme {
    /// Dark text on a light ground.
    #[default]
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// What media queries answer. The default is a light screen without any preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Media {
    /// `prefers-color-scheme`
    pub scheme: ColorScheme,
    /// `forced-colors`, as in the high contrast mode of Windows.
    pub forced_colors: bool,
    /// `prefers-reduced-motion`
    pub reduced_motion: bool,
    /// Paper instead of a screen.
    pub print: bool,
}

impl Page {
    /// Gives the window another size, at a zoom of 100 %.
    pub fn viewport(&self, viewport: Viewport) -> Result<(), BrowserError> {
        *lock(&self.viewport) = viewport;
        self.show(viewport)
    }

    /// Zooms the page as Ctrl+Plus does: at 400 % it has a quarter of its width and height, and everything is four times
    /// as large. 100 goes back.
    pub fn zoom(&self, percent: u32) -> Result<(), BrowserError> {
        let viewport = *lock(&self.viewport);
        let percent = percent.max(1);
        self.show(Viewport {
            width: viewport.width.saturating_mul(100) / percent,
            height: viewport.height.saturating_mul(100) / percent,
            scale: viewport.scale * f64::from(percent) / 100.0,
            mobile: viewport.mobile,
        })
    }

    /// Sets what media queries answer.
    pub fn media(&self, media: &Media) -> Result<(), BrowserError> {
        let scheme = match media.scheme {
            ColorScheme::Light => "light",
            ColorScheme::Dark => "dark",
        };
        let forced = if media.forced_colors {
            "active"
        } else {
            "none"
        };
        let motion = if media.reduced_motion {
            "reduce"
        } else {
            "no-preference"
        };
        let parameters = json!({
            "media": if media.print { "print" } else { "" },
            "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "forced-colors", "value": forced },
                { "name": "prefers-reduced-motion", "value": motion },
            ],
        });
        self.call("Emulation.setEmulatedMedia", parameters)
            .map(drop)
    }

    fn show(&self, viewport: Viewport) -> Result<(), BrowserError> {
        let parameters = json!({
            "width": viewport.width,
            "height": viewport.height,
            "deviceScaleFactor": viewport.scale,
            "mobile": viewport.mobile,
        });
        self.call("Emulation.setDeviceMetricsOverride", parameters)?;
        self.call(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": viewport.mobile }),
        )
        .map(drop)
    }
}
