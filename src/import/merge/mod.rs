//! Figures into a document: a new one, or one that is there.
//!
//! The blocks of the document are indexed once ([`index`]); then table by table each figure finds its place among the
//! blocks ([`table`]) and is compared with what is there ([`cell`]), and the text of each block that changes is made
//! anew ([`block`]). What comes of it is one edit, so that all else keeps its bytes.

mod block;
mod cell;
mod index;
mod plan;
mod table;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod into_blocks_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub(super) use plan::{AreaFill, Figure, Plan, PlannedArea, PlannedIndicator};

use crate::edit::{self, Edit, EditError, Op, Place, Slot};
use crate::format::Document;
use crate::import::report::{Brings, Revision};
use crate::import::words::listed;
use crate::model::import_notes::{AT_TOP, OF_INDICATOR};
use crate::model::{AreaId, MeasureKind, Scorecard, Word};
use cell::{COLUMNS, Outcome};
use index::Index;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use table::{Table, What, Write};

/// A document with the figures in it, and what changed.
#[derive(Debug)]
pub(super) struct Merged {
    /// The change of the document that was there; none where it is new.
    pub edit: Option<Edit>,
    pub document: Document,
    pub new: u64,
    /// Figures that were there already, the same.
    pub unchanged: u64,
    /// Figures that are another now, in the order of the document.
    pub revisions: Vec<Revision>,
    pub brings: Brings,
    /// What to know of areas that the document had: blanks that were filled, and where they lie.
    pub about_areas: Vec<String>,
}

/// Puts figures into `base`, or into a new document. They are sorted by indicator, breakdown, area and period, and each
/// comes once. Whatever else `base` holds stays as it is, unknown fields included.
///
/// # Errors
/// What the reader of the format finds wrong with the result; the plan is made so that there is nothing.
pub(super) fn merge(
    base: Option<&Document>,
    plan: &Plan,
    figures: impl IntoIterator<Item = Figure>,
    today: Date,
) -> Result<Merged, EditError> {
    let mut steps = Steps::of(base, plan);
    steps.add_areas();
    let about_areas = steps.fill_areas();
    steps.add_indicators();
    steps.keep_tables();
    steps.keep_answers();
    let mut figures = figures.into_iter().peekable();
    while let Some(first) = figures.next() {
        let mut run = vec![first];
        let about = |figure: &Figure| (figure.indicator, figure.breakdown);
        while let Some(figure) = figures.next_if(|figure| about(figure) == about(&run[0])) {
            run.push(figure);
        }
        steps.take(&run);
    }
    for (place, text) in &plan.further {
        steps.put(place.clone(), text.clone());
    }
    let brings = steps.brings();
    let Steps { ops, new, unchanged, mut revisions, .. } = steps;
    let files = plan.files.iter().collect::<HashSet<_>>().len();
    let name = if files == 1 { "import of a file".to_owned() } else { format!("import of {files} files") };
    let edit = Edit::of(name, ops);
    revisions.sort_by_key(|(order, _)| *order);
    let revisions = revisions.into_iter().map(|(_, revision)| revision).collect();
    let (edit, document) = if let Some(base) = base {
        let (document, _) = edit::apply(base, &edit, today)?;
        (Some(edit), document)
    } else {
        let text = edit.text_after(&empty_document(plan))?;
        (None, Document::read(text, today).map_err(EditError::Invalid)?)
    };
    Ok(Merged { edit, document, new, unchanged, revisions, brings, about_areas })
}

/// A document with a plan's title, system and nation, and nothing else yet.
fn empty_document(plan: &Plan) -> String {
    let [title, system, national] =
        [&plan.title, &plan.system, &plan.national].map(|given| cell::text(given));
    let header = plan.header.iter().map(|(name, said)| format!("  \"{name}\": {},\n", cell::text(said)));
    let header: String = header.collect();
    format!(
        "{{\n  \"format\": 1,\n  \"title\": {title},\n{header}  \"system\": {system},\n  \"national\": {national},\n  \
         \"areas\": [],\n  \"indicators\": [],\n  \"data\": [],\n  \"priorities\": []\n}}\n"
    )
}

/// The steps of the edit so far, and what became of the figures.
struct Steps<'a> {
    base: Option<&'a Document>,
    index: Index<'a>,
    plan: &'a Plan,
    ops: Vec<Op>,
    new: u64,
    unchanged: u64,
    /// With their place in the document: indicator, block, row, column.
    revisions: Vec<([usize; 4], Revision)>,
    /// The indicators whose keys are written down.
    published: HashSet<u32>,
}

impl<'a> Steps<'a> {
    fn of(base: Option<&'a Document>, plan: &'a Plan) -> Self {
        Self {
            base,
            index: base.map(|base| Index::of(base.text())).unwrap_or_default(),
            plan,
            ops: Vec::new(),
            new: 0,
            unchanged: 0,
            revisions: Vec::new(),
            published: HashSet::new(),
        }
    }

    /// What becomes of a document that was there.
    fn brings(&self) -> Brings {
        let is_note = |op: &Op| match op {
            Op::Put { place: Place(way), .. } => match &way[..] {
                [list, _, field, ..] if *list == "indicators".into() => *field == OF_INDICATOR.into(),
                [field, ..] => AT_TOP.iter().any(|note| *field == (*note).into()),
                [] => false,
            },
            _ => false,
        };
        match &self.ops[..] {
            _ if self.base.is_none() => Brings::Something,
            [] => Brings::Nothing,
            ops if ops.iter().all(is_note) => Brings::Notes,
            _ => Brings::Something,
        }
    }

    fn put(&mut self, place: Place, text: String) {
        self.ops.push(Op::Put { place, text, slot: Slot::Last });
    }

    fn add_areas(&mut self) {
        for area in &self.plan.areas {
            if let Some(new) = &area.new {
                self.put(Place::item("areas", area.code.as_str()), new.clone());
            }
        }
    }

    fn add_indicators(&mut self) {
        let mut in_order: Vec<_> = (0..).zip(&self.plan.indicators).collect();
        in_order.sort_by_key(|(at, indicator)| (indicator.order.unwrap_or(u32::MAX), *at));
        for (at, indicator) in in_order {
            if let Some(new) = &indicator.new {
                self.put(Place::item("indicators", indicator.id.as_str()), new.clone());
                self.publish(at);
            }
        }
    }

    /// Writes down what was said of the columns of tables, so that the next edition of one is read alike.
    fn keep_tables(&mut self) {
        let there = self.base.map(|base| base.scorecard().tables()).unwrap_or_default();
        for (header, columns) in self.plan.tables.iter().filter(|said| !there.contains(said)) {
            let columns = columns
                .iter()
                .map(|(name, role)| format!("{}: {}", cell::text(name), cell::text(role.as_str())));
            let text = format!("{{{}}}", columns.collect::<Vec<_>>().join(", "));
            self.put(Place::field("tables").below(header.as_str()), text);
        }
    }

    /// Writes down what was answered, so that the next import need not ask it again.
    fn keep_answers(&mut self) {
        let there = self.base.map(|base| base.scorecard().import_answers()).unwrap_or_default();
        let there: HashMap<&str, &str> =
            there.iter().map(|(asked, answer)| (asked.as_str(), answer.as_str())).collect();
        let plan = self.plan;
        for (asked, answer) in
            plan.answers.iter().filter(|(asked, answer)| there.get(asked.as_str()) != Some(&answer.as_str()))
        {
            self.put(Place::field("answers").below(asked.as_str()), cell::text(answer));
        }
    }

    /// Fills fields of areas that are blank, and puts an area where a table says more closely in what it lies; what says
    /// something else stays as it is.
    fn fill_areas(&mut self) -> Vec<String> {
        let Some(scorecard) = self.base.map(Document::scorecard) else { return Vec::new() };
        let said = [self.fill_blanks(scorecard), self.put_areas(scorecard), self.put_predecessors(scorecard)];
        said.into_iter().flatten().collect()
    }

    fn fill_blanks(&mut self, scorecard: &Scorecard) -> Option<String> {
        let (mut filled, mut kept) = (0_u64, 0_u64);
        for (code, says) in &self.plan.fills {
            let Some(id) = scorecard.area_by_code(code) else { continue };
            let area = scorecard.area(id);
            let (field, there, number) = match says {
                AreaFill::Population(number) => ("population", area.population, *number),
                AreaFill::Decile(decile) => {
                    ("deprivation_decile", area.deprivation_decile.map(f64::from), f64::from(*decile))
                }
                AreaFill::LiesIn(_) | AreaFill::Succeeds(_) => continue,
            };
            match there {
                None => {
                    filled += 1;
                    self.put(Place::item("areas", code.as_str()).below(field), cell::number(number));
                }
                Some(there) if there.total_cmp(&number).is_eq() => {}
                Some(_) => kept += 1,
            }
        }
        (filled + kept > 0).then(|| {
            let kept = match kept {
                0 => String::new(),
                _ => format!(" {kept} say something else than the scorecard, which was kept."),
            };
            let blanks = if filled == 1 { "1 blank was".to_owned() } else { format!("{filled} blanks were") };
            format!("Population or deprivation decile of areas: {blanks} filled.{kept}")
        })
    }

    /// Notes of areas that say nothing of it what they took over from, where that comes with the import.
    fn put_predecessors(&mut self, scorecard: &Scorecard) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for (code, says) in &self.plan.fills {
            let AreaFill::Succeeds(before) = says else { continue };
            let area = scorecard.area_by_code(code).map(|id| scorecard.area(id));
            let Some(area) = area.filter(|area| area.succeeds.is_empty()) else { continue };
            names.push(&area.name);
            self.put(Place::item("areas", code.as_str()).below("succeeds"), before.clone());
        }
        (!names.is_empty()).then(|| {
            let names = listed(names.into_iter(), 6);
            format!("What went into {names} comes with this import, and is noted there as what came before.")
        })
    }

    fn put_areas(&mut self, scorecard: &Scorecard) -> Option<String> {
        let (mut put, mut put_elsewhere) = (0_u64, 0_u64);
        for (code, says) in &self.plan.fills {
            let AreaFill::LiesIn(parent) = says else { continue };
            let Some(id) = scorecard.area_by_code(code) else { continue };
            let parent = scorecard.area_by_code(parent).filter(|parent| *parent != id);
            // An area that the one it lies in lies in says no more than the scorecard does.
            let says_more = |parent: &AreaId| !scorecard.upwards(id).any(|above| above == *parent);
            let Some(parent) = parent.filter(says_more) else { continue };
            let is_within = |above: AreaId| scorecard.upwards(parent).skip(1).any(|wider| wider == above);
            if scorecard.area(id).parent.is_none_or(is_within)
                && !scorecard.upwards(parent).any(|above| above == id)
            {
                put += 1;
                let place = Place::item("areas", code.as_str()).below("parent");
                self.put(place, cell::text(&scorecard.area(parent).code));
            } else {
                put_elsewhere += 1;
            }
        }
        (put + put_elsewhere > 0).then(|| {
            let put = match put {
                0 => String::new(),
                1 => " 1 was put into the area that the table names.".to_owned(),
                _ => format!(" {put} were put into the areas that the table names."),
            };
            let kept = match put_elsewhere {
                0 => String::new(),
                1 => " 1 lies elsewhere by the scorecard, which was kept.".to_owned(),
                _ => format!(" {put_elsewhere} lie elsewhere by the scorecard, which was kept."),
            };
            format!("Where areas lie:{put}{kept}")
        })
    }

    /// Writes down what publishers call an indicator that is new, also where none of its figures could be taken, or that
    /// has figures: the next edition of the file is not to be taken for another one's.
    fn publish(&mut self, at: u32) {
        if !self.published.insert(at) {
            return;
        }
        let indicator = &self.plan.indicators[at as usize];
        let scorecard = self.base.map(Document::scorecard);
        let there = scorecard.and_then(|scorecard| {
            Some(&scorecard.indicator(scorecard.indicator_by_id(&indicator.id)?).published_as)
        });
        // The format refuses a blank key, and it would find nothing.
        let is_new = |key: &&String| !key.trim().is_empty() && there.is_none_or(|there| !there.contains(key));
        let new = indicator.keys.iter().filter(is_new);
        for key in new {
            let place = Place::item("indicators", indicator.id.as_str()).below(OF_INDICATOR);
            self.ops.push(Op::Put {
                place: place.below(key.as_str()),
                text: cell::text(key),
                slot: Slot::Last,
            });
        }
    }

    /// Takes the figures of one indicator and breakdown.
    fn take(&mut self, figures: &[Figure]) {
        let plan = self.plan;
        let Some(first) = figures.first() else { return };
        self.publish(first.indicator);
        let indicator = plan.indicators[first.indicator as usize].id.as_str();
        let breakdown = first.breakdown.map(|at| &plan.breakdowns[at as usize]);
        let breakdown = breakdown.map(|(by, group)| (by.as_str(), group.as_str()));
        let scope = first.breakdown.and_then(|at| *plan.scopes.get(at as usize)?);
        let scorecard = self.base.map(Document::scorecard);
        let known = scorecard.and_then(|scorecard| {
            let id = scorecard.indicator_by_id(indicator)?;
            Some((id.index(), scorecard.indicator(id)))
        });
        let is_proportion = known.is_some_and(|(_, known)| known.measure.kind == MeasureKind::Proportion);
        let mut table = Table::default();
        let blocks = self.index.blocks(indicator, breakdown);
        for (number, block) in blocks.iter().enumerate() {
            if let Some(periods) = known.and_then(|(_, known)| block::periods(block.text, known.period)) {
                table.add(number, periods, block::rows(block.text));
            }
        }
        for figure in figures {
            let area = plan.areas[figure.area as usize].code.as_str();
            let place = table.place(area, figure.period);
            let before = table.cell(place, figure.period);
            let outcome = before.map_or(Outcome::New, |before| cell::outcome(before, figure, is_proportion));
            let what = match (outcome, before) {
                (Outcome::Unchanged, _) => {
                    self.unchanged += 1;
                    continue;
                }
                (Outcome::Changed(changes), Some(before)) => {
                    let block = &table.blocks[place.block];
                    let column = block.old_periods.partition_point(|own| *own < figure.period);
                    let block = block.at.map_or(usize::MAX, |at| blocks[at].at);
                    let order = [known.map_or(0, |(at, _)| at), block, place.row, column];
                    let mut revision = revision(figure, before, &changes, plan);
                    indicator.clone_into(&mut revision.indicator);
                    revision.breakdown = breakdown.map(|(by, group)| (by.to_owned(), group.to_owned()));
                    self.revisions.push((order, revision));
                    What::Columns(changes)
                }
                _ => {
                    self.new += 1;
                    What::Figure(figure)
                }
            };
            table.blocks[place.block].writes.push(Write { row: place.row, period: figure.period, what });
        }
        for block in table.blocks.iter().filter(|block| !block.writes.is_empty()) {
            let (key, text, slot) = if let Some(at) = block.at {
                (blocks[at].key.clone(), block::rebuilt(blocks[at].text, block), Slot::Last)
            } else {
                let (key, slot) = self.index.new_block(indicator, breakdown);
                (key, block::new(indicator, breakdown.map(|group| (group, scope)), block), slot)
            };
            self.ops.push(Op::Put { place: Place::item("data", key), text, slot });
        }
    }
}

fn revision(figure: &Figure, before: [&str; 8], changes: &[(usize, String)], plan: &Plan) -> Revision {
    let (value_before, flag_before) = cell::now(before);
    let (value_after, flag_after) = cell::after(before, changes);
    let (file, line) = figure.from;
    Revision {
        indicator: String::new(),
        breakdown: None,
        area: plan.areas[figure.area as usize].code.clone(),
        period: figure.period.to_string(),
        before: value_before,
        flag_before,
        after: value_after,
        flag_after,
        also: changes.iter().filter(|(column, _)| *column > 0).map(|(column, _)| COLUMNS[*column]).collect(),
        from: (plan.files.get(file as usize).cloned().unwrap_or_default(), line),
    }
}
