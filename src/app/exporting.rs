//! The figures on screen as a file for other programs.

use super::asking::Question;
use super::handler::Handler;
use super::state::Choosing;
use crate::export::data::{Format, data};
use crate::export::table::{Choice, Found};
use crate::format::{Before, replace, today};
use crate::words::compared_with;
use crate::words::number::counted;
use std::path::PathBuf;
use std::sync::Arc;

/// How an export ended.
#[derive(Debug)]
pub struct Exported {
    path: PathBuf,
    /// What was done, in sentences, or why nothing was.
    done: Result<String, String>,
}

impl Handler<'_> {
    /// Asks where the figures on screen go.
    pub(super) fn export_dialog(&mut self) {
        if self.state.loaded.is_some() {
            self.choose(Choosing::Export);
        }
    }

    /// Writes them there, compared with what the page compares with.
    pub(super) fn export_to(&mut self, path: PathBuf) {
        let Some(loaded) = &self.state.loaded else { return };
        // A name without an ending is one that a dialog gave none.
        let path = if path.extension().is_none() { path.with_extension("xlsx") } else { path };
        let (document, judgements) = (Arc::clone(&loaded.document), Arc::clone(&loaded.judgements));
        let benchmark = self.state.view.benchmark;
        self.jobs.write("exporting the figures", move || {
            let (scorecard, analysis) = judgements.by(benchmark, &document);
            let choice = Choice::default();
            let found = Found { scorecard, analysis, choice: &choice };
            let written = Format::of(&path)
                .ok_or_else(|| "The name says what is written; let it end in .csv or .xlsx.".to_owned())
                .and_then(|format| data(found, format, today()))
                .and_then(|data| {
                    // The dialog has asked before a file is replaced.
                    let saved = replace(&path, &data.bytes, Before::Anything);
                    saved.map(|saved| (data, saved)).map_err(|error| format!("{error}."))
                });
            let done = written.map(|(data, saved)| {
                let observations = counted(data.observations as u64, "observation", "observations");
                let compared = compared_with(scorecard);
                let done =
                    format!("Exported {observations}, compared with {compared}, to {}.", path.display());
                let sentences: Vec<&str> = std::iter::once(done.as_str()).chain(saved.remarks).collect();
                sentences.join(" ")
            });
            super::jobs::JobDone::Exported(Exported { path, done })
        });
    }

    /// Says how it ended, and where nothing was written asks whether it should go elsewhere.
    pub(super) fn was_exported(&mut self, Exported { path, done }: Exported) {
        match done {
            Ok(sentences) => self.notify(sentences),
            Err(sentence) if self.state.over.asking.is_some() => {
                self.notify_until_closed(format!("{} was not written. {sentence}", path.display()));
            }
            Err(sentence) => self.ask(Question::NotExported { path, sentence }),
        }
    }
}
