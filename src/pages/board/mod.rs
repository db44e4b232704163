//! The board view: a place or a saved view fills the screen, in type that is read from the other end of a room. Nothing on a
//! slide is scrolled or chosen: what there is no room for is counted, and a press opens the page that has it.

mod around;
mod content;
mod figure;
mod parts;
mod saved;
mod slide_of_page;
mod view;
mod whole;

pub use around::{Leads, Step, Where, show};
pub use content::{BoardPage, board_page};
pub use figure::{BoardFigure, FigureAlone};
pub use slide_of_page::{Line, SlideOfPage};

use super::{Content, Given, Page, View, saved_view};
use crate::model::{AreaId, IndicatorId, Scorecard};
use crate::widgets::tokens::size;
use egui::Vec2;

/// So many times as large as in the window everything is drawn on a usual screen: the smallest type is 20 points then.
const ENLARGED: f32 = 1.55;
/// On a larger screen than this everything is larger still, on a smaller one than this smaller, down to so much of it.
const LARGER_FROM: Vec2 = Vec2::new(1600.0, 900.0);
const SMALLER_FROM: Vec2 = Vec2::new(1280.0, 720.0);
const LEAST: f32 = 0.8;

/// What the reader enlarges too leaves the board this room, in its points, so that charts stay in sight;
const LEAST_ROOM: Vec2 = Vec2::new(720.0, 447.0);
/// but the smallest type is no smaller than this in the window as the reader has it.
const LEAST_TYPE: f32 = 14.0;

/// How many times as large as in the window everything is drawn on a screen of this size, in points of a window that nothing
/// enlarges, of which the reader has everything `zoom` times as large.
pub fn enlarged(screen: Vec2, zoom: f32) -> f32 {
    let of = |usual: Vec2| (screen.x / usual.x).min(screen.y / usual.y);
    let smaller = of(SMALLER_FROM).clamp(LEAST, 1.0);
    let usual = ENLARGED * if smaller < 1.0 { smaller } else { of(LARGER_FROM).max(1.0) };
    if zoom <= 1.0 {
        return usual;
    }
    usual.min((of(LEAST_ROOM) / zoom).max(LEAST_TYPE / size::SMALL))
}

/// What fills the screen at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Slide {
    /// A place.
    Place(AreaId),
    /// A view that the file keeps.
    Saved { name: String, view: Box<View> },
    /// One chart of a place, alone.
    Figure { place: AreaId, indicator: IndicatorId },
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
            Self::Figure { indicator, .. } => &scorecard.indicator(*indicator).short,
        }
    }

    /// What is looked at, as the reader sees it elsewhere: compared with the same.
    pub fn view(&self, from: &View) -> View {
        let at = |place| {
            let view = View { place: Some(place), whole_system: false, neighbourhood: None, ..from.clone() };
            view.at_page(Page::Place)
        };
        match self {
            Self::Place(place) => at(*place),
            Self::Saved { view, .. } => {
                let place = view.place.or(from.place);
                let view = view.clone().compared_as(from.benchmark);
                // Where it keeps no second place, it has the one that the reader has picked beside the same first one.
                let is_picked = view.page == Page::SideBySide && view.pinned.is_none() && place == from.place;
                let [pinned, of_other] =
                    if is_picked { [from.pinned, from.of_other] } else { [view.pinned, view.of_other] };
                View { place, pinned, of_other, ..view }
            }
            Self::Figure { place, indicator } => at(*place).at_trend(*indicator),
        }
    }

    /// Makes what it shows.
    pub fn make(&self, given: Given<'_>) -> Option<Box<dyn Content>> {
        let Given { scorecard, analysis, view, .. } = given;
        match self {
            Self::Place(place) => Some(Box::new(board_page(scorecard, analysis, *place))),
            Self::Figure { place, indicator } => {
                let figure = FigureAlone::of(scorecard, analysis, (*indicator, *place), view)?;
                Some(Box::new(figure.with_keyboard()))
            }
            Self::Saved { name, .. } => saved::slide(name, given),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_places_side_by_side_are_those_that_the_reader_has_picked() {
        let [first, second, third] = [3, 4, 5].map(AreaId);
        let kept = View { page: Page::SideBySide, place: Some(first), ..View::default() };
        let slide = Slide::Saved { name: "Two".to_owned(), view: Box::new(kept) };
        let from = |place| View { place: Some(place), pinned: Some(second), ..View::default() };
        assert_eq!(slide.view(&from(first)).pinned, Some(second));
        assert_eq!(slide.view(&from(third)).pinned, None, "picked beside another one");
        assert_eq!(slide.view(&from(third)).place, Some(first));
    }

    #[test]
    fn the_smallest_type_can_be_read_on_every_screen_and_grows_with_it() {
        let least = |x, y| enlarged(Vec2::new(x, y), 1.0) * size::SMALL;
        for (x, y) in [(1280.0, 720.0), (1280.0, 800.0), (1366.0, 768.0), (1440.0, 900.0)] {
            assert!((20.0..21.0).contains(&least(x, y)), "{x} x {y}: {}", least(x, y));
        }
        assert!(least(1920.0, 1080.0) > 24.0 && least(3840.0, 2160.0) > 48.0);
        assert!(least(850.0, 530.0) >= 16.0 && least(300.0, 200.0) >= 16.0);
        for (x, y) in [(1280.0, 800.0), (1366.0, 768.0), (1920.0, 1080.0)] {
            let zoomed = enlarged(Vec2::new(x, y), 1.5) * 1.5;
            assert!(zoomed * size::SMALL > least(x, y) * 1.1, "larger where the reader has all larger");
            assert!(x / zoomed >= LEAST_ROOM.x - 0.5 && y / zoomed >= LEAST_ROOM.y - 0.5, "{x} {y} {zoomed}");
        }
        assert!(enlarged(Vec2::new(1280.0, 800.0), 3.0) * size::SMALL >= LEAST_TYPE - 0.01);
    }
}
