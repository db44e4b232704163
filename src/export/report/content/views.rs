//! A saved view of the file as a page of the report: what its page says, with its chart.

use super::super::document::{Block, Figure, Line, Section};
use super::pen::{Pen, WHOLE};
use super::shared::{lead, plain, quiet, sources_of, sources_of_all};
use super::{Given, beside, interventions, look_first, neighbourhoods, place, priorities};
use crate::charts;
use crate::charts::trend::TrendInput;
use crate::model::{AreaId, AreaKind, IndicatorId, PageName, SavedView};
use crate::pages::neighbourhoods::neighbourhoods_page;
use crate::pages::side_by_side::side_by_side_page;
use crate::pages::{self, IndicatorBody, View, indicator_page};
use egui::Vec2;

/// A chart over the whole page, in points of the window.
const HEIGHT: f32 = 380.0;

pub(super) fn section(given: Given<'_>, at: usize, pen: &Pen) -> Option<Section> {
    let Given { scorecard, .. } = given;
    let saved = scorecard.views().get(at)?;
    let id = format!("view-{}", at + 1);
    let place = saved.area.map(|area| scorecard.place_of(area).unwrap_or(area));
    let place = place.filter(|place| scorecard.area(*place).kind == AreaKind::Place);
    let place = place.or_else(|| given.places.first().copied());
    let made = match (saved.page, place) {
        (PageName::Scorecard, _) => look_first::section(given, &id, pen),
        (PageName::Place, Some(place)) => place::section(given, (place, &id), pen),
        (PageName::Priorities, place) => {
            let places: Vec<AreaId> = place.filter(|_| saved.area.is_some()).into_iter().collect();
            let places = if places.is_empty() { given.places } else { &places };
            priorities::section(Given { places, ..given }, &id, pen)
        }
        (PageName::Interventions, _) => interventions::section(given, &id, pen),
        (PageName::Indicator, place) => indicator(given, saved, (&id, place), pen)?,
        _ => shown(given, saved, (&id, place), pen)?,
    };
    Some(Section { name: saved.name.clone(), ..made })
}

/// The trend of an indicator, and what is to be known of it.
fn indicator(
    given: Given<'_>,
    saved: &SavedView,
    (id, place): (&str, Option<AreaId>),
    pen: &Pen,
) -> Option<Section> {
    let Given { scorecard, analysis, .. } = given;
    let of: IndicatorId = saved.indicator.or_else(|| scorecard.indicators().next().map(|(id, _)| id))?;
    let area = saved.area.or(place)?;
    let view = View { indicator: Some(of), place, page: PageName::Indicator, ..View::default() };
    let page = indicator_page(scorecard, analysis, of, area, &view);
    let mut blocks = vec![lead(&page.subtitle)];
    let mut known = vec![page.title.clone(), page.subtitle.clone()];
    match &page.body {
        IndicatorBody::Trend(chart) => {
            let id = format!("{id}-trend");
            let size = Vec2::new(WHOLE, HEIGHT);
            let told = format!("Lines over time. {}", chart.summary);
            let titles = [chart.title.as_str(), &chart.subtitle, &told];
            let figure: Figure = pen.figure(id.clone(), titles, size, |ui| {
                charts::trend(ui, &id, chart, &pen.tokens, size, TrendInput::Fixed).response.rect
            });
            // The heading above says the same.
            let title = if page.title == chart.title { Line::default() } else { figure.title.clone() };
            blocks.push(Block::Figure(Figure { title, ..figure }));
            known.extend(chart.sentences());
        }
        IndicatorBody::Nothing(why) => blocks.push(quiet(why)),
        _ => {}
    }
    let told = pages::Given::of(scorecard, analysis, &view);
    let content = (PageName::Indicator.entry().make)(told)?;
    let said = content.sentences();
    blocks.extend(
        said.iter().filter(|said| !known.iter().any(|known| known.contains(said.as_str()))).map(plain),
    );
    Some(Section {
        id: id.to_owned(),
        name: saved.name.clone(),
        title: page.title,
        blocks,
        sources: sources_of(scorecard, [of]),
    })
}

/// What a page shows: its charts and tables, or where it has none all that it says.
fn shown(
    given: Given<'_>,
    saved: &SavedView,
    (id, place): (&str, Option<AreaId>),
    pen: &Pen,
) -> Option<Section> {
    let Given { scorecard, analysis, .. } = given;
    let is_small = |area: &AreaId| scorecard.area(*area).kind == AreaKind::Neighbourhood;
    let view = View {
        page: saved.page,
        place,
        indicator: saved.indicator,
        neighbourhood: saved.area.filter(is_small),
        whole_system: saved.area == Some(scorecard.system()),
        ..View::default()
    };
    let given = pages::Given::of(scorecard, analysis, &view);
    let drawn = match saved.page {
        PageName::Neighbourhoods => neighbourhoods_page(scorecard, analysis, &view)
            .map(|page| (neighbourhoods::blocks(id, &page, pen), page.title)),
        PageName::SideBySide => side_by_side_page(given).map(|page| (beside::blocks(&page, pen), page.title)),
        _ => None,
    };
    let (blocks, title) = if let Some(drawn) = drawn {
        drawn
    } else {
        let mut said = (saved.page.entry().make)(given)?.sentences().into_iter();
        let title = said.next()?;
        (said.map(plain).collect(), title)
    };
    let sources = match saved.indicator {
        Some(indicator) => sources_of(scorecard, [indicator]),
        None => sources_of_all(scorecard),
    };
    Some(Section { id: id.to_owned(), name: saved.name.clone(), title, blocks, sources })
}
