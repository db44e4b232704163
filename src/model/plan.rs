//! What was decided and tried: priorities, targets, interventions, commentary and saved views.

use super::ids::{AreaId, IndicatorId, InterventionId, PriorityId};
use super::indicator::Source;
use super::period::{Period, PlainDate};
use super::words::{ActionStatus, Aim, Benchmark, Confidence, PageName, PriorityLevel};

/// Something leaders are held to account for, upwards or outwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Priority {
    /// Unique slug.
    pub id: String,
    /// Title.
    pub title: String,
    /// Whose it is.
    pub level: PriorityLevel,
    /// Where it holds.
    pub area: AreaId,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Its weight against the others.
    pub weight: f64,
    /// How it is to be reached.
    pub how: Option<String>,
    /// The national priority that a local one serves.
    pub under: Option<PriorityId>,
    /// What tells whether it moves.
    pub indicators: Vec<IndicatorId>,
    /// What is to be reached by when.
    pub targets: Vec<Target>,
    /// Where it was published.
    pub source: Option<Source>,
    /// Whether it is about a level or about a gap.
    pub aim: Aim,
}

/// A value to be reached by a date.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Where, when not everywhere the priority holds.
    pub area: Option<AreaId>,
    /// The value to reach.
    pub value: f64,
    /// By when.
    pub by: Option<PlainDate>,
    /// The baseline it starts from.
    pub from: Option<Baseline>,
}

/// Where a target starts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// The period, in the indicator's own kind.
    pub period: Period,
    /// The value then.
    pub value: f64,
}

/// Something that was tried.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intervention {
    /// Unique slug.
    pub id: String,
    /// Title.
    pub title: String,
    /// Where.
    pub areas: Vec<AreaId>,
    /// Since when.
    pub start: Option<PlainDate>,
    /// Until when; `None` is still running or not known.
    pub end: Option<PlainDate>,
    /// Where it was first seen to work.
    pub adopted_from: Option<AdoptedFrom>,
    /// What it is meant to move.
    pub aims: Vec<IndicatorId>,
    /// What it might break.
    pub watch: Vec<IndicatorId>,
    /// Why here: the level it acts on.
    pub reason_level: Option<String>,
    /// Why here: the inequality it answers.
    pub reason_inequality: Option<String>,
    /// Where it was published.
    pub source: Option<Source>,
    /// How sure the facts are.
    pub confidence: Confidence,
    /// What the same thing in several places shares.
    pub programme: Option<String>,
    /// Areas that will start.
    pub planned: Vec<AreaId>,
    /// Whether process limits start anew with it.
    pub rebase: bool,
    /// The strength of the evidence, in the source's words.
    pub evidence: Option<String>,
    pub cost: Option<Cost>,
}

/// What an intervention costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cost {
    /// What amounts are in: `£ a year`.
    pub unit: String,
    /// In all of its areas together.
    pub amount: Option<f64>,
    /// In some of its areas.
    pub areas: Vec<(AreaId, f64)>,
    /// Where that was published.
    pub source: Option<Source>,
}

/// Where an intervention was adopted from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdoptedFrom {
    /// The area, where it is in the file.
    pub area: Option<AreaId>,
    /// The intervention there, where it is in the file.
    pub intervention: Option<InterventionId>,
    /// The name of the place.
    pub name: Option<String>,
}

/// A person's words about a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// Unique slug.
    pub id: String,
    /// Where.
    pub area: AreaId,
    /// About what; `None` is the area as a whole.
    pub indicator: Option<IndicatorId>,
    /// About when.
    pub period: Option<Period>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was written, as in the file.
    pub written: Option<String>,
    /// When what was out already was last made to say something else.
    pub corrected: Option<PlainDate>,
    /// The words: paragraphs, **bold** and lists.
    pub text: String,
    /// The comment it answers, as a position among the comments of the file.
    pub reply_to: Option<usize>,
    /// Whether it is kept as a draft; what becomes of the answers to it is told by [`drafts`].
    pub draft: bool,
}

/// Of each comment whether it stays behind when a scorecard leaves the program, because it is a draft or answers one, however
/// many answers lie between.
pub fn drafts(commentary: &[Comment]) -> Vec<bool> {
    let mut known: Vec<Option<bool>> = commentary
        .iter()
        .map(|comment| (comment.draft || comment.reply_to.is_none()).then_some(comment.draft))
        .collect();
    for first in 0..commentary.len() {
        // A chain of answers may be long: it is walked up once, and what is found holds for all of it.
        let (mut chain, mut at) = (Vec::new(), first);
        while known[at].is_none() && chain.len() < commentary.len() {
            chain.push(at);
            match commentary[at].reply_to.filter(|to| *to < commentary.len()) {
                Some(to) => at = to,
                None => break,
            }
        }
        let stays = known[at].unwrap_or(false);
        for at in chain {
            known[at] = Some(stays);
        }
    }
    known.into_iter().map(|stays| stays.unwrap_or(false)).collect()
}

/// What was decided to be done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Action {
    pub id: String,
    pub area: AreaId,
    pub indicator: Option<IndicatorId>,
    pub priority: Option<PriorityId>,
    pub text: String,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<PlainDate>,
    pub status: ActionStatus,
    /// When it was decided.
    pub decided: Option<PlainDate>,
}

impl Action {
    /// Whether it is open and should have been done before this day.
    pub fn is_overdue(&self, day: jiff::civil::Date) -> bool {
        self.status == ActionStatus::Open && self.due.as_ref().is_some_and(|due| due.last_day() < day)
    }
}

/// A published list of outcomes, with the indicators of this file that cover each.
#[derive(Clone, Debug, PartialEq)]
pub struct Framework {
    pub id: String,
    pub name: String,
    pub source: Option<Source>,
    pub outcomes: Vec<FrameworkOutcome>,
}

/// One outcome of a [`Framework`].
#[derive(Clone, Debug, PartialEq)]
pub struct FrameworkOutcome {
    pub id: String,
    pub name: String,
    pub indicators: Vec<IndicatorId>,
}

/// How many priorities a publisher's national list has.
#[derive(Clone, Debug, PartialEq)]
pub struct NationalList {
    pub name: String,
    pub count: u32,
    pub source: Option<Source>,
}

/// Who signed an edition off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approval {
    pub by: String,
    pub on: Option<jiff::civil::Date>,
    pub edition: Option<String>,
    /// The code of what the file said then, where that was kept.
    pub fingerprint: Option<String>,
    /// The code of what it says now, made in the way in which the one of then was.
    pub now: String,
    /// Fields at the top of the file that say something else now, where their codes were kept.
    pub changed: Vec<String>,
}

/// What the order of groups of people is called among the fields at the top of a file that an approval is held against, none of which
/// holds it alone.
pub const ORDER_OF_GROUPS: &str = "data: order of groups";

/// What an approval tells of the file that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approved {
    /// The file says what it said then.
    AsItIs,
    /// It says something else.
    ChangedSince,
    /// No code of what was approved was kept, so that nobody can tell.
    NoFingerprint,
    /// What stands in place of the code is none, so that nobody can tell.
    NoCode,
}

/// The digits in each group of a fingerprint.
const DIGITS: usize = 4;
/// How many groups a fingerprint has.
const GROUPS: usize = 4;

impl Approval {
    /// What the approval tells, by the code that was kept then and the one of now.
    pub fn tells(&self) -> Approved {
        let Some(then) = &self.fingerprint else { return Approved::NoFingerprint };
        let groups: Vec<&str> = then.split('-').collect();
        let is_group =
            |group: &&str| group.len() == DIGITS && group.bytes().all(|digit| digit.is_ascii_hexdigit());
        if groups.len() != GROUPS || !groups.iter().all(is_group) {
            Approved::NoCode
        } else if then.eq_ignore_ascii_case(&self.now) {
            Approved::AsItIs
        } else {
            Approved::ChangedSince
        }
    }

    /// Whether the file says something else than when it was approved; where nothing was kept of that, nobody can tell.
    pub fn has_changed_since(&self) -> bool {
        self.tells() == Approved::ChangedSince
    }
}

/// A page to come back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Unique slug.
    pub id: String,
    /// Name.
    pub name: String,
    /// The page.
    pub page: PageName,
    /// The place on it.
    pub area: Option<AreaId>,
    /// The indicator on it.
    pub indicator: Option<IndicatorId>,
    /// A second area, seen beside the place.
    pub beside: Option<AreaId>,
    /// What its figures are compared with, where not with what the settings say.
    pub benchmark: Option<Benchmark>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_keeps_back_whatever_answers_it() {
        let comment = |draft, reply_to| Comment { reply_to, draft, ..Comment::default() };
        let thread = [
            comment(false, Some(2)),
            comment(true, None),
            comment(false, Some(1)),
            comment(false, None),
            comment(true, Some(3)),
            comment(false, Some(4)),
            comment(false, Some(3)),
        ];
        assert_eq!(drafts(&thread), [true, true, true, false, true, true, false]);
        let chain: Vec<Comment> = (0..50_000_usize).map(|at| comment(at == 0, at.checked_sub(1))).collect();
        assert!(drafts(&chain).into_iter().all(|stays| stays));
    }
}
