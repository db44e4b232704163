//! What was tried: where, since when, from whom, and what moved before and after, with what is in doubt.

use super::super::document::{Align, Block, Cell, Line, Row, Section, Table};
use super::Given;
use super::pen::{HIGHEST, Pen, WHOLE};
use super::shared::{column, heading, lead, list, quiet, sources_of};
use crate::charts::flow::{Flow, Lane, LaneGroup, flow, flow_key};
use crate::model::{AreaId, IndicatorId, Intervention, InterventionId};
use crate::pages::{Improver, InterventionsPage, View, interventions_of};
use crate::words::{
    MEANS_ARE_ROUNDED, Piece, REGRESSION_TO_THE_MEAN, facts_of_start, measure_told, named_of, number,
    sentence_case, start_in_brief, starts_in_brief, untold_because,
};
use egui::Vec2;
use std::slice;

/// So many of those worth asking are told.
const MOST_ASKED: usize = 12;

/// What was tried, as it is looked at so.
pub(super) fn section(given: Given<'_>, (id, view): (&str, &View), pen: &Pen) -> Section {
    let Given { scorecard, analysis, .. } = given;
    // The places of the report, where it leaves others out; a saved view has its own.
    let chosen = match &view.starts.place {
        Some(place) => slice::from_ref(place),
        None if given.places.len() < scorecard.places().count() => given.places,
        None => &[],
    };
    let page = interventions_of(scorecard, analysis, (view, chosen));
    let mut blocks = Vec::new();
    blocks.extend(Some(&page.subtitle).filter(|subtitle| !subtitle.is_empty()).map(lead));
    // Paper is no place to add anything.
    let is_absent = page.none.is_some() && !page.has_starts;
    blocks.extend(is_absent.then(|| quiet("The file has no interventions.")));
    if page.flow.lanes() > 0 {
        let subtitle = if chosen.is_empty() {
            String::new()
        } else {
            let names = named_of(scorecard, chosen);
            format!("All that started or is planned in {names}, with every place where it did")
        };
        blocks.push(lanes((id, &subtitle), &page, pen));
    }
    for group in &page.flow.groups {
        blocks.extend(table(given, group).into_iter().flatten());
    }
    if page.flow.lanes() > 0 {
        blocks.push(quiet(MEANS_ARE_ROUNDED));
    }
    blocks.extend(worth_asking(&page));
    if !chosen.is_empty() && page.has_starts {
        blocks.push(quiet(format!(
            "Whom other places might ask is left out here, {} among them.",
            named_of(scorecard, chosen)
        )));
    }
    let aims = scorecard.interventions().flat_map(|(_, tried)| tried.aims.iter().copied());
    let aims: Vec<IndicatorId> = aims.collect();
    Section {
        id: id.to_owned(),
        name: "Interventions".to_owned(),
        title: page.title,
        blocks,
        sources: sources_of(scorecard, aims),
    }
}

/// Whom the places of the report might ask, or why there is nobody, as the page says it.
fn worth_asking(page: &InterventionsPage) -> Vec<Block> {
    if !page.has_starts {
        return Vec::new();
    }
    let improvers = &page.asking.improvers;
    let head = heading(2, "Worth asking about");
    if let Some(none) = &page.asking.none {
        return vec![head, quiet(none)];
    }
    let one = |one: &Improver| pieces(Line::strong(format!("{}: ", one.title)), &one.told);
    let more = improvers.len().saturating_sub(MOST_ASKED) as u64;
    let more = (more > 0).then(|| quiet(format!("And {}.", number::counted(more, "more", "more"))));
    let mut said = vec![head, quiet(&page.asking.note)];
    said.push(list(improvers.iter().take(MOST_ASKED).map(one)));
    said.extend(more);
    said.push(quiet(REGRESSION_TO_THE_MEAN));
    said
}

/// What started where along the years; on paper no lane is folded away.
fn lanes((id, subtitle): (&str, &str), page: &InterventionsPage, pen: &Pen) -> Block {
    let groups = page.flow.groups.iter().map(|group| LaneGroup { folded: None, ..group.clone() }).collect();
    let open = Flow { groups, ..page.flow.clone() };
    let id = format!("{id}-lanes");
    let told = open.sentences().join(". ");
    let title = "What started where, and who took it from whom";
    Block::Figure(pen.figure(id.clone(), [title, subtitle, &told], Vec2::new(WHOLE, HIGHEST), |ui| {
        let drawn = ui.scope(|ui| {
            ui.horizontal_wrapped(|ui| flow_key(ui, &open, &pen.tokens));
            flow(ui, &id, &open, &pen.tokens, [None; 3]);
        });
        drawn.response.rect
    }))
}

/// The lanes of a group, each with what moved.
fn table(given: Given<'_>, group: &LaneGroup) -> Option<[Block; 2]> {
    let mut rows = Vec::new();
    for lane in &group.lanes {
        let of_lane: Vec<Row> = lane.members.iter().flat_map(|id| rows_of(given, lane, *id)).collect();
        if !of_lane.is_empty() {
            rows.push(Row::Group(Line::strong(&lane.name)));
            rows.extend(of_lane);
        }
    }
    if rows.is_empty() {
        return None;
    }
    let table = Block::Table(Table {
        caption: group.name.clone(),
        shows_caption: false,
        columns: vec![
            column("Where and since when", Align::Start, 2.0),
            column("What moved", Align::Start, 4.5),
        ],
        rows,
    });
    Some([heading(2, &group.name), table])
}

/// A row for each figure that can be told of a start; places of which nothing can be told for one reason share one.
fn rows_of(given: Given<'_>, lane: &Lane, id: InterventionId) -> Vec<Row> {
    let Given { scorecard, analysis, places, .. } = given;
    let tried = scorecard.intervention(id);
    let is_asked = |area: &&AreaId| places.contains(area) || !scorecard.places().any(|place| place == **area);
    let takes_up =
        |other: &&Intervention| other.adopted_from.as_ref().is_some_and(|from| from.intervention == Some(id));
    let members = lane.members.iter().map(|member| scorecard.intervention(*member));
    let taken_up: Vec<&Intervention> = members.filter(takes_up).collect();
    let facts = Some(facts_of_start(scorecard, tried, &taken_up)).filter(|facts| !facts.is_empty());
    let mut rows = Vec::new();
    let mut untold: Vec<(&'static str, Vec<AreaId>)> = Vec::new();
    for area in tried.areas.iter().filter(is_asked) {
        let judged = || analysis.of_intervention(id).iter().filter(|judged| judged.area == *area);
        let start = start_in_brief(scorecard, tried, *area);
        let measures: Vec<Cell> = judged()
            .filter_map(|judged| {
                let told = measure_told(scorecard, judged)?;
                let title = Line::strong(format!("{}: ", told.title));
                let line = pieces(pieces(title, &told.moved).and(" "), &told.test);
                Some(told.origin.iter().fold(line, |line, origin| pieces(line.and(" "), origin)))
            })
            .collect();
        if measures.is_empty() {
            let why = untold_because(judged().next());
            match untold.iter_mut().find(|(known, _)| *known == why) {
                Some((_, areas)) => areas.push(*area),
                None => untold.push((why, vec![*area])),
            }
        }
        rows.extend(measures.into_iter().map(|told| (start.clone(), told)));
    }
    rows.extend(
        untold
            .into_iter()
            .map(|(why, areas)| (starts_in_brief(scorecard, tried, &areas), Line::text(format!("{why}.")))),
    );
    let row = |(at, (start, told)): (usize, (String, Cell))| {
        let where_ = Line::text(start);
        let facts = facts.as_ref().filter(|_| at == 0);
        Row::Cells(vec![
            match facts {
                Some(facts) => where_.and_quiet(format!(". {}", sentence_case(facts))),
                None => where_,
            },
            told,
        ])
    };
    rows.into_iter().enumerate().map(row).collect()
}

fn pieces(line: Line, pieces: &[Piece]) -> Line {
    pieces.iter().fold(
        line,
        |line, piece| {
            if piece.strong { line.and_strong(&piece.text) } else { line.and(&piece.text) }
        },
    )
}
