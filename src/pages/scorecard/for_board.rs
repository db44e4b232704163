//! What a room is shown of the page: how many figures stand and move how, then which, what is worse and gets worse first.

use super::content::ScorecardPage;
use super::look_first::{LookFirstBox, LookFirstItem};
use crate::charts::stacks::{SquareFill, Stacks};
use crate::charts::{self, Arrow, Mark, Sign};
use crate::pages::PageContext;
use crate::pages::board::{Line, SlideOfPage};
use crate::widgets;
use crate::widgets::tokens::{size, space};
use egui::{Rect, Sense, Ui, Vec2};

/// What tells what the squares are, in two lines at most.
const KEY: f32 = 46.0;

impl ScorecardPage {
    pub(super) fn for_board(&self) -> SlideOfPage<'_> {
        let squares = &self.squares;
        let has_any = squares.rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.is_empty());
        let lines = self.boxes.iter().flat_map(|held| held.items.iter().map(|item| line(held, item)));
        SlideOfPage {
            title: self.title.clone(),
            under: self.not_counted_alone.clone(),
            is_compared: true,
            drawing: has_any.then(|| {
                let draw = move |ui: &mut Ui, page: &PageContext<'_>, height: f32| {
                    charts::stacks_within(ui, "squares", squares, page.tokens, height - KEY)?;
                    key(ui, squares, page);
                    Some(0_usize)
                };
                Box::new(draw) as _
            }),
            fits: Some(Box::new(|ui, height| charts::stacks_fit(ui, squares, height - KEY))),
            indicators: self.boxes.iter().flat_map(|held| &held.items).map(|item| item.indicator).collect(),
            lines: lines.collect(),
            ..SlideOfPage::default()
        }
    }
}

fn line(held: &LookFirstBox, item: &LookFirstItem) -> Line {
    let strong = format!("{} · {}:", item.place, item.name);
    let mark = Some(Sign::Mark(item.mark)).filter(|_| item.mark != Mark::None);
    let arrow = Some(Sign::Arrow(item.arrow)).filter(|_| item.arrow != Arrow::None);
    let rest = item.sentence.strip_prefix(&strong).unwrap_or(held.short);
    Line {
        signs: mark.into_iter().chain(arrow).collect(),
        rest: rest.trim().to_owned(),
        strong,
        indicators: vec![item.indicator],
    }
}

/// What the squares that there are say.
fn key(ui: &mut Ui, squares: &Stacks, page: &PageContext<'_>) {
    let is_there =
        |fill: &SquareFill| squares.rows.iter().flat_map(|row| &row.cells).flatten().any(|it| it == fill);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::HALF;
        widgets::caption(ui, page.tokens, &format!("{}:", squares.legend()));
        for fill in SquareFill::ALL.into_iter().filter(is_there) {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(size::SMALL), Sense::hover());
            charts::square(
                ui.painter(),
                Rect::from_center_size(rect.center(), Vec2::splat(9.0)),
                fill,
                page.tokens,
            );
            widgets::caption(ui, page.tokens, fill.words());
            ui.add_space(space::ONE);
        }
    });
}
