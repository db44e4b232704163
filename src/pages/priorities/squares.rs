//! The balance as squares: one for each priority, by where it stands and which way it moves.

use super::card::Cards;
use crate::analysis::{IndicatorStanding, PriorityStanding, Stand};
use crate::charts::Arrow;
use crate::model::{IndicatorId, PriorityId};
use crate::words::{number, priority_status, stand_counts, ways_in_brief};

/// What the squares are that are as wide as the file weighs them.
pub const BY_WEIGHT: &str = "As the file weighs them";

/// The squares of both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Squares {
    /// National, then local.
    pub sides: [SquaresOfSide; 2],
    /// How much each side weighs by the weights of the file.
    pub weights: String,
}

/// The squares of one side.
#[derive(Clone, Debug, PartialEq)]
pub struct SquaresOfSide {
    pub name: &'static str,
    /// The worst level first, and of those that stand alike what gets worse.
    pub squares: Vec<Square>,
    /// How many stand how, and how many move which way.
    pub counts: [String; 2],
}

/// One priority.
#[derive(Clone, Debug, PartialEq)]
pub struct Square {
    pub id: PriorityId,
    pub title: String,
    /// How it stands and moves in words.
    pub status: String,
    pub level: SquareLevel,
    pub way: Arrow,
    /// Its share of all weight, by the weights of the file.
    pub weight: f32,
    /// Its indicators that have a figure here.
    pub indicators: Vec<IndicatorId>,
}

/// Where a priority stands; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SquareLevel {
    Worse,
    /// Not compared, and in the worst fifth, which is no test.
    WorstFifth,
    Similar,
    Better,
    NotCompared,
}

impl Squares {
    /// What they say.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        let of = |side: &SquaresOfSide| format!("{}: {}. {}.", side.name, side.counts[0], side.counts[1]);
        let there = self.sides.iter().filter(|side| !side.squares.is_empty());
        there.map(of).chain([format!("{BY_WEIGHT}: {}", self.weights)])
    }
}

impl Cards<'_> {
    /// The squares of the balance; `None` without a priority.
    pub(super) fn squares(&self) -> Option<Squares> {
        let balance = self.balance;
        let side = |name, standings: &[PriorityStanding]| {
            let mut squares: Vec<Square> = standings.iter().map(|standing| self.square(standing)).collect();
            squares.sort_by_key(|square| (square.level, rank(square.way)));
            SquaresOfSide { name, squares, counts: [stand_counts(standings), ways_in_brief(standings)] }
        };
        let sides = [side("National half", &balance.national), side("Local half", &balance.local)];
        let all = || sides.iter().flat_map(|side| &side.squares);
        let first = all().next()?.weight;
        let are_alike = all().all(|square| (square.weight - first).abs() < 1e-6);
        let weights = if are_alike {
            "all the same".to_owned()
        } else {
            let share = (balance.national_share.weight.unwrap_or(0.0) * 100.0).round();
            let [national, local] = [share, 100.0 - share].map(|share| number::fixed(share, 0));
            format!("national {national}%, local {local}%")
        };
        Some(Squares { sides, weights })
    }

    fn square(&self, standing: &PriorityStanding) -> Square {
        let priority = self.scorecard.priority(standing.priority);
        let judged = |one: &IndicatorStanding| self.analysis.get(one.indicator, None, self.place());
        let moved = standing.moved_by().and_then(judged);
        Square {
            id: standing.priority,
            title: priority.title.clone(),
            status: priority_status(self.scorecard, self.analysis, self.place(), standing),
            level: match standing.stand {
                Stand::Worse => SquareLevel::Worse,
                Stand::Similar => SquareLevel::Similar,
                Stand::Better => SquareLevel::Better,
                Stand::NotCompared if standing.is_in_worst_fifth() => SquareLevel::WorstFifth,
                Stand::NotCompared => SquareLevel::NotCompared,
            },
            way: moved
                .map_or(Arrow::None, |judgement| Arrow::for_aim(self.scorecard, judgement, priority.aim)),
            weight: standing.weight as f32,
            indicators: {
                let has_figure = |one: &&IndicatorStanding| judged(one).is_some_and(|it| it.latest.is_some());
                standing.indicators.iter().filter(has_figure).map(|one| one.indicator).collect()
            },
        }
    }
}

/// What gets worse first, what is not known last.
fn rank(way: Arrow) -> u8 {
    match way {
        Arrow::Worse { .. } => 0,
        Arrow::Steady => 1,
        Arrow::Better { .. } => 2,
        Arrow::Neutral { .. } => 3,
        Arrow::None => 4,
    }
}
