//! The calls the program knows.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A balanced scorecard for every place in an English Integrated Care System.
#[derive(Debug, Parser)]
#[command(name = "placecard", version, args_conflicts_with_subcommands = true, after_help = EXIT_STATUS)]
pub(super) struct Arguments {
    /// The scorecard to open in the window, and files of published data to bring into it or, without a scorecard, into a
    /// new one; without either, the scorecard built into the program is opened
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXIT_STATUS: &str =
    "Exit status: 0 done; 1 the input has errors; 2 the call is wrong; 3 the machine refused.
Results go to standard output, everything else to standard error.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read and validate a scorecard; print its errors and notes
    Check(Check),
    /// Print every judgement, one record for each indicator, breakdown and area
    Analyse(Analyse),
    /// Draw one chart as the window does
    Chart(Chart),
    /// Draw a page as the window does
    Page(Page),
    /// Make the board pack, as a PDF or as one page of the web
    Report(Report),
    /// Write the observations with their judgements as CSV or as a workbook
    Export(Export),
    /// Make a copy of a scorecard to send: without drafts, with or without small counts
    Copy(Copy),
    /// Say what changed between two editions of a scorecard
    Diff(Diff),
    /// Make a scorecard from publishers' files, or put their figures into one
    Import(Import),
    /// Print the JSON Schema of the file format
    Schema,
}

impl Command {
    /// Whether its results are one JSON document.
    pub fn is_for_json(&self) -> bool {
        match self {
            Self::Check(call) => call.format == CheckFormat::Json,
            Self::Analyse(call) => call.format == AnalyseFormat::Json,
            Self::Import(call) => call.format == CheckFormat::Json,
            Self::Diff(call) => call.format == DiffFormat::Json,
            Self::Chart(_) | Self::Page(_) | Self::Report(_) | Self::Export(_) | Self::Copy(_) => false,
            Self::Schema => true,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// The scorecard
    pub file: PathBuf,
    /// How to print what is found
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// One sentence for each finding
    Text,
    /// One JSON document
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Analyse {
    /// The scorecard
    pub file: PathBuf,
    /// Only this indicator, by its id; may be given several times
    #[arg(long = "indicator", value_name = "ID")]
    pub indicators: Vec<String>,
    /// Only this area, by its code; may be given several times
    #[arg(long = "area", value_name = "CODE")]
    pub areas: Vec<String>,
    /// Judge as at this period, such as 2023/24, instead of the latest figures
    #[arg(long, value_name = "LABEL")]
    pub period: Option<String>,
    /// Compare with this instead of what the file asks for: national, region, system, peers, first-period,
    /// best-tenth, or an area by its code
    #[arg(long, value_name = "NAME|CODE")]
    pub benchmark: Option<String>,
    /// Instead of the records, say how the judgement on one indicator and area was reached
    #[arg(long, num_args = 2, value_names = ["INDICATOR", "AREA"], conflicts_with_all = ["indicators", "areas"])]
    pub explain: Vec<String>,
    /// Instead of the records, print every sentence of every page of the window, page by page
    #[arg(long, conflicts_with_all = ["explain", "table"])]
    pub sentences: bool,
    /// How to print the judgements
    #[arg(long, value_enum, default_value_t = AnalyseFormat::Text)]
    pub format: AnalyseFormat,
    /// Which table csv holds; json holds all of them
    #[arg(long, value_enum, default_value_t = AnalyseTable::Results)]
    pub table: AnalyseTable,
}

/// One table of what was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(super) enum AnalyseTable {
    /// Every judgement, one line for each indicator, breakdown and area
    Results,
    /// Pairs of place and indicator in the order to look at them
    LookFirst,
    /// Each priority in each area it holds in
    Priorities,
    /// National and local priorities against each other, one line for each area
    Balance,
    /// What moved after something was tried
    Interventions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AnalyseFormat {
    /// A table for people
    Text,
    /// Comma-separated values, one line for each record
    Csv,
    /// One JSON document
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Chart {
    #[command(flatten)]
    pub drawn: Drawn,
    /// The area, by its code
    #[arg(long, value_name = "CODE")]
    pub area: String,
    /// The indicator, by its id
    #[arg(long, value_name = "ID")]
    pub indicator: String,
    /// Which chart of it
    #[arg(long, value_enum, default_value_t = ChartAs::Trend)]
    pub kind: ChartAs,
}

#[derive(Debug, Args)]
pub(super) struct Page {
    #[command(flatten)]
    pub drawn: Drawn,
    /// Which page: scorecard, place, indicator, neighbourhoods, priorities, interventions or side-by-side
    #[arg(long = "page", value_name = "NAME", required_unless_present = "view")]
    pub name: Option<String>,
    /// A saved view of the file, by its name or id, instead of a page
    #[arg(long, value_name = "NAME", conflicts_with_all = ["name", "area", "indicator"])]
    pub view: Option<String>,
    /// The area, by its code, instead of the first place
    #[arg(long, value_name = "CODE")]
    pub area: Option<String>,
    /// The indicator, by its id
    #[arg(long, value_name = "ID")]
    pub indicator: Option<String>,
}

/// What every picture takes.
#[derive(Debug, Args)]
pub(super) struct Drawn {
    /// The scorecard
    pub file: PathBuf,
    /// Compare with this instead of what the file asks for: national, region, system, peers, first-period,
    /// best-tenth, or an area by its code
    #[arg(long, value_name = "NAME|CODE")]
    pub benchmark: Option<String>,
    /// In which colours
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    pub theme: Theme,
    /// How many dots a PNG has to each point, in each direction
    #[arg(long, value_name = "1..8", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=8))]
    pub scale: u8,
    /// Replace the file where it is there already
    #[arg(long)]
    pub force: bool,
    /// Where it goes: a name that ends in .svg or .png
    #[arg(short, long = "output", value_name = "OUT.svg|OUT.png")]
    pub output: PathBuf,
}

/// The kinds of chart of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ChartAs {
    /// Over time
    Trend,
    /// Process control
    Spc,
    /// Place beside place
    Compare,
    /// From the most to the least deprived
    Gradient,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Theme {
    Light,
    Dark,
    Contrast,
}

#[derive(Debug, Args)]
pub(super) struct Report {
    /// The scorecard
    pub file: PathBuf,
    /// Only this place, by its code; may be given several times, and its pages and columns are in that order
    #[arg(long = "area", value_name = "CODE")]
    pub areas: Vec<String>,
    /// This saved view of the file too, by its name or id; may be given several times, and the pages are in that order
    #[arg(long = "view", value_name = "NAME")]
    pub views: Vec<String>,
    /// Only this part: cover, look-first, scorecard, places, priorities, interventions, views or sources; may be given
    /// several times, and the parts are in that order
    #[arg(long = "section", value_name = "NAME")]
    pub sections: Vec<String>,
    /// Compare with this instead of what the file asks for: national, region, system, peers, first-period,
    /// best-tenth, or an area by its code
    #[arg(long, value_name = "NAME|CODE")]
    pub benchmark: Option<String>,
    /// What a PDF holds to; PDF/UA-1 where nothing is said
    #[arg(long, value_enum)]
    pub standard: Option<ReportStandard>,
    /// Replace the file where it is there already
    #[arg(long)]
    pub force: bool,
    /// Where it goes: a name that ends in .pdf or .html
    #[arg(short, long = "output", value_name = "OUT.pdf|OUT.html")]
    pub output: PathBuf,
}

/// The standards that a PDF can hold to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportStandard {
    /// PDF/UA-1, for everybody, screen readers included
    #[value(name = "ua-1")]
    Ua1,
    /// PDF/A-2a as well, to be kept for decades
    #[value(name = "a-2a")]
    A2a,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The scorecard
    pub file: PathBuf,
    /// Only this area, by its code; may be given several times
    #[arg(long = "area", value_name = "CODE")]
    pub areas: Vec<String>,
    /// Only this indicator, by its id; may be given several times
    #[arg(long = "indicator", value_name = "ID")]
    pub indicators: Vec<String>,
    /// Compare with this instead of what the file asks for: national, region, system, peers, first-period,
    /// best-tenth, or an area by its code
    #[arg(long, value_name = "NAME|CODE")]
    pub benchmark: Option<String>,
    /// Replace the file where it is there already
    #[arg(long)]
    pub force: bool,
    /// Where it goes: a name that ends in .csv for the observations, or in .xlsx for a workbook with judgements and plan too
    #[arg(short, long = "output", value_name = "OUT.csv|OUT.xlsx")]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Copy {
    /// The scorecard
    pub file: PathBuf,
    /// What becomes of figures with a count from 1 to 9, or one that may be; where there are any, this has to be said
    #[arg(long, value_enum, value_name = "WHAT")]
    pub small_counts: Option<SmallCountsSent>,
    /// Mark the copy as read-only, so that it opens to be read alone
    #[arg(long, conflicts_with = "editable")]
    pub read_only: bool,
    /// Take such a mark away, so that the copy can be changed
    #[arg(long)]
    pub editable: bool,
    /// Replace the file where it is there already
    #[arg(long)]
    pub force: bool,
    /// Where it goes: a name that ends in .scorecard, or in .zip for an archive with the scorecard in it
    #[arg(short, long = "output", value_name = "OUT.scorecard|OUT.zip")]
    pub output: PathBuf,
}

/// What becomes of small counts in a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SmallCountsSent {
    /// They are in the copy
    Send,
    /// Their values, counts and limits are left out, and so are those of the figures by which they could be worked out; all are
    /// marked as withheld
    Withhold,
    /// The same, and of figures that are rounded so far that their count may be small
    WithholdPossible,
}

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The older edition
    pub old: PathBuf,
    /// The newer edition
    pub new: PathBuf,
    /// How to print what changed
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// Sentences in sections, what matters first before the rest
    Text,
    /// One JSON document of every change
    Json,
}

#[derive(Debug, Args)]
#[command(after_help = AFTER_IMPORT)]
pub(super) struct Import {
    /// Publishers' files (CSV, XLSX, XLS, ODS or Parquet); tables of areas or of indicators may be among them
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// The scorecard that the figures go into, instead of a new one; without --area, only its areas are taken
    #[arg(long, value_name = "FILE")]
    pub into: Option<PathBuf>,
    /// The layout of the sources
    #[arg(long, value_enum, default_value_t = ImportLayout::Auto)]
    pub layout: ImportLayout,
    /// What a column holds, such as 'Rate per 1,000=value' or 'Sex=breakdown'; may be given several times. Several columns
    /// of values stand for periods, indicators or groups, as their headers say
    #[arg(long = "map", value_name = "COLUMN=ROLE")]
    pub roles: Vec<String>,
    /// Only this area, by its code or name; may be given several times. A system stands for its places; 'all' for every
    /// area of the sources. Without it, a new scorecard takes what lies in its system, its regions and its nation
    #[arg(long = "area", value_name = "CODE|NAME")]
    pub areas: Vec<String>,
    /// Only this indicator, by the number, column or name the source gives it, or by the key of a series of it, such as
    /// 'Falls@single years'; may be given several times
    #[arg(long = "indicator", value_name = "NAME")]
    pub indicators: Vec<String>,
    /// The Integrated Care System of a new scorecard, by its name or code, such as 'Greater Manchester', QOP or E54000057
    #[arg(long, value_name = "NAME|CODE", conflicts_with = "into")]
    pub system: Option<String>,
    /// The title of a new scorecard
    #[arg(long, value_name = "TEXT", conflicts_with = "into")]
    pub title: Option<String>,
    /// Answer a question, such as 'fingertips:90284/polarity=lower-is-better'; with '*' for an indicator, a table or an
    /// area, as in '*/polarity' or 'area/*/kind', whatever asks the same and has such a choice
    #[arg(long = "answer", value_name = "QUESTION=ANSWER")]
    pub answers: Vec<String>,
    /// Answer every open question as suggested, where there is a suggestion; the report names each
    #[arg(long)]
    pub accept: bool,
    /// Write a table of the open questions to fill in; the same call again takes the answers from it and keeps them there
    #[arg(long, value_name = "TABLE.csv")]
    pub questions: Option<PathBuf>,
    /// Say what would change and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// How to print the report
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    /// Replace files that are there already, sources aside; without it, only the file given as --into is written again
    #[arg(long)]
    pub force: bool,
    /// Where the scorecard goes; may be the same file as --into
    #[arg(short, long = "output", value_name = "OUT", required_unless_present_any = ["dry_run", "questions"])]
    pub output: Option<PathBuf>,
}

const AFTER_IMPORT: &str = "What the sources do not say is asked: the questions are printed and nothing is written \
until they are answered, by --answer, by a table of indicators among the sources, or by --accept.";

/// A layout, or the one that the header tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ImportLayout {
    /// Recognised by the header of each source
    Auto,
    /// One figure a row: indicator, area, period, value
    Tidy,
    /// Fingertips
    Fingertips,
    /// Explore Education Statistics
    Ees,
    /// Explore Local Statistics
    Ons,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn without_a_command_the_window_opens() {
        let call = Arguments::try_parse_from(["placecard"]).unwrap();
        assert!(call.command.is_none() && call.files.is_empty());
        let call = Arguments::try_parse_from(["placecard", "gm.scorecard"]).unwrap();
        assert_eq!(call.files, [PathBuf::from("gm.scorecard")]);
        let call = Arguments::try_parse_from(["placecard", "gm.scorecard", "a.csv", "b.csv"]).unwrap();
        assert_eq!(call.files.len(), 3);
    }
}
