//! A report as a PDF that a printer and a screen reader both like: A4, in vectors, tagged after PDF/UA-1.
//!
//! Blocks are set in slabs ([`blocks`], [`table`]) of lines ([`lines`]) in measured letters ([`letters`]); slabs fill pages
//! ([`slab`], [`pages`]); what is on the pages is written down last ([`paint`]), when it is known how many there are.

mod blocks;
mod contents;
#[cfg(test)]
mod faults;
mod letters;
mod lines;
mod look;
mod packed;
mod pages;
mod paint;
mod pictures;
#[cfg(test)]
mod reading;
mod running;
mod slab;
mod table;
mod tags;
#[cfg(test)]
mod tests;

use super::document::Document;
use super::{Watch, go_on};
use letters::Letters;
use lines::Setting;
use look::{Looks, TIGHT};
use pages::SetSection;
use paint::Painter;
use pictures::Pictures;
use running::Running;
use std::collections::{HashMap, HashSet};

/// What a PDF holds to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standard {
    /// PDF/UA-1: for everybody, screen readers included.
    #[default]
    Ua1,
    /// PDF/A-2a as well: to be kept for decades.
    A2a,
}

/// The document as a PDF, the same bytes for the same document, as long as it is wanted.
///
/// # Errors
/// A sentence, where a picture cannot be drawn or the document cannot be what the standard asks for.
pub fn pdf(document: &Document, standard: Standard, watch: Watch<'_>) -> Result<Vec<u8>, String> {
    let letters = Letters::read()?;
    let looks = TIGHT.map(Looks::new);
    let pictures = Pictures::read(document, &letters)?;
    go_on(watch, 0.3)?;
    let ids: HashSet<&str> = document.sections.iter().map(|section| section.id.as_str()).collect();
    let setting = Setting { letters: &letters, looks: &looks[0], ids: &ids };
    let sections = document.sections.iter().map(|section| {
        go_on(watch, 0.3)?;
        Ok(pages::set(section, setting, &looks))
    });
    let sections: Vec<SetSection<'_>> = sections.collect::<Result<_, String>>()?;
    go_on(watch, 0.5)?;
    let (mut starts, mut count) = (HashMap::new(), 0);
    for section in &sections {
        starts.entry(section.section.id.as_str()).or_insert(count);
        count += section.pages.len();
    }
    let (littles, along) = (HashMap::new(), Running::of(&sections));
    let painter =
        Painter { document, letters: &letters, looks: &looks[0], pictures, starts, count, along, littles };
    painter.paint(&sections, standard, &|share| watch(0.5 + share / 2.0))
}
