//! Whether the same figures are held against other areas than before, so that fifths and averages of neighbours are others though no
//! figure is.

use super::because::{Because, Of};
use crate::analysis::judgement::{Judgement, SpreadAreas};
use crate::model::{Against, AreaId, AreaKind, Benchmark, Member, Scorecard, Spread};

/// What became of something that there may be one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    New,
    Another,
    Gone,
}

/// How a set of areas is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherSet {
    /// All of these were in it before.
    Fewer,
    /// All of before are in it still.
    More,
    Others,
}

/// In what two sets of areas are others, each area as it is known in the newer edition.
fn between<T: PartialEq>([was, is]: [Vec<T>; 2]) -> Option<OtherSet> {
    let is_gone = was.iter().any(|it| !is.contains(it));
    let is_new = is.iter().any(|it| !was.contains(it));
    match (is_gone, is_new) {
        (false, false) => None,
        (true, false) => Some(OtherSet::Fewer),
        (false, true) => Some(OtherSet::More),
        (true, true) => Some(OtherSet::Others),
    }
}

impl Of<'_> {
    fn file(&self, at: usize) -> &Scorecard {
        self.editions[at].scorecard
    }

    /// What an area of the edition at this position is called in the newer one, where that has it.
    fn name(&self, at: usize, area: AreaId) -> &str {
        let newer = if at == 1 { None } else { self.areas.newer(area) };
        newer.map_or_else(|| &self.file(at).area(area).name, |area| &self.file(1).area(area).name)
    }

    /// Whether its fifth is cut from the areas of the file, in one edition at least.
    pub(super) fn is_by_areas_of_file(&self) -> bool {
        let areas = |judged: Option<&Judgement>| Some(judged?.spread.ok()?.areas);
        self.judged.into_iter().filter_map(areas).any(|it| matches!(it, SpreadAreas::InFile(_)))
    }

    /// That other areas of its kind have a figure of the latest period, from which fifths are cut where the nation has none.
    pub(super) fn set(&self) -> Option<Because> {
        let kind = self.file(1).area(self.within[1]).kind;
        let sets = [0, 1].map(|at| {
            let file = self.file(at);
            let group = self.breakdowns.map(|both| both[at]);
            let period = self.judged[at].and_then(|it| it.latest).map(|it| it.period);
            let has_figure = |area: &AreaId| {
                let series = file.series(self.indicators[at], group, *area);
                period.zip(series).is_some_and(|(period, series)| series.at(period).is_some())
            };
            let of_kind = file.areas().filter(|(_, area)| area.kind == kind).map(|(id, _)| id);
            let newer = |area: AreaId| if at == 1 { Some(area) } else { self.areas.newer(area) };
            of_kind.filter(has_figure).map(newer).collect::<Vec<_>>()
        });
        between(sets).map(|how| Because::Set { kind, how })
    }

    /// That what it is compared with is made of other areas: of other neighbours, or the best tenth of those of its kind.
    pub(super) fn set_beside(&self) -> Option<Because> {
        let best_tenth = Against::Benchmark(Benchmark::BestTenth);
        if [0, 1].iter().all(|at| self.file(*at).against() == best_tenth) {
            return self.set();
        }
        let [was, is] = self.judged.map(|judged| judged.and_then(|it| it.benchmark.area));
        self.members([was?, is?])
    }

    /// That the same area is made of others than before.
    pub(super) fn members(&self, of: [AreaId; 2]) -> Option<Because> {
        let members = [0, 1].map(|at| {
            let all = self.file(at).area(of[at]).members.iter();
            let name = |it: &'_ Member| match it {
                Member::Area(area) => self.name(at, *area).to_owned(),
                Member::Named(name) => name.clone(),
            };
            all.map(name).collect::<Vec<_>>()
        });
        between(members).map(|how| Because::Set { kind: AreaKind::Group, how })
    }

    /// What became of the national spread of areas of its kind.
    pub(super) fn spread(&self) -> Option<Because> {
        let spreads = [0, 1].map(|at| {
            let file = self.file(at);
            let kind = file.area(self.within[at]).kind;
            let of = |it: &&Spread| it.indicator == self.indicators[at] && it.kind == kind;
            let all = file.spreads().iter().filter(of);
            all.map(|it| (&it.of, &it.periods, &it.areas, &it.quantiles)).collect::<Vec<_>>()
        });
        let became = match &spreads {
            [was, is] if was == is => return None,
            [was, _] if was.is_empty() => Became::New,
            [_, is] if is.is_empty() => Became::Gone,
            _ => Became::Another,
        };
        Some(Because::Spread(became))
    }
}
