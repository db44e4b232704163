//! What a workbook of a scorecard has beside figures: priorities, what was tried, actions, comments, saved views and settings. A new
//! scorecard gets them; one that is there keeps its own.

mod row;

use crate::edit::Place;
use crate::import::merge::Plan;
use crate::import::table::{PlainTable, SeenTable};
use crate::import::words::{counted, listed};
use crate::model::own_tables::{ANSWER_TO, NOT_IN_WORKBOOK, Plain, SETTING};
use row::{Object, Row, cell, number, several, whole};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// So many things that are left out are named.
const NAMED: usize = 6;

/// What comes of those tables of a workbook.
#[derive(Debug, Default)]
pub(super) struct OfWorkbook {
    /// Where something goes in a new scorecard, and what it is, as JSON.
    pub objects: Vec<(Place, String)>,
    /// What is to be known of them, one sentence each.
    pub remarks: Vec<String>,
}

impl OfWorkbook {
    /// What is taken of these sheets into what is planned: that of its areas and indicators.
    pub fn of(left: &[SeenTable], plan: &Plan, is_there: bool) -> Self {
        let tables: Vec<&PlainTable> = left.iter().filter_map(|seen| seen.plain.as_ref()).collect();
        let is_whole = left.iter().any(|seen| seen.of_scorecard.is_some());
        let Some(first) = tables.first() else {
            return Self { remarks: Self::lacks(is_whole && !is_there), ..Self::default() };
        };
        if is_there {
            let sheets =
                left.iter().filter(|seen| seen.plain.is_some()).filter_map(|seen| seen.sheet.as_ref());
            let sheets = sheets.map(|sheet| format!("‘{sheet}’")).collect::<Vec<_>>().join(", ");
            let remark = format!(
                "Only a new scorecard takes in what these sheets of a workbook have, and this one keeps its own: {sheets}."
            );
            return Self { remarks: vec![remark], ..Self::default() };
        }
        if tables.iter().any(|table| table.file != first.file) {
            let remark = "Several workbooks of scorecards were given, and only areas, indicators and figures can be put together: \
                          priorities, interventions, actions, comments, saved views and settings were taken from none of them.";
            return Self {
                remarks: [vec![remark.to_owned()], Self::lacks(true)].concat(),
                ..Self::default()
            };
        }
        let mut rows = Rows {
            tables,
            areas: plan.areas.iter().map(|area| area.code.as_str()).collect(),
            indicators: plan.indicators.iter().map(|indicator| indicator.id.as_str()).collect(),
            left_out: Vec::new(),
            shortened: Vec::new(),
        };
        let (priorities, targets) = rows.priorities();
        let lists = [
            ("priorities", "priority", priorities),
            ("interventions", "intervention", rows.interventions()),
            ("commentary", "comment", rows.comments()),
            ("views", "saved view", rows.views()),
            ("actions", "action", rows.actions()),
        ];
        let mut counts: Vec<String> = Vec::new();
        let mut objects = Vec::new();
        for (list, what, all) in lists {
            if !all.is_empty() {
                counts.push(counted(all.len() as u64, what).replace("prioritys", "priorities"));
            }
            if list == "priorities" && targets > 0 {
                counts.push(counted(targets, "target"));
            }
            let object = |(id, object): (String, Object)| {
                (Place::item(list, id.as_str()), Value::Object(object.0).to_string())
            };
            objects.extend(all.into_iter().map(object));
        }
        if let Some(settings) = rows.settings() {
            counts.push("the settings".to_owned());
            objects.push((Place::field("methods"), Value::Object(settings).to_string()));
        }
        let mut remarks = Vec::new();
        if !counts.is_empty() {
            let (last, others) =
                counts.split_last().map(|(last, others)| (last.as_str(), others)).unwrap_or_default();
            let and = if others.is_empty() { "" } else { " and " };
            let others = others.join(", ");
            remarks.push(format!("Taken from the other sheets of the workbook: {others}{and}{last}."));
        }
        for (why, names) in [
            ("Left out, because an area or indicator that it is of is not in this import", &rows.left_out),
            ("Taken without what it names that is not in this import", &rows.shortened),
        ] {
            if !names.is_empty() {
                let (count, names) = (names.len(), listed(names.iter().map(String::as_str), NAMED));
                remarks.push(format!("{why} ({count}): {names}."));
            }
        }
        remarks.extend(Self::lacks(true));
        Self { objects, remarks }
    }

    /// They do not make a valid scorecard, for the reason that the reader of the format gives.
    pub fn was_refused(&mut self, why: &str) {
        self.remarks = vec![format!(
            "Priorities, interventions, actions, comments, saved views and settings of the workbook were not taken, because one does \
             not fit: {why}"
        )];
        self.remarks.extend(Self::lacks(true));
    }

    /// What no workbook brings back, so that nobody takes the new scorecard for the whole of the old one.
    fn lacks(is_of_workbook: bool) -> Vec<String> {
        let sentence = format!(
            "The new scorecard is not all of the one that the workbook was made of. A workbook does not hold: {NOT_IN_WORKBOOK}. Where \
             figures were held against a national spread, nothing is said of them here. Not taken are the sign-off, which holds of that \
             scorecard itself, and indicators that have no figures."
        );
        if is_of_workbook { vec![sentence] } else { Vec::new() }
    }
}

/// Objects by their ids, in their order.
type Objects = Vec<(String, Object)>;

/// The rows of the tables, and what of them is in the import.
struct Rows<'a> {
    tables: Vec<&'a PlainTable>,
    areas: HashSet<&'a str>,
    indicators: HashSet<&'a str>,
    left_out: Vec<String>,
    shortened: Vec<String>,
}

impl<'a> Rows<'a> {
    fn of(&self, of: Plain) -> Vec<&'a Row> {
        self.tables.iter().filter(|table| table.of == of).flat_map(|table| &table.rows).collect()
    }

    /// Whether area and indicator of a row are in the import, as far as it names any.
    fn has(&self, row: &Row) -> bool {
        let has_area = |column| cell(row, column).is_none_or(|code| self.areas.contains(code));
        has_area("area")
            && has_area("beside")
            && cell(row, "indicator").is_none_or(|id| self.indicators.contains(id))
    }

    /// The rows of a table whose area and indicator are in the import, each with its id; the others are named.
    fn taken(&mut self, of: Plain, id: &str, named: impl Fn(&Row) -> String) -> Vec<(String, &'a Row)> {
        let mut taken = Vec::new();
        for row in self.of(of) {
            let Some(id) = cell(row, id) else { continue };
            if self.has(row) {
                taken.push((id.to_owned(), row));
            } else {
                self.left_out.push(named(row));
            }
        }
        taken
    }

    /// Fields that list areas or indicators, without those that are not in the import; whether all are.
    fn lists(&self, object: &mut Object, row: &Row, of_areas: bool, fields: &[&str]) -> bool {
        let known = if of_areas { &self.areas } else { &self.indicators };
        let mut is_whole = true;
        for field in fields {
            let (here, gone): (Vec<&str>, Vec<&str>) =
                several(row, field).partition(|one| known.contains(one));
            is_whole &= gone.is_empty();
            if !here.is_empty() {
                object.put(field, here);
            }
        }
        is_whole
    }

    /// The priorities with their targets, and how many of these there are.
    fn priorities(&mut self) -> (Objects, u64) {
        let called = |row: &Row| cell(row, "title").unwrap_or_default().to_owned();
        let rows = self.taken(Plain::Priorities, "priority", called);
        let ids: HashSet<&str> = rows.iter().map(|(id, _)| id.as_str()).collect();
        let of_target = |row: &Row| format!("a target of {}", called(row));
        let targets = self.taken(Plain::Targets, "priority", of_target);
        let mut priorities = Vec::new();
        let mut count = 0;
        for (id, row) in &rows {
            let mut object = Object::default();
            object.put("id", id.as_str());
            object
                .texts(row, &[("title", "title"), ("level", "level"), ("area", "area"), ("owner", "owner")]);
            object.number("weight", cell(row, "weight"));
            object.texts(row, &[("how", "how")]);
            let under = cell(row, "under");
            if let Some(under) = under.filter(|under| ids.contains(under)) {
                object.put("under", under);
            }
            let is_whole = self.lists(&mut object, row, false, &["indicators"]);
            if !is_whole || under.is_some_and(|under| !ids.contains(under)) {
                self.shortened.push(called(row));
            }
            let own = targets.iter().filter(|(of, _)| of == id).map(|(_, row)| target(row));
            let own: Vec<Value> = own.collect();
            count += own.len() as u64;
            if !own.is_empty() {
                object.put("targets", own);
            }
            object.source(row);
            object.texts(row, &[("aim", "aim")]);
            priorities.push((id.clone(), object));
        }
        (priorities, count)
    }

    fn interventions(&mut self) -> Objects {
        let called = |row: &Row| cell(row, "title").unwrap_or_default().to_owned();
        let costs = self.of(Plain::Costs);
        let areas =
            |row: &Row| several(row, "areas").chain(several(row, "planned")).map(str::to_owned).collect();
        let (mut rows, mut is_partly) = (Vec::new(), HashSet::new());
        for row in self.of(Plain::Interventions) {
            let Some(id) = cell(row, "intervention") else { continue };
            let areas: Vec<String> = areas(row);
            let here = areas.iter().filter(|code| self.areas.contains(code.as_str())).count();
            if here == 0 && !areas.is_empty() {
                self.left_out.push(called(row));
                continue;
            }
            if here < areas.len() {
                is_partly.insert(id);
            }
            rows.push((id, row));
        }
        let ids: HashSet<&str> = rows.iter().map(|(id, _)| *id).collect();
        let mut all = Vec::new();
        for (id, row) in rows {
            let mut object = Object::default();
            object.put("id", id);
            object.texts(row, &[("title", "title")]);
            object.put("areas", Value::Array(Vec::new()));
            let has_areas = self.lists(&mut object, row, true, &["areas", "planned"]);
            object.texts(row, &[("start", "start"), ("end", "end")]);
            let from = Object(self.adopted_from(row, &ids));
            let lost =
                cell(row, "adopted_from_intervention").is_some() && !from.0.contains_key("intervention");
            object.within("adopted_from", from);
            let has_aims = self.lists(&mut object, row, false, &["aims", "watch"]);
            let mut reason = Object::default();
            reason.texts(row, &[("level", "reason_level"), ("inequality", "reason_inequality")]);
            object.within("reason", reason);
            object.source(row);
            object.texts(
                row,
                &[("confidence", "confidence"), ("programme", "programme"), ("evidence", "evidence")],
            );
            if cell(row, "rebase").is_some_and(|text| text.eq_ignore_ascii_case("true")) {
                object.put("rebase", true);
            }
            object
                .within("cost", self.cost(costs.iter().filter(|row| cell(row, "intervention") == Some(id))));
            if !has_areas || !has_aims || lost || is_partly.contains(id) {
                self.shortened.push(called(row));
            }
            all.push((id.to_owned(), object));
        }
        all
    }

    /// Where something was adopted from, as far as that is in the import.
    fn adopted_from(&self, row: &Row, interventions: &HashSet<&str>) -> Map<String, Value> {
        let mut from = Object::default();
        let area = cell(row, "adopted_from").filter(|code| self.areas.contains(code));
        let tried = cell(row, "adopted_from_intervention").filter(|id| interventions.contains(id));
        for (field, said) in
            [("area", area), ("intervention", tried), ("name", cell(row, "adopted_from_name"))]
        {
            if let Some(said) = said {
                from.put(field, said);
            }
        }
        from.0
    }

    /// What an intervention costs: in all of its areas in the row that names none.
    fn cost<'r>(&self, rows: impl Iterator<Item = &'r &'a Row>) -> Object
    where
        'a: 'r,
    {
        let (mut cost, mut areas) = (Object::default(), Object::default());
        for row in rows {
            match cell(row, "area") {
                None => {
                    cost.texts(row, &[("unit", "unit")]);
                    cost.number("amount", cell(row, "amount"));
                    cost.source(row);
                }
                Some(code) if self.areas.contains(code) => areas.number(code, cell(row, "amount")),
                Some(_) => {}
            }
        }
        cost.within("areas", areas);
        cost
    }

    fn actions(&mut self) -> Objects {
        let named = |row: &Row| cell(row, "action").unwrap_or_default().to_owned();
        let priorities = self.of(Plain::Priorities);
        let priorities: HashSet<&str> =
            priorities.iter().filter(|row| self.has(row)).filter_map(|row| cell(row, "priority")).collect();
        let mut all = Vec::new();
        for (id, row) in self.taken(Plain::Actions, "id", named) {
            let mut object = Object::default();
            object.put("id", id.as_str());
            object.texts(row, &[("area", "area"), ("indicator", "indicator")]);
            match cell(row, "priority") {
                Some(served) if priorities.contains(served) => object.put("priority", served),
                Some(_) => self.shortened.push(named(row)),
                None => {}
            }
            let fields = ["owner", "due", "status", "decided"].map(|field| (field, field));
            object.texts(row, &[("text", "action")]);
            object.texts(row, &fields);
            all.push((id, object));
        }
        all
    }

    /// The comments by their numbers, which they go on to be known by; one whose question is not there is left out with it.
    fn comments(&mut self) -> Objects {
        let named = |row: &Row| format!("comment {}", whole(cell(row, "number").unwrap_or_default()));
        let id = |number: &str| format!("comment-{}", whole(number));
        let mut rows = self.taken(Plain::Comments, "number", named);
        loop {
            let known: HashSet<String> = rows.iter().map(|(number, _)| whole(number)).collect();
            let is_told =
                |row: &Row| cell(row, ANSWER_TO).is_none_or(|answered| known.contains(&whole(answered)));
            let (told, untold): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, row)| is_told(row));
            rows = told;
            if untold.is_empty() {
                break;
            }
            self.left_out.extend(untold.iter().map(|(_, row)| named(row)));
        }
        let comment = |(number, row): (String, &Row)| {
            let mut object = Object::default();
            object.put("id", id(&number));
            let fields = ["area", "indicator", "period", "author", "written", "corrected"];
            object.texts(row, &fields.map(|field| (field, field)));
            object.texts(row, &[("text", "comment")]);
            if let Some(answered) = cell(row, ANSWER_TO) {
                object.put("reply_to", id(answered));
            }
            (id(&number), object)
        };
        rows.into_iter().map(comment).collect()
    }

    fn views(&mut self) -> Objects {
        let named = |row: &Row| format!("the view {}", cell(row, "name").unwrap_or_default());
        let view = |(id, row): (String, &Row)| {
            let mut object = Object::default();
            object.put("id", id.as_str());
            object.texts(
                row,
                &["name", "page", "area", "indicator", "beside", "benchmark"].map(|field| (field, field)),
            );
            (id, object)
        };
        self.taken(Plain::Views, "view", named).into_iter().map(view).collect()
    }

    fn settings(&self) -> Option<Map<String, Value>> {
        let rows = self.of(Plain::Settings);
        let set = rows.iter().filter_map(|row| Some((cell(row, SETTING[0])?, cell(row, SETTING[1])?)));
        let read = |text: &str| match text.to_lowercase().as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => number(&whole(text)),
        };
        let set: Map<String, Value> = set.map(|(name, text)| (name.to_owned(), read(text))).collect();
        (!set.is_empty()).then_some(set)
    }
}

fn target(row: &Row) -> Value {
    let mut object = Object::default();
    object.texts(row, &[("indicator", "indicator"), ("area", "area")]);
    object.number("value", cell(row, "value"));
    object.texts(row, &[("by", "by")]);
    if let Some((period, value)) = cell(row, "from_period").zip(cell(row, "from_value")) {
        object.put("from", json!({"period": period, "value": number(value)}));
    }
    Value::Object(object.0)
}
