//! The board pack: what a board reads of a scorecard, on paper or in a browser.
//!
//! [`content`] says what it holds, as a [`Document`] that knows headings, sentences, tables and pictures but neither pages nor
//! tags; [`pdf`] and [`html`] write that down.

pub mod content;
mod document;
pub mod text;

pub use document::{
    Align, Block, Cell, Column, Document, Fact, Figure, Inline, Line, Little, Row, Section, Table, Tone,
};
