//! Columns of figures beside those of a place and its period: last year's, what was aimed at, how much it changed, another
//! area's. Their names are none of groups of people, and their figures are not of what the rows say.

use super::series::{Headed, Series};
use super::{Column, Columns, FirstRows, says_ahead};
use crate::import::gazetteer;
use crate::import::layout::others::is_only_other;
use crate::import::layout::part::Part;
use crate::import::table::{ColumnSearch, plain};
use crate::import::words::{listed, without_footnote};
use crate::model::{AreaKind, Role};

/// Names of columns of the figures that are meant, where others stand beside them.
const MEANT: [&str; 10] = [
    "currentyear",
    "thisyear",
    "currentperiod",
    "thisperiod",
    "currentquarter",
    "thisquarter",
    "currentmonth",
    "thismonth",
    "current",
    "actual",
];

/// Leaves figures of aims, forecasts and comparisons out beside those that are said to be of what was, whatever else the table
/// has: `Actual`, `Budget`, `Variance`. That is said.
pub(super) fn leave_beside_actual(headed: &mut Vec<Headed>, search: &mut ColumnSearch<'_>) {
    const ACTUAL: [&str; 4] = ["actual", "actuals", "actualvalue", "actualfigure"];
    let is_other = |column: &Headed| {
        let is_such = || is_only_other(&column.rest) || says_ahead(&column.rest) == Some(true);
        !column.is_said && column.label().is_none() && is_such()
    };
    let is_actual = |column: &&Headed| {
        ACTUAL.contains(&plain(&column.rest).as_str()) || says_ahead(&column.rest) == Some(false)
    };
    let meant = headed.iter().filter(|column| column.part == Part::Value && !is_other(column));
    let mut actual = meant.clone().filter(is_actual);
    let (Some(only), None) = (actual.next(), actual.next()) else { return };
    let is_alone = meant.count() == 1;
    let (meant, rest) = (search.header.said_as(only.at).into_owned(), only.rest.clone());
    if headed.iter().all(|column| !is_other(column)) {
        return;
    }
    headed.retain(|column| {
        let is_other = is_other(column);
        if is_other {
            let name = search.header.said_as(column.at);
            search.remarks.push(format!(
                "The column `{name}` was left out: it is of an aim, of another time or of a comparison, and `{meant}` has what \
                 was. If it is wanted as well, say so of both (--map '{name}=value' --map '{meant}=value')."
            ));
        }
        !is_other
    });
    // Then it says no more of what its figures are of.
    for column in headed.iter_mut().filter(|column| is_alone && column.rest == rest) {
        column.rest.clear();
    }
}

/// Why figures across cannot be taken as their columns are called, where nobody says that they are meant.
pub(super) fn why_refused(
    series: &[Series],
    search: &ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    columns: &Columns,
) -> Option<String> {
    let header = search.header;
    let open = || {
        let is_open = |series: &&Series| rows.mapping.role_at(header, series.value) != Some(Role::Value);
        series.iter().filter(is_open).filter_map(|series| {
            let group = series.group.as_ref().map(|(_, group)| group);
            Some((series, group.or(series.indicator.as_ref())?.as_str()))
        })
    };
    let named = |at: usize| header.said_as(at).into_owned();
    if let Some((series, area)) = open().find(|(_, name)| columns.has_area() && is_large_area(name)) {
        let name = named(series.value);
        let of_rows =
            [Column::AreaName, Column::Area, Column::AreaCode].into_iter().find_map(|it| columns.at(it));
        let of_rows = of_rows.map(named).unwrap_or_default();
        return Some(format!(
            "The column ‘{name}’ is called by an area ({area}), and the column ‘{of_rows}’ names another in each row. Give {area} \
             a row of its own; or say that the column is not wanted (--map '{name}=ignore'), and so for each that is called \
             by an area."
        ));
    }
    let first = open().find(|(_, name)| is_only_other(name)).map(|(series, _)| named(series.value))?;
    // Beside such a column a plan is none of the figures that are meant either.
    let (others, kept): (Vec<_>, Vec<_>) =
        open().partition(|(_, name)| is_only_other(name) || says_ahead(name) == Some(true));
    let others: Vec<String> = others.into_iter().map(|(series, _)| named(series.value)).collect();
    let kept: Vec<&Series> = kept.into_iter().map(|(series, _)| series).collect();
    let way_out = match &kept[..] {
        // Figures without a name are of the table, and the only column has a sentence of its own.
        [] if series.len() == 1 || series.len() > others.len() => return None,
        [] => format!("If figures of one of them are what is wanted, say so (--map '{first}=value')"),
        [only] => {
            let meant = named(only.value);
            format!(
                "Say which column holds the figures that are meant (--map '{meant}=value'), and the others are left out"
            )
        }
        _ => format!("Say of each of these that it is not wanted (--map '{first}=ignore')"),
    };
    Some(format!(
        "Figures in columns called {} are of another time, of an aim or of a comparison, and neither of a group of people nor \
         of an indicator. {way_out}; or write the period into the header of each, such as 2023.",
        listed(others.iter().map(String::as_str), 6),
    ))
}

/// Why two columns of figures cannot both be taken that are called the same but for the mark of a footnote.
pub(super) fn told_by_footnotes(series: &[Series], search: &ColumnSearch<'_>) -> Option<String> {
    let names = search.header.names();
    let is_called = |series: &Series| without_footnote(&names[series.value]).to_lowercase();
    let of = |series: &Series| series.period.as_ref().map(|period| period.published.label.clone());
    let is_same = |one: &Series, other: &Series| {
        let are_alike = (&one.group, &one.area, of(one)) == (&other.group, &other.area, of(other));
        is_called(one) == is_called(other) && are_alike
    };
    let first = series.iter().enumerate().find_map(|(at, one)| {
        let other = series[at + 1..].iter().find(|other| is_same(one, other))?;
        Some([one, other].map(|series| search.header.said_as(series.value)))
    });
    let [one, other] = first?;
    Some(format!(
        "The columns ‘{one}’ and ‘{other}’ are called the same but for the mark of a footnote, and only one of them can be meant. \
         Say which of them is not wanted (--map '{other}=ignore' or --map '{one}=ignore', or in the window, where the file is \
         added); or give them names of their own."
    ))
}

/// Leaves figures to what their rows or their table are of, where their columns say nothing of it.
pub(super) fn leave_to_rows(series: &mut [Series]) {
    let name = |series: &Series| series.indicator.as_deref().map(plain);
    let first = series.first().and_then(name);
    let is_bare = first.as_ref().is_some_and(|first| MEANT.contains(&first.as_str()));
    if is_bare && series.iter().all(|series| name(series) == first) {
        for series in series {
            series.indicator = None;
        }
    }
}

/// Whether a name is one of a nation or a region, with which the figures of places are compared.
fn is_large_area(name: &str) -> bool {
    let of = ["average", "mean", "total", "value", "rate"];
    let bare = name.trim();
    let bare = bare
        .rsplit_once(' ')
        .filter(|(_, last)| of.contains(&&*last.to_lowercase()))
        .map_or(bare, |(rest, _)| rest);
    gazetteer::called_anyhow(bare)
        .is_some_and(|known| matches!(known.kind, AreaKind::Nation | AreaKind::Region))
}

#[cfg(test)]
mod tests {
    use crate::import::testing::{figures, rows, tried};

    #[test]
    fn figures_of_another_time_aim_or_area_are_refused_and_the_way_out_works() {
        for (csv, said, expected) in [
            (
                "Area,Indicator,Current year,Previous year,Change\nBury,Falls,1,2,3\n",
                "Current year=value",
                "Falls |  | Bury |  | 1",
            ),
            (
                "Area,Current year,Previous year\nBury,1,2\n",
                "Current year=value",
                "table:table |  | Bury |  | 1",
            ),
            (
                "Area,Indicator,2021,England 2021\nBury,Falls,1,2\n",
                "England 2021=ignore",
                "Falls |  | Bury | 2021 | 1",
            ),
            ("Area,2021,England 2021\nBury,1,2\n", "England 2021=ignore", "table:table |  | Bury | 2021 | 1"),
            ("Area,Year,Falls,Change\nBury,2021,1,2\n", "Falls=value", "table:table |  | Bury | 2021 | 1"),
            (
                "Area,Year,Spend,Budget,Variance\nBury,2021,1,2,3\n",
                "Spend=value",
                "table:table |  | Bury | 2021 | 1",
            ),
            (
                "Area,Year,Falls,England average\nBury,2021,1,2\n",
                "England average=ignore",
                "Falls |  | Bury | 2021 | 1",
            ),
        ] {
            let refused = tried(csv, &[]).unwrap_err();
            assert!(refused.contains(&format!("--map '{said}'")), "{csv}: {refused}");
            assert_eq!(tried(csv, &[said]), Ok(vec![expected.to_owned()]), "{csv}");
        }
    }

    #[test]
    fn aims_beside_what_was_are_left_out_and_said_and_the_way_back_works() {
        for (header, row, expected) in [
            ("Area,Year,Actual,Target,RAG", "Bury,2021,1,2,Green", "table:table |  | Bury | 2021 | 1"),
            ("Area,Year,Actual,Budget,Variance", "Bury,2021,1,2,-1", "table:table |  | Bury | 2021 | 1"),
            ("Area,Year,Actual,Projected", "Bury,2021,1,2", "table:table |  | Bury | 2021 | 1"),
            ("Area,Year,Actual,Forecast outturn", "Bury,2021,1,2", "table:table |  | Bury | 2021 | 1"),
            ("Area,Year,Target,Actual", "Bury,2021,2,1", "table:table |  | Bury | 2021 | 1"),
            ("Area,Indicator,Year,Actual,Target", "Bury,Falls,2021,1,2", "Falls |  | Bury | 2021 | 1"),
            (
                "Area,Indicator,Year,Actual,Target,Variance,RAG",
                "Bury,Falls,2021,1,2,-1,Red",
                "Falls |  | Bury | 2021 | 1",
            ),
        ] {
            let csv = format!("{header}\n{row}\n");
            let read = rows(&csv);
            assert_eq!(figures(&read), [expected], "{csv}");
            let remarks = read.tables[0].remarks.join(" ");
            let aims = ["Target", "Budget", "Projected", "Forecast outturn"];
            let aim = header.split(',').find(|name| aims.contains(name)).unwrap();
            assert!(
                remarks.contains(&format!("The column `{aim}` was left out"))
                    && !remarks.contains("indicators"),
                "{remarks}"
            );
            assert!(read.tables[0].columns_left.contains(&aim.to_owned()), "{csv}");
            let back = [&format!("{aim}=value"), "Actual=value"];
            assert_eq!(tried(&csv, &back).map(|figures| figures.len()), Ok(2), "{csv}");
        }
    }

    #[test]
    fn a_lone_column_of_no_values_is_no_indicator_and_the_way_out_works() {
        for name in [
            "Target",
            "Rank",
            "Forecast",
            "Plan",
            "Lower limit",
            "Previous year",
            "Statistical neighbour average",
            "Sample size",
            "Base",
            "Z-score",
            "Standard deviation",
            "Order",
        ] {
            for (header, before) in [("Area,Year", "Bury,2022"), ("Indicator,Area,Year", "Falls,Bury,2022")] {
                let csv = format!("{header},{name}\n{before},12\n");
                let refused = tried(&csv, &[]).unwrap_err();
                let expected = format!("The only column of figures is ‘{name}’");
                assert!(refused.starts_with(&expected), "{csv}: {refused}");
                assert_eq!(tried(&csv, &[&format!("{name}=value")]).unwrap().len(), 1, "{csv}");
            }
        }
        let csv = "Area,Rank 2021,Rank 2022\nBury,1,2\n";
        let refused = tried(csv, &[]).unwrap_err();
        assert!(refused.contains("(--map 'Rank 2021=value')"), "{refused}");
        assert!(!tried(csv, &["Rank 2021=value", "Rank 2022=value"]).unwrap().is_empty());
        for name in ["Population", "Count", "Falls", "Missing persons"] {
            assert_eq!(tried(&format!("Area,Year,{name}\nBury,2022,12\n"), &[]).unwrap().len(), 1, "{name}");
        }
    }

    #[test]
    fn columns_that_differ_in_a_footnote_alone_are_refused_and_the_way_out_works() {
        for (csv, out, expected) in [
            (
                "Area,Year,Falls [1],Falls [2]\nBury,2021,1,2\n",
                "Falls [2]=ignore",
                "Falls |  | Bury | 2021 | 1",
            ),
            ("Area,Year,Falls¹,Falls\nBury,2021,1,2\n", "Falls¹=ignore", "Falls |  | Bury | 2021 | 2"),
            (
                "Area,Indicator,2021,2021 [note 3]\nBury,Falls,1,2\n",
                "2021 [note 3]=ignore",
                "Falls |  | Bury | 2021 | 1",
            ),
        ] {
            let refused = tried(csv, &[]).unwrap_err();
            assert!(refused.contains(&format!("--map '{out}'")), "{csv}: {refused}");
            assert!(!refused.contains("breakdown"), "{csv}: {refused}");
            assert!(tried(csv, &[out]).unwrap().contains(&expected.to_owned()), "{csv}");
        }
    }

    #[test]
    fn aims_beside_each_period_are_left_out() {
        let csv = "Area,Indicator,Actual 2021,Target 2021,Actual 2022,Target 2022\nBury,Falls,1,2,3,4\n";
        let both = tried(csv, &[]);
        assert_eq!(tried(csv, &["Target 2021=ignore", "Target 2022=ignore"]), both);
        assert_eq!(
            both,
            Ok(["Falls |  | Bury | 2021 | 1", "Falls |  | Bury | 2022 | 3"].map(str::to_owned).to_vec())
        );
    }

    #[test]
    fn aims_are_taken_where_it_is_said_that_they_are_figures() {
        let csv = "Area,Year,Falls,Target\nBury,2021,1,2\n";
        assert_eq!(tried(csv, &["Falls=value", "Target=value"]).unwrap().len(), 2);
    }
}
