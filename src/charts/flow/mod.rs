//! What started where along one axis of time, one lane for each thing, and who took it from whom.

mod build;
mod draw;
mod lane;
mod layout;

pub use build::{FlowOf, flow_chart};
pub use draw::{flow, flow_key, flow_key_width};

use crate::model::InterventionId;

/// The lanes, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    pub groups: Vec<LaneGroup>,
    /// Decimal years shown.
    pub x_range: [f64; 2],
    /// The years in it, each with its name.
    pub years: Vec<(i32, String)>,
}

/// Lanes that have something in common.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneGroup {
    /// What that is: `Taken up by one place from another, most places first`.
    pub name: String,
    /// What stands for the lanes while the group is closed; `None` where it is always open.
    pub folded: Option<Lane>,
    pub lanes: Vec<Lane>,
}

/// One thing that was tried, in all its forms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// Its interventions in the order of the file.
    pub members: Vec<InterventionId>,
    /// The one that is shown when the lane is chosen; `None` of a lane that stands for several.
    pub shows: Option<InterventionId>,
    /// In how many places it started; empty where that says nothing.
    pub places: String,
    pub name: String,
    /// Its dated starts, oldest first.
    pub starts: Vec<Start>,
    pub ribbons: Vec<Ribbon>,
    /// In how many places it was taken up at a time that is not known.
    pub taken_up: usize,
    /// Where its start was not found.
    pub undated: String,
    /// Where it is planned, to stand behind that: `; Wigan planned`.
    pub planned: String,
    /// All of it in words.
    pub described: String,
}

/// One or more starts at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// Decimal year.
    pub x: f64,
    /// The year within which it lies, where no more is known of it.
    pub within: Option<[f64; 2]>,
    /// Whether all of these are documented.
    pub documented: bool,
    /// When it ended, as far as that is known.
    pub end: Option<f64>,
    /// Where it came from where that is no place of the file: `from Ottawa Model, Canada: `.
    pub from: String,
    /// Where: `Oldham, Rochdale`; with its end.
    pub label: String,
}

/// From one start to those who took it up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ribbon {
    /// Decimal years.
    pub from: f64,
    pub to: f64,
    /// How many took it up.
    pub places: usize,
}

impl Flow {
    /// How many lanes there are.
    pub fn lanes(&self) -> usize {
        self.groups.iter().map(|group| group.lanes.len()).sum()
    }

    /// The first of its lanes, as many as a drawing of this height has room for; those of groups that are folded are left out.
    #[must_use]
    pub fn within(&self, height: f32) -> Self {
        let mut room = height - layout::HEAD;
        let mut groups = Vec::new();
        for group in self.groups.iter().filter(|group| group.folded.is_none()) {
            room -= layout::GROUP;
            let count = (room / layout::LANE).floor().max(0.0) as usize;
            let lanes: Vec<Lane> = group.lanes.iter().take(count).cloned().collect();
            room -= lanes.len() as f32 * layout::LANE;
            if lanes.is_empty() {
                break;
            }
            groups.push(LaneGroup { lanes, ..group.clone() });
        }
        Self { groups, ..self.clone() }
    }

    /// The lane that an intervention stands in: its group and its position there.
    pub fn lane_of(&self, id: InterventionId) -> Option<(usize, usize)> {
        let mut groups = self.groups.iter().enumerate();
        groups.find_map(|(at, group)| {
            Some((at, group.lanes.iter().position(|lane| lane.members.contains(&id))?))
        })
    }

    /// Everything it says.
    pub fn sentences(&self) -> Vec<String> {
        let of_group = |group: &LaneGroup| {
            let lanes = group.lanes.iter().map(|lane| lane.described.clone());
            std::iter::once(group.name.clone()).chain(lanes).collect::<Vec<_>>()
        };
        self.groups.iter().flat_map(of_group).collect()
    }
}

#[cfg(test)]
mod tests;
