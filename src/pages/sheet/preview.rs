//! What the page will say of what is entered, worked out on a thread as it is typed.

use super::Subject;
use crate::analysis::{Analysis, balance};
use crate::charts::{Mark, Sign};
use crate::edit::plan::{INTERVENTIONS, PRIORITIES};
use crate::model::{AreaId, Scorecard};
use crate::pages::priorities_in_place;
use crate::words::{
    ToldAtLength, intervention_sentence, priority_lines, priority_status, sentence_case, tried_decimals,
    untested_measures, weight_share,
};

/// What the page will say.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// How a priority stands, as a sign.
    pub sign: Option<Sign>,
    /// What leads.
    pub status: String,
    /// One sentence for each figure behind it.
    pub lines: Vec<String>,
    /// What it weighs among all.
    pub weight: Option<String>,
}

/// So many sentences are shown.
const MOST_LINES: usize = 6;

impl Preview {
    /// What is said of something that is in the scorecard, in this place; `None` where nothing is.
    pub fn of(scorecard: &Scorecard, analysis: &Analysis, subject: &Subject, place: AreaId) -> Option<Self> {
        let Subject::Item(item) = subject else { return None };
        match item.list {
            PRIORITIES => priority(scorecard, analysis, &item.id, place),
            INTERVENTIONS => tried(scorecard, analysis, &item.id),
            _ => None,
        }
    }

    fn new(status: String, mut lines: Vec<String>) -> Self {
        if lines.len() > MOST_LINES {
            let more = lines.len() - (MOST_LINES - 1);
            lines.truncate(MOST_LINES - 1);
            lines.push(format!("And {more} more."));
        }
        Self { sign: None, status, lines, weight: None }
    }
}

fn priority(scorecard: &Scorecard, analysis: &Analysis, id: &str, place: AreaId) -> Option<Preview> {
    let (own, priority) = scorecard.priorities().find(|(_, priority)| priority.id == id)?;
    let standing_in = |area: AreaId| {
        let balance = balance(scorecard, analysis, area);
        balance.national.into_iter().chain(balance.local).find(|standing| standing.priority == own)
    };
    // One of another place is told of there.
    let (area, standing) = match standing_in(place) {
        Some(standing) => (place, standing),
        None => (priority.area, standing_in(priority.area)?),
    };
    let status = priority_status(scorecard, analysis, area, &standing);
    let told = priority_lines(scorecard, analysis, area, &standing, &mut ToldAtLength::default());
    let sign = priorities_in_place(scorecard, analysis, area).into_iter().find(|one| one.priority == own);
    let within = if area == place { String::new() } else { format!("{}: ", scorecard.area(area).name) };
    Some(Preview {
        sign: sign.map(|one| one.sign).filter(|sign| *sign != Sign::Mark(Mark::None)),
        weight: Some(weight_share(&standing)),
        ..Preview::new(format!("{within}{status}."), told.into_iter().flatten().collect())
    })
}

fn tried(scorecard: &Scorecard, analysis: &Analysis, id: &str) -> Option<Preview> {
    let (own, _) = scorecard.interventions().find(|(_, tried)| tried.id == id)?;
    let judged = analysis.of_intervention(own);
    if judged.is_empty() {
        let nothing = "Nothing of before and after: that needs a start, an area with figures and an indicator that it aims at.";
        return Some(Preview::new(nothing.to_owned(), Vec::new()));
    }
    let mut lines: Vec<String> = Vec::new();
    let (told, lacking): (Vec<_>, Vec<_>) = judged.iter().partition(|judged| judged.change.is_ok());
    for judged in told {
        let line = intervention_sentence(scorecard, judged, tried_decimals(scorecard, judged));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.extend(untested_measures(scorecard, &lacking).iter().map(|line| sentence_case(line)));
    let first = lines.remove(0);
    Some(Preview::new(first, lines))
}
