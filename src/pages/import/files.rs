//! The chosen files and what was found in each.

use super::columns::Columns;
use super::found;
use super::preview::Preview;
use crate::import::{Contradiction, Layout, Mapping, SeenTable, Survey, TableMapping, TableRead};
use crate::model::Progress;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known of a file.
#[derive(Clone, Debug)]
pub enum FileState {
    /// It has not been read yet.
    Waiting,
    /// It is being read.
    Reading(Arc<Progress>),
    /// What it holds, as it was found.
    Known(Survey),
    /// It holds rows, and nobody has said yet what their columns hold; with the sentence that refuses it.
    Unknown(String),
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
    /// Its tables as they were seen last, which stay on screen while it is read anew.
    pub tables: Vec<TableShown>,
}

/// A table of a file as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct TableShown {
    /// Its first rows.
    pub preview: Preview,
    /// Its columns, where it can be said what they hold.
    pub columns: Option<Columns>,
    /// What tells its header from others.
    pub header: String,
}

impl FileEntry {
    /// Its name without the folder.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
    }
}

/// Who says what the columns of a table hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The reader, in this import.
    Now,
    /// The reader, in an import of that day.
    On(Date),
    /// The open scorecard.
    InScorecard,
}

/// The chosen files.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// In the order in which they were chosen.
    pub list: Vec<FileEntry>,
    /// The layout they all have, where it is not to be recognised.
    pub layout: Option<Layout>,
    /// What was said of columns in this import, the last first; nothing of a header means that what was kept is not
    /// gone by.
    said: Vec<TableMapping>,
    /// What was said in earlier imports.
    kept: Vec<(TableMapping, Said)>,
    /// What was said before each change of it, with the file where it was changed.
    past: Vec<(PathBuf, Vec<TableMapping>)>,
    /// The headers of tables whose columns are shown although nothing has to be said of them.
    open: Vec<String>,
}

impl Files {
    /// No files yet, with what was said of columns in earlier imports.
    pub fn new(kept: Vec<(TableMapping, Said)>) -> Self {
        Self { kept, ..Self::default() }
    }

    /// Adds files that are not there yet; whether any was new.
    pub fn add(&mut self, paths: Vec<PathBuf>) -> bool {
        let before = self.list.len();
        for path in paths {
            if self.list.iter().all(|known| known.path != path) {
                self.list.push(FileEntry { path, state: FileState::Waiting, tables: Vec::new() });
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
            file.tables.clear();
            file.state =
                FileState::Failed("Reading was stopped. Read it again, or remove it to go on.".to_owned());
        }
    }

    /// Reads a file anew.
    pub fn read_again(&mut self, path: &Path) {
        self.stop_job(path);
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

    /// Takes in what the columns of a table of this file hold, and reads every file anew that has such a table.
    pub fn say(&mut self, path: &Path, said: TableMapping) {
        self.past.push((path.to_owned(), self.said.clone()));
        self.said.retain(|known| known.header() != said.header());
        // They stay in sight once there is nothing missing: there may be more to say.
        self.show_columns(said.header().to_owned(), true);
        self.said.insert(0, said);
        self.read_changed(path);
    }

    /// Takes the last change of what was said back.
    pub fn undo(&mut self) {
        if let Some((path, said)) = self.past.pop() {
            self.said = said;
            self.read_changed(&path);
        }
    }

    /// Whether anything was said that can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Reads a file anew, and all that have a table in common with it.
    fn read_changed(&mut self, path: &Path) {
        let here = self.list.iter().filter(|file| file.path == *path).flat_map(|file| &file.tables);
        let headers: Vec<String> = here.map(|table| table.header.clone()).collect();
        let is_of_one = |file: &FileEntry| file.tables.iter().any(|table| headers.contains(&table.header));
        let changed: Vec<PathBuf> = (self.list.iter())
            .filter(|file| file.path == *path || is_of_one(file))
            .map(|file| file.path.clone())
            .collect();
        for path in changed {
            self.read_again(&path);
        }
    }

    /// What was said of columns, the last first: what is gone by in reading.
    pub fn mappings(&self) -> Vec<TableMapping> {
        self.said.iter().chain(self.kept.iter().map(|(kept, _)| kept)).cloned().collect()
    }

    /// Who says what the columns of a table with this header hold; nobody where its layout says it.
    pub fn who_says(&self, header: &str) -> Option<Said> {
        let said = self.said.iter().map(|said| (said, Said::Now));
        let all: Vec<(&TableMapping, Said)> =
            said.chain(self.kept.iter().map(|(kept, said)| (kept, *said))).collect();
        let (mapping, said) = all[TableMapping::about(all.iter().map(|(mapping, _)| *mapping), header)?];
        (!mapping.roles.is_empty()).then_some(said)
    }

    /// Whether the columns of a table are shown.
    pub fn shows_columns(&self, header: &str) -> bool {
        self.open.iter().any(|open| open == header)
    }

    /// Shows the columns of tables with this header, or hides them.
    pub fn show_columns(&mut self, header: String, shown: bool) {
        self.open.retain(|open| *open != header);
        if shown {
            self.open.push(header);
        }
    }

    /// What the reader says of the columns of the tables that were read, to be kept for the next import; where nothing
    /// is said any more, nothing is to be kept.
    pub fn to_keep(&self) -> impl Iterator<Item = &TableMapping> {
        let by_reader = self.kept.iter().filter(|(_, said)| *said != Said::InScorecard).map(|(kept, _)| kept);
        let is_there =
            |header: &str| self.list.iter().flat_map(|file| &file.tables).any(|table| table.header == header);
        // What was said last is kept last, so that it is the newest.
        let said = self.said.iter().rev();
        let again = by_reader.filter(|kept| self.said.iter().all(|said| said.header() != kept.header()));
        again.chain(said).filter(move |said| is_there(said.header()))
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
    pub fn was_read(&mut self, path: &Path, result: Result<Survey, (String, Vec<SeenTable>)>) {
        let Some(file) = self.find(path) else { return };
        let (tables, left, state) = match result {
            Ok(mut survey) => {
                let left = std::mem::take(&mut survey.left);
                let tables = survey.files.iter().enumerate();
                let contradiction = |at: usize| survey.contradictions.iter().find(|found| found.table == at);
                let tables = tables.map(|(at, table)| TableShown::of_read(table, contradiction(at)));
                (tables.collect(), left, FileState::Known(survey))
            }
            // What was seen before stays, so that what was said since can be taken back.
            Err((sentence, seen)) if seen.is_empty() => {
                file.state = FileState::Failed(sentence);
                return;
            }
            Err((sentence, seen)) => (Vec::new(), seen, FileState::Unknown(sentence)),
        };
        file.tables = tables;
        file.tables.extend(left.iter().map(TableShown::of_seen));
        file.state = state;
    }

    /// What all files hold together.
    pub fn together(&self) -> Survey {
        found::together(self.list.iter().filter_map(|file| match &file.state {
            FileState::Known(survey) => Some(survey),
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
        if any(|state| matches!(state, FileState::Unknown(_))) {
            return Some("Say what the columns hold, or remove the file, to go on.".to_owned());
        }
        let holds_figures = |state: &FileState| match state {
            FileState::Known(survey) => !survey.indicators.is_empty(),
            _ => false,
        };
        let none = !self.list.iter().any(|file| holds_figures(&file.state));
        none.then(|| "None of these files holds figures; add one that does.".to_owned())
    }
}

impl TableShown {
    fn of_read(table: &TableRead, contradiction: Option<&Contradiction>) -> Self {
        let header = TableMapping::new(&table.columns, Mapping::NONE).header().to_owned();
        let columns = Columns::of_read(table).map(|columns| match contradiction {
            Some(found) => columns.with_contradiction(found),
            None => columns,
        });
        Self { preview: Preview::of(table), columns, header }
    }

    fn of_seen(table: &SeenTable) -> Self {
        let header = TableMapping::new(&table.columns, Mapping::NONE).header().to_owned();
        Self { preview: Preview::of_seen(table), columns: Some(Columns::of_seen(table)), header }
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
        files.was_read(&second, Err(("It is broken.".to_owned(), Vec::new())));
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
