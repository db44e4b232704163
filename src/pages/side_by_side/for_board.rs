//! What a room is shown of the page: every figure that was tested, what is worse in the first place before all else.

use super::content::{BesideRow, SideBySidePage, rank};
use crate::charts::{Mark, Sign};
use crate::pages::board::{Line, SlideOfPage};

impl SideBySidePage {
    pub(super) fn for_board(&self) -> SlideOfPage<'_> {
        let mut rows: Vec<&BesideRow> = self.groups.iter().flat_map(|group| &group.rows).collect();
        rows.sort_by_key(|row| rank(row.verdict));
        let [one, other] = &self.names;
        let line = |row: &BesideRow| {
            let [here, there] = &row.values;
            Line {
                signs: Some(Sign::Mark(row.mark)).filter(|_| row.mark != Mark::None).into_iter().collect(),
                strong: format!("{}:", row.name),
                rest: format!("{here} in {one}, {there} in {other}; {}", row.difference),
                indicators: vec![row.indicator],
            }
        };
        let chance = Some(Line::plain(&self.chance)).filter(|_| !self.chance.is_empty());
        SlideOfPage {
            title: self.title.clone(),
            under: format!("{one} compared with {other} · {}", self.subtitle),
            lines: chance.into_iter().chain(rows.into_iter().map(line)).collect(),
            ..SlideOfPage::default()
        }
    }
}
