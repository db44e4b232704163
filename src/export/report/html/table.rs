//! Tables with heads, groups of rows and a name.

use super::Page;
use super::drawing::Rem;
use crate::export::report::{Align, Column, Inline, Line, OTHER_PERIOD, Row, Table};
use crate::export::svg::Escaped;

/// So many columns a telephone shows by breaking their words; a wider table is moved under the finger, one of a few more on the smallest
/// alone.
const NARROW: usize = 3;
const FEW: usize = 4;

impl<'a> Page<'a> {
    pub(super) fn table(&mut self, table: &'a Table) {
        let id = self.id();
        let few = if table.columns.len() <= FEW { " few" } else { "" };
        // There is nothing to be heard where nothing but room to write is.
        let is_room = table.rows.iter().all(|row| matches!(row, Row::Room));
        let is_wide = table.columns.len() > if is_room { FEW } else { NARROW };
        let (room, unheard) = if is_room { (" room", " aria-hidden=\"true\"") } else { ("", "") };
        // Numbers stand below each other whatever marks follow them.
        let marks = room_for_marks(table);
        let marks = if marks > 0.0 { format!(" style=\"--marks:{}rem\"", Rem(marks)) } else { String::new() };
        if is_wide {
            // Shown on a telephone alone, where not all columns are in sight; who hears it is told of all of them anyway.
            self.write(format_args!(
                "<p class=\"moved{few} quiet\" aria-hidden=\"true\">{} columns: the table moves sideways.</p>\n",
                table.columns.len()
            ));
            self.moved(&id, &format!("{few}{room}"));
            self.write(format_args!("<table{marks}{unheard}>\n"));
        } else {
            self.write(format_args!("<table class=\"narrow{room}\"{marks}{unheard}>\n"));
        }
        let unseen = if table.shows_caption { "" } else { " class=\"unseen\"" };
        self.write(format_args!("<caption id=\"{id}\"{unseen}>{}</caption>\n", Escaped(&table.caption)));
        self.head(&table.columns);
        self.rows(table);
        self.put(if is_wide { "</table>\n</div>\n" } else { "</table>\n" });
    }

    fn head(&mut self, columns: &'a [Column]) {
        let all: f32 = columns.iter().map(|column| column.share).sum();
        self.put("<colgroup>");
        for column in columns {
            let share = if all > 0.0 { (column.share / all * 1000.0).round() / 10.0 } else { 0.0 };
            self.write(format_args!("<col style=\"--share:{share}%\"/>"));
        }
        self.put("</colgroup>\n<thead>\n<tr>");
        for column in columns {
            let class = class(column.align);
            if column.head.is_empty() {
                self.write(format_args!("<td{class}></td>"));
            } else {
                self.write(format_args!("<th scope=\"col\"{class}>"));
                self.line(&column.head);
                self.put("</th>");
            }
        }
        self.put("</tr>\n</thead>\n");
    }

    fn rows(&mut self, table: &'a Table) {
        let (across, has_room) = (table.columns.len(), room_for_marks(table) > 0.0);
        let mut is_open = false;
        for row in &table.rows {
            if matches!(row, Row::Group(_)) && is_open {
                self.put("</tbody>\n");
                is_open = false;
            }
            if !is_open {
                self.put("<tbody>\n");
                is_open = true;
            }
            match row {
                Row::Group(name) => {
                    self.write(format_args!(
                        "<tr class=\"group\"><th colspan=\"{across}\" scope=\"rowgroup\"><span>"
                    ));
                    self.line(name);
                    self.put("</span></th></tr>\n");
                }
                Row::Cells(cells) => self.cells(cells, &table.columns, has_room),
                Row::Room => {
                    self.put("<tr class=\"room\">");
                    self.put(&"<td></td>".repeat(across));
                    self.put("</tr>\n");
                }
            }
        }
        if is_open {
            self.put("</tbody>\n");
        }
    }

    /// A cell for each column, and more only where there is more to say.
    fn cells(&mut self, cells: &'a [Line], columns: &[Column], has_room: bool) {
        self.put("<tr>");
        for at in 0..cells.len().max(columns.len()) {
            let class = class(columns.get(at).map_or(Align::Start, |column| column.align));
            let cell = cells.get(at).filter(|cell| !cell.is_empty());
            let (open, name) = match (at, cell) {
                (0, Some(_)) => (" scope=\"row\"", "th"),
                _ => ("", "td"),
            };
            self.write(format_args!("<{name}{open}{class}>"));
            if let Some(cell) = cell {
                let marks = marks_of(cell);
                let is_number =
                    at > 0 && has_room && columns.get(at).is_some_and(|it| it.align == Align::End);
                self.pieces(if is_number { &cell.0[..marks] } else { &cell.0 });
                if is_number {
                    self.put("<span class=\"marks\">");
                    self.pieces(&cell.0[marks..]);
                    self.put("</span>");
                }
            }
            self.write(format_args!("</{name}>"));
        }
        self.put("</tr>\n");
    }
}

/// Where in a cell the marks begin that follow its words to the end; its length where none do.
fn marks_of(cell: &Line) -> usize {
    let is_mark = |piece: &Inline| match piece {
        Inline::Little(_) | Inline::Gap(_) => true,
        Inline::Text { text, .. } => text.trim().is_empty() || text == OTHER_PERIOD,
        Inline::Link { .. } => false,
    };
    let words = cell.0.iter().rposition(|piece| !is_mark(piece)).map_or(0, |last| last + 1);
    if cell.0[words..].iter().any(|piece| matches!(piece, Inline::Little(_) | Inline::Gap(_))) {
        words
    } else {
        cell.0.len()
    }
}

/// How wide the marks behind the numbers of a table are at most, in points.
fn room_for_marks(table: &Table) -> f32 {
    const BETWEEN: f32 = 3.0;
    let rows = table.rows.iter().filter_map(|row| match row {
        Row::Cells(cells) => Some(cells),
        _ => None,
    });
    let numbers = rows.flat_map(|cells| {
        let columns = table.columns.iter().zip(cells).skip(1);
        columns.filter(|(column, _)| column.align == Align::End).map(|(_, cell)| cell)
    });
    let width = |cell: &Line| {
        let marks = cell.0[marks_of(cell)..].iter();
        marks
            .filter_map(|piece| match piece {
                Inline::Little(little) => Some(little.width + BETWEEN),
                Inline::Gap(width) => Some(*width),
                _ => None,
            })
            .sum::<f32>()
    };
    numbers.map(width).fold(0.0, f32::max)
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::Middle => " class=\"middle\"",
        Align::End => " class=\"end\"",
    }
}
