//! What a room is shown of the page: how many figures stand and move how, then which, what is worse and gets worse first.

use super::content::ScorecardPage;
use super::look_first::{LookFirstBox, LookFirstItem};
use crate::analysis::AttentionBox;
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
        // The title counts what is worse and gets worse, or where there is none of it all that is worse, which comes first.
        let held = |of: &[AttentionBox]| -> usize {
            self.boxes.iter().filter(|held| of.contains(&held.of)).map(|held| held.items.len()).sum()
        };
        let worst = held(&[AttentionBox::WorseWorsening]);
        let counted = if worst > 0 { worst } else { held(&AttentionBox::WORSE) };
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
            counted,
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
            widgets::caption(ui, page.tokens, &squares.words(fill));
            ui.add_space(space::ONE);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::model::AreaId;
    use crate::pages::{TableView, View, scorecard_page};
    use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, Sample};

    fn page(figures: &[(AreaId, &[f64])], place: Option<AreaId>) -> ScorecardPage {
        let series = |(area, values): &(AreaId, &[f64])| {
            let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
            sample::with_limits(sample::series(SUSPENSIONS, None, *area, &values), 0.2)
        };
        let scorecard = figures.iter().map(series).fold(Sample::new(), Sample::with_series).build();
        let view = View { table: TableView { place, ..TableView::default() }, ..View::default() };
        scorecard_page(&scorecard, &Analysis::of(&scorecard), &view)
    }

    #[test]
    fn a_square_says_what_was_found_of_the_figures_that_there_are() {
        let page = page(&[(ENGLAND, &[11.3]), (BURY, &[11.2])], Some(BURY));
        assert_eq!(page.squares.words(SquareFill::Between), "no clear difference", "it was compared");
        assert!(page.title.starts_with("Bury: "), "{}", page.title);
    }

    #[test]
    fn a_slide_counts_what_its_title_counts() {
        let figures: [(AreaId, &[f64]); 3] = [
            (ENGLAND, &[10.0, 10.1, 9.9, 10.1, 10.0, 10.0, 10.1, 9.9]),
            (BURY, &[13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0]),
            (BOLTON, &[14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0]),
        ];
        let page = page(&figures, None);
        let slide = page.for_board();
        assert_eq!((slide.counted, slide.lines.len()), (1, 2), "{}", slide.title);
    }
}
