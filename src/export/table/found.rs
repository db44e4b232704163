//! What was judged as records, of the indicators and areas that are chosen.

use super::choice::Choice;
use super::page_record::{Balance, Intervention, LookFirst, Priority};
use super::record::Record;
use crate::analysis::{self, Analysis, Judgement};
use crate::model::{AreaId, Scorecard};

/// What was judged, and which of it is asked for. Each record is made only when it is taken: thousands of neighbourhoods
/// make hundreds of megabytes.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    pub scorecard: &'a Scorecard,
    pub analysis: &'a Analysis,
    pub choice: &'a Choice,
}

impl<'a> Found<'a> {
    pub fn chosen(self) -> Vec<&'a Judgement> {
        self.analysis.judgements().iter().filter(|found| self.choice.has(found)).collect()
    }

    pub fn results(self) -> impl Iterator<Item = Record<'a>> {
        let chosen = self.analysis.judgements().iter().filter(move |found| self.choice.has(found));
        chosen.map(move |judgement| Record::of(self.scorecard, judgement))
    }

    pub fn look_first(self) -> impl Iterator<Item = LookFirst<'a>> {
        let all = analysis::look_first(self.scorecard, self.analysis).items.into_iter();
        let chosen = all.filter(move |found| {
            self.choice.has_indicator(found.indicator) && self.choice.has_area(found.area)
        });
        chosen.map(move |found| LookFirst::of(self.scorecard, self.analysis, &found))
    }

    /// The balance of the nation, of the system and of each place, where any priority holds there.
    fn balances(self) -> impl Iterator<Item = analysis::Balance> {
        let above = [self.scorecard.national(), self.scorecard.system()];
        let areas = above.into_iter().chain(self.scorecard.places());
        let chosen: Vec<AreaId> = areas.filter(|area| self.choice.has_area(*area)).collect();
        let all = analysis::balances(self.scorecard, self.analysis, chosen);
        all.filter(|found| !(found.national.is_empty() && found.local.is_empty()))
    }

    pub fn priorities(self) -> impl Iterator<Item = Priority<'a>> {
        let names_chosen = move |standing: &analysis::PriorityStanding| {
            let mut named = standing.indicators.iter().map(|one| one.indicator);
            self.choice.has_every_indicator() || named.any(|id| self.choice.has_indicator(id))
        };
        self.balances().flat_map(move |balance| {
            let standings = balance.national.into_iter().chain(balance.local);
            standings
                .filter(names_chosen)
                .map(move |standing| Priority::of(self.scorecard, self.analysis, balance.place, &standing))
        })
    }

    pub fn balance(self) -> impl Iterator<Item = Balance<'a>> {
        self.balances().map(move |found| Balance::of(self.scorecard, &found))
    }

    pub fn interventions(self) -> impl Iterator<Item = Intervention<'a>> {
        let chosen = self.analysis.interventions().iter();
        let chosen = chosen.filter(move |found| {
            self.choice.has_indicator(found.indicator) && self.choice.has_area(found.area)
        });
        chosen.map(move |found| Intervention::of(self.scorecard, found))
    }
}
