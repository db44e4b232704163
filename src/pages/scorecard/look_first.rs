//! Where to look first, in words: level and movement of every place and indicator together, in five boxes.

use crate::analysis::{Analysis, Attention, AttentionBox, LookFirst, WorseBy, YEARS_OF_NEWS};
use crate::charts::{Arrow, Mark};
use crate::model::{AreaId, IndicatorId, Scorecard, Verdict};
use crate::words::{
    attention_detail, box_count, box_name, box_name_in_short, box_note, date, empty_box, empty_box_on_paper,
    movement_in_brief, number, verdict_in_brief,
};

/// One of the five boxes.
#[derive(Clone, Debug, PartialEq)]
pub struct LookFirstBox {
    /// Which.
    pub of: AttentionBox,
    /// By what those that are worse are known to be.
    pub worse_by: WorseBy,
    /// The sign of how all of it moves, where there is one.
    pub arrow: Arrow,
    /// Its name.
    pub title: &'static str,
    /// The same where the box is folded.
    pub short: &'static str,
    /// How many figures it holds.
    pub held: String,
    /// Of how many: `of 479 judged`; of what could not be judged that it was not.
    pub of_judged: String,
    /// What it holds most of.
    pub note: String,
    /// What its list says where it holds nothing, and what can be done about it.
    pub empty: String,
    /// The same on paper, which is no place to do it.
    pub empty_on_paper: String,
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
    /// The name of the place.
    pub place: String,
    /// The name of the indicator.
    pub name: String,
    /// Its unit, as it goes on after the name.
    pub unit: String,
    /// The figure.
    pub here: String,
    /// The figure of the benchmark; empty without one.
    pub beside: String,
    pub period: String,
    pub mark: Mark,
    /// How it stands and how that is known.
    pub against: String,
    pub arrow: Arrow,
    /// Which way it moves and since when.
    pub movement: String,
    /// All of it in a sentence.
    pub sentence: String,
}

impl LookFirstBox {
    /// The whole count: `Getting worse: 14 of 479 judged`.
    pub fn heading(&self) -> String {
        if self.held == number::MISSING {
            return format!("{}: {}", self.title, self.of_judged);
        }
        format!("{}: {} {}", self.title, self.held, self.of_judged)
    }

    /// The same with what it holds most of.
    pub fn heading_with_note(&self) -> String {
        let note = Some(format!(". {}", self.note)).filter(|_| !self.note.is_empty());
        self.heading() + &note.unwrap_or_default()
    }

    /// Everything it says.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        [self.heading_with_note()].into_iter().chain(self.items.iter().map(|item| item.sentence.clone()))
    }

    /// The signs by which it is known that its figures are worse: one that all of them have, or two where some have the one and
    /// some the other. What is not worse may be similar or better, and has none.
    pub fn marks(&self) -> &'static [Mark] {
        const TESTED: Mark = Mark::Verdict(Verdict::Worse);
        const WORST_FIFTH: Mark = Mark::Fifth(1);
        if !AttentionBox::WORSE.contains(&self.of) {
            return &[];
        }
        match self.worse_by {
            WorseBy::Test | WorseBy::Nothing => &[TESTED],
            WorseBy::Fifth => &[WORST_FIFTH],
            WorseBy::Either => &[TESTED, WORST_FIFTH],
        }
    }
}

/// The sign of how all of a box moves; none where some of it was not tested, as the dot is of what was.
fn arrow(found: &LookFirst, of: AttentionBox) -> Arrow {
    match of {
        AttentionBox::WorseWorsening | AttentionBox::Worsening => Arrow::Worse { rising: true },
        AttentionBox::WorseNotMoving if found.untested(of) > 0 => Arrow::None,
        AttentionBox::WorseNotMoving => Arrow::Steady,
        AttentionBox::WorseImproving | AttentionBox::Improving => Arrow::Better { rising: false },
    }
}

/// The five boxes.
pub fn boxes(scorecard: &Scorecard, analysis: &Analysis, found: &LookFirst) -> [LookFirstBox; 5] {
    AttentionBox::ALL.map(|of| {
        let items: Vec<LookFirstItem> =
            found.in_box(of).filter_map(|found| item(scorecard, analysis, found)).collect();
        let held = box_count(found, of);
        let of_judged = match held.as_str() {
            number::MISSING => "not tested".to_owned(),
            _ => format!("of {} judged", number::count(found.judged as u64)),
        };
        let note = box_note(scorecard, found, of).unwrap_or_default();
        LookFirstBox {
            of,
            worse_by: found.worse_by(&[of]),
            arrow: arrow(found, of),
            title: box_name(found, of),
            short: box_name_in_short(found, of),
            held,
            of_judged,
            note,
            empty: empty_box(scorecard, found, of),
            empty_on_paper: empty_box_on_paper(scorecard, found, of),
            items,
        }
    })
}

/// How many figures are left out of the boxes because they are old, though the table shows how they stand; nothing where there are
/// none. After the period of the newest it needs not be said `than` what they are older.
pub(super) fn left_out(found: &LookFirst, than: &str) -> Option<String> {
    let old = number::counted(found.stale as u64, "figure", "figures");
    let is = if found.stale == 1 { "is" } else { "are" };
    (found.stale > 0).then(|| format!("{old} over {YEARS_OF_NEWS} years older{than} {is} not counted"))
}

fn item(scorecard: &Scorecard, analysis: &Analysis, found: &Attention) -> Option<LookFirstItem> {
    let judgement = analysis.get(found.indicator, None, found.area)?;
    let about = scorecard.indicator(found.indicator);
    let latest = judgement.latest?;
    let place = &scorecard.area(found.area).name;
    let beside = judgement.benchmark.value.map(|value| number::with_sign(about, value));
    Some(LookFirstItem {
        area: found.area,
        indicator: found.indicator,
        place: place.clone(),
        name: about.short.clone(),
        unit: number::unit_beside(about, &about.short).to_owned(),
        here: number::with_sign(about, latest.value),
        beside: beside.unwrap_or_default(),
        period: date::period_on_axis(latest.period),
        mark: Mark::of(scorecard, judgement),
        against: verdict_in_brief(scorecard, judgement),
        arrow: Arrow::of(scorecard, judgement),
        movement: movement_in_brief(scorecard, judgement),
        sentence: format!("{place} · {}: {}", about.short, attention_detail(scorecard, judgement)),
    })
}
