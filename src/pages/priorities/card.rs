//! One priority as its page tells it: whose it is, how it stands and moves, its target, and all else where it is asked for.

use crate::analysis::{Analysis, Balance, Judgement, PriorityStanding, TargetStatus};
use crate::charts::course::{Course, course_chart};
use crate::charts::{Arrow, Mark, Sign};
use crate::model::{Aim, AreaId, IndicatorId, Priority, PriorityId, PriorityLevel, Scorecard, Source};
use crate::words::{
    ToldAtLength, action_line, is_overdue, level_words, of_another_priority, priority_lines,
    priority_meanings, priority_status, target_at_length, target_words, way_words,
};
use jiff::civil::Date;

/// One priority.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityCard {
    pub id: PriorityId,
    pub title: String,
    /// Whether it is set for the whole country, so that nobody here changes it.
    pub is_national: bool,
    /// Who answers for it; of local ones that name nobody, whose it is.
    pub owner: Option<String>,
    /// Level, movement and target, each with what it says.
    pub signs: Vec<(Sign, String)>,
    /// Whether level and movement are those of one indicator, so that they can be read as a pair.
    pub is_pair: bool,
    /// How it stands: what matters first, then the rest.
    pub status: (String, String),
    /// How it is to be reached.
    pub how: Option<String>,
    /// What was decided to be done, each with whether it is overdue.
    pub actions: Vec<(String, bool)>,
    /// Why it stands where it does, where the file does not say so.
    pub tie: Option<&'static str>,
    /// The figures behind it at length, what its target means, and where it was published.
    pub more: Vec<String>,
}

/// A figure that priorities rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartOf {
    pub indicator: IndicatorId,
    pub course: Course,
    /// How far its target is, where one is in force.
    pub told: Option<String>,
}

/// What cards are made of.
pub(super) struct Cards<'a> {
    pub(super) scorecard: &'a Scorecard,
    pub(super) analysis: &'a Analysis,
    pub(super) balance: &'a Balance,
    /// The day as at which actions are overdue.
    pub(super) today: Option<Date>,
}

impl PriorityCard {
    /// All it says in one line.
    pub fn sentence(&self) -> String {
        let owner = self.owner.as_ref().map(|owner| format!(" ({owner})")).unwrap_or_default();
        let (first, rest) = &self.status;
        let rest = if rest.is_empty() { String::new() } else { format!("; {rest}") };
        let how = self.how.as_ref().map(|how| format!(" How: {how}")).unwrap_or_default();
        let tie = self.tie.map(|tie| format!(" {tie}")).unwrap_or_default();
        let actions: Vec<String> = self.actions.iter().map(|(action, _)| format!(" {action}.")).collect();
        format!("{}{owner}: {first}{rest}.{tie}{how}{} {}", self.title, actions.concat(), self.more.join(" "))
    }
}

impl Cards<'_> {
    /// The card of a priority; `tie` says why it stands beside another.
    pub(super) fn card(&self, standing: &PriorityStanding, tie: Option<&'static str>) -> PriorityCard {
        let Self { scorecard, analysis, balance, today } = *self;
        let place = balance.place;
        let priority = scorecard.priority(standing.priority);
        let status = priority_status(scorecard, analysis, place, standing);
        let (first, rest) = status.split_once("; ").unwrap_or((&status, ""));
        PriorityCard {
            id: standing.priority,
            title: priority.title.clone(),
            is_national: priority.level == PriorityLevel::National,
            owner: priority.owner.clone().or_else(|| match priority.level {
                PriorityLevel::National => None,
                PriorityLevel::System | PriorityLevel::Place => {
                    Some(scorecard.area(priority.area).name.clone())
                }
            }),
            signs: self.signs(standing, priority.aim),
            is_pair: standing.levelled_by().map(|one| one.indicator)
                == standing.moved_by().map(|one| one.indicator),
            status: (first.to_owned(), rest.to_owned()),
            how: priority.how.clone(),
            actions: self
                .actions(standing.priority)
                .map(|action| (action_line(action, today), is_overdue(action, today)))
                .collect(),
            tie,
            more: self.more(standing, priority),
        }
    }

    /// The actions of a priority here: those of the area, and of the area whose priority it is.
    pub(super) fn actions(&self, id: PriorityId) -> impl Iterator<Item = &crate::model::Action> {
        let home = self.scorecard.priority(id).area;
        let areas = [self.balance.place, home];
        let all = self.scorecard.actions().iter();
        all.filter(move |action| action.priority == Some(id) && areas.contains(&action.area))
    }

    fn signs(&self, standing: &PriorityStanding, aim: Aim) -> Vec<(Sign, String)> {
        if !standing.is_measured() {
            return Vec::new();
        }
        let Self { scorecard, analysis, balance, .. } = *self;
        let judged = |id: IndicatorId| analysis.get(id, None, balance.place);
        let levelled = standing.levelled_by().and_then(|one| judged(one.indicator));
        let moved = standing.moved_by().and_then(|one| judged(one.indicator));
        let mark = match aim {
            Aim::Level => levelled.map_or(Mark::None, |judgement| Mark::of(scorecard, judgement)),
            Aim::Gap => Mark::None,
        };
        let arrow = moved.map_or(Arrow::None, |judgement| Arrow::for_aim(scorecard, judgement, aim));
        let level = (Sign::Mark(mark), level_words(scorecard, standing, levelled));
        let way = (Sign::Arrow(arrow), way_words(scorecard, standing, moved));
        let has_status = |status: &TargetStatus| *status != TargetStatus::NotCalculated;
        let target = standing.worst().and_then(|one| one.target).filter(has_status);
        let target = target.map(|status| (Sign::Mark(Mark::Target(status)), target_words(status)));
        [level, way].into_iter().chain(target).collect()
    }

    fn more(&self, standing: &PriorityStanding, priority: &Priority) -> Vec<String> {
        let Self { scorecard, analysis, balance, .. } = *self;
        let place = balance.place;
        let mut told = ToldAtLength::default();
        let lines = priority_lines(scorecard, analysis, place, standing, &mut told);
        let mut more: Vec<String> = lines.into_iter().map(|lines| lines.join(" ")).collect();
        if !standing.indicators.is_empty() && priority.aim == Aim::Level && !self.has_target(standing) {
            more.push("No target is in force for it here.".to_owned());
        }
        more.extend(priority_meanings(scorecard, analysis, place, standing));
        more.extend(priority.source.as_ref().and_then(source_sentence));
        more
    }

    /// Whether a target is in force here for any of its indicators.
    pub(super) fn has_target(&self, standing: &PriorityStanding) -> bool {
        let judged = |id: IndicatorId| self.analysis.get(id, None, self.balance.place);
        let has = |judgement: &Judgement| judgement.in_force.is_some();
        standing.indicators.iter().any(|one| judged(one.indicator).is_some_and(has))
    }

    /// The charts of what some priorities rest on, each indicator once, the worst first and no more than so many; and
    /// those that have none.
    pub(super) fn charts<'s>(
        &self,
        standings: impl Iterator<Item = &'s PriorityStanding>,
        most: usize,
    ) -> (Vec<ChartOf>, Vec<IndicatorId>) {
        let standings: Vec<&PriorityStanding> = standings.collect();
        let mut all: Vec<_> =
            standings.iter().flat_map(|one| &one.indicators).filter(|one| one.measured).collect();
        // Each priority has its own in its order; what is told once keeps that of the worst.
        all.sort_by_key(|one| one.order());
        let mut ids: Vec<IndicatorId> = Vec::new();
        for one in all {
            if !ids.contains(&one.indicator) {
                ids.push(one.indicator);
            }
        }
        let left = ids.split_off(most.min(ids.len()));
        let resting_on = |id: IndicatorId| {
            let rest = standings.iter().filter(|one| one.indicators.iter().any(|it| it.indicator == id));
            rest.map(|one| one.priority).collect::<Vec<_>>()
        };
        (ids.into_iter().filter_map(|id| self.chart(id, &resting_on(id))).collect(), left)
    }

    /// The chart of a figure on which these priorities rest.
    fn chart(&self, indicator: IndicatorId, priorities: &[PriorityId]) -> Option<ChartOf> {
        let judgement = self.analysis.get(indicator, None, self.balance.place)?;
        let told = judgement.target_in_force().zip(judgement.latest);
        Some(ChartOf {
            indicator,
            course: course_chart(self.scorecard, judgement)?,
            // The way to go is known too where nothing can be said of the pace.
            told: told
                .filter(|(target, _)| {
                    target.status != TargetStatus::NotCalculated || target.needed_pace.is_some()
                })
                .map(|(target, latest)| {
                    let told = target_at_length(self.scorecard, target, latest);
                    // It holds for the figure, whichever priority set it.
                    match of_another_priority(self.scorecard, target, priorities) {
                        Some(whose) => format!("{told} ({whose})"),
                        None => told,
                    }
                }),
        })
    }

    pub(super) fn place(&self) -> AreaId {
        self.balance.place
    }
}

/// Where a priority was published.
fn source_sentence(source: &Source) -> Option<String> {
    let parts = [&source.publisher, &source.title, &source.released, &source.url];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| format!("Source: {}", parts.join(", ")))
}
