//! Where to look first: how many figures stand and move how, those that are worse and get worse, and the first of the others. It is set so
//! that a system of ten places has it on one page.

use super::super::document::{Align, Block, Figure, Line, Row, Section, Table};
use super::Given;
use super::cover::counted;
use super::pen::{HIGHEST, NARROW, Pen, WHOLE};
use super::shared::{column, heading, lead, list, quiet, sources_of_all};
use crate::analysis::{self, LookFirst};
use crate::charts::stacks::{SquareFill, stacks_chart};
use crate::charts::{self, Mark, Sign};
use crate::pages::{LookFirstBox, LookFirstItem, legend_of_signs, look_first_boxes, spark_beside};
use crate::words::report::look_first_title_of;
use crate::words::{
    FromTo, benchmark_head, compared_with, count_in_words, date, number, sentence_case, though_in_brief,
};
use egui::Vec2;

/// How many of the first box have a row, up to how many more are named below, and how many of each other box are told: no board reads more,
/// and the scorecard has them all.
const MOST: usize = 10;
const NAMED: usize = 12;
const FIRST: usize = 2;
/// Where the cover does not count the figures, its sentence takes the room of so many rows.
const ROWS_OF_COUNTED: usize = 3;
/// The squares are made smaller rather than higher than this, in points of the window.
const SQUARES: f32 = 130.0;

pub(super) fn section(given: Given<'_>, id: &str, pen: &Pen) -> Section {
    let Given { scorecard, analysis, places, .. } = given;
    let found = analysis::look_first_in(scorecard, analysis, places.iter().copied());
    let boxes = look_first_boxes(scorecard, analysis, &found);
    // The cover has counted them.
    let mut blocks: Vec<Block> = (!given.has_cover).then(|| lead(counted(given))).into_iter().collect();
    if found.judged == 0 {
        // Boxes of nothing, one after the other, would say what one line says.
        blocks.push(quiet(boxes[0].empty_on_paper.clone()));
        return named(given, id, &found, blocks);
    }
    blocks.extend(squares(given, pen, (id, &found)));
    let [worst, others @ ..] = &boxes;
    let most = if given.has_cover { MOST } else { MOST - ROWS_OF_COUNTED };
    // What the first box leaves of the page the others have: of two beside each other one more takes three lines.
    let left = most.saturating_sub(worst.items.len());
    let first = FIRST + left / 2;
    blocks.push(heading(2, headed(worst, most)));
    if worst.items.is_empty() {
        blocks.push(quiet(worst.empty_on_paper.clone()));
    } else {
        blocks.push(whole(given, pen, worst, most));
        blocks.extend(rest_by_name(worst, most).map(quiet));
    }
    for pair in others.chunks(2) {
        blocks.push(Block::Columns(pair.iter().map(|held| first_of(held, first, pen)).collect()));
    }
    let shown =
        worst.items.iter().take(most).chain(others.iter().flat_map(|held| held.items.iter().take(first)));
    let shown: Vec<&LookFirstItem> = shown.collect();
    let legend = legend_of_signs(&shown.iter().map(|item| Sign::Mark(item.mark)).collect::<Vec<_>>());
    blocks.extend((!legend.is_empty()).then(|| super::scorecard::key(&legend, pen)));
    blocks.extend(how_to_read(given, &found, &shown).map(quiet));
    named(given, id, &found, blocks)
}

fn named(given: Given<'_>, id: &str, found: &LookFirst, blocks: Vec<Block>) -> Section {
    Section {
        id: id.to_owned(),
        name: "Where to look first".to_owned(),
        title: look_first_title_of(given.scorecard, given.places, found),
        blocks,
        sources: sources_of_all(given.scorecard),
    }
}

/// What a box is of, how many it holds, and where these are more than are shown, how many are. Of how many is said above all boxes.
fn headed(held: &LookFirstBox, most: usize) -> String {
    match held.items.len() {
        _ if held.held == number::MISSING => held.heading(),
        all if all > most => format!("{}: {}, the first {}", held.title, held.held, count_in_words(most)),
        _ => format!("{}: {}", held.title, held.held),
    }
}

/// Those of the first box that have no row, by their names as far as these are few.
fn rest_by_name(held: &LookFirstBox, most: usize) -> Option<String> {
    let rest = held.items.get(most..).filter(|rest| !rest.is_empty())?;
    let count = sentence_case(&count_in_words(rest.len()));
    if rest.len() > NAMED {
        return Some(format!("{count} more are in the table of the scorecard."));
    }
    let named: Vec<String> = rest.iter().map(|item| format!("{} {}", item.place, item.name)).collect();
    Some(format!("{count} more: {}.", named.join("; ")))
}

/// What is in brackets and dashed, and in which order figures stand; nothing where none has a figure beside it.
fn how_to_read(
    Given { scorecard, analysis, .. }: Given<'_>,
    found: &LookFirst,
    shown: &[&LookFirstItem],
) -> Option<String> {
    if shown.iter().all(|item| item.beside.is_empty()) {
        return None;
    }
    // Of one place alone, in a file without the spread among others, there is none to reckon by.
    let has_spread = |item: &analysis::Attention| {
        analysis.get(item.indicator, None, item.area).is_some_and(|judged| judged.spread_width.is_some())
    };
    let order = if found.items.iter().any(has_spread) {
        " First: what lies furthest from it, in units of the spread among areas of its kind."
    } else {
        ""
    };
    Some(format!("In brackets, and dashed in a trend: {}.{order}", compared_with(scorecard)))
}

/// A square for each figure that was judged, and what the squares are.
fn squares(given: Given<'_>, pen: &Pen, (id, found): (&str, &LookFirst)) -> [Block; 2] {
    let chart = stacks_chart(given.scorecard, given.analysis, found);
    let subtitle = chart.legend();
    let id = format!("{id}-squares");
    let titles = ["How many figures stand and move how", &subtitle, &chart.summary];
    let wide = pen.figure(id.clone(), titles, Vec2::new(WHOLE, HIGHEST), |ui| {
        let low = charts::stacks_within(ui, &id, &chart, &pen.tokens, SQUARES);
        low.unwrap_or_else(|| charts::stacks(ui, &id, &chart, &pen.tokens)).rect
    });
    let narrow = pen.figure(format!("{id}-narrow"), titles, Vec2::new(NARROW, HIGHEST), |ui| {
        charts::stacks_narrow(ui, &id, &chart, &pen.tokens).rect
    });
    let figure = Figure { narrow: Some(Box::new(narrow)), ..wide };
    let is_shown =
        |fill: &SquareFill| chart.rows.iter().flat_map(|row| &row.cells).flatten().any(|one| one == fill);
    let shown = SquareFill::ALL.into_iter().filter(is_shown);
    let key = shown.map(|fill| Line::default().and_little(&pen.square(fill)).and(" ").and(chart.words(fill)));
    [Block::Figure(figure), Block::Key(key.collect())]
}

/// A sign before words that say it, and a space.
fn silently(pen: &Pen, sign: Sign) -> Line {
    match sign {
        Sign::Mark(Mark::None) => Line::default(),
        sign => Line::default().and_little(&pen.silent(sign)).and(" "),
    }
}

/// What a box holds, from then to now.
fn whole(given: Given<'_>, pen: &Pen, held: &LookFirstBox, most: usize) -> Block {
    let Given { scorecard, analysis, .. } = given;
    let row = |item: &LookFirstItem| -> Option<Row> {
        let judgement = analysis.get(item.indicator, None, item.area)?;
        let moved = FromTo::of(scorecard, judgement)?;
        let [(from, to), (beside_from, beside_to)] = moved.written();
        let (base, latest) = moved.here;
        let from = match base.zip(from) {
            Some((base, from)) => Line::text(format!("{from} in {} to ", date::period_on_axis(base.period))),
            None => Line::default(),
        };
        let though = though_in_brief(scorecard, judgement);
        let beside = match beside_from {
            Some(before) => format!("{before} to {beside_to}"),
            None => beside_to,
        };
        let spark = spark_beside(scorecard, judgement);
        let unit = if item.unit.is_empty() { String::new() } else { format!(" {}", item.unit) };
        Some(Row::Cells(vec![
            Line::strong(&item.place),
            Line::text(&item.name).and_quiet(unit),
            spark.map_or_else(Line::default, |line| Line::default().and_little(&pen.spark(&line))),
            // What the latest figures and a longer record say against the movement is of the claim, and no detail.
            from.and_strong(to).and(format!(" in {}", date::period_on_axis(latest.period))).and(though),
            Line::text(beside),
            silently(pen, Sign::Mark(item.mark)).and(if matches!(item.mark, Mark::Fifth(_)) {
                "fifth"
            } else {
                "test"
            }),
        ]))
    };
    Block::Table(Table {
        caption: held.heading(),
        shows_caption: false,
        columns: vec![
            column("Place", Align::Start, 5.3),
            column("Figure", Align::Start, 14.5),
            column("Trend", Align::Start, 5.4),
            column("From and to", Align::Start, 14.8),
            column(&benchmark_head(scorecard), Align::Start, 5.6),
            column("Worse by", Align::Start, 4.5),
        ],
        rows: held.items.iter().take(most).filter_map(row).collect(),
    })
}

/// The first of a box.
fn first_of(held: &LookFirstBox, first: usize, pen: &Pen) -> Vec<Block> {
    let mut said = vec![heading(3, headed(held, first))];
    if held.items.is_empty() {
        // Why nothing is known to be worse the first box has said.
        said.extend((held.held != number::MISSING).then(|| quiet(held.empty_on_paper.clone())));
        return said;
    }
    let one = |item: &LookFirstItem| {
        let unit = if item.unit.is_empty() { String::new() } else { format!(" {}", item.unit) };
        let beside = if item.beside.is_empty() { String::new() } else { format!(" ({})", item.beside) };
        silently(pen, Sign::Mark(item.mark))
            .and_strong(&item.place)
            .and(format!(" {}", item.name))
            .and_quiet(format!("{unit}: "))
            .and_strong(&item.here)
            .and(format!("{beside} in {}", item.period))
            .and_quiet(format!("; {}", item.movement))
    };
    said.push(list(held.items.iter().take(first).map(one)));
    said
}
