//! The board pack: what a board reads of a scorecard, on paper or in a browser.
//!
//! [`content`] says what it holds, as a [`Document`] that knows headings, sentences, tables and pictures but neither pages nor
//! tags; [`pdf`] and [`html`] write that down.

pub mod content;
mod document;
mod html;
pub mod pdf;
pub mod text;

pub use document::{
    Align, Block, Cell, Column, Contents, Document, Entry, Fact, Figure, Inline, Line, Little, OTHER_PERIOD,
    Row, Section, Table, Tone,
};
pub use html::html;

use content::{Asked, content};
use pdf::{Standard, pdf};
use std::ffi::OsStr;
use std::path::Path;

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Pdf(Standard),
    Html,
}

/// Who waits for a report: told the share that is done, they say whether it is still wanted. Threads share it.
pub type Watch<'a> = &'a (dyn Fn(f32) -> bool + Sync);

/// What is said of a report that was not wanted any more.
pub const STOPPED: &str = "The board pack was stopped; nothing was written.";

/// Goes on with a report as long as it is wanted.
fn go_on(watch: Watch<'_>, share: f32) -> Result<(), String> {
    if watch(share) { Ok(()) } else { Err(STOPPED.to_owned()) }
}

/// Of the time that a report takes, what is gone when it is known what it says.
const CONTENT: f32 = 0.5;

impl Format {
    /// The format that a file of this name has.
    pub fn of(path: &Path, standard: Standard) -> Option<Self> {
        let ending = path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase)?;
        match ending.as_str() {
            "pdf" => Some(Self::Pdf(standard)),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// The report as a file.
///
/// # Errors
/// A sentence, where nothing of what is asked for is there, it cannot be written down, or it is not wanted any more ([`STOPPED`]).
pub fn report(asked: Asked<'_>, format: Format, watch: Watch<'_>) -> Result<Vec<u8>, String> {
    go_on(watch, 0.0)?;
    let document = content(asked, &|share| watch(CONTENT * share))?;
    let bytes = match format {
        Format::Pdf(standard) => pdf(&document, standard, &|share| watch(CONTENT + (1.0 - CONTENT) * share))?,
        Format::Html => html(&document).into_bytes(),
    };
    go_on(watch, 1.0)?;
    Ok(bytes)
}
