//! What the Department's best-known columns hold.
//!
//! Sources: data guidance of `Suspensions and permanent exclusions in England` (autumn term 2021/22, and 2016/17 for the
//! reasons); the labels and units that Explore Education Statistics gives to the columns of `Pupil absence in schools
//! in England`.

use crate::import::table::plain;
use crate::model::MeasureKind::{self, Count, Proportion, Rate};
use crate::model::Polarity::{self, LowerIsBetter, Neutral};
use crate::model::Strand::{self, Exclusions, Outcomes};

/// What is known of a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct KnownColumn {
    pub name: String,
    pub kind: MeasureKind,
    pub unit: String,
    pub polarity: Polarity,
    /// None for what goes with any strand.
    pub strand: Option<Strand>,
    /// The columns of its count and of what that is out of.
    pub out_of: Option<(&'static str, &'static str)>,
}

impl KnownColumn {
    /// Rates are exclusions for each 100 pupils; one pupil can have several.
    pub fn per(&self) -> Option<f64> {
        (self.kind == Rate).then_some(100.0)
    }
}

type Row = (
    &'static str,
    &'static str,
    MeasureKind,
    &'static str,
    Polarity,
    Option<Strand>,
    Option<(&'static str, &'static str)>,
);

/// Column, name, kind, unit, good direction, strand, and the columns of count and denominator.
///
/// More exclusions are worse; more pupils or schools are neither. Sessions missed are given no counts: they come in runs
/// of one pupil's days, so an interval that takes them for independent events would be far too narrow.
#[rustfmt::skip]
const COLUMNS: &[Row] = &[
    ("perm_excl", "Permanent exclusions", Count, "permanent exclusions", LowerIsBetter, Some(Exclusions), None),
    ("suspension", "Suspensions", Count, "suspensions", LowerIsBetter, Some(Exclusions), None),
    ("fixed_excl", "Fixed period exclusions", Count, "fixed period exclusions", LowerIsBetter, Some(Exclusions), None),
    ("one_plus_susp", "Pupils with one or more suspensions", Count, "pupils", LowerIsBetter, Some(Exclusions), None),
    ("one_plus_fixed", "Pupils with one or more fixed period exclusions", Count, "pupils", LowerIsBetter, Some(Exclusions), None),
    ("headcount", "Pupils on roll", Count, "pupils", Neutral, None, None),
    ("num_schools", "Schools", Count, "schools", Neutral, None, None),
    ("enrolments", "Pupil enrolments", Count, "pupil enrolments", Neutral, None, None),
    ("sess_possible", "Possible sessions", Count, "sessions", Neutral, None, None),
    ("sess_overall", "Sessions missed through absence", Count, "sessions", LowerIsBetter, Some(Outcomes), None),
    ("sess_authorised", "Sessions missed through authorised absence", Count, "sessions", LowerIsBetter, Some(Outcomes), None),
    ("sess_unauthorised", "Sessions missed through unauthorised absence", Count, "sessions", LowerIsBetter, Some(Outcomes), None),
    ("enrolments_pa_10_exact", "Persistent absentees", Count, "pupil enrolments", LowerIsBetter, Some(Outcomes), None),
    ("enrolments_pa_50_exact", "Severe absentees", Count, "pupil enrolments", LowerIsBetter, Some(Outcomes), None),
    ("sess_overall_pa_10_exact", "Sessions that persistent absentees missed", Count, "sessions", LowerIsBetter, Some(Outcomes), None),
    ("perm_excl_rate", "Permanent exclusion rate", Rate, "permanent exclusions per 100 pupils", LowerIsBetter, Some(Exclusions), Some(("perm_excl", "headcount"))),
    ("susp_rate", "Suspension rate", Rate, "suspensions per 100 pupils", LowerIsBetter, Some(Exclusions), Some(("suspension", "headcount"))),
    ("fixed_excl_rate", "Fixed period exclusion rate", Rate, "fixed period exclusions per 100 pupils", LowerIsBetter, Some(Exclusions), Some(("fixed_excl", "headcount"))),
    ("one_plus_susp_rate", "Share of pupils with one or more suspensions", Proportion, "% of pupils", LowerIsBetter, Some(Exclusions), Some(("one_plus_susp", "headcount"))),
    ("one_plus_fixed_rate", "Share of pupils with one or more fixed period exclusions", Proportion, "% of pupils", LowerIsBetter, Some(Exclusions), Some(("one_plus_fixed", "headcount"))),
    ("one_or_more_fixed_excl_rate", "Share of pupils with one or more fixed period exclusions", Proportion, "% of pupils", LowerIsBetter, Some(Exclusions), Some(("one_plus_fixed", "headcount"))),
    ("enrolments_pa_10_exact_percent", "Share of pupils persistently absent", Proportion, "% of pupil enrolments", LowerIsBetter, Some(Outcomes), Some(("enrolments_pa_10_exact", "enrolments"))),
    ("enrolments_pa_50_exact_percent", "Share of pupils severely absent", Proportion, "% of pupil enrolments", LowerIsBetter, Some(Outcomes), Some(("enrolments_pa_50_exact", "enrolments"))),
    ("sess_overall_percent", "Overall absence rate", Proportion, "% of sessions", LowerIsBetter, Some(Outcomes), None),
    ("sess_authorised_percent", "Authorised absence rate", Proportion, "% of sessions", LowerIsBetter, Some(Outcomes), None),
    ("sess_unauthorised_percent", "Unauthorised absence rate", Proportion, "% of sessions", LowerIsBetter, Some(Outcomes), None),
    ("sess_overall_percent_pa_10_exact", "Overall absence rate of persistent absentees", Proportion, "% of sessions", LowerIsBetter, Some(Outcomes), None),
];

/// Beginnings of the names of columns of exclusions by reason (`perm_bullying`, `fixed_theft`), and what they count.
const FAMILIES: [(&str, &str, &str); 3] = [
    ("perm", "Permanent exclusions", "permanent exclusions"),
    ("fixed", "Fixed period exclusions", "fixed period exclusions"),
    ("susp", "Suspensions", "suspensions"),
];

const REASONS: [(&str, &str); 13] = [
    ("physicalpupils", "physical assault against a pupil"),
    ("physicalpupil", "physical assault against a pupil"),
    ("physicaladult", "physical assault against an adult"),
    ("verbalpupil", "verbal abuse of a pupil"),
    ("verbaladult", "verbal abuse of an adult"),
    ("bullying", "bullying"),
    ("racistabuse", "racist abuse"),
    ("sexualmisconduct", "sexual misconduct"),
    ("drugalcohol", "drugs or alcohol"),
    ("damage", "damage"),
    ("theft", "theft"),
    ("persistentdisruptive", "persistent disruptive behaviour"),
    ("other", "other reasons"),
];

/// What is known of the column with this name.
pub(super) fn known(column: &str) -> Option<KnownColumn> {
    let column = plain(column);
    let listed = COLUMNS.iter().find(|(name, ..)| plain(name) == column);
    let known = listed.map(|&(_, name, kind, unit, polarity, strand, out_of)| KnownColumn {
        name: name.to_owned(),
        kind,
        unit: unit.to_owned(),
        polarity,
        strand,
        out_of,
    });
    known.or_else(|| by_reason(&column))
}

/// What is known of the column with this name among those of its file. A headcount is one of pupils beside exclusions or
/// absence, and one of teachers or of learners elsewhere: what goes with any strand is known beside what belongs to one.
pub(super) fn known_among(column: &str, names: &[String]) -> Option<KnownColumn> {
    let of_strand = |name: &String| known(name).is_some_and(|known| known.strand.is_some());
    known(column).filter(|known| known.strand.is_some() || names.iter().any(of_strand))
}

fn by_reason(column: &str) -> Option<KnownColumn> {
    let family = |(family, name, unit)| Some((column.strip_prefix(family)?, name, unit));
    let (rest, name, unit): (&str, &str, &str) = FAMILIES.into_iter().find_map(family)?;
    let (_, reason) = REASONS.iter().find(|(word, _)| *word == rest)?;
    Some(KnownColumn {
        name: format!("{name} for {reason}"),
        kind: Count,
        unit: unit.to_owned(),
        polarity: LowerIsBetter,
        strand: Some(Exclusions),
        out_of: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_knows_the_columns_of_its_counts_and_each_of_those_is_known() {
        for column in [
            "perm_excl_rate",
            "susp_rate",
            "fixed_excl_rate",
            "one_plus_susp_rate",
            "one_plus_fixed_rate",
            "one_or_more_fixed_excl_rate",
            "enrolments_PA_10_exact_percent",
            "enrolments_pa_50_exact_percent",
        ] {
            let (count, pupils) = known(column).unwrap().out_of.unwrap();
            assert_eq!(known(count).unwrap().kind, MeasureKind::Count, "{count}");
            assert_eq!(known(pupils).unwrap().polarity, Polarity::Neutral, "{pupils}");
        }
    }

    #[test]
    fn exclusions_are_per_100_pupils_and_pupils_excluded_are_a_percentage() {
        let rate = known("susp_rate").unwrap();
        assert_eq!((rate.kind, rate.per()), (MeasureKind::Rate, Some(100.0)));
        assert_eq!(rate.unit, "suspensions per 100 pupils");
        let share = known("one_plus_susp_rate").unwrap();
        assert_eq!((share.kind, share.per()), (MeasureKind::Proportion, None));
    }

    #[test]
    fn reasons_are_known_by_family() {
        let reason = known("perm_physical_adult").unwrap();
        assert_eq!(reason.name, "Permanent exclusions for physical assault against an adult");
        assert_eq!(known("fixed_other").unwrap().unit, "fixed period exclusions");
        assert_eq!(known("perm_weather"), None);
        assert_eq!(known("turnover"), None);
    }

    #[test]
    fn a_headcount_is_one_of_pupils_beside_exclusions_alone() {
        let among = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            known_among("headcount", &names).map(|known| known.name)
        };
        assert_eq!(among(&["headcount", "suspension"]).as_deref(), Some("Pupils on roll"));
        assert_eq!(among(&["full_time_equivalent", "headcount", "num_schools"]), None);
    }

    #[test]
    fn sessions_have_no_counts() {
        assert_eq!(known("sess_overall_percent").unwrap().out_of, None);
    }
}
