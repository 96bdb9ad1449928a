//! The icons: drawn for this project, 16 px, lines of 1.5 px in the colour of the text. All are
//! decoration beside words, so assistive technology does not see them.

use dmpkg::{Icon, PackageKind, Tone};
use yew::{AttrValue, Html, html};

/// Marks whose shape carries meaning together with their colour, and always beside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// This will not work or is dangerous, or could not be read.
    Error,
    /// Probably not meant so.
    Warning,
    /// A fact worth knowing.
    Note,
    /// Looked at and found in order.
    Sound,
    /// Not looked at.
    Skipped,
    /// Our own failure.
    Tool,
    /// Deletes, interrupts, or takes hold at once.
    Loud,
    /// Adds or replaces something.
    Change,
    /// Changes nothing that lasts.
    Quiet,
    /// Nobody outside knows.
    Unknown,
}

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// Opens a file.
    Open,
    /// More actions.
    More,
    /// Closes.
    Close,
    /// Copies.
    Copy,
    /// Goes to a place.
    Go,
    /// Is switched on.
    Check,
    /// Shows the contents.
    Contents,
    /// Shows the overview.
    Overview,
    /// Shows the tab in front.
    Viewer,
    /// Searches.
    Search,
    /// Shows what was found.
    Findings,
    /// Shows what it does.
    Effects,
    /// The one before.
    Up,
    /// The next one.
    Down,
    /// Sets something.
    Set,
}

/// The icon of a kind of package.
pub fn kind_icon(kind: PackageKind) -> Html {
    draw("icon", kind_lines(kind))
}

/// The icon of an entry in the tree.
pub fn entry_icon(icon: Icon) -> Html {
    draw("icon", entry_lines(icon))
}

/// The icon of a button.
pub fn glyph(glyph: Glyph) -> Html {
    draw("icon", glyph_lines(glyph))
}

/// A mark of severity.
pub fn mark(mark: Mark) -> Html {
    let (class, lines) = match mark {
        Mark::Error => ("mark mark-error", "M5 1.5h6L14.5 8 11 14.5H5L1.5 8z"),
        Mark::Warning => ("mark mark-warning", "M8 1.75 15 14H1z"),
        Mark::Note => ("mark mark-note", "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z"),
        Mark::Sound => ("mark mark-sound", "M2.5 8.5l3.5 3.5 7.5-8"),
        Mark::Skipped => ("mark mark-skipped", "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z"),
        Mark::Tool => ("mark mark-tool", "M3 3l10 10M13 3 3 13"),
        Mark::Loud => ("mark mark-loud", "M8 1.5 14.5 8 8 14.5 1.5 8z"),
        Mark::Change => ("mark mark-change", "M8 2.5v11M2.5 8h11"),
        Mark::Quiet => ("mark mark-quiet", "M3 8h10"),
        Mark::Unknown => (
            "mark mark-unknown",
            "M5 5.25C5 3.5 6.25 2.25 8 2.25s3 1.2 3 2.75C11 7.25 8 7.25 8 10M8 13.25v.5",
        ),
    };
    draw(class, lines)
}

/// The mark of a notice.
pub fn tone_mark(tone: Tone) -> Html {
    mark(match tone {
        Tone::Damage => Mark::Error,
        Tone::Attention => Mark::Warning,
        Tone::Information => Mark::Note,
        Tone::Sound => Mark::Sound,
    })
}

fn draw(class: &'static str, lines: &'static str) -> Html {
    html! {
        <svg class={class} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={AttrValue::Static(lines)} />
        </svg>
    }
}

const CUBE: &str = "M8 1.75l6 3v6.5l-6 3-6-3v-6.5zM2 4.75l6 3 6-3M8 7.75v6.5";
const SHEET: &str = "M3.5 1.75h6l3 3v9.5h-9zM9.5 1.75v3h3";

const fn kind_lines(kind: PackageKind) -> &'static str {
    match kind {
        PackageKind::Application => CUBE,
        PackageKind::LegacyApplication => {
            "M8 1.75l6 3v6.5l-6 3-6-3v-6.5zM8 5v3.25l2.25 1.5M8 5v3.25"
        }
        PackageKind::Test => {
            "M6 1.75h4M6.75 1.75v4.5L2.75 13c-.3.6.1 1.25.75 1.25h9c.65 0 1.05-.65.75-1.25l-4-6.75v-4.5M5 10h6"
        }
        PackageKind::Protocol => {
            "M5.5 1.75v3.5M10.5 1.75v3.5M3.25 5.25h9.5v2.5a4.75 4.75 0 0 1-9.5 0zM8 12.5v1.75"
        }
        PackageKind::Upgrade => "M8 11V2.5M4.5 6 8 2.5 11.5 6M2.25 10.5v3h11.5v-3",
        PackageKind::Update => "M13.25 8a5.25 5.25 0 1 1-1.6-3.75l1.6 1M13.25 1.75v3.5h-3.5",
        PackageKind::Rollback => "M2.75 8a5.25 5.25 0 1 0 1.6-3.75l-1.6 1M2.75 1.75v3.5h3.5",
        PackageKind::Import => "M8 2v8.5M4.5 7 8 10.5 11.5 7M2.25 10.5v3h11.5v-3",
        PackageKind::Backup => {
            "M2.5 4c0-1.25 2.5-2.25 5.5-2.25S13.5 2.75 13.5 4 11 6.25 8 6.25 2.5 5.25 2.5 4zM2.5 4v8c0 1.25 2.5 2.25 5.5 2.25s5.5-1 5.5-2.25V4M2.5 8c0 1.25 2.5 2.25 5.5 2.25s5.5-1 5.5-2.25"
        }
        PackageKind::WebExport => "M1.75 2.75h12.5v10.5H1.75zM1.75 6h12.5M6 6v7.25",
        PackageKind::CatalogInformation => "M2.75 1.75h10.5v12.5H2.75zM5.5 5h5M5.5 8h5M5.5 11h2.5",
        PackageKind::Bundle => {
            "M8 2l6.25 3.25L8 8.5 1.75 5.25zM1.75 8 8 11.25 14.25 8M1.75 10.75 8 14l6.25-3.25"
        }
        PackageKind::Unknown => {
            "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5zM6 6.25c0-1.1.9-1.75 2-1.75s2 .7 2 1.75C10 7.75 8 7.75 8 9.25M8 11.25v.25"
        }
    }
}

const fn entry_lines(icon: Icon) -> &'static str {
    match icon {
        Icon::Folder => {
            "M1.75 4.25v8c0 .55.45 1 1 1h10.5c.55 0 1-.45 1-1v-6.5c0-.55-.45-1-1-1H8l-1.5-1.5H2.75c-.55 0-1 .45-1 1z"
        }
        Icon::Package => CUBE,
        Icon::Archive => "M2 2.25h12v3.5H2zM3 5.75v8h10v-8M6.25 8.5h3.5",
        Icon::Xml => "M5 4.5 1.75 8 5 11.5M11 4.5 14.25 8 11 11.5M9.25 3.25l-2.5 9.5",
        Icon::Data => {
            "M6 2.5c-1.5 0-2 .6-2 1.8v2C4 7.3 3.5 8 2.25 8 3.5 8 4 8.7 4 9.7v2c0 1.2.5 1.8 2 1.8M10 2.5c1.5 0 2 .6 2 1.8v2c0 1 .5 1.7 1.75 1.7-1.25 0-1.75.7-1.75 1.7v2c0 1.2-.5 1.8-2 1.8"
        }
        Icon::Text => "M3.5 1.75h6l3 3v9.5h-9zM5.75 6.75h4.5M5.75 9.25h4.5M5.75 11.75h2.5",
        Icon::Code => "M1.75 3.25h12.5v9.5H1.75zM4.25 6l2 2-2 2M8 10.25h3.5",
        Icon::Binary => {
            "M4.25 4.25h7.5v7.5h-7.5zM6.5 1.75v2.5M9.5 1.75v2.5M6.5 11.75v2.5M9.5 11.75v2.5M1.75 6.5h2.5M1.75 9.5h2.5M11.75 6.5h2.5M11.75 9.5h2.5"
        }
        Icon::Image => {
            "M1.75 2.75h12.5v10.5H1.75zM1.75 11l3.5-3.5 3 3 2-2 4 4M9.75 5.75a1 1 0 1 0 2 0 1 1 0 1 0-2 0"
        }
        Icon::Signature => {
            "M8 9.75a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5.5 9l-1 5.25L8 12.5l3.5 1.75-1-5.25"
        }
        Icon::File => SHEET,
    }
}

const fn glyph_lines(glyph: Glyph) -> &'static str {
    match glyph {
        Glyph::Open => {
            "M1.75 13.25v-9c0-.55.45-1 1-1H6.5L8 4.75h4.25v2M1.75 13.25 4 7.25h10.5l-2.25 6z"
        }
        Glyph::More => {
            "M2.5 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M7.5 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M12.5 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0"
        }
        Glyph::Close => "M4 4l8 8M12 4l-8 8",
        Glyph::Copy => "M5.75 5.75h7.5v8.5h-7.5zM10.25 5.75v-4h-7.5v8.5h3",
        Glyph::Go => "M6 3.25h6.75V10M12.75 3.25 3.5 12.5",
        Glyph::Check => "M2.5 8.5l3.5 3.5 7.5-8",
        Glyph::Contents => {
            "M1.75 3.25h5M4.25 8h7M4.25 12.75h7M1.75 3.25v9.5M1.75 8h2.5M1.75 12.75h2.5"
        }
        Glyph::Overview => {
            "M1.75 1.75h5.5v5.5h-5.5zM9.75 1.75h4.5v5.5h-4.5zM1.75 9.75h5.5v4.5h-5.5zM9.75 9.75h4.5v4.5h-4.5z"
        }
        Glyph::Viewer => SHEET,
        Glyph::Search => "M6.75 2a4.75 4.75 0 1 0 0 9.5 4.75 4.75 0 0 0 0-9.5zM10.25 10.25 14 14",
        Glyph::Findings => {
            "M6 3.25h8.25M6 8h8.25M6 12.75h8.25M1.75 3l.75.75L4 2M1.75 7.75l.75.75L4 6.75M1.75 12.5l.75.75L4 11.5"
        }
        Glyph::Effects => "M8.75 1.75 3.5 9h4l-.75 5.25L12.5 6.5h-4z",
        Glyph::Up => "M3.5 10 8 5.5l4.5 4.5",
        Glyph::Down => "M3.5 6 8 10.5 12.5 6",
        Glyph::Set => {
            "M1.75 4.75h6M11.25 4.75h3M1.75 11.25h3M8.25 11.25h6M9.5 3a1.75 1.75 0 1 0 0 3.5A1.75 1.75 0 0 0 9.5 3zM6.5 9.5a1.75 1.75 0 1 0 0 3.5 1.75 1.75 0 0 0 0-3.5z"
        }
    }
}
