//! Own footprints of neighbourhoods in words: how they stand, what they are made of, why figures are not added up.

use super::date::period_in_words;
use super::derived::counted_areas;
use super::neighbourhoods::neighbourhood_told;
use super::tally::{Said, of_all};
use super::verdict::compared_with;
use super::wording::{count_in_words, flag_in_words, possessive, sentence_case};
use crate::analysis::{Judgement, OwnFootprint, verdict_at_998};
use crate::model::{
    AreaId, Derived, IndicatorId, MeasureKind, MissingCount, NotAddedUp, Period, Polarity, Scorecard, Verdict,
};

/// The title of their card: `One of Bury’s three own footprints is worse than England`; only how many there are where none
/// could be tested, or where neither direction is good.
pub fn footprints_title(
    scorecard: &Scorecard,
    (indicator, area): (IndicatorId, AreaId),
    judged: &[&Judgement],
    all: usize,
) -> String {
    let whose = possessive(&scorecard.area(area).name);
    let verdicts = judged.iter().map(|judgement| verdict_at_998(judgement));
    let tested: Vec<Verdict> = verdicts.filter(|verdict| *verdict != Verdict::NotCompared).collect();
    let is_neutral = scorecard.indicator(indicator).polarity == Polarity::Neutral;
    if tested.is_empty() || is_neutral {
        let noun = if all == 1 { "own footprint" } else { "own footprints" };
        return format!("{whose} {} {noun}", count_in_words(all));
    }
    let worse = tested.iter().filter(|verdict| **verdict == Verdict::Worse).count();
    let with_figure = if tested.len() < all { "tested own" } else { "own" };
    let nouns = ["footprint", "footprints"]
        .map(|noun| format!("{with_figure} {noun} of {}", scorecard.area(area).name));
    let than = compared_with(scorecard);
    let [is, are, not] = ["is", "are", "is not"].map(|is| format!("{is} worse than {than}"));
    let said = Said::new(&is, &are, &not);
    sentence_case(&of_all(worse, tested.len(), nouns.each_ref().map(String::as_str), said))
}

/// Where the figure of a footprint is from: `added up from the counts of 4 neighbourhoods`, or that it is published.
pub fn added_up_from(scorecard: &Scorecard, indicator: IndicatorId, footprint: &OwnFootprint) -> String {
    let of = counted_areas(scorecard, &footprint.parts);
    match scorecard.derived(indicator, None, footprint.area) {
        Some(Derived::AddedUp { of }) => {
            format!("added up from the counts of {}", counted_areas(scorecard, of))
        }
        _ => format!("published for the whole of its {of}"),
    }
}

/// How a footprint stands: `East team, 9.2%, worse than England, added up from the counts of 4 neighbourhoods`.
pub fn footprint_told(
    scorecard: &Scorecard,
    judgement: &Judgement,
    footprint: &OwnFootprint,
    usual: Option<Period>,
) -> String {
    let name = &scorecard.area(footprint.area).name;
    let told = neighbourhood_told(scorecard, judgement, (name, usual));
    format!("{told}, {}", added_up_from(scorecard, judgement.indicator, footprint))
}

/// Why a footprint has no figure, as it goes on after its name: `not added up: Besses and Whitefield lie in one another`.
pub fn not_added_up(scorecard: &Scorecard, why: &NotAddedUp) -> String {
    let name = |area: &AreaId| &scorecard.area(*area).name;
    let why = match why {
        NotAddedUp::NoParts => {
            return "made of nothing yet: open it by Edit and choose its neighbourhoods on the map"
                .to_owned();
        }
        NotAddedUp::OutsideFile(name) => format!("{name}, which it is made of, is not in this file"),
        NotAddedUp::Overlap(inner, outer) => {
            format!(
                "{} lies in {}, and both are in it, so that people would count twice",
                name(inner),
                name(outer)
            )
        }
        NotAddedUp::Kind(kind) => format!(
            "{} cannot be; only counts can, and the shares and rates that are made of them",
            kind_of_measure(*kind)
        ),
        NotAddedUp::Missing { part, missing } => match missing {
            MissingCount::Everything => format!("{} has no figures", name(part)),
            MissingCount::Count(period, flag) => {
                let why = flag.map(|flag| format!(": {}", flag_in_words(flag))).unwrap_or_default();
                format!("no count for {} in {}{why}", name(part), period_in_words(*period))
            }
            MissingCount::Agreement(period) => format!(
                "the counts of {} in {} do not come to its figure",
                name(part),
                period_in_words(*period)
            ),
        },
        NotAddedUp::NoUnit => "the file does not say per how many the figures are".to_owned(),
    };
    format!("not added up: {why}")
}

fn kind_of_measure(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::StandardisedRate => "a standardised rate",
        MeasureKind::Mean => "a mean",
        MeasureKind::Ratio => "a ratio",
        MeasureKind::Index => "an index",
        MeasureKind::Score => "a score",
        MeasureKind::Count => "a count",
        MeasureKind::Proportion => "a share",
        MeasureKind::Rate => "a rate",
    }
}
