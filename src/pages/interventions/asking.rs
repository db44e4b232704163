//! Who is worth asking: the fastest improvers from a similar start, and what they did.

use crate::analysis::{Analysis, Asked, worth_asking_anywhere};
use crate::charts::spark::Sparkline;
use crate::model::{AreaId, IndicatorId, Scorecard, Strand};
use crate::pages::common::spark;
use crate::words::{
    Piece, REGRESSION_TO_THE_MEAN, asking_in_brief, asking_note, named_of, worth_asking_sentence,
};

/// Every place is held against every other: of more than these it would take long, and most would be far apart.
const MOST_PLACES: usize = 60;

/// Whom one might ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// What is listed.
    pub note: String,
    pub improvers: Vec<Improver>,
    /// Why there are none.
    pub none: Option<String>,
}

/// One improver.
#[derive(Clone, Debug, PartialEq)]
pub struct Improver {
    pub indicator: IndicatorId,
    pub place: AreaId,
    /// The place that it is ahead of.
    pub behind: AreaId,
    /// `Injuries under 15, Trafford`.
    pub title: String,
    pub told: Vec<Piece>,
    /// Its line, the other place’s dashed beside it.
    pub line: Option<Sparkline>,
    /// `dashed: Bolton`.
    pub key: String,
    /// All of it in words.
    pub described: String,
}

impl Asking {
    /// Everything it says.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.note.clone()];
        said.extend(self.improvers.iter().flat_map(|one| [one.title.clone(), one.described.clone()]));
        said.extend(self.none.clone());
        said.extend((!self.improvers.is_empty()).then(|| REGRESSION_TO_THE_MEAN.to_owned()));
        said
    }
}

/// Whom any place might ask, or the chosen ones, about any strand, or the chosen one.
pub(super) fn asking(
    scorecard: &Scorecard,
    analysis: &Analysis,
    strand: Option<Strand>,
    chosen: &[AreaId],
) -> Asking {
    let places: Vec<AreaId> = if chosen.is_empty() { scorecard.places().collect() } else { chosen.to_vec() };
    if places.len() > MOST_PLACES {
        let none = format!(
            "With more than {MOST_PLACES} places this is worked out for one of them: choose it above."
        );
        return Asking {
            note: asking_note(&Asked::default(), false),
            improvers: Vec::new(),
            none: Some(none),
        };
    }
    let strand_of = |indicator| scorecard.indicator(indicator).strand;
    let wanted = |indicator| strand.is_none_or(|strand| strand_of(indicator) == strand);
    let all = worth_asking_anywhere(scorecard, analysis, &places, wanted);
    let improvers: Vec<Improver> = { all.found.iter() }
        .map(|(behind, asked)| {
            let behind = *behind;
            let (title, told) = asking_in_brief(scorecard, asked, behind);
            Improver {
                indicator: asked.indicator,
                place: asked.place,
                behind,
                title,
                told,
                line: spark(scorecard, asked.indicator, asked.place, Some(behind)),
                key: format!("dashed: {}", scorecard.area(behind).name),
                described: worth_asking_sentence(scorecard, asked, behind),
            }
        })
        .collect();
    let has_exclusions = scorecard.indicators().any(|(_, about)| about.strand == Strand::Exclusions);
    let on_exclusions = improvers.iter().any(|one| strand_of(one.indicator) == Strand::Exclusions);
    let lacking = has_exclusions && !on_exclusions && !improvers.is_empty() && strand.is_none();
    let none = improvers.is_empty().then(|| {
        let whom = match chosen {
            [] => "one".to_owned(),
            some => named_of(scorecard, some),
        };
        format!(
            "No place improved by a test and faster than {whom} from a similar start. That takes figures with their intervals \
             for five periods or more in five places or more."
        )
    });
    Asking { note: asking_note(&all, lacking), improvers, none }
}
