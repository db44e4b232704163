//! When the figures of a table are of that has no column of periods: sheets that are called by periods are asked about
//! together.

use super::Draft;
use super::indicator::DraftIndicator;
use super::question::{Answers, Question, Subject};
use crate::import::error::ImportError;
use crate::import::layout::{alone, period_label, period_within};
use crate::import::table::{Gathered, OpenPeriod, Published, Suggestion, TableRead};
use crate::import::words::{listed, listed_between, short};
use crate::model::Period;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The period that a table is of, as answered for it or for all sheets of its file.
pub(super) fn answered(open: &OpenPeriod, gathered: &Gathered, answers: &Answers) -> Option<Published> {
    let own = answers.get(&Subject::TablePeriod(gathered.title(open.table)));
    if let Some(own) = own {
        return Some(alone(period_label(own).ok()?.published));
    }
    let of_sheet = of_sheet(open)?;
    let answer = answers.get(&Subject::SheetPeriods(gathered.tables[open.table].file_name()))?;
    (answer == Question::YES).then_some(of_sheet)
}

/// The period that the sheet of a table is called by, with the year that stands elsewhere, where that is clear.
fn of_sheet(open: &OpenPeriod) -> Option<Published> {
    let (called, _) = open.likely.as_ref().filter(|(_, because)| *because == Suggestion::BY_SHEET)?;
    let label = period_label(called).ok().filter(|label| label.flag.is_none() && !label.is_marked)?;
    let published = alone(label.published);
    let is_clear = published.part.is_none() && !published.may_be.is_empty();
    is_clear.then_some(published)
}

impl Draft {
    /// Refuses rows that have their periods in the names of what they are of, where no column says when: one period that is
    /// said of them all would be wrong of some.
    pub(super) fn check_periods_in_names(&self) -> Result<(), ImportError> {
        let open = &self.gathered.open_periods;
        if open.is_empty() || open.iter().any(|open| !open.stands.is_empty()) {
            return Ok(());
        }
        let is_open =
            |indicator: &&DraftIndicator| indicator.has_figures && indicator.usage.cadence.labels.is_empty();
        let names = self.indicators.list.iter().filter(is_open).map(|indicator| indicator.name.as_str());
        let mut named: Vec<(&str, Period)> =
            names.filter_map(|name| Some((name, *period_within(name)?.published.may_be.first()?))).collect();
        named.dedup_by_key(|(_, period)| *period);
        let [(first, _), (second, _), ..] = named[..] else { return Ok(()) };
        let sentence = format!(
            "No column says when the figures are of, and names hold different periods: ‘{}’, ‘{}’. Give the file a column \
             called Period with these, and names without them.",
            short(first),
            short(second)
        );
        Err(ImportError::of_files(Some(&self.gathered.tables[open[0].table].file), sentence))
    }

    /// What is asked about the tables without a column of periods: of several sheets that are called by periods whether
    /// each is of its own, and of any other table, or where they are not, which period it is of.
    pub(super) fn questions_of_periods(&self) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::new();
        let mut add = |question: Question| {
            if questions.iter().all(|asked| asked.subject != question.subject) {
                questions.push(question);
            }
        };
        for open in &self.gathered.open_periods {
            let own = self.question_of_table(open);
            match self.question_of_sheets(open) {
                Some(of_all) if !self.answers.contains_key(&own.subject) => {
                    let is_no =
                        self.answers.get(&of_all.subject).is_some_and(|answer| answer == Question::NO);
                    add(of_all);
                    if is_no {
                        add(own);
                    }
                }
                _ => add(own),
            }
        }
        questions
    }

    /// The question which period one table is of, asked now or not: that may be said of any.
    pub(super) fn question_of_period(&self, subject: &Subject) -> Option<Question> {
        let mut all = self.gathered.open_periods.iter().map(|open| self.question_of_table(open));
        all.find(|question| question.subject == *subject)
    }

    /// What the answer about a table is kept by, where a period stands above its header or is the name of its sheet: where
    /// the same does again, the same is meant.
    pub(super) fn kept_by_likely(&self, subject: &Subject) -> Option<String> {
        let Subject::TablePeriod(title) = subject else { return None };
        let mut open = self.gathered.open_periods.iter();
        let open = open.find(|open| self.gathered.title(open.table) == *title)?;
        (!open.stands.is_empty()).then(|| format!("{subject}/{}", open.stands))
    }

    /// What tables were taken to be of that have no column of periods, where that was answered in this import.
    pub(super) fn periods_said(&self) -> Vec<String> {
        const NAMED: usize = 8;
        let mut said: Vec<String> = Vec::new();
        for open in &self.gathered.open_periods {
            let title = self.gathered.title(open.table);
            let own = Subject::TablePeriod(title.clone());
            let of_all = Subject::SheetPeriods(self.gathered.tables[open.table].file_name());
            let is_now = |subject: &Subject| !self.is_earlier(subject);
            let period = match (self.answers.get(&own), of_sheet(open)) {
                (Some(answer), _) if is_now(&own) => answer.clone(),
                (None, Some(period)) if is_now(&of_all) => period.label,
                _ => continue,
            };
            let of = match &open.stands {
                stands if stands.is_empty() || *stands == period => format!("{title} is of {period}"),
                stands => format!("{title} is of {period} (‘{}’)", short(stands)),
            };
            if !said.contains(&of) {
                said.push(of);
            }
        }
        let listed = listed_between(said.iter().map(String::as_str), NAMED, "; ");
        if said.is_empty() {
            Vec::new()
        } else {
            vec![format!("No column says when figures are of: {listed}.")]
        }
    }

    fn question_of_table(&self, open: &OpenPeriod) -> Question {
        let title = self.gathered.title(open.table);
        let subject = Subject::TablePeriod(title.clone());
        let which = "such as 2023 or 2023/24?";
        let stands = short(&open.stands);
        let text = match (&open.likely, &open.unclear) {
            (Some((_, Suggestion::BY_SHEET)), _) => format!(
                "No column says when the figures are of, and the sheet is called ‘{stands}’. Is it that period, or which, {which}"
            ),
            (Some((_, Suggestion::BY_FILE)), _) => format!(
                "No column says when the figures are of, and file and title say ‘{stands}’. Is it that period, or which, {which}"
            ),
            (Some(_), _) => format!(
                "‘{stands}’ stands above the header, and no column says when the figures are of. Is it that period, or which, {which}"
            ),
            (None, Some(why)) => format!(
                "No column says when the figures are of, and around the table stands ‘{stands}’, {why}. Which period is it, {which}"
            ),
            (None, None) => format!("No column says when the figures are of. Which period is it, {which}"),
        };
        let text = format!("{text}{}", self.period_before(&subject));
        let suggestion = open.likely.clone().map(|(likely, because)| (likely, because.to_owned()));
        Question { subject, name: title, text, choices: Arc::default(), suggestion }
    }

    /// Whether each sheet of the file of a table is of the period that it is called by, where several are called so.
    fn question_of_sheets(&self, open: &OpenPeriod) -> Option<Question> {
        of_sheet(open)?;
        let table = |open: &OpenPeriod| &self.gathered.tables[open.table];
        let file = &table(open).file;
        let alike = self.gathered.open_periods.iter().filter(|other| table(other).file == *file);
        let sheets: BTreeSet<(usize, &str)> = alike
            .filter(|other| of_sheet(other).is_some())
            .map(|other| (other.table, other.stands.as_str()))
            .collect();
        let names: Vec<&str> = sheets.iter().map(|(_, name)| *name).collect();
        (names.len() > 1).then(|| Question {
            subject: Subject::SheetPeriods(table(open).file_name()),
            name: TableRead::file_name(table(open)),
            text: format!(
                "No column says when the figures are of, and {} sheets are called by periods: {}. Is each of them of the period \
                 that it is called by?",
                names.len(),
                listed(names.iter().copied(), 4)
            ),
            choices: [Question::YES, Question::NO].map(str::to_owned).into(),
            suggestion: Some((Question::YES.to_owned(), "the sheets are called so".to_owned())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Setup;
    use super::super::tests::{TODAY, answered, open};
    use super::*;
    use crate::format::Document;
    use crate::import::choice::Choice;
    use crate::import::gather::gather;
    use crate::import::testing::book_file;
    use crate::model::Progress;

    type Rows<'a> = &'a [&'a [&'a str]];

    fn draft(sheets: &[(&str, Rows<'_>)], base: Option<Document>) -> Draft {
        let book = book_file(sheets);
        let choice = Choice { files: vec![book.path.clone()], ..Choice::default() };
        let setup =
            Setup { title: Some("Two Rivers".to_owned()), system: Some("E54000901 Two Rivers".to_owned()) };
        let mut draft = Draft::new(gather(&choice, &Progress::default()).unwrap(), base, setup);
        while draft.take_kept() {}
        draft
    }

    #[test]
    fn names_that_hold_different_periods_are_refused_where_no_column_says_when() {
        let check = |rows: Rows<'_>| draft(&[("Data", rows)], None).check_periods();
        let refused = check(&[
            &["Measure", "Bury", "Oldham"],
            &["Smoking 2022 (%)", "12", "14"],
            &["Smoking 2023 (%)", "11", "13"],
        ]);
        let sentence = refused.unwrap_err().sentence().to_owned();
        assert!(sentence.contains("‘Smoking 2022 (%)’, ‘Smoking 2023 (%)’"), "{sentence}");
        assert!(
            sentence.ends_with("a column called Period with these, and names without them."),
            "{sentence}"
        );
        for fine in [
            [
                &["Measure", "Bury", "Oldham"],
                &["Smoking 2022 (%)", "12", "11"],
                &["Obesity 2022 (%)", "14", "15"],
            ],
            [&["Measure", "Bury", "Oldham"], &["Smoking 2022 (%)", "12", "11"], &["Obesity (%)", "14", "15"]],
        ] {
            check(&fine.map(|row| row as &[&str])).unwrap();
        }
    }

    const FORM: Rows<'_> = &[&["Area code", "Falls", "Walks"], &["E92000001", "10", "100"]];
    const NEXT: Rows<'_> = &[&["Area code", "Falls", "Walks"], &["E92000001", "12", "120"]];

    fn periods(document: &Document) -> Vec<String> {
        let scorecard = document.scorecard();
        let of = |series: &crate::model::Series| {
            series.periods.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let mut all: Vec<String> = scorecard.given_series().iter().flat_map(of).collect();
        all.sort();
        all.dedup();
        all
    }

    #[test]
    fn sheets_that_are_called_by_their_months_are_asked_about_once_and_not_again() {
        let sheets = [("Apr-23", FORM), ("May-23", NEXT), ("Jun-23", FORM)];
        let first = draft(&sheets, None);
        let of_tables: Vec<String> =
            open(&first).into_iter().filter(|path| path.starts_with("table/")).collect();
        assert_eq!(of_tables, ["table/table.xlsx/sheets"]);
        let done = answered(first, &[]).finish(TODAY).unwrap();
        assert_eq!(periods(&done.document), ["2023-04", "2023-05", "2023-06"]);
        let again = draft(&sheets, Some(done.document.clone()));
        assert_eq!(open(&again), Vec::<String>::new());
        assert_eq!(again.finish(TODAY).unwrap().document.text(), done.document.text(), "to the byte");
        // A further month goes without a word too.
        let more = draft(&[sheets[2], ("Jul-23", NEXT)], Some(done.document));
        assert_eq!(open(&more), Vec::<String>::new());
        assert_eq!(more.finish(TODAY).unwrap().report.new, 2);
    }

    #[test]
    fn sheets_that_are_not_of_what_they_are_called_by_are_asked_about_one_by_one() {
        let sheets = [("Apr-23", FORM), ("May-23", NEXT)];
        let mut draft = draft(&sheets, None);
        let of_all = Subject::SheetPeriods("table.xlsx".to_owned());
        draft.answer(&of_all, Question::NO).unwrap();
        let paths = open(&draft);
        for sheet in ["Apr-23", "May-23"] {
            assert!(paths.contains(&format!("table/table.xlsx, {sheet}/period")), "{paths:?}");
        }
        let answers = [("Apr-23/period", "2022-04"), ("May-23/period", "2022-05")];
        let done = answered(draft, &answers).finish(TODAY).unwrap();
        assert_eq!(periods(&done.document), ["2022-04", "2022-05"]);
    }

    #[test]
    fn sheets_of_months_under_a_title_with_their_year_are_one_indicator_and_asked_about_once() {
        let of: Rows<'_> = &[&["Falls 2023/24", ""], &["Area code", "Number"], &["E92000001", "10"]];
        let sheets = [("Apr", of), ("May", of), ("Jun", of)];
        let first = draft(&sheets, None);
        let of_tables: Vec<String> =
            open(&first).into_iter().filter(|path| path.starts_with("table/")).collect();
        assert_eq!(of_tables, ["table/table.xlsx/sheets"]);
        let done = answered(first, &[("/kind", "count"), ("/unit", "falls")]).finish(TODAY).unwrap();
        assert_eq!(periods(&done.document), ["2023-04", "2023-05", "2023-06"]);
        assert_eq!(done.document.scorecard().all_series().len(), 1);
        let said = "No column says when figures are of: table.xlsx, Apr is of 2023-04 (‘Apr 2023/24’); ";
        assert!(
            done.report.remarks.iter().any(|remark| remark.starts_with(said)),
            "{:?}",
            done.report.remarks
        );
        let again = draft(&sheets, Some(done.document.clone()));
        assert_eq!(open(&again), Vec::<String>::new());
        assert_eq!(again.finish(TODAY).unwrap().document.text(), done.document.text(), "to the byte");
    }

    #[test]
    fn one_sheet_may_be_said_by_itself() {
        let mut draft = draft(&[("Apr-23", FORM), ("May-23", NEXT)], None);
        let own = Subject::TablePeriod("table.xlsx, Apr-23".to_owned());
        assert!(draft.asks(&own));
        draft.answer(&own, "March 2023").unwrap();
        let done = answered(draft, &[]).finish(TODAY).unwrap();
        assert_eq!(periods(&done.document), ["2023-03", "2023-05"]);
    }

    #[test]
    fn sheets_without_a_period_in_their_name_are_asked_about_by_themselves() {
        let mut paths = open(&draft(&[("Apr-23", FORM), ("Totals", NEXT)], None));
        paths.retain(|path| path.starts_with("table/"));
        assert_eq!(paths, ["table/table.xlsx, Apr-23/period", "table/table.xlsx, Totals/period"]);
    }
}
