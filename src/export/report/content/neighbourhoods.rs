//! The neighbourhoods of a place or of the system, as their page shows them: the map, how they are spread, the worst of them, how
//! figures go with deprivation.

use super::super::document::{Align, Block, Line, Row, Table, Tone};
use super::pen::{Pen, WHOLE};
use super::shared::{column, heading, lead, plain, quiet};
use crate::charts;
use crate::charts::map::MapLinked;
use crate::charts::{Mark, Sign};
use crate::pages::neighbourhoods::{Body, Cards, ChosenCard, FootprintCard, ListCard, NeighbourhoodsPage};
use egui::Vec2;

/// The rooms of its charts, in points of the window.
const MAP: f32 = 420.0;
const SPREAD: f32 = 240.0;
const GRADIENT: f32 = 220.0;

/// What the page shows, below its title.
pub(super) fn blocks(id: &str, page: &NeighbourhoodsPage, pen: &Pen) -> Vec<Block> {
    // Paper is no place to bring figures in.
    let sentence = if let Body::Nothing(why) = &page.body { why } else { &page.sentence };
    let mut said: Vec<Block> = Some(sentence).filter(|it| !it.is_empty()).map(lead).into_iter().collect();
    said.extend(Some(&page.subtitle).filter(|it| !it.is_empty()).map(quiet));
    if let Body::Cards(cards) = &page.body {
        said.extend(charted(id, page, cards, pen));
    }
    said
}

fn charted(id: &str, page: &NeighbourhoodsPage, cards: &Cards, pen: &Pen) -> Vec<Block> {
    let Cards { map, spread, list, footprints, gradient, chosen } = cards;
    let tokens = &pen.tokens;
    let looked_at = chosen.as_ref().filter(|one| one.is_chosen).map(|one| one.area);
    let parts = page.footprints.iter().find(|one| Some(one.area) == looked_at);
    let linked =
        MapLinked { chosen: looked_at, lit: parts.map_or(&[], |one| &one.parts), ..MapLinked::default() };
    let mut said = Vec::new();
    match &map.chart {
        Some(chart) => {
            let (id, size) = (format!("{id}-map"), Vec2::new(WHOLE, MAP));
            let told = format!("Map. {}", chart.summary);
            said.push(Block::Figure(pen.figure(id.clone(), [&map.title, "", &told], size, |ui| {
                charts::map(ui, &id, chart, linked, size, tokens).response.rect
            })));
            let entry = |(fill, words): &(charts::map::MapFill, String)| {
                Line::default().and_little(&pen.swatch(*fill)).and(" ").and(words)
            };
            said.push(Block::Key(map.legend.iter().map(entry).collect()));
        }
        None => said.extend(map.without.iter().map(quiet)),
    }
    said.extend(listed(list, pen));
    let (of_spread, size) = (format!("{id}-spread"), Vec2::new(WHOLE, SPREAD));
    let told = format!("Marks along a scale. {}", spread.chart.summary);
    let titles = [spread.title.as_str(), &spread.unit, &told];
    said.push(Block::Figure(pen.figure(of_spread.clone(), titles, size, |ui| {
        charts::swarm(ui, &of_spread, &spread.chart, linked, size, tokens).response.rect
    })));
    said.push(quiet(&spread.foot));
    match &gradient.chart {
        Some(chart) => {
            let (id, size) = (format!("{id}-gradient"), Vec2::new(WHOLE, GRADIENT));
            let told = format!("Lines by tenths of deprivation. {}", chart.summary);
            let titles = [gradient.title.as_str(), &gradient.limits, &told];
            said.push(Block::Figure(pen.figure(id.clone(), titles, size, |ui| {
                charts::gradient_line(ui, &id, chart, None, size, tokens).rect
            })));
        }
        None => said.extend([heading(2, &gradient.title), plain(&gradient.limits)]),
    }
    said.extend(gradient.notes.iter().map(quiet));
    said.extend(footprints.iter().flat_map(FootprintCard::sentences).map(plain));
    said.extend(chosen.iter().filter(|one| one.is_chosen).flat_map(ChosenCard::sentences).map(plain));
    said
}

/// The worst of them, then all of them together.
fn listed(list: &ListCard, pen: &Pen) -> Vec<Block> {
    let mut said = vec![heading(2, &list.title)];
    said.extend(Some(&list.under).filter(|it| !it.is_empty()).map(quiet));
    let cells = |sign: Line, cells: &[String; 4]| {
        let [name, others @ ..] = cells;
        let others = others.iter().map(Line::text);
        Row::Cells(std::iter::once(sign.and_strong(name)).chain(others).collect())
    };
    let rows = list.rows.iter().map(|row| {
        let sign = match row.mark {
            Mark::None => Line::default(),
            mark => Line::default().and_little(&pen.sign(Sign::Mark(mark))).and(" "),
        };
        cells(sign, &row.cells)
    });
    let sums = list.sums.iter().map(|sum| cells(Line::default(), sum));
    let [name, others @ ..] = &list.heads;
    let heads = std::iter::once(column(name, Align::Start, 3.0));
    said.push(Block::Table(Table {
        caption: list.title.clone(),
        shows_caption: false,
        columns: heads.chain(others.iter().map(|head| column(head, Align::End, 1.0))).collect(),
        rows: rows.chain(sums).collect(),
    }));
    said.extend(list.more_by_name.iter().map(quiet));
    said.extend(list.notes.iter().map(|note| Block::Paragraph { text: Line::text(note), tone: Tone::Quiet }));
    said
}
