//! Which areas went into another one as a whole, so that their figures together are its own until then.

use super::{GAZETTEER, Takeover, takeovers};

/// The areas that an area is made of since it took over from them: the same under another code where `is_there` says that it has
/// figures, else all of those that went into it and into nothing else, where one of them is there. Nothing where a part of another
/// area came to it as well, since then what they had together was not the same.
pub(in crate::import) fn went_into(code: &str, is_there: impl Fn(&str) -> bool) -> Vec<&'static Takeover> {
    let before = || takeovers(code).filter(|takeover| takeover.after == code);
    let same: Vec<&Takeover> = before().filter(|it| it.is_one_area() && is_there(it.before)).collect();
    if !same.is_empty() {
        return same;
    }
    let others = || before().filter(|takeover| !takeover.is_one_area());
    let whole: Vec<&Takeover> = others().filter(|it| !is_divided(it.before)).collect();
    let has_district = whole.iter().any(|it| it.before.starts_with(DISTRICT));
    // A county is no more than its districts, which went over too.
    let is_county = |it: &Takeover| has_district && it.before.starts_with(COUNTY);
    let has_part = others().any(|it| is_divided(it.before) && !is_county(it));
    if has_part || !whole.iter().any(|it| is_there(it.before)) { Vec::new() } else { whole }
}

/// What the codes of counties and of their districts begin with (ONS, Register of Geographic Codes).
const COUNTY: &str = "E10";
const DISTRICT: &str = "E07";

/// Whether an area went into more than one.
fn is_divided(code: &str) -> bool {
    GAZETTEER.takeovers.iter().filter(|takeover| takeover.before == code).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(code: &str, there: &[&str]) -> Vec<&'static str> {
        went_into(code, |code| there.contains(&code)).into_iter().map(|it| it.before).collect()
    }

    #[test]
    fn districts_that_went_into_one_are_all_of_it_and_their_county_is_left_out() {
        let cumberland = ["E07000026", "E07000028", "E07000029"];
        assert_eq!(codes("E06000063", &cumberland), cumberland);
        assert_eq!(codes("E06000063", &["E07000026"]), cumberland, "also those that are not there");
        assert_eq!(codes("E06000063", &["E10000006"]), [""; 0], "the county was divided");
        let westmorland = ["E07000027", "E07000030", "E07000031"];
        assert_eq!(codes("E06000064", &["E10000006", "E07000030"]), westmorland);
    }

    #[test]
    fn a_county_that_became_one_authority_is_the_same_area() {
        // North Yorkshire and Somerset.
        assert_eq!(codes("E06000065", &["E10000023", "E07000163"]), ["E10000023"]);
        assert_eq!(codes("E06000065", &["E07000163"]).len(), 7);
        assert_eq!(codes("E06000066", &["E07000187"]).len(), 4);
    }

    #[test]
    fn what_took_over_a_part_of_another_is_not_the_sum_of_those_that_came_whole() {
        // A system of one whole system and parts of two others.
        assert_eq!(codes("E54000066", &["E54000026"]), [""; 0]);
        assert_eq!(codes("E54000071", &["E54000027"]).len(), 2);
    }
}
