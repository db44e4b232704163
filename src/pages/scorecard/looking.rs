//! How the table is looked at: which rows, in which order, in which groups.

use crate::analysis::AttentionBox;
use crate::model::{AreaId, Indicator, Scorecard, Strand};
use crate::words::sentence_case;

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
    /// The kind of inequality that it speaks of, in the word of the file.
    pub inequality: Option<String>,
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

    /// What an attribute is to be.
    pub fn wanted(&self, attribute: Attribute) -> Option<&String> {
        match attribute {
            Attribute::Driver => self.driver.as_ref(),
            Attribute::Inequality => self.inequality.as_ref(),
            Attribute::People => self.people.as_ref(),
        }
    }

    /// The same where an attribute is to be this.
    #[must_use]
    pub fn wanting(&self, attribute: Attribute, word: Option<String>) -> Self {
        let mut view = self.clone();
        *match attribute {
            Attribute::Driver => &mut view.driver,
            Attribute::Inequality => &mut view.inequality,
            Attribute::People => &mut view.people,
        } = word;
        view
    }

    /// The same asked of another place; an order by where the one before stands follows it.
    #[must_use]
    pub fn asked_of(&self, place: Option<AreaId>) -> Self {
        let follows = self.order.of == self.place && self.order.by.is_of_a_place();
        let of = if follows { place } else { self.order.of };
        Self { place, order: TableOrder { of, ..self.order }, ..self.clone() }
    }
}

/// What a file says of an indicator in words of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// What drives it.
    Driver,
    /// The kind of inequality that it speaks of.
    Inequality,
    /// The group of people that it is about.
    People,
}

impl Attribute {
    pub const ALL: [Self; 3] = [Self::Driver, Self::Inequality, Self::People];

    /// The word of an indicator.
    pub fn of(self, about: &Indicator) -> Option<&String> {
        match self {
            Self::Driver => about.driver.as_ref(),
            Self::Inequality => about.inequality.as_ref(),
            Self::People => about.population_group.as_ref(),
        }
    }

    /// What a list to choose from is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Driver => "What drives it",
            Self::Inequality => "Kind of inequality",
            Self::People => "About whom",
        }
    }

    /// What it is called where all are wanted, and where rows are grouped by it.
    pub fn all(self) -> &'static str {
        match self {
            Self::Driver => "All drivers",
            Self::Inequality => "All kinds of inequality",
            Self::People => "All groups of people",
        }
    }

    pub fn grouped(self) -> &'static str {
        match self {
            Self::Driver => "By what drives it",
            Self::Inequality => "By kind of inequality",
            Self::People => "By group of people",
        }
    }

    /// A word as people say it: `wider-determinant` as `Wider determinant`, `access` as `Inequality of access`.
    pub fn in_words(self, word: &str) -> String {
        match self {
            Self::Driver => sentence_case(&word.replace('-', " ")),
            Self::Inequality => format!("Inequality of {}", word.replace('-', " ")),
            Self::People => word.to_owned(),
        }
    }

    /// What indicators without a word are called together.
    pub fn none(self) -> &'static str {
        match self {
            Self::Driver => "No driver given",
            Self::Inequality => "No kind of inequality given",
            Self::People => "Everyone",
        }
    }

    /// The words that the indicators of a file have, each once, in order.
    pub fn words(self, scorecard: &Scorecard) -> Vec<String> {
        let mut all: Vec<String> =
            scorecard.indicators().filter_map(|(_, about)| self.of(about).cloned()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// How rows are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouped {
    #[default]
    ByStrand,
    /// By the grouping of the file at this position.
    By(usize),
    ByAttribute(Attribute),
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

#[cfg(test)]
mod tests {
    use super::super::{TableRow, scorecard_page};
    use super::*;
    use crate::analysis::Analysis;
    use crate::pages::View;
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    /// Suspensions, of which the file says nothing, and reading, which speaks of access for boys.
    fn rows(table: TableView) -> (Vec<String>, Vec<Grouped>) {
        let mut reading = sample::indicator("reading", "Reading");
        reading.inequality = Some("access".to_owned());
        reading.population_group = Some("Boys".to_owned());
        let mut sample = sample::Sample::new().with_indicator(reading);
        for id in [SUSPENSIONS, crate::model::IndicatorId::at(1)] {
            sample = sample.with(id, BURY, &[Some(1.0), Some(2.0)]);
        }
        let scorecard = sample.build();
        let page = scorecard_page(&scorecard, &Analysis::of(&scorecard), &View { table, ..View::default() });
        let name = |row: &TableRow| match row {
            TableRow::Group { name, .. } => format!("# {name}"),
            TableRow::Indicator(row) => row.name.clone(),
        };
        let choices = page.choices.groupings.iter().map(|(grouping, _)| *grouping).collect();
        (page.rows.iter().map(name).collect(), choices)
    }

    #[test]
    fn what_a_file_says_of_indicators_groups_and_filters_the_table() {
        let by = |attribute| TableView { grouping: Grouped::ByAttribute(attribute), ..TableView::default() };
        let (found, choices) = rows(by(Attribute::Inequality));
        let expected = ["# Inequality of access", "Reading", "# No kind of inequality given", "Suspensions"];
        assert_eq!(found, expected);
        assert!(choices.contains(&Grouped::ByAttribute(Attribute::People)));
        assert!(!choices.contains(&Grouped::ByAttribute(Attribute::Driver)), "nothing is said of drivers");
        assert_eq!(rows(by(Attribute::People)).0, ["# Boys", "Reading", "# Everyone", "Suspensions"]);
        let access = TableView::default().wanting(Attribute::Inequality, Some("access".to_owned()));
        assert_eq!(rows(access).0.last().map(String::as_str), Some("Reading"));
    }
}
