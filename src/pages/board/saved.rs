//! A view that the file keeps, as a slide: one figure, a place, or the main thing of its page.

use super::content::{board_page, told_of_sources};
use super::figure::FigureAlone;
use super::slide_of_page::SlideOfPage;
use super::view::{Below, cut, is_low, titled};
use crate::charts::Sign;
use crate::pages::common::compared_with_in_words;
use crate::pages::registry::Content;
use crate::pages::{Given, Page, PageContext};
use crate::widgets::fonts;
use crate::widgets::tokens::size;
use crate::words::report::sources_line;
use egui::Ui;

/// The slide of a saved view; `None` where the scorecard has nothing for its page.
pub(super) fn slide(name: &str, given: Given<'_>) -> Option<Box<dyn Content>> {
    let Given { scorecard, analysis, view, .. } = given;
    let figure = || match (view.page, view.indicator, view.smallest()) {
        (Page::Indicator, Some(indicator), Some(area)) => {
            FigureAlone::of(scorecard, analysis, (indicator, area), view)
        }
        _ => None,
    };
    let is_place = |place: &crate::model::AreaId| scorecard.places().any(|one| one == *place);
    let place = view.place.filter(|place| view.page == Page::Place && is_place(place));
    let content: Box<dyn Content> = if let Some(figure) = figure() {
        Box::new(figure)
    } else if let Some(place) = place {
        Box::new(board_page(scorecard, analysis, place))
    } else {
        let content = (view.page.entry().make)(given)?;
        let sources = sources_line(scorecard.indicators().map(|(_, indicator)| indicator));
        Box::new(OfPage { content, sources: told_of_sources(&sources) })
    };
    Some(Box::new(Saved { name: name.to_owned(), content }))
}

/// Under its own name.
#[derive(Debug)]
struct Saved {
    name: String,
    content: Box<dyn Content>,
}

impl Content for Saved {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        let large = if is_low(ui) { size::SMALL } else { size::NAME };
        cut(ui, &self.name, (fonts::semibold_at(large), page.tokens.accent_text), 1);
        self.content.show(ui, page);
    }

    fn sentences(&self) -> Vec<String> {
        std::iter::once(self.name.clone()).chain(self.content.sentences()).collect()
    }
}

/// A page as large as a room needs it.
#[derive(Debug)]
struct OfPage {
    content: Box<dyn Content>,
    sources: String,
}

impl Content for OfPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        let slide = self.content.for_board();
        let under =
            if slide.is_compared { compared_with_in_words(page, &slide.under) } else { slide.under.clone() };
        titled(ui, page, (&slide.title, Some(&under)), 2);
        let signs: Vec<Sign> = slide.signs();
        // What shows no figure has no source.
        let is_empty = slide.drawing.is_none() && slide.lines.is_empty();
        let below = Below { signs: &signs, sources: if is_empty { "" } else { &self.sources } };
        let shown = slide.show(ui, page, ui.available_height() - below.height(ui));
        Below { signs: &shown, ..below }.show(ui, page);
    }

    fn sentences(&self) -> Vec<String> {
        let SlideOfPage { title, under, lines, .. } = self.content.for_board();
        let lines = lines.into_iter().map(|line| format!("{} {}", line.strong, line.rest).trim().to_owned());
        [title, under]
            .into_iter()
            .chain(lines)
            .chain([self.sources.clone()])
            .filter(|it| !it.is_empty())
            .collect()
    }
}
