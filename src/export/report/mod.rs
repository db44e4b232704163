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
    Align, Block, Cell, Column, Document, Fact, Figure, Inline, Line, Little, Row, Section, Table, Tone,
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

/// The report as a file. `progress` is told the share that is done.
///
/// # Errors
/// A sentence, where nothing of what is asked for is there or it cannot be written down.
pub fn report(asked: Asked<'_>, format: Format, progress: &dyn Fn(f32)) -> Result<Vec<u8>, String> {
    progress(0.0);
    let document = content(asked)?;
    progress(CONTENT);
    match format {
        Format::Pdf(standard) => {
            pdf(&document, standard, &|share| progress(CONTENT + (1.0 - CONTENT) * share))
        }
        Format::Html => Ok(html(&document).into_bytes()),
    }
}
