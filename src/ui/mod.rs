//! The window's pages and their parts. A page borrows what it shows and leaves commands; it changes nothing itself.

pub mod ask;
pub mod findings;
pub mod fonts;
pub mod import;
pub mod indicator;
pub mod keys;
pub mod methods;
pub mod palette;
pub mod place;
pub mod scorecard;
pub mod side_bar;
pub mod status_bar;
pub mod tokens;
pub mod top_bar;
pub mod welcome;
pub mod widgets;

use crate::chart::ChartStyle;
use crate::command::{Action, Command, Commands, View};
use tokens::Tokens;

/// What every page is given besides its own content.
#[derive(Clone, Copy)]
pub struct PageContext<'a> {
    /// Colours.
    pub tokens: &'a Tokens,
    /// The same colours for charts.
    pub style: &'a ChartStyle,
    /// What the reader is looking at.
    pub view: &'a View,
    /// Where to leave commands.
    pub commands: &'a Commands,
}

impl PageContext<'_> {
    /// Leaves a named action.
    pub fn act(&self, action: Action) {
        self.commands.send(Command::Do(action));
    }

    /// Goes to another view.
    pub fn go(&self, view: View) {
        self.commands.send(Command::Go(view));
    }

    /// Changes the view in place.
    pub fn adjust(&self, view: View) {
        self.commands.send(Command::Adjust(view));
    }
}
