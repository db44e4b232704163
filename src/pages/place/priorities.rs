//! National and local priorities of one place, side by side, each with its status and where it stands.

use crate::analysis::{Analysis, Balance, Judgement, MovementVerdict, PriorityStanding, Stand, balance};
use crate::charts::Mark;
use crate::charts::spark::Sparkline;
use crate::model::{AreaId, Indicator, IndicatorId, PriorityLevel, Scorecard, Verdict};
use crate::pages::common::spark;
use crate::words::{
    balance_sentence, crowding_sentence, date, gap_sentences, national_count_sentence, number,
    priority_status, stand_words, target_distance, way_words,
};

/// Both halves.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityColumns {
    /// How many stand and move how, in one sentence.
    pub subtitle: String,
    /// Set for the whole country.
    pub national: Vec<PriorityItem>,
    /// Set by the system or the place.
    pub local: Vec<PriorityItem>,
    /// Where they stand and which way they move, with national half and local half and then as the file weighs them.
    pub balances: [BalanceBar; 4],
    /// What the national side takes up and what local priorities lack, one sentence for each.
    pub notes: Vec<String>,
}

/// One bar of all priorities of a place: a square for each, national ones first, as wide as it weighs.
#[derive(Clone, Debug, PartialEq)]
pub struct BalanceBar {
    /// What is shown, and how the priorities are weighted.
    pub name: &'static str,
    /// The squares of the national and of the local side, the worst first.
    pub sides: [Vec<Square>; 2],
    /// The counts in words.
    pub words: String,
}

/// One priority in a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Square {
    /// Its share of the bar.
    pub share: f64,
    /// Better, similar or worse; also improving, steady or worsening. `None` where it is not known.
    pub verdict: Option<Verdict>,
    /// The priority's title.
    pub title: String,
}

/// One priority at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityItem {
    /// Title.
    pub title: String,
    /// Who set it, for local ones: the system or the place.
    pub owner: Option<String>,
    /// How it stands, in a few words.
    pub status: String,
    /// The figure behind it, with the distance to a target in force.
    pub figure: String,
    /// The shape for its status.
    pub mark: Mark,
    /// The indicator to look at.
    pub indicator: Option<IndicatorId>,
    /// Its line.
    pub spark: Option<Sparkline>,
}

impl PriorityColumns {
    /// Everything they say.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.subtitle.clone()];
        said.extend(self.national.iter().chain(&self.local).map(|item| {
            let owner = item.owner.as_ref().map(|owner| format!(" ({owner})")).unwrap_or_default();
            let figure = Some(format!(". {}", item.figure)).filter(|_| !item.figure.is_empty());
            format!("{}{owner}: {}{}", item.title, item.status, figure.unwrap_or_default())
        }));
        said.extend(self.balances.iter().map(|bar| format!("{}: {}", bar.name, bar.words)));
        said.extend(self.notes.iter().cloned());
        said
    }
}

/// The priorities that hold at a place: those with figures first, the worst of them first; the order of the file
/// otherwise stays.
pub(super) fn columns(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> PriorityColumns {
    let balance = balance(scorecard, analysis, place);
    let half = |standings: &[PriorityStanding]| -> Vec<PriorityItem> {
        let mut standings: Vec<&PriorityStanding> = standings.iter().collect();
        standings.sort_by_key(|standing| (!standing.is_measured(), rank(standing.mark)));
        standings.into_iter().map(|standing| item(scorecard, analysis, standing, place)).collect()
    };
    let mut notes =
        vec![national_count_sentence(scorecard, &balance), crowding_sentence(scorecard, &balance)];
    notes.extend(gap_sentences(scorecard, &balance));
    PriorityColumns {
        subtitle: balance_sentence(scorecard, &balance),
        national: half(&balance.national),
        local: half(&balance.local),
        balances: bars(scorecard, &balance),
        notes,
    }
}

/// The worst first.
fn rank(verdict: Option<Verdict>) -> u8 {
    match verdict {
        Some(Verdict::Worse) => 0,
        Some(Verdict::Similar) => 1,
        Some(Verdict::Better) => 3,
        _ => 2,
    }
}

fn bars(scorecard: &Scorecard, balance: &Balance) -> [BalanceBar; 4] {
    let side = |standings: &[PriorityStanding], shown: Shown, weight: Weight| {
        let mut squares: Vec<Square> = standings
            .iter()
            .map(|standing| Square {
                share: weight(standing),
                verdict: shown(standing),
                title: scorecard.priority(standing.priority).title.clone(),
            })
            .collect();
        squares.sort_by_key(|square| rank(square.verdict));
        squares
    };
    let (national, local) = (&balance.national_share.priorities, &balance.local_share.priorities);
    let both = |national: String, local: String| {
        let named =
            [("National", national), ("Local", local)].into_iter().filter(|(_, words)| !words.is_empty());
        named.map(|(side, words)| format!("{side}: {words}")).collect::<Vec<_>>().join(" · ")
    };
    let stand = both(stand_words(&national.stand), stand_words(&local.stand));
    let way = both(way_words(&national.way), way_words(&local.way));
    let bar = |name, shown: Shown, weight: Weight, words: &str| BalanceBar {
        name,
        sides: [side(&balance.national, shown, weight), side(&balance.local, shown, weight)],
        words: words.to_owned(),
    };
    let half: Weight = |standing| standing.half_weight;
    let weight: Weight = |standing| standing.weight;
    [
        bar("Where they stand, national half and local half", of_stand, half, &stand),
        bar("Which way they move, national half and local half", of_way, half, &way),
        bar("Where they stand, as the file weighs them", of_stand, weight, &stand),
        bar("Which way they move, as the file weighs them", of_way, weight, &way),
    ]
}

/// What a priority weighs in a bar.
type Weight = fn(&PriorityStanding) -> f64;

/// What a square shows of a priority.
type Shown = fn(&PriorityStanding) -> Option<Verdict>;

fn of_stand(standing: &PriorityStanding) -> Option<Verdict> {
    match standing.stand {
        Stand::Worse => Some(Verdict::Worse),
        Stand::Similar => Some(Verdict::Similar),
        Stand::Better => Some(Verdict::Better),
        Stand::NotCompared => None,
    }
}

fn of_way(standing: &PriorityStanding) -> Option<Verdict> {
    match standing.way {
        MovementVerdict::Worsening => Some(Verdict::Worse),
        MovementVerdict::Steady => Some(Verdict::Similar),
        MovementVerdict::Improving => Some(Verdict::Better),
        MovementVerdict::Unknown => None,
    }
}

fn item(
    scorecard: &Scorecard,
    analysis: &Analysis,
    standing: &PriorityStanding,
    place: AreaId,
) -> PriorityItem {
    let priority = scorecard.priority(standing.priority);
    let owner = match priority.level {
        PriorityLevel::National => None,
        PriorityLevel::System | PriorityLevel::Place => Some(scorecard.area(priority.area).name.clone()),
    };
    let judgement = |id: IndicatorId| analysis.get(id, None, place).filter(|found| found.latest.is_some());
    let targeted = priority.targets.iter().map(|target| target.indicator);
    let measured = targeted.chain(priority.indicators.iter().copied()).find_map(judgement);
    let figure = match (measured, priority.indicators.first()) {
        (Some(judgement), _) => figure(scorecard, judgement),
        (None, Some(id)) => format!("{}: no local figure", scorecard.indicator(*id).short),
        (None, None) => String::new(),
    };
    let target = measured.and_then(Judgement::target_in_force).map(|target| target.value);
    let measured = measured.map(|judgement| judgement.indicator);
    PriorityItem {
        title: priority.title.clone(),
        owner,
        status: priority_status(scorecard, analysis, place, standing),
        figure,
        mark: standing.mark.map_or(Mark::None, Mark::Verdict),
        indicator: measured.or_else(|| priority.indicators.first().copied()),
        spark: measured.and_then(|id| spark(scorecard, id, place, None, target)),
    }
}

/// The figure with the distance to its target: `Smoking 10.8% in 2024: 5.8 points to go by 2030, …`.
fn figure(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let indicator = scorecard.indicator(judgement.indicator);
    let Some(latest) = judgement.latest else { return String::new() };
    let percent = percent(indicator);
    let value = number::value(indicator, latest.value);
    let now = format!("{} {value}{percent} in {}", indicator.short, date::period_in_words(latest.period));
    let Some(held) = judgement.target_in_force() else { return now };
    if let Some(distance) = target_distance(scorecard, held, judgement.latest) {
        return format!("{now}: {distance}");
    }
    let by = held.target.target(scorecard).by.as_ref();
    let by = by.map(|by| format!(" by {}", date::in_words(by))).unwrap_or_default();
    format!("{now}, target {}{percent}{by}", number::plain(indicator, held.value))
}

fn percent(indicator: &Indicator) -> &'static str {
    if indicator.measure.is_percentage() { "%" } else { "" }
}
