//! What a start costs where it was made, as the file gives it. It is set beside what moved and never divided by it: what moved
//! after a start is not what its money bought.

use crate::model::{AreaId, Intervention, Scorecard};

/// What one start costs in one of its areas, or in all of them together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CostHere {
    /// In the unit of the cost.
    pub amount: f64,
    /// The same for each resident, where the population is known.
    pub per_resident: Option<f64>,
    /// How many areas share it.
    pub areas: usize,
}

/// The amount of the area itself, else what all areas of the start cost together; `None` where the file gives neither.
pub fn cost_here(scorecard: &Scorecard, tried: &Intervention, area: AreaId) -> Option<CostHere> {
    let cost = tried.cost.as_ref()?;
    let own = cost.areas.iter().find(|(one, _)| *one == area).map(|(_, amount)| (*amount, vec![area]));
    let (amount, areas) = own.or_else(|| Some((cost.amount?, tried.areas.clone())))?;
    let population: Option<f64> = areas.iter().map(|area| scorecard.area(*area).population).sum();
    let per_resident = population.filter(|people| *people > 0.0).map(|people| amount / people);
    Some(CostHere { amount, per_resident, areas: areas.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cost, fixture};
    use crate::words::sample::{BOLTON, BURY, Sample};

    #[test]
    fn an_area_has_its_own_amount_or_shares_that_of_all() {
        let mut sample = Sample::new();
        sample.parts.areas[BURY.index()].population = Some(200.0);
        let cost = |areas: &[(AreaId, f64)], amount| {
            Some(Cost { unit: "£".to_owned(), amount, areas: areas.to_vec(), source: None })
        };
        let tried = |cost| Intervention { cost, ..fixture::intervention("x", &[BURY, BOLTON]) };
        let here = |amount, per_resident, areas| Some(CostHere { amount, per_resident, areas });
        let scorecard = sample.build();
        let own = tried(cost(&[(BURY, 50.0)], Some(90.0)));
        assert_eq!(cost_here(&scorecard, &own, BURY), here(50.0, Some(0.25), 1));
        assert_eq!(cost_here(&scorecard, &own, BOLTON), here(90.0, None, 2), "one population is not known");
        assert_eq!(cost_here(&scorecard, &tried(cost(&[(BURY, 50.0)], None)), BOLTON), None);
        assert_eq!(cost_here(&scorecard, &tried(None), BURY), None);
        let mut both = Sample::new();
        both.parts.areas[BURY.index()].population = Some(200.0);
        both.parts.areas[BOLTON.index()].population = Some(100.0);
        assert_eq!(cost_here(&both.build(), &tried(cost(&[], Some(90.0))), BURY), here(90.0, Some(0.3), 2));
    }
}
