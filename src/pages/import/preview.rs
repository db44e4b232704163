//! The first rows of a table, as they stand in the file.

use crate::import::{SeenTable, TableRead, without_options};
use crate::widgets::tokens::Tokens;
use crate::widgets::{self, fonts};
use crate::words::number::{count, counted};
use egui::{Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

/// Columns beyond these are counted and not drawn.
const MOST_COLUMNS: usize = 60;
const ROW_HEIGHT: f32 = 26.0;
const SCROLL_BAR: f32 = 12.0;
/// About the width of a digit at the small size.
const LETTER: f32 = 8.4;
const WIDEST: f32 = 260.0;
const NARROWEST: f32 = 52.0;

/// A table as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// `Sheet "Data"`, where it is one of a workbook.
    pub sheet: Option<String>,
    /// `Fingertips · 1,234 rows · 27 columns`.
    pub about: String,
    /// What was noticed in reading it.
    pub remarks: Vec<String>,
    /// The column names, then the first rows.
    rows: Vec<Vec<String>>,
    widths: Vec<f32>,
    left_out: usize,
}

impl Preview {
    /// What is shown of a table.
    pub fn of(table: &TableRead) -> Self {
        let about = format!(
            "Recognised as {} · {} · {}",
            table.layout.name(),
            counted(table.rows, "row", "rows"),
            counted(table.columns.len() as u64, "column", "columns")
        );
        let shown = Self::new(table.sheet.as_deref(), about, &table.columns, &table.first_rows);
        Self { remarks: table.remarks.iter().map(|remark| without_options(remark)).collect(), ..shown }
    }

    /// What is shown of a table of no known layout.
    pub fn of_seen(table: &SeenTable) -> Self {
        let columns = counted(table.columns.len() as u64, "column", "columns");
        let about = format!("Of no layout that is known here · {columns}");
        Self::new(table.sheet.as_deref(), about, &table.columns, &table.first_rows)
    }

    fn new(sheet: Option<&str>, about: String, columns: &[String], first_rows: &[Vec<String>]) -> Self {
        let rows: Vec<Vec<String>> = std::iter::once(columns)
            .chain(first_rows.iter().map(Vec::as_slice))
            .map(|row| row.iter().take(MOST_COLUMNS).map(|field| one_line(field)).collect())
            .collect();
        let shown = columns.len().min(MOST_COLUMNS);
        let width = |column: usize| {
            let letters = rows.iter().filter_map(|row| row.get(column)).map(|field| field.chars().count());
            (letters.max().unwrap_or(0) as f32 * LETTER + 20.0).clamp(NARROWEST, WIDEST)
        };
        Self {
            sheet: sheet.map(|sheet| format!("Sheet “{sheet}”")),
            about,
            remarks: Vec::new(),
            widths: (0..shown).map(width).collect(),
            left_out: columns.len() - shown,
            rows,
        }
    }

    /// How high it is drawn.
    pub fn height(&self) -> f32 {
        self.rows.len() as f32 * ROW_HEIGHT + SCROLL_BAR
    }
}

/// The beginning of a field, without line breaks.
fn one_line(field: &str) -> String {
    field.chars().take(80).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// Draws the rows, scrolling sideways.
pub(super) fn show(ui: &mut Ui, tokens: &Tokens, preview: &Preview, salt: impl egui::AsIdSalt) {
    let size = Vec2::new(ui.available_width(), preview.height());
    // What is scrolled out of sight takes its room and nothing else.
    if !ui.is_rect_visible(Rect::from_min_size(ui.cursor().min, size)) {
        ui.allocate_exact_size(size, Sense::hover());
        return;
    }
    ScrollArea::horizontal().id_salt(salt).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let width = preview.widths.iter().sum::<f32>();
        for (at, row) in preview.rows.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(Vec2::new(width, ROW_HEIGHT), Sense::hover());
            let name = if at == 0 { "Columns".to_owned() } else { format!("Row {at}") };
            response.widget_info(|| {
                WidgetInfo::labeled(egui::Role::Label, true, format!("{name}: {}", row.join(", ")))
            });
            row_of_fields(ui, tokens, rect, row, &preview.widths, at == 0);
        }
        ui.add_space(SCROLL_BAR);
    });
    if preview.left_out > 0 {
        let text = format!("and {} more columns", count(preview.left_out as u64));
        widgets::caption(ui, tokens, &text);
    }
}

fn row_of_fields(ui: &Ui, tokens: &Tokens, rect: Rect, row: &[String], widths: &[f32], is_head: bool) {
    if is_head {
        ui.painter().rect_filled(rect, 0.0, tokens.band);
    }
    let mut left = rect.left();
    for (field, width) in row.iter().zip(widths) {
        let (font, colour) =
            if is_head { (fonts::strong(), tokens.text_weak) } else { (fonts::small(), tokens.text) };
        if ui.clip_rect().x_range().intersects(egui::Rangef::new(left, left + width)) {
            let galley = widgets::elided(ui, field, font, colour, width - 16.0);
            let top = rect.center().y - galley.size().y / 2.0;
            ui.painter().galley(pos2(left + 8.0, top), galley, colour);
        }
        left += width;
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Layout;

    #[test]
    fn a_table_says_what_it_is_and_shows_no_more_columns_than_can_be_read() {
        let table = TableRead {
            file: "a.csv".into(),
            sheet: None,
            layout: Layout::Tidy,
            columns: (0..100).map(|at| format!("column {at}")).collect(),
            roles: Vec::new(),
            said: None,
            lacks_period: false,
            first_rows: vec![vec!["two\nlines".to_owned()]],
            columns_left: Vec::new(),
            rows: 1234,
            not_chosen: 0,
            taken: 1234,
            skipped: Vec::new(),
            remarks: Vec::new(),
            unclear_columns: Vec::new(),
        };
        let preview = Preview::of(&table);
        assert_eq!(preview.about, "Recognised as a tidy table · 1,234 rows · 100 columns");
        assert_eq!((preview.widths.len(), preview.left_out), (60, 40));
        assert_eq!(preview.rows[1][0], "two lines");
    }
}
