//! What is on screen for other programs: its figures as a file, and its charts and pages as pictures.

use super::asking::Question;
use super::beside::Opened;
use super::handler::Handler;
use super::jobs::{JobDone, Ticket};
use super::loaded::Judgements;
use super::state::Choosing;
use crate::export::copy;
use crate::export::data::{Format, data};
use crate::export::picture::{self, Drawing, Look};
use crate::export::png;
use crate::export::table::{Choice, Found};
use crate::format::{Before, Document, replace, today};
use crate::pages::{Given, Page, View};
use crate::widgets::tokens::VerdictColours;
use crate::words::compared_with;
use crate::words::number::counted;
use egui::ColorImage;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Dots to a point of a picture, in each direction: sharp on a slide, and no burden in a message.
const SCALE: f32 = 2.0;

/// What leaves as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// The observations and what was made of them.
    Figures,
    /// The chart or page on screen.
    Picture,
    /// The board pack, as a PDF or as a page of the web: which is offered first.
    Pack,
    WebPack,
    /// A copy that was made ready to be sent.
    Copy(copy::Format),
}

impl Outgoing {
    /// In which formats, the usual one first: the name of each, and the ending of its files.
    pub(super) fn formats(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Figures => &[("Excel workbook", "xlsx"), ("Comma-separated values", "csv")],
            Self::Picture => &[("Picture of dots, PNG", "png"), ("Drawing of lines and words, SVG", "svg")],
            Self::Pack => &[("PDF", "pdf"), ("Web page", "html")],
            Self::WebPack => &[("Web page", "html"), ("PDF", "pdf")],
            Self::Copy(copy::Format::Scorecard) => &[("Scorecard", "scorecard")],
            Self::Copy(copy::Format::Zip) => &[("ZIP archive", "zip")],
        }
    }

    /// The ending of a file whose name has none.
    pub(super) fn ending(self) -> &'static str {
        self.formats()[0].1
    }

    /// What does the same without a window.
    pub(super) fn by_command(self) -> &'static str {
        match self {
            Self::Figures => "‘placecard export’ on the command line",
            Self::Picture => "‘placecard chart’ or ‘placecard page’ on the command line",
            Self::Pack | Self::WebPack => "‘placecard report’ on the command line",
            Self::Copy(_) => "‘placecard copy’ on the command line",
        }
    }

    /// The name that a file of it has unless the reader gives another, after that of the scorecard.
    pub(super) fn file_name(self, scorecard: &str) -> String {
        let path = Path::new(scorecard);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let kind = match self {
            Self::Pack | Self::WebPack => "-board-pack",
            // Beside the scorecard it is another file.
            Self::Copy(_) => "-to-send",
            _ => "",
        };
        format!("{stem}{kind}.{}", self.ending())
    }
}

/// How an export ended.
#[derive(Debug)]
pub struct Exported {
    what: Outgoing,
    path: PathBuf,
    /// What was done, in sentences, or why nothing was.
    done: Result<String, String>,
}

/// What stands in a file, and what was done, but for where it went; or why nothing was.
pub(super) type Made = Result<(Vec<u8>, String), String>;

impl Exported {
    /// Writes what is made for a file of this name, over whatever is there: the dialog has asked.
    pub(super) fn written(what: Outgoing, path: PathBuf, make: impl FnOnce(&Path) -> Made) -> Self {
        let written = make(&path).and_then(|(bytes, said)| {
            let saved = replace(&path, &bytes, Before::Anything).map_err(|error| format!("{error}."))?;
            let done = format!("{said} to {}.", path.display());
            let sentences: Vec<&str> = std::iter::once(done.as_str()).chain(saved.remarks).collect();
            Ok(sentences.join(" "))
        });
        Self { what, path, done: written }
    }
}

/// A picture to be pasted elsewhere.
#[derive(Debug)]
pub struct Copied {
    dots: Arc<ColorImage>,
    /// What it says first.
    title: String,
}

/// What is on screen, for a thread that writes it down.
struct Shown {
    document: Arc<Document>,
    judgements: Arc<Judgements>,
    beside: Option<Arc<Opened>>,
    view: View,
    colours: VerdictColours,
}

impl Shown {
    /// The figures, compared with what the page compares with.
    fn figures(&self, path: &Path) -> Made {
        let format = Format::of(path)
            .ok_or_else(|| "The name says what is written; let it end in .csv or .xlsx.".to_owned())?;
        let (scorecard, analysis) = self.judgements.by(self.view.benchmark, &self.document);
        let choice = Choice::default();
        let data = data(Found { scorecard, analysis, choice: &choice }, format, today())?;
        let observations = counted(data.observations as u64, "observation", "observations");
        Ok((data.bytes, format!("Exported {observations}, compared with {},", compared_with(scorecard))))
    }

    /// The chart or page.
    fn picture(&self, path: &Path) -> Made {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        let is_png = ending == "png";
        if !is_png && ending != "svg" {
            return Err("The name says what is written; let it end in .png or .svg.".to_owned());
        }
        let drawing = self.draw()?;
        let svg = drawing.svg();
        let bytes = if is_png { png::png(&svg, SCALE)? } else { svg.into_bytes() };
        Ok((bytes, format!("Wrote {} as a picture", self.kind())))
    }

    /// On light, as it goes into a document or onto a slide, whatever the theme of the window.
    fn draw(&self) -> Result<Drawing, String> {
        let (scorecard, analysis) = self.judgements.by(self.view.benchmark, &self.document);
        let written = self.beside.as_ref().map(|beside| beside.written_otherwise(&self.document));
        let written = written.unwrap_or_default();
        let beside = self.beside.as_ref().map(|beside| beside.given(self.view.benchmark, &written));
        let look = Look { colours: self.colours, ..Look::light() };
        picture::on_screen(Given { scorecard, analysis, view: &self.view, beside }, look)
    }

    /// What of it is drawn.
    fn kind(&self) -> &'static str {
        if self.view.page == Page::Indicator { "the chart" } else { "the page" }
    }
}

impl Handler<'_> {
    /// Asks where it goes.
    pub(super) fn export_dialog(&mut self, what: Outgoing) {
        if self.state.loaded.is_some() {
            self.choose(Choosing::Export(what));
        }
    }

    fn shown(&self) -> Option<Shown> {
        let loaded = self.state.loaded.as_ref()?;
        Some(Shown {
            document: Arc::clone(&loaded.document),
            judgements: Arc::clone(&loaded.judgements),
            beside: self.state.beside.as_ref().map(|beside| Arc::clone(&beside.opened)),
            view: self.state.view.clone(),
            colours: self.state.settings.verdict_colours,
        })
    }

    /// Writes it there.
    pub(super) fn export_to(&mut self, what: Outgoing, path: PathBuf) {
        let Some(shown) = self.shown() else { return };
        // A name without an ending is one that a dialog gave none.
        let path = if path.extension().is_none() { path.with_extension(what.ending()) } else { path };
        let made: fn(&Shown, &Path) -> Made = match what {
            Outgoing::Figures => Shown::figures,
            Outgoing::Picture => Shown::picture,
            Outgoing::Pack | Outgoing::WebPack => return self.export_pack(what, path),
            Outgoing::Copy(_) => return self.export_copy(what, path),
        };
        self.jobs.write("writing what is on screen", move || {
            JobDone::Exported(Exported::written(what, path, |path| made(&shown, path)))
        });
    }

    /// Says how it ended, and where nothing was written asks whether it should go elsewhere.
    pub(super) fn was_exported(&mut self, ticket: Ticket, Exported { what, path, done }: Exported) {
        let stopped = self.end_packing(ticket);
        match done {
            Err(sentence) if stopped => self.notify(sentence),
            Ok(sentences) => {
                if matches!(what, Outgoing::Copy(_)) {
                    self.state.over.sending = None;
                }
                self.notify(sentences);
            }
            Err(sentence) if self.state.over.asking.is_some() => {
                self.notify_until_closed(format!("{} was not written. {sentence}", path.display()));
            }
            Err(sentence) => self.ask(Question::NotExported { what, path, sentence }),
        }
    }

    /// Puts the chart or page on screen to the clipboard, once it is drawn.
    pub(super) fn copy_picture(&mut self) {
        let Some(shown) = self.shown() else { return };
        self.jobs.start("drawing what is on screen", move || {
            let copied = shown.draw().and_then(|drawing| {
                let dots = png::dots(&drawing.svg(), SCALE)?;
                Ok(Copied {
                    dots: Arc::new(dots),
                    title: format!("Copied {} as a picture: {}", shown.kind(), drawing.title),
                })
            });
            JobDone::Drawn(copied)
        });
    }

    pub(super) fn was_drawn(&mut self, copied: Result<Copied, String>) {
        match copied {
            Ok(Copied { dots, title }) => {
                self.ctx.copy_image(Arc::unwrap_or_clone(dots));
                self.notify(title);
            }
            Err(sentence) => self.notify_until_closed(sentence),
        }
    }
}
