//! Reach beside need by deprivation.

use super::{NOTHING_SAID, Together, TogetherBody};
use crate::analysis::together::{DeprivedGroup, NoReach, Reach, ReachGroup};
use crate::charts::reach::{ReachChart, ReachPoint};
use crate::model::{AreaId, IndicatorId, Scorecard};
use crate::pages::Fact;
use crate::words::{
    Reason, marked_sentence, number, other_periods, quoted, reach_note, reach_sentences, reach_title,
    short_group_name, source_line,
};

/// Need and reach with what is told of them.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachCard {
    /// The finding.
    pub title: String,
    /// Whose groups they are, and what 100 is.
    pub note: String,
    /// Which is need and which is reach.
    pub roles: [String; 2],
    pub chart: ReachChart,
    pub source: String,
}

/// What proportionate universalism is, and what a comparison of two slopes can say of it.
const MARMOT: &str = "The Marmot Review (2010) calls it proportionate universalism: action for everyone, with a scale and intensity \
     in proportion to disadvantage. Here the figure of the page is taken as the need and the other as what reaches \
     people; Swap turns that round. Two slopes beside each other show whether that is so, not whether it is right here, nor \
     that one makes the other.";
const METHOD: &str = "How steep each is: its relative index of inequality, by a line through all groups. The two are held against \
     each other by the difference of their logarithms.";

/// Puts what was found into what is shown.
pub(super) fn put(
    made: &mut Together,
    scorecard: &Scorecard,
    (pair, area): ([IndicatorId; 2], AreaId),
    found: Result<Reach, NoReach>,
) {
    match found {
        Ok(found) => {
            made.says = reach_sentences(scorecard, &found);
            if found.area != area {
                let [own, other] = [area, found.area].map(|id| &scorecard.area(id).name);
                made.says
                    .insert(0, format!("Not published by deprivation for both in {own}; this is {other}."));
            }
            made.says.extend(other_periods(found.periods));
            made.says.extend(marked_sentence(scorecard, &found));
            made.care = vec![
                Fact::new("What is in proportion", MARMOT.to_owned()),
                Fact::new("How it is worked out", METHOD.to_owned()),
            ];
            made.body = TogetherBody::Reach(Box::new(card(scorecard, &found)));
        }
        Err(why) => {
            let [need, other] = pair.map(|id| quoted(scorecard.indicator(id)));
            made.body = TogetherBody::Nothing(format!(
                "Reach {other} cannot be held against need {need}. {} Choose another figure, or look at points.",
                why.sentence(scorecard)
            ));
            made.says = vec![NOTHING_SAID.to_owned()];
        }
    }
}

fn card(scorecard: &Scorecard, found: &Reach) -> ReachCard {
    let about = found.indicators.map(|id| scorecard.indicator(id));
    let long_name = |group: DeprivedGroup| match group {
        DeprivedGroup::Group(id) => short_group_name(scorecard.breakdown(id)),
        DeprivedGroup::Tenth(tenth) => format!("Tenth {tenth} of deprivation"),
    };
    let point = |(at, group): (usize, &ReachGroup)| {
        let name = match group.group {
            DeprivedGroup::Tenth(tenth) => tenth.to_string(),
            DeprivedGroup::Group(_) => (at + 1).to_string(),
        };
        let line = |which: usize| {
            format!(
                "{}: {} ({} of 100 on average)",
                ["Need", "Reach"][which],
                number::with_sign(about[which], group.values[which]),
                number::fixed(group.relative[which], 0)
            )
        };
        let per_need = number::fixed(group.per_need(), 0);
        let told = format!(
            "{}\n{}\n{}\nReach per need: {per_need}",
            crate::words::sentence_case(&long_name(group.group)),
            line(0),
            line(1)
        );
        ReachPoint { name, relative: group.relative, per_need, told }
    };
    let groups: Vec<ReachPoint> = found.groups.iter().enumerate().map(point).collect();
    let names = about.map(|about| about.short.clone());
    let ends = |at: usize| {
        let end = |group: Option<&ReachPoint>| group.map_or(0.0, |group| group.relative[at]);
        let [most, least] = [end(groups.first()), end(groups.last())].map(|value| number::fixed(value, 0));
        format!("{most} among the most deprived, {least} among the least")
    };
    let summary = format!(
        "Need, {}: {}. Reach, {}: {}. 100 is the average of each.",
        quoted(about[0]),
        ends(0),
        quoted(about[1]),
        ends(1)
    );
    let [first, second] = [0, 1].map(|at| source_line(about[at], found.periods[at], found.periods[at]));
    ReachCard {
        title: reach_title(scorecard, found),
        note: reach_note(scorecard, found),
        roles: [format!("Need: {}", about[0].short), format!("Reach: {}", about[1].short)],
        chart: ReachChart::new(names, groups, summary),
        source: if first == second { first } else { format!("{first}\n{second}") },
    }
}
