//! Two places side by side, as their page shows them: every figure with the tested difference, priorities, what was tried.

use super::super::document::{Align, Block, Cell, Line, Row, Table};
use super::behind::{Behind, Signs};
use super::pen::Pen;
use super::shared::{column, heading, lead, list, quiet};
use crate::charts::{Mark, Sign};
use crate::model::Verdict;
use crate::pages::legend_of_signs;
use crate::pages::side_by_side::{BesideRow, SideBySidePage};

/// What the page shows, below its title.
pub(super) fn blocks(page: &SideBySidePage, pen: &Pen) -> Vec<Block> {
    let mut said = vec![lead(&page.subtitle)];
    said.extend(Some(&page.chance).filter(|it| !it.is_empty()).map(quiet));
    let [one, other] = &page.names;
    let all = || page.groups.iter().flat_map(|group| &group.rows);
    let behind = [0, 1].map(|at| Behind::of(all().map(|row| signs_of(row, at))));
    let mut rows = Vec::new();
    for group in &page.groups {
        rows.push(Row::Group(Line::strong(group.name)));
        rows.extend(group.rows.iter().map(|row| Row::Cells(figures(row, behind, pen))));
    }
    said.push(Block::Table(Table {
        caption: format!("Every figure of {one} and {other}"),
        shows_caption: false,
        columns: vec![
            column("Indicator", Align::Start, 3.4),
            column(one, Align::End, 1.5),
            column(other, Align::End, 1.5),
            column(&format!("{one} against {other}"), Align::Start, 2.6),
        ],
        rows,
    }));
    let signs = |row: &BesideRow| {
        let of_place = |at: usize| [Sign::Mark(row.marks[at]), Sign::Arrow(row.arrows[at])];
        let compared = Some(Sign::Mark(row.mark)).filter(|_| row.verdict != Verdict::NotCompared);
        of_place(0).into_iter().chain(of_place(1)).chain(compared).collect::<Vec<_>>()
    };
    let legend = legend_of_signs(&all().flat_map(signs).collect::<Vec<_>>());
    said.extend((!legend.is_empty()).then(|| super::scorecard::key(&legend, pen)));
    said.extend(priorities(page, pen));
    for tried in page.tried.iter().filter(|tried| !tried.items.is_empty()) {
        said.push(heading(2, &tried.head));
        said.push(list(tried.items.iter().map(|(_, told)| Line::text(told))));
    }
    said
}

/// The figures of a place stand behind each other with their signs, as in the window.
fn figures(row: &BesideRow, behind: [Behind; 2], pen: &Pen) -> Vec<Cell> {
    let unit: Vec<&str> =
        [&row.unit, &row.period].map(String::as_str).into_iter().filter(|it| !it.is_empty()).collect();
    let value = |at: usize| behind[at].put(Line::strong(&row.values[at]), signs_of(row, at), pen);
    let values = [value(0), value(1)];
    let difference = match row.verdict {
        Verdict::NotCompared => Line::default(),
        // The words beside it say it.
        _ => Line::default().and_little(&pen.silent(Sign::Mark(row.mark))).and(" "),
    };
    let [first, second] = values;
    vec![
        Line::text(&row.name).and_quiet(format!(" {}", unit.join(", "))),
        first,
        second,
        difference.and(&row.difference),
    ]
}

fn signs_of(row: &BesideRow, at: usize) -> Signs {
    (false, row.marks[at], row.arrows[at])
}

/// Those that hold in both with how they stand in each, then those of each alone.
fn priorities(page: &SideBySidePage, pen: &Pen) -> Vec<Block> {
    let [one, other] = &page.names;
    let standing = |(sign, words): &(Sign, String)| match sign {
        Sign::Mark(Mark::None) => Line::text(words),
        sign => Line::default().and_little(&pen.silent(*sign)).and(" ").and(words),
    };
    let mut said = Vec::new();
    if !page.shared.is_empty() {
        said.push(heading(2, format!("Priorities: {}", crate::words::lower_first(page.shared_head))));
        let rows = page.shared.iter().map(|shared| {
            let [here, there] = &shared.here;
            Row::Cells(vec![Line::text(&shared.title), standing(here), standing(there)])
        });
        said.push(Block::Table(Table {
            caption: page.shared_head.to_owned(),
            shows_caption: false,
            columns: vec![
                column("Priority", Align::Start, 2.0),
                column(one, Align::Start, 2.0),
                column(other, Align::Start, 2.0),
            ],
            rows: rows.collect(),
        }));
    }
    if !page.without_figures.is_empty() {
        said.push(quiet(format!("Without figures in either: {}.", page.without_figures.join("; "))));
    }
    for ((head, titles), own) in page.own_heads.iter().zip(&page.own_titles).zip(&page.own) {
        if !own.is_empty() {
            said.push(heading(2, head));
            let line = |(title, own): (&String, &crate::pages::PriorityInPlace)| {
                Line::strong(format!("{title}: ")).and(&own.status)
            };
            said.push(list(titles.iter().zip(own).map(line)));
        }
    }
    said
}
