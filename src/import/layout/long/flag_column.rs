//! The column that says of each figure whether it is provisional, revised, suppressed.

use super::ahead::{says_ahead, why_left_out};
use super::columns::{Column, Columns, Row};
use crate::format::nearest;
use crate::import::layout::FirstRows;
use crate::import::layout::fields::words;
use crate::import::layout::flags::flag;
use crate::import::source;
use crate::import::table::{ColumnSearch, Gathering, Lookup, NoteAt, Reason, plain};
use crate::import::words::short;
use crate::model::{Flag, Word};

/// What the words of the column say.
#[derive(Debug, Default)]
pub(super) struct FlagColumn {
    name: String,
    flags: Lookup<Result<Option<Flag>, Reason>>,
}

impl FlagColumn {
    /// The column with this name, where there is one.
    pub fn of(name: Option<&str>) -> Self {
        Self { name: name.unwrap_or_default().to_owned(), flags: Lookup::default() }
    }

    /// The flag of a row.
    ///
    /// # Errors
    /// Where its words are not known.
    pub fn flag(&mut self, row: Row<'_>, out: &mut Gathering) -> Result<Option<Flag>, Reason> {
        let words = row.words(Column::Flag);
        let Self { name, flags } = self;
        flags.get(words, || known(&out.text(words), name))
    }

    /// Flag and note of a row for all its figures: words that are not known go behind the note, with the name of their column.
    ///
    /// # Errors
    /// Where they say that the figures are of what was expected or aimed at.
    pub fn of_all(
        &mut self,
        row: Row<'_>,
        out: &mut Gathering,
    ) -> Result<(Option<Flag>, Option<NoteAt>), Reason> {
        let note = out.note(row.words(Column::Note));
        let reason = match self.flag(row, out) {
            Ok(flag) => return Ok((flag, note)),
            Err(reason) => reason,
        };
        let words = out.text(row.words(Column::Flag));
        if says_ahead(&words) == Some(true) {
            return Err(reason);
        }
        let words = format!("{}: {words}", self.name);
        Ok((None, Some(out.longer_note(note, &words))))
    }
}

/// Leaves a column that may be one of flags by its name where it has words in the first rows and none of them is known: it
/// says something else of its rows, such as what is counted. What is called as it is to us holds flags, and slips among them.
pub(in crate::import::layout) fn leave_other_words(
    search: &mut ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    columns: &mut Columns,
) {
    let is_open = |at: &usize| rows.mapping.role_at(search.header, *at).is_none();
    let is_ours = |at: &usize| search.header.plain_names()[*at].starts_with("flag");
    let Some(at) = columns.at(Column::Flag).filter(is_open).filter(|at| !is_ours(at)) else { return };
    let cells = rows.below.iter().map(|record| words(record, Some(at))).filter(|words| !words.is_empty());
    let mut cells = cells.map(|words| source::text(words).0).peekable();
    if cells.peek().is_some() && cells.all(|words| says_ahead(&words).is_none() && known(&words, "").is_err())
    {
        columns.set(Column::Flag, None);
        search.leave(at);
        search.remarks.retain(|remark| !remark.ends_with("was taken as `flag`."));
    }
}

/// Whether words say how settled or how sure a figure is, whatever their column is called. A letter or a sign alone may be
/// anything there.
pub(in crate::import) fn is_status(words: &str) -> bool {
    const LETTERS: usize = 2;
    says_ahead(words).is_some() || (plain(words).len() > LETTERS && flag(words).is_some())
}

/// What the column of flags says that is called so, or why the row cannot be taken.
fn known(words: &str, column: &str) -> Result<Option<Flag>, Reason> {
    // A figure that is final is one without anything to know of it.
    const SAY_NOTHING: [&str; 9] = [
        "final",
        "finalvalue",
        "normal",
        "normalvalue",
        "actual",
        "confirmed",
        "outturn",
        "audited",
        "published",
    ];
    if words.is_empty() || SAY_NOTHING.contains(&plain(words).as_str()) {
        return Ok(None);
    }
    match says_ahead(words) {
        Some(true) => return Err(why_left_out(column)),
        Some(false) => return Ok(None),
        None => {}
    }
    flag(words).map(Some).ok_or_else(|| {
        let words = short(words);
        let exact = match nearest(&words, Flag::ALL.iter().map(|flag| flag.as_str())) {
            Some(meant) => format!("the flag ‘{words}’ is not known, perhaps ‘{meant}’ is meant"),
            None => format!(
                "the flag ‘{words}’ is not known; if ‘{column}’ says something else, have it left out (--map '{column}=ignore')"
            ),
        };
        Reason::exact("the flag is not known", exact)
    })
}

#[cfg(test)]
mod tests {
    use crate::import::table::Gathered;
    use crate::import::testing::{rows, said as said_of, skipped};
    use crate::model::Flag;

    /// Each figure with its flag and note.
    fn said(gathered: &Gathered) -> Vec<(Option<f64>, Option<Flag>, String)> {
        let of = |at: usize| {
            let observation = gathered.observations.get(at);
            let note = observation.note.map(|note| gathered.pool.notes()[note.index()].clone());
            (observation.figures.value, observation.flag, note.unwrap_or_default())
        };
        (0..gathered.observations.iter().count()).map(of).collect()
    }

    #[test]
    fn flags_and_notes_of_a_row_are_those_of_all_its_figures() {
        for (flag, note) in
            [("Status", "Comment"), ("Flag", "Note"), ("Symbol", "Notes"), ("Marker", "Footnotes")]
        {
            let read = rows(&format!(
                "Area,Year,Cases,Deaths,{flag},{note}\nBury,2021,12,1,p,new clinic\nBolton,2021,c,2,Revised,\n\
                 Bolton,2022,14,3,Final,\nBury,2022,15,4,Merged,closed in June\n"
            ));
            let is = |value, flag, note: &str| (Some(value), flag, note.to_owned());
            assert_eq!(
                said(&read),
                [
                    is(12.0, Some(Flag::Provisional), "new clinic"),
                    is(1.0, Some(Flag::Provisional), "new clinic"),
                    (None, Some(Flag::Suppressed), String::new()),
                    is(2.0, Some(Flag::Revised), ""),
                    is(14.0, None, ""),
                    is(3.0, None, ""),
                    is(15.0, None, &format!("closed in June; {flag}: Merged")),
                    is(4.0, None, &format!("closed in June; {flag}: Merged")),
                ],
                "{flag}"
            );
            assert_eq!(read.tables[0].columns_left, Vec::<String>::new());
        }
    }

    #[test]
    fn what_else_a_status_says_is_refused_with_a_way_out() {
        let of = |word: &str| format!("Area,Year,Value,Status\nBury,2021,1,{word}\nBolton,2021,2,{word}\n");
        for (word, flag) in [
            ("Outturn", None),
            ("Audited", None),
            ("Final", None),
            ("Unaudited", Some(Flag::Provisional)),
            ("Draft", Some(Flag::Provisional)),
            ("Estimate", Some(Flag::Estimated)),
        ] {
            let read = rows(&of(word));
            let flags: Vec<Option<Flag>> = said(&read).into_iter().map(|(_, flag, _)| flag).collect();
            assert_eq!(flags, [flag; 2], "{word}");
        }
        let mixed = of("Final").replace("2,Final", "2,Improving");
        let read = rows(&mixed);
        assert!(
            skipped(&read.tables[0])[0].ends_with("(--map 'Status=ignore')"),
            "{:?}",
            skipped(&read.tables[0])
        );
        let read = said_of(&mixed, &["Status=ignore"]);
        assert_eq!(read.observations.iter().count(), 2, "the way out");
        let read = rows(&of("Improving"));
        assert_eq!(read.observations.iter().count(), 2, "it is no column of flags");
        assert_eq!(read.tables[0].columns_left, ["Status"]);
        assert!(read.tables[0].unclear_columns.is_empty(), "how a figure is judged is nothing to ask about");
    }

    #[test]
    fn a_forecast_or_a_budget_by_whatever_name_is_left_out_and_the_way_out_works() {
        for word in [
            "Forecast outturn",
            "Draft budget",
            "Revised budget",
            "Latest forecast",
            "Final budget",
            "Budget",
            "Planned",
        ] {
            for (header, before) in
                [("Area,Year,Status,Spend", ""), ("Area,Indicator,Year,Status,Value", ",Spend")]
            {
                let of = |year: u32, word: &str| {
                    format!("Bury{before},{year},{word},10\nBolton{before},{year},{word},20\n")
                };
                let both = format!("{header}\n{}{}", of(2020, "Outturn"), of(2021, word));
                let read = rows(&both);
                assert_eq!(
                    said(&read),
                    [(Some(10.0), None, String::new()), (Some(20.0), None, String::new())],
                    "{both}"
                );
                assert!(skipped(&read.tables[0])[0].ends_with("(--map 'Status=ignore')"), "{both}");
                let alone = format!("{header}\n{}", of(2021, word));
                let read = rows(&alone);
                assert_eq!(said(&read), [], "{alone}");
                assert!(skipped(&read.tables[0])[0].ends_with("(--map 'Status=ignore')"), "{alone}");
                let read = said_of(&alone, &["Status=ignore"]);
                assert_eq!(read.observations.iter().count(), 2, "the way out: {alone}");
            }
        }
        let read =
            rows("Area,Year,Status,Spend\nBury,2020,Final outturn,1\nBury,2021,Provisional outturn,2\n");
        let provisional = (Some(2.0), Some(Flag::Provisional), String::new());
        assert_eq!(said(&read), [(Some(1.0), None, String::new()), provisional]);
    }

    #[test]
    fn months_across_have_the_remarks_of_their_row() {
        let read = rows("Area,Apr 2023,May 2023,Status\nBury,1,2,e\n");
        let flags: Vec<Option<Flag>> = said(&read).into_iter().map(|(_, flag, _)| flag).collect();
        assert_eq!(flags, [Some(Flag::Estimated), Some(Flag::Estimated)]);
    }

    #[test]
    fn what_is_not_taken_from_a_table_with_figures_across_is_said() {
        for (header, words) in [("Status", ["Employed", "Unemployed"]), ("Significance", ["Better", "Worse"])]
        {
            let [one, other] = words;
            let read = rows(&format!(
                "Area,Year,{header},Falls,Walks\nBury,2021,{one},12,3\nBolton,2021,{other},13,4\n"
            ));
            assert_eq!(read.observations.iter().count(), 4, "{header}");
            assert_eq!(read.tables[0].columns_left, [header], "{header}");
        }
    }

    #[test]
    fn a_status_that_says_what_is_counted_is_asked_about_as_any_other_column() {
        for (one, other) in [
            ("Employed", "Employed"),
            ("Full-time", "Full-time"),
            ("Started", "Started"),
            ("Employed", "Unemployed"),
            ("Started", "Completed"),
        ] {
            for (header, value) in
                [("Status", "Value"), ("Status", "Claims"), ("Symbol", "Value"), ("Type", "Claims")]
            {
                let table =
                    format!("Area,Year,{header},{value}\nBury,2021,{one},12\nBolton,2021,{other},3\n");
                let read = rows(&table);
                assert_eq!(read.observations.iter().count(), 2, "{table}");
                let asked: Vec<&str> =
                    read.tables[0].unclear_columns.iter().map(|column| column.name.as_str()).collect();
                assert_eq!(asked, [header], "{table}");
            }
        }
        for (header, one, other) in [
            ("Status", "Final", "Provisional"),
            ("Type", "Provisional", "Provisional"),
            ("Type", "Outturn", "Revised outturn"),
            ("Publication status", "Final", "Final"),
            ("Status", "Red", "Green"),
            ("Status", "On track", "Off track"),
        ] {
            let table = format!("Area,Year,{header},Claims\nBury,2021,{one},12\nBolton,2021,{other},3\n");
            assert_eq!(rows(&table).tables[0].unclear_columns, [], "{table}");
        }
    }

    #[test]
    fn a_status_that_tells_rows_apart_is_asked_about() {
        let read = rows(
            "Area,Year,Status,Claims\nBury,2021,Employed,12\nBury,2021,Unemployed,3\nBolton,2021,Employed,15\n\
             Bolton,2021,Unemployed,5\n",
        );
        assert_eq!(read.apart[0].choices, [["Status"]]);
    }
}
