//! Where the parts of a flow go: its columns, and the words beside the starts of a lane.

use super::Flow;
use crate::widgets::fonts;
use egui::{Rangef, Rect, Ui, pos2};

/// The height of a lane and of the name of a group.
pub(super) const LANE: f32 = 23.0;
pub(super) const GROUP: f32 = 20.0;
/// The height of a further line of a lane.
pub(super) const LINE: f32 = 16.0;
/// The years above the lanes.
pub(super) const HEAD: f32 = 22.0;
/// The number of places, at the right of its column.
pub(super) const COUNT: f32 = 26.0;
/// Between columns, and between a dot and its words.
pub(super) const GAP: f32 = 8.0;
pub(super) const DOT: f32 = 5.0;
/// The share of the width that names may take, and that the starts without a date may.
const WIDEST: [f32; 2] = [0.24, 0.25];
/// Neither of them is narrower.
const NARROWEST: [f32; 2] = [110.0, 84.0];
/// Words in less room than this would be no words.
const LEAST_LABEL: f32 = 36.0;

/// The columns of a flow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// Left end of the names.
    pub(super) name: f32,
    /// The axis of time.
    pub(super) plot: Rangef,
    /// The starts without a date; empty where there are none.
    pub(super) undated: Rangef,
}

impl Columns {
    pub(super) fn of(ui: &Ui, flow: &Flow, whole: Rect) -> Self {
        let width = |text: &str| {
            ui.painter().layout_no_wrap(text.to_owned(), fonts::small(), egui::Color32::PLACEHOLDER).size().x
        };
        let lanes = || {
            flow.groups.iter().flat_map(|group| group.lanes.iter().take(MOST_MEASURED).chain(&group.folded))
        };
        let room = |at: usize, widest: f32| {
            let most = (whole.width() * WIDEST[at]).max(NARROWEST[at]);
            widest.clamp(NARROWEST[at], most)
        };
        let names = lanes().map(|lane| width(&lane.name)).fold(0.0, f32::max);
        let undated = lanes().map(|lane| width(&lane.undated) + width(&lane.planned)).fold(0.0, f32::max);
        let name = whole.left() + COUNT + GAP;
        let right = if undated > 0.0 { room(1, undated.max(width(UNDATED))) } else { 0.0 };
        let undated = Rangef::new(whole.right() - right, whole.right());
        let until = if right > 0.0 { undated.min - GAP } else { whole.right() };
        let from = (name + room(0, names) + GAP).min(until - 40.0);
        Self { name, plot: Rangef::new(from, until), undated }
    }

    /// Where a decimal year stands.
    pub(super) fn x(&self, flow: &Flow, year: f64) -> f32 {
        let [first, last] = flow.x_range;
        let share = if last > first { ((year - first) / (last - first)).clamp(0.0, 1.0) as f32 } else { 0.5 };
        egui::lerp(self.plot, share)
    }
}

/// Of more lanes of a group than these the widest is not looked for.
const MOST_MEASURED: usize = 40;
/// The head of the starts without a date.
pub(super) const UNDATED: &str = "Start not found";

/// A start in a lane: what its dot and its bar cover, and how wide its words are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) covers: Rangef,
    pub(super) words: f32,
}

/// Where the words of each start of a lane stand, left to right, within `room`: the first at the left of its dot, the last
/// at its right, those between where there is room. They lie on no dot and on each other nowhere; what is too long is cut to
/// the room there is, and without room for a few letters there are none.
pub(super) fn words_beside(starts: &[Placed], room: Rangef) -> Vec<Option<Rangef>> {
    let mut free_from = room.min;
    let last = starts.len().saturating_sub(1);
    let mut found = Vec::with_capacity(starts.len());
    for (at, start) in starts.iter().enumerate() {
        let before = Rangef::new(free_from, start.covers.min - GAP);
        let next = starts.get(at + 1).map_or(room.max, |next| next.covers.min - GAP);
        let after = Rangef::new(start.covers.max + GAP, next);
        let sides = if at == 0 || at < last && before.span() >= start.words {
            [(before, true), (after, false)]
        } else {
            [(after, false), (before, true)]
        };
        let roomiest = || {
            let [one, other] = sides;
            if other.0.span() > one.0.span() { other } else { one }
        };
        let (side, at_left) =
            sides.into_iter().find(|(side, _)| side.span() >= start.words).unwrap_or_else(roomiest);
        let width = start.words.min(side.span());
        let words = (start.words > 0.0 && width >= LEAST_LABEL.min(start.words)).then(|| {
            if at_left {
                Rangef::new(side.max - width, side.max)
            } else {
                Rangef::new(side.min, side.min + width)
            }
        });
        free_from = words.filter(|_| !at_left).map_or(start.covers.max, |words| words.max) + GAP;
        found.push(words);
    }
    found
}

/// What a start covers of its lane: its dot, and the bar of the year in which it lies.
pub(super) fn covers(x: f32, within: Option<[f32; 2]>) -> Rangef {
    let [from, to] = within.unwrap_or([x, x]);
    Rangef::new(from.min(x - DOT), to.max(x + DOT))
}

/// A row of the flow, from this height.
pub(super) fn row(whole: Rect, top: f32, height: f32) -> Rect {
    Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right(), top + height))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(starts: &[(f32, f32)]) -> Vec<Placed> {
        starts.iter().map(|&(x, words)| Placed { covers: covers(x, None), words }).collect()
    }

    #[test]
    fn the_first_stands_at_the_left_and_the_last_at_the_right() {
        let room = Rangef::new(0.0, 500.0);
        let found = words_beside(&placed(&[(200.0, 80.0), (300.0, 90.0)]), room);
        assert_eq!(found, [Some(Rangef::new(107.0, 187.0)), Some(Rangef::new(313.0, 403.0))]);
        // Without room at the left the only one stands at the right.
        assert_eq!(words_beside(&placed(&[(40.0, 80.0)]), room), [Some(Rangef::new(53.0, 133.0))]);
    }

    #[test]
    fn what_is_too_long_is_cut_and_what_has_no_room_is_left_out() {
        let room = Rangef::new(0.0, 100.0);
        assert_eq!(words_beside(&placed(&[(50.0, 400.0)]), room), [Some(Rangef::new(0.0, 37.0))]);
        let crowded = placed(&[(45.0, 60.0), (55.0, 60.0), (65.0, 60.0)]);
        let found = words_beside(&crowded, Rangef::new(30.0, 80.0));
        assert_eq!(found, [None, None, None]);
    }

    #[test]
    fn words_lie_on_no_dot_and_on_no_other_words() {
        // Every third of many places, with words of many lengths, in rooms of many widths.
        for width in (700..1500).step_by(100) {
            let room = Rangef::new(200.0, width as f32);
            for salt in 0..40_u32 {
                let mut at = 210.0;
                let mut starts = Vec::new();
                for step in 0..6_u32 {
                    at += ((salt * 37 + step * 61) % 190) as f32 + 12.0;
                    let words = ((salt * 53 + step * 29) % 240) as f32;
                    if at < room.max - 10.0 {
                        starts.push(Placed { covers: covers(at, None), words });
                    }
                }
                let words = words_beside(&starts, room);
                let shown: Vec<Rangef> = words.into_iter().flatten().collect();
                assert!(shown.iter().all(|words| room.contains(words.min) && room.contains(words.max)));
                assert!(shown.windows(2).all(|pair| pair[0].max <= pair[1].min), "{shown:?}");
                let dots = starts.iter().map(|start| start.covers);
                assert!(
                    dots.into_iter()
                        .all(|dot| shown.iter().all(|words| dot.max <= words.min || words.max <= dot.min))
                );
            }
        }
    }
}
