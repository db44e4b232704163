//! The columns of the list of a box, each as wide as what stands in it: measured once for one content.

use crate::pages::{LookFirstBox, LookFirstItem};
use crate::widgets::fonts;
use crate::widgets::tokens::size;
use crate::words::sentence_case;
use egui::{Color32, FontId, Rect, Ui, Vec2};
use std::cell::RefCell;
use std::sync::Arc;

const MARGIN: f32 = 6.0;
/// What a mark or an arrow takes before words.
pub(super) const SIGN: f32 = 20.0;
/// Between a name and its unit.
const BEFORE_UNIT: f32 = 8.0;
/// Of texts of the same kind the widest is one of so many that have most letters.
const CANDIDATES: usize = 16;
/// The least that is left of words where there is no room for all of them.
const LEAST: [(Part, f32); 3] = [(Part::Movement, 170.0), (Part::Against, 120.0), (Part::Indicator, 150.0)];
/// What goes before less than that is left, the first to go first.
const GOES: [Part; 6] = [Part::Movement, Part::Period, Part::Against, Part::Beside, Part::Here, Part::Place];

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    Place,
    Indicator,
    Here,
    Beside,
    Period,
    Against,
    Movement,
}

impl Part {
    const ALL: [Self; 7] =
        [Self::Place, Self::Indicator, Self::Here, Self::Beside, Self::Period, Self::Against, Self::Movement];

    pub(super) fn head(self, benchmark: &str) -> String {
        match self {
            Self::Place => "Place".to_owned(),
            Self::Indicator => "Indicator".to_owned(),
            Self::Here => "Here".to_owned(),
            Self::Beside => sentence_case(benchmark),
            Self::Period => "Period".to_owned(),
            Self::Against => "Level".to_owned(),
            Self::Movement => "Movement".to_owned(),
        }
    }

    /// What stands in a cell, and its type.
    pub(super) fn written(self, item: &LookFirstItem) -> (&str, FontId) {
        let (dense, strong) = (FontId::proportional(size::DENSE), fonts::semibold_at(size::DENSE));
        match self {
            Self::Place => (&item.place, strong),
            Self::Indicator => (&item.name, dense),
            Self::Here => (&item.here, strong),
            Self::Beside => (&item.beside, dense),
            Self::Period => (&item.period, fonts::small()),
            Self::Against => (&item.against, fonts::small()),
            Self::Movement => (&item.movement, fonts::small()),
        }
    }

    /// Whether it ends at the right, as numbers do.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Here | Self::Beside)
    }

    /// What a sign takes before its words.
    pub(super) fn sign(self) -> f32 {
        if matches!(self, Self::Against | Self::Movement) { SIGN } else { 0.0 }
    }
}

/// The room for what stands in a cell.
pub(super) fn room_of(cell: Rect) -> Rect {
    cell.shrink2(Vec2::new(MARGIN, 0.0))
}

/// How wide a text is that is broken between two words where that makes it least wide.
fn on_two_lines(text: &str, wide: impl Fn(&str) -> f32) -> f32 {
    let breaks = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    let widths = breaks.map(|(first, rest)| wide(first).max(wide(rest.trim_start())));
    widths.reduce(f32::min).unwrap_or_else(|| wide(text))
}

/// How wide the columns of one list are so that nothing in them is cut.
#[derive(Debug)]
pub(super) struct Widths {
    of: [f32; Part::ALL.len()],
    /// That of the indicators without their units.
    name: f32,
    /// Whether a head takes two lines.
    pub has_long_heads: bool,
}

impl Widths {
    fn of(ui: &Ui, held: &LookFirstBox, benchmark: &str) -> Self {
        let wide = |text: &str, font: FontId| {
            let galley =
                ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER));
            galley.size().x + 1.0
        };
        let widest = |of: &dyn Fn(&LookFirstItem) -> usize, measure: &dyn Fn(&LookFirstItem) -> f32| {
            let mut items: Vec<&LookFirstItem> = held.items.iter().collect();
            items.sort_by_cached_key(|item| std::cmp::Reverse(of(item)));
            items.into_iter().take(CANDIDATES).map(measure).fold(0.0, f32::max)
        };
        let letters = |text: &str| text.chars().count();
        let text_of = |part: Part| {
            widest(&|item| letters(part.written(item).0), &|item| {
                let (text, font) = part.written(item);
                wide(text, font)
            })
        };
        let with_unit = |item: &LookFirstItem| {
            let (name, font) = Part::Indicator.written(item);
            let unit =
                if item.unit.is_empty() { 0.0 } else { wide(&item.unit, fonts::small()) + BEFORE_UNIT };
            wide(name, font) + unit
        };
        let mut has_long_heads = false;
        let of = Part::ALL.map(|part| {
            let written = match part {
                Part::Indicator => widest(&|item| letters(&item.name) + letters(&item.unit), &with_unit),
                _ => text_of(part),
            };
            let head = part.head(benchmark);
            let head_width = on_two_lines(&head, |text| wide(text, fonts::strong()));
            let room = (written + part.sign()).max(head_width);
            has_long_heads |= wide(&head, fonts::strong()) > room + 1.0;
            (room + 2.0 * MARGIN).ceil()
        });
        Self { of, name: (text_of(Part::Indicator) + 2.0 * MARGIN).ceil(), has_long_heads }
    }

    /// Whether a movement has all of its words on one line in a column of these.
    pub(super) fn has_room_for_movement(&self, parts: &[(Part, f32)]) -> bool {
        let movement = parts.iter().find(|(part, _)| *part == Part::Movement);
        movement.is_none_or(|(part, width)| *width >= self.of[*part as usize] - 0.5)
    }

    /// The columns that a list of this width has room for, each with its width: as wide as they need to be, and the last with
    /// what is over. Where there is less room units go first, then words are cut, then whole columns go.
    pub(super) fn parts(&self, width: f32) -> Vec<(Part, f32)> {
        let mut parts: Vec<(Part, f32)> = Part::ALL.into_iter().zip(self.of).collect();
        let mut going = GOES.into_iter();
        loop {
            let mut over = parts.iter().map(|(_, wide)| wide).sum::<f32>() - width;
            for (part, least) in [(Part::Indicator, self.name)].into_iter().chain(LEAST) {
                if let Some((_, wide)) = parts.iter_mut().find(|(one, _)| *one == part) {
                    let less = over.min(*wide - least).max(0.0);
                    *wide -= less;
                    over -= less;
                }
            }
            let Some(gone) = going.next().filter(|_| over > 0.01) else {
                if let Some((_, last)) = parts.last_mut() {
                    *last = (*last - over).max(0.0);
                }
                return parts;
            };
            parts.retain(|(part, _)| *part != gone);
            // What is left has all of its room again before it gives way anew.
            for (part, wide) in &mut parts {
                *wide = self.of[*part as usize];
            }
        }
    }
}

/// The widths of the lists of one content, each measured when it is first opened; they change with the size of a pixel alone.
#[derive(Debug, Default)]
pub(super) struct Measured(RefCell<(f32, [Option<Arc<Widths>>; 5])>);

impl Measured {
    pub(super) fn of(&self, ui: &Ui, at: usize, (held, benchmark): (&LookFirstBox, &str)) -> Arc<Widths> {
        let pixels = ui.pixels_per_point();
        let (known, lists) = &mut *self.0.borrow_mut();
        if known.to_bits() != pixels.to_bits() {
            (*known, *lists) = (pixels, Default::default());
        }
        Arc::clone(lists[at].get_or_insert_with(|| Arc::new(Widths::of(ui, held, benchmark))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{AttentionBox, WorseBy};
    use crate::charts::headless::paint;
    use crate::charts::{Arrow, Mark};
    use crate::model::{AreaId, IndicatorId};

    fn item(name: &str, movement: &str) -> LookFirstItem {
        LookFirstItem {
            area: AreaId::at(0),
            indicator: IndicatorId::at(0),
            place: "Manchester".to_owned(),
            name: name.to_owned(),
            unit: "per 100 pupils".to_owned(),
            here: "31.3%".to_owned(),
            beside: "15.7%".to_owned(),
            period: "2023/24".to_owned(),
            mark: Mark::None,
            against: "worse, tested".to_owned(),
            arrow: Arrow::None,
            movement: movement.to_owned(),
            sentence: String::new(),
        }
    }

    fn widths(benchmark: &str) -> Widths {
        let items = vec![
            item("Agency social workers", "from 19.8% in 2021, also against Greater Manchester"),
            item("Suspensions", "not tested"),
        ];
        let held = LookFirstBox {
            of: AttentionBox::WorseWorsening,
            worse_by: WorseBy::Test,
            arrow: Arrow::None,
            title: "",
            short: "",
            held: String::new(),
            of_judged: String::new(),
            note: String::new(),
            empty: String::new(),
            empty_on_paper: String::new(),
            items,
        };
        let mut found = None;
        paint(None, |ui| found = Some(Widths::of(ui, &held, benchmark)));
        found.expect("they were measured")
    }

    #[test]
    fn columns_are_as_wide_as_what_stands_in_them_and_none_is_half_empty_beside_one_that_is_cut() {
        let widths = widths("Greater Manchester");
        let whole: f32 = widths.of.iter().sum();
        let of = |width: f32, part: Part| {
            widths.parts(width).into_iter().find(|(one, _)| *one == part).map_or(0.0, |(_, wide)| wide)
        };
        let need = |part: Part| widths.of[part as usize];
        for part in Part::ALL {
            assert!(of(whole, part) >= need(part) - 0.1, "{part:?} is cut where all of it has room");
        }
        assert!(of(whole + 200.0, Part::Movement) > need(Part::Movement) + 199.0, "the last has the rest");
        // A little less: the units give way, and the movement is whole.
        let less = whole - (need(Part::Indicator) - widths.name);
        assert!(of(less, Part::Movement) >= need(Part::Movement) - 0.1);
        assert!(
            of(less - 20.0, Part::Against) >= need(Part::Against) - 0.1,
            "words that are long are cut first"
        );
        assert!(widths.has_long_heads, "a long name of what is compared with has two lines");
        assert!(!self::widths("England").has_long_heads);
    }

    #[test]
    fn a_head_is_broken_where_it_is_least_wide() {
        let letters = |text: &str| text.chars().count() as f32;
        for (text, wanted) in [("England", 7.0), ("The first period", 9.0), ("Greater Manchester", 10.0)] {
            assert!((on_two_lines(text, letters) - wanted).abs() < 0.1, "{text}");
        }
    }

    #[test]
    fn columns_fall_away_before_a_list_is_wider_than_its_room() {
        let widths = widths("England");
        for width in [300.0, 500.0, 700.0, 860.0, 947.0] {
            let parts = widths.parts(width);
            let whole: f32 = parts.iter().map(|(_, width)| width).sum();
            assert!(whole <= width + 0.1, "{whole} of {width}");
            assert!(parts.iter().any(|(part, _)| *part == Part::Indicator));
        }
        assert_eq!(widths.parts(947.0).len(), 7);
        assert!(widths.parts(500.0).len() < 7);
    }
}
