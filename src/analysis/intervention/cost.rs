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
    use crate::analysis::sample::{BOLTON, BURY, Sample};
    use crate::model::{Cost, fixture};

    /// With so many residents in Bury and Bolton.
    fn scorecard(residents: [Option<f64>; 2]) -> Scorecard {
        let mut parts = Sample::default().parts();
        for (area, residents) in [BURY, BOLTON].into_iter().zip(residents) {
            parts.areas[area.index()].population = residents;
        }
        Scorecard::new(parts).unwrap()
    }

    #[test]
    fn an_area_has_its_own_amount_or_shares_that_of_all() {
        let cost = |areas: &[(AreaId, f64)], amount| {
            Some(Cost { unit: "£".to_owned(), amount, areas: areas.to_vec(), source: None })
        };
        let tried = |cost| Intervention { cost, ..fixture::intervention("x", &[BURY, BOLTON]) };
        let here = |amount, per_resident, areas| Some(CostHere { amount, per_resident, areas });
        let one_known = scorecard([Some(200.0), None]);
        let own = tried(cost(&[(BURY, 50.0)], Some(90.0)));
        assert_eq!(cost_here(&one_known, &own, BURY), here(50.0, Some(0.25), 1));
        assert_eq!(cost_here(&one_known, &own, BOLTON), here(90.0, None, 2), "one population is not known");
        assert_eq!(cost_here(&one_known, &tried(cost(&[(BURY, 50.0)], None)), BOLTON), None);
        assert_eq!(cost_here(&one_known, &tried(None), BURY), None);
        let both = scorecard([Some(200.0), Some(100.0)]);
        assert_eq!(cost_here(&both, &tried(cost(&[], Some(90.0))), BURY), here(90.0, Some(0.3), 2));
    }
}
