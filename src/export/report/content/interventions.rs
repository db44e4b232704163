//! What was tried: where, since when, from whom, and what moved before and after, with what is in doubt.

use super::super::document::{Align, Block, Line, Row, Section, Table};
use super::Given;
use super::pen::Pen;
use super::shared::{column, heading, lead, quiet, sources_of};
use crate::model::{IndicatorId, InterventionId};
use crate::pages::{View, interventions_page};
use crate::words::{
    REGRESSION_TO_THE_MEAN, intervention_sentence, start_in_brief, tried_decimals, untold_because,
};

pub(super) fn section(given: Given<'_>, _pen: &Pen) -> Option<Section> {
    let Given { scorecard, analysis, .. } = given;
    let page = interventions_page(scorecard, analysis, &View::default());
    let mut blocks = Vec::new();
    blocks.extend(Some(&page.subtitle).filter(|subtitle| !subtitle.is_empty()).map(lead));
    blocks.extend(page.none.clone().map(quiet));
    let mut aims: Vec<IndicatorId> = Vec::new();
    for group in &page.flow.groups {
        blocks.push(heading(2, &group.name));
        let mut rows = Vec::new();
        for lane in &group.lanes {
            rows.push(Row::Group(Line::strong(&lane.name)));
            for id in &lane.members {
                aims.extend(&scorecard.intervention(*id).aims);
                rows.extend(rows_of(given, *id));
            }
        }
        blocks.push(Block::Table(Table {
            caption: group.name.clone(),
            shows_caption: false,
            columns: vec![
                column("Where and since when", Align::Start, 2.0),
                column("What moved", Align::Start, 5.0),
            ],
            rows,
        }));
    }
    if page.has_starts {
        blocks.push(quiet(REGRESSION_TO_THE_MEAN));
    }
    Some(Section {
        id: "interventions".to_owned(),
        name: "Interventions".to_owned(),
        title: page.title,
        blocks,
        sources: sources_of(scorecard, aims),
    })
}

/// A row for each area in which it began.
fn rows_of(given: Given<'_>, id: InterventionId) -> Vec<Row> {
    let Given { scorecard, analysis, places, .. } = given;
    let tried = scorecard.intervention(id);
    let is_asked = |area: &&crate::model::AreaId| {
        places.contains(area) || !scorecard.places().any(|place| place == **area)
    };
    let row = |area: &crate::model::AreaId| {
        let judged = || analysis.of_intervention(id).iter().filter(|judged| judged.area == *area);
        let told: Vec<String> = judged()
            .filter(|judged| judged.change.is_ok())
            .map(|judged| intervention_sentence(scorecard, judged, tried_decimals(scorecard, judged)))
            .collect();
        let told =
            if told.is_empty() { format!("{}.", untold_because(judged().next())) } else { told.join(" ") };
        Row::Cells(vec![Line::text(start_in_brief(scorecard, tried, *area)), Line::text(told)])
    };
    tried.areas.iter().filter(is_asked).map(row).collect()
}
