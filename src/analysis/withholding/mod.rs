//! Which figures have to be withheld, so that small counts are not worked out of what remains.
//!
//! Statistical disclosure control calls it secondary suppression: where one figure of a sum is withheld (primary suppression), it
//! follows from the others, and so a second one is withheld as well (Hundepool et al., Statistical Disclosure Control, 2012, chapter
//! 4; the Government Statistical Service’s guidance for tables, and the disclosure control of NHS England, ask for the same). The sums
//! that are tried: groups of one breakdown and the whole population; the groups of a finer breakdown and those of a
//! coarser one (`groups`); an area and those that lie in it or that it is made of; two indicators that count the same. A sum counts as one where
//! the counts of the file add up, given ones and those that a value and its denominator give to within one.
//!
//! That a small count does not follow is not enough: one and one are known of two, and a part is known to be small where its whole
//! leaves little. So each sum’s bounds are used in all others (`bounds`), which finds most of it quickly; then all sums are solved together
//! as equations (`together`): for every small count another set of counts has to fit all that remains in which it is ten, and for
//! whatever else is withheld one in which it has another value. What the file does not say, because its publisher withheld it, is unknown in the copy
//! too, unless it follows from what remains. Sums of those, of all others and of all are each solved by themselves.
//!
//! Which figure is withheld as well is decided step by step: the one that
//! leads to the fewest further ones, then the least count, 0 last, then the order of the file. What turns out not to be needed stays.
//! The problem of the fewest figures is too hard to be solved exactly for tables of this size; whatever is found here protects.

mod areas;
mod bounds;
#[cfg(test)]
mod bounds_tests;
mod equations;
mod groups;
mod hiding;
mod sums;
#[cfg(test)]
mod tests;
mod together;
#[cfg(test)]
mod together_tests;

use super::small_counts::SmallCounts;
use crate::model::{Figure, Scorecard};
use hiding::Hiding;
use std::collections::BTreeSet;
use sums::Sums;

/// What becomes of small counts in a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// They are in it.
    Send,
    /// They are not in it.
    Withhold,
    /// Nor are those that may be small, because their values are rounded.
    WithholdPossible,
}

/// What is withheld from a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withholding {
    /// The figures that were asked for: those with small counts.
    pub asked: Vec<Figure>,
    /// How many of them could be worked out of what remains if nothing else were withheld.
    pub following: usize,
    /// The figures that are withheld as well, so that none of them can, nor is known to be less than ten; in the order of the file.
    pub more: Vec<Figure>,
    /// How many could be worked out, or be known to be less than ten, even so, because nothing is left to withhold.
    pub left: usize,
    /// How many hang together with so many others that it was not found out whether all sums together give them away.
    pub unsolved: usize,
}

impl Withholding {
    /// All that is withheld.
    pub fn all(&self) -> impl Iterator<Item = Figure> + '_ {
        self.asked.iter().chain(&self.more).copied()
    }
}

/// What has to be withheld of the small counts of a scorecard, as it was decided.
pub fn withholding(scorecard: &Scorecard, found: &SmallCounts, decision: Decision) -> Withholding {
    let possible = found.possible.iter().copied().filter(|_| decision == Decision::WithholdPossible);
    let asked: Vec<Figure> = found.all().filter(|_| decision != Decision::Send).chain(possible).collect();
    if asked.is_empty() {
        return Withholding::default();
    }
    let sums = Sums::of(scorecard, &asked);
    let wanted: BTreeSet<usize> = asked.iter().filter_map(|figure| sums.position(*figure)).collect();
    let mut hiding = Hiding::new(&sums, &wanted);
    let following = hiding.following(&wanted);
    let rest = hiding.protect();
    let of_asked = |figures: &BTreeSet<usize>| figures.intersection(&wanted).count();
    let (left, unsolved) = (of_asked(&rest.known), of_asked(&rest.unsolved));
    let more = hiding.hidden().filter(|at| !wanted.contains(at)).map(|at| sums.figures[at]).collect();
    Withholding { asked, following, more, left, unsolved }
}
