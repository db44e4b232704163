//! From a draft with every question answered to a scorecard and a report.

mod of_workbook;

use super::apart::{RightFiles, left_out};
use super::figures::{Figures, Target};
use super::groups_there::GroupsThere;
use super::named::SameName;
use super::objects::{self, json};
use super::question::{Question, Subject};
use super::row_counts::file_reports;
use super::same::short_key;
use super::total_group::population_group;
use super::{Draft, setup};
use crate::edit::{Edit, EditError};
use crate::edit::{Ids, slug};
use crate::format::Document;
use crate::format::objects::Indicator;
use crate::import::error::ImportError;
use crate::import::layout::NoPeriod;
use crate::import::merge::{Plan, PlannedIndicator, merge};
use crate::import::report::{Report, Skipped};
use crate::import::report_text::why_skipped;
use crate::import::table::FoundArea;
use crate::import::words::listed;
use crate::model::{MeasureKind, PeriodKind, Role};
use jiff::civil::Date;
use of_workbook::OfWorkbook;
use std::collections::HashMap;

/// The fields at the top of a new scorecard that a workbook of one may give, beside its title, system and nation.
const HEADER: [&str; 6] = ["edition", "published", "publisher", "contact", "licence", "about"];

/// A finished import.
#[derive(Debug)]
pub struct Imported {
    /// The change of the scorecard that the figures went into, as one step to undo; none where it is new.
    pub edit: Option<Edit>,
    pub document: Document,
    pub report: Report,
}

impl Draft {
    /// Makes the scorecard and the report. Nothing is written; `today` decides which data are old.
    ///
    /// # Errors
    /// Where questions are open, or nothing is left to import.
    pub fn finish(&self, today: Date) -> Result<Imported, ImportError> {
        let open = self.open_questions().len();
        if open > 0 {
            let (it, has) = if open == 1 { ("it", "1 thing has") } else { ("them", "things have") };
            let count = if open == 1 { String::new() } else { format!("{open} ") };
            return Err(ImportError::call(format!("{count}{has} still to be said; answer {it} first.")));
        }
        if self.choice_said().is_some() {
            return Err(ImportError::call("The files have still to be read anew, as the answers say."));
        }
        let right = RightFiles::of(&self.differing, &self.answers);
        if self.gathered.observations.is_empty() {
            self.refuse_nothing(&Figures::of(&self.gathered, &[], &[], &right, &GroupsThere::default()))?;
        }
        let mut plan = self.plan_of_scorecard()?;
        let (indicators, targets) = self.targets()?;
        plan.indicators = indicators;
        let left_out = self.left_out();
        let (areas, positions) = self.areas.planned(&self.answers, &self.areas_of_scorecard(), &left_out);
        plan.areas = areas;
        let scorecard = self.base.as_ref().map(|base| base.scorecard().as_ref());
        let there = GroupsThere::of(scorecard, &plan.indicators);
        let mut figures = Figures::of(&self.gathered, &targets, &positions, &right, &there);
        self.refuse_nothing(&figures)?;
        self.forget_idle(&mut plan, &targets, &positions, &figures);
        plan.breakdowns = std::mem::take(&mut figures.breakdowns);
        plan.scopes = self.gathered.scopes.of(&plan.breakdowns, scorecard);
        plan.files = self.gathered.tables.iter().map(|table| table.file.clone()).collect();
        plan.fills = self.areas.fills();
        plan.tables = self.said_of_tables();
        plan.answers = self.answers_to_keep();
        plan.answers.extend(self.bases_to_keep(&plan.indicators, &targets));
        plan.answers.extend(self.of_all_to_keep(&plan.indicators, &targets));
        plan.answers.extend(self.around_to_keep(&plan.indicators, &targets));
        let mut of_workbook = OfWorkbook::of(&self.gathered.left, &plan, self.base.is_some());
        plan.further = std::mem::take(&mut of_workbook.objects);
        let all = || figures.list(&self.gathered, &targets);
        let merged = match merge(self.base.as_deref(), &plan, all(), today) {
            Err(error) if !plan.further.is_empty() => {
                // Its cells may have been written in: what does not fit keeps no figure out.
                of_workbook.was_refused(&first_of(&error));
                plan.further.clear();
                merge(self.base.as_deref(), &plan, all(), today)
            }
            merged => merged,
        };
        let merged = merged.map_err(|error| unreadable(&error))?;
        let mut report = Report {
            files: file_reports(&self.gathered, &figures),
            new: merged.new,
            unchanged: merged.unchanged,
            revisions: merged.revisions,
            new_indicators: new_ids(
                plan.indicators.iter().map(|indicator| (&indicator.id, indicator.new.is_some())),
            ),
            new_areas: new_ids(plan.areas.iter().map(|area| (&area.code, area.new.is_some()))),
            brings: merged.brings,
            remarks: self.remarks(&targets, &left_out),
        };
        report.remarks.extend(merged.about_areas);
        report.remarks.extend(figures.remarks());
        report.remarks.extend(of_workbook.remarks);
        if unknown_periods(&report.files.iter().flat_map(|file| &file.skipped).collect::<Vec<_>>()) {
            report.remarks.push(NoPeriod::KNOWN.to_owned());
        }
        Ok(Imported { edit: merged.edit, document: merged.document, report })
    }

    /// Title, system and nation of a new scorecard.
    fn plan_of_scorecard(&self) -> Result<Plan, ImportError> {
        if self.base.is_some() {
            return Ok(Plan::default());
        }
        let system = setup::system(&self.setup, &self.areas, &self.answers).ok_or_else(|| {
            let given = self.answers.get(&Subject::System).or(self.setup.system.as_ref());
            not_an_area(
                given.map_or("", String::as_str),
                "an Integrated Care System",
                "E54000057 Greater Manchester",
            )
        })?;
        let nation = setup::nation(&self.areas, &self.answers).ok_or_else(|| {
            let given = self.answers.get(&Subject::Nation);
            not_an_area(given.map_or("", String::as_str), "a nation", "E92000001 England")
        })?;
        if system.0 == nation.0 {
            let sentence = format!(
                "‘{}’ cannot be both the system and the nation; answer one of the two anew.",
                system.0
            );
            return Err(ImportError::call(sentence));
        }
        Ok(Plan {
            title: setup::title(&self.setup, &self.answers).unwrap_or_default(),
            system: system.0,
            national: nation.0,
            header: HEADER
                .iter()
                .filter_map(|field| Some((*field, self.areas.about(field)?.to_owned())))
                .collect(),
            ..Plan::default()
        })
    }

    /// Nation and system of a new scorecard, which stand before all other areas.
    pub(super) fn areas_of_scorecard(&self) -> Vec<(String, FoundArea)> {
        if self.base.is_some() {
            return Vec::new();
        }
        let nation = setup::nation(&self.areas, &self.answers);
        let mut system = setup::system(&self.setup, &self.areas, &self.answers);
        if let (Some((_, system)), Some((code, _))) = (&mut system, &nation)
            && system.of_scorecard.is_none()
        {
            system.parent = Some(code.clone());
        }
        nation.into_iter().chain(system).collect()
    }

    /// The indicators of the plan, and what each found indicator's observations are turned into.
    fn targets(&self) -> Result<(Vec<PlannedIndicator>, Vec<Target<'_>>), ImportError> {
        let (mut planned, mut targets) = (Vec::new(), Vec::new());
        let scorecard = self.base.as_ref().map(|base| base.scorecard());
        let mut ids = Ids::default();
        scorecard
            .iter()
            .flat_map(|scorecard| scorecard.indicators())
            .for_each(|(_, there)| ids.take(&there.id));
        let mut positions: HashMap<String, usize> = HashMap::new();
        let mut named = SameName::default();
        let mut stand_ins = Vec::new();
        for (indicator, found) in self.indicators.list.iter().zip(&self.gathered.indicators) {
            let (usage, totals) = (&indicator.usage, self.indicators.totals(indicator, &self.answers));
            if !indicator.has_figures || !indicator.takes_part(&self.answers) {
                // Nothing of it is looked up; it only keeps its place in the list.
                let (period, kind) = (PeriodKind::Year, MeasureKind::Score);
                targets.push(Target {
                    planned: Target::NONE,
                    period,
                    months: None,
                    kind,
                    are_shares: false,
                    minus_one_is_none: false,
                    usage,
                    totals,
                    left_out: Vec::new(),
                });
                continue;
            }
            let into = indicator.into(&self.answers);
            let months = indicator.resolved(&self.answers).months;
            let there = into.as_deref().and_then(|id| {
                let scorecard = scorecard?;
                Some(scorecard.indicator(scorecard.indicator_by_id(id)?))
            });
            let mut order = None;
            let (id, new, period, kind) = if let Some(there) = there {
                (there.id.clone(), None, there.period, there.measure.kind)
            } else {
                let definition = indicator.resolved(&self.answers);
                let kinds = definition.period.zip(definition.kind);
                let (period, kind) = kinds.ok_or_else(|| unfinished(&indicator.name))?;
                // A table of indicators may give the id; two of its rows with one id are one indicator.
                let exported = short_key(found.known_key());
                let exported = Some(exported).filter(|id| found.is_exported_as(id));
                let given = definition.into.as_deref().filter(|into| *into != Question::NEW).or(exported);
                let id = given.map_or_else(
                    || {
                        let name = definition.name.as_deref().unwrap_or(&indicator.name);
                        named.id(indicator, found.stands.0, name, (period, kind), || ids.make(name))
                    },
                    slug,
                );
                ids.take(&id);
                // A number of a workbook may be written as 12.0.
                order = definition.further.get("order").and_then(|order| order.parse::<f64>().ok());
                let group = population_group(&totals);
                let new = objects::indicator(id.clone(), definition, period, group);
                let new = new.ok_or_else(|| unfinished(&indicator.name))?;
                let text = json(&new);
                if new.proxy_for.is_some() {
                    stand_ins.push(new);
                }
                (id, Some(text), period, kind)
            };
            // Two of the files' indicators may be one of the scorecard's: their figures are held against each other.
            let at = *positions.entry(id).or_insert_with_key(|id| {
                let order = order.map(|order| order as u32);
                planned.push(PlannedIndicator { id: id.clone(), keys: Vec::new(), new, order });
                planned.len() - 1
            });
            // What an export calls by its id is found by that, and nothing has to be noted.
            if !found.is_exported_as(&planned[at].id) {
                planned[at].keys.extend(found.own_key.iter().chain([&indicator.key]).cloned());
            }
            let are_shares = indicator.are_shares(Some(kind), &self.answers);
            let minus_one_is_none = indicator.minus_one_is_none;
            let left_out = self.indicators.days(indicator, &self.answers);
            let left_out = left_out.map_or_else(Vec::new, |days| days.left_out(&self.answers));
            targets.push(Target {
                planned: at as u32,
                period,
                months,
                kind,
                are_shares,
                minus_one_is_none,
                usage,
                totals,
                left_out,
            });
        }
        // What one stands in for need not be in the import: of a part of a scorecard it may be in the rest.
        for new in stand_ins {
            let stands_for = new.proxy_for.as_deref().unwrap_or_default();
            let is_there = scorecard.is_some_and(|there| there.indicator_by_id(stands_for).is_some());
            if !is_there
                && !planned.iter().any(|one| one.id == stands_for)
                && let Some(one) = planned.iter_mut().find(|one| one.id == new.id)
            {
                one.new = Some(json(&Indicator { proxy_for: None, ..new }));
            }
        }
        Ok((planned, targets))
    }

    /// Nothing to import is an error with a reason, unless tables of areas or indicators were all that was given.
    fn refuse_nothing(&self, figures: &Figures) -> Result<(), ImportError> {
        let only_tables = self.gathered.tables.iter().all(|table| !table.may_hold_figures());
        if !figures.is_empty() || (only_tables && self.base.is_some()) {
            return Ok(());
        }
        let rows: u64 = self.gathered.tables.iter().map(|table| table.rows).sum();
        let not_chosen: u64 = self.gathered.tables.iter().map(|table| table.not_chosen).sum();
        let figure_file = self.gathered.tables.iter().find(|table| table.layout.holds_figures());
        let figure_file = figure_file.or(self.gathered.tables.first()).map(|table| table.file.as_path());
        if only_tables {
            return Err(ImportError::of_files(figure_file, self.why_no_figures()));
        }
        if rows == 0 {
            let sentence = "There are no rows below the header; choose another file.";
            return Err(ImportError::of_files(figure_file, sentence));
        }
        if let Some(sentence) = self.all_outside() {
            return Err(ImportError::call(sentence));
        }
        let mut sentences = if not_chosen == 0 { Vec::new() } else { self.why_not_chosen() };
        if not_chosen == rows {
            return Err(ImportError::call(sentences.join(" ")));
        }
        let reports = file_reports(&self.gathered, figures);
        let skipped: Vec<&Skipped> = reports.iter().flat_map(|file| &file.skipped).collect();
        let (of, others) = (rows - not_chosen, if not_chosen == 0 { "" } else { "other " });
        let none =
            if of == 1 { format!("The only {others}row") } else { format!("None of the {of} {others}rows") };
        if let Some(first) = reports.iter().find(|file| !file.skipped.is_empty()) {
            let could = if of == 1 { "could not" } else { "could" };
            let known =
                if unknown_periods(&skipped) { format!(" {}", NoPeriod::KNOWN) } else { String::new() };
            let apart = left_out(figures.contradicting).map_or_else(String::new, |way| format!(" {way}"));
            sentences.push(format!("{none} {could} be used: {}.{known}{apart}", why_skipped(&skipped)));
            return Err(ImportError::of_files(Some(&first.file), sentences.join(" ")));
        }
        let gave = if of == 1 { "gave no" } else { "gave a" };
        sentences.push(format!("{none} {gave} figure; choose other areas or indicators."));
        Err(ImportError::call(sentences.join(" ")))
    }

    /// What can be done where tables say only what areas and indicators are: a column of one may be meant as figures.
    fn why_no_figures(&self) -> String {
        const NAMED: usize = 6;
        let tables = self.gathered.tables.iter();
        let left = tables.clone().find(|table| !table.columns_left.is_empty());
        let kind = left.or(self.gathered.tables.first()).map_or("such a table", |table| table.layout.name());
        let Some(table) = left else {
            return format!("This was read as {kind}, which has no figures; add a file that has some.");
        };
        let names = table.columns_left.iter().map(|name| format!("‘{name}’"));
        let names: Vec<String> = names.collect();
        format!(
            "This was read as {kind}, which has no figures. Add a file that has some; or, where a column that was not used is \
             one of figures ({}), say so (--map '{}=value', or in the window, where the file is added).",
            listed(names.iter().map(String::as_str), NAMED),
            table.columns_left[0]
        )
    }

    /// What was said of the columns of tables that gave something.
    fn said_of_tables(&self) -> Vec<(String, Vec<(String, Role)>)> {
        let mut said: Vec<(String, Vec<(String, Role)>)> = Vec::new();
        let tables = self.gathered.tables.iter().filter(|table| table.taken > 0);
        for table in tables.filter_map(|table| table.said.as_ref()) {
            if said.iter().all(|(header, _)| header != table.header()) {
                let columns = table.roles.roles().map(|(name, role)| (name.to_owned(), role));
                said.push((table.header().to_owned(), columns.collect()));
            }
        }
        said
    }
}

/// Whether the period of a row was of no known form.
fn unknown_periods(skipped: &[&Skipped]) -> bool {
    skipped.iter().any(|skipped| skipped.kind == NoPeriod::UNKNOWN)
}

fn new_ids<'a>(all: impl Iterator<Item = (&'a String, bool)>) -> Vec<String> {
    all.filter(|(_, new)| *new).map(|(id, _)| id.clone()).collect()
}

fn not_an_area(given: &str, what: &str, example: &str) -> ImportError {
    ImportError::call(format!("‘{given}’ does not name {what}; give its code and name, such as ‘{example}’."))
}

fn unfinished(name: &str) -> ImportError {
    ImportError::call(format!(
        "Something about ‘{name}’ has still to be said; answer the questions about it first."
    ))
}

/// What the reader of the format finds in our own result would be a fault of ours; it is said and nothing is taken.
fn unreadable(error: &EditError) -> ImportError {
    let first = first_of(error);
    ImportError::call(format!("{first} The scorecard would not be valid with this, so nothing was changed."))
}

fn first_of(error: &EditError) -> String {
    match error {
        EditError::Invalid(findings) => findings.first().map(ToString::to_string).unwrap_or_default(),
        other => other.to_string(),
    }
}
