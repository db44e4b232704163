//! The courses of the figures that priorities rest on, each with the way to its target.

use super::super::document::{Block, Figure};
use super::pen::Pen;
use super::shared::{heading, plain, quiet, slug};
use crate::charts;
use crate::model::{IndicatorId, Scorecard};
use crate::pages::PrioritiesPage;
use crate::pages::priorities::ChartOf;
use crate::words::list;
use egui::{Rect, Sense, Vec2};

/// The room of a course, in points of the window, and so many beside each other.
const ROOM: Vec2 = Vec2::new(252.0, 92.0);
const ACROSS: usize = 3;

/// How heights in them are to be read.
const OWN_SCALE: &str = "Each has a scale of its own, from its lowest to its highest value: its foot need not be nought, and heights of two \
    of them do not compare.";

/// The courses of a page, each indicator once, with what they show below them.
pub(super) fn of_page(scorecard: &Scorecard, id: &str, page: &PrioritiesPage, pen: &Pen) -> Vec<Block> {
    let of_pairs = page.pairs.iter().flat_map(|pair| &pair.charts);
    let of_others = page.alone.iter().flat_map(|block| &block.items).filter_map(|one| one.chart.as_ref());
    let mut charts: Vec<&ChartOf> = Vec::new();
    for chart in of_pairs.chain(of_others) {
        let known: Vec<IndicatorId> = charts.iter().map(|known| known.indicator).collect();
        if !known.contains(&chart.indicator) {
            charts.push(chart);
        }
    }
    if charts.is_empty() {
        return Vec::new();
    }
    let name = &scorecard.area(page.area).name;
    let mut blocks = vec![heading(2, format!("What they rest on: the figures of {name}"))];
    let key = page.key.as_deref().map(|key| format!("{}. ", key.trim_end_matches('.')));
    blocks.push(quiet(key.unwrap_or_default() + OWN_SCALE));
    for row in charts.chunks(ACROSS) {
        let mut columns: Vec<Vec<Block>> =
            row.iter().map(|chart| course(scorecard, id, chart, pen)).collect();
        columns.resize_with(ACROSS, Vec::new);
        blocks.push(Block::Columns(columns));
    }
    let left = page.pairs.iter().flat_map(|pair| &pair.left);
    let left = left.chain(page.alone.iter().flat_map(|block| &block.items).flat_map(|one| &one.left));
    let mut undrawn: Vec<String> = Vec::new();
    for id in left.filter(|id| charts.iter().all(|chart| chart.indicator != **id)) {
        let name = scorecard.indicator(*id).short.clone();
        if !undrawn.contains(&name) {
            undrawn.push(name);
        }
    }
    blocks.extend((!undrawn.is_empty()).then(|| quiet(format!("They rest also on {}.", list(&undrawn)))));
    blocks
}

fn course(scorecard: &Scorecard, id: &str, chart: &ChartOf, pen: &Pen) -> Vec<Block> {
    let course = &chart.course;
    let id = format!("{id}-course-{}", slug(&scorecard.indicator(chart.indicator).id));
    let told = format!("A line over time. {}", course.summary);
    let subtitle = [course.unit.as_str(), &course.ends].into_iter().filter(|it| !it.is_empty());
    let subtitle = subtitle.collect::<Vec<_>>().join(" · ");
    let figure: Figure = pen.figure(id, [&course.name, &subtitle, &told], ROOM, |ui| {
        let (rect, _): (Rect, _) = ui.allocate_exact_size(ROOM, Sense::hover());
        charts::course(ui.painter(), rect, course, &pen.tokens);
        rect
    });
    std::iter::once(Block::Figure(figure)).chain(chart.told.as_ref().map(plain)).collect()
}
