//! What the page says: which indicator, what it finds, and the cards or the table.

use super::chosen_card::ChosenCard;
use super::footprint_card::FootprintCard;
use super::list_card::ListCard;
use super::map_card::MapCard;
use super::scene::Scene;
use super::spread_card::{GradientCard, SpreadCard};
use super::table::AreaTable;
use crate::analysis::{Analysis, Neighbourhoods, OwnFootprint, measured_in_neighbourhoods, most_to_say};
use crate::model::{AreaId, AreaKind, IndicatorId, Scorecard};
use crate::pages::View;
use crate::words::{date, local_sentence, local_tests, local_title, number};

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct NeighbourhoodsPage {
    /// The place, or the system.
    pub area: AreaId,
    /// What matters most.
    pub title: String,
    /// The area itself, then its neighbourhoods.
    pub sentence: String,
    /// When, and how it was tested.
    pub subtitle: String,
    /// The indicators that are measured in neighbourhoods here.
    pub indicators: Vec<(IndicatorId, String)>,
    /// The one that is looked at.
    pub indicator: Option<IndicatorId>,
    /// That the one that was asked for is not measured in neighbourhoods here, so that another is looked at.
    pub instead: Option<String>,
    /// The place and the system with how many neighbourhoods they have, each with whether it is the whole system.
    pub scopes: Vec<(bool, String)>,
    /// Where each neighbourhood lies, by area.
    pub lies: Vec<Lies>,
    /// The own footprints, with what they are made of.
    pub footprints: Vec<OwnFootprint>,
    pub body: Body,
}

/// What fills the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Cards(Box<Cards>),
    Table(AreaTable),
    /// Why there is nothing to be shown; what can be done about it the sentence of the page says too.
    Nothing(String),
}

/// The cards in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Cards {
    pub map: MapCard,
    pub spread: SpreadCard,
    pub list: ListCard,
    pub footprints: Option<FootprintCard>,
    pub gradient: GradientCard,
    pub chosen: Option<ChosenCard>,
}

/// What is known of a neighbourhood besides its figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lies {
    pub area: AreaId,
    /// The place that it lies in.
    pub place: Option<AreaId>,
    /// Its tenth of deprivation.
    pub tenth: Option<u8>,
}

impl NeighbourhoodsPage {
    /// Where a neighbourhood lies.
    pub fn lies(&self, area: AreaId) -> Option<Lies> {
        let at = self.lies.binary_search_by_key(&area, |one| one.area).ok()?;
        self.lies.get(at).copied()
    }

    /// Everything it says, in the order of reading.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone(), self.sentence.clone(), self.subtitle.clone()];
        match &self.body {
            Body::Cards(cards) => {
                said.extend(cards.map.sentences());
                said.extend(cards.spread.sentences());
                said.extend(cards.list.sentences());
                said.extend(cards.footprints.iter().flat_map(FootprintCard::sentences));
                said.extend(cards.gradient.sentences());
                said.extend(cards.chosen.iter().flat_map(ChosenCard::sentences));
            }
            Body::Table(table) => said.extend(table.sentences()),
            Body::Nothing(_) => {}
        }
        said.retain(|sentence| !sentence.is_empty());
        said
    }
}

/// The page of a place or of the system; `None` where no place is in focus.
pub fn neighbourhoods_page(
    scorecard: &Scorecard,
    analysis: &Analysis,
    view: &View,
) -> Option<NeighbourhoodsPage> {
    let area = area_of(scorecard, view)?;
    let neighbourhoods = Neighbourhoods::of(scorecard);
    let measured = measured_in_neighbourhoods(scorecard, &neighbourhoods, area);
    let of = (measured.as_slice(), area);
    let Chosen { chosen, lacking } = Chosen::of((scorecard, analysis), &neighbourhoods, of, view.indicator);
    let instead = lacking.map(|id| {
        let (indicator, area) = (&scorecard.indicator(id).short, &scorecard.area(area).name);
        format!("{indicator}: no figures for the neighbourhoods of {area}")
    });
    let scopes = scopes(scorecard, &neighbourhoods, view.place);
    let Some(id) = chosen else {
        let (title, [why, way]) = nothing(scorecard, &neighbourhoods, area);
        return Some(NeighbourhoodsPage {
            area,
            title,
            sentence: format!("{why} {way}"),
            subtitle: String::new(),
            indicators: Vec::new(),
            indicator: None,
            instead,
            scopes,
            lies: Vec::new(),
            footprints: Vec::new(),
            body: Body::Nothing(why),
        });
    };
    let scene = Scene::of(scorecard, analysis, &neighbourhoods, (id, area));
    let list = ListCard::of(&scene);
    let period = scene.period.map(date::period_in_words);
    let parts = period.into_iter().chain([local_tests(scorecard, &scene.local)]);
    let measured = measured.into_iter().map(|id| (id, scorecard.indicator(id).name.clone()));
    let told = local_sentence(scorecard, &scene.local, list.share);
    Some(NeighbourhoodsPage {
        area,
        title: local_title(scorecard, &scene.local),
        sentence: match &instead {
            Some(instead) => {
                let shown = &scorecard.indicator(id).short;
                format!("{instead}; {shown} is shown instead. {told}").trim_end().to_owned()
            }
            None => told,
        },
        subtitle: parts.collect::<Vec<_>>().join(" · "),
        indicators: measured.collect(),
        indicator: Some(id),
        instead,
        scopes,
        lies: lies(&scene),
        footprints: scene.footprints.clone(),
        body: if view.map.table {
            Body::Table(AreaTable::of(&scene, view.map.order))
        } else {
            Body::Cards(Box::new(Cards {
                map: MapCard::of(&scene, view.map),
                spread: SpreadCard::of(&scene),
                footprints: FootprintCard::of(&scene),
                gradient: GradientCard::of(&scene),
                chosen: ChosenCard::of(&scene, view.neighbourhood),
                list,
            }))
        },
    })
}

fn area_of(scorecard: &Scorecard, view: &View) -> Option<AreaId> {
    if view.whole_system { Some(scorecard.system()) } else { view.place }
}

/// By which indicator the page is looked at.
struct Chosen {
    /// The one that was asked for; where it is not measured in these neighbourhoods, the one by which there is most to say. `None` where
    /// none is measured.
    chosen: Option<IndicatorId>,
    /// The one that was asked for and is not measured here.
    lacking: Option<IndicatorId>,
}

impl Chosen {
    fn of(
        (scorecard, analysis): (&Scorecard, &Analysis),
        neighbourhoods: &Neighbourhoods,
        (measured, area): (&[IndicatorId], AreaId),
        asked: Option<IndicatorId>,
    ) -> Self {
        match asked {
            Some(id) if measured.contains(&id) => Self { chosen: asked, lacking: None },
            lacking => {
                let chosen = most_to_say(scorecard, analysis, neighbourhoods, (measured, area));
                Self { chosen, lacking }
            }
        }
    }
}

fn lies(scene: &Scene<'_>) -> Vec<Lies> {
    let scorecard = scene.scorecard;
    let place = |area: AreaId| scorecard.place_of(area);
    let lies =
        |&area: &AreaId| Lies { area, place: place(area), tenth: scorecard.area(area).deprivation_decile };
    // One that lies in no place is looked at with that of its first part.
    let footprint = |footprint: &OwnFootprint| {
        let of_parts = || footprint.parts.iter().find_map(|part| place(*part));
        let place = place(footprint.area).or_else(of_parts);
        Lies { area: footprint.area, place, tenth: None }
    };
    let all = scene.all().iter().map(lies);
    let mut found: Vec<Lies> = all.chain(scene.footprints.iter().map(footprint)).collect();
    found.sort_unstable_by_key(|one| one.area);
    found
}

/// The place and the system, where both have neighbourhoods.
fn scopes(
    scorecard: &Scorecard,
    neighbourhoods: &Neighbourhoods,
    place: Option<AreaId>,
) -> Vec<(bool, String)> {
    let both = [(false, place), (true, Some(scorecard.system()))];
    let named = both.into_iter().filter_map(|(whole, area)| {
        let area = area?;
        let count = neighbourhoods.within(area).len();
        let name = &scorecard.area(area).name;
        Some((whole, format!("{name} {}", number::count(count as u64)))).filter(|_| count > 0)
    });
    named.collect()
}

/// That there is nothing, why, and what to do.
fn nothing(scorecard: &Scorecard, neighbourhoods: &Neighbourhoods, area: AreaId) -> (String, [String; 2]) {
    let name = &scorecard.area(area).name;
    let count = neighbourhoods.within(area).len();
    let title = format!("No figures for the neighbourhoods of {name}");
    let add = "Menu › Add data… brings in figures";
    let in_no_place = |area: &AreaId| scorecard.place_of(*area).is_none();
    let loose = scorecard.areas_of_kind(AreaKind::Neighbourhood).filter(in_no_place).count();
    let why_and_way = if count == 0 && loose > 0 {
        let (many, lie) = match loose {
            1 => ("One neighbourhood".to_owned(), "lies"),
            _ => (number::counted(loose as u64, "neighbourhood", "neighbourhoods"), "lie"),
        };
        [
            format!("{many} of this file {lie} in no place, so that none is known to be of {name}."),
            "Menu › Add data… takes a table of areas that says where each lies, by columns code and parent."
                .to_owned(),
        ]
    } else if count == 0 {
        [
            format!("This file has no neighbourhoods of {name}: areas of that kind within it."),
            format!(
                "{add} of neighbourhoods, such as census areas (MSOAs), and asks which place each lies in."
            ),
        ]
    } else {
        let many = number::counted(count as u64, "neighbourhood", "neighbourhoods");
        [format!("This file has {many} of {name} and no figure of any of them."), format!("{add} of them.")]
    };
    (title, why_and_way)
}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
