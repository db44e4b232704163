//! The chosen files and what was found in each.

use super::found;
use super::preview::Preview;
use crate::import::{Layout, Survey};
use crate::model::Progress;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known of a file.
#[derive(Clone, Debug)]
pub enum FileState {
    /// It has not been read yet.
    Waiting,
    /// It is being read.
    Reading(Arc<Progress>),
    /// What it holds.
    Known {
        /// As it was found.
        survey: Survey,
        /// Its tables, as they are shown.
        previews: Vec<Preview>,
    },
    /// Why it was not read, in a sentence.
    Failed(String),
}

/// A chosen file.
#[derive(Clone, Debug)]
pub struct FileEntry {
    /// Where it is.
    pub path: PathBuf,
    /// What is known of it.
    pub state: FileState,
}

impl FileEntry {
    /// Its name without the folder.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
    }
}

/// The chosen files.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// In the order in which they were chosen.
    pub list: Vec<FileEntry>,
    /// The layout they all have, where it is not to be recognised.
    pub layout: Option<Layout>,
}

impl Files {
    /// Adds files that are not there yet; whether any was new.
    pub fn add(&mut self, paths: Vec<PathBuf>) -> bool {
        let before = self.list.len();
        for path in paths {
            if self.list.iter().all(|known| known.path != path) {
                self.list.push(FileEntry { path, state: FileState::Waiting });
            }
        }
        self.list.len() > before
    }

    /// Leaves a file out; a job that reads it is stopped.
    pub fn remove(&mut self, path: &Path) {
        self.stop_job(path);
        self.list.retain(|file| file.path != path);
    }

    /// Stops reading a file; it stays in the list.
    pub fn stop(&mut self, path: &Path) {
        self.stop_job(path);
        if let Some(file) = self.find(path) {
            file.state =
                FileState::Failed("Reading was stopped. Read it again, or remove it to go on.".to_owned());
        }
    }

    /// Reads a file anew.
    pub fn read_again(&mut self, path: &Path) {
        if let Some(file) = self.find(path) {
            file.state = FileState::Waiting;
        }
    }

    /// Reads all files in this layout.
    pub fn set_layout(&mut self, layout: Option<Layout>) {
        self.stop_jobs();
        self.layout = layout;
        for file in &mut self.list {
            file.state = FileState::Waiting;
        }
    }

    /// Stops every job.
    pub fn stop_jobs(&self) {
        for file in &self.list {
            if let FileState::Reading(progress) = &file.state {
                progress.cancel();
            }
        }
    }

    fn stop_job(&mut self, path: &Path) {
        if let Some(FileEntry { state: FileState::Reading(progress), .. }) = self.find(path) {
            progress.cancel();
        }
    }

    fn find(&mut self, path: &Path) -> Option<&mut FileEntry> {
        self.list.iter_mut().find(|file| file.path == path)
    }

    /// The next file to read, from now on being read.
    pub fn start_next(&mut self) -> Option<(PathBuf, Arc<Progress>)> {
        let file = self.list.iter_mut().find(|file| matches!(file.state, FileState::Waiting))?;
        let progress = Arc::new(Progress::default());
        file.state = FileState::Reading(Arc::clone(&progress));
        Some((file.path.clone(), progress))
    }

    /// Takes in what a file holds, or why that cannot be said.
    pub fn was_read(&mut self, path: &Path, result: Result<Survey, String>) {
        if let Some(file) = self.find(path) {
            file.state = match result {
                Ok(survey) => {
                    let previews = survey.files.iter().map(Preview::of).collect();
                    FileState::Known { survey, previews }
                }
                Err(sentence) => FileState::Failed(sentence),
            };
        }
    }

    /// What all files hold together.
    pub fn together(&self) -> Survey {
        found::together(self.list.iter().filter_map(|file| match &file.state {
            FileState::Known { survey, .. } => Some(survey),
            _ => None,
        }))
    }

    /// Why one cannot go on with these files.
    pub fn obstacle(&self) -> Option<String> {
        let any = |wanted: fn(&FileState) -> bool| self.list.iter().any(|file| wanted(&file.state));
        if self.list.is_empty() {
            return Some("Choose at least one file.".to_owned());
        }
        if any(|state| matches!(state, FileState::Waiting | FileState::Reading(_))) {
            return Some("The files are still being read.".to_owned());
        }
        if any(|state| matches!(state, FileState::Failed(_))) {
            return Some("Remove the file that cannot be read to go on.".to_owned());
        }
        let holds_figures = |state: &FileState| match state {
            FileState::Known { survey, .. } => !survey.indicators.is_empty(),
            _ => false,
        };
        let none = !self.list.iter().any(|file| holds_figures(&file.state));
        none.then(|| "None of these files holds figures; add one that does.".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::import::found::tests::survey;

    fn files(names: &[&str]) -> Files {
        let mut files = Files::default();
        files.add(names.iter().map(PathBuf::from).collect());
        files
    }

    #[test]
    fn files_are_read_one_after_the_other_and_a_broken_one_is_in_the_way_until_it_is_removed() {
        let mut files = files(&["a.csv", "b.csv", "a.csv"]);
        assert_eq!(files.list.len(), 2);
        let (first, _) = files.start_next().unwrap();
        files.was_read(&first, Ok(survey(&["Smoking"], &[("E92000001", "England")])));
        assert!(files.obstacle().unwrap().contains("still being read"));
        let (second, _) = files.start_next().unwrap();
        files.was_read(&second, Err("It is broken.".to_owned()));
        assert!(files.start_next().is_none());
        assert!(files.obstacle().unwrap().contains("Remove the file"));
        files.remove(Path::new("b.csv"));
        assert_eq!(files.obstacle(), None);
    }

    #[test]
    fn another_layout_reads_every_file_anew_and_stops_the_job_that_runs() {
        let mut files = files(&["a.csv"]);
        let (_, progress) = files.start_next().unwrap();
        files.set_layout(Some(Layout::Tidy));
        assert!(progress.is_cancelled());
        assert!(files.start_next().is_some());
    }

    #[test]
    fn files_without_figures_are_not_enough() {
        let mut files = files(&["areas.csv"]);
        let (path, _) = files.start_next().unwrap();
        files.was_read(&path, Ok(Survey::default()));
        assert!(files.obstacle().unwrap().contains("holds figures"));
    }
}
