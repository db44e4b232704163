//! What the Department publishes beside a file: names of its columns, their units and decimals.
//!
//! Two forms: `FILE.meta.csv` beside `FILE.csv`, and a `data-guidance.txt` of the whole release with a section for each
//! file. Source: Department for Education, Explore Education Statistics, files of a release.

use crate::import::source;
use crate::import::table::plain;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// A guide is a page or two; what is larger is none.
const LARGEST: u64 = 4 << 20;

/// What is said of one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Said {
    pub label: String,
    pub unit: Option<String>,
    pub decimals: Option<u8>,
}

/// What is said of the columns of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Guide {
    /// By plain name of the column.
    columns: HashMap<String, Said>,
    /// The name of the file that says it.
    pub from: String,
}

impl Guide {
    /// What stands beside a file with these columns, by their plain names; nothing where there is nothing.
    pub fn beside(file: &Path, plain_names: &[String]) -> Self {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let meta = file.with_extension("meta.csv");
        if let Some(columns) = text_of(&meta).map(|text| of_meta(&text)).filter(|columns| !columns.is_empty())
        {
            return Self { columns, from: file_name(&meta) };
        }
        let Some(folder) = file.parent() else { return Self::default() };
        // A file that is named without a folder lies in the current one.
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let mut guides: Vec<_> = [folder.to_owned(), folder.join("data-guidance")]
            .iter()
            .filter_map(|folder| fs::read_dir(folder).ok())
            .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
            .filter(|path| file_name(path).to_lowercase().ends_with("data-guidance.txt"))
            .collect();
        guides.sort();
        let columns = guides.iter().find_map(|path| {
            let columns = of_guidance(&text_of(path)?, &name, plain_names)?;
            Some(Self { columns, from: file_name(path) })
        });
        columns.unwrap_or_default()
    }

    /// What is said of the column with this name.
    pub fn column(&self, name: &str) -> Option<&Said> {
        self.columns.get(&plain(name))
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn text_of(path: &Path) -> Option<String> {
    let is_small = fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() <= LARGEST);
    let bytes = if is_small { fs::read(path).ok()? } else { return None };
    let text = source::text(&bytes).0.into_owned();
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

/// The indicators of a `.meta.csv`: `col_name`, `label`, `indicator_unit`, `indicator_dp`.
fn of_meta(text: &str) -> HashMap<String, Said> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let Ok(header) = reader.headers().cloned() else { return HashMap::new() };
    let at = |name: &str| header.iter().position(|column| column.trim() == name);
    let (Some(column), Some(label)) = (at("col_name"), at("label")) else { return HashMap::new() };
    let (unit, decimals) = (at("indicator_unit"), at("indicator_dp"));
    let rows = reader.records().flatten().filter_map(|row| {
        let cell =
            |at: Option<usize>| Some(row.get(at?)?.trim()).filter(|cell| !cell.is_empty()).map(str::to_owned);
        let places = cell(decimals).and_then(|places| places.parse().ok()).filter(|places| *places <= 6);
        let said = Said { label: cell(Some(label))?, unit: cell(unit), decimals: places };
        Some((plain(&cell(Some(column))?), said))
    });
    rows.collect()
}

/// The section of a release's guidance that is about a file: by the file's name, else the one all of whose variables the
/// file has.
fn of_guidance(text: &str, file: &str, plain_names: &[String]) -> Option<HashMap<String, Said>> {
    let mut named = None;
    let mut fitting = None;
    for section in text.split("\nFilename:").skip(1) {
        let (title, body) = section.split_once('\n')?;
        let columns = variables(body);
        if columns.is_empty() {
            continue;
        }
        if title.trim().eq_ignore_ascii_case(file) {
            named.get_or_insert(columns);
        } else if columns.len() >= 3 && columns.keys().all(|name| plain_names.contains(name)) {
            fitting.get_or_insert(columns);
        }
    }
    named.or(fitting)
}

/// Lines such as `headcount  |  Headcount` below `Variable name  |  Variable description`, up to a blank line.
fn variables(section: &str) -> HashMap<String, Said> {
    let lines = section.lines().skip_while(|line| !line.trim_start().starts_with("Variable name"));
    let rows = lines.skip(1).take_while(|line| line.contains('|')).filter_map(|line| {
        let (name, label) = line.split_once('|')?;
        let said = Said { label: label.trim().to_owned(), ..Said::default() };
        let is_rule = name.trim().chars().all(|c| c == '-');
        (!is_rule && !said.label.is_empty()).then(|| (plain(name), said))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(of: &[&str]) -> Vec<String> {
        of.iter().map(|name| plain(name)).collect()
    }

    #[test]
    fn a_meta_file_beside_a_file_names_its_columns() {
        let folder = tempfile::tempdir().unwrap();
        let meta = "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp\n\
            late_pc,Indicator,Percentage of pupils who come late,Times,%,1\nphase,Filter,Phase of school,,,\n";
        fs::write(folder.path().join("late.meta.csv"), meta).unwrap();
        let guide = Guide::beside(&folder.path().join("late.csv"), &names(&["late_pc"]));
        let said = guide.column("Late_PC").unwrap();
        assert_eq!(said.label, "Percentage of pupils who come late");
        assert_eq!((said.unit.as_deref(), said.decimals), (Some("%"), Some(1)));
        assert_eq!(guide.from, "late.meta.csv");
        assert_eq!(Guide::beside(&folder.path().join("other.csv"), &[]), Guide::default());
    }

    #[test]
    fn a_section_of_the_guidance_is_taken_by_file_name_or_where_the_file_has_all_it_names() {
        let text = "A release\n\nFilename: first.csv\nContent: x\n\nVariable name  |  Variable description\n\
            -------  |  -----\nlate  |  Late arrivals\nearly  |  Early arrivals\nphase  |  Phase\n\nFootnotes:\n\
            Filename: second.csv\n\nVariable name | Variable description\nlate | Late departures\n";
        let columns = of_guidance(text, "SECOND.csv", &[]).unwrap();
        assert_eq!(columns["late"].label, "Late departures");
        let all = names(&["time_period", "late", "early", "phase"]);
        assert_eq!(of_guidance(text, "copy.csv", &all).unwrap()["late"].label, "Late arrivals");
        assert_eq!(of_guidance(text, "copy.csv", &all[..3]), None, "it is about another file");
    }
}
