//! What is remembered between two starts: theme, size, recent files, the view the reader left.

use super::kept_tables::KeptTables;
use super::loaded::Origin;
use crate::format::{Before, replace};
use crate::model::{Scorecard, Word};
use crate::pages::{Page, View};
use crate::widgets::tokens::{ThemeChoice, VerdictColours};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

const FILE: &str = "settings.json";
/// No settings are longer, in bytes.
const LONGEST: u64 = 1 << 20;
/// How many files are remembered.
pub(super) const RECENT_KEPT: usize = 10;
const SMALLEST_ZOOM: f32 = 0.6;
const LARGEST_ZOOM: f32 = 3.0;

/// Settings, stored by the desktop's rules for such files. Unknown or missing fields fall back to the default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The theme.
    pub theme: ThemeChoice,
    /// The colours of verdicts.
    pub verdict_colours: VerdictColours,
    /// How large everything is; 1 is the usual size.
    pub zoom: f32,
    /// Files opened before, latest first.
    pub recent: Vec<PathBuf>,
    /// What the reader said of the columns of tables.
    pub tables: KeptTables,
    /// Where the reader was.
    pub last: LastView,
    /// Whether the reader knows whose figures the built-in scorecard shows.
    pub introduced: bool,
    /// Who writes comments here.
    pub author: Option<String>,
}

impl Settings {
    /// Whether the reader has chosen the same; what files were opened and what was looked at aside.
    pub(super) fn are_chosen_as(&self, other: &Self) -> bool {
        self.theme == other.theme
            && self.verdict_colours == other.verdict_colours
            && self.zoom.to_bits() == other.zoom.to_bits()
            && self.introduced == other.introduced
            && self.author == other.author
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            verdict_colours: VerdictColours::default(),
            zoom: 1.0,
            recent: Vec::new(),
            tables: KeptTables::default(),
            last: LastView::default(),
            introduced: false,
            author: None,
        }
    }
}

/// A view by the ids of the file, so that it can be found again in another edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastView {
    /// The file it is of, as its origin is remembered.
    pub file: Option<String>,
    /// The page's name.
    pub page: String,
    /// Code of the place.
    pub place: Option<String>,
    /// Id of the indicator.
    pub indicator: Option<String>,
}

impl Settings {
    /// Reads the settings in a folder; what cannot be read or used falls back to the default.
    pub fn load(folder: &Path) -> Self {
        let mut bytes = Vec::new();
        let read = File::open(folder.join(FILE)).and_then(|file| file.take(LONGEST).read_to_end(&mut bytes));
        let settings: Self = read.ok().and_then(|_| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self { zoom: usable_zoom(settings.zoom), ..settings }
    }

    /// Writes the settings so that at any moment the file is whole.
    ///
    /// # Errors
    /// A sentence.
    pub fn store(&self, folder: &Path) -> Result<(), String> {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        let json = serde_json::to_vec_pretty(self).map_err(|error| error.to_string())?;
        replace(&folder.join(FILE), &json, Before::Anything).map(drop).map_err(|error| error.to_string())
    }

    /// Moves a file to the top of the recent ones; it is found again from every folder the program is started in.
    pub fn remember_file(&mut self, path: &Path) {
        let path = super::loaded::absolute(path);
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT_KEPT);
    }
}

/// The nearest zoom that can be read and fits a window; the usual one where it is no zoom at all.
pub fn usable_zoom(zoom: f32) -> f32 {
    if zoom.is_finite() && zoom > 0.0 { zoom.clamp(SMALLEST_ZOOM, LARGEST_ZOOM) } else { 1.0 }
}

impl LastView {
    /// What to store of a view.
    pub fn of(view: &View, scorecard: &Scorecard) -> Self {
        Self {
            file: None,
            page: view.page.as_str().to_owned(),
            place: view.place.map(|area| scorecard.area(area).code.clone()),
            indicator: view.indicator.map(|id| scorecard.indicator(id).id.clone()),
        }
    }

    /// The same view as that of a file, which it is restored for alone.
    #[must_use]
    pub fn in_file(self, origin: &Origin) -> Self {
        Self { file: origin.remembered_as(), ..self }
    }

    /// The view that was left in this file; at the top of the first page where it was left in another one.
    #[must_use]
    pub fn for_file(&self, origin: &Origin) -> Self {
        if self.file.is_some() && self.file == origin.remembered_as() {
            self.clone()
        } else {
            Self::default()
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
    fn a_file_opened_again_moves_to_the_top_and_is_found_from_everywhere() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember_file(Path::new(name));
        }
        let here = std::env::current_dir().unwrap();
        assert_eq!(settings.recent, [here.join("a"), here.join("b")]);
    }

    #[test]
    fn settings_of_another_version_still_read() {
        let settings: Settings = serde_json::from_str(r#"{"theme": "Dark", "later": 1}"#).unwrap();
        assert_eq!((settings.theme, settings.zoom), (ThemeChoice::Dark, 1.0));
    }

    #[test]
    fn broken_settings_and_impossible_sizes_are_survived() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
        let with_zoom = |zoom: &str| format!(r#"{{"zoom": {zoom}, "recent": ["/a"]}}"#);
        for (text, zoom, recent) in [
            (with_zoom("0"), 1.0, 1),
            (with_zoom("-1"), 1.0, 1),
            (with_zoom("0.1"), SMALLEST_ZOOM, 1),
            (with_zoom("1e9"), LARGEST_ZOOM, 1),
            (with_zoom("1.5"), 1.5, 1),
            (with_zoom("1e300"), 1.0, 0),
            (with_zoom("NaN"), 1.0, 0),
            (String::new(), 1.0, 0),
            ("[".repeat(100_000), 1.0, 0),
            (" ".repeat(3 << 20), 1.0, 0),
        ] {
            std::fs::write(folder.path().join(FILE), &text).unwrap();
            let settings = Settings::load(folder.path());
            let start = text.chars().take(40).collect::<String>();
            assert_eq!((settings.zoom, settings.recent.len()), (zoom, recent), "{start}");
        }
        let stored = Settings { zoom: 1.25, ..Settings::default() };
        stored.store(&folder.path().join("new")).unwrap();
        assert_eq!(Settings::load(&folder.path().join("new")), stored);
    }
}
