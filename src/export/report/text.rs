//! A report as plain text, in which its parts can be told apart: to be looked over, and for two to be compared.

use super::document::{Block, Cell, Contents, Document, Entry, Inline, Line, Row, Section, Table};
use std::fmt::Write;

/// All that it says, a line for each paragraph, row and figure.
pub fn text(document: &Document) -> String {
    let mut out = format!("{}\n{}\n{}\n", document.title, document.edition, document.description);
    document.sections.iter().for_each(|section| out.push_str(&text_of(section)));
    out
}

/// The same of one section.
pub fn text_of(section: &Section) -> String {
    let mut out = format!("\n=== {} ({})\n# {}\n", section.name, section.id, section.title);
    blocks(&mut out, &section.blocks, 0);
    let _ = writeln!(out, "~ {}", section.sources);
    out
}

fn blocks(out: &mut String, all: &[Block], indent: usize) {
    let pad = " ".repeat(indent);
    for block in all {
        let _ = match block {
            Block::Heading { level, text } => {
                writeln!(out, "{pad}{} {}", "#".repeat(usize::from(*level)), line(text))
            }
            Block::Paragraph { text, .. } => writeln!(out, "{pad}{}", line(text)),
            Block::List { items, .. } => {
                for item in items {
                    let _ = writeln!(out, "{pad}-");
                    blocks(out, item, indent + 2);
                }
                Ok(())
            }
            Block::Facts(facts) => {
                facts.iter().try_for_each(|fact| writeln!(out, "{pad}[{}: {}]", fact.name, line(&fact.value)))
            }
            Block::Table(table) => {
                self::table(out, table, &pad);
                Ok(())
            }
            Block::Figure(figure) => writeln!(
                out,
                "{pad}<{} {}x{}> {} / {} / {}",
                figure.id,
                figure.width.round(),
                figure.height.round(),
                line(&figure.title),
                figure.subtitle,
                figure.told
            ),
            Block::Contents(Contents { heading, entries }) => {
                let entry = |Entry { name, to }: &Entry| format!("{pad}-\n{pad}  [{name}]({to})\n");
                writeln!(
                    out,
                    "{pad}## {}\n{}",
                    line(heading),
                    entries.iter().map(entry).collect::<String>().trim_end()
                )
            }
            Block::Columns(columns) => {
                for column in columns {
                    let _ = writeln!(out, "{pad}|");
                    blocks(out, column, indent + 2);
                }
                Ok(())
            }
            Block::Room { lines } => writeln!(out, "{pad}___ {lines}"),
            Block::Key(entries) => {
                writeln!(out, "{pad}key: {}", entries.iter().map(line).collect::<Vec<_>>().join("; "))
            }
        };
    }
}

fn table(out: &mut String, table: &Table, pad: &str) {
    let _ = writeln!(out, "{pad}table {}", table.caption);
    let cell = |cell: &Cell| line(cell).trim_end().to_owned();
    let cells = |cells: &mut dyn Iterator<Item = &Cell>| cells.map(cell).collect::<Vec<_>>().join(" | ");
    let _ = writeln!(out, "{pad}: {}", cells(&mut table.columns.iter().map(|column| &column.head)));
    for row in &table.rows {
        let _ = match row {
            Row::Group(name) => writeln!(out, "{pad}== {}", line(name)),
            Row::Cells(all) => writeln!(out, "{pad}| {}", cells(&mut all.iter())),
            Row::Room => writeln!(out, "{pad}| ___"),
        };
    }
}

fn line(line: &Line) -> String {
    let piece = |piece: &Inline| match piece {
        Inline::Text { text, strong: true, .. } => format!("*{text}*"),
        Inline::Text { text, .. } => text.clone(),
        Inline::Link { text, to } => format!("[{text}]({to})"),
        // Of a course only that there is one: its points are the file’s.
        Inline::Little(little) if little.id.starts_with("spark-") => "{spark}".to_owned(),
        Inline::Little(little) => format!("{{{}}}", little.id),
        Inline::Gap(_) => " ".to_owned(),
    };
    line.0.iter().map(piece).collect()
}
