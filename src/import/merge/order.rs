//! The figures of a plan in the order of the document.

use super::plan::{Figure, Plan};
use crate::model::Period;
use std::collections::HashMap;
use std::hash::Hash;

/// What a table of figures is about: id of the indicator, and dimension and group.
pub type Key<'a> = (&'a str, Option<(&'a str, &'a str)>);

/// A figure by the first positions in the plan of what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    indicator: u32,
    breakdown: Option<u32>,
    area: u32,
    /// What it says.
    pub figure: &'a Figure,
}

impl<'a> Placed<'a> {
    /// What the table that it belongs to is about.
    pub fn key(&self, plan: &'a Plan) -> Key<'a> {
        let breakdown = self.breakdown.map(|at| &plan.breakdowns[at as usize]);
        let indicator = &plan.indicators[self.indicator as usize].id;
        (indicator, breakdown.map(|(by, group)| (by.as_str(), group.as_str())))
    }

    /// Code of its area.
    pub fn area(&self, plan: &'a Plan) -> &'a str {
        &plan.areas[self.area as usize].code
    }

    /// Whether both belong to the same table.
    pub fn shares_table(&self, other: &Self) -> bool {
        (self.indicator, self.breakdown) == (other.indicator, other.breakdown)
    }

    fn order(&self) -> (u32, Option<u32>, u32, Period) {
        (self.indicator, self.breakdown, self.area, self.figure.period)
    }
}

/// The figures sorted by indicator, breakdown, area and period, each as the plan lists them. Where two say something
/// of the same place, because two keys of publishers lead to one indicator, the later stands.
pub fn in_order<'a>(plan: &'a Plan) -> Vec<Placed<'a>> {
    let indicators = first_positions(plan.indicators.iter().map(|indicator| indicator.id.as_str()));
    let breakdowns = first_positions(plan.breakdowns.iter());
    let areas = first_positions(plan.areas.iter().map(|area| area.code.as_str()));
    let at = |positions: &[u32], position: u32| positions.get(position as usize).copied();
    let placed = |figure: &'a Figure| {
        let Figure { indicator, breakdown, area, .. } = figure;
        let breakdown = match breakdown {
            Some(breakdown) => Some(at(&breakdowns, *breakdown)?),
            None => None,
        };
        Some(Placed { indicator: at(&indicators, *indicator)?, breakdown, area: at(&areas, *area)?, figure })
    };
    let mut figures: Vec<Placed<'_>> = plan.figures.iter().filter_map(placed).collect();
    debug_assert!(figures.len() == plan.figures.len(), "a figure has a position that leads nowhere");
    figures.sort_by_key(Placed::order);
    figures.dedup_by(|later, earlier| {
        let is_twice = later.order() == earlier.order();
        if is_twice {
            *earlier = *later;
        }
        is_twice
    });
    figures
}

/// For each thing of a list the first position where it stands.
fn first_positions<T: Eq + Hash>(things: impl Iterator<Item = T>) -> Vec<u32> {
    let mut first = HashMap::new();
    things.zip(0_u32..).map(|(thing, at)| *first.entry(thing).or_insert(at)).collect()
}
