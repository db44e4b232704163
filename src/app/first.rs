//! What is prepared before there is a window.

use super::jobs::Jobs;
use super::loaded::Origin;
use super::opening;
use super::settings::Settings;
use super::state::{Reading, Why};
use crate::import::is_data;
use std::path::PathBuf;
use std::time::Duration;

/// What is prepared before there is a window: the first scorecard is read while the graphics start.
pub struct First {
    pub(super) jobs: Jobs,
    pub(super) reading: Reading,
    pub(super) settings: Settings,
    /// Published data to be brought in as soon as there is a window, into the scorecard that is being read or a new one.
    pub(super) data: Vec<PathBuf>,
    pub(super) into_shown: bool,
    pub(super) folder: Option<PathBuf>,
}

impl First {
    /// Starts to read a scorecard.
    pub fn read(origin: Origin, settings: Settings) -> Self {
        let origin = origin.path().map(Origin::file).unwrap_or(origin);
        let mut jobs = Jobs::default();
        let reading = opening::read(&mut jobs, origin, Why::Open);
        Self { jobs, reading, settings, data: Vec::new(), into_shown: false, folder: None }
    }

    /// Starts to read what was named: a scorecard, files of published data, or both, which then go into it. Where there
    /// are data alone, the scorecard built in is read meanwhile.
    pub fn read_files(files: Vec<PathBuf>, settings: Settings) -> Self {
        let (data, scorecards): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| is_data(path));
        let origin = scorecards.first().map_or(Origin::SAMPLE, |path| Origin::file(path));
        Self { data, into_shown: !scorecards.is_empty(), ..Self::read(origin, settings) }
    }

    /// Keeps settings and what is not saved in this folder.
    #[must_use]
    pub fn keeping_in(self, folder: PathBuf) -> Self {
        Self { folder: Some(folder), ..self }
    }

    /// A frame waits this long for the page that it shows, instead of showing the one before meanwhile: what is seen then
    /// does not hang on how much else the machine does.
    #[must_use]
    pub fn waiting_for_pages(mut self, patience: Duration) -> Self {
        self.jobs.patience = patience;
        self
    }
}
