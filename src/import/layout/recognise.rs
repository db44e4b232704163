//! Which layout a table has.

use super::long::Long;
use super::{RowReader, areas, ees, indicators};
use crate::import::table::{ColumnSearch, Header, Layout};
use csv::ByteRecord;

/// A table whose layout is known.
pub(in crate::import) struct Recognised {
    pub layout: Layout,
    pub reader: RowReader,
    pub columns_left: Vec<String>,
    /// What was decided in recognising it, for the report.
    pub remarks: Vec<String>,
}

/// The layout that a header has, or the one that is asked for; `sample` are the first rows below it, which tell a
/// column of words from a column of figures.
///
/// # Errors
/// A sentence that says which columns are missing, and from what.
pub(in crate::import) fn recognise(
    header: &Header,
    sample: &[ByteRecord],
    asked: Option<Layout>,
) -> Result<Recognised, String> {
    // Tables of areas and indicators go with figures of any layout.
    let candidates = match asked {
        Some(layout) => vec![layout, Layout::Indicators, Layout::Areas],
        None => Layout::ALL.to_vec(),
    };
    for layout in candidates {
        let mut search = ColumnSearch::new(header);
        let search = &mut search;
        let reader = match layout {
            Layout::Fingertips => Long::of(search).map(Box::new).map(RowReader::Fingertips),
            Layout::Ees => ees::Ees::of(search, sample).map(Box::new).map(RowReader::Ees),
            Layout::Ons => Long::of(search).map(Box::new).map(RowReader::Ons),
            Layout::Indicators => indicators::Indicators::of(search).map(RowReader::Indicators),
            Layout::Areas => areas::Areas::of(search).map(RowReader::Areas),
            Layout::Tidy => Long::of(search).map(Box::new).map(RowReader::Tidy),
        };
        if let Some(reader) = reader {
            let (columns_left, remarks) = (search.unused(), std::mem::take(&mut search.remarks));
            return Ok(Recognised { layout, reader, columns_left, remarks });
        }
    }
    Err(unrecognised(header, asked))
}

/// What is missing for a layout, in words.
fn unrecognised(header: &Header, asked: Option<Layout>) -> String {
    let names: Vec<&str> =
        header.names().iter().map(String::as_str).filter(|name| !name.trim().is_empty()).collect();
    let shown = names.iter().take(8).copied().collect::<Vec<_>>().join(", ");
    let rest = if names.len() > 8 { format!(" and {} more", names.len() - 8) } else { String::new() };
    let layouts = asked.map_or(Layout::ALL.to_vec(), |layout| vec![layout]);
    let needs: Vec<String> =
        layouts.into_iter().map(|layout| format!("{} needs {}", layout.name(), needs(layout))).collect();
    let needs = needs.join("; ");
    format!("The columns ({shown}{rest}) are of no layout that is known here. {needs}.")
}

/// The columns without which a table is not of this layout.
fn needs(layout: Layout) -> &'static str {
    match layout {
        Layout::Fingertips => "Indicator ID, Area Code, Time period and Value",
        Layout::Ees => "time_period and geographic_level",
        Layout::Ons => "areacd, period and observation",
        Layout::Tidy => "indicator, area, period and value",
        Layout::Areas => "code and name, or codes and names of ONS areas such as LAD23CD and LAD23NM",
        Layout::Indicators => "indicator or Indicator ID, and one of polarity, unit or kind, and no values",
    }
}
