//! Where to look first: how many figures stand and move how, those that are worse and get worse, and the first of the others. It is set so
//! that a system of ten places has it on one page.

use super::super::document::{Align, Block, Cell, Figure, Line, Row, Section, Table};
use super::Given;
use super::cover::counted;
use super::pen::{HIGHEST, NARROW, Pen, WHOLE};
use super::shared::{column, heading, lead, quiet, sources_of_all};
use crate::analysis::{self, LookFirst};
use crate::charts::stacks::{SquareFill, stacks_chart};
use crate::charts::{self, Mark, Sign};
use crate::pages::{LookFirstBox, LookFirstItem, legend_of_signs, look_first_boxes, spark_beside};
use crate::words::report::look_first_title_of;
use crate::words::{FromTo, benchmark_head, compared_with, count_in_words, date, number, though_in_brief};
use egui::Vec2;

/// How many of the other boxes are told, and at most of the first: no board reads more, and the scorecard has them all.
const FIRST: usize = 2;
const MOST: usize = 60;
/// The squares are made smaller rather than higher than this, in points of the window.
const SQUARES: f32 = 150.0;

pub(super) fn section(given: Given<'_>, id: &str, pen: &Pen) -> Section {
    let Given { scorecard, analysis, places, .. } = given;
    let found = analysis::look_first_in(scorecard, analysis, places.iter().copied());
    let boxes = look_first_boxes(scorecard, analysis, &found);
    // The cover has counted them.
    let mut blocks: Vec<Block> = (!given.has_cover).then(|| lead(counted(given))).into_iter().collect();
    blocks.extend(squares(given, pen, (id, &found)));
    let [worst, others @ ..] = &boxes;
    blocks.push(heading(2, worst.heading()));
    if worst.items.is_empty() {
        blocks.push(quiet(worst.empty_on_paper.clone()));
    } else {
        let first = match worst.items.len() {
            all if all > MOST => {
                format!("The first {MOST} of {}; the scorecard has the others. ", number::count(all as u64))
            }
            _ => String::new(),
        };
        blocks.push(quiet(format!("{first}In the trend {} is dashed.", compared_with(scorecard))));
        blocks.push(whole(given, pen, worst));
    }
    blocks.push(heading(2, "The first of the others"));
    blocks.push(firsts(given, pen, others));
    let shown =
        worst.items.iter().take(MOST).chain(others.iter().flat_map(|held| held.items.iter().take(FIRST)));
    let legend = legend_of_signs(&shown.map(|item| Sign::Mark(item.mark)).collect::<Vec<_>>());
    blocks.extend((!legend.is_empty()).then(|| super::scorecard::key(&legend, pen)));
    // Of one place alone, in a file without the spread among others, there is none to reckon by.
    let has_spread = |item: &analysis::Attention| {
        analysis.get(item.indicator, None, item.area).is_some_and(|judged| judged.spread_width.is_some())
    };
    let order = if found.items.iter().any(has_spread) {
        format!(
            "First in each: what lies furthest from {}, in units of the spread among areas of its kind.",
            compared_with(scorecard)
        )
    } else {
        String::new()
    };
    blocks.extend((!order.is_empty()).then(|| quiet(order)));
    Section {
        id: id.to_owned(),
        name: "Where to look first".to_owned(),
        title: look_first_title_of(scorecard, places, &found),
        blocks,
        sources: sources_of_all(scorecard),
    }
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
    let key = shown.map(|fill| Line::default().and_little(&pen.square(fill)).and(" ").and(fill.words()));
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
fn whole(given: Given<'_>, pen: &Pen, held: &LookFirstBox) -> Block {
    let Given { scorecard, analysis, .. } = given;
    let row = |item: &LookFirstItem| -> Option<Row> {
        let judgement = analysis.get(item.indicator, None, item.area)?;
        let moved = FromTo::of(scorecard, judgement)?;
        let [(from, to), (beside_from, beside_to)] = moved.written();
        let (base, latest) = moved.here;
        let from = match base.zip(from) {
            Some((base, from)) => {
                Line::text(from).and_quiet(format!(" in {}", date::period_on_axis(base.period)))
            }
            None => Line::quiet(number::MISSING),
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
            from,
            // What the latest figures and a longer record say against the movement is of the claim, and no detail.
            Line::strong(to).and_quiet(format!(" in {}", date::period_on_axis(latest.period))).and(though),
            Line::text(beside),
            silently(pen, Sign::Mark(item.mark)).and(&item.against),
        ]))
    };
    Block::Table(Table {
        caption: held.heading(),
        shows_caption: false,
        columns: vec![
            column("Place", Align::Start, 5.2),
            column("Figure", Align::Start, 11.0),
            column("Trend", Align::Start, 5.2),
            column("From", Align::Start, 6.6),
            column("To", Align::Start, 9.4),
            column(&benchmark_head(scorecard), Align::Start, 5.2),
            column("Level", Align::Start, 7.3),
        ],
        rows: held.items.iter().take(MOST).filter_map(row).collect(),
    })
}

/// The first of the other boxes, one below the other.
fn firsts(given: Given<'_>, pen: &Pen, others: &[LookFirstBox]) -> Block {
    let mut rows = Vec::new();
    for held in others {
        let shown = held.items.len().min(FIRST);
        let more = match held.items.len() {
            // Why nothing is known to be worse the first box has said.
            0 if held.held == number::MISSING => String::new(),
            0 => format!(" {}", held.empty_on_paper),
            all if all > shown => format!(", the first {}", count_in_words(shown)),
            _ => String::new(),
        };
        rows.push(Row::Group(Line::strong(held.heading()).and_quiet(more)));
        rows.extend(held.items.iter().take(FIRST).map(|item| first(item, pen)));
    }
    Block::Table(Table {
        caption: "The first of the others".to_owned(),
        shows_caption: false,
        columns: vec![
            column("Figure", Align::Start, 20.0),
            column("Now", Align::Start, 8.6),
            column(&benchmark_head(given.scorecard), Align::Start, 5.2),
            column("Movement", Align::Start, 16.2),
        ],
        rows,
    })
}

fn first(item: &LookFirstItem, pen: &Pen) -> Row {
    let unit = if item.unit.is_empty() { String::new() } else { format!(" {}", item.unit) };
    let name: Cell = silently(pen, Sign::Mark(item.mark))
        .and_strong(&item.place)
        .and(format!(" {}", item.name))
        .and_quiet(unit);
    let beside = if item.beside.is_empty() { number::MISSING } else { &item.beside };
    Row::Cells(vec![
        name,
        Line::strong(&item.here).and_quiet(format!(" in {}", item.period)),
        Line::text(beside),
        Line::text(&item.movement),
    ])
}
