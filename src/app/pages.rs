//! The content of the page on screen, made on a thread when the view or the scorecard changes. What was there before
//! stays until it is ready.

use super::beside::Opened;
use super::jobs::Jobs;
use super::loaded::{Judgements, Loaded};
use crate::format::Document;
use crate::model::IndicatorId;
use crate::pages::board::Slide;
use crate::pages::{Content, Given, View};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// What there is to show of a page.
#[derive(Debug)]
pub enum Made {
    /// Its content.
    Content(Box<dyn Content>),
    /// The scorecard has nothing for it.
    Nothing,
    /// It could not be made, for this reason.
    Broken(String),
}

/// What is looked at, and what of it fills the screen, where the board does.
type Looked<'a> = (&'a View, Option<&'a Slide>);

/// What content is made of.
#[derive(Clone, Debug)]
struct Wanted {
    view: View,
    /// What of it fills the screen, where the board does.
    slide: Option<Slide>,
    document: Arc<Document>,
    judgements: Arc<Judgements>,
    /// The scorecard that lies open beside.
    beside: Option<Arc<Opened>>,
}

impl Wanted {
    fn new(loaded: &Loaded, beside: Option<&Arc<Opened>>, (view, slide): Looked<'_>) -> Self {
        Self {
            view: view.clone(),
            slide: slide.cloned(),
            document: Arc::clone(&loaded.document),
            judgements: Arc::clone(&loaded.judgements),
            beside: beside.cloned(),
        }
    }

    fn is_of(&self, loaded: &Loaded, beside: Option<&Arc<Opened>>, (view, slide): Looked<'_>) -> bool {
        self.view == *view
            && self.slide.as_ref() == slide
            && Arc::ptr_eq(&self.document, &loaded.document)
            && Arc::ptr_eq(&self.judgements, &loaded.judgements)
            && self.beside.as_ref().map(Arc::as_ptr) == beside.map(Arc::as_ptr)
    }

    fn make(&self) -> Made {
        let (scorecard, analysis) = self.judgements.by(self.view.benchmark, &self.document);
        let written = self.beside.as_ref().map(|beside| beside.written_otherwise(&self.document));
        let written = written.unwrap_or_default();
        let beside = self.beside.as_ref().map(|beside| beside.given(self.view.benchmark, &written));
        let given = Given { scorecard, analysis, view: &self.view, beside };
        let made = match &self.slide {
            Some(slide) => slide.make(given),
            None => (self.view.page.entry().make)(given),
        };
        made.map_or(Made::Nothing, Made::Content)
    }
}

/// Keeps the content of the view it was made for.
#[derive(Debug, Default)]
pub struct Pages {
    made: Option<(Wanted, Made)>,
    coming: Option<(Wanted, Receiver<Result<Made, String>>)>,
}

impl Pages {
    /// Forgets the content: another scorecard is on screen.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Whether the content is that of the view before, because what is wanted is still being made.
    pub fn is_behind(&self) -> bool {
        self.coming.is_some()
    }

    /// Has the content for a view made.
    pub fn prepare(
        &mut self,
        jobs: &Jobs,
        loaded: &Loaded,
        beside: Option<&Arc<Opened>>,
        looked: Looked<'_>,
    ) {
        self.collect(Duration::ZERO);
        let is_there = self.made.as_ref().is_some_and(|(made, _)| made.is_of(loaded, beside, looked));
        // One at a time: of views that are passed through quickly, those in between are never made.
        if !is_there && self.coming.is_none() {
            let wanted = Wanted::new(loaded, beside, looked);
            let work = wanted.clone();
            self.coming = Some((wanted, jobs.ask("making the page", move || work.make())));
            self.collect(jobs.patience);
        }
    }

    /// The content for the view that was asked for; until it is made, that of the view before, if any.
    pub fn content(&self) -> Option<&Made> {
        self.made.as_ref().map(|(_, made)| made)
    }

    /// The indicator that the page of a view chooses itself: of its content, which is made here where it is not there yet.
    pub fn chosen_indicator(&self, loaded: &Loaded, view: &View) -> Option<IndicatorId> {
        let of = |made: &Made| match made {
            Made::Content(content) => content.chosen_indicator(),
            _ => None,
        };
        match &self.made {
            Some((wanted, made)) if wanted.is_of(loaded, wanted.beside.as_ref(), (view, None)) => of(made),
            _ => of(&Wanted::new(loaded, None, (view, None)).make()),
        }
    }

    /// Takes the content that was asked for, waiting for it this long.
    fn collect(&mut self, patience: Duration) {
        let Some((wanted, content)) = &self.coming else { return };
        let made = match content.recv_timeout(patience) {
            Ok(made) => made.unwrap_or_else(Made::Broken),
            Err(RecvTimeoutError::Timeout) => return,
            Err(RecvTimeoutError::Disconnected) => Made::Broken(
                "The machine has no room for another thread, so the page could not be made.".to_owned(),
            ),
        };
        self.made = Some((wanted.clone(), made));
        self.coming = None;
    }
}

#[cfg(test)]
mod tests {
    use super::super::loaded::{Origin, Stages};
    use super::super::settings::LastView;
    use super::*;
    use crate::pages::Page;
    use std::sync::mpsc::{Sender, channel};

    /// Content for this view that is still being made.
    fn slow(pages: &mut Pages, loaded: &Loaded, view: &View) -> Sender<Result<Made, String>> {
        let (sender, receiver) = channel();
        pages.coming = Some((Wanted::new(loaded, None, (view, None)), receiver));
        sender
    }

    fn content<'a>(pages: &'a mut Pages, jobs: &Jobs, loaded: &Loaded, view: &View) -> Option<&'a Made> {
        pages.prepare(jobs, loaded, None, (view, None));
        pages.content()
    }

    #[test]
    fn what_was_there_stays_until_the_new_content_is_made() {
        let loaded = Loaded::read(&Origin::SAMPLE, &Stages::default()).unwrap();
        let (jobs, mut pages) = (Jobs::default(), Pages::default());
        let first = LastView::default().restore(loaded.document.scorecard());
        while !matches!(content(&mut pages, &jobs, &loaded, &first), Some(Made::Content(_))) {}
        let second = first.at_page(Page::Place);
        let made = slow(&mut pages, &loaded, &second);
        assert!(
            matches!(content(&mut pages, &jobs, &loaded, &second), Some(Made::Content(_)))
                && pages.is_behind()
        );
        made.send(Ok(Made::Nothing)).unwrap();
        assert!(
            matches!(content(&mut pages, &jobs, &loaded, &second), Some(Made::Nothing)) && !pages.is_behind()
        );
        let third = first.at_page(Page::Indicator);
        slow(&mut pages, &loaded, &third).send(Err("a fault".to_owned())).unwrap();
        let shown = content(&mut pages, &jobs, &loaded, &third);
        assert!(matches!(shown, Some(Made::Broken(why)) if why == "a fault"), "{shown:?}");
    }
}
