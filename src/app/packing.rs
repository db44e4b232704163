//! The board pack as a file, and printed.

use super::autosave::make_private;
use super::chrome::pack::Done;
use super::exporting::{Exported, Outgoing};
use super::handler::Handler;
use super::jobs::{JobDone, Ticket};
use crate::export::report::content::Asked;
use crate::export::report::{self, report};
use crate::format::today;
use crate::model::Progress;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

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
    /// Lets the reader choose what goes into the board pack.
    pub(super) fn choose_pack(&mut self) {
        self.state.over.pack = self.state.loaded.is_some().then(|| self.state.pack.clone());
    }

    /// Goes on as the reader did with the choice.
    pub(super) fn pack_was_chosen(&mut self, done: Done) {
        if let Some(chosen) = self.state.over.pack.take() {
            self.state.pack = chosen;
        }
        if done == Done::Make {
            let is_web_page = self.state.pack.as_web_page;
            self.export_dialog(if is_web_page { Outgoing::WebPack } else { Outgoing::Pack });
        }
    }

    /// Stops what is being made; the job finds that out before its next piece and writes nothing.
    pub(super) fn stop_packing(&mut self) {
        if let Some(packing) = &self.state.packing {
            packing.progress.cancel();
        }
    }

    /// Writes the board pack.
    pub(super) fn export_pack(&mut self, what: Outgoing, path: PathBuf) {
        let standard = self.state.pack.standard;
        self.pack("making the board pack", move |make| {
            JobDone::Exported(Exported::written(what, path, |path| {
                let format = report::Format::of(path, standard);
                let format = format.ok_or("The name says what is written; let it end in .pdf or .html.")?;
                Ok((make(format)?, "Wrote the board pack".to_owned()))
            }))
        });
    }

    /// Makes the board pack and opens it in the browser, which shows PDFs on any machine, from where it is printed.
    pub(super) fn print(&mut self) {
        let folder = self.state.folder.clone().unwrap_or_else(std::env::temp_dir).join(PRINTED);
        let standard = self.state.pack.standard;
        self.pack("making the board pack to print", move |make| {
            let done = make(report::Format::Pdf(standard)).and_then(|bytes| {
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
        let scorecard = document.scorecard();
        if let Some(lacks) = self.state.pack.lacks(scorecard) {
            let open = "Menu, Board pack… has what goes in.";
            return self.notify(format!("Nothing is chosen for the board pack. {lacks} {open}"));
        }
        let pack = &self.state.pack;
        let (places, parts) = (pack.chosen_places(scorecard), pack.chosen_parts(scorecard));
        let views = pack.chosen_views(scorecard);
        let benchmark = self.state.view.benchmark;
        let progress = Arc::new(Progress::new());
        let of_job = Arc::clone(&progress);
        let ticket = self.jobs.start(name, move || {
            let (scorecard, analysis) = judgements.by(benchmark, &document);
            let (places, parts, views) = (&places, &parts, &views);
            let asked = Asked { scorecard, analysis, day: today(), places, parts, views };
            of_job.start(100);
            let watch = |share: f32| {
                of_job.set((share * 100.0) as u64);
                !of_job.is_cancelled()
            };
            work(&|format| report(asked, format, &watch))
        });
        self.state.packing = Some(Packing { ticket, progress });
    }

    /// The pack is there, or will never be; whether the reader stopped it.
    pub(super) fn end_packing(&mut self, ticket: Ticket) -> bool {
        let packing = self.state.packing.take_if(|packing| packing.ticket == ticket);
        packing.is_some_and(|packing| packing.progress.is_cancelled())
    }

    /// Opens what is to be printed.
    pub(super) fn was_made_to_print(&mut self, ticket: Ticket, done: Result<PathBuf, String>) {
        let stopped = self.end_packing(ticket);
        match done {
            Err(sentence) if stopped => self.notify(sentence),
            Ok(path) => {
                self.ctx.open_url(egui::OpenUrl::new_tab(address(&path)));
                // Whether one opens is not told to us, so that the way to the file is.
                self.notify(format!(
                    "Your browser is asked to show the board pack; print it from there. If it does not open, the file is {}.",
                    path.display()
                ));
            }
            Err(sentence) => self.notify_until_closed(sentence),
        }
    }
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
