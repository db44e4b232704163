//! The board view: a place or a saved view fills the screen, in type that is read from the other end of a room.

mod content;
mod view;

pub use content::{BoardFigure, BoardPage, board_page};

use super::{Content, Given, Page, View, saved_view};
use crate::model::{AreaId, Scorecard};

/// So many times as large as in the window everything is drawn: the smallest type is 19 points then.
pub const ENLARGED: f32 = 1.5;

/// What fills the screen at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Slide {
    /// A place.
    Place(AreaId),
    /// A view that the file keeps.
    Saved { name: String, view: Box<View> },
}

impl Slide {
    /// All of a scorecard: its places, then the views that it keeps.
    pub fn all(scorecard: &Scorecard) -> Vec<Self> {
        let places = scorecard.places().map(Self::Place);
        let saved = scorecard.views().iter().map(|saved| Self::Saved {
            name: saved.name.clone(),
            view: Box::new(saved_view(scorecard, saved)),
        });
        places.chain(saved).collect()
    }

    /// Its name.
    pub fn name<'a>(&'a self, scorecard: &'a Scorecard) -> &'a str {
        match self {
            Self::Place(place) => &scorecard.area(*place).name,
            Self::Saved { name, .. } => name,
        }
    }

    /// What is looked at, as the reader sees it elsewhere: compared with the same.
    pub fn view(&self, from: &View) -> View {
        match self {
            Self::Place(place) => {
                let view =
                    View { place: Some(*place), whole_system: false, neighbourhood: None, ..from.clone() };
                view.at_page(Page::Place)
            }
            Self::Saved { view, .. } => View { benchmark: from.benchmark, ..(**view).clone() },
        }
    }

    /// Makes what it shows.
    pub fn make(&self, given: Given<'_>) -> Option<Box<dyn Content>> {
        match self {
            Self::Place(place) => Some(Box::new(board_page(given.scorecard, given.analysis, *place))),
            Self::Saved { .. } => (given.view.page.entry().make)(given),
        }
    }
}

/// Where the board is: which of how many, and what lies before and after.
#[derive(Clone, Copy, Debug)]
pub struct Where<'a> {
    pub at: usize,
    pub names: &'a [String],
    /// Of which scorecard and edition.
    pub of: &'a str,
}

pub use view::{Step, show};
