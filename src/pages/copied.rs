//! Charts and tables as text with tabs between the cells, to be pasted into a spreadsheet.

use super::indicator::ByPeriod;
use super::indicator::data_table::DataTable;
use crate::charts::bars::BarChart;
use crate::charts::before_after::BeforeAfterChart;
use crate::charts::control::ControlChart;
use crate::charts::dumbbell::Dumbbell;
use crate::charts::reach::ReachChart;
use crate::charts::scatter::ScatterChart;
use crate::charts::trend::TrendChart;
use crate::words::{number, variation_word};

/// A trend chart: periods down, lines across, the one in focus first.
pub fn trend(chart: &TrendChart) -> String {
    let lines: Vec<_> = chart.lines.iter().rev().collect();
    let head = std::iter::once("Period").chain(lines.iter().map(|line| line.label.as_str()));
    let mut rows = vec![row(head)];
    for (at, period) in chart.periods.iter().enumerate() {
        let values = lines.iter().map(|line| line.at(at).map_or("", |point| point.text.as_str()));
        rows.push(row(std::iter::once(period.label.as_str()).chain(values)));
    }
    rows.push(row([chart.source.as_str()]));
    titled(&chart.title, &chart.subtitle, &rows)
}

/// An indicator before and after a start: periods down, the place and what it is beside across.
pub fn before_after(title: &str, chart: &BeforeAfterChart) -> String {
    let beside = chart.beside.as_ref().map_or("", |line| line.name.as_str());
    let mut rows = vec![row(["Period", chart.place.name.as_str(), beside])];
    rows.extend(chart.figures.iter().map(|figures| row(figures.iter().map(String::as_str))));
    titled(title, "", &rows)
}

/// A process-control chart: each period with its figure, what it says, and the range to be expected.
pub fn control(chart: &ControlChart) -> String {
    let mut rows = vec![row(["Period", "Value", "Variation", "Expected range"])];
    for point in &chart.points {
        let says = point.variation.map_or("", variation_word);
        let expected = point.expected.as_deref().unwrap_or_default();
        rows.push(row([chart.period_of(point), point.text.as_str(), says, expected]));
    }
    rows.push(row([chart.source.as_str()]));
    titled(&chart.title, &chart.subtitle, &rows)
}

/// A bar chart: one line for each bar, with its limits and what it stands beside where it has some.
pub fn bars(chart: &BarChart) -> String {
    let limit = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let beside = chart.beside.as_deref();
    let head = ["", "Value", "Lower limit", "Upper limit"];
    let mut rows = vec![row(head.into_iter().chain(beside))];
    for bar in &chart.bars {
        let other = bar.beside.as_ref().map_or("", |(_, text)| text.as_str());
        let cells = [bar.label.as_str(), bar.text.as_str(), &limit(bar.lower), &limit(bar.upper)];
        rows.push(row(cells.into_iter().chain(beside.map(|_| other))));
    }
    rows.extend(chart.references.iter().map(|(_, label)| row([label.as_str()])));
    rows.extend(
        chart
            .notes
            .iter()
            .chain([&chart.source])
            .filter(|line| !line.is_empty())
            .map(|line| row([line.as_str()])),
    );
    titled(&chart.title, &chart.subtitle, &rows)
}

/// Dumbbells: one line for each group, the place's figure and the nation's.
pub fn dumbbell(chart: &Dumbbell) -> String {
    let mut rows = vec![row([""].into_iter().chain(chart.names.iter().map(String::as_str)))];
    for group in &chart.rows {
        let written = group.dots.iter().map(|dot| dot.as_ref().map_or("", |(_, text)| text.as_str()));
        rows.push(row(std::iter::once(group.label.as_str()).chain(written)));
    }
    rows.extend([&chart.average.1, &chart.source].map(|line| row([line.as_str()])));
    titled(&chart.title, &chart.subtitle, &rows)
}

/// Places by period: areas down, periods across.
pub fn by_period(table: &ByPeriod) -> String {
    let mut rows = vec![row(table.heads.iter().map(String::as_str))];
    for area in &table.rows {
        let cells = area.cells.iter().map(|cell| cell.text.as_str());
        rows.push(row([area.name.as_str()].into_iter().chain(cells).chain([area.running.as_str()])));
    }
    rows.extend(table.above.iter().chain(&table.below).map(|line| row([line.as_str()])));
    titled(&table.title, &table.subtitle, &rows)
}

/// A table as it stands.
pub fn table(table: &DataTable) -> String {
    let head = std::iter::once("Period").chain(table.columns.iter().map(|column| column.name.as_str()));
    let mut rows = vec![row(head)];
    for line in &table.rows {
        let cells = line.cells.iter().map(|cell| cell.text.as_str());
        rows.push(row(std::iter::once(line.period.as_str()).chain(cells)));
    }
    rows.extend(
        table
            .key
            .iter()
            .chain([&table.source])
            .filter(|line| !line.is_empty())
            .map(|line| row([line.as_str()])),
    );
    titled(&table.title, "", &rows)
}

/// Points: one line each, with both figures as they are told.
pub fn scatter(title: &str, chart: &ScatterChart) -> String {
    let head = ["", chart.axes[0].label.as_str(), chart.axes[1].label.as_str()];
    let mut rows = vec![row(head)];
    for dot in &chart.dots {
        let name = dot.told.lines().next().unwrap_or_default();
        rows.push(row([name, &dot.at[0].to_string(), &dot.at[1].to_string()]));
    }
    titled(title, "", &rows)
}

/// Need and reach: one line for each group, each with its average as 100.
pub fn reach(title: &str, chart: &ReachChart) -> String {
    let [need, other] = &chart.names;
    let mut rows = vec![row(["Group", need, other, "Reach per need"])];
    for group in &chart.groups {
        let [need, other] = group.relative.map(|value| number::fixed(value, 0));
        rows.push(row([group.name.as_str(), &need, &other, &group.per_need]));
    }
    titled(title, "100 is the average of each", &rows)
}

fn titled(title: &str, subtitle: &str, rows: &[String]) -> String {
    let above = [title, subtitle].into_iter().filter(|line| !line.is_empty()).map(str::to_owned);
    let mut text: String = above.chain(rows.iter().cloned()).collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

/// One line; what would break a cell in two becomes a space.
fn row<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| cell.replace(['\t', '\n', '\r'], " ")).collect();
    cells.join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::bars::{Bar, BarRole};

    #[test]
    fn a_trend_takes_its_source_along() {
        use crate::charts::trend::{TrendOptions, trend_chart};
        use crate::words::sample::{BURY, SUSPENSIONS, suspensions};
        let scorecard = suspensions().build();
        let chart =
            trend_chart(&scorecard, SUSPENSIONS, None, BURY, TrendOptions::full(None)).expect("a chart");
        let text = trend(&chart);
        assert!(text.starts_with("Suspensions in Bury\n"), "{text}");
        assert!(text.ends_with("Source: not named in the file · 2015/16 to 2023/24\n"), "{text}");
    }

    #[test]
    fn dumbbells_become_lines_with_tabs() {
        use crate::charts::dumbbell::DumbbellRow;
        let chart = Dumbbell {
            title: "Title".to_owned(),
            beside: None,
            subtitle: "Index".to_owned(),
            names: ["Bury".to_owned(), "England".to_owned()],
            rows: vec![DumbbellRow {
                label: "Most deprived 20%".to_owned(),
                dots: [Some((118.0, "118".to_owned())), None],
            }],
            average: (100.0, "England’s average 100".to_owned()),
            decimals: 0,
            source: "Source: MHCLG".to_owned(),
            foot: String::new(),
            summary: String::new(),
        };
        assert_eq!(
            dumbbell(&chart),
            "Title\nIndex\n\tBury\tEngland\nMost deprived 20%\t118\t\nEngland’s average 100\nSource: MHCLG\n"
        );
    }

    #[test]
    fn a_bar_chart_becomes_lines_with_tabs() {
        let bar = Bar {
            label: "Bury,\ndeprived 20%".to_owned(),
            area: crate::model::AreaId::at(0),
            breakdown: None,
            value: Some(118.0),
            lower: Some(110.5),
            upper: None,
            text: "118".to_owned(),
            beside: Some((100.0, "100".to_owned())),
            role: BarRole::Focus,
            mark: crate::charts::Mark::None,
            numbers: Vec::new(),
        };
        let chart = BarChart {
            title: "Title".to_owned(),
            subtitle: "Index".to_owned(),
            bars: vec![bar],
            references: vec![(100.0, "England 100".to_owned())],
            beside: Some("2018/19".to_owned()),
            source: "Source: OHID".to_owned(),
            ..BarChart::default()
        };
        assert_eq!(
            bars(&chart),
            "Title\nIndex\n\tValue\tLower limit\tUpper limit\t2018/19\nBury, deprived 20%\t118\t110.5\t\t100\nEngland 100\nSource: OHID\n"
        );
    }
}
