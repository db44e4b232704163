//! What the page says.

use super::actions::{self, ActionLine};
use super::card::{Cards, ChartOf, PriorityCard};
use super::missing::{Coverage, Missing};
use super::squares::Squares;
use crate::analysis::{Analysis, Pair, PriorityStanding, Tie, balance};
use crate::model::{AreaId, IndicatorId, PriorityId, Scorecard};
use crate::pages::View;
use crate::pages::commentary::Commentary;
use crate::words::{
    COUNTED_BY_THE_WORST, course_key, crowding_sentences, list, national_count_sentence, number,
    priorities_counted, targets_title,
};

/// So many charts stand between a national priority and those beside it, and beside one that stands alone.
const CHARTS_BETWEEN: usize = 2;
const CHARTS_ALONE: usize = 1;

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct PrioritiesPage {
    /// Whose figures it shows.
    pub area: AreaId,
    /// The place and the system, where one can go from the one to the other.
    pub switch: Option<[String; 2]>,
    /// The finding about its targets.
    pub title: String,
    /// How many there are, and with figures.
    pub subtitle: String,
    /// One square for each.
    pub squares: Option<Squares>,
    /// National priorities with those that rest on the same figures.
    pub pairs: Vec<Facing>,
    /// National and local ones that stand alone.
    pub alone: [Block; 2],
    pub missing: Vec<Missing>,
    pub coverage: Vec<Coverage>,
    /// What was decided to be done here for none of these.
    pub actions: Vec<ActionLine>,
    /// What people wrote about the system, which has no page of its own.
    pub commentary: Option<Commentary>,
    /// What each side takes up, and how they are counted.
    pub notes: Vec<String>,
    /// What the charts show.
    pub key: Option<String>,
}

/// A national priority, those that stand beside it, and the figures that all of them rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct Facing {
    pub national: PriorityCard,
    pub charts: Vec<ChartOf>,
    /// Indicators that have no chart here, and what is said of them.
    pub left: Vec<IndicatorId>,
    pub also: Option<String>,
    pub local: Vec<PriorityCard>,
}

/// Priorities of one side that stand alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub head: String,
    pub items: Vec<Alone>,
}

/// A priority with a chart of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Alone {
    pub card: PriorityCard,
    pub chart: Option<ChartOf>,
    /// Indicators that have no chart here, and what is said of them.
    pub left: Vec<IndicatorId>,
    pub also: Option<String>,
}

impl Facing {
    fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.national.sentence()];
        said.extend(self.charts.iter().flat_map(ChartOf::sentences));
        said.extend(self.also.clone());
        said.extend(self.local.iter().map(PriorityCard::sentence));
        said
    }
}

impl ChartOf {
    fn sentences(&self) -> Vec<String> {
        [Some(self.course.summary.clone()), self.told.clone()].into_iter().flatten().collect()
    }
}

impl Block {
    fn sentences(&self) -> Vec<String> {
        let of = |one: &Alone| {
            let chart = one.chart.iter().flat_map(ChartOf::sentences);
            std::iter::once(one.card.sentence()).chain(chart).chain(one.also.clone()).collect::<Vec<_>>()
        };
        let head = Some(self.head.clone()).filter(|_| !self.items.is_empty());
        head.into_iter().chain(self.items.iter().flat_map(of)).collect()
    }
}

impl PrioritiesPage {
    /// Everything it says, in the order of reading.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone(), self.subtitle.clone()];
        said.extend(self.squares.iter().flat_map(Squares::sentences));
        said.extend(self.pairs.iter().flat_map(Facing::sentences));
        let [national, local] = &self.alone;
        said.extend(national.sentences());
        said.extend(self.coverage.iter().flat_map(Coverage::sentences));
        said.extend(local.sentences());
        said.extend(self.missing.iter().flat_map(Missing::sentences));
        said.extend(self.actions.iter().map(ActionLine::sentence));
        said.extend(self.notes.iter().cloned());
        said.extend(self.key.clone());
        said
    }
}

/// The page of a place or of the system.
pub fn priorities_page(scorecard: &Scorecard, analysis: &Analysis, view: &View) -> Option<PrioritiesPage> {
    let system = scorecard.system();
    let area = view.place.filter(|_| !view.whole_system).unwrap_or(system);
    let switch = view.place.filter(|place| *place != system);
    let switch = switch.map(|place| [place, system].map(|area| scorecard.area(area).name.clone()));
    let balance = balance(scorecard, analysis, area);
    let cards = Cards { scorecard, analysis, balance: &balance, today: scorecard.header().published };
    let found = balance.face_to_face(scorecard);
    let has_any = !balance.national.is_empty() || !balance.local.is_empty();
    let mut notes = Vec::new();
    if has_any {
        notes.push(national_count_sentence(scorecard, &balance));
        notes.extend(crowding_sentences(scorecard, &balance));
        notes.push(COUNTED_BY_THE_WORST.to_owned());
    } else {
        notes.push(how_to_have_some().to_owned());
    }
    let heads = [
        ("national priority has no local one beside it", "national priorities have no local one beside them"),
        ("local priority is under no national one", "local priorities are under no national one"),
    ];
    let alone =
        [&found.national, &found.local].into_iter().zip(heads).map(|(standings, (one, several))| Block {
            head: number::counted(standings.len() as u64, one, several),
            items: standings.iter().map(|standing| cards.alone(standing)).collect(),
        });
    let alone: Vec<Block> = alone.collect();
    let is_charted = balance.national.iter().chain(&balance.local).any(PriorityStanding::is_measured);
    let is_on_page = |id: PriorityId| {
        balance.national.iter().chain(&balance.local).any(|standing| standing.priority == id)
    };
    Some(PrioritiesPage {
        area,
        switch,
        title: targets_title(scorecard, analysis, &balance),
        subtitle: priorities_counted(scorecard, &balance),
        squares: cards.squares(),
        pairs: found.pairs.iter().map(|pair| cards.facing(pair)).collect(),
        alone: alone.try_into().ok()?,
        missing: cards.missing(),
        coverage: cards.coverage(),
        actions: actions::others(scorecard, area, is_on_page),
        commentary: (area == system).then(|| Commentary::of_area(scorecard, system)),
        notes,
        key: is_charted.then(|| course_key(scorecard)),
    })
}

/// What can be done where a file has no priorities.
fn how_to_have_some() -> &'static str {
    "Add one with ‘Add…’ above, or open a file that has some."
}

/// Why a local priority stands beside a national one, where the file does not put it there.
fn tie_words(tie: Tie) -> Option<&'static str> {
    match tie {
        Tie::Under => None,
        Tie::SameFigures => Some("Not put under it in the file; it rests on the same figures."),
    }
}

impl Cards<'_> {
    fn facing(&self, pair: &Pair<'_>) -> Facing {
        let (charts, left) = self.charts(pair.all(), CHARTS_BETWEEN);
        let national = self.card(pair.national, None);
        let beside = |(one, tie): &(&PriorityStanding, Tie)| {
            let mut card = self.card(one, tie_words(*tie));
            // What stands with the national one in the same words is told once.
            if card.status == national.status {
                card.status.1.clear();
            }
            card
        };
        let local = pair.local.iter().map(beside).collect();
        Facing { local, national, charts, also: self.also(&left), left }
    }

    fn alone(&self, standing: &PriorityStanding) -> Alone {
        let (charts, left) = self.charts(std::iter::once(standing), CHARTS_ALONE);
        let (card, also) = (self.card(standing, None), self.also(&left));
        Alone { card, chart: charts.into_iter().next(), also, left }
    }

    /// That there is more behind a priority than its charts show.
    fn also(&self, left: &[IndicatorId]) -> Option<String> {
        let names: Vec<String> = left.iter().map(|id| self.scorecard.indicator(*id).short.clone()).collect();
        (!left.is_empty()).then(|| format!("Rests also on {}", list(&names)))
    }
}
