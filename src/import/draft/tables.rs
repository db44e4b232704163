//! What is asked about whole tables, and how files have to be read anew for an answer.

use super::question::{Question, Subject};
use super::{Draft, apart};
use crate::import::choice::{Choice, Thousands};
use crate::import::table::{OpenYears, PeriodAt, TableRead, UnusedColumn, YearMeant, YearReadings, plain};
use crate::import::words::listed;
use crate::model::{Period, Role, Word};

/// What a month is in the kind of year that was answered; where that can be said of some years of its table alone, in the
/// first that its own may be.
pub(super) fn year_meant(answer: &str, readings: &YearReadings) -> Option<Period> {
    let meant = YearMeant::ALL.into_iter().find(|meant| meant.as_str() == answer)?;
    readings[meant as usize].or_else(|| readings.iter().flatten().next().copied())
}

/// What tells two tables from one another: their sheets, else their files, else where these lie.
fn told_apart(tables: [&TableRead; 2]) -> [String; 2] {
    let stem = |table: &TableRead| table.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ways: [&dyn Fn(&TableRead) -> String; 2] = [&|table| table.sheet.clone().unwrap_or_default(), &stem];
    let told = ways.into_iter().map(|name| tables.map(name));
    let mut told =
        told.filter(|[one, other]| plain(one) != plain(other) && !one.is_empty() && !other.is_empty());
    told.next().unwrap_or_else(|| tables.map(|table| table.file.to_string_lossy().into_owned()))
}

impl Draft {
    /// The questions about whole tables: what tells rows apart that contradict each other, which of two files is right,
    /// when the figures are of, where no column says it, and how dates and numbers are written.
    pub(super) fn questions_of_tables(&self) -> Vec<Question> {
        let apart = self.gathered.apart.iter().map(|apart| apart::column_question(apart, &self.gathered));
        let mut questions: Vec<Question> = apart.chain(self.differing.questions()).collect();
        questions.extend(self.questions_of_columns());
        questions.extend(self.questions_of_periods());
        for open in &self.gathered.open_dates {
            let table = &self.gathered.tables[open.table];
            let written = |(at, _): &(PeriodAt, _)| format!("‘{}’", self.label(*at));
            let dates: Vec<String> = open.open.iter().take(3).map(written).collect();
            questions.push(Question {
                subject: Subject::DateOrder(table.title()),
                name: table.title(),
                text: format!(
                    "Does the day or the month come first in its dates, such as {}?",
                    dates.join(", ")
                ),
                choices: [Question::DAY_FIRST, Question::MONTH_FIRST].map(str::to_owned).into(),
                suggestion: open.is_day_likely.then(|| {
                    (Question::DAY_FIRST.to_owned(), "each date is then the first of a month".to_owned())
                }),
            });
        }
        questions.extend(self.gathered.open_years.iter().map(|open| self.question_of_year(open)));
        for (table, headings) in &self.gathered.open_headings {
            let title = self.gathered.title(*table);
            let named: Vec<String> = headings.iter().map(|words| format!("‘{words}’")).collect();
            questions.push(Question {
                subject: Subject::Headings(title.clone()),
                name: title,
                text: format!(
                    "Lines with words alone stand over its rows: {}. If they say what the rows below are of, put them beside each \
                     row, in a column of its own, and choose the file again; if they say nothing of the rows, answer ‘{}’.",
                    named.join(", "),
                    Question::NO_HEADINGS
                ),
                choices: [Question::NO_HEADINGS.to_owned()].into(),
                suggestion: None,
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

    /// What columns hold that nothing was taken from, and whose words may say what the figures are of.
    fn questions_of_columns(&self) -> impl Iterator<Item = Question> + '_ {
        self.unclear_columns().map(|(subject, column)| {
            let UnusedColumn { name, words, has_indicator } = column;
            let words = listed(words.iter().map(String::as_str), 4);
            let roles = [Role::Indicator, Role::Breakdown, Role::Ignore];
            let roles = roles.into_iter().filter(|role| *role != Role::Indicator || !has_indicator);
            let measured = if *has_indicator { "" } else { "what is measured (indicator), " };
            Question {
                name: name.clone(),
                text: format!(
                    "Nothing was taken from the column ‘{name}’, and its words may say what the figures are of: {words}. Is it \
                     {measured}what breaks the figures down (breakdown), or not wanted (ignore)?"
                ),
                subject,
                choices: roles.map(|role| role.as_str().to_owned()).collect(),
                suggestion: None,
            }
        })
    }

    /// Such columns, but for those of which it is asked already whether they tell rows apart. That they do not is no word on
    /// what they hold.
    fn unclear_columns(&self) -> impl Iterator<Item = (Subject, &UnusedColumn)> {
        self.gathered.tables.iter().enumerate().flat_map(move |(at, table)| {
            let title = self.gathered.title(at);
            let apart = self.answers.get(&Subject::Apart(title.clone()));
            let tell_nothing = apart.is_some_and(|answer| answer == Question::NONE);
            let columns = table.unclear_columns.iter().filter(move |column| {
                let mut apart = self.gathered.apart.iter().filter(|apart| apart.table == at);
                tell_nothing
                    || !apart.any(|apart| apart.choices.iter().any(|choice| choice.contains(&column.name)))
            });
            columns.map(move |column| (Subject::Column(title.clone(), column.name.clone()), column))
        })
    }

    /// Which kind of year the months of a table are of.
    fn question_of_year(&self, years: &OpenYears) -> Question {
        let title = self.gathered.title(years.table);
        // A month before April shows best what the kinds of year make of it.
        let [calendar, financial] = [YearMeant::Calendar, YearMeant::Financial].map(|meant| meant as usize);
        let differs = |(_, readings): &&(PeriodAt, YearReadings)| readings[calendar] != readings[financial];
        let (at, readings) = years.open.iter().find(differs).unwrap_or(&years.open[0]);
        let meant = YearMeant::ALL.into_iter().filter_map(|meant| Some((meant, readings[meant as usize]?)));
        let said: Vec<String> = meant
            .clone()
            .map(|(meant, period)| {
                format!("{} ({}), which makes it {period}", meant.in_words(), meant.as_str())
            })
            .collect();
        let text = format!(
            "Which year are its months of, such as ‘{}’? It may be {}.",
            self.label(*at),
            said.join("; or ")
        );
        let choices = meant.map(|(meant, _)| meant.as_str().to_owned()).collect();
        let is_numbered =
            |(at, _): &(PeriodAt, YearReadings)| self.label(*at).starts_with(|c: char| c.is_ascii_digit());
        let calendar = readings[YearMeant::Calendar as usize].filter(|_| years.open.iter().all(is_numbered));
        let suggestion = calendar.map(|_| {
            (
                YearMeant::Calendar.as_str().to_owned(),
                "its months are numbers, of which January is the first".to_owned(),
            )
        });
        Question { subject: Subject::YearOf(title.clone()), name: title, text, choices, suggestion }
    }

    /// A period as its file writes it.
    fn label(&self, at: PeriodAt) -> &str {
        &self.gathered.pool.periods()[at.index()].label
    }

    /// How the files have to be read anew, where answers say it: that columns break the figures down, for rows that differ in
    /// nothing else were taken for repeats; that tables are of different things; what parts thousands; and, when everything is
    /// answered, without the areas that are left out, for what their rows hold says nothing of the others. None where they
    /// were read so.
    pub fn choice_said(&self) -> Option<Choice> {
        let read = &self.gathered.choice;
        let mut said = read.clone();
        for column in apart::columns_said(&self.gathered, &self.answers) {
            said.mapping.set(&column, Role::Breakdown);
        }
        for (subject, column) in self.unclear_columns() {
            let role = self.answers.get(&subject).and_then(|answer| Role::from_word(answer));
            if let Some(role) = role {
                said.mapping.set(&column.name, role);
            }
        }
        for both in self.differing.different(&self.answers) {
            let tables = both.map(|at| &self.gathered.tables[at]);
            for (table, name) in tables.into_iter().zip(told_apart(tables)) {
                said.say_apart(&table.file, table.sheet.as_deref(), name);
            }
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
        if self.is_complete() {
            said.left_out = self.areas_left_out();
        }
        (said != *read).then_some(said)
    }
}
