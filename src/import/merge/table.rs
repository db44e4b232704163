//! Where the figures of one indicator and breakdown are, over all its blocks, and where new ones go.

use super::cell::NULL;
use super::plan::Figure;
use crate::model::Period;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// All blocks of one indicator and breakdown. An area and a period come at most once in it.
#[derive(Debug, Default)]
pub struct Table<'a> {
    /// The blocks: those of the document in its order, then new ones.
    pub blocks: Vec<Block<'a>>,
    /// How many of them are in the document.
    in_document: usize,
    /// Blocks and rows by code of the area.
    rows_of: HashMap<String, Vec<Place>>,
    /// Periods that a block was found unable to take; it never will be, because blocks only grow.
    refused: HashSet<(usize, Period)>,
}

/// A block as it is and as it will be.
#[derive(Debug, Default)]
pub struct Block<'a> {
    /// Its position in the document; none for a new one.
    pub at: Option<usize>,
    pub old_periods: Vec<Period>,
    /// The columns of its rows in the document; see [`super::cell::COLUMNS`].
    pub old_rows: Vec<[Vec<&'a str>; 8]>,
    /// Its periods as they will be, in order.
    pub periods: Vec<Period>,
    /// The codes of its rows as they will be.
    pub rows: Vec<String>,
    /// What is to be written into it.
    pub writes: Vec<Write<'a>>,
    /// Whether an area has two rows, which only a block without periods may have.
    has_area_twice: bool,
}

/// What is to be written into one cell.
#[derive(Debug)]
pub struct Write<'a> {
    /// Position of the row.
    pub row: usize,
    pub period: Period,
    pub what: What<'a>,
}

/// What is to be written into a cell.
#[derive(Debug)]
pub enum What<'a> {
    /// All that a figure says, where there was nothing.
    Figure(&'a Figure),
    /// This JSON in these columns.
    Columns(Vec<(usize, String)>),
}

/// A row of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Position of the block in its table.
    pub block: usize,
    /// Position of the row.
    pub row: usize,
}

impl<'a> Table<'a> {
    /// Adds a block of the document; all of them are added before anything is placed.
    pub fn add(&mut self, at: usize, periods: Vec<Period>, rows: Vec<(String, [Vec<&'a str>; 8])>) {
        let (rows, old_rows): (Vec<String>, Vec<_>) = rows.into_iter().unzip();
        let number = self.blocks.len();
        let mut block = Block { at: Some(at), old_rows, periods: periods.clone(), ..Block::default() };
        for (row, area) in rows.iter().enumerate() {
            let held = self.rows_of.entry(area.clone()).or_default();
            block.has_area_twice |= held.last().is_some_and(|last| last.block == number);
            held.push(Place { block: number, row });
        }
        self.blocks.push(Block { old_periods: periods, rows, ..block });
        self.in_document = self.blocks.len();
    }

    /// The place of an area and a period: where it is, else where it fits, else in a new block.
    pub fn place(&mut self, area: &str, period: Period) -> Place {
        (self.find(area, period))
            .or_else(|| self.with_period(area, period))
            .or_else(|| self.with_row(area, period))
            .unwrap_or_else(|| self.in_new_block(area, period))
    }

    /// What stands at a place in the document; none where the place is new.
    pub fn cell(&self, place: Place, period: Period) -> Option<[&'a str; 8]> {
        let block = &self.blocks[place.block];
        let column = block.old_periods.binary_search(&period).ok()?;
        let row = block.old_rows.get(place.row)?;
        Some(row.each_ref().map(|items| items.get(column).copied().unwrap_or(NULL)))
    }

    /// Where an area and a period are.
    fn find(&self, area: &str, period: Period) -> Option<Place> {
        self.held(area).iter().copied().find(|place| self.blocks[place.block].has(period))
    }

    /// Extends a block that holds the area by the period: the one whose periods lead up to it.
    fn with_period(&mut self, area: &str, period: Period) -> Option<Place> {
        let mut held = self.held(area).to_vec();
        held.sort_by_key(|place| Reverse(self.blocks[place.block].last_before(period)));
        let place = held.into_iter().find(|place| self.takes(place.block, period))?;
        self.blocks[place.block].insert(period);
        Some(place)
    }

    /// Adds a row to a new block, or to the document's own where that is the only one and the area is nowhere else.
    fn with_row(&mut self, area: &str, period: Period) -> Option<Place> {
        let is_only = self.blocks.len() == 1 && self.held(area).is_empty();
        let from = if is_only { 0 } else { self.in_document };
        let block = (from..self.blocks.len()).find(|&block| {
            let holds = self.held(area).iter().any(|place| place.block == block);
            let is_free = |period: &Period| !self.is_elsewhere(area, *period, block);
            !holds
                && self.blocks[block].periods.iter().all(is_free)
                && (self.blocks[block].has(period) || self.takes(block, period))
        })?;
        Some(self.add_row(block, area, period))
    }

    fn in_new_block(&mut self, area: &str, period: Period) -> Place {
        self.blocks.push(Block::default());
        self.add_row(self.blocks.len() - 1, area, period)
    }

    fn add_row(&mut self, block: usize, area: &str, period: Period) -> Place {
        let place = Place { block, row: self.blocks[block].rows.len() };
        self.blocks[block].rows.push(area.to_owned());
        self.blocks[block].insert(period);
        self.rows_of.entry(area.to_owned()).or_default().push(place);
        place
    }

    /// Whether a block may have a period: only where no other block has it for any of its areas, because the reader
    /// refuses duplicates, even where they are null.
    fn takes(&mut self, block: usize, period: Period) -> bool {
        if self.refused.contains(&(block, period)) {
            return false;
        }
        let Block { rows, has_area_twice, .. } = &self.blocks[block];
        let takes = !has_area_twice && !rows.iter().any(|area| self.is_elsewhere(area, period, block));
        if !takes {
            self.refused.insert((block, period));
        }
        takes
    }

    fn is_elsewhere(&self, area: &str, period: Period, block: usize) -> bool {
        let held = self.held(area).iter();
        held.filter(|place| place.block != block).any(|place| self.blocks[place.block].has(period))
    }

    fn held(&self, area: &str) -> &[Place] {
        self.rows_of.get(area).map_or(&[], Vec::as_slice)
    }
}

impl Block<'_> {
    fn has(&self, period: Period) -> bool {
        self.periods.binary_search(&period).is_ok()
    }

    fn last_before(&self, period: Period) -> Option<Period> {
        let before = self.periods.partition_point(|own| *own < period);
        self.periods[..before].last().copied()
    }

    fn insert(&mut self, period: Period) {
        if let Err(at) = self.periods.binary_search(&period) {
            self.periods.insert(at, period);
        }
    }
}
