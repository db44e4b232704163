//! National and local priorities face to face, as their page says it of the system and of each place.

use super::super::document::{Align, Block, Cell, Line, Row, Section, Table};
use super::Given;
use super::pen::Pen;
use super::shared::{column, heading, lead, list, plain, quiet, sources_of};
use crate::charts::{Mark, Sign};
use crate::model::{IndicatorId, PriorityId, PriorityLevel};
use crate::pages::{
    PrioritiesPage, PriorityInPlace, View, legend_of_signs, priorities_in_place, priorities_page,
};
use crate::words::number;
use std::collections::HashMap;

/// So many places have room beside each other.
const ACROSS: usize = 5;

pub(super) fn section(given: Given<'_>, pen: &Pen) -> Option<Section> {
    let Given { scorecard, analysis, places, .. } = given;
    let first = places.first().copied();
    let page = priorities_page(scorecard, analysis, &View { place: None, ..View::default() })?;
    let mut blocks = vec![lead(&page.subtitle)];
    if scorecard.priorities().next().is_none() {
        blocks = vec![quiet("The file has no priorities.")];
    } else {
        blocks.extend(by_place(given, pen));
        blocks.extend(of_system(&page));
    }
    let _ = first;
    let ids = scorecard.priorities().flat_map(|(_, priority)| priority.indicators.iter().copied());
    let ids: Vec<IndicatorId> = ids.collect();
    Some(Section {
        id: "priorities".to_owned(),
        name: "Priorities".to_owned(),
        title: if scorecard.priorities().next().is_none() { "Priorities".to_owned() } else { page.title },
        blocks,
        sources: sources_of(scorecard, ids),
    })
}

/// How every priority stands in each place: the national ones, then the local ones.
fn by_place(given: Given<'_>, pen: &Pen) -> Vec<Block> {
    let Given { scorecard, analysis, places, .. } = given;
    let stands: Vec<HashMap<PriorityId, PriorityInPlace>> = places
        .iter()
        .map(|place| {
            let all = priorities_in_place(scorecard, analysis, *place);
            all.into_iter().map(|one| (one.priority, one)).collect()
        })
        .collect();
    let mut blocks = Vec::new();
    let mut signs: Vec<Sign> = Vec::new();
    let all: Vec<(usize, _)> = places.iter().enumerate().collect();
    let parts = places.len().div_ceil(ACROSS).max(1);
    for part in all.chunks(places.len().div_ceil(parts).max(1)) {
        let names: Vec<&str> = part.iter().map(|(_, place)| scorecard.area(**place).name.as_str()).collect();
        let mut rows = Vec::new();
        for (side, is_national) in [("National", true), ("Local", false)] {
            let of_side = scorecard
                .priorities()
                .filter(|(_, priority)| (priority.level == PriorityLevel::National) == is_national);
            let mut of_side: Vec<Row> = of_side
                .filter(|(id, _)| part.iter().any(|(at, _)| stands[*at].contains_key(id)))
                .map(|(id, priority)| {
                    let cell = |(at, _): &(usize, _)| -> Cell {
                        let Some(one) = stands[*at].get(&id) else { return Line::quiet(number::MISSING) };
                        signs.push(one.sign);
                        match one.sign {
                            Sign::Mark(Mark::None) => Line::text(&one.status),
                            sign => Line::default().and_little(&pen.silent(sign)).and(" ").and(&one.status),
                        }
                    };
                    Row::Cells(
                        std::iter::once(Line::text(&priority.title)).chain(part.iter().map(cell)).collect(),
                    )
                })
                .collect();
            if !of_side.is_empty() {
                rows.push(Row::Group(Line::strong(side)));
                rows.append(&mut of_side);
            }
        }
        let caption = match &names[..] {
            [] => continue,
            [one] => (*one).to_owned(),
            [first, .., last] => format!("{first} to {last}"),
        };
        if rows.is_empty() {
            continue;
        }
        blocks.push(heading(2, format!("How they stand in each place: {caption}")));
        blocks.push(Block::Table(Table {
            caption,
            shows_caption: false,
            columns: std::iter::once(column("Priority", Align::Start, 2.0))
                .chain(names.iter().map(|name| column(name, Align::Start, 1.3)))
                .collect(),
            rows,
        }));
    }
    blocks.push(super::scorecard::key(&legend_of_signs(&signs), pen));
    blocks
}

/// What the page says of the whole system: what is missing, how lists are covered, how they are counted.
fn of_system(page: &PrioritiesPage) -> Vec<Block> {
    let mut blocks = Vec::new();
    for missing in &page.missing {
        blocks.push(heading(3, &missing.head));
        blocks.push(list(missing.items.iter().map(Line::text)));
    }
    for covered in &page.coverage {
        blocks.push(heading(3, &covered.name));
        blocks.push(plain(format!("{}.", covered.told)));
    }
    blocks.extend(page.notes.iter().map(quiet));
    blocks
}
