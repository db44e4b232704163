//! The scorecard that lies open beside the one on screen: read and judged with the same care, looked at, never changed or saved.

use super::chrome::findings::Findings;
use super::handler::Handler;
use super::loaded::{Judged, Judgements, Loaded, Origin};
use super::opening::read;
use super::refused::refused;
use super::state::{Reading, Why};
use super::watch::{News, Watching, watch};
use crate::format::{Document, OpenError, written_otherwise};
use crate::model::{AreaId, Benchmark, Scorecard, Written};
use crate::pages::{Beside, Outline, Page, Spot, View};
use std::sync::Arc;

/// A scorecard beside, shared with the threads that make pages.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Where it comes from.
    pub origin: Origin,
    file: String,
    document: Arc<Document>,
    judgements: Arc<Judgements>,
    /// Its names.
    pub outline: Arc<Outline>,
    /// What became of its file since it was read, in a sentence.
    news: Option<String>,
}

impl Opened {
    fn of(loaded: Loaded) -> Self {
        let Loaded { origin, document, judgements, outline, .. } = loaded;
        Self { file: origin.name(), origin, document, judgements, outline, news: None }
    }

    /// What was seen of a file before; it lies beside that file alone.
    pub(super) fn seen(origin: Origin, judged: Judged) -> Self {
        let Judged { document, judgements, outline } = judged;
        Self { file: origin.name(), origin, document, judgements, outline, news: None }
    }

    /// Whether it is what was seen of a file before, and nothing that the reader chose.
    pub(super) fn is_seen(&self) -> bool {
        matches!(self.origin, Origin::Seen { .. })
    }

    /// Whether it does not lie beside a scorecard from there: it is that one itself, or was seen of another file.
    pub(super) fn is_beside_itself(&self, shown: &Origin) -> bool {
        match &self.origin {
            Origin::Seen { file, .. } => shown.path() != Some(file),
            own => own == shown,
        }
    }

    /// What a page is given of it, compared with the same as the scorecard on screen where the reader chose that.
    pub fn given<'a>(&'a self, benchmark: Option<Benchmark>, written: &'a Written) -> Beside<'a> {
        let (scorecard, analysis) = self.judgements.by(benchmark, &self.document);
        let news = self.news.as_deref();
        Beside { scorecard, analysis, outline: &self.outline, file: &self.file, news, written }
    }

    /// What is written otherwise in what is on screen, beside what its scorecard says.
    pub fn written_otherwise(&self, shown: &Document) -> Written {
        written_otherwise([&self.document, shown], self.document.scorecard() == shown.scorecard())
    }

    /// What it says.
    pub(super) fn text(&self) -> &str {
        self.document.text()
    }

    fn scorecard(&self) -> &Scorecard {
        self.document.scorecard()
    }

    /// Whether it has this place.
    pub fn has(&self, place: AreaId) -> bool {
        self.scorecard().places().any(|known| known == place)
    }
}

/// The scorecard beside, and the watch over its file.
#[derive(Debug)]
pub struct OpenBeside {
    pub opened: Arc<Opened>,
    pub watching: Option<Watching>,
    /// What became of its file, until it is looked into.
    pub news: Option<News>,
}

impl Handler<'_> {
    /// Reads a scorecard to lie beside the one on screen.
    pub(super) fn open_beside(&mut self, origin: Origin) {
        let Some(loaded) = &self.state.loaded else { return };
        if loaded.origin == origin {
            self.notify(format!(
                "{} is the scorecard on screen: its places can be chosen already.",
                origin.name()
            ));
            return;
        }
        if let Some(reading) = self.state.reading.as_ref().filter(|it| !matches!(it.why, Why::Beside)) {
            let name = reading.origin.name();
            self.notify(format!("{name} is still being read. Open another beside it once that is done."));
            return;
        }
        let reading = read(self.jobs, origin, Why::Beside);
        self.begin_reading(reading);
    }

    /// Puts the scorecard that was read beside the one on screen, or says why it did not open.
    pub(super) fn was_read_beside(&mut self, reading: &Reading, result: Result<Box<Loaded>, OpenError>) {
        let again = self.state.beside.as_ref().is_some_and(|beside| beside.opened.origin == reading.origin);
        match result {
            Ok(loaded) if loaded.document.scorecard().places().next().is_none() => {
                self.notify_until_closed(format!(
                    "{} has no places, so that nothing of it can stand beside a place of this scorecard.",
                    loaded.origin.name()
                ));
            }
            Ok(loaded) => self.put_beside(*loaded, again),
            Err(_) if again => self.tell_of_beside(
                "was changed on disk and cannot be opened as it is now; what was read before is shown",
            ),
            Err(error) => {
                let found = refused(&reading.origin, &error, self.state.loaded.as_ref());
                // Trying again would open it in place of what is on screen.
                self.state.over.findings = Some(Findings { refused: None, ..found });
            }
        }
    }

    fn put_beside(&mut self, loaded: Loaded, again: bool) {
        let file = loaded.origin.path().zip(loaded.base.as_ref());
        let file = file.map(|(path, base)| (path.to_owned(), base.stamp));
        let watching = file.map(|(path, stamp)| watch(self.jobs, path, stamp));
        let opened = Arc::new(Opened::of(loaded));
        let first = opened.scorecard().places().next();
        self.lay_beside(OpenBeside { opened: Arc::clone(&opened), watching, news: None }, again);
        let title = &opened.outline.title;
        if again {
            self.notify(format!("{title}, beside, was read again"));
        } else {
            // What was asked for from there is another edition.
            let here = self.state.view.page;
            let page = if here == Page::WhatChanged { here } else { Page::SideBySide };
            self.go(View { of_other: first, ..self.state.view.at_page(page) });
            self.state.spot = Some(Spot::Title);
            self.notify(format!("{title} is open beside. It is only read."));
        }
    }

    /// Lays a scorecard beside in place of another one, or of an older edition of it.
    fn lay_beside(&mut self, beside: OpenBeside, again: bool) {
        let opened = Arc::clone(&beside.opened);
        let first = opened.scorecard().places().next();
        let older = self.state.beside.replace(beside);
        // The same place stands elsewhere in another edition; one of another file is gone.
        let older = older.filter(|_| again);
        self.each_view(|view| {
            let code = older.as_ref().zip(view.of_other);
            let code = code.map(|(older, place)| older.opened.scorecard().area(place).code.as_str());
            let place = code.and_then(|code| opened.scorecard().area_by_code(code));
            let place = place.filter(|place| opened.has(*place));
            view.of_other = place.or(view.of_other.and(first));
        });
        self.tell_in_whose_place();
    }

    /// Lays what was seen of the open file before beside it, and shows what changed.
    pub(super) fn lay_seen_beside(&mut self, opened: Arc<Opened>) {
        self.lay_beside(OpenBeside { opened, watching: None, news: None }, false);
        self.go(self.state.view.at_page(Page::WhatChanged));
        self.state.spot = Some(Spot::Title);
    }

    /// Puts the scorecard beside away.
    pub(super) fn close_beside(&mut self) {
        match self.state.beside.take() {
            Some(closed) => {
                self.each_view(|view| view.of_other = None);
                self.state.spot = Some(Spot::Title);
                self.tell_in_whose_place();
                self.notify(format!("{} was closed", closed.opened.outline.title));
            }
            None => self.notify("No other scorecard is open beside this one.".to_owned()),
        }
    }

    /// Looks into what became of the file beside, once nothing else is being read.
    pub(super) fn look_beside(&mut self) {
        let idle = self.state.reading.is_none();
        let Some(beside) = self.state.beside.as_mut().filter(|_| idle) else { return };
        let origin = beside.opened.origin.clone();
        match beside.news.take() {
            Some(News::Changed) => {
                let reading = read(self.jobs, origin, Why::Beside);
                self.begin_reading(reading);
            }
            Some(News::Gone) => {
                self.tell_of_beside("is no longer there; what was read of it is shown");
            }
            None => {}
        }
    }

    fn tell_of_beside(&mut self, what: &str) {
        if let Some(beside) = &mut self.state.beside {
            let news = Some(format!("{} {what}.", beside.opened.file));
            beside.opened = Arc::new(Opened { news, ..beside.opened.as_ref().clone() });
        }
    }

    /// Changes what is looked at, and what can be gone back or forward to.
    fn each_view(&mut self, change: impl Fn(&mut View)) {
        change(&mut self.state.view);
        self.state.history.each_view(change);
    }
}
