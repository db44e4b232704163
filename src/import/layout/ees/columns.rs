//! What the Department's best-known columns hold.
//!
//! Sources: data guidance of `Suspensions and permanent exclusions in England` (autumn term 2021/22, and 2016/17 for the
//! reasons); the labels and units that Explore Education Statistics gives to the columns of `Pupil absence in schools
//! in England`.

use crate::import::table::plain;
use crate::model::{MeasureKind, Polarity, Strand};

/// What is known of a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Known {
    /// The indicator's name.
    pub name: String,
    /// The kind of value.
    pub kind: MeasureKind,
    /// For a rate, events per this many.
    pub per: Option<f64>,
    /// The unit in words.
    pub unit: String,
    /// Which direction is good.
    pub polarity: Polarity,
    /// The strand it belongs to; none for what goes with any.
    pub strand: Option<Strand>,
    /// The columns of its count and of whom or what it is out of.
    pub out_of: Option<(&'static str, &'static str)>,
}

/// What is known of the column with this name.
pub(super) fn known(column: &str) -> Option<Known> {
    let column = plain(column);
    counts(&column).or_else(|| rates(&column)).or_else(|| shares(&column)).or_else(|| reasons(&column))
}

/// Numbers of events or people. More exclusions are worse; more pupils or schools are neither.
fn counts(column: &str) -> Option<Known> {
    use Polarity::{LowerIsBetter, Neutral};
    const EXCLUSIONS: Option<Strand> = Some(Strand::Exclusions);
    const OUTCOMES: Option<Strand> = Some(Strand::Outcomes);
    let table: [(&str, &str, &str, Polarity, Option<Strand>); 15] = [
        ("perm_excl", "Permanent exclusions", "permanent exclusions", LowerIsBetter, EXCLUSIONS),
        ("suspension", "Suspensions", "suspensions", LowerIsBetter, EXCLUSIONS),
        ("fixed_excl", "Fixed period exclusions", "fixed period exclusions", LowerIsBetter, EXCLUSIONS),
        ("one_plus_susp", "Pupils with one or more suspensions", "pupils", LowerIsBetter, EXCLUSIONS),
        (
            "one_plus_fixed",
            "Pupils with one or more fixed period exclusions",
            "pupils",
            LowerIsBetter,
            EXCLUSIONS,
        ),
        ("headcount", "Pupils on roll", "pupils", Neutral, None),
        ("num_schools", "Schools", "schools", Neutral, None),
        ("enrolments", "Pupil enrolments", "pupil enrolments", Neutral, None),
        ("sess_possible", "Possible sessions", "sessions", Neutral, None),
        ("sess_overall", "Sessions missed through absence", "sessions", LowerIsBetter, OUTCOMES),
        (
            "sess_authorised",
            "Sessions missed through authorised absence",
            "sessions",
            LowerIsBetter,
            OUTCOMES,
        ),
        (
            "sess_unauthorised",
            "Sessions missed through unauthorised absence",
            "sessions",
            LowerIsBetter,
            OUTCOMES,
        ),
        ("enrolments_pa_10_exact", "Persistent absentees", "pupil enrolments", LowerIsBetter, OUTCOMES),
        ("enrolments_pa_50_exact", "Severe absentees", "pupil enrolments", LowerIsBetter, OUTCOMES),
        (
            "sess_overall_pa_10_exact",
            "Sessions that persistent absentees missed",
            "sessions",
            LowerIsBetter,
            OUTCOMES,
        ),
    ];
    let (_, name, unit, polarity, strand) = table.into_iter().find(|(known, ..)| plain(known) == column)?;
    Some(Known {
        name: name.to_owned(),
        kind: MeasureKind::Count,
        per: None,
        unit: unit.to_owned(),
        polarity,
        strand,
        out_of: None,
    })
}

/// Exclusions for each 100 pupils; one pupil can have several.
fn rates(column: &str) -> Option<Known> {
    let (name, events, count) = match column {
        "permexclrate" => ("Permanent exclusion rate", "permanent exclusions", "perm_excl"),
        "susprate" => ("Suspension rate", "suspensions", "suspension"),
        "fixedexclrate" => ("Fixed period exclusion rate", "fixed period exclusions", "fixed_excl"),
        _ => return None,
    };
    Some(Known {
        name: name.to_owned(),
        kind: MeasureKind::Rate,
        per: Some(100.0),
        unit: format!("{events} per 100 pupils"),
        polarity: Polarity::LowerIsBetter,
        strand: Some(Strand::Exclusions),
        out_of: Some((count, "headcount")),
    })
}

/// Percentages of pupils or of sessions.
///
/// Sessions missed are given no counts: they come in runs of one pupil's days, so an interval that takes them for
/// independent events would be far too narrow.
fn shares(column: &str) -> Option<Known> {
    let (name, unit, strand, out_of) = match column {
        "oneplussusprate" => (
            "Share of pupils with one or more suspensions",
            "% of pupils",
            Strand::Exclusions,
            Some(("one_plus_susp", "headcount")),
        ),
        "oneplusfixedrate" | "oneormorefixedexclrate" => (
            "Share of pupils with one or more fixed period exclusions",
            "% of pupils",
            Strand::Exclusions,
            Some(("one_plus_fixed", "headcount")),
        ),
        "enrolmentspa10exactpercent" => (
            "Share of pupils persistently absent",
            "% of pupil enrolments",
            Strand::Outcomes,
            Some(("enrolments_pa_10_exact", "enrolments")),
        ),
        "enrolmentspa50exactpercent" => (
            "Share of pupils severely absent",
            "% of pupil enrolments",
            Strand::Outcomes,
            Some(("enrolments_pa_50_exact", "enrolments")),
        ),
        "sessoverallpercent" => ("Overall absence rate", "% of sessions", Strand::Outcomes, None),
        "sessauthorisedpercent" => ("Authorised absence rate", "% of sessions", Strand::Outcomes, None),
        "sessunauthorisedpercent" => ("Unauthorised absence rate", "% of sessions", Strand::Outcomes, None),
        "sessoverallpercentpa10exact" => {
            ("Overall absence rate of persistent absentees", "% of sessions", Strand::Outcomes, None)
        }
        _ => return None,
    };
    Some(Known {
        name: name.to_owned(),
        kind: MeasureKind::Proportion,
        per: None,
        unit: unit.to_owned(),
        polarity: Polarity::LowerIsBetter,
        strand: Some(strand),
        out_of,
    })
}

/// Exclusions by reason: `perm_bullying`, `fixed_theft`.
fn reasons(column: &str) -> Option<Known> {
    let (events, reason) =
        [("perm", "permanent exclusions"), ("fixed", "fixed period exclusions"), ("susp", "suspensions")]
            .into_iter()
            .find_map(|(family, events)| Some((events, column.strip_prefix(family)?)))?;
    let reason = match reason {
        "physicalpupils" | "physicalpupil" => "physical assault against a pupil",
        "physicaladult" => "physical assault against an adult",
        "verbalpupil" => "verbal abuse of a pupil",
        "verbaladult" => "verbal abuse of an adult",
        "bullying" => "bullying",
        "racistabuse" => "racist abuse",
        "sexualmisconduct" => "sexual misconduct",
        "drugalcohol" => "drugs or alcohol",
        "damage" => "damage",
        "theft" => "theft",
        "persistentdisruptive" => "persistent disruptive behaviour",
        "other" => "other reasons",
        _ => return None,
    };
    let (first, rest) = events.split_at(1);
    Some(Known {
        name: format!("{}{rest} for {reason}", first.to_uppercase()),
        kind: MeasureKind::Count,
        per: None,
        unit: events.to_owned(),
        polarity: Polarity::LowerIsBetter,
        strand: Some(Strand::Exclusions),
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
        assert_eq!((rate.kind, rate.per), (MeasureKind::Rate, Some(100.0)));
        assert_eq!(rate.unit, "suspensions per 100 pupils");
        let share = known("one_plus_susp_rate").unwrap();
        assert_eq!((share.kind, share.per), (MeasureKind::Proportion, None));
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
    fn sessions_have_no_counts() {
        assert_eq!(known("sess_overall_percent").unwrap().out_of, None);
    }
}
