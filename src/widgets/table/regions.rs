//! Which columns of a table stay and which scroll.

use egui::{Id, Rangef, Ui};
use std::ops::Range;

/// The columns that stay at the left and those that scroll. To the crate that scrolls them each of the two is one column: a
/// region for each cell of hundreds would cost more than all that stands in them.
#[derive(Debug)]
pub(super) struct Regions<'a> {
    widths: &'a [f32],
    /// How many columns stay at the left.
    pub fixed: usize,
}

impl<'a> Regions<'a> {
    pub fn of(widths: &'a [f32], fixed: usize) -> Self {
        Self { widths, fixed: fixed.min(widths.len()) }
    }

    /// Which columns each region has; none is without any.
    fn all(&self) -> impl Iterator<Item = Range<usize>> {
        [0..self.fixed, self.fixed..self.widths.len()].into_iter().filter(|columns| !columns.is_empty())
    }

    /// Whether the table was drawn before with columns as wide as these.
    pub fn was_seen(&self, ui: &Ui, table: Id) -> bool {
        let (seen, now) = (table.with("seen"), self.widths.iter().sum::<f32>().to_bits());
        let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<u32>(seen), now));
        before == now
    }

    pub fn widths(&self) -> Vec<f32> {
        self.all().map(|columns| self.widths[columns].iter().sum()).collect()
    }

    /// The columns of a region with what each takes from side to side, where the region begins at `left`.
    pub fn columns(&self, region: usize, left: f32) -> impl Iterator<Item = (usize, Rangef)> + use<'a> {
        let (widths, mut right) = (self.widths, left);
        self.all().nth(region).unwrap_or_default().map(move |column| {
            let left = right;
            right += widths[column];
            (column, Rangef::new(left, right))
        })
    }
}
