//! Draws all other indicators as dense rows, strand by strand, in two columns where there is room.

use super::rows_view::{ARROW, MARK, dense, signs};
use super::{FigureRow, Filter, Others, StrandRows};
use crate::charts;
use crate::pages::PageContext;
use crate::pages::legend::{self, TableSigns};
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, Pressable, RowName, fonts, paragraph, reading};
use egui::{Align2, Id, Rect, Sense, Stroke, Ui, Vec2, pos2};

/// From so wide a card two columns stand in it.
const TWO_COLUMNS_FROM: f32 = 820.0;
const ROW_HEIGHT: f32 = 26.0;
/// The line that names a strand, with what is above it.
const HEAD_HEIGHT: f32 = 40.0;
/// Below its words.
const UNDER_HEAD: f32 = 4.5;
const SPARK: f32 = 76.0;
const VALUE: f32 = 62.0;
/// A strand goes on in the next column with no fewer rows than these on either side.
const LEAST_APART: usize = 4;

/// A line of a column.
#[derive(Clone, Copy)]
enum Line<'a> {
    Head(&'a StrandRows, bool),
    Row(&'a FigureRow),
}

impl Line<'_> {
    fn height(self) -> f32 {
        match self {
            Line::Head(..) => HEAD_HEIGHT,
            Line::Row(_) => ROW_HEIGHT,
        }
    }
}

/// The card of all other indicators.
pub(super) fn show(ui: &mut Ui, others: &Others, page: &PageContext<'_>) {
    let filter_id = Id::unique("which other indicators of a place");
    let filter = ui.data(|data| data.get_temp::<Filter>(filter_id)).unwrap_or_default();
    widgets::row_of_choices(ui, |ui| {
        widgets::card_title(ui, page.tokens, "Other indicators, worst first");
        ui.add_space(space::ONE);
        let filters = Filter::ALL.into_iter().map(|filter| (filter, filter.name(others), None));
        if let Some(chosen) = widgets::tabs(ui, page.tokens, ("Which are shown", filter), filters) {
            ui.data_mut(|data| data.insert_temp(filter_id, chosen));
        }
    });
    let rows = others.strands.iter().flat_map(|strand| &strand.rows).filter(|row| filter.keeps(row));
    legend::of_table(ui, page, &TableSigns::of(rows.map(|row| (row.mark, row.arrow))));
    widgets::caption(ui, page.tokens, &others.order);
    let columns = laid_out(others, filter, ui.available_width() >= TWO_COLUMNS_FROM);
    if columns.iter().all(Vec::is_empty) {
        ui.add_space(space::ONE);
        widgets::body(ui, page.tokens, "None of them.");
        return;
    }
    reading::part(ui, egui::Role::List, "Other indicators", |ui| list(ui, &columns, others, page));
}

/// The columns side by side.
fn list(ui: &mut Ui, columns: &[Vec<Line<'_>>], others: &Others, page: &PageContext<'_>) {
    let gap = space::THREE;
    let count = columns.len() as f32;
    let width = (ui.available_width() - gap * (count - 1.0)) / count;
    let height = |lines: &Vec<Line<'_>>| lines.iter().map(|line| line.height()).sum::<f32>();
    let highest = columns.iter().map(height).fold(0.0, f32::max);
    let (area, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), highest), Sense::hover());
    // Screen readers know every row; else only those are drawn that are in sight, and the one that the keyboard comes to.
    let everything = ui.ctx().has_accesskit_node(ui.unique_id());
    let near = ui.clip_rect().expand2(Vec2::new(0.0, 2.0 * HEAD_HEIGHT));
    let id_of = |row: &FigureRow| ui.scope_id().with(("row", row.indicator));
    let rows = columns.iter().flatten().filter_map(|line| match line {
        Line::Row(row) => Some(id_of(row)),
        Line::Head(..) => None,
    });
    let group = Group::of(ui, "other indicators", rows.collect());
    for (at, lines) in columns.iter().enumerate() {
        let left = area.left() + at as f32 * (width + gap);
        let mut top = area.top();
        for line in lines {
            let rect = Rect::from_min_size(pos2(left, top), Vec2::new(width, line.height()));
            top = rect.bottom();
            let shown = everything || near.intersects(rect);
            match line {
                Line::Head(name, goes_on) if shown => head(ui, rect, (name, *goes_on), others, page),
                Line::Row(row) => {
                    let id = id_of(row);
                    if shown || group.is_current(id) {
                        figure_row(ui, (rect, id, group.sense_of(id)), row, page);
                    }
                }
                Line::Head(..) => {}
            }
        }
    }
}

/// The lines of each column, which are about as high as each other.
fn laid_out(others: &Others, filter: Filter, two: bool) -> Vec<Vec<Line<'_>>> {
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(others.count() + others.strands.len());
    for strand in &others.strands {
        let before = lines.len();
        lines.push(Line::Head(strand, false));
        lines.extend(strand.rows.iter().filter(|row| filter.keeps(row)).map(Line::Row));
        if lines.len() == before + 1 {
            lines.pop();
        }
    }
    if !two {
        return vec![lines];
    }
    let whole: f32 = lines.iter().map(|line| line.height()).sum();
    let mut height = 0.0;
    let half = lines.iter().position(|line| {
        height += line.height();
        height >= whole / 2.0
    });
    let Some(half) = half.map(|at| at + 1).filter(|at| *at < lines.len()) else {
        return vec![lines, Vec::new()];
    };
    let is_head = |at: usize| matches!(lines.get(at), Some(Line::Head(..)));
    let start = (0..=half).rev().find(|at| is_head(*at)).unwrap_or(0);
    let end = (half..lines.len()).find(|at| is_head(*at)).unwrap_or(lines.len());
    // Between strands where one begins or ends nearby; else the strand goes on under its own name.
    let (cut, goes_on) = if half - start <= LEAST_APART && start > 0 {
        (start, false)
    } else if end - half < LEAST_APART && end < lines.len() {
        (end, false)
    } else {
        (half, !is_head(half))
    };
    let head = lines[start];
    let mut second = lines.split_off(cut);
    if let (true, Line::Head(strand, _)) = (goes_on, head) {
        second.insert(0, Line::Head(strand, true));
    }
    vec![lines, second]
}

/// From the right: the arrow, the mark, what it is compared with, the value, the line.
fn rights(rect: Rect) -> [f32; 3] {
    let there = rect.right() - ARROW - MARK;
    let here = there - VALUE;
    [here - VALUE - 10.0, here, there]
}

fn head(
    ui: &Ui,
    rect: Rect,
    (strand, goes_on): (&StrandRows, bool),
    others: &Others,
    page: &PageContext<'_>,
) {
    let tokens = page.tokens;
    let id = ui.scope_id().with(("strand", &strand.title, goes_on));
    let response = ui.interact(rect, id, Sense::hover());
    reading::heading(&response, 3, &strand.title);
    if goes_on {
        // The column is another, the list is the same.
        reading::hide(ui.ctx(), response.id);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let base = rect.bottom() - 13.0;
    let [line, here, there] = rights(rect);
    let goes_on_words = if goes_on { ", continued" } else { "" };
    let written = |text: &str, lines: usize| {
        let title = text.split(':').next().filter(|_| goes_on).unwrap_or(text);
        let parts = [
            (title, fonts::semibold_at(size::DENSE), tokens.text),
            (goes_on_words, dense(), tokens.text_weak),
        ];
        paragraph(ui, &parts, line - rect.left(), lines)
    };
    let title = Some(written(&strand.title, 1)).filter(|title| !title.elided);
    if title.is_none() {
        response.hint(&strand.title);
    }
    let title = title.unwrap_or_else(|| written(&strand.short, 2));
    // What is longer than its figures reaches over the room of the signs, or of the line.
    let ends = [
        (here, here, VALUE + 8.0),
        (rect.right().min(there + ARROW + MARK), there, VALUE + ARROW + MARK - 8.0),
    ];
    ui.painter().galley(pos2(rect.left(), rect.bottom() - UNDER_HEAD - title.size().y), title, tokens.text);
    let heads = [(&others.heads[0], fonts::strong()), (&others.heads[1], fonts::small())];
    for ((name, font), (most, right, room)) in heads.into_iter().zip(ends) {
        let shown = widgets::elided_amid(ui, name, &font, tokens.text_weak, room);
        let end = (right - VALUE + 8.0 + shown.size().x).clamp(right, most);
        let at = pos2(end - shown.size().x, base - shown.size().y / 2.0);
        ui.painter().galley(at, shown, tokens.text_weak);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.outline));
}

fn figure_row(ui: &Ui, (rect, id, sense): (Rect, Id, Sense), row: &FigureRow, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let response = widgets::pressable(ui, (rect, id, sense), Pressable::of(&row.described), page.tokens);
    if response.clicked() {
        page.go(page.view.at_trend(row.indicator));
    }
    if ui.is_rect_visible(rect) {
        let [line, here, there] = rights(rect);
        let middle = rect.center().y;
        let weak = tokens.text_weak;
        let name_colour = if row.concern.stale { weak } else { tokens.text };
        let name = RowName {
            name: &row.name,
            font: &fonts::semibold_at(size::SMALL),
            colour: name_colour,
            unit: &row.unit,
            period: &row.period,
            instead: "",
        };
        name.show(ui, rect.left_center(), line - SPARK - rect.left() - 6.0, tokens);
        let spark = Rect::from_min_max(pos2(line - SPARK, rect.top() + 1.0), pos2(line, rect.bottom() - 1.0));
        charts::sparkline(ui.painter(), spark, &row.spark, tokens);
        let put = |right: f32, text: &str, font| {
            ui.painter().text(pos2(right, middle), Align2::RIGHT_CENTER, text, font, name_colour)
        };
        put(here, &row.value, fonts::semibold_at(size::DENSE));
        put(there, &row.benchmark, dense());
        signs(ui, pos2(rect.right(), middle), row.mark, row.arrow, page);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.grid));
    }
    response.hint(&row.described);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::charts::headless::paint;
    use crate::model::Polarity;
    use crate::pages::place::place_page;
    use crate::pages::{Commands, Outline, View};
    use crate::widgets::tokens::Tokens;
    use crate::words::sample::{self, BURY, ENGLAND, Sample};
    use egui::{Event, Key, Modifiers, Pos2, RawInput};
    use std::collections::HashSet;

    const COUNT: usize = 40;

    fn page_of_many() -> crate::pages::PlacePage {
        let mut sample = Sample::new();
        for at in 0..COUNT {
            let mut about = sample::indicator(&format!("i{at}"), &format!("Indicator {at}"));
            about.strand =
                if at < 30 { crate::model::Strand::Outcomes } else { crate::model::Strand::Services };
            about.polarity = Polarity::LowerIsBetter;
            sample = sample.with_indicator(about);
            let id = crate::model::IndicatorId::at(at + 1);
            let value = |area, value: f64| {
                sample::with_limits(sample::series(id, None, area, &[Some(value), Some(value)]), 0.1)
            };
            sample = sample.with_series(value(ENGLAND, 10.0)).with_series(value(BURY, 8.0 + (at % 5) as f64));
        }
        let scorecard = sample.build();
        place_page(&scorecard, &Analysis::of(&scorecard), BURY, None)
    }

    #[test]
    fn two_columns_are_about_as_high_and_nothing_of_them_is_lost() {
        let content = page_of_many();
        let columns = laid_out(&content.others, Filter::All, true);
        let rows = |lines: &[Line<'_>]| lines.iter().filter(|line| matches!(line, Line::Row(_))).count();
        assert_eq!(columns.iter().map(|lines| rows(lines)).sum::<usize>(), COUNT);
        let heights: Vec<f32> =
            columns.iter().map(|lines| lines.iter().map(|line| line.height()).sum()).collect();
        assert!(
            (heights[0] - heights[1]).abs() <= 2.0 * HEAD_HEIGHT + LEAST_APART as f32 * ROW_HEIGHT,
            "{heights:?}"
        );
        let worse = laid_out(&content.others, Filter::Worse, false);
        assert!(rows(&worse[0]) > 0 && rows(&worse[0]) < COUNT);
    }

    #[test]
    fn texts_stand_apart_in_one_column_and_in_two() {
        let content = page_of_many();
        let (tokens, view, outline, commands) =
            (Tokens::light(), View::default(), Outline::default(), Commands::default());
        let page = PageContext::new(&tokens, &view, &outline, &commands);
        for width in [420.0, 620.0, 860.0] {
            let painted = paint(None, |ui| {
                ui.set_max_width(width);
                show(ui, &content.others, &page);
            });
            painted.assert_texts_apart();
        }
    }

    #[test]
    fn the_keyboard_comes_to_every_row_and_brings_it_into_sight() {
        let content = page_of_many();
        let (tokens, view, outline, commands) =
            (Tokens::light(), View::default(), Outline::default(), Commands::default());
        let page = PageContext::new(&tokens, &view, &outline, &commands);
        let screen = Rect { min: Pos2::ZERO, max: pos2(900.0, 600.0) };
        let ctx = egui::Context::default();
        fonts::install(&ctx);
        ctx.add_plugin(crate::widgets::focus::Focus::default());
        let frame = |events: Vec<Event>| {
            let input =
                RawInput { screen_rect: Some(screen), events, predicted_dt: 1.0, ..RawInput::default() };
            let draw = |ui: &mut Ui| {
                egui::ScrollArea::vertical().show(ui, |ui| show(ui, &content.others, &page));
            };
            ctx.run_ui(input, draw).textures_delta.clear();
        };
        let press = |key, modifiers| {
            frame(vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }]);
            // Focus and scrolling take some frames to settle.
            (0..9).for_each(|_| frame(Vec::new()));
            let focused = ctx.memory(egui::Memory::focused).expect("something has the focus");
            let rect = ctx.read_response(focused).expect("it is drawn").rect;
            assert!(screen.contains_rect(rect), "{rect:?}");
            focused
        };
        frame(Vec::new());
        let filter = press(Key::Tab, Modifiers::NONE);
        let mut come_to = HashSet::from([press(Key::Tab, Modifiers::NONE)]);
        for _ in 0..COUNT {
            come_to.insert(press(Key::ArrowDown, Modifiers::NONE));
        }
        assert_eq!(come_to.len(), COUNT, "all rows are one stop");
        assert_eq!(press(Key::Tab, Modifiers::SHIFT), filter);
        assert!(come_to.contains(&press(Key::Tab, Modifiers::NONE)), "it comes back to the rows");
    }
}
