//! A view that the file keeps, as a slide: one figure, a place, or the main thing of its page.

use super::content::{board_page_beside, told_of_sources};
use super::figure::FigureAlone;
use super::parts::{Below, Ease, Titled, name_in_a_line};
use super::slide_of_page::{Shown, SlideOfPage};
use crate::model::{IndicatorId, Scorecard};
use crate::pages::common::compared_with_in_words;
use crate::pages::registry::Content;
use crate::pages::{Given, Page, PageContext};
use crate::widgets::fonts;
use crate::widgets::tokens::{size, space};
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
        Box::new(board_page_beside(scorecard, analysis, (place, view.picked())))
    } else {
        let content = (view.page.entry().make)(given)?;
        let sources = sources_of(scorecard, &content.for_board());
        Box::new(OfPage { content, sources })
    };
    Some(Box::new(Saved { name: name.to_owned(), content }))
}

/// No slide has room for more lines than this.
const MOST_LINES: usize = 60;

/// Whose figures are seen, without the drawing of a slide and with it, where none, one, two, … of its lines have room.
fn sources_of(scorecard: &Scorecard, slide: &SlideOfPage<'_>) -> [Vec<String>; 2] {
    let with = |drawn: &[IndicatorId]| {
        let lines = slide.lines.iter().take(MOST_LINES);
        let mut seen = drawn.to_vec();
        let mut sources = vec![sources_of_some(scorecard, &seen)];
        for line in lines {
            let before = seen.len();
            seen.extend(line.indicators.iter().filter(|id| !drawn.contains(id)));
            let same = sources.last().cloned().filter(|_| seen.len() == before);
            sources.push(same.unwrap_or_else(|| sources_of_some(scorecard, &seen)));
        }
        sources
    };
    [with(&[]), with(&slide.indicators)]
}

/// What shows no figure has no source.
fn sources_of_some(scorecard: &Scorecard, shown: &[IndicatorId]) -> String {
    if shown.is_empty() {
        return String::new();
    }
    told_of_sources(&sources_line(shown.iter().map(|id| scorecard.indicator(*id))))
}

/// Under its own name.
#[derive(Debug)]
struct Saved {
    name: String,
    content: Box<dyn Content>,
}

impl Content for Saved {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        // In little room the row above the slide, which has it too, is enough.
        if Ease::of(ui) == Ease::Roomy {
            name_in_a_line(ui, &self.name, (fonts::semibold_at(size::NAME), page.tokens.accent_text));
            // The ring of the headline lies between both.
            ui.add_space(space::HALF);
        }
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
    /// See [`sources_of`].
    sources: [Vec<String>; 2],
}

impl OfPage {
    fn sources(&self, shown: &Shown) -> &str {
        let sources = &self.sources[usize::from(shown.is_drawn)];
        sources.get(shown.lines).or(sources.last()).map_or("", String::as_str)
    }
}

impl Content for OfPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        let (ease, slide) = (Ease::of(ui), self.content.for_board());
        let under =
            if slide.is_compared { compared_with_in_words(page, &slide.under) } else { slide.under.clone() };
        Titled::of(ui, page, (&slide.title, &under), ease).show(ui, (&slide.title, &under));
        let room = ui.available_height();
        let below = |ui: &Ui, slide: &SlideOfPage<'_>, shown: &Shown| {
            Below { signs: &slide.signs(shown), sources: self.sources(shown) }.height(ui)
        };
        let of_all = below(ui, &slide, &slide.all());
        let slide = slide.within(ui, page, room - of_all);
        // What stands below hangs on which lines are seen, and these on the room that it leaves.
        let least = slide.lines_within(ui, page, room - of_all);
        let most = slide.lines_within(ui, page, room - below(ui, &slide, &least));
        let has_room = |shown: &Shown| {
            slide.lines_within(ui, page, room - below(ui, &slide, shown)).lines >= shown.lines
        };
        let between = (least.lines + 1..most.lines).rev().map(|lines| Shown { lines, ..least });
        let shown = std::iter::once(most).chain(between).chain([least]).find(has_room);
        let shown = shown.unwrap_or_else(|| slide.all());
        let below = below(ui, &slide, &shown);
        let shown = slide.show(ui, page, room - below);
        Below { signs: &slide.signs(&shown), sources: self.sources(&shown) }.show(ui, page);
        slide.open(ui, page, &shown);
    }

    fn sentences(&self) -> Vec<String> {
        let SlideOfPage { title, under, lines, .. } = self.content.for_board();
        let lines = lines.into_iter().map(|line| format!("{} {}", line.strong, line.rest).trim().to_owned());
        [title, under]
            .into_iter()
            .chain(lines)
            .chain(self.sources[1].last().cloned())
            .filter(|it| !it.is_empty())
            .collect()
    }
}
