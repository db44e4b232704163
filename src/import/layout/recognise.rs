//! Which layout a table has.

use super::long::Long;
use super::wide::Wide;
use super::{RowReader, areas, ees, indicators};
use crate::import::table::{ColumnSearch, Header, Layout, Mapping};
use crate::model::Role;
use csv::ByteRecord;
use std::path::Path;

/// A table whose layout is known.
pub(in crate::import) struct Recognised {
    pub layout: Layout,
    pub reader: RowReader,
    pub columns_left: Vec<String>,
    /// What was decided in recognising it, for the report.
    pub remarks: Vec<String>,
}

/// What stands around a header.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct FirstRows<'a> {
    /// The first rows below it, which tell a column of words from a column of figures.
    pub below: &'a [ByteRecord],
    /// The cells above it that are not blank: titles, dates.
    pub above: &'a [String],
    /// The name of the sheet, or of the file without its ending.
    pub table: &'a str,
    /// What columns hold, where somebody says so.
    pub mapping: &'a Mapping,
    /// Where it is, for what lies beside it.
    pub file: &'a Path,
}

impl Default for FirstRows<'_> {
    fn default() -> Self {
        static NOTHING_SAID: Mapping = Mapping::NONE;
        Self { below: &[], above: &[], table: "", mapping: &NOTHING_SAID, file: Path::new("") }
    }
}

impl FirstRows<'_> {
    /// The first line above the header that has letters and says more than a source, a date or the number of a table.
    pub fn title(&self) -> Option<String> {
        let is_title = |cell: &&String| {
            let lower = cell.to_lowercase();
            let is_about = ["source", "date", "published", "last updated", "contents", "back to"];
            let is_number =
                lower.strip_prefix("table ").is_some_and(|rest| !rest.contains(' ') && rest.len() < 8);
            lower.chars().any(char::is_alphabetic)
                && !is_number
                && !is_about.iter().any(|word| lower.starts_with(word))
        };
        self.above.iter().find(is_title).map(|title| title.trim().to_owned())
    }
}

/// The layout that a header has, or the one that is asked for.
///
/// # Errors
/// A sentence that says which columns are missing, and from what.
pub(in crate::import) fn recognise(
    header: &Header,
    rows: &FirstRows<'_>,
    asked: Option<Layout>,
) -> Result<Recognised, String> {
    let said = rows.mapping.says_layout_of(header);
    // Tables of areas and indicators go with figures of any layout, and figures across are tidy but for their shape.
    let says_values =
        (0..header.names().len()).filter(|at| rows.mapping.role_at(header, *at) == Some(Role::Value));
    let candidates = match asked {
        // A long table has one column of values.
        _ if says_values.count() > 1 => vec![Layout::Wide],
        _ if said => vec![Layout::Tidy, Layout::Wide],
        Some(Layout::Tidy) => vec![Layout::Tidy, Layout::Indicators, Layout::Areas, Layout::Wide],
        Some(layout) => vec![layout, Layout::Indicators, Layout::Areas],
        None => Layout::ALL.to_vec(),
    };
    for layout in candidates {
        let mut search = ColumnSearch::new(header);
        let search = &mut search;
        let reader = match layout {
            Layout::Fingertips => Long::of(search, rows).map(Box::new).map(RowReader::Fingertips),
            Layout::Ees => ees::Ees::of(search, rows).map(Box::new).map(RowReader::Ees),
            Layout::Ons => Long::of(search, rows).map(Box::new).map(RowReader::Ons),
            Layout::Indicators => indicators::Indicators::of(search).map(RowReader::Indicators),
            Layout::Areas => areas::Areas::of(search, rows.below).map(RowReader::Areas),
            Layout::Tidy => Long::of(search, rows).map(Box::new).map(RowReader::Tidy),
            Layout::Wide => Wide::of(search, rows).map(Box::new).map(RowReader::Wide),
        };
        if let Some(reader) = reader {
            let (columns_left, remarks) = (search.unused(), std::mem::take(&mut search.remarks));
            return Ok(Recognised { layout, reader, columns_left, remarks });
        }
    }
    Err(unrecognised(header, rows.mapping, asked))
}

/// What is missing for a layout, in words.
fn unrecognised(header: &Header, mapping: &Mapping, asked: Option<Layout>) -> String {
    if let Some(sentence) = mapping.misnamed(std::iter::once(header)) {
        return sentence;
    }
    let names: Vec<&str> =
        header.names().iter().map(String::as_str).filter(|name| !name.trim().is_empty()).collect();
    let shown = names.iter().take(8).copied().collect::<Vec<_>>().join(", ");
    let rest = if names.len() > 8 { format!(" and {} more", names.len() - 8) } else { String::new() };
    let needs = match asked {
        Some(layout) => format!(" {} needs {}.", sentence_start(layout.name()), needs(layout)),
        None => String::new(),
    };
    format!(
        "The columns ({shown}{rest}) are of no layout that is known here.{needs} Say which column holds the area, the \
         period and the figures, with --map 'COLUMN=ROLE' or in the window, where the file is added. Where areas \
         stand across as names of columns, write their codes in place of them; where nothing names the area, put a column in."
    )
}

fn sentence_start(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The columns without which a table is not of this layout.
fn needs(layout: Layout) -> &'static str {
    match layout {
        Layout::Fingertips => "Indicator ID, Area Code, Time period and Value",
        Layout::Ees => "time_period and geographic_level",
        Layout::Ons => "areacd, period and observation",
        Layout::Tidy => "indicator, area, period and value",
        Layout::Wide => "an area and columns of figures",
        Layout::Areas => "code and name, or codes and names of ONS areas such as LAD23CD and LAD23NM",
        Layout::Indicators => "indicator or Indicator ID, and one of polarity, unit or kind, and no values",
    }
}
