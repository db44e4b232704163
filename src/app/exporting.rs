//! What is on screen as a file that leaves the program: figures for other programs, and the board pack, which is also printed.

use super::asking::Question;
use super::autosave::make_private;
use super::handler::Handler;
use super::jobs::{JobDone, Ticket};
use super::state::Choosing;
use crate::export::data::{self, data};
use crate::export::report::content::Asked;
use crate::export::report::pdf::Standard;
use crate::export::report::{self, report};
use crate::export::table::{Choice, Found};
use crate::format::{Before, Saved, replace, today};
use crate::model::Progress;
use crate::words::compared_with;
use crate::words::number::counted;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// What leaves the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    Figures,
    Pack,
}

/// How an export ended.
#[derive(Debug)]
pub struct Exported {
    leaving: Leaving,
    path: PathBuf,
    /// What was done, in sentences, or why nothing was.
    done: Result<String, String>,
}

/// A board pack that is being made.
#[derive(Debug)]
pub struct Packing {
    pub ticket: Ticket,
    pub progress: Arc<Progress>,
}

/// The folder of what is printed, beside the settings, and how long a file stays there: as long as a viewer may need it.
const PRINTED: &str = "printed";
const KEPT_FOR: Duration = Duration::from_hours(1);

impl Handler<'_> {
    /// Asks where it goes.
    pub(super) fn export_dialog(&mut self, leaving: Leaving) {
        if self.state.loaded.is_some() {
            self.choose(Choosing::Export(leaving));
        }
    }

    pub(super) fn choose_to_export(&mut self, leaving: Leaving) -> Ticket {
        let name = self.state.loaded.as_ref().map(super::Loaded::suggested_name);
        let name = PathBuf::from(name.unwrap_or_default());
        let (name, kinds): (_, &[(&str, &str)]) = match leaving {
            Leaving::Figures => {
                let kinds = &[("Excel workbook", "xlsx"), ("Comma-separated values", "csv")];
                (name.with_extension("xlsx"), kinds)
            }
            Leaving::Pack => {
                let stem = name.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                (PathBuf::from(format!("{stem}-board-pack.pdf")), &[("PDF", "pdf"), ("Web page", "html")])
            }
        };
        self.jobs.choose_to_export(name.to_string_lossy().into_owned(), kinds)
    }

    /// Writes it there.
    pub(super) fn export_to(&mut self, leaving: Leaving, path: PathBuf) {
        match leaving {
            Leaving::Figures => self.export_figures(path),
            Leaving::Pack => self.export_pack(path),
        }
    }

    /// Writes the figures, compared with what the page compares with.
    fn export_figures(&mut self, path: PathBuf) {
        let Some(loaded) = &self.state.loaded else { return };
        let path = with_ending(path, "xlsx");
        let (document, judgements) = (Arc::clone(&loaded.document), Arc::clone(&loaded.judgements));
        let benchmark = self.state.view.benchmark;
        self.jobs.write("exporting the figures", move || {
            let (scorecard, analysis) = judgements.by(benchmark, &document);
            let choice = Choice::default();
            let found = Found { scorecard, analysis, choice: &choice };
            let written = data::Format::of(&path)
                .ok_or_else(|| "The name says what is written; let it end in .csv or .xlsx.".to_owned())
                .and_then(|format| data(found, format, today()))
                .and_then(|data| Ok((data.observations, put(&path, &data.bytes)?)));
            let done = written.map(|(observations, saved)| {
                let observations = counted(observations as u64, "observation", "observations");
                let compared = compared_with(scorecard);
                said(
                    &format!("Exported {observations}, compared with {compared}, to {}.", path.display()),
                    saved,
                )
            });
            JobDone::Exported(Exported { leaving: Leaving::Figures, path, done })
        });
    }

    /// Writes the board pack.
    fn export_pack(&mut self, path: PathBuf) {
        let path = with_ending(path, "pdf");
        let format = report::Format::of(&path, Standard::default());
        self.pack("making the board pack", move |make| {
            let done = format
                .ok_or_else(|| "The name says what is written; let it end in .pdf or .html.".to_owned())
                .and_then(make)
                .and_then(|bytes| put(&path, &bytes))
                .map(|saved| said(&format!("Wrote the board pack to {}.", path.display()), saved));
            JobDone::Exported(Exported { leaving: Leaving::Pack, path, done })
        });
    }

    /// Makes the board pack and opens it in the browser, which shows PDFs on any machine, from where it is printed.
    pub(super) fn print(&mut self) {
        let folder = self.state.folder.clone().unwrap_or_else(std::env::temp_dir).join(PRINTED);
        self.pack("making the board pack to print", move |make| {
            let done = make(report::Format::Pdf(Standard::default())).and_then(|bytes| {
                to_print(&folder, &bytes).map_err(|error| {
                    format!("The board pack was not written to {}: {error}.", folder.display())
                })
            });
            JobDone::Printed(done)
        });
    }

    /// Starts a board pack, compared with what the page compares with; one at a time.
    fn pack(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&dyn Fn(report::Format) -> Result<Vec<u8>, String>) -> JobDone + Send + 'static,
    ) {
        let Some(loaded) = &self.state.loaded else { return };
        if self.state.packing.is_some() {
            self.notify("The board pack is being made; wait until it is there.".to_owned());
            return;
        }
        let (document, judgements) = (Arc::clone(&loaded.document), Arc::clone(&loaded.judgements));
        let benchmark = self.state.view.benchmark;
        let progress = Arc::new(Progress::new());
        let of_job = Arc::clone(&progress);
        let ticket = self.jobs.start(name, move || {
            let (scorecard, analysis) = judgements.by(benchmark, &document);
            let asked = Asked { scorecard, analysis, day: today(), places: &[], parts: &[] };
            of_job.start(100);
            work(&|format| report(asked, format, &|share| of_job.set((share * 100.0) as u64)))
        });
        self.state.packing = Some(Packing { ticket, progress });
    }

    /// The pack is there, or will never be.
    pub(super) fn end_packing(&mut self, ticket: Ticket) {
        self.state.packing.take_if(|packing| packing.ticket == ticket);
    }

    /// Says how it ended, and where nothing was written asks whether it should go elsewhere.
    pub(super) fn was_exported(&mut self, ticket: Ticket, Exported { leaving, path, done }: Exported) {
        self.end_packing(ticket);
        match done {
            Ok(sentences) => self.notify(sentences),
            Err(sentence) if self.state.over.asking.is_some() => {
                self.notify_until_closed(format!("{} was not written. {sentence}", path.display()));
            }
            Err(sentence) => self.ask(Question::NotExported { leaving, path, sentence }),
        }
    }

    /// Opens what is to be printed.
    pub(super) fn was_made_to_print(&mut self, ticket: Ticket, done: Result<PathBuf, String>) {
        self.end_packing(ticket);
        match done {
            Ok(path) => {
                self.ctx.open_url(egui::OpenUrl::new_tab(address(&path)));
                self.notify("The board pack opens in your browser; print it from there.".to_owned());
            }
            Err(sentence) => self.notify_until_closed(sentence),
        }
    }
}

/// A name without an ending is one that a dialog gave none.
fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_none() { path.with_extension(ending) } else { path }
}

fn put(path: &Path, bytes: &[u8]) -> Result<Saved, String> {
    // The dialog has asked before a file is replaced.
    replace(path, bytes, Before::Anything).map_err(|error| format!("{error}."))
}

fn said(done: &str, saved: Saved) -> String {
    let sentences: Vec<&str> = std::iter::once(done).chain(saved.remarks).collect();
    sentences.join(" ")
}

/// Writes it where only this user may read it, under a name of its own: a viewer may still have the last one open.
fn to_print(folder: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    make_private(folder)?;
    forget_printed(folder);
    let mut file = tempfile::Builder::new().prefix("board-pack-").suffix(".pdf").tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file.into_temp_path().keep()?)
}

/// Removes what was printed a while ago.
fn forget_printed(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let age = entry.metadata().and_then(|about| about.modified()).map(|since| since.elapsed());
        let is_ours = entry.file_name().to_string_lossy().starts_with("board-pack-");
        if is_ours && age.is_ok_and(|age| age.is_ok_and(|age| age > KEPT_FOR)) {
            // One that is open somewhere is removed another time.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The address of a file on this machine.
fn address(path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() };
    let mut address = match path.as_bytes() {
        // A folder of the network names its machine.
        [b'/', b'/', ..] => "file:".to_owned(),
        [b'/', ..] => "file://".to_owned(),
        _ => "file:///".to_owned(),
    };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing into a text does not fail.
            let _ = std::fmt::Write::write_fmt(&mut address, format_args!("%{byte:02X}"));
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_an_address_whatever_it_is_called() {
        assert_eq!(address(Path::new("/home/ä b/x#1.pdf")), "file:///home/%C3%A4%20b/x%231.pdf");
        assert_eq!(address(Path::new("C:/Users/x.pdf")), "file:///C:/Users/x.pdf");
        assert_eq!(address(Path::new("//server/share/x.pdf")), "file://server/share/x.pdf");
    }

    #[test]
    fn what_is_printed_has_a_name_of_its_own_and_goes_after_a_while() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join(PRINTED);
        let first = to_print(&folder, b"one").unwrap();
        let second = to_print(&folder, b"two").unwrap();
        assert_ne!(first, second);
        assert_eq!(fs::read(&first).unwrap(), b"one", "it may be open still");
        let old = std::time::SystemTime::now() - 2 * KEPT_FOR;
        fs::File::options().write(true).open(&first).unwrap().set_modified(old).unwrap();
        to_print(&folder, b"three").unwrap();
        assert!(!first.exists() && second.exists());
    }
}
