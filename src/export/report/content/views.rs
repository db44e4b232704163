//! A saved view of the file as a page: what it says.

use super::super::document::{Block, Section};
use super::Given;
use super::pen::Pen;
use super::shared::{plain, sources_of_all};
use crate::model::AreaKind;
use crate::pages::{self, View};

pub(super) fn section(given: Given<'_>, at: usize, _pen: &Pen) -> Option<Section> {
    let Given { scorecard, analysis, .. } = given;
    let saved = scorecard.views().get(at)?;
    let is_small = |area: &crate::model::AreaId| scorecard.area(*area).kind == AreaKind::Neighbourhood;
    let view = View {
        page: saved.page,
        place: saved
            .area
            .map(|area| scorecard.place_of(area).unwrap_or(area))
            .or_else(|| scorecard.places().next()),
        indicator: saved.indicator.or_else(|| scorecard.indicators().next().map(|(id, _)| id)),
        neighbourhood: saved.area.filter(is_small),
        whole_system: saved.area == Some(scorecard.system()),
        ..View::default()
    };
    let content = (saved.page.entry().make)(pages::Given::of(scorecard, analysis, &view))?;
    let mut said = content.sentences().into_iter();
    let title = said.next().unwrap_or_else(|| saved.name.clone());
    let blocks: Vec<Block> = said.map(plain).collect();
    Some(Section {
        id: format!("view-{}", at + 1),
        name: saved.name.clone(),
        title,
        blocks,
        sources: sources_of_all(scorecard),
    })
}
