//! What each start of a thing costs, beside what moved after it.

use crate::analysis::{Analysis, Family, InterventionRole, cost_here};
use crate::model::{AreaId, InterventionId, Scorecard};
use crate::words::{NOT_DIVIDED, cost_words, list, moved_in_brief, number, start_in_brief};

/// So many starts are listed, and so many places without a cost are named.
const MOST_LISTED: usize = 12;
const MOST_NAMED: usize = 4;

/// The starts that have a cost, each beside what moved.
#[derive(Clone, Debug, PartialEq)]
pub struct CostBeside {
    pub rows: Vec<CostRow>,
    /// Which starts have none, that cost and change are not divided, and where the cost is from.
    pub notes: Vec<String>,
}

/// One start in one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostRow {
    /// `Bury, September 2022`.
    pub start: String,
    pub cost: String,
    /// What moved in each indicator that it aims at.
    pub moved: Vec<String>,
}

impl CostBeside {
    pub const TITLE: &'static str = "What it cost, beside what moved";

    /// Everything it says.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        let row = |row: &CostRow| format!("{}: {}. {}.", row.start, row.cost, row.moved.join("; "));
        self.rows.iter().map(row).chain(self.notes.iter().cloned()).collect::<Vec<_>>().into_iter()
    }
}

/// The costs of all starts of a thing; `None` where the file has none.
pub(super) fn cost_beside(scorecard: &Scorecard, analysis: &Analysis, family: &Family) -> Option<CostBeside> {
    let starts = family.members.iter().flat_map(|(id, _)| {
        let areas = &scorecard.intervention(*id).areas;
        areas.iter().map(move |area| (*id, *area))
    });
    let (mut rows, mut without, mut more) = (Vec::new(), Vec::new(), 0);
    for (id, area) in starts {
        let tried = scorecard.intervention(id);
        match tried.cost.as_ref().zip(cost_here(scorecard, tried, area)) {
            None => without.push(scorecard.area(area).name.clone()),
            Some(_) if rows.len() >= MOST_LISTED => more += 1,
            Some((cost, here)) => rows.push(CostRow {
                start: start_in_brief(scorecard, tried, area),
                cost: cost_words(cost, here),
                moved: moved(scorecard, analysis, id, area),
            }),
        }
    }
    if rows.is_empty() {
        return None;
    }
    let mut notes = Vec::new();
    if more > 0 {
        notes.push(format!("{} with a cost.", number::counted(more, "further start", "further starts")));
    }
    if !without.is_empty() {
        let others = without.len().saturating_sub(MOST_NAMED);
        without.truncate(MOST_NAMED);
        if others > 0 {
            without.push(number::counted(others as u64, "other", "others"));
        }
        notes.push(format!("This file has no cost of {}.", list(&without)));
    }
    notes.push(NOT_DIVIDED.to_owned());
    notes.extend(source(scorecard, family));
    Some(CostBeside { rows, notes })
}

/// What moved in each indicator that a start aims at.
fn moved(scorecard: &Scorecard, analysis: &Analysis, id: InterventionId, area: AreaId) -> Vec<String> {
    let judged = analysis.of_intervention(id).iter();
    let aims = judged.filter(|one| one.area == area && one.role == InterventionRole::Aim);
    let moved: Vec<String> = aims.map(|one| moved_in_brief(scorecard, one)).collect();
    if moved.is_empty() { vec!["It aims at no indicator of this file".to_owned()] } else { moved }
}

/// Where the costs were published.
fn source(scorecard: &Scorecard, family: &Family) -> Option<String> {
    let mut named: Vec<String> = Vec::new();
    for (id, _) in &family.members {
        let source = scorecard.intervention(*id).cost.as_ref().and_then(|cost| cost.source.clone());
        let name = source.and_then(|it| it.publisher.or(it.title).or(it.url));
        named.extend(name.filter(|name| !named.contains(name)));
    }
    (!named.is_empty()).then(|| format!("Source of the cost: {}", list(&named)))
}
