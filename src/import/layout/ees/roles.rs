//! Which columns say whom a row is about, which break figures down, and which hold figures.

use super::columns::known;
use crate::import::layout::FirstRows;
use crate::import::layout::sample::seen;
use crate::import::table::{ColumnSearch, Header};
use crate::model::Role as Said;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It says where, when or which school: nothing to break down by, and no figure.
    Identity,
    Filter,
    Indicator,
}

/// Identity columns beyond those that the reader uses, by their plain names.
///
/// Source: Department for Education, Analysts' Guide, Open data standards, allowable geographic levels; and the columns
/// about schools that the files on exclusions carry blank.
const IDENTITY: &[&str] = &[
    "time",
    "year",
    "timeperiod",
    "timeidentifier",
    "geographiclevel",
    "estab",
    "laestab",
    "urn",
    "academytype",
    "academyopendate",
    "opendate",
    "rscregionleadname",
];

/// Beginnings of the names of identity columns.
const IDENTITY_STEMS: &[&str] = &[
    "country",
    "region",
    "oldla",
    "newla",
    "lad",
    "pcon",
    "lsip",
    "localenterprisepartnership",
    "mayoralcombinedauthority",
    "englishdevolvedarea",
    "opportunityarea",
    "ward",
    "msoa",
    "lsoa",
    "trust",
    "mat",
    "sponsor",
    "school",
    "provider",
    "institution",
    "planningarea",
    "la",
];

/// What the names of identity columns with such a beginning end in.
const IDENTITY_ENDS: &[&str] = &["code", "name", "id", "urn", "ukprn", "laestab", "postcode"];

/// Filters whose values may look like figures.
const NUMERIC_FILTERS: &[&str] = &[
    "age",
    "agegroup",
    "ageband",
    "ncyear",
    "ncyeargroup",
    "ncyearadmitted",
    "nationalcurriculumyear",
    "yeargroup",
    "schoolyear",
    "decile",
    "idacidecile",
    "imddecile",
    "quintile",
    "quarter",
    "month",
    "week",
    "weeknumber",
];

/// The role of each column. What is not certain is remarked.
pub(super) fn roles(search: &mut ColumnSearch<'_>, used: &[usize], rows: &FirstRows<'_>) -> Vec<Role> {
    let (header, remarks) = (search.header, &mut search.remarks);
    let mut doubtful = (Vec::new(), Vec::new(), Vec::new());
    let plain_names = header.plain_names();
    let roles: Vec<Role> = (plain_names.iter().enumerate())
        .map(|(at, name)| {
            if name.is_empty() || used.contains(&at) {
                return Role::Identity;
            }
            let written = &header.names()[at];
            // What somebody says of a column comes first.
            match rows.mapping.role_at(header, at) {
                Some(Said::Breakdown) => return Role::Filter,
                Some(Said::Ignore) => return Role::Identity,
                _ if is_identity(name) => return Role::Identity,
                _ => {}
            }
            let seen = seen(rows.below, at);
            if known(name).is_some() {
                return Role::Indicator;
            }
            if NUMERIC_FILTERS.contains(&name.as_str()) {
                if !seen.words {
                    doubtful.0.push(written.as_str());
                }
                return Role::Filter;
            }
            if seen.words {
                if seen.numbers {
                    doubtful.1.push(written.as_str());
                }
                return Role::Filter;
            }
            if !seen.numbers {
                doubtful.2.push(written.as_str());
            }
            Role::Indicator
        })
        .collect();
    remarks.push(summary(header, &roles));
    let (by_name, mixed, blank) = doubtful;
    say(remarks, &by_name, "taken as filters for their names, not as figures");
    say(remarks, &mixed, "taken as filters, since they hold words beside numbers");
    say(remarks, &blank, "taken as figures, though the first rows hold none");
    roles
}

fn say(remarks: &mut Vec<String>, columns: &[&str], how: &str) {
    if !columns.is_empty() {
        remarks.push(format!("Not certain: {} {how}.", listed(columns)));
    }
}

/// `Filters: school_type. Indicators: 24 columns.`
fn summary(header: &Header, roles: &[Role]) -> String {
    let of = |role| -> Vec<&str> {
        let columns = header.names().iter().zip(roles).filter(|(_, is)| **is == role);
        columns.map(|(name, _)| name.as_str()).collect()
    };
    let (filters, indicators) = (of(Role::Filter), of(Role::Indicator));
    format!("Filters: {}. Indicators: {}.", listed(&filters), listed(&indicators))
}

/// The columns by name, or how many there are.
fn listed(columns: &[&str]) -> String {
    const MOST: usize = 6;
    match columns {
        [] => "none".to_owned(),
        _ if columns.len() > MOST => format!("{} columns", columns.len()),
        _ => columns.join(", "),
    }
}

fn is_identity(name: &str) -> bool {
    let made_of = |stem: &&str| {
        let rest = name.strip_prefix(*stem);
        rest.is_some_and(|rest| IDENTITY_ENDS.contains(&rest))
    };
    IDENTITY.contains(&name) || IDENTITY_STEMS.iter().any(made_of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use csv::ByteRecord;

    fn read(names: &[&str], rows: &[&[&str]]) -> (Vec<Role>, Vec<String>) {
        let header = Header::new(names.iter().map(|name| (*name).to_owned()).collect());
        let sample: Vec<ByteRecord> = rows.iter().map(|row| ByteRecord::from(row.to_vec())).collect();
        let mut search = ColumnSearch::new(&header);
        let rows = FirstRows { below: &sample, ..FirstRows::default() };
        (roles(&mut search, &[0], &rows), search.remarks)
    }

    #[test]
    fn words_make_a_filter_and_figures_an_indicator() {
        use Role::{Filter, Identity, Indicator};
        let (roles, remarks) = read(
            &["time_period", "old_la_code", "turnover", "sex", "school_type", ""],
            &[
                &["202324", "801", "x", "Total", "Total", ""],
                &["202324", "801", "4.5", "Girls", "Special", ""],
            ],
        );
        assert_eq!(roles, [Identity, Identity, Indicator, Filter, Filter, Identity]);
        assert_eq!(remarks, ["Filters: sex, school_type. Indicators: turnover."]);
    }

    #[test]
    fn what_is_not_certain_is_said() {
        use Role::{Filter, Indicator};
        let (roles, remarks) = read(
            &["time_period", "age", "band", "late", "susp_rate"],
            &[&["202324", "4", "1", "", "~"], &["202324", "5", "all", "c", "about 3"]],
        );
        assert_eq!(roles[1..], [Filter, Filter, Indicator, Indicator]);
        assert_eq!(
            remarks,
            [
                "Filters: age, band. Indicators: late, susp_rate.",
                "Not certain: age taken as filters for their names, not as figures.",
                "Not certain: band taken as filters, since they hold words beside numbers.",
                "Not certain: late taken as figures, though the first rows hold none.",
            ]
        );
    }

    #[test]
    fn codes_and_names_of_places_are_identity_and_types_of_school_are_not() {
        for identity in
            ["schoolurn", "regionname", "newlacode", "localenterprisepartnershipcode", "urn", "laestab"]
        {
            assert!(is_identity(identity), "{identity}");
        }
        for other in ["schooltype", "schoolphase", "latepayments", "matches", "wardens", "regiontype"] {
            assert!(!is_identity(other), "{other}");
        }
    }
}
