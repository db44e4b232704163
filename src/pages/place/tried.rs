//! What was tried in a place, as a table: what was tested first, then what has the nation's change beside it, then the rest.

use crate::analysis::{Analysis, Finding, InterventionJudgement, WorthAsking, worth_asking};
use crate::charts::Sign;
use crate::charts::{Arrow, Mark};
use crate::model::{AreaId, Confidence, IndicatorId, Intervention, InterventionId, PlainDate, Scorecard};
use crate::words::{
    TriedCells, asking_pairs, date, intervention_sentence, tried_cells, tried_decimals, tried_title,
    untested_because, untold_because, worth_asking_sentence,
};
use std::cmp::Reverse;

/// How many improvers from a similar start are named.
const ASKING_LISTED: usize = 3;

/// What was tried.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TriedTable {
    /// How many could be tested, and what was found.
    pub title: String,
    /// How many things were tried.
    pub count: usize,
    /// The tested ones, then those that could not be, by why not.
    pub groups: Vec<TriedGroup>,
    /// Those of which nothing can be told, by why not.
    pub rest: Vec<(&'static str, Vec<String>)>,
    /// Who improved fastest from a start like this place's, one sentence each, and of how many pairs they are picked.
    pub asking: Vec<String>,
}

/// Rows of the table that have one thing in common.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedGroup {
    /// Why they were not tested; `None` of those that were.
    pub untested: Option<String>,
    pub rows: Vec<TriedRow>,
}

/// One thing that was tried and one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedRow {
    /// `School partnerships for pupils at risk, 2018 (start inferred)`; empty where the row above has said it.
    pub programme: String,
    pub cells: TriedCells,
    /// What was found, as a sign.
    pub sign: Sign,
    pub indicator: IndicatorId,
    /// All of it in words.
    pub described: String,
}

impl TriedTable {
    /// Everything it says.
    pub fn sentences(&self) -> Vec<String> {
        if self.count == 0 {
            return Vec::new();
        }
        let mut said = vec![self.title.clone()];
        for group in &self.groups {
            said.extend(group.untested.clone());
            for row in &group.rows {
                said.extend(Some(row.programme.clone()).filter(|programme| !programme.is_empty()));
                said.push(row.described.clone());
            }
        }
        for (why, titles) in &self.rest {
            said.push((*why).to_owned());
            said.extend(titles.iter().cloned());
        }
        said.extend(self.asking.iter().cloned());
        said
    }
}

/// What was tried in a place.
pub(super) fn tried(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> TriedTable {
    let here = scorecard.interventions().filter(|(_, tried)| tried.areas.contains(&place));
    let mut found: Vec<(InterventionId, &Intervention)> = here.collect();
    // The latest first; undated ones come last.
    found.sort_by_key(|(_, tried)| Reverse(tried.start.as_ref().map(PlainDate::first_day)));
    let judged =
        |id: InterventionId| analysis.of_intervention(id).iter().filter(move |judged| judged.area == place);
    let mut groups: Vec<TriedGroup> = Vec::new();
    let mut rest: Vec<(&'static str, Vec<String>)> = Vec::new();
    let mut tested = Vec::new();
    // One change is told in one way, however many things were tried to move it.
    let all = || found.iter().flat_map(|(id, _)| judged(*id));
    let decimals = |indicator: IndicatorId| {
        let alike = all().filter(|judged| judged.indicator == indicator);
        alike.map(|judged| tried_decimals(scorecard, judged)).max().unwrap_or(0)
    };
    for (id, tried) in &found {
        let mut told = false;
        for judged in judged(*id) {
            let least = decimals(judged.indicator);
            let Some(cells) = tried_cells(scorecard, judged, least) else { continue };
            told = true;
            tested.extend(judged.contrast.is_ok().then_some((*id, judged.finding)));
            let untested = judged.contrast.is_err().then(|| untested_because(scorecard, judged));
            let at = groups.iter().position(|group| group.untested == untested).unwrap_or_else(|| {
                groups.push(TriedGroup { untested, rows: Vec::new() });
                groups.len() - 1
            });
            groups[at].rows.push(row(scorecard, tried, judged, (cells, least)));
        }
        if !told {
            let why = untold_because(judged(*id).next());
            let title = titled(scorecard, tried);
            match rest.iter_mut().find(|(known, _)| *known == why) {
                Some((_, titles)) => titles.push(title),
                None => rest.push((why, vec![title])),
            }
        }
    }
    groups.sort_by_key(|group| group.untested.is_some());
    for group in &mut groups {
        let mut above = String::new();
        for row in &mut group.rows {
            if row.programme == above {
                row.programme.clear();
            } else {
                above.clone_from(&row.programme);
            }
        }
    }
    let asked = worth_asking(scorecard, analysis, place);
    let told = |(_, one): &(AreaId, WorthAsking)| worth_asking_sentence(scorecard, one, place);
    let mut asking: Vec<String> = asked.found.iter().take(ASKING_LISTED).map(told).collect();
    if !asking.is_empty() {
        asking.extend(asking_pairs(&asked));
    }
    TriedTable {
        title: tried_title(found.len(), &of_programmes(&tested)),
        count: found.len(),
        groups,
        rest,
        asking,
    }
}

/// What was found of each programme that was tested: worse where any of its measures moved worse, then better.
fn of_programmes(tested: &[(InterventionId, Finding)]) -> Vec<Finding> {
    let mut ids: Vec<InterventionId> = tested.iter().map(|(id, _)| *id).collect();
    ids.dedup();
    let of = |id: &InterventionId| {
        let found = |finding| tested.iter().any(|(other, it)| other == id && *it == finding);
        [Finding::Worse, Finding::Better].into_iter().find(|finding| found(*finding))
    };
    ids.iter().map(|id| of(id).unwrap_or(Finding::NoChange)).collect()
}

fn row(
    scorecard: &Scorecard,
    tried: &Intervention,
    judged: &InterventionJudgement,
    (cells, least): (TriedCells, usize),
) -> TriedRow {
    let rising = judged.contrast.as_ref().is_ok_and(|contrast| contrast.change.difference > 0.0);
    let sign = match judged.finding {
        Finding::Better => Sign::Arrow(Arrow::Better { rising }),
        Finding::Worse => Sign::Arrow(Arrow::Worse { rising }),
        Finding::Higher | Finding::Lower => Sign::Arrow(Arrow::Neutral { rising }),
        Finding::NoChange => Sign::Arrow(Arrow::Steady),
        Finding::NotTested | Finding::NotJudged => Sign::Mark(Mark::None),
    };
    TriedRow {
        programme: titled(scorecard, tried),
        cells,
        sign,
        indicator: judged.indicator,
        described: intervention_sentence(scorecard, judged, least),
    }
}

/// A title with its start: `CURE, August 2020 (adopted from Manchester)`, `School partnerships, 2018 (inferred from sources)`.
fn titled(scorecard: &Scorecard, tried: &Intervention) -> String {
    let start = tried.start.as_ref().map(|start| format!(", {}", date::in_words(start)));
    let from = tried.adopted_from.as_ref().and_then(|from| {
        let area = from.area.map(|area| scorecard.area(area).name.clone());
        Some(format!("adopted from {}", area.or_else(|| from.name.clone())?))
    });
    let sure = match tried.confidence {
        Confidence::Documented => None,
        Confidence::Inferred => Some("inferred from sources".to_owned()),
        Confidence::Illustrative => Some("illustrative".to_owned()),
    };
    let known: Vec<String> = from.into_iter().chain(sure).collect();
    let known = if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) };
    format!("{}{}{known}", tried.title, start.unwrap_or_default())
}
