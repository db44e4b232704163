//! A chart or a page as a picture that stands alone: drawn by the functions that draw the window, with a line below that says of
//! which scorecard and edition it is.

use super::svg::{Picture, svg};
use crate::pages::{Commands, Given, IndicatorBody, Outline, Page, PageContext, indicator_page, masthead};
use crate::widgets;
use crate::widgets::paper::{Drawn, Press};
use crate::widgets::tokens::{ThemeChoice, Tokens, VerdictColours, space};
use egui::{Color32, Pos2, Rect, Ui, UiBuilder, Vec2};

/// How wide a picture is, in points: what a slide or a page of A4 in landscape has room for.
const WIDTH: f32 = 1120.0;
/// No page is longer.
const LONGEST: f32 = 16_000.0;
const MARGIN: f32 = 20.0;
/// The line that says of which scorecard it is.
const BELOW: f32 = 24.0;

/// In which colours a picture is drawn: light, as it goes on paper, unless another is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    pub theme: ThemeChoice,
    pub colours: VerdictColours,
}

impl Look {
    /// On white.
    pub fn light() -> Self {
        Self::default()
    }

    /// On near black, for a dark slide.
    pub fn dark() -> Self {
        Self { theme: ThemeChoice::Dark, ..Self::default() }
    }

    /// Black on white with strong outlines.
    pub fn high_contrast() -> Self {
        Self { theme: ThemeChoice::HighContrast, ..Self::default() }
    }
}

/// What was drawn, to be written in one format or another.
pub struct Drawing {
    drawn: Drawn,
    /// In points.
    pub size: Vec2,
    ground: Color32,
    /// What it says first.
    pub title: String,
    /// What it says to those who do not see it.
    pub description: String,
}

impl Drawing {
    /// The picture as a document in SVG.
    pub fn svg(&self) -> String {
        svg(&Picture {
            id: "placecard",
            title: &self.title,
            description: &self.description,
            area: Rect::from_min_size(Pos2::ZERO, self.size),
            ground: self.ground,
            shapes: &self.drawn.shapes,
        })
    }
}

/// The chart of the indicator and the area that the view is of.
///
/// # Errors
/// Why there is nothing to draw.
pub fn chart(given: Given<'_>, look: Look) -> Result<Drawing, String> {
    let Given { scorecard, analysis, view, .. } = given;
    let (Some(indicator), Some(area)) = (view.indicator, view.smallest()) else {
        return Err("A chart is of one indicator in one area.".to_owned());
    };
    let content = indicator_page(scorecard, analysis, indicator, area, view);
    if let IndicatorBody::Nothing(why) = &content.body {
        return Err(why.clone());
    }
    let drawing = drawing(given, look, content.title.clone(), |ui, page| content.show_chart(ui, page));
    // Of all that the page says, what the chart itself says.
    let told = drawing.drawn.pictures().first().map(|picture| picture.told.clone());
    Ok(Drawing { description: told.unwrap_or_default(), ..drawing })
}

/// The page that the view is of, as long as it is.
///
/// # Errors
/// That there is nothing on it.
pub fn page(given: Given<'_>, look: Look) -> Result<Drawing, String> {
    let entry = given.view.page.entry();
    let content = (entry.make)(given)
        .filter(|content| !content.sentences().is_empty())
        .ok_or_else(|| format!("The scorecard has nothing for the page {}.", entry.name))?;
    let sentences = content.sentences();
    let title = sentences.first().cloned().unwrap_or_else(|| entry.name.to_owned());
    let drawing = drawing(given, look, title, |ui, page| content.show(ui, page));
    Ok(Drawing { description: sentences.join(" "), ..drawing })
}

/// What the reader looks at: on the page of an indicator its chart, elsewhere the page.
///
/// # Errors
/// Why there is nothing to draw.
pub fn on_screen(given: Given<'_>, look: Look) -> Result<Drawing, String> {
    if given.view.page == Page::Indicator { chart(given, look) } else { page(given, look) }
}

/// What `show` draws, as long as that is, and below it of which scorecard it is.
fn drawing(
    Given { scorecard, analysis, view, .. }: Given<'_>,
    look: Look,
    title: String,
    show: impl Fn(&mut Ui, &PageContext<'_>),
) -> Drawing {
    let tokens = Tokens::of(look.theme, look.colours, false);
    let (outline, commands) = (Outline::of(scorecard), Commands::default());
    let page = PageContext::new(&tokens, view, &outline, &commands).naming(scorecard);
    let of = masthead(scorecard, analysis);
    let press = Press::new(&tokens);
    let draw = |height: f32| {
        let size = Vec2::new(WIDTH, height + BELOW);
        let drawn = press.draw(size, |ui| {
            let inner = Rect::from_min_size(Pos2::ZERO, Vec2::new(WIDTH, height)).shrink(MARGIN);
            ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| show(ui, &page));
            let below =
                Rect::from_min_max(inner.left_bottom(), size.to_pos2()).shrink2(Vec2::new(0.0, space::HALF));
            ui.scope_builder(UiBuilder::new().max_rect(below), |ui| widgets::caption(ui, &tokens, &of));
        });
        (drawn, size)
    };
    let mut height = LONGEST;
    let (mut drawn, mut size) = draw(height);
    // Charts are as high as the sheet lets them, so that the page has to be measured once more on a shorter one.
    for _ in 0..2 {
        let needed = bottom(&drawn, height) + MARGIN;
        if (needed - height).abs() < 0.5 {
            break;
        }
        height = needed;
        (drawn, size) = draw(height);
    }
    Drawing { drawn, size, ground: tokens.page, title, description: String::new() }
}

/// Where what was drawn ends, apart from what fills the whole sheet and what stands below it. On a sheet that is far too long
/// lines of a table go on to its end.
fn bottom(drawn: &Drawn, sheet: f32) -> f32 {
    let most = if sheet == LONGEST { LONGEST / 2.0 } else { sheet - 2.0 * MARGIN };
    let ends = drawn.shapes.iter().filter_map(|clipped| {
        let bounds = clipped.shape.visual_bounding_rect().intersect(clipped.clip_rect);
        let is_within = bounds.is_positive() && bounds.height() < most && bounds.bottom() < sheet;
        is_within.then_some(bounds.bottom())
    });
    ends.fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::model::{Priority, PriorityLevel, Word};
    use crate::pages::View;
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    #[test]
    fn no_name_of_a_file_is_too_long_for_a_page() {
        let mut sample = sample::suspensions();
        let long = |name: &str| format!("{name} {}", "and all that is around it ".repeat(8));
        sample.parts.areas.iter_mut().for_each(|area| area.name = long(&area.name));
        for indicator in &mut sample.parts.indicators {
            (indicator.name, indicator.short) = (long(&indicator.name), long(&indicator.short));
        }
        for level in [PriorityLevel::National, PriorityLevel::Place] {
            sample.parts.priorities.push(Priority {
                id: level.as_str().to_owned(),
                title: long(level.as_str()),
                level,
                area: BURY,
                indicators: vec![SUSPENSIONS],
                weight: 1.0,
                ..Priority::default()
            });
        }
        let scorecard = sample.build();
        let analysis = Analysis::of(&scorecard);
        for of_page in Page::ALL.iter().filter(|page| **page != Page::WhatChanged) {
            let view = View { place: Some(BURY), indicator: Some(SUSPENSIONS), ..View::default() };
            let view = view.at_page(*of_page);
            let drawn = page(Given::of(&scorecard, &analysis, &view), Look::light());
            assert!(drawn.is_ok_and(|drawn| drawn.svg().contains("</svg>")), "{of_page:?}");
        }
    }
}
