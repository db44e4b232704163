//! What the window has to know of its pages. Menu, side bar, breadcrumb, palette, shortcuts and what is remembered
//! between two starts read it from here; the list itself is [`Page::entry`].

use super::board::SlideOfPage;
use super::{Given, PageContext};
use crate::model::IndicatorId;
pub use crate::model::{PageName as Page, Word};
use egui::{Key, KeyboardShortcut, Modifiers, Ui};
use std::fmt::Debug;

/// What a page is about: how far the trail to it goes, and what stepping on from it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The whole system.
    System,
    /// One place of it.
    Place,
    /// One indicator in one place.
    Indicator,
}

/// What a page shows, made when the view or the data change, and drawn as often as the window likes.
pub trait Content: Debug + Send {
    /// Draws the page.
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>);

    /// Everything it says, in the order of reading.
    fn sentences(&self) -> Vec<String>;

    /// The indicator that it shows, where the page itself chooses one: what was asked for may have no figures on it.
    fn chosen_indicator(&self) -> Option<IndicatorId> {
        None
    }

    /// What of it fills the screen where a room looks at it.
    fn for_board(&self) -> SlideOfPage<'_> {
        SlideOfPage::in_words(self.sentences())
    }
}

/// What the window has to know of a page.
pub struct Entry {
    /// Its name on screen.
    pub name: &'static str,
    /// The name of the action that goes there.
    pub go_to: &'static str,
    pub subject: Subject,
    /// Whether it stands in the side bar; a place and an indicator are gone to by their names.
    pub is_listed: bool,
    /// Makes what it shows; `None` where the scorecard has nothing for it.
    pub make: fn(Given<'_>) -> Option<Box<dyn Content>>,
    /// How to read it, a sentence or two each.
    pub help: &'static [&'static str],
}

impl Page {
    /// The first page about a subject, which a breadcrumb leads to.
    pub fn about(subject: Subject) -> Self {
        Self::ALL.iter().copied().find(|page| page.entry().subject == subject).unwrap_or_default()
    }

    /// Ctrl and its number in the side bar; only the first nine have one.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let keys = [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::Num8,
            Key::Num9,
        ];
        let at = Self::ALL.iter().position(|page| *page == self)?;
        keys.get(at).map(|key| KeyboardShortcut::new(Modifiers::COMMAND, *key))
    }
}
