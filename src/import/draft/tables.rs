//! What is asked about whole tables, and how files have to be read anew for an answer.

use super::question::{Question, Subject};
use super::{Draft, apart};
use crate::import::choice::{Choice, Thousands};
use crate::import::table::PeriodAt;
use crate::model::Role;
use std::sync::Arc;

impl Draft {
    /// The questions about whole tables: what tells rows apart that contradict each other, which of two files is right,
    /// when the figures are of, where no column says it, and how dates and numbers are written.
    pub(super) fn questions_of_tables(&self) -> Vec<Question> {
        let apart = self.gathered.apart.iter().map(|apart| apart::column_question(apart, &self.gathered));
        let mut questions: Vec<Question> = apart.chain(self.differing.questions()).collect();
        for open in &self.gathered.open_periods {
            let title = self.gathered.title(open.table);
            let subject = Subject::TablePeriod(title.clone());
            if questions.iter().any(|asked| asked.subject == subject) {
                continue;
            }
            let likely = open.likely.clone().map(|(likely, because)| (likely, because.to_owned()));
            let text = "No column says when the figures are of. Which period is it, such as 2023 or 2023/24?";
            let text = format!("{text}{}", self.period_before(&subject));
            questions.push(Question {
                subject,
                name: title,
                text,
                choices: Arc::default(),
                suggestion: likely,
            });
        }
        for open in &self.gathered.open_dates {
            let table = &self.gathered.tables[open.table];
            let written = |at: &PeriodAt| format!("‘{}’", self.gathered.pool.periods()[at.index()].label);
            let dates: Vec<String> = open.at.iter().take(3).map(written).collect();
            questions.push(Question {
                subject: Subject::DateOrder(table.title()),
                name: table.title(),
                text: format!(
                    "Does the day or the month come first in its dates, such as {}?",
                    dates.join(", ")
                ),
                choices: [Question::DAY_FIRST, Question::MONTH_FIRST].map(str::to_owned).into(),
                suggestion: open.likely.map(|day_first| {
                    let first = if day_first { Question::DAY_FIRST } else { Question::MONTH_FIRST };
                    (first.to_owned(), "each date is then the first of a month".to_owned())
                }),
            });
        }
        for (table, unclear) in &self.gathered.open_thousands {
            let title = self.gathered.title(*table);
            let (number, line) = (&unclear.number, unclear.line);
            let sign = if unclear.if_parted == Thousands::Commas { "comma" } else { "point" };
            let [thousands, decimals] = ["", "."].map(|sign| number.replace([',', '.'], sign));
            let likely = unclear.point.as_ref().map(|point| {
                (Question::THOUSANDS.to_owned(), format!("{point} has a point before its decimals"))
            });
            questions.push(Question {
                subject: Subject::Sign(title.clone()),
                name: title,
                text: format!(
                    "Every number with a {sign} has three digits behind it, such as {number} on line {line}. Does the \
                     {sign} stand between thousands ({thousands}), or before decimals ({decimals})?"
                ),
                choices: [Question::THOUSANDS, Question::DECIMALS].map(str::to_owned).into(),
                suggestion: likely,
            });
        }
        questions
    }

    /// How the files have to be read anew, where answers say it: that columns break the figures down, for rows that differ in
    /// nothing else were taken for repeats; what parts thousands. None where they were read so with `choice`.
    pub fn choice_said(&self, choice: &Choice) -> Option<Choice> {
        let mut said = choice.clone();
        for column in apart::columns_said(&self.gathered, &self.answers) {
            said.mapping.set(&column, Role::Breakdown);
        }
        for (table, unclear) in &self.gathered.open_thousands {
            let answer = self.answers.get(&Subject::Sign(self.gathered.title(*table)));
            let meant = answer.map(|answer| match answer.as_str() {
                Question::THOUSANDS => unclear.if_parted,
                _ => Thousands::Unparted,
            });
            if let Some(meant) = meant.filter(|meant| *meant != unclear.read_as) {
                said.say_thousands(&self.gathered.tables[*table].file, meant);
            }
        }
        (said != *choice).then_some(said)
    }
}
