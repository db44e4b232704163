//! Where to look first, in words: level and movement of every place and indicator together, in five boxes.

use crate::analysis::{self, Analysis, Attention, AttentionBox, LookFirst};
use crate::model::{AreaId, IndicatorId, Scorecard};
use crate::words::{attention_detail, box_name, number};

/// One of the five boxes.
#[derive(Clone, Debug, PartialEq)]
pub struct LookFirstBox {
    /// Which.
    pub of: AttentionBox,
    /// Its name.
    pub title: &'static str,
    /// How many figures it holds, of how many, and how many of them were not tested for movement.
    pub count: String,
    /// What it holds, what lies furthest from the benchmark first.
    pub items: Vec<LookFirstItem>,
}

/// A place and an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct LookFirstItem {
    /// Where.
    pub area: AreaId,
    /// What.
    pub indicator: IndicatorId,
    /// `Rochdale · Suspensions`.
    pub name: String,
    /// `15.3 suspensions per 100 pupils in 2023/24 · worse than England (11.3) · getting worse`.
    pub detail: String,
}

/// The five boxes.
pub(super) fn boxes(scorecard: &Scorecard, analysis: &Analysis, found: &LookFirst) -> [LookFirstBox; 5] {
    let judged = number::counted(found.judged as u64, "judged figure", "judged figures");
    AttentionBox::ALL.map(|of| {
        let items: Vec<LookFirstItem> =
            found.in_box(of).filter_map(|found| item(scorecard, analysis, found)).collect();
        let untested = Some(found.untested(of)).filter(|untested| *untested > 0);
        let untested = untested.map(|untested| format!(", movement of {untested} not tested"));
        let count =
            format!("{} of {judged}{}", number::count(items.len() as u64), untested.unwrap_or_default());
        LookFirstBox { of, title: box_name(of), count, items }
    })
}

/// How many figures are left out of the boxes because they are old; nothing where there are none.
pub(super) fn left_out(found: &LookFirst) -> Option<String> {
    let old = number::counted(found.stale as u64, "figure is", "figures are");
    let years = analysis::YEARS_OF_NEWS;
    (found.stale > 0)
        .then(|| format!("{old} more than {years} years older than the newest and not in these boxes"))
}

fn item(scorecard: &Scorecard, analysis: &Analysis, found: &Attention) -> Option<LookFirstItem> {
    let judgement = analysis.get(found.indicator, None, found.area)?;
    let indicator = scorecard.indicator(found.indicator);
    Some(LookFirstItem {
        area: found.area,
        indicator: found.indicator,
        name: format!("{} · {}", scorecard.area(found.area).name, indicator.short),
        detail: attention_detail(scorecard, judgement),
    })
}
