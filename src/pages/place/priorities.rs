//! National and local priorities of one place, side by side, each with its status and where it stands.

use crate::analysis::target::in_force;
use crate::analysis::{Analysis, PriorityStanding, RollUp, balance};
use crate::charts::Mark;
use crate::charts::spark::Sparkline;
use crate::model::{AreaId, Indicator, IndicatorId, PriorityLevel, Scorecard};
use crate::pages::common::spark;
use crate::words::date;
use crate::words::number;
use crate::words::{balance_sentence, gap_sentences, priority_status_words};

/// Both halves.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityColumns {
    /// How many go the right way, in one sentence.
    pub subtitle: String,
    /// Set for the whole country.
    pub national: Vec<PriorityItem>,
    /// Set by the system or the place.
    pub local: Vec<PriorityItem>,
    /// The roll-up both ways.
    pub balances: [BalanceBar; 2],
    /// What local priorities lack, one sentence for each kind of gap.
    pub gaps: Vec<String>,
}

/// One roll-up of all priorities of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct BalanceBar {
    /// How the priorities are weighted.
    pub name: &'static str,
    /// Shares going right, neither, mixed, wrong and unknown, adding up to 1 where there is any priority.
    pub shares: [f64; 5],
    /// The same in words.
    pub words: String,
}

/// One priority at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityItem {
    /// Title.
    pub title: String,
    /// Who set it, for local ones: the system or the place.
    pub owner: Option<String>,
    /// How it stands, in a few words.
    pub status: &'static str,
    /// The figure behind it: `Smoking 10.8% in 2024, target 5% by 2030`.
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
            format!("{}{owner}: {}. {}", item.title, item.status, item.figure)
        }));
        said.extend(self.balances.iter().map(|bar| format!("{}: {}", bar.name, bar.words)));
        said.extend(self.gaps.iter().cloned());
        said
    }
}

/// The priorities that hold at a place. Those with figures come first; the order of the file otherwise stays.
pub(super) fn columns(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> PriorityColumns {
    let balance = balance(scorecard, analysis, place);
    let half = |standings: &[PriorityStanding]| -> Vec<PriorityItem> {
        let item = |standing: &PriorityStanding| item(scorecard, analysis, standing, place);
        let mut items: Vec<PriorityItem> = standings.iter().map(item).collect();
        items.sort_by_key(|item| item.spark.is_none());
        items
    };
    PriorityColumns {
        subtitle: balance_sentence(&balance),
        national: half(&balance.national),
        local: half(&balance.local),
        balances: [
            balance_bar("Weighted as in the file", &balance.as_weighted),
            balance_bar("National half, local half", &balance.as_halves),
        ],
        gaps: gap_sentences(scorecard, &balance),
    }
}

fn balance_bar(name: &'static str, roll_up: &RollUp) -> BalanceBar {
    let shares = [roll_up.right, roll_up.neither, roll_up.mixed, roll_up.wrong, roll_up.unknown];
    let names = ["the right way", "unchanged or similar", "mixed", "the wrong way", "not judged"];
    let parts = shares.iter().zip(names).filter(|(share, _)| **share > 0.0);
    let words: Vec<String> = parts.map(|(share, name)| format!("{:.0}% {name}", share * 100.0)).collect();
    BalanceBar { name, shares, words: words.join(", ") }
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
    let has_figure = |id: &&IndicatorId| analysis.get(**id, None, place).is_some_and(|j| j.latest.is_some());
    let targeted = priority.targets.iter().map(|target| &target.indicator);
    let measured = targeted.chain(&priority.indicators).find(has_figure).copied();
    let figure = match (measured, priority.indicators.first()) {
        (Some(id), _) => figure(scorecard, analysis, id, place),
        (None, Some(id)) => format!("{}: no local figure", scorecard.indicator(*id).short),
        (None, None) => "No indicator named yet".to_owned(),
    };
    let target = measured.and_then(|id| in_force(scorecard, id, place));
    let target = target.map(|found| found.target(scorecard).value);
    PriorityItem {
        title: priority.title.clone(),
        owner,
        status: priority_status_words(standing.status, standing.basis),
        figure,
        mark: standing.mark().map_or(Mark::None, Mark::Verdict),
        indicator: measured.or_else(|| priority.indicators.first().copied()),
        spark: measured.and_then(|id| spark(scorecard, id, place, None, target)),
    }
}

fn figure(scorecard: &Scorecard, analysis: &Analysis, id: IndicatorId, place: AreaId) -> String {
    let indicator = scorecard.indicator(id);
    let Some(latest) = analysis.get(id, None, place).and_then(|judgement| judgement.latest) else {
        return String::new();
    };
    let percent = percent(indicator);
    let value = number::value(indicator, latest.value);
    let now = format!("{} {value}{percent} in {}", indicator.short, latest.period);
    match in_force(scorecard, id, place).map(|found| found.target(scorecard)) {
        Some(target) => {
            let by = target.by.as_ref().map(|by| format!(" by {}", date::in_words(by))).unwrap_or_default();
            format!("{now}, target {}{percent}{by}", number::plain(indicator, target.value))
        }
        None => now,
    }
}

fn percent(indicator: &Indicator) -> &'static str {
    if indicator.measure.is_percentage() { "%" } else { "" }
}
