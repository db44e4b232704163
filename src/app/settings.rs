//! What is remembered between two starts: theme, recent files, the view the reader left.

use crate::model::{Scorecard, Word};
use crate::pages::{Page, View};
use crate::widgets::tokens::{ThemeChoice, VerdictColours};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The key the settings are stored under.
pub const KEY: &str = "placecard";
const RECENT_KEPT: usize = 10;

/// Settings, stored by the desktop's rules for such files. Unknown or missing fields fall back to the default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The theme.
    pub theme: ThemeChoice,
    /// The colours of verdicts.
    pub verdict_colours: VerdictColours,
    /// Files opened before, latest first.
    pub recent: Vec<PathBuf>,
    /// Where the reader was.
    pub last: LastView,
}

/// A view by the ids of the file, so that it can be found again in another edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastView {
    /// The page's name.
    pub page: String,
    /// Code of the place.
    pub place: Option<String>,
    /// Id of the indicator.
    pub indicator: Option<String>,
}

impl Settings {
    /// Moves a file to the top of the recent ones.
    pub fn remember_file(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT_KEPT);
    }
}

impl LastView {
    /// What to store of a view.
    pub fn of(view: &View, scorecard: &Scorecard) -> Self {
        Self {
            page: view.page.as_str().to_owned(),
            place: view.place.map(|area| scorecard.area(area).code.clone()),
            indicator: view.indicator.map(|id| scorecard.indicator(id).id.clone()),
        }
    }

    /// The view in a scorecard, as far as it has these places and indicators; else the first of each.
    pub fn restore(&self, scorecard: &Scorecard) -> View {
        let known_place = self.place.as_deref().and_then(|code| scorecard.area_by_code(code));
        let known_place = known_place.filter(|area| scorecard.places().any(|place| place == *area));
        let known_indicator = self.indicator.as_deref().and_then(|id| scorecard.indicator_by_id(id));
        View {
            page: Page::from_word(&self.page).unwrap_or_default(),
            place: known_place.or_else(|| scorecard.places().next()),
            indicator: known_indicator.or_else(|| scorecard.indicators().next().map(|(id, _)| id)),
            ..View::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_opened_again_moves_to_the_top() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember_file(Path::new(name));
        }
        assert_eq!(settings.recent, [PathBuf::from("a"), PathBuf::from("b")]);
    }

    #[test]
    fn settings_of_another_version_still_read() {
        let settings: Settings = serde_json::from_str(r#"{"theme": "Dark", "later": 1}"#).unwrap();
        assert_eq!(settings.theme, ThemeChoice::Dark);
    }
}
