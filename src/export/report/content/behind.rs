//! What stands behind the figures of a column: each kind of sign in a room of its own, so that figures stand below figures and signs
//! below signs, and no line breaks between them.

use super::super::document::{Inline, Line, OTHER_PERIOD};
use super::pen::{Pen, width_of};
use crate::charts::{Arrow, Mark, Sign};

/// Between a figure and its first sign, and the room of a dagger, in points.
const APART: f32 = 2.5;
/// From one sign to the next, besides what each has around it.
const NEXT: f32 = 1.0;
const DAGGER: f32 = 4.4;

/// What stands behind one figure: whether it is of another period, its level and its movement.
pub(super) type Signs = (bool, Mark, Arrow);

/// The room that a column has for each of them; none for what no figure in it has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Behind {
    dagger: f32,
    mark: f32,
    arrow: f32,
}

impl Behind {
    pub(super) fn of(column: impl IntoIterator<Item = Signs>) -> Self {
        let room = column.into_iter().fold(Self::default(), |room, (is_apart, mark, arrow)| {
            let [mark, arrow] = [Sign::Mark(mark), Sign::Arrow(arrow)].map(width_of);
            Self {
                dagger: if is_apart { DAGGER } else { room.dagger },
                mark: room.mark.max(mark),
                arrow: room.arrow.max(arrow),
            }
        });
        let next = if room.mark > 0.0 && room.arrow > 0.0 { NEXT } else { 0.0 };
        Self { mark: room.mark + next, ..room }
    }

    /// How wide it is, in points.
    pub(super) fn width(self) -> f32 {
        self.first() + self.mark + self.arrow
    }

    /// The room between a figure and its first sign, in which a dagger stands where one does.
    fn first(self) -> f32 {
        let apart = if self.mark + self.arrow > 0.0 { APART } else { 0.0 };
        self.dagger.max(apart)
    }

    /// A figure with its signs.
    pub(super) fn put(self, figure: Line, (is_apart, mark, arrow): Signs, pen: &Pen) -> Line {
        let mut line = figure;
        // Room that follows room is one.
        let mut gap = 0.0;
        if is_apart {
            line = line.and(OTHER_PERIOD);
        } else {
            gap += self.first();
        }
        for (sign, room) in [(Sign::Mark(mark), self.mark), (Sign::Arrow(arrow), self.arrow)] {
            let width = width_of(sign);
            if width > 0.0 {
                line = with_gap(line, gap).and_little(&pen.sign(sign));
                gap = 0.0;
            }
            gap += room - width;
        }
        with_gap(line, gap)
    }
}

fn with_gap(line: Line, gap: f32) -> Line {
    if gap > 0.0 { line.then(Inline::Gap(gap)) } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Verdict;

    #[test]
    fn figures_and_signs_stand_below_each_other_whatever_each_has() {
        let (worse, fifth) = (Mark::Verdict(Verdict::Worse), Mark::Fifth(1));
        let column: [Signs; 5] = [
            (false, Mark::None, Arrow::None),
            (true, worse, Arrow::Steady),
            (false, Mark::None, Arrow::Steady),
            (false, fifth, Arrow::None),
            (false, fifth, Arrow::Steady),
        ];
        let (behind, pen) = (Behind::of(column), Pen::new());
        for signs in column {
            let line = behind.put(Line::text("10.6"), signs, &pen);
            let (mut x, mut last) = (0.0, 0.0);
            for piece in &line.0[1..] {
                let width = match piece {
                    Inline::Gap(width) => *width,
                    Inline::Little(little) => {
                        last = x;
                        little.width
                    }
                    Inline::Text { text, .. } if text == OTHER_PERIOD => DAGGER,
                    other => panic!("{other:?}"),
                };
                x += width;
            }
            assert!((x - behind.width()).abs() < 1e-3, "{signs:?}: {x}");
            if signs.2 != Arrow::None {
                assert!((last - (behind.width() - behind.arrow)).abs() < 1e-3, "{signs:?}: {last}");
            }
        }
        let bare = Behind::of([(false, Mark::None, Arrow::None)]);
        assert_eq!(bare.put(Line::text("1"), (false, Mark::None, Arrow::None), &pen), Line::text("1"));
    }
}
