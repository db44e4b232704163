//! Where to look first: how many figures stand and move how, those that are worse and get worse, and the first of the others.

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
use crate::words::{FromTo, benchmark_head, compared_with, date, number, though_in_brief};
use egui::Vec2;

/// How many of the other boxes are told, and at most of the first: no board reads more, and the scorecard has them all.
const FIRST: usize = 3;
const MOST: usize = 60;

pub(super) fn section(given: Given<'_>, id: &str, pen: &Pen) -> Section {
    let Given { scorecard, analysis, places, .. } = given;
    let found = analysis::look_first_in(scorecard, analysis, places.iter().copied());
    let boxes = look_first_boxes(scorecard, analysis, &found);
    let mut blocks = vec![lead(counted(given))];
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
    for pair in others.chunks(2) {
        blocks.push(Block::Columns(pair.iter().map(|held| first_of(held, pen)).collect()));
    }
    let shown =
        worst.items.iter().take(MOST).chain(others.iter().flat_map(|held| held.items.iter().take(FIRST)));
    let legend = legend_of_signs(&shown.map(|item| Sign::Mark(item.mark)).collect::<Vec<_>>());
    blocks.extend((!legend.is_empty()).then(|| super::scorecard::key(&legend, pen)));
    // Of one place alone, in a file without the spread among others, there is none to reckon by.
    let has_spread = |item: &analysis::Attention| {
        analysis.get(item.indicator, None, item.area).is_some_and(|judged| judged.spread_width.is_some())
    };
    let order = if found.items.iter().any(has_spread) {
        " First: what lies furthest from it, in units of the spread among areas of its kind."
    } else {
        ""
    };
    blocks.push(quiet(format!("In brackets: {}.{order}", compared_with(scorecard))));
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
        charts::stacks(ui, &id, &chart, &pen.tokens).rect
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
            column("Place", Align::Start, 1.6),
            column("Figure", Align::Start, 2.4),
            column("Trend", Align::Start, 1.6),
            column("From", Align::Start, 1.7),
            column("To", Align::Start, 2.9),
            column(&benchmark_head(scorecard), Align::Start, 1.7),
            column("Level", Align::Start, 1.9),
        ],
        rows: held.items.iter().take(MOST).filter_map(row).collect(),
    })
}

/// The first of a box.
fn first_of(held: &LookFirstBox, pen: &Pen) -> Vec<Block> {
    let shown = held.items.len().min(FIRST);
    let mut said = vec![heading(3, held.heading())];
    if shown == 0 {
        // Why nothing is known to be worse the first box has said.
        said.extend((held.held != number::MISSING).then(|| quiet(held.empty_on_paper.clone())));
        return said;
    }
    if shown < held.items.len() {
        said.push(quiet(format!("first {shown} of {}", held.items.len())));
    }
    let row = |item: &LookFirstItem| {
        let unit = if item.unit.is_empty() { String::new() } else { format!("{}, ", item.unit) };
        let name: Cell = silently(pen, Sign::Mark(item.mark))
            .and_strong(&item.place)
            .and(format!(" {} ", item.name))
            .and_quiet(format!("{unit}{}", item.period));
        let beside = if item.beside.is_empty() { String::new() } else { format!(" ({})", item.beside) };
        let name = name.and_quiet(format!("; {}", item.movement));
        Row::Cells(vec![name, Line::strong(&item.here).and(beside)])
    };
    said.push(Block::Table(Table {
        caption: held.heading(),
        shows_caption: false,
        columns: vec![column("Figure", Align::Start, 3.0), column("Now", Align::End, 1.2)],
        rows: held.items.iter().take(FIRST).map(row).collect(),
    }));
    said
}
