//! Groupings and frameworks in words. Where a grouping came or went, so did its groups from every indicator in them: that is one change.

use super::{About, ChangedLine, Told};
use crate::analysis::changed::{Changed, Field, Rewritten};
use crate::model::{IndicatorId, Scorecard};
use crate::words::number;

/// What is otherwise of an indicator beside the groups of groupings that came or went; `None` where nothing is.
pub(super) fn beside_groupings(
    of: &Rewritten<IndicatorId>,
    changed: &Changed,
    files: [&Scorecard; 2],
) -> Option<Rewritten<IndicatorId>> {
    let came = &changed.texts.groupings.came;
    let mut found = of.clone();
    let stays = |at: usize, ids: &[usize], name: &String| {
        let mut names = ids.iter().map(|id| format!("{}: ", files[at].groupings()[*id].name));
        !names.any(|with| name.starts_with(&with))
    };
    found.fields.retain_mut(|it| {
        if it.field != Field::Groups || it.parts.iter().all(Vec::is_empty) {
            return true;
        }
        it.parts[0].retain(|name| stays(0, &came.removed, name));
        it.parts[1].retain(|name| stays(1, &came.added, name));
        it.parts.iter().any(|names| !names.is_empty())
    });
    (!found.fields.is_empty()).then_some(found)
}

impl Told<'_> {
    pub(super) fn groupings(&self, changed: &Changed) -> Vec<ChangedLine> {
        let texts = &changed.texts;
        let with = |file: &Scorecard, at: usize| {
            let is_in = |it: &&crate::model::Indicator| it.groups.iter().any(|of| of.grouping == at);
            file.indicators().map(|(_, it)| it).filter(is_in).count()
        };
        let came = &texts.groupings.came;
        let name = |file: &Scorecard, at: usize| {
            let is_whole = [(&came.added, 1), (&came.removed, 0)]
                .into_iter()
                .any(|(ids, of)| std::ptr::eq(file, self.files[of]) && ids.contains(&at));
            let of = match with(file, at) {
                some if is_whole && some > 0 => {
                    format!(" of {}", number::counted(some as u64, "indicator", "indicators"))
                }
                _ => String::new(),
            };
            format!("{}, a grouping{of}", file.groupings()[at].name)
        };
        let mut found = self.listed(&texts.groupings, name, ",", |_| About::Scorecard);
        let name = |file: &Scorecard, at: usize| file.frameworks()[at].name.clone();
        found.extend(self.listed(&texts.frameworks, name, ", a framework,", |_| About::Priorities));
        found
    }
}
