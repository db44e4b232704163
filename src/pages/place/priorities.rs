//! National and local priorities of one place, side by side, each with its status and where it stands.

use crate::analysis::{Analysis, Balance, Judgement, MovementVerdict, PriorityStanding, Stand, balance};
use crate::charts::Mark;
use crate::charts::spark::Sparkline;
use crate::model::{Aim, AreaId, IndicatorId, PriorityLevel, Scorecard, Verdict};
use crate::pages::common::spark;
use crate::words::{
    COUNTED_BY_THE_WORST, ToldAtLength, balance_sentence, compared_with, crowding_sentences, gap_sentence,
    national_count_sentence, priority_lines, priority_meanings, priority_status, stand_words, way_words,
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
    /// Where they stand and which way they move.
    pub balances: [Balanced; 2],
    /// How they are counted, what each side takes up and what local priorities lack, one sentence for each.
    pub notes: Vec<String>,
}

/// All priorities of a place by where they stand or by which way they move.
#[derive(Clone, Debug, PartialEq)]
pub struct Balanced {
    /// What is shown: `Where they stand against England`.
    pub name: String,
    /// The counts in words.
    pub words: String,
    /// With national half and local half, and then as the file weighs them.
    pub bars: [BalanceBar; 2],
}

/// One bar: a square for each priority, national ones first, as wide as it weighs.
#[derive(Clone, Debug, PartialEq)]
pub struct BalanceBar {
    /// How the priorities are weighted.
    pub weights: &'static str,
    /// The squares of the national and of the local side, the worst first.
    pub sides: [Vec<Square>; 2],
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
    /// The shapes for it, where it has one indicator; of several each line has its own.
    pub marks: Vec<Mark>,
    /// The figures behind it, a line or a few for each indicator, with the distance to a target in force.
    pub lines: Vec<PriorityLine>,
    /// What the status of its targets means.
    pub meanings: Vec<String>,
    /// The indicator to look at.
    pub indicator: Option<IndicatorId>,
    /// The line of its only indicator.
    pub spark: Option<Sparkline>,
}

/// One line of a priority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriorityLine {
    /// The shapes for the target and the level of the indicator it begins to tell of.
    pub marks: Vec<Mark>,
    /// What it says.
    pub text: String,
}

impl PriorityColumns {
    /// Everything they say.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.subtitle.clone()];
        said.extend(self.national.iter().chain(&self.local).map(|item| {
            let owner = item.owner.as_ref().map(|owner| format!(" ({owner})")).unwrap_or_default();
            let below = item.lines.iter().map(|line| format!(" {}", line.text));
            format!("{}{owner}: {}.{}", item.title, item.status, below.collect::<String>())
        }));
        said.extend(self.meanings());
        for balanced in self.balances.iter().filter(|balanced| !balanced.words.is_empty()) {
            said.push(format!("{}: {}", balanced.name, balanced.words));
            said.extend(balanced.bars.iter().map(|bar| bar.weights.to_owned()));
        }
        said.extend(self.notes.iter().cloned());
        said
    }

    /// What the statuses of the targets mean, each once.
    fn meanings(&self) -> Vec<String> {
        let mut known: Vec<String> = Vec::new();
        for meaning in self.national.iter().chain(&self.local).flat_map(|item| &item.meanings) {
            if !known.contains(meaning) {
                known.push(meaning.clone());
            }
        }
        known
    }
}

/// The priorities that hold at a place: those with figures first, the worst of them first; the order of the file
/// otherwise stays.
pub(super) fn columns(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> PriorityColumns {
    let balance = balance(scorecard, analysis, place);
    let mut told = ToldAtLength::default();
    let mut half = |standings: &[PriorityStanding]| -> Vec<PriorityItem> {
        let mut standings: Vec<&PriorityStanding> = standings.iter().collect();
        standings.sort_by_key(|standing| (!standing.is_measured(), rank(standing.mark)));
        standings
            .into_iter()
            .map(|standing| item(scorecard, analysis, &balance, standing, &mut told))
            .collect()
    };
    let mut notes = vec![COUNTED_BY_THE_WORST.to_owned(), national_count_sentence(scorecard, &balance)];
    notes.extend(crowding_sentences(scorecard, &balance));
    notes.extend(gap_sentence(&balance));
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

fn bars(scorecard: &Scorecard, balance: &Balance) -> [Balanced; 2] {
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
    let bar = |weights, shown: Shown, weight: Weight| BalanceBar {
        weights,
        sides: [side(&balance.national, shown, weight), side(&balance.local, shown, weight)],
    };
    let both_weights = |shown: Shown| {
        [
            bar("National ones have half of the bar, local ones the other half", shown, |one| {
                one.half_weight
            }),
            bar("Each as wide as its weight in the file", shown, |one| one.weight),
        ]
    };
    let benchmark = compared_with(scorecard);
    [
        Balanced {
            name: format!("Where they stand against {benchmark}"),
            words: both(stand_words(&national.stand), stand_words(&local.stand)),
            bars: both_weights(of_stand),
        },
        Balanced {
            name: "Which way they move".to_owned(),
            words: both(way_words(&national.way), way_words(&local.way)),
            bars: both_weights(of_way),
        },
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
    balance: &Balance,
    standing: &PriorityStanding,
    told: &mut ToldAtLength,
) -> PriorityItem {
    let place = balance.place;
    let priority = scorecard.priority(standing.priority);
    let owner = match priority.level {
        PriorityLevel::National => None,
        PriorityLevel::System | PriorityLevel::Place => Some(scorecard.area(priority.area).name.clone()),
    };
    let judgement = |id: IndicatorId| analysis.get(id, None, place).filter(|found| found.latest.is_some());
    let targeted = priority.targets.iter().map(|target| target.indicator);
    let measured = targeted.chain(priority.indicators.iter().copied()).find_map(judgement);
    let alone = standing.indicators.len() == 1;
    let marks = |id: IndicatorId| match priority.aim {
        Aim::Level => judgement(id).map(|found| marks(scorecard, found)).unwrap_or_default(),
        Aim::Gap => Vec::new(),
    };
    let of_indicators = priority_lines(scorecard, analysis, place, standing, told);
    let mut lines: Vec<PriorityLine> = Vec::new();
    for (one, texts) in standing.indicators.iter().zip(of_indicators) {
        for (at, text) in texts.into_iter().enumerate() {
            let marks = if at == 0 && !alone { marks(one.indicator) } else { Vec::new() };
            lines.push(PriorityLine { marks, text });
        }
    }
    if balance.without_target.contains(&standing.priority) {
        lines.push(PriorityLine { marks: Vec::new(), text: "No target is set for it here.".to_owned() });
    }
    let target = measured.and_then(Judgement::target_in_force).map(|target| target.value);
    let measured = measured.map(|judgement| judgement.indicator);
    PriorityItem {
        title: priority.title.clone(),
        owner,
        status: priority_status(scorecard, analysis, place, standing),
        marks: standing
            .indicators
            .first()
            .filter(|_| alone)
            .map(|one| marks(one.indicator))
            .unwrap_or_default(),
        lines,
        meanings: priority_meanings(scorecard, analysis, place, standing),
        indicator: measured.or_else(|| priority.indicators.first().copied()),
        spark: measured.filter(|_| alone).and_then(|id| spark(scorecard, id, place, None, target)),
    }
}

/// The shape of the target in force, where it has a status, then that of the level.
fn marks(scorecard: &Scorecard, judgement: &Judgement) -> Vec<Mark> {
    let target = judgement.target_in_force().and_then(|target| target.status.verdict()).map(Mark::Target);
    target.into_iter().chain([Mark::of(scorecard, judgement)]).collect()
}
