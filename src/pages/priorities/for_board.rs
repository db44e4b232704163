//! What a room is shown of the page: every priority with its signs, the worst of those with figures first.

use super::card::PriorityCard;
use super::content::PrioritiesPage;
use super::squares::{Square, Squares};
use crate::analysis::TargetStatus;
use crate::charts::{Arrow, Mark, Sign};
use crate::model::PriorityId;
use crate::pages::board::{Line, SlideOfPage};

impl PrioritiesPage {
    pub(super) fn for_board(&self) -> SlideOfPage<'_> {
        let mut squares: Vec<(usize, &Square)> = { self.squares.iter().flat_map(|it: &Squares| &it.sides) }
            .flat_map(|side| side.squares.iter().enumerate())
            .collect();
        // What the title counts first, then what has figures. Both sides are sorted, and stay so among those that stand alike.
        squares.sort_by_key(|(nth, square)| {
            let is_failed = self.card(square.id).is_some_and(is_failed);
            (!is_failed, square.indicators.is_empty(), square.level, *nth)
        });
        let lines = squares.into_iter().map(|(_, square)| Line {
            signs: self.card(square.id).map(signs).unwrap_or_default(),
            strong: format!("{}:", square.title),
            rest: square.status.clone(),
            indicators: square.indicators.clone(),
        });
        let lines: Vec<Line> = lines.collect();
        let notes = self.notes.iter().map(Line::plain).filter(|_| lines.is_empty());
        let lines = lines.iter().cloned().chain(notes).collect();
        SlideOfPage {
            title: self.title.clone(),
            under: self.subtitle.clone(),
            is_compared: true,
            lines,
            ..SlideOfPage::default()
        }
    }

    fn card(&self, id: PriorityId) -> Option<&PriorityCard> {
        let facing = self.pairs.iter().flat_map(|pair| std::iter::once(&pair.national).chain(&pair.local));
        let alone = self.alone.iter().flat_map(|block| &block.items).map(|one| &one.card);
        facing.chain(alone).find(|card| card.id == id)
    }
}

/// Whether its target is missed or off track.
fn is_failed(card: &PriorityCard) -> bool {
    use TargetStatus::{MetSinceLost, Missed, OffTrack};
    let has = |(sign, _): &(Sign, String)| {
        matches!(sign, Sign::Mark(Mark::Target(Missed | MetSinceLost | OffTrack)))
    };
    card.signs.iter().any(has)
}

/// The signs that are drawn.
fn signs(card: &PriorityCard) -> Vec<Sign> {
    let is_seen = |sign: &Sign| !matches!(sign, Sign::Mark(Mark::None) | Sign::Arrow(Arrow::None));
    card.signs.iter().map(|(sign, _)| *sign).filter(is_seen).collect()
}
