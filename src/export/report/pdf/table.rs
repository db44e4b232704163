//! Tables: columns as wide as they ask for and their words need, a head on every page, rows in one piece.

use super::super::document::{Align, Cell, Column, Line, Row, Table};
use super::blocks::{Room, Setter, place};
use super::lines::SetLine;
use super::look::{CELL_GAP, RULED, Style};
use super::slab::{Drawn, Head, Mark, Slab};
use super::tags::{Kind, Part, Slot};
use std::rc::Rc;

/// A column asks for no more than this of a table, however long a word in it is.
const MOST_FOR_A_WORD: f32 = 0.45;

/// So many breaks within cells weigh as much as a line more.
const BREAKS_IN_A_LINE: usize = 3;

static EMPTY: Line = Line(Vec::new());

/// A cell that is set, and what its pieces belong to.
struct SetCell<'a> {
    lines: Vec<SetLine<'a>>,
    slots: Vec<Option<Slot>>,
    /// Where nothing is written.
    empty: Option<Slot>,
    room: Room,
    align: Align,
}

impl<'a> Setter<'a> {
    pub(super) fn table(&mut self, table: &'a Table, room: Room, within: Part) -> Vec<Slab<'a>> {
        if table.columns.is_empty() {
            return Vec::new();
        }
        let looks = self.looks();
        let told = self.setting.letters.clean(&table.caption).into_owned();
        let part = self.tags.part(within, Kind::Table { told });
        let mut slabs = self.caption(table, room, part);
        let rooms = self.columns_of(table, room);
        let mut head = None;
        if table.columns.iter().any(|column| !column.head.is_empty()) {
            let slab = self.head(&table.columns, &rooms, part);
            head = Some(slab.1);
            slabs.push(slab.0);
        }
        let body = self.tags.part(part, Kind::TableBody);
        let has_row_heads = has_row_heads(table);
        let is_written = table.rows.iter().any(|row| !matches!(row, Row::Room));
        let most = self.whole - head.as_ref().map_or(0.0, |head| head.height);
        for (at, row) in table.rows.iter().enumerate() {
            match row {
                Row::Group(name) => {
                    let row = self.tags.part(body, Kind::Row);
                    let cell = self.tags.part(row, Kind::Across(table.columns.len()));
                    let cells = vec![self.cell(name, looks.head, room, Align::Start, cell)];
                    let above = self.space(if at == 0 { 0.0 } else { 5.0 });
                    for slab in self.row(&cells, room, most - above) {
                        slabs.push(Slab { before: above, keep: true, head: head.clone(), ..slab });
                    }
                }
                Row::Cells(cells) => {
                    let row = self.tags.part(body, Kind::Row);
                    let cells = self.cells(cells, &table.columns, &rooms, (row, has_row_heads));
                    for slab in self.row(&cells, room, most) {
                        slabs.push(Slab { head: head.clone(), ..slab });
                    }
                }
                Row::Room => {
                    // A table that is only to be filled in has a row for those who hear it; more of them say nothing.
                    let row = (at == 0 && !is_written).then(|| self.tags.part(body, Kind::Row));
                    slabs.push(Slab { head: head.clone(), ..self.written_in(&rooms, room, row) });
                }
            }
        }
        if let Some(first) = slabs.first_mut() {
            first.before = self.space(6.0);
        }
        slabs
    }

    fn caption(&mut self, table: &'a Table, room: Room, part: Part) -> Vec<Slab<'a>> {
        if !table.shows_caption || table.caption.trim().is_empty() {
            return Vec::new();
        }
        let style = self.looks().fact;
        let caption = self.tags.part(part, Kind::Caption);
        let slot = Some(self.tags.slot(caption));
        let (marks, height) = self.words(&table.caption, style, room, slot);
        vec![Slab { keep: true, ..Slab::of(0.0, height + 2.0, marks) }]
    }

    /// Where each column is: as wide as its share of the table, but not so narrow that a word in it breaks, nor wider than it
    /// needs while others want room.
    fn columns_of(&self, table: &Table, room: Room) -> Vec<Room> {
        let looks = self.looks();
        let count = table.columns.len();
        let width = (room.width - CELL_GAP * (count - 1) as f32).max(1.0);
        let measured =
            |line: &Line, style| [self.setting.least(line, style), self.setting.whole(line, style)];
        let mut needs: Vec<[f32; 2]> =
            table.columns.iter().map(|column| measured(&column.head, looks.head)).collect();
        for row in &table.rows {
            let Row::Cells(cells) = row else { continue };
            for (needs, cell) in needs.iter_mut().zip(cells) {
                let [least, whole] = measured(cell, looks.cell);
                *needs = [needs[0].max(least), needs[1].max(whole)];
            }
        }
        // A table that is to be filled in has columns as wide as they are asked for.
        let is_to_fill_in = table.rows.iter().any(|row| matches!(row, Row::Room));
        let most_for_a_word = (width * MOST_FOR_A_WORD).max(width / count as f32);
        let wants = table.columns.iter().zip(needs).map(|(column, [least, whole])| Want {
            share: if column.share.is_finite() { column.share.max(0.01) } else { 1.0 },
            // A hair more, so that what just fits does not break.
            least: (least + 0.5).min(most_for_a_word),
            most: if is_to_fill_in { f32::INFINITY } else { whole + 0.5 },
        });
        let wants: Vec<Want> = wants.collect();
        let free: Vec<Want> = wants.iter().map(|want| Want { most: f32::INFINITY, ..*want }).collect();
        // Which way is the best hangs on the words.
        let mut ways = vec![shared(width, &wants)];
        if wants.iter().map(|want| want.most).sum::<f32>() > width && !is_to_fill_in {
            ways.extend([shared(width, &free), by_need(width, &wants)]);
        }
        let best = ways.into_iter().min_by_key(|widths| self.spent(table, widths));
        let widths = best.unwrap_or_default();
        let mut x = room.x;
        let next = |width: f32| {
            let own = Room { x, width };
            x += width + CELL_GAP;
            own
        };
        widths.into_iter().map(next).collect()
    }

    /// How much is spent on a table in columns of these widths: its height in lines, and each break within a cell, which a
    /// reader has to look over.
    fn spent(&self, table: &Table, widths: &[f32]) -> usize {
        let cell = self.looks().cell;
        let row = |row: &Row| match row {
            Row::Cells(cells) => {
                let lines = |(line, width): (&Line, &f32)| self.setting.set(line, cell, *width).len();
                let (highest, breaks) = cells
                    .iter()
                    .zip(widths)
                    .map(lines)
                    .fold((0, 0), |sum, lines| (lines.max(sum.0), sum.1 + lines.saturating_sub(1)));
                BREAKS_IN_A_LINE * highest + breaks
            }
            Row::Group(_) | Row::Room => 0,
        };
        table.rows.iter().map(row).sum()
    }

    /// The head as it stands where the table begins, and as it is drawn on later pages.
    fn head(&mut self, columns: &'a [Column], rooms: &[Room], part: Part) -> (Slab<'a>, Rc<Head<'a>>) {
        let looks = self.looks();
        let head = self.tags.part(part, Kind::TableHead);
        let row = self.tags.part(head, Kind::Row);
        let mut cells = Vec::new();
        for (column, room) in columns.iter().zip(rooms) {
            let cell = self.tags.part(row, Kind::ColumnHead);
            cells.push(self.cell(&column.head, looks.head, *room, column.align, cell));
        }
        let height = cells.iter().map(SetCell::height).fold(looks.head.line(), f32::max);
        let mut marks = Vec::new();
        for cell in &cells {
            // Heads stand on their rule.
            let top = height - cell.height();
            marks.extend(cell.marks(0..cell.lines.len(), top));
        }
        let height = height + 3.0;
        let (first, last) = (rooms[0], rooms[rooms.len() - 1]);
        let (right, colour) = (last.x + last.width - first.x, looks.strong_rule);
        let rule = Drawn::Rule { right, down: 0.0, thickness: 0.9, colour };
        marks.push(Mark { x: first.x, y: height - 0.5, slot: None, drawn: rule });
        let again = Rc::new(Head { height, marks: marks.clone() });
        (Slab { keep: true, ..Slab::of(0.0, height, marks) }, again)
    }

    fn cells(
        &mut self,
        cells: &'a [Cell],
        columns: &[Column],
        rooms: &[Room],
        (row, has_heads): (Part, bool),
    ) -> Vec<SetCell<'a>> {
        let looks = self.looks();
        let mut set = Vec::new();
        for (at, (column, room)) in columns.iter().zip(rooms).enumerate() {
            let line = cells.get(at).unwrap_or(&EMPTY);
            let is_head = at == 0 && has_heads && !line.said().trim().is_empty();
            let kind = if is_head { Kind::RowHead } else { Kind::Cell };
            let cell = self.tags.part(row, kind);
            set.push(self.cell(line, looks.cell, *room, column.align, cell));
        }
        set
    }

    fn cell(&mut self, line: &'a Line, style: Style, room: Room, align: Align, part: Part) -> SetCell<'a> {
        let lines = self.setting.set(line, style, room.width);
        let slots = self.slots(line, part);
        // A cell that says nothing is still one, or those after it would be heard under the head of another column.
        let is_empty = line.said().trim().is_empty();
        let empty = is_empty.then(|| self.tags.slot(part));
        SetCell { lines, slots, empty, room, align }
    }

    /// A row; one that is higher than a page is parted between its lines.
    fn row(&self, cells: &[SetCell<'a>], room: Room, most: f32) -> Vec<Slab<'a>> {
        let pad = self.space(2.6).max(1.2);
        let highest_line = cells.iter().flat_map(|cell| &cell.lines).map(|line| line.height);
        let line = highest_line.fold(1.0, f32::max);
        let height = cells.iter().map(SetCell::height).fold(0.0, f32::max);
        let fits = if height + 2.0 * pad <= most {
            usize::MAX
        } else {
            (((most - 2.0 * pad) / line) as usize).max(1)
        };
        let count = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        let mut slabs = Vec::new();
        let mut from = 0;
        while from < count {
            let to = from.saturating_add(fits).min(count);
            let lines = |cell: &SetCell<'a>| from.min(cell.lines.len())..to.min(cell.lines.len());
            let heights =
                cells.iter().map(|cell| cell.lines[lines(cell)].iter().map(|line| line.height).sum());
            let height = heights.fold(0.0, f32::max) + 2.0 * pad;
            let mut marks: Vec<Mark<'a>> =
                cells.iter().flat_map(|cell| cell.marks(lines(cell), pad)).collect();
            if to == count {
                let rule =
                    Drawn::Rule { right: room.width, down: 0.0, thickness: 0.5, colour: self.looks().hair };
                marks.push(Mark { x: room.x, y: height - 0.25, slot: None, drawn: rule });
            }
            slabs.push(Slab::of(0.0, height, marks));
            from = to;
        }
        slabs
    }

    /// A row to be written in by hand.
    fn written_in(&mut self, rooms: &[Room], room: Room, row: Option<Part>) -> Slab<'a> {
        let looks = self.looks();
        let height = RULED * (0.5 + self.tight.space / 2.0);
        let mut marks = Vec::new();
        for (at, column) in rooms.iter().enumerate() {
            if let Some(row) = row {
                let cell = self.tags.part(row, Kind::Cell);
                let slot = Some(self.tags.slot(cell));
                marks.push(Mark { x: column.x, y: 0.0, slot, drawn: Drawn::Nothing });
            }
            if at > 0 {
                let rule = Drawn::Rule { right: 0.0, down: height, thickness: 0.5, colour: looks.hair };
                marks.push(Mark { x: column.x - CELL_GAP / 2.0, y: 0.0, slot: None, drawn: rule });
            }
        }
        let rule = Drawn::Rule { right: room.width, down: 0.0, thickness: 0.5, colour: looks.rule };
        marks.push(Mark { x: room.x, y: height - 0.25, slot: None, drawn: rule });
        Slab::of(0.0, height, marks)
    }
}

impl<'a> SetCell<'a> {
    fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.height).sum()
    }

    /// Some of its lines, from this far down.
    fn marks(&self, lines: std::ops::Range<usize>, top: f32) -> Vec<Mark<'a>> {
        let begins = lines.start == 0;
        let mut marks = Vec::new();
        let mut y = top;
        for line in &self.lines[lines] {
            let free = (self.room.width - line.width).max(0.0);
            let right = match self.align {
                Align::Start => 0.0,
                Align::Middle => free / 2.0,
                Align::End => free,
            };
            let (set, height) = place(std::slice::from_ref(line), self.room.x + right, &self.slots);
            marks.extend(set.into_iter().map(|mark| Mark { y: mark.y + y, ..mark }));
            y += height;
        }
        if let Some(slot) = self.empty.filter(|_| begins) {
            marks.push(Mark { x: self.room.x, y: top, slot: Some(slot), drawn: Drawn::Nothing });
        }
        marks
    }
}

/// Whether the first cell of a row is its head. Of a word and what it means each is said by its own, and in a table of a row or two
/// there would be more heads than cells that they are the heads of.
fn has_row_heads(table: &Table) -> bool {
    let (columns, rows) = (table.columns.len(), &table.rows);
    let written = rows.iter().filter(|row| matches!(row, Row::Cells(_))).count();
    let across = rows.iter().filter(|row| matches!(row, Row::Group(_))).count();
    columns > 2 && columns + written <= written * (columns - 1) + across
}

/// What a column asks for: a share of the width, at least so much, and no more than this.
struct Want {
    share: f32,
    least: f32,
    most: f32,
}

/// A width parted by what is asked for. Where there is not enough for all, each gets less; where there is more, each more.
fn shared(width: f32, wants: &[Want]) -> Vec<f32> {
    let needed: f32 = wants.iter().map(|want| want.least).sum();
    if needed >= width {
        return wants.iter().map(|want| want.least * width / needed).collect();
    }
    let shares: f32 = wants.iter().map(|want| want.share).sum();
    let wanted: f32 = wants.iter().map(|want| want.most.max(want.least)).sum();
    if wanted <= width {
        let more = (width - wanted) / shares;
        return wants.iter().map(|want| want.most.max(want.least) + more * want.share).collect();
    }
    let mut fixed: Vec<Option<f32>> = vec![None; wants.len()];
    loop {
        let taken: f32 = fixed.iter().flatten().sum();
        let open = fixed.iter().zip(wants).filter(|(fixed, _)| fixed.is_none());
        let open: f32 = open.map(|(_, want)| want.share).sum();
        let free = (width - taken).max(0.0) / open.max(f32::MIN_POSITIVE);
        let own = |(fixed, want): (&Option<f32>, &Want)| fixed.unwrap_or(free * want.share);
        let widths: Vec<f32> = fixed.iter().zip(wants).map(own).collect();
        // Who lacks most is helped first: what that costs makes others poorer, never richer.
        let lack = |at: &usize| wants[*at].least - widths[*at];
        let spare = |at: &usize| widths[*at] - wants[*at].most.max(wants[*at].least);
        let open = || (0..wants.len()).filter(|at| fixed[*at].is_none());
        let [short, long] = [
            open().map(|at| lack(&at)).map(|lack| lack.max(0.0)).sum::<f32>(),
            open().map(|at| spare(&at)).map(|spare| spare.max(0.0)).sum::<f32>(),
        ];
        if short <= 0.001 && long <= 0.001 {
            return widths;
        }
        let helps = short >= long;
        let at: Vec<usize> =
            open().filter(|at| if helps { lack(at) > 0.0 } else { spare(at) > 0.0 }).collect();
        for at in at {
            let want = &wants[at];
            fixed[at] = Some(if helps { want.least } else { want.most.max(want.least) });
        }
    }
}

/// A width parted so that each gets what it needs least, and the rest goes where words are many.
fn by_need(width: f32, wants: &[Want]) -> Vec<f32> {
    let least: f32 = wants.iter().map(|want| want.least).sum();
    let more: f32 = wants.iter().map(|want| (want.most - want.least).max(0.0)).sum();
    if least >= width || !(more > 0.0 && more.is_finite()) {
        return shared(width, wants);
    }
    let part = (width - least) / more;
    wants.iter().map(|want| want.least + part * (want.most - want.least).max(0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Want, by_need, shared};

    #[test]
    fn a_width_is_parted_by_shares_within_what_words_need() {
        let parted = |width, wants: &[[f32; 3]]| {
            let wants: Vec<Want> = wants
                .iter()
                .map(|[share, least, most]| Want { share: *share, least: *least, most: *most })
                .collect();
            shared(width, &wants)
        };
        let any = f32::INFINITY;
        assert_eq!(parted(100.0, &[[1.0, 10.0, any], [3.0, 10.0, any]]), [25.0, 75.0]);
        assert_eq!(parted(100.0, &[[1.0, 40.0, any], [4.0, 10.0, any]]), [40.0, 60.0]);
        assert_eq!(parted(50.0, &[[1.0, 75.0, any], [1.0, 25.0, any]]), [37.5, 12.5], "too little");
        assert_eq!(
            parted(100.0, &[[1.0, 5.0, 20.0], [1.0, 5.0, 200.0]]),
            [20.0, 80.0],
            "no more than it needs"
        );
        assert_eq!(parted(100.0, &[[1.0, 5.0, 20.0], [3.0, 5.0, 40.0]]), [30.0, 70.0], "enough for both");
        let wants =
            [Want { share: 1.0, least: 20.0, most: 20.0 }, Want { share: 1.0, least: 20.0, most: 220.0 }];
        assert_eq!(by_need(100.0, &wants), [20.0, 80.0]);
    }
}
