//! Lines below a header that are no rows of its table: a header again, where another table begins or a page does, and a
//! heading over some of the rows. What stands under such a line is not what the first header says.

use super::header::is_name;
use crate::import::gazetteer;
use crate::import::layout::{is_called_as_area, is_figure, period_label};
use crate::import::source;
use crate::import::table::{Lookup, people, plain};
use crate::import::words::{short, words_in};
use crate::model::Role;
use csv::ByteRecord;

/// What a line below a header is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Line {
    #[default]
    Row,
    /// The header once more, as on every page.
    SameHeader,
    /// Why what stands below it cannot be read by the first header.
    Break(String),
}

/// What the cell that names the area, or what else comes first in a row, makes of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    /// It is what such a column is called.
    Header,
    Group,
    /// An area by its code, which no other line has.
    Coded,
    /// An area that everybody knows.
    Known,
    Other,
}

/// Looks for such lines in a table whose columns are known.
#[derive(Debug)]
pub(super) struct Further {
    /// The columns that say what a row is of, each with what its cells are.
    keys: Vec<(usize, Lookup<Key>)>,
    values: Vec<usize>,
    columns: Vec<String>,
    lone: Lone,
}

/// Lines that have words alone: what stands below them may be of what they say.
#[derive(Debug, Default)]
struct Lone {
    has_rows: bool,
    /// The last one that no row stands below yet.
    last: Option<String>,
    over_rows: Vec<String>,
    is_within: bool,
}

impl Further {
    /// For a table with these columns and roles; it finds nothing where it is not known what they hold.
    pub fn of(columns: &[String], roles: &[Role]) -> Self {
        let with = |known: &[Role]| -> Vec<usize> {
            (0..roles.len()).filter(|at| known.contains(&roles[*at])).collect()
        };
        // Codes come first: where there is one, nothing else is looked at.
        let areas = [with(&[Role::Code]), with(&[Role::Area]), with(&[Role::Name])].concat();
        let keys = if areas.is_empty() {
            with(&[Role::Indicator, Role::Period]).into_iter().take(1).collect()
        } else {
            areas
        };
        let keys = keys.into_iter().map(|at| (at, Lookup::default())).collect();
        Self { keys, values: with(&[Role::Value]), columns: columns.to_vec(), lone: Lone::default() }
    }

    /// What a line is. It costs one look where the line is a row of an area with a code, and otherwise one for each
    /// column of keys.
    pub fn line(&mut self, record: &ByteRecord) -> Line {
        let Self { keys, columns, .. } = self;
        let mut of_line = [None; 3];
        for (slot, (at, known)) in of_line.iter_mut().zip(keys) {
            let cell = cell(record, *at);
            let key = known.get(cell, || Key::of(&source::text(cell).0, &columns[*at]));
            if key == Key::Coded {
                self.lone.row();
                return Line::Row;
            }
            *slot = Some(key);
        }
        let has = |key: Key| of_line.contains(&Some(key));
        if has(Key::Header) && self.is_header(record) {
            return self.header_again(record);
        }
        if has(Key::Group) {
            return heading(record);
        }
        if !has(Key::Known) {
            if self.has_periods(record) {
                return self.header_again(record);
            }
            if let Some(words) = lone_words(record) {
                self.lone.last = Some(words);
                return Line::Row;
            }
        }
        self.lone.row();
        Line::Row
    }

    /// Lines with words alone that rows stand below, where there are several or rows stand above as well: they may be
    /// headings, each over its rows.
    pub fn likely_headings(self) -> Vec<String> {
        let Lone { over_rows, is_within, .. } = self.lone;
        if is_within || over_rows.len() > 1 { over_rows } else { Vec::new() }
    }

    /// Whether all cells of a line may be names in a header, and one over figures is.
    fn is_header(&self, record: &ByteRecord) -> bool {
        let filled = || record.iter().map(<[u8]>::trim_ascii).filter(|cell| !cell.is_empty());
        let is_over_figures = |at: &usize| {
            let text = source::text(cell(record, *at)).0;
            !text.is_empty() && (!is_figure(text.as_bytes()) || period_label(&text).is_ok())
        };
        filled().all(|cell| is_name(&source::text(cell).0)) && self.values.iter().any(is_over_figures)
    }

    /// Whether a line has periods wherever the table has figures. Numbers that follow each other may be years, and others
    /// are figures.
    fn has_periods(&self, record: &ByteRecord) -> bool {
        let cells = self.values.iter().map(|at| cell(record, *at)).filter(|cell| !cell.is_empty());
        let mut numbers: Vec<i64> = Vec::new();
        let mut count = 0;
        for cell in cells {
            let text = source::text(cell).0;
            if period_label(&text).is_err() {
                return false;
            }
            count += 1;
            numbers.extend(text.parse::<i64>());
        }
        let follow = |step: i64| numbers.windows(2).all(|pair| pair[1] - pair[0] == step);
        count > 1 && (numbers.is_empty() || (numbers.len() == count && (follow(1) || follow(-1))))
    }

    fn header_again(&self, record: &ByteRecord) -> Line {
        let is_same = |(name, cell): (&String, &[u8])| {
            let cell = plain(&source::text(cell).0);
            cell.is_empty() || plain(name) == cell || name.split(": ").any(|part| plain(part) == cell)
        };
        if self.columns.iter().zip(record).all(is_same) {
            return Line::SameHeader;
        }
        let names = record.iter().map(|cell| source::text(cell).0.trim().to_owned());
        let names: Vec<String> = names.filter(|name| !name.is_empty()).take(6).collect();
        Line::Break(format!(
            "Another table begins here: this line ({}) is a header, and what stands below it is not what the first header \
             says. Put each table in a file or a sheet of its own, or take out the one that is not wanted.",
            short(&names.join(", "))
        ))
    }
}

impl Lone {
    /// How many lines are told of.
    const TOLD: usize = 6;

    fn row(&mut self) {
        if let Some(words) = self.last.take() {
            self.is_within |= self.has_rows;
            if self.over_rows.len() < Self::TOLD && !self.over_rows.contains(&words) {
                self.over_rows.push(words);
            }
        }
        self.has_rows = true;
    }
}

/// The words of a line that has nothing else, where they may be what the rows below are of: no sentence, no kind of area and
/// nothing that means everyone.
fn lone_words(record: &ByteRecord) -> Option<String> {
    const LONGEST: usize = 6;
    const OF_AREAS: [&str; 16] = [
        "authority",
        "authorities",
        "district",
        "districts",
        "borough",
        "boroughs",
        "county",
        "counties",
        "region",
        "regions",
        "area",
        "areas",
        "places",
        "wards",
        "unitary",
        "metropolitan",
    ];
    let mut filled = record.iter().map(<[u8]>::trim_ascii).filter(|cell| !cell.is_empty());
    let (only, None) = (filled.next()?, filled.next()) else { return None };
    let text = source::text(only).0;
    let lower = text.to_lowercase();
    let words: Vec<&str> = words_in(&lower).collect();
    let is_sentence = words.len() > LONGEST || lower.ends_with(['.', '!']) || lower.contains(": ");
    let is_of_areas = words.iter().any(|word| OF_AREAS.contains(word));
    let is_words = lower.starts_with(char::is_alphabetic) && !is_sentence && !is_of_areas;
    (is_words && !people::is_everyone(&text)).then(|| short(&text))
}

impl Key {
    fn of(text: &str, column: &str) -> Self {
        let is_column = || {
            let name = plain(text);
            !name.is_empty() && (plain(column) == name || is_called_as_area(&name))
        };
        if gazetteer::is_code(text.as_bytes()) {
            Self::Coded
        } else if gazetteer::called_anyhow(text).is_some() {
            Self::Known
        } else if is_column() {
            Self::Header
        } else if people::dimension(std::iter::once(text)).is_some() {
            Self::Group
        } else {
            Self::Other
        }
    }
}

/// What a line is that has a group of people where rows have their area: a heading, where nothing stands beside it.
fn heading(record: &ByteRecord) -> Line {
    let mut filled = record.iter().map(<[u8]>::trim_ascii).filter(|cell| !cell.is_empty());
    match (filled.next(), filled.next()) {
        (Some(group), None) => Line::Break(format!(
            "The line ‘{}’ is a heading: the figures below it are of that group, and no column says so. Put the group beside \
             each row, in a column of its own such as ‘Sex’ or ‘Age’.",
            short(&source::text(group).0)
        )),
        _ => Line::Row,
    }
}

fn cell(record: &ByteRecord, at: usize) -> &[u8] {
    record.get(at).unwrap_or_default().trim_ascii()
}

#[cfg(test)]
mod tests {
    use crate::import::choice::Choice;
    use crate::import::source::fixture::{file, workbook};
    use crate::import::table::Keep;
    use crate::import::testing::{figures, read, rows, skipped};
    use crate::model::Progress;

    /// Why a table is not read, with the line.
    fn refused(csv: &str) -> (String, Option<u64>) {
        match read(csv.as_bytes(), Choice::default()) {
            Ok(gathered) => panic!("{csv}: {:?}", figures(&gathered)),
            Err(error) => (error.sentence().to_owned(), error.line()),
        }
    }

    #[test]
    fn a_table_below_another_is_never_read_by_the_first_header() {
        for (csv, line) in [
            ("LA name,Year,Falls\nBury,2021,1\n\nLA name,Year,Burns\nWigan,2021,11\n", 4),
            ("LA name,Year,Falls\nBury,2021,1\nWigan,2021,2\nYear,Council,Burns\n2021,Wigan,11\n", 4),
            ("Area,2021,2022\nBury,1,2\n\nArea,2019,2020\nBury,3,4\n", 4),
            ("Area,2021,2022\nBury,1,2\n,2019,2020\nBury,3,4\n", 3),
            ("Area,2020/21,2021/22\nBury,1,2\nWhere,2018/19,2019/20\nBury,3,4\n", 3),
            ("Area,Falls,Burns\nBury,1,2\nWigan,3,4\nLocal authority,Fires,Floods\nBury,3,4\n", 4),
            (
                "indicator,area,period,value\nFalls,Bury,2021,1\nFalls,Wigan,2021,1\nArea,Indicator,Period,Rate\n\
                 Wigan,Falls,2022,3\n",
                4,
            ),
        ] {
            let (sentence, at) = refused(csv);
            assert!(sentence.contains("a file or a sheet of its own"), "{csv}: {sentence}");
            assert_eq!(at, Some(line), "{csv}");
        }
    }

    #[test]
    fn a_table_below_another_on_a_sheet_is_never_read_by_the_first_header() {
        let sheet: &[&[&str]] = &[
            &["Area", "2021", "2022"],
            &["Bury", "1", "2"],
            &[],
            &["Area", "2019", "2020"],
            &["Bury", "3", "4"],
        ];
        let book = file("table.xlsx", workbook(&[("Falls", sheet)]));
        let choice = Choice { files: vec![book.path.clone()], ..Choice::default() };
        let error = super::super::pass(&choice, Keep::Figures, &Progress::default()).unwrap_err();
        assert!(error.sentence().contains("(Area, 2019, 2020) is a header"), "{error}");
    }

    #[test]
    fn a_header_that_comes_again_is_passed_over_and_counted() {
        let read = rows("Area,2021,2022\nBury,1,2\nArea,2021,2022\nWigan,3,4\n");
        assert_eq!(figures(&read).len(), 4);
        assert_eq!(skipped(&read.tables[0]), ["3: it is the header again"]);
    }

    #[test]
    fn figures_under_a_heading_for_people_are_not_taken_together() {
        let (sentence, line) = refused("Area,2021\nMale,\nBury,1\nFemale,\nWigan,2\n");
        assert!(
            sentence.contains("‘Male’ is a heading") && sentence.contains("a column of its own"),
            "{sentence}"
        );
        assert_eq!(line, Some(2));
    }

    #[test]
    fn a_table_below_another_is_found_in_every_layout() {
        for (csv, line) in [
            (
                "Indicator ID,Indicator Name,Area Code,Area Name,Time period,Value\n1,A,E08000002,Bury,2021,2\n\
                 Indicator ID,Indicator Name,Area Code,Area Name,Sex,Value\n2,B,E08000002,Bury,Male,3\n",
                3,
            ),
            (
                "areacd,areanm,period,observation\nE08000002,Bury,2021,2\nareacd,areanm,sex,observation\nE08000002,Bury,M,3\n",
                3,
            ),
            (
                "time_period,time_identifier,geographic_level,new_la_code,la_name,susp\n\
                 202122,Academic year,Local authority,E08000002,Bury,2\n\
                 time_period,time_identifier,geographic_level,new_la_code,la_name,excl\n\
                 202122,Academic year,Local authority,E08000002,Bury,9\n",
                3,
            ),
        ] {
            let (sentence, at) = refused(csv);
            assert!(sentence.contains("a file or a sheet of its own"), "{csv}: {sentence}");
            assert_eq!(at, Some(line), "{csv}");
        }
        let again = rows(
            "areacd,areanm,period,observation\nE08000002,Bury,2021,2\nareacd,areanm,period,observation\nE08000002,Bury,2022,3\n",
        );
        assert_eq!(skipped(&again.tables[0]), ["3: it is the header again"]);
    }

    #[test]
    fn lines_of_words_alone_may_be_headings_over_what_stands_below() {
        let headings = |csv: &str| {
            let found = rows(csv).open_headings;
            found.into_iter().flat_map(|(_, headings)| headings).collect::<Vec<_>>()
        };
        let both = ["Smokers", "Drinkers"];
        assert_eq!(headings("Area,Year,Value\nSmokers,,\nBury,2021,2\nDrinkers,,\nBury,2021,6\n"), both);
        assert_eq!(headings("Area,2021,2022\nSmokers,,\nBury,2,3\nDrinkers,,\nWigan,6,5\n"), both);
        assert_eq!(headings("Area,Year,Value\nBury,2021,2\nDrinkers,,\nWigan,2021,6\n"), ["Drinkers"]);
        for none in [
            "Area,Year,Value\nSmokers,,\nBury,2021,2\nWigan,2021,6\n",
            "Area,Year,Value\nBury,2021,2\nSource: a survey,,\n",
            "Area,2021,2022\nUnitary authorities,,\nBury,2,3\nLondon boroughs,,\nWigan,6,5\n",
            "Area,2021,2022\nBury,2,3\nWigan,,\nBolton,6,5\n",
            "Area,2021,2022\nBury,2,3\nFigures of Wigan were put right in May 2023.,,\nBolton,6,5\n",
        ] {
            assert_eq!(headings(none), Vec::<String>::new(), "{none}");
        }
    }

    #[test]
    fn rows_that_look_a_little_like_headers_are_rows() {
        for csv in [
            "Area,2021,2022\nUpton,2019,2031\nBury,2019,2020\nRegion,5,6\n",
            "Area,Year,Total\nUpton,2021,2019\nBury,2021,2019\n",
            "Area,2021,2022\nUpton,[c],-\nRegion,x,..\n",
        ] {
            let read = rows(csv);
            assert_eq!(skipped(&read.tables[0]), Vec::<String>::new(), "{csv}");
        }
    }
}
