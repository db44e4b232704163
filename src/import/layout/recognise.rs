//! Which layout a table has.

use super::long::{self, Long};
use super::measure::{is_only_table, says_share};
use super::nameless::{namesakes, without_name};
use super::wide::Wide;
use super::{
    RowReader, areas, blanks, ees, fields, finer, indicators, own, period, period_around, sample, token, wide,
};
use crate::import::lines_above::{is_boilerplate, without_number};
use crate::import::source;
use crate::import::table::{ColumnSearch, Gathering, Header, Layout, Mapping, Missing, Suggestion, people};
use crate::import::words::{listed, of_all_editions, without_footnote};
use crate::model::{Role, Word};
use csv::ByteRecord;
use std::path::{Path, PathBuf};

/// A table whose layout is known.
pub(in crate::import) struct Recognised {
    pub layout: Layout,
    pub reader: RowReader,
    pub columns_left: Vec<String>,
    /// What was decided in recognising it, for the report.
    pub remarks: Vec<String>,
}

/// What tells a table from others.
#[derive(Clone, Debug)]
pub(in crate::import) struct OwnName {
    pub name: String,
    /// Whether it is the name of its sheet alone.
    pub is_sheet: bool,
    /// Whether it says nothing of what the table is of, so that another table may have it.
    pub says_nothing: bool,
    /// The words of its title without what dates it, where it is called by its file or sheet: under another title stands
    /// another table.
    title: String,
    file: PathBuf,
}

impl OwnName {
    /// The name with its title, or with a number where a table of another of these files has it and it says nothing; and whether it has none.
    pub fn told_apart(&self, out: &mut Gathering) -> (String, bool) {
        let number = if self.says_nothing { out.number_of_file(&self.name, &self.file) } else { 1 };
        let is_first = number == 1;
        let behind = match self.title.as_str() {
            _ if !is_first => format!(" ({number})"),
            "" => String::new(),
            title => format!(", {title}"),
        };
        (self.name.clone() + &behind, is_first)
    }
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
    /// The name of its sheet, where it is one of a workbook.
    pub fn sheet(&self) -> Option<&str> {
        let is_sheet = self.file.file_stem().is_none_or(|stem| stem != self.table);
        is_sheet.then(|| self.table.trim()).filter(|sheet| !sheet.is_empty())
    }

    /// The group of people that its sheet is called by, with what it is a group of: `Male`.
    pub fn group_of_sheet(&self) -> Option<(&'static str, &str)> {
        let sheet = self.sheet()?;
        Some((people::dimension(std::iter::once(sheet))?, sheet))
    }

    /// The period that its sheet is called by, which may be a month whose year stands elsewhere.
    pub fn period_of_sheet(&self) -> Option<&str> {
        self.sheet().filter(|sheet| period_around::is_called_by_period(sheet))
    }

    /// What the table is called, where that may be what it is of, and how that is known: its title, its sheet, or its file
    /// where the sheet is called by a period or by people.
    pub fn called(&self) -> (String, &'static str) {
        if let Some(title) = self.title() {
            return (title, "it stands above the header");
        }
        let OwnName { name, is_sheet, .. } = self.own_name();
        match self.file_name().filter(|_| !is_sheet) {
            Some(file) => (file, Suggestion::BY_FILE),
            None => (name, if is_sheet { Suggestion::BY_SHEET } else { Suggestion::BY_FILE }),
        }
    }

    fn file_name(&self) -> Option<String> {
        Some(self.file.file_stem()?.to_string_lossy().into_owned())
    }

    /// The name of the sheet, or of the file where that says more. Where a sheet is called as a spreadsheet calls it by
    /// itself, both; where neither says what the table is of, its title.
    pub fn own_name(&self) -> OwnName {
        let is_other = self.period_of_sheet().is_some()
            || self.group_of_sheet().is_some()
            || self.sheet().is_some_and(people::is_everyone)
            || self.table.trim().is_empty();
        let (name, is_sheet) = match self.file_name().filter(|_| is_other) {
            Some(file) => (file, false),
            None => (self.table.to_owned(), self.sheet().is_some()),
        };
        let own = |name: String, is_sheet: bool, says_nothing: bool| {
            let file = self.file.to_owned();
            OwnName { name, is_sheet, says_nothing, title: String::new(), file }
        };
        if !is_only_table(&name) {
            let title = self.title().map(|title| of_all_editions(without_number(&title)));
            let title = title.filter(|title| *title != of_all_editions(&name)).unwrap_or_default();
            return OwnName { title, ..own(name, is_sheet, false) };
        }
        let file = self.file_name().filter(|_| is_sheet);
        let title = self.title().filter(|title| !is_only_table(title));
        let says_nothing = title.is_none() && file.as_deref().is_none_or(is_only_table);
        // A colon stands before the names of columns.
        let title = title.map(|title| title.replace(": ", ", "));
        let name = match (file, title) {
            (Some(file), title) => match title.filter(|_| is_only_table(&file)) {
                Some(title) => format!("{title}, {name}"),
                None => format!("{file}, {name}"),
            },
            (None, Some(title)) => title,
            (None, None) => name,
        };
        own(name, false, says_nothing)
    }

    /// The first line above the header that has letters and says more than a source, a date or the number of a table.
    pub fn title(&self) -> Option<String> {
        let is_title = |cell: &&String| {
            let lower = cell.to_lowercase();
            let is_number =
                lower.strip_prefix("table ").is_some_and(|rest| !rest.contains(' ') && rest.len() < 8);
            lower.chars().any(char::is_alphabetic)
                && !is_number
                && !is_boilerplate(&lower)
                && !of_all_editions(cell).is_empty()
        };
        self.above.iter().find(is_title).map(|title| without_footnote(title).to_owned())
    }
}

/// Why a header cannot be read.
pub(in crate::import) struct NotRead {
    pub sentence: String,
    /// Whether it is a header and its table is refused, so that no row below it is one.
    pub is_header: bool,
}

/// The layout that a header has, or the one that is asked for.
///
/// # Errors
/// A sentence that says which columns are missing, and from what; or why the table cannot be taken.
pub(in crate::import) fn recognise(
    header: &Header,
    rows: &FirstRows<'_>,
    asked: Option<Layout>,
) -> Result<Recognised, NotRead> {
    if let Some(sentence) = own::made_of_figures(header) {
        return Err(NotRead { sentence, is_header: true });
    }
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
        own::leave_judgements(search);
        let reader = match layout {
            Layout::Fingertips => Long::of(search, rows).map(Box::new).map(RowReader::Fingertips),
            Layout::Ees => ees::Ees::of(search, rows).map(Box::new).map(RowReader::Ees),
            Layout::Ons => Long::of(search, rows).map(Box::new).map(RowReader::Ons),
            Layout::Indicators => indicators::Indicators::of(search).map(Box::new).map(RowReader::Indicators),
            Layout::Areas => areas::Areas::of(search, rows.below).map(RowReader::Areas),
            Layout::Tidy => Long::of(search, rows).map(Box::new).map(RowReader::Tidy),
            Layout::Wide => Wide::of(search, rows).map(Box::new).map(RowReader::Wide),
        };
        if let Some(reader) = reader {
            let refused = namesakes(&reader, search, rows.mapping).or_else(|| reader.refused());
            let refused = refused.or_else(|| finer::why_refused(search, rows, &reader.roles()));
            let refused = refused.or_else(|| unusable_periods(&reader, search, rows));
            let roles = reader.roles_of_lines();
            // People merge cells; publishers’ own layouts have none.
            let is_by_hand = matches!(reader, RowReader::Tidy(_) | RowReader::Wide(_));
            let refused =
                refused.or_else(|| is_by_hand.then(|| blanks::why_refused(search, rows, &roles)).flatten());
            if let Some(sentence) = refused.or_else(|| unclear_values(&reader, search, rows)) {
                return Err(NotRead { sentence, is_header: true });
            }
            if is_by_hand {
                finer::say_around(search, rows, &roles);
            }
            let (columns_left, mut remarks) = (search.unused(), std::mem::take(&mut search.remarks));
            remarks.extend(without_name(search, rows));
            remarks.extend(not_followed(&reader, layout, header, rows.mapping));
            return Ok(Recognised { layout, reader, columns_left, remarks });
        }
    }
    Err(NotRead { sentence: unrecognised(header, rows, asked), is_header: false })
}

/// Why the column that says when cannot be taken, where no other one does.
fn unusable_periods(reader: &RowReader, search: &ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<String> {
    let header = search.header;
    let is_open = |at: &usize| search.is_free(*at) && rows.mapping.role_at(header, *at).is_none();
    let columns = (0..header.names().len()).filter(is_open).filter(|_| reader.lacks_period());
    { columns }.find_map(|at| {
        let (why, label) = sample::unusable_periods(&header.names()[at], rows.below, at)?;
        Some(unusable(&header.said_as(at), why, &label))
    })
}

/// Why a column cannot be taken whose name or cells are such a period.
pub(super) fn unusable(name: &str, why: period::NoPeriod, label: &str) -> String {
    format!(
        "The column ‘{name}’ says when its figures are of, and it cannot be taken: {}. If it is not wanted, say so \
         (--map '{name}=ignore').",
        why.clause(label)
    )
}

/// Why a table of counts cannot be read, where another column may hold what was published of them.
fn unclear_values(reader: &RowReader, search: &ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<String> {
    match reader {
        RowReader::Tidy(reader) if reader.has_only_counts() => long::unclear_values(search, rows),
        _ => None,
    }
}

/// Says of which columns something was said that could not be followed, because the layout says what they hold.
fn not_followed(reader: &RowReader, layout: Layout, header: &Header, mapping: &Mapping) -> Option<String> {
    let said = (0..header.names().len()).filter_map(|at| Some((at, mapping.role_at(header, at)?)));
    let unheeded = said.filter(|(at, role)| !reader.heeds(*at, *role));
    let unheeded: Vec<String> =
        unheeded.map(|(at, role)| format!("‘{}’ ({})", header.said_as(at), role.as_str())).collect();
    (!unheeded.is_empty()).then(|| {
        format!(
            "What was said of columns was not followed for {}: {} reads them otherwise, or another column was taken for the same.",
            unheeded.join(", "),
            layout.name()
        )
    })
}

/// What is missing for a layout, in words.
fn unrecognised(header: &Header, rows: &FirstRows<'_>, asked: Option<Layout>) -> String {
    if let Some(sentence) = rows.mapping.misnamed(std::iter::once(header)) {
        return sentence;
    }
    let weeks = (0..header.names().len()).filter(|at| rows.mapping.role_at(header, *at).is_none());
    let weeks = { weeks }.find_map(|at| Some((at, sample::weeks(&header.names()[at], rows.below, at)?)));
    if let Some((at, label)) = weeks {
        return unusable(&header.said_as(at), period::NoPeriod::Week, &label);
    }
    let missing = wide::Lacking::of(header, rows).missing;
    if missing.contains(&Missing::Figures)
        && let Some((at, cell)) = first_cell(header, rows, |_, cell| token::has_second_number(cell))
    {
        let name = header.said_as(at);
        let cells = format!("The cells of ‘{name}’, such as ‘{}’, have", fields::short(&cell));
        if token::counted_share(cell.as_bytes()).is_some() {
            let meant = format!("{name} (%)");
            let both = says_share(&meant).then(|| format!(
                " Where it is, call the column ‘{meant}’: the percentage is then the value, and the number in front its count. \
                 Otherwise"
            ));
            return format!(
                "{cells} a percentage in brackets, and the header does not say that this is what its figures are.{} give each a \
                 column of its own.",
                both.as_deref().unwrap_or(" To have them read,")
            );
        }
        return format!(
            "{cells} a second number in brackets, of which nothing says what it is. Put that into a column of its own, called \
             ‘{name} numerator’ where it is a count, or take it out of the cells. Where the number in front is the count, put \
             that one there."
        );
    }
    let is_quotient = |name: &str, cell: &[u8]| {
        let is_period = || period::label(&source::text(cell).0).is_ok();
        name.contains('/') && token::is_quotient(cell) && !is_period()
    };
    if missing.contains(&Missing::Figures)
        && let Some((at, cell)) = first_cell(header, rows, is_quotient)
    {
        return format!(
            "The cells of ‘{}’, such as ‘{}’, are two numbers with a stroke between them. Give each a column of its own: called \
             ‘numerator’ and ‘denominator’, where the first is a part of the second and their shares are wanted; or by names of \
             their own, where each is an indicator.",
            header.said_as(at),
            fields::short(&cell)
        );
    }
    let parts = wide::parts_without_year(header);
    if missing.contains(&Missing::Period) && !parts.is_empty() {
        return format!(
            "The columns {} are parts of a year, and nothing says of which year. Write the year beside each (‘{} 2023’), \
             or put a column in that says the year of each row: ‘Financial year’, with 2023/24, or ‘Calendar year’, with 2023.",
            listed(parts.iter().copied(), 6),
            parts[0]
        );
    }
    let lacks: Vec<&str> = missing
        .iter()
        .map(|missing| match missing {
            Missing::Area => "the area",
            Missing::Figures => "the figures",
            Missing::Period => "the period",
        })
        .collect();
    let (lacks, says) = match &lacks[..] {
        [] => (String::new(), "the area, the period and the figures".to_owned()),
        [only] => (format!(" None is known that holds {only}."), (*only).to_owned()),
        [first @ .., last] => {
            let first = first.join(", ");
            (format!(" None is known that holds {first} or {last}."), format!("{first} and {last}"))
        }
    };
    let across = if missing.contains(&Missing::Area) {
        " Where areas stand across as names of columns, write their usual names or their codes; where nothing names the area, \
         put a column in."
    } else {
        ""
    };
    let names: Vec<&str> =
        header.names().iter().map(String::as_str).filter(|name| !name.trim().is_empty()).collect();
    let shown = names.iter().take(8).copied().collect::<Vec<_>>().join(", ");
    let rest = if names.len() > 8 { format!(" and {} more", names.len() - 8) } else { String::new() };
    let needs = match asked {
        Some(layout) => format!(" {} needs {}.", sentence_start(layout.name()), needs(layout)),
        None => String::new(),
    };
    let blank = if names.len() < header.names().len() {
        " A column without a name is called by its number, such as ‘column 1’."
    } else {
        ""
    };
    format!(
        "The columns ({shown}{rest}) are of no layout that is known here.{needs}{lacks} Say which column holds {says} \
         (--map 'COLUMN=ROLE', or in the window, where the file is added).{blank}{across}"
    )
}

/// The first column with a cell that is so, and that cell.
fn first_cell(
    header: &Header,
    rows: &FirstRows<'_>,
    is_so: impl Fn(&str, &[u8]) -> bool,
) -> Option<(usize, String)> {
    (0..header.names().len()).find_map(|at| {
        let mut cells = rows.below.iter().map(|record| fields::field(record, Some(at)));
        let cell = cells.find(|cell| is_so(&header.names()[at], cell))?;
        Some((at, source::text(cell).0.into_owned()))
    })
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
