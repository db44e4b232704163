//! What the shapes of a page mean, in the shapes themselves.

use super::PageContext;
use crate::charts::{self, Mark};
use crate::model::Verdict;
use crate::widgets;
use crate::widgets::tokens::space;
use egui::{Sense, Ui, Vec2};

/// What an entry needs beside its words, and a letter of these.
const ENTRY_WIDTH: f32 = 25.0;
const LETTER_WIDTH: f32 = 5.8;
/// How far an entry stands from the next, beside what items stand apart anyway.
const BETWEEN: f32 = 3.0;

/// The steps of the comparison, the best first: five with the level of 99.8 % switched on.
fn steps(five: bool) -> Vec<(Mark, &'static str)> {
    let three = [
        (Mark::Verdict(Verdict::Better), "better"),
        (Mark::Verdict(Verdict::Similar), "similar"),
        (Mark::Verdict(Verdict::Worse), "worse"),
    ];
    if !five {
        return three.to_vec();
    }
    let [best, worst] = [(Verdict::Better, "best"), (Verdict::Worse, "worst")]
        .map(|(verdict, word)| (Mark::Strong(verdict), word));
    [best].into_iter().chain(three).chain([worst]).collect()
}

/// The shapes of levels.
fn levels(five: bool) -> Vec<(Mark, &'static str)> {
    let fifth = (Mark::Fifth(4), "fifth, worst to best");
    steps(five).into_iter().chain([fifth]).collect()
}

/// The shapes of targets.
const TARGETS: [(Mark, &str); 3] = [
    (Mark::Target(Verdict::Better), "target met or on track"),
    (Mark::Target(Verdict::Similar), "open"),
    (Mark::Target(Verdict::Worse), "off track or missed"),
];

/// The shapes of levels and the arrows of movements.
pub(super) fn of_table(ui: &mut Ui, page: &PageContext<'_>) {
    let arrows = [(true, "significant trend"), (false, "three steps or more")];
    let levels = levels(page.outline.five_steps);
    if !fits(ui, levels.iter().map(|(_, words)| *words).chain(arrows.map(|(_, words)| words))) {
        return;
    }
    marks(ui, page, &levels);
    for (tested, words) in arrows {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(10.0, 16.0), Sense::hover());
        charts::direction_arrow(ui.painter(), rect.center(), 10.0, 1, tested, page.tokens);
        widgets::caption(ui, page.tokens, words);
        ui.add_space(BETWEEN);
    }
}

/// The shapes of levels and of targets.
pub(super) fn of_place(ui: &mut Ui, page: &PageContext<'_>) {
    let shown: Vec<_> = levels(page.outline.five_steps).into_iter().chain(TARGETS).collect();
    if fits(ui, shown.iter().map(|(_, words)| *words)) {
        marks(ui, page, &shown);
    }
}

/// Whether there is room for all of them: a part of a legend would explain nothing.
fn fits(ui: &mut Ui, words: impl Iterator<Item = &'static str>) -> bool {
    let needed: f32 = words.map(|words| ENTRY_WIDTH + LETTER_WIDTH * words.len() as f32).sum();
    let fits = ui.available_width() >= needed + space::TWO;
    if fits {
        ui.add_space(space::TWO);
        ui.spacing_mut().item_spacing.x = space::HALF;
    }
    fits
}

fn marks(ui: &mut Ui, page: &PageContext<'_>, shown: &[(Mark, &str)]) {
    for (mark, words) in shown {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(14.0, 16.0), Sense::hover());
        charts::mark(ui.painter(), rect.center(), 11.0, *mark, page.tokens);
        widgets::caption(ui, page.tokens, words);
        ui.add_space(BETWEEN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_the_second_level_the_legend_has_five_steps() {
        let words = |five| -> Vec<&str> { steps(five).into_iter().map(|(_, word)| word).collect() };
        assert_eq!(words(false), ["better", "similar", "worse"]);
        assert_eq!(words(true), ["best", "better", "similar", "worse", "worst"]);
    }
}
