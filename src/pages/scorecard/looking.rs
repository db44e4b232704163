//! How the table is looked at: which rows, in which order, in which groups.

use crate::analysis::AttentionBox;
use crate::model::{AreaId, Strand};

/// How the table is looked at. Every part narrows down what the others leave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableView {
    pub grouping: Grouped,
    /// The order within a group, or of all rows.
    pub order: TableOrder,
    /// Which rows, by how places stand and move.
    pub show: Showing,
    /// The place that this is asked of; `None` is any of them.
    pub place: Option<AreaId>,
    pub strand: Option<Strand>,
    /// What drives the indicator, in the word of the file.
    pub driver: Option<String>,
    /// The group of people that it is about, in the words of the file.
    pub people: Option<String>,
    /// One of the boxes of where to look first.
    pub of_box: Option<AttentionBox>,
    /// Whether figures that are too old for the boxes count for what is asked of them.
    pub older: bool,
    /// Words that its name or unit has to hold.
    pub search: String,
}

impl TableView {
    /// Whether some rows may be hidden.
    pub fn is_filtered(&self) -> bool {
        self != &self.unfiltered()
    }

    /// The same with every row.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        Self { grouping: self.grouping, order: self.order, ..Self::default() }
    }

    /// The same without areas and groupings, whose positions may be others in another edition of the file.
    #[must_use]
    pub fn without_positions(&self) -> Self {
        let order = if self.order.of.is_some() { TableOrder::default() } else { self.order };
        let grouping = match self.grouping {
            Grouped::By(_) => Grouped::default(),
            other => other,
        };
        Self { grouping, order, place: None, ..self.clone() }
    }

    /// The same asked of another place; an order by where the one before stands follows it.
    #[must_use]
    pub fn asked_of(&self, place: Option<AreaId>) -> Self {
        let follows = self.order.of == self.place && self.order.by.is_of_a_place();
        let of = if follows { place } else { self.order.of };
        Self { place, order: TableOrder { of, ..self.order }, ..self.clone() }
    }
}

/// How rows are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouped {
    #[default]
    ByStrand,
    /// By the grouping of the file at this position.
    By(usize),
    /// Not at all: the order is that of all rows.
    Together,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Showing {
    #[default]
    All,
    /// A place is worse than the benchmark, or in the worst fifth.
    Worse,
    /// A place is getting worse.
    Worsening,
    /// A place is getting better.
    Improving,
}

impl Showing {
    pub const ALL: [Self; 4] = [Self::All, Self::Worse, Self::Worsening, Self::Improving];

    /// The boxes of where to look first of which an indicator has to be in one; all are shown where these are none.
    pub(super) fn boxes(self) -> Option<&'static [AttentionBox]> {
        use AttentionBox::{Improving, WorseImproving, WorseWorsening, Worsening};
        match self {
            Self::All => None,
            Self::Worse => Some(&AttentionBox::WORSE),
            Self::Worsening => Some(&[WorseWorsening, Worsening]),
            Self::Improving => Some(&[WorseImproving, Improving]),
        }
    }

    /// Its name, to be followed by a count.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Worse => "worse",
            Self::Worsening => "getting worse",
            Self::Improving => "getting better",
        }
    }
}

/// The order of rows within a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableOrder {
    pub by: TableSort,
    /// The area whose figures decide; `None` is the place that stands worst.
    pub of: Option<AreaId>,
    /// The other way round: the best first, names from Z to A.
    pub reversed: bool,
}

/// By what rows are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableSort {
    /// As in the file.
    #[default]
    File,
    Name,
    /// By how many places are worse than the benchmark.
    MostWorse,
    /// By the distance to the benchmark in units of the spread; of one place by its level first.
    Gap,
    /// By the tested movement.
    Change,
    /// By how the target in force stands and how far it is.
    Target,
}

impl TableSort {
    pub const ALL: [Self; 6] =
        [Self::File, Self::Name, Self::MostWorse, Self::Gap, Self::Change, Self::Target];

    /// Whether one area's figures can decide.
    pub fn is_of_a_place(self) -> bool {
        matches!(self, Self::Gap | Self::Change | Self::Target)
    }
}

impl TableOrder {
    /// What a press on a heading makes of it: the worst first, then the best first, then as in the file.
    #[must_use]
    pub fn after_press(self, by: TableSort, of: Option<AreaId>) -> Self {
        match (self.by == by && self.of == of, self.reversed) {
            (false, _) => Self { by, of, reversed: false },
            (true, false) => Self { by, of, reversed: true },
            (true, true) => Self::default(),
        }
    }
}
