//! The priorities of one place: in brief, the worst first, and each at length with where it stands.

use crate::analysis::{
    Analysis, Balance, Gap, IndicatorStanding, Judgement, PriorityStanding, TargetStatus, balance,
};
use crate::charts::Sign;
use crate::charts::spark::Sparkline;
use crate::charts::{Arrow, Mark};
use crate::model::{Aim, AreaId, IndicatorId, PriorityId, PriorityLevel, Scorecard};
use crate::pages::common::spark;
use crate::words::{
    COUNTED_BY_THE_WORST, PriorityInBrief, ToldAtLength, crowding_sentences, gap_sentence,
    national_count_sentence, priorities_at_length, priorities_title, priority_in_brief, priority_lines,
    priority_meanings, priority_status, way_counts,
};

/// How many priorities are told in brief.
const IN_BRIEF: usize = 5;

/// The priorities of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityColumns {
    /// The finding: how many of those with a target miss it or are off track.
    pub title: String,
    /// The worst, in brief; those that share a target are one.
    pub brief: Vec<BriefPriority>,
    /// How they stand against their targets and against what they are compared with, and how many get better.
    pub subtitle: String,
    /// Set for the whole country, the worst first.
    pub national: Vec<PriorityItem>,
    /// Set by the system or the place, the worst first.
    pub local: Vec<PriorityItem>,
    /// How many of all move which way.
    pub counts: Option<String>,
    /// How they are counted, what each side takes up and what local priorities lack, one sentence for each.
    pub notes: Vec<String>,
}

/// A priority in a line or two.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefPriority {
    /// How it stands, as a sign.
    pub sign: Sign,
    pub title: String,
    /// Whose it is: `National, Greater Manchester`.
    pub whose: String,
    pub brief: PriorityInBrief,
    /// The indicator to look at.
    pub indicator: Option<IndicatorId>,
    /// How it stands in words, for the pointer and for screen readers.
    pub status: String,
}

/// One priority at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityItem {
    /// Which.
    pub id: PriorityId,
    /// How it stands, as a sign.
    pub sign: Sign,
    /// Title.
    pub title: String,
    /// Who set it, for local ones: the system or the place.
    pub owner: Option<String>,
    /// How it stands, in a few words.
    pub status: String,
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
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityLine {
    /// The sign of the indicator that it begins to tell of, where there are several.
    pub sign: Option<Sign>,
    /// What it says.
    pub text: String,
}

impl PriorityColumns {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.national.len() + self.local.len()
    }

    /// Everything they say.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone()];
        said.extend(self.brief.iter().map(BriefPriority::sentence));
        said.extend(self.counts.clone());
        said.extend(Some(self.subtitle.clone()).filter(|subtitle| *subtitle != self.title));
        said.extend(self.national.iter().chain(&self.local).map(|item| {
            let owner = item.owner.as_ref().map(|owner| format!(" ({owner})")).unwrap_or_default();
            let below = item.lines.iter().map(|line| format!(" {}", line.text));
            format!("{}{owner}: {}.{}", item.title, item.status, below.collect::<String>())
        }));
        said.extend(self.meanings());
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

impl BriefPriority {
    /// What it says in one line.
    pub fn sentence(&self) -> String {
        let figure = self.brief.figure.as_ref().map(|figure| format!(" {figure}.")).unwrap_or_default();
        let first = Some(&self.brief.first).filter(|first| !first.is_empty());
        let first = first.map(|first| format!("{first} ")).unwrap_or_default();
        format!("{}:{figure} {} · {first}{}", self.title, self.whose, self.brief.rest)
    }
}

/// The priorities that hold at a place, the worst first; what stands alike keeps the order of the file.
pub(super) fn columns(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> PriorityColumns {
    let balance = balance(scorecard, analysis, place);
    let mut told = ToldAtLength::default();
    let mut half = |standings: &[PriorityStanding]| -> Vec<PriorityItem> {
        worst_first(standings.iter())
            .into_iter()
            .map(|standing| item(scorecard, analysis, &balance, standing, &mut told))
            .collect()
    };
    let mut notes = vec![COUNTED_BY_THE_WORST.to_owned(), national_count_sentence(scorecard, &balance)];
    notes.extend(crowding_sentences(scorecard, &balance));
    notes.extend(gap_sentence(&balance));
    PriorityColumns {
        title: priorities_title(scorecard, &balance),
        brief: brief(scorecard, analysis, &balance),
        subtitle: priorities_at_length(scorecard, &balance),
        national: half(&balance.national),
        local: half(&balance.local),
        counts: way_counts(&balance),
        notes,
    }
}

/// How a priority stands in a place, in the fewest words.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityInPlace {
    pub priority: PriorityId,
    pub sign: Sign,
    /// `Off track`, `2 of 3 getting better`.
    pub status: String,
}

/// How every priority that holds at a place stands there.
pub fn priorities_in_place(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
) -> Vec<PriorityInPlace> {
    let balance = balance(scorecard, analysis, place);
    let all = balance.national.iter().chain(&balance.local);
    let stands = |standing: &PriorityStanding| {
        let told = match &standing.indicators[..] {
            [] | [_] => priority_status(scorecard, analysis, place, standing),
            _ => {
                let brief = priority_in_brief(scorecard, analysis, place, standing);
                // What the sign shows.
                if brief.first.is_empty() { brief.rest } else { brief.first }
            }
        };
        let first = told.split("; ").next().unwrap_or_default().trim_end_matches('.');
        let aim = scorecard.priority(standing.priority).aim;
        PriorityInPlace {
            priority: standing.priority,
            sign: sign(scorecard, analysis, place, standing.worst(), aim),
            status: first.to_owned(),
        }
    };
    all.map(stands).collect()
}

fn worst_first<'a>(standings: impl Iterator<Item = &'a PriorityStanding>) -> Vec<&'a PriorityStanding> {
    let mut all: Vec<&PriorityStanding> = standings.collect();
    all.sort_by_key(|standing| standing.order());
    all
}

/// The worst of both sides; what has the same single indicator with a target is told once, with whose it is.
fn brief(scorecard: &Scorecard, analysis: &Analysis, balance: &Balance) -> Vec<BriefPriority> {
    let mut found: Vec<(Option<IndicatorId>, BriefPriority)> = Vec::new();
    for standing in worst_first(balance.national.iter().chain(&balance.local)) {
        let priority = scorecard.priority(standing.priority);
        let whose = match priority.level {
            PriorityLevel::National => "National".to_owned(),
            PriorityLevel::System | PriorityLevel::Place => scorecard.area(priority.area).name.clone(),
        };
        let target = match &standing.indicators[..] {
            [one] => one.target.filter(|it| *it != TargetStatus::NotCalculated).map(|_| one.indicator),
            _ => None,
        };
        let same = |known: &&mut (Option<IndicatorId>, BriefPriority)| target.is_some() && known.0 == target;
        if let Some((_, known)) = found.iter_mut().find(same) {
            if !known.whose.split(", ").any(|name| name == whose) {
                known.whose = format!("{}, {whose}", known.whose);
            }
            continue;
        }
        found.push((
            target,
            BriefPriority {
                sign: sign(scorecard, analysis, balance.place, standing.worst(), priority.aim),
                title: priority.title.clone(),
                whose,
                brief: priority_in_brief(scorecard, analysis, balance.place, standing),
                indicator: standing.worst().map(|one| one.indicator),
                status: priority_status(scorecard, analysis, balance.place, standing),
            },
        ));
    }
    found.into_iter().map(|(_, brief)| brief).take(IN_BRIEF).collect()
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
    let of_indicators = priority_lines(scorecard, analysis, place, standing, told);
    let mut lines: Vec<PriorityLine> = Vec::new();
    for (one, texts) in standing.indicators.iter().zip(of_indicators) {
        for (at, text) in texts.into_iter().enumerate() {
            let sign = (at == 0 && !alone).then(|| sign(scorecard, analysis, place, Some(one), priority.aim));
            lines.push(PriorityLine { sign, text });
        }
    }
    if balance.without_target.contains(&standing.priority) {
        lines.push(PriorityLine { sign: None, text: "No target is set for it here.".to_owned() });
    }
    let target = measured.and_then(Judgement::target_in_force).map(|target| target.value);
    let measured = measured.map(|judgement| judgement.indicator);
    PriorityItem {
        id: standing.priority,
        sign: sign(scorecard, analysis, place, standing.worst(), priority.aim),
        title: priority.title.clone(),
        owner,
        status: priority_status(scorecard, analysis, place, standing),
        lines,
        meanings: priority_meanings(scorecard, analysis, place, standing),
        indicator: measured.or_else(|| priority.indicators.first().copied()),
        spark: measured.filter(|_| alone).and_then(|id| spark(scorecard, id, place, None, target)),
    }
}

/// The sign of an indicator as a priority sees it: its target where that has a status, else its level; of a gap whether it
/// widens.
fn sign(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    standing: Option<&IndicatorStanding>,
    aim: Aim,
) -> Sign {
    let none = Sign::Mark(Mark::None);
    let Some(one) = standing.filter(|one| one.measured && !one.old) else { return none };
    let Some(judgement) = analysis.get(one.indicator, None, place) else { return none };
    let target = one.target.filter(|status| *status != TargetStatus::NotCalculated);
    match (aim, target) {
        (Aim::Gap, _) => match judgement.movement.gap {
            Some(Gap::Widening) => Sign::Arrow(Arrow::Worse { rising: true }),
            Some(Gap::Narrowing) => Sign::Arrow(Arrow::Better { rising: false }),
            Some(Gap::AsBenchmark) => Sign::Arrow(Arrow::Steady),
            None => none,
        },
        (Aim::Level, Some(status)) => Sign::Mark(Mark::Target(status)),
        (Aim::Level, None) => Sign::Mark(Mark::of(scorecard, judgement)),
    }
}
