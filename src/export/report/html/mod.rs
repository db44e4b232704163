//! A report as one page of the web: a file that stands alone, runs nothing, loads nothing, and reads aloud, prints and fits
//! a telephone as well as a screen.
//!
//! It is written so that a reader of XML can read it too.

mod block;
mod colours;
mod drawing;
mod line;
mod table;

use super::{Document, Section};
use crate::export::svg::Escaped;
use crate::model::PlainDate;
use crate::words::date;
use drawing::Drawings;
use std::collections::HashSet;
use std::fmt::{self, Write};

/// How it looks, but for the colours.
const STYLE: &str = include_str!("style.css");

const SKIP: &str = "Skip to the report";
const CONTENTS: &str = "Contents";
const MARKS: &str = "What the marks mean";

/// The id of the heading of the whole page. What the page names itself has a low line in its name, which no section has.
const TITLE: &str = "title_";

/// The report as a document in HTML, which is the same whenever it is made of the same.
pub fn html(document: &Document) -> String {
    let ids = document.sections.iter().map(|section| section.id.as_str()).collect();
    let mut page = Page { ids, ..Page::default() };
    page.header(document);
    page.contents(document);
    page.put("<main id=\"main_\" tabindex=\"-1\">\n");
    for section in &document.sections {
        page.section(section, is_cover(document, section));
    }
    page.put("</main>\n</div>\n");
    page.footer(document);
    let Page { out: body, drawings, .. } = page;
    let mut out = String::with_capacity(body.len() + body.len() / 4);
    head(&mut out, document, &drawings);
    out.push_str(&drawings.symbols());
    out.push_str(&body);
    out.push_str("</body>\n</html>\n");
    out
}

/// What is written so far.
#[derive(Default)]
struct Page<'a> {
    out: String,
    drawings: Drawings<'a>,
    /// Of all sections, which can be led to.
    ids: HashSet<&'a str>,
    /// Of the section that is written.
    section: &'a str,
    /// How many things were given an id of their own.
    named: usize,
    /// The headings that what is written lies below, each by its level in the report and in the page, where none is left out.
    above: Vec<(u8, u8)>,
}

impl<'a> Page<'a> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn write(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a text does not fail.
        let _ = self.out.write_fmt(text);
    }

    /// An id that nothing else has.
    fn id(&mut self) -> String {
        self.named += 1;
        format!("n_{}", self.named)
    }

    /// The beginning of something that can be moved sideways by finger and by key; it is called by what has this id and by its
    /// section.
    fn moved(&mut self, id: &str, class: &str) {
        let section = Escaped(self.section);
        self.write(format_args!(
            "<div class=\"scroll{class}\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id} {section}_name\">\n"
        ));
    }

    fn header(&mut self, document: &Document) {
        let Document { title, edition, description, .. } = document;
        self.write(format_args!("<header>\n<h1 id=\"{TITLE}\">{}</h1>\n", Escaped(title)));
        for (class, text) in [("edition", edition), ("description", description)] {
            if !text.is_empty() {
                self.write(format_args!("<p class=\"{class}\">{}</p>\n", Escaped(text)));
            }
        }
        self.put("</header>\n<div class=\"layout\">\n");
    }

    fn contents(&mut self, document: &Document) {
        self.write(format_args!(
            "<nav aria-labelledby=\"contents_\">\n<h2 id=\"contents_\">{CONTENTS}</h2>\n<ul>\n"
        ));
        for section in &document.sections {
            let (id, name) = (Escaped(&section.id), Escaped(&section.name));
            self.write(format_args!("<li><a id=\"{id}_name\" href=\"#{id}\">{name}</a></li>\n"));
        }
        self.put("</ul>\n</nav>\n");
    }

    fn section(&mut self, section: &'a Section, is_cover: bool) {
        let id = Escaped(&section.id);
        self.section = &section.id;
        if is_cover {
            self.write(format_args!("<section id=\"{id}\" aria-labelledby=\"{TITLE}\">\n"));
            self.above = vec![(1, 1)];
        } else {
            let title = Escaped(&section.title);
            self.write(format_args!(
                "<section id=\"{id}\" aria-labelledby=\"{id}_name {id}_title\">\n<h2 id=\"{id}_title\">{title}</h2>\n"
            ));
            self.above = vec![(1, 2)];
        }
        self.blocks(&section.blocks);
        if !section.sources.is_empty() {
            self.write(format_args!("<p class=\"sources\">{}</p>\n", Escaped(&section.sources)));
        }
        self.put("</section>\n");
    }

    fn footer(&mut self, document: &Document) {
        let Document { title, edition, made, .. } = document;
        let edition = if edition.is_empty() { String::new() } else { format!(" · {edition}") };
        let made = PlainDate::parse(made).as_ref().map_or_else(|| made.clone(), date::in_words);
        let of = format!("{title}{edition} · made with Placecard on {made}");
        self.write(format_args!("<footer>\n<p>{}</p>\n</footer>\n", Escaped(&of)));
    }
}

/// Whether its heading is that of the whole.
fn is_cover(document: &Document, section: &Section) -> bool {
    section.title == document.title && document.sections.first().is_some_and(|first| first.id == section.id)
}

/// All up to the body, which begins with the way past the contents.
fn head(out: &mut String, document: &Document, drawings: &Drawings<'_>) {
    let (title, description) = (Escaped(&document.title), Escaped(&document.description));
    let edition = Escaped(&document.edition);
    let dash = if document.edition.is_empty() { "" } else { ", " };
    let _ = write!(
        out,
        "<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en-GB\">\n\
         <head>\n\
         <meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <meta name=\"referrer\" content=\"no-referrer\"/>\n\
         <title>{title}{dash}{edition}</title>\n\
         <meta name=\"description\" content=\"{description}\"/>\n\
         <meta name=\"generator\" content=\"Placecard\"/>\n\
         <style>\n{}{STYLE}{}</style>\n\
         </head>\n\
         <body>\n\
         <a class=\"skip\" href=\"#main_\">{SKIP}</a>\n",
        colours::of_the_page(),
        colours::of_drawings(drawings.colours()),
    );
}

#[cfg(test)]
mod tests;
