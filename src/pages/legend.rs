//! What the signs of a page mean, in the signs themselves. A legend takes a second line rather than leave anything out.

use super::PageContext;
use crate::analysis::TargetStatus;
use crate::charts::{self, Arrow, Mark};
use crate::model::Verdict;
use crate::widgets::{fonts, reading};
use egui::{Galley, Role, Sense, Ui, Vec2, WidgetInfo, pos2};
use std::sync::Arc;

const HEIGHT: f32 = 20.0;
/// The room of a sign, and how far its words stand from it.
const SIGN: f32 = 14.0;
/// A fifth is wider, and two of them are two.
const FIFTH: f32 = 18.0;
const BETWEEN: f32 = 3.0;
/// Between two entries.
const APART: f32 = 6.0;

/// The signs that a table has, which its legend explains and no others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableSigns {
    /// Levels and movements, each once.
    pub drawn: Vec<charts::Sign>,
    /// Some figures are of another period than their row, or some rows than their group.
    pub other_period: bool,
    /// Some figures are held back by their publisher.
    pub suppressed: bool,
}

#[derive(Clone, Copy)]
enum Sign {
    Mark(Mark),
    Arrow(Arrow),
    Letter(&'static str),
}

type Entry = (&'static [Sign], &'static str);

const BEST: Entry = (&[Sign::Mark(Mark::Strong(Verdict::Better))], "best");
const BETTER: Entry = (&[Sign::Mark(Mark::Verdict(Verdict::Better))], "better");
const SIMILAR: Entry = (&[Sign::Mark(Mark::Verdict(Verdict::Similar))], "no clear difference");
const WORSE: Entry = (&[Sign::Mark(Mark::Verdict(Verdict::Worse))], "worse");
const WORST: Entry = (&[Sign::Mark(Mark::Strong(Verdict::Worse))], "worst");
const NEUTRAL: Entry = (
    &[
        Sign::Mark(Mark::Verdict(Verdict::Higher)),
        Sign::Mark(Mark::Verdict(Verdict::Lower)),
        Sign::Mark(Mark::Step(4)),
    ],
    "neutral",
);
const FIFTHS: Entry =
    (&[Sign::Mark(Mark::Fifth(1)), Sign::Mark(Mark::Fifth(5))], "worst, best fifth: no test");
const WORSENING: Entry = (
    &[Sign::Arrow(Arrow::Worse { rising: true }), Sign::Arrow(Arrow::Worse { rising: false })],
    "getting worse",
);
const IMPROVING: Entry = (
    &[Sign::Arrow(Arrow::Better { rising: true }), Sign::Arrow(Arrow::Better { rising: false })],
    "getting better",
);
const STEADY: Entry = (&[Sign::Arrow(Arrow::Steady)], "no clear trend");
/// What moves, and neither way is good.
const MOVING: Entry = (
    &[Sign::Arrow(Arrow::Neutral { rising: true }), Sign::Arrow(Arrow::Neutral { rising: false })],
    "moving, neither good nor bad",
);
const BLANK: Entry = (&[], "blank: no test, too old, or the benchmark");
const OTHER_PERIOD: Entry = (&[Sign::Letter("†")], "other period");
const SUPPRESSED: Entry = (&[Sign::Letter("[c]")], "held back by its publisher");
const GAP_AS_IT_WAS: Entry = (STEADY.0, "gap not clearly changed");
/// What the squares of priorities may be, the worst first.
const PRIORITIES: [Entry; 18] = [
    (&[Sign::Mark(Mark::Target(TargetStatus::Missed))], "target missed"),
    (&[Sign::Mark(Mark::Target(TargetStatus::MetSinceLost))], "target met, since lost"),
    (&[Sign::Mark(Mark::Target(TargetStatus::OffTrack))], "off track"),
    WORST,
    WORSE,
    WORSENING,
    (&[Sign::Mark(Mark::Target(TargetStatus::Uncertain))], "uncertain"),
    (&[Sign::Mark(Mark::Target(TargetStatus::NotKnownYet))], "not known yet"),
    GAP_AS_IT_WAS,
    SIMILAR,
    NEUTRAL,
    FIFTHS,
    BETTER,
    BEST,
    IMPROVING,
    (&[Sign::Mark(Mark::Target(TargetStatus::OnTrack))], "on track"),
    (&[Sign::Mark(Mark::Target(TargetStatus::MetLate))], "target met late"),
    (&[Sign::Mark(Mark::Target(TargetStatus::Met))], "target met"),
];
const NOT_JUDGED: Entry = (&[Sign::Mark(Mark::None)], "cannot be judged");
/// What was found of something that was tried.
const TRIED: [Entry; 4] = [
    (WORSENING.0, "moved worse"),
    (IMPROVING.0, "moved better"),
    (STEADY.0, "no clear difference"),
    (NOT_JUDGED.0, "cannot say"),
];

/// The steps of the comparison, the best first.
const STEPS: [Entry; 5] = [BEST, BETTER, SIMILAR, WORSE, WORST];

impl TableSigns {
    /// Of a table that has no letters.
    pub fn of(drawn: impl IntoIterator<Item = (Mark, Arrow)>) -> Self {
        let mut signs = Self::default();
        for (mark, arrow) in drawn {
            for sign in [charts::Sign::Mark(mark), charts::Sign::Arrow(arrow)] {
                if !signs.drawn.contains(&sign) {
                    signs.drawn.push(sign);
                }
            }
        }
        signs
    }
}

/// The signs of a table.
pub(super) fn of_table(ui: &mut Ui, page: &PageContext<'_>, signs: &TableSigns) {
    let all: Vec<_> = table_entries(signs).map(|entry| (drawn_of(entry, &signs.drawn), entry.1)).collect();
    entries(ui, page, all.iter().map(|(signs, words)| (signs.as_slice(), *words)));
}

/// What a table has of levels and movements, and what stands in place of a sign.
fn table_entries(signs: &TableSigns) -> impl Iterator<Item = Entry> {
    let more = [signs.other_period.then_some(OTHER_PERIOD), signs.suppressed.then_some(SUPPRESSED)];
    let levels = STEPS.into_iter().chain([FIFTHS, NEUTRAL]);
    let drawn = levels.chain([WORSENING, IMPROVING, STEADY]).filter(|entry| explains(entry, &signs.drawn));
    drawn.chain([BLANK]).chain(more.into_iter().flatten())
}

/// Those signs of an entry that are drawn, and its letters.
fn drawn_of((signs, _): Entry, drawn: &[charts::Sign]) -> Vec<Sign> {
    let is_told = |sign: &&Sign| matches!(sign, Sign::Letter(_)) || is_among(sign, drawn);
    signs.iter().filter(is_told).copied().collect()
}

/// A legend for those who set it themselves: the signs of each entry, and its words, before which a letter stands that is a
/// sign too.
pub type Legend = Vec<(Vec<charts::Sign>, String)>;

/// What the signs of a table mean.
pub fn legend_of_table(signs: &TableSigns) -> Legend {
    table_entries(signs).map(|entry| told(entry, &signs.drawn)).collect()
}

/// What signs of levels, movements and targets mean, as far as they are among these; what has no sign is not drawn on paper, and
/// needs no explaining.
pub fn legend_of_signs(shown: &[charts::Sign]) -> Legend {
    let drawn: Vec<charts::Sign> = { shown.iter().copied() }
        .filter(|sign| !matches!(sign, charts::Sign::Mark(Mark::None) | charts::Sign::Arrow(Arrow::None)))
        .collect();
    levels_ways_and_targets(&drawn).map(|entry| told(entry, &drawn)).collect()
}

/// An entry with those of its signs that are shown.
fn told((signs, words): Entry, shown: &[charts::Sign]) -> (Vec<charts::Sign>, String) {
    let drawn = |sign: &Sign| match sign {
        _ if !is_among(sign, shown) => None,
        Sign::Mark(mark) => Some(charts::Sign::Mark(*mark)),
        Sign::Arrow(arrow) => Some(charts::Sign::Arrow(*arrow)),
        Sign::Letter(_) => None,
    };
    let letter = |sign: &Sign| match sign {
        Sign::Letter(letter) => Some(*letter),
        Sign::Mark(_) | Sign::Arrow(_) => None,
    };
    let letters = signs.iter().filter_map(letter).chain([words]);
    (signs.iter().filter_map(drawn).collect(), letters.collect::<Vec<_>>().join(" "))
}

/// The signs that stand for priorities, as far as they are among these.
pub(super) fn of_priorities(ui: &mut Ui, page: &PageContext<'_>, shown: &[charts::Sign]) {
    entries(ui, page, PRIORITIES.into_iter().chain([NOT_JUDGED]).filter(|entry| explains(entry, shown)));
}

/// The signs of levels, movements and targets, as far as they are among these.
pub(super) fn of_levels_ways_and_targets(ui: &mut Ui, page: &PageContext<'_>, shown: &[charts::Sign]) {
    entries(ui, page, levels_ways_and_targets(shown));
}

fn levels_ways_and_targets(shown: &[charts::Sign]) -> impl Iterator<Item = Entry> {
    let is_of_gap = |entry: &Entry| entry.1 == GAP_AS_IT_WAS.1;
    let without_gap = PRIORITIES.into_iter().filter(move |entry| !is_of_gap(entry));
    without_gap.chain([STEADY, NOT_JUDGED]).filter(|entry| explains(entry, shown))
}

/// The signs of levels, movements and targets that are among these, and of a movement its own arrow alone.
pub(super) fn of_shown(ui: &mut Ui, page: &PageContext<'_>, shown: &[charts::Sign]) {
    let all = shown_alone(shown);
    entries(ui, page, all.iter().map(|(signs, words)| (signs.as_slice(), *words)));
}

/// The room that these take below each other over the width there is.
pub(super) fn height_of_shown(ui: &Ui, shown: &[charts::Sign]) -> f32 {
    let (room, mut lines, mut taken) = (ui.available_width(), 0.0, f32::INFINITY);
    for (signs, words) in shown_alone(shown) {
        let wide = Laid::of(ui, (&signs, words), egui::Color32::PLACEHOLDER).width;
        taken += wide + APART;
        if taken > room {
            (lines, taken) = (lines + 1.0, wide);
        }
    }
    lines * HEIGHT
}

fn shown_alone(shown: &[charts::Sign]) -> Vec<(Vec<Sign>, &'static str)> {
    let entry = |(signs, words): Entry| {
        let arrows = signs.iter().all(|sign| matches!(sign, Sign::Arrow(_)));
        let is_told = |sign: &&Sign| !arrows || is_among(sign, shown);
        (signs.iter().filter(is_told).copied().collect(), words)
    };
    let moving = [MOVING].into_iter().filter(|entry| explains(entry, shown));
    levels_ways_and_targets(shown).chain(moving).map(entry).collect()
}

/// The signs of what moved after something was tried.
pub(super) fn of_tried(ui: &mut Ui, page: &PageContext<'_>) {
    entries(ui, page, TRIED.into_iter());
}

/// Whether an entry is of one of these signs.
fn explains((signs, _): &Entry, shown: &[charts::Sign]) -> bool {
    signs.iter().any(|sign| is_among(sign, shown))
}

fn is_among(sign: &Sign, shown: &[charts::Sign]) -> bool {
    shown.iter().any(|other| are_alike(*sign, *other))
}

/// Whether one entry of a legend explains both.
fn are_alike(one: Sign, other: charts::Sign) -> bool {
    match (one, other) {
        (Sign::Mark(Mark::Fifth(_)), charts::Sign::Mark(Mark::Fifth(_) | Mark::Step(_)))
        | (Sign::Mark(Mark::Step(_)), charts::Sign::Mark(Mark::Step(_))) => true,
        (Sign::Mark(one), charts::Sign::Mark(other)) => one == other,
        (Sign::Arrow(one), charts::Sign::Arrow(other)) => one == other,
        _ => false,
    }
}

fn entries<'a>(ui: &mut Ui, page: &PageContext<'_>, shown: impl Iterator<Item = Shown<'a>>) {
    ui.scope(|ui| {
        // What is told in words has no need of signs.
        reading::hide(ui.ctx(), ui.unique_id());
        // A line of a legend is lower than one of buttons.
        ui.spacing_mut().item_spacing = Vec2::new(APART, 0.0);
        ui.spacing_mut().interact_size.y = HEIGHT;
        ui.horizontal_wrapped(|ui| {
            for one in shown {
                entry(ui, page, one);
            }
        });
    });
}

/// An entry as it is drawn.
type Shown<'a> = (&'a [Sign], &'static str);

fn width_of(sign: &Sign) -> f32 {
    match sign {
        Sign::Letter(text) => 6.5 * text.chars().count() as f32,
        Sign::Mark(Mark::Fifth(_)) => FIFTH,
        _ => SIGN,
    }
}

fn gap(signs: &[Sign]) -> f32 {
    if signs.is_empty() { 0.0 } else { BETWEEN }
}

/// An entry as it is laid out.
struct Laid {
    words: Arc<Galley>,
    width: f32,
}

impl Laid {
    fn of(ui: &Ui, (signs, words): Shown<'_>, colour: egui::Color32) -> Self {
        let words = ui.painter().layout_no_wrap(words.to_owned(), fonts::small(), colour);
        let width = signs.iter().map(width_of).sum::<f32>() + gap(signs) + words.size().x;
        Self { words, width }
    }
}

/// One entry, which is never torn apart at the end of a line.
fn entry(ui: &mut Ui, page: &PageContext<'_>, (signs, words): Shown<'_>) {
    let colour = page.tokens.text_weak;
    let laid = Laid::of(ui, (signs, words), colour);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(laid.width, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let mut left = rect.left();
    for sign in signs {
        let centre = pos2(left + width_of(sign) / 2.0, rect.center().y);
        match sign {
            Sign::Mark(mark) => charts::mark(ui.painter(), centre, 11.0, *mark, page.tokens),
            Sign::Arrow(arrow) => charts::arrow(ui.painter(), centre, 12.0, *arrow, page.tokens),
            Sign::Letter(text) => {
                ui.painter().text(centre, egui::Align2::CENTER_CENTER, *text, fonts::small(), colour);
            }
        }
        left += width_of(sign);
    }
    let at = pos2(left + gap(signs), rect.center().y - laid.words.size().y / 2.0);
    ui.painter().galley(at, laid.words, colour);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::headless::paint;
    use crate::pages::{Commands, Outline, View};
    use crate::widgets::tokens::Tokens;

    #[test]
    fn a_legend_has_the_signs_that_are_there_and_no_others() {
        let worse = (Mark::Verdict(Verdict::Worse), Arrow::Better { rising: false });
        let table = TableSigns {
            other_period: true,
            ..TableSigns::of([worse, (Mark::Verdict(Verdict::Lower), Arrow::None), worse])
        };
        let entries = legend_of_table(&table);
        let words: Vec<&str> = entries.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, ["worse", "neutral", "getting better", BLANK.1, "† other period"]);
        let signs: Vec<charts::Sign> = entries.into_iter().flat_map(|(signs, _)| signs).collect();
        let drawn = table.drawn.iter().filter(|sign| **sign != charts::Sign::Arrow(Arrow::None));
        assert_eq!(signs.len(), drawn.clone().count());
        assert!(drawn.clone().all(|sign| signs.contains(sign)));
        let painted = painted_of(&table, 880.0);
        let texts = painted.texts();
        let on_screen: Vec<&str> = texts.iter().map(|(text, _)| text.as_ref()).collect();
        assert_eq!(on_screen, ["worse", "neutral", "getting better", BLANK.1, "†", "other period"]);
        assert_eq!(legend_of_table(&TableSigns::default()).len(), 1);
        assert_eq!(legend_of_signs(&table.drawn).iter().map(|(signs, _)| signs.len()).sum::<usize>(), 3);
    }

    fn painted_of(signs: &TableSigns, width: f32) -> crate::charts::headless::Painted {
        let (tokens, view, outline, commands) =
            (Tokens::light(), View::default(), Outline::default(), Commands::default());
        let page = PageContext::new(&tokens, &view, &outline, &commands);
        paint(None, |ui| {
            ui.set_max_width(width);
            of_table(ui, &page, signs);
        })
    }

    #[test]
    fn the_signs_of_a_slide_are_explained_each_once_in_the_room_that_was_reckoned() {
        let (tokens, view, outline, commands) =
            (Tokens::light(), View::default(), Outline::default(), Commands::default());
        let page = PageContext::new(&tokens, &view, &outline, &commands);
        let arrows = [Arrow::Worse { rising: false }, Arrow::Neutral { rising: true }, Arrow::Steady];
        let worse = charts::Sign::Mark(Mark::Verdict(Verdict::Worse));
        let shown: Vec<charts::Sign> =
            arrows.map(charts::Sign::Arrow).into_iter().chain([worse; 2]).collect();
        let all = shown_alone(&shown);
        let words: Vec<(usize, &str)> = all.iter().map(|(signs, words)| (signs.len(), *words)).collect();
        let wanted = ["worse", "getting worse", "no clear trend", "moving, neither good nor bad"];
        assert_eq!(words, wanted.map(|words| (1, words)));
        for width in [200.0, 300.0, 880.0] {
            paint(None, |ui| {
                ui.set_max_width(width);
                let (top, reckoned) = (ui.cursor().top(), height_of_shown(ui, &shown));
                of_shown(ui, &page, &shown);
                let taken = ui.cursor().top() - top - ui.spacing().item_spacing.y;
                assert!((taken - reckoned).abs() < 1.0, "{width}: {taken} {reckoned}");
            });
        }
        assert!(shown_alone(&[]).is_empty());
    }

    #[test]
    fn a_legend_is_whole_at_any_width_and_nothing_of_it_overlaps() {
        let levels = [Verdict::Better, Verdict::Similar, Verdict::Worse, Verdict::Higher].map(Mark::Verdict);
        let arrows = [Arrow::Steady, Arrow::Worse { rising: true }, Arrow::Better { rising: false }];
        let drawn = levels.into_iter().chain([Mark::Fifth(1)]).zip(arrows.into_iter().cycle());
        let signs = TableSigns { other_period: true, suppressed: true, ..TableSigns::of(drawn) };
        let count = |width: f32| {
            let painted = painted_of(&signs, width);
            painted.assert_texts_apart();
            assert!(painted.texts().iter().all(|(_, rect)| rect.right() <= width + 10.0), "{width}");
            painted.texts().len()
        };
        assert_eq!(count(300.0), count(880.0));
    }

    #[test]
    fn every_sign_that_a_priority_can_have_is_explained_with_the_word_it_has_elsewhere() {
        let signs = [Arrow::Steady, Arrow::Worse { rising: true }, Arrow::Better { rising: false }];
        for sign in signs.map(charts::Sign::Arrow) {
            let explained = |(signs, _): &Entry| signs.iter().any(|one| are_alike(*one, sign));
            assert!(PRIORITIES.iter().any(explained), "{sign:?}");
        }
        for status in [
            TargetStatus::Missed,
            TargetStatus::MetSinceLost,
            TargetStatus::OffTrack,
            TargetStatus::Uncertain,
            TargetStatus::NotKnownYet,
            TargetStatus::OnTrack,
            TargetStatus::MetLate,
            TargetStatus::Met,
        ] {
            let shown = charts::Sign::Mark(Mark::Target(status));
            let entry = PRIORITIES.iter().find(|(signs, _)| are_alike(signs[0], shown)).expect("an entry");
            let word = crate::words::target_status_word(status).to_lowercase();
            assert!(entry.1.ends_with(&word), "{} for {word}", entry.1);
        }
    }
}
