//! A table that says nothing of what it is of may be the one that was imported before: it is where every figure of it is there.

use super::InScorecard;
use crate::import::shift::shifted;
use crate::import::table::Observation;
use crate::model::{AreaId, Period};
use std::collections::HashMap;

impl<'a> InScorecard<'a> {
    /// The only indicator whose figures came under this key and that has every figure of an indicator of the files, by its
    /// position; and whether these are shares of one that are percentages there.
    pub fn repeated(&self, at: usize, key: &str) -> Option<(&'a str, bool)> {
        let of_key = self.keys.get(key)?.iter();
        let mut all = of_key.filter_map(|id| Some((*id, self.has_every_figure(at, id)?)));
        all.next().filter(|_| all.next().is_none())
    }

    /// Whether the figures of one of the files are shares of those of an indicator of the scorecard; none where this does not
    /// have each of them. Figures that contradict each other are left out, and there is none of them.
    pub fn has_every_figure(&self, at: usize, id: &str) -> Option<bool> {
        let (sizes, scorecard) = (self.sizes.as_ref()?, self.scorecard?);
        let gathered = sizes.gathered;
        let id = scorecard.indicator_by_id(id)?;
        let kind = scorecard.indicator(id).period;
        let mut there: HashMap<(AreaId, Period), Vec<u64>> = HashMap::new();
        for series in scorecard.given_series_of(id) {
            for one in series.observations() {
                there.entry((series.area, one.period)).or_default().push(one.value.to_bits());
            }
        }
        let areas: Vec<Option<AreaId>> = gathered.areas.iter().map(|area| sizes.area(area)).collect();
        let (mut are_shares, mut has_any) = (false, false);
        let of_indicator = || gathered.observations.iter().filter(|one| one.indicator.index() == at);
        let place = |one: &Observation| (one.area, one.group, one.period);
        let mut values: HashMap<_, Option<u64>> = HashMap::new();
        for one in of_indicator() {
            let value = one.figures.value.map(f64::to_bits);
            let known = values.entry(place(&one)).or_insert(value);
            *known = known.filter(|known| Some(*known) == value);
        }
        for one in of_indicator().filter(|one| values.get(&place(one)).is_some_and(Option::is_some)) {
            let period = gathered.pool.periods()[one.period.index()].of_kind(kind)?;
            let place = (areas[one.area.index()]?, period);
            let Some(value) = one.figures.value else { continue };
            let values = there.get(&place)?;
            has_any = true;
            if !values.contains(&value.to_bits()) {
                are_shares = values.contains(&shifted(value, 2).to_bits()).then_some(true)?;
            }
        }
        has_any.then_some(are_shares)
    }
}

#[cfg(test)]
mod tests {
    use crate::import::draft::tests::{draft, finished, open};

    #[test]
    fn what_contradicts_itself_in_a_file_tells_no_other_size() {
        let table = "indicator,area,period,category,value\nWalks,E92000001,2020,one,12.3%\n\
                     Walks,E92000001,2020,two,2023\nWalks,E92000001,2020,two,2024\n";
        let answers = [("/kind", "proportion"), ("/unit", "%"), ("/everyone/category", "none of them")];
        let first = finished(draft(&[table], &[], None), &answers).document;
        let mut again = draft(&[table], &[], Some(first.clone()));
        while again.take_kept() {}
        assert_eq!(open(&again), Vec::<String>::new(), "the same again");
        assert_eq!(finished(again, &[]).document.text(), first.text());
    }
}
