//! The window's pages and their parts. A page borrows what it shows and leaves commands; it changes nothing itself.

mod action;
pub mod board;
mod command;
pub(crate) mod commentary;
mod commentary_view;
mod common;
pub mod copied;
#[cfg(test)]
mod extreme_tests;
mod given;
pub mod help;
pub mod import;
pub mod indicator;
mod interventions;
mod leads;
mod legend;
pub mod neighbourhoods;
mod outline;
pub mod place;
pub mod priorities;
mod registry;
mod saved;
pub mod scorecard;
mod scores;
mod sentences;
mod setting;
pub mod sheet;
pub mod side_by_side;
mod view;
pub mod what_changed;

pub use action::{Action, RECENT_FILES, Sample};
pub use command::{Answer, Command, Commands, Panel, SendRequest, Spot, ViewRequest};
pub(crate) use common::{is_web_address, spark_beside};
pub use common::{masthead, masthead_parts};
pub use given::{Beside, Given};
pub use indicator::{
    ControlView, Fact, IndicatorBody, IndicatorPage, Judged, elsewhere, indicator_page, shown_neighbourhood,
};
pub use interventions::{Improver, InterventionsPage, interventions_of};
pub use leads::{Leads, view_of_comment};
pub use legend::{Legend, TableSigns, legend_of_signs, legend_of_table};
pub use outline::{IndicatorEntry, Outline, PlaceEntry, beside};
pub use place::{PlacePage, PriorityInPlace, PriorityItem, place_page, priorities_in_place};
pub use priorities::{PrioritiesPage, home_of_actions, priorities_page};
pub use registry::{Content, Entry, Page, Subject};
pub use saved::{Kept, kept_of, looks_at, saved_view};
pub use scorecard::{
    Among, Cell, Choices, Column, Grouped, IndicatorRow, LookFirstBox, LookFirstItem, ScorecardPage, Showing,
    TableOrder, TableRow, TableSort, TableView, Told, look_first_boxes, scorecard_page,
};
pub use sentences::{Said, said};
pub use setting::Setting;
pub use sheet::Sheet;
pub use view::{
    AreaColumn, AreaOrder, ChartKind, Colouring, CompareAs, MapView, PairView, People, Points, StartsView,
    View,
};

use crate::model::{AreaId, Scorecard};
use crate::widgets::tokens::Tokens;

impl Page {
    /// What the window has to know of a page: the list of them all, each in a folder of its own.
    pub fn entry(self) -> &'static Entry {
        match self {
            Self::Scorecard => &scorecard::PAGE,
            Self::Place => &place::PAGE,
            Self::Indicator => &indicator::PAGE,
            Self::Neighbourhoods => &neighbourhoods::PAGE,
            Self::Priorities => &priorities::PAGE,
            Self::Interventions => &interventions::PAGE,
            Self::SideBySide => &side_by_side::PAGE,
            Self::WhatChanged => &what_changed::PAGE,
        }
    }
}

/// What every page is given besides its own content.
#[derive(Clone, Copy)]
pub struct PageContext<'a> {
    /// Colours.
    pub tokens: &'a Tokens,
    /// What the reader is looking at.
    pub view: &'a View,
    /// The names of the scorecard.
    pub outline: &'a Outline,
    /// Where to leave commands.
    pub commands: &'a Commands,
    /// The area whose figures are shown because the place in focus has none.
    pub elsewhere: Option<&'a str>,
    /// The neighbourhood whose own figures are shown.
    pub neighbourhood: Option<&'a str>,
    /// The area that was picked to be seen beside the one in focus, where the page shows it.
    pub picked: Option<&'a str>,
    /// The areas that the own footprint in the sheet is made of, where one is entered: what is chosen on a map is put to
    /// them or taken from them.
    pub gathered: Option<&'a [AreaId]>,
    /// What on the page the keyboard is to be led to.
    pub spot: Option<&'a Spot>,
    /// The reader’s own name, by which their comments are known from those of others.
    pub author: Option<&'a str>,
}

impl<'a> PageContext<'a> {
    /// A page on which nothing is named, gathered or led to.
    pub fn new(tokens: &'a Tokens, view: &'a View, outline: &'a Outline, commands: &'a Commands) -> Self {
        Self {
            tokens,
            view,
            outline,
            commands,
            elsewhere: None,
            neighbourhood: None,
            picked: None,
            gathered: None,
            spot: None,
            author: None,
        }
    }

    /// The same with the names of the areas that it shows besides the place in focus.
    #[must_use]
    pub fn naming(self, scorecard: &'a Scorecard) -> Self {
        Self {
            elsewhere: elsewhere(scorecard, self.view),
            neighbourhood: shown_neighbourhood(scorecard, self.view),
            picked: self.view.picked().map(|area| scorecard.area(area).name.as_str()),
            ..self
        }
    }

    /// Leaves a named action.
    pub fn act(&self, action: Action) {
        self.commands.send(Command::Do(action));
    }

    /// Goes to another view.
    pub fn go(&self, view: View) {
        self.commands.send(Command::Go(view));
    }

    /// Whether the keyboard is to be led to this.
    pub fn leads_to(&self, spot: &Spot) -> bool {
        self.spot == Some(spot)
    }

    /// Changes the view in place.
    pub fn adjust(&self, view: View) {
        self.commands.send(Command::Adjust(view));
    }
}
