//! The parts of a section.

use super::{MARKS, Page};
use crate::export::report::{Block, Fact, Figure, Line, Tone};
use crate::export::svg::Escaped;

/// No heading of the web is deeper.
const DEEPEST: u8 = 6;
/// In points: what a telephone shows whole. A wider picture is moved under the finger rather than made unreadable.
const WHOLE: f32 = 320.0;

impl<'a> Page<'a> {
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph { text, tone } => {
                let class = match tone {
                    Tone::Lead => " class=\"lead\"",
                    Tone::Plain => "",
                    Tone::Quiet => " class=\"quiet\"",
                };
                self.write(format_args!("<p{class}>"));
                self.line(text);
                self.put("</p>\n");
            }
            Block::List { ordered, items } => self.list(*ordered, items),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            // It stands beside the sections already, where it stays in sight.
            Block::Contents(_) => {}
            Block::Columns(columns) => self.columns(columns),
            // It is there to be seen, and written in where it is printed.
            Block::Room { lines } => {
                self.put("<div class=\"room\" aria-hidden=\"true\">");
                self.put(&"<div></div>".repeat(*lines));
                self.put("</div>\n");
            }
            Block::Key(marks) => self.key(marks),
        }
    }

    /// A heading is one level below the one that it belongs to, so that none is left out.
    fn heading(&mut self, level: u8, text: &'a Line) {
        let first = self.above.first().copied();
        self.above.retain(|(of, _)| *of < level);
        // None belongs to nothing but its section.
        if self.above.is_empty() {
            self.above.extend(first);
        }
        let within = self.above.last().map_or(1, |(_, within)| *within);
        let shown = (within + 1).min(DEEPEST);
        self.above.push((level, shown));
        let level = shown;
        self.write(format_args!("<h{level}>"));
        self.line(text);
        self.write(format_args!("</h{level}>\n"));
    }

    fn list(&mut self, ordered: bool, items: &'a [Vec<Block>]) {
        let name = if ordered { "ol" } else { "ul" };
        self.write(format_args!("<{name}>\n"));
        for item in items {
            self.put("<li>");
            match &item[..] {
                [Block::Paragraph { text, tone: Tone::Plain }] => self.line(text),
                blocks => self.blocks(blocks),
            }
            self.put("</li>\n");
        }
        self.write(format_args!("</{name}>\n"));
    }

    fn facts(&mut self, facts: &'a [Fact]) {
        self.put("<dl class=\"facts\">\n");
        for Fact { name, value, share } in facts {
            let empty = if value.is_empty() { " class=\"empty\"" } else { "" };
            let (share, name) = (share.clamp(0.0, 100.0), Escaped(name));
            self.write(format_args!("<div style=\"flex-grow:{share}\"><dt>{name}</dt><dd{empty}>"));
            self.line(value);
            self.put("</dd></div>\n");
        }
        self.put("</dl>\n");
    }

    fn columns(&mut self, columns: &'a [Vec<Block>]) {
        self.put("<div class=\"columns\">\n");
        // What stands beside each other belongs to the same.
        let above = self.above.clone();
        for column in columns {
            self.above.clone_from(&above);
            self.put("<div>\n");
            self.blocks(column);
            self.put("</div>\n");
        }
        self.above = above;
        self.put("</div>\n");
    }

    fn key(&mut self, marks: &'a [Line]) {
        self.write(format_args!("<ul class=\"key\" aria-label=\"{MARKS}\">\n"));
        for mark in marks {
            self.put("<li>");
            self.line(mark);
            self.put("</li>\n");
        }
        self.put("</ul>\n");
    }

    fn figure(&mut self, figure: &'a Figure) {
        let (id, title) = (self.id(), figure.title.said());
        self.write(format_args!("<figure>\n<figcaption id=\"{id}\">"));
        if !figure.title.is_empty() {
            self.put("<span class=\"title\">");
            self.line(&figure.title);
            self.put("</span>");
        }
        if !figure.subtitle.is_empty() {
            self.write(format_args!(" <span class=\"quiet\">{}</span>", Escaped(&figure.subtitle)));
        }
        self.put("</figcaption>\n");
        let drawing = self.drawings.figure(&id, &title, figure);
        match &figure.narrow {
            Some(narrow) => {
                // One of the two is there at a time.
                let other = self.id();
                let narrow = self.drawings.figure(&other, &title, narrow);
                self.write(format_args!(
                    "<div class=\"where-wide\">\n{drawing}</div>\n<div class=\"where-narrow\">\n{narrow}</div>\n"
                ));
            }
            None if figure.width > WHOLE => {
                self.moved(&id, "");
                self.put(&drawing);
                self.put("</div>\n");
            }
            None => self.put(&drawing),
        }
        self.put("</figure>\n");
    }
}
