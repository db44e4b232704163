//! What stands in a line: words, ways to elsewhere, small pictures.

use super::Page;
use super::drawing::Rem;
use crate::export::report::{Inline, Line};
use crate::export::svg::Escaped;

impl<'a> Page<'a> {
    pub(super) fn line(&mut self, line: &'a Line) {
        self.pieces(&line.0);
    }

    pub(super) fn pieces(&mut self, pieces: &'a [Inline]) {
        for piece in pieces {
            match piece {
                Inline::Text { text, strong, quiet } => {
                    let (open, close) = match (strong, quiet) {
                        (true, true) => ("<strong class=\"quiet\">", "</strong>"),
                        (true, false) => ("<strong>", "</strong>"),
                        (false, true) => ("<span class=\"quiet\">", "</span>"),
                        (false, false) => ("", ""),
                    };
                    self.write(format_args!("{open}{}{close}", Escaped(text)));
                }
                Inline::Link { text, to } if self.leads(to) => {
                    self.write(format_args!("<a href=\"{}\">{}</a>", Escaped(to), Escaped(text)));
                }
                Inline::Link { text, .. } => self.write(format_args!("{}", Escaped(text))),
                Inline::Gap(width) => {
                    self.write(format_args!(
                        "<span class=\"gap\" style=\"width:{}rem\"></span>",
                        Rem(*width)
                    ));
                }
                Inline::Little(little) => {
                    let little = self.drawings.little(little);
                    self.put(&little);
                }
            }
        }
    }

    /// Whether it leads to a section of this document or to a page of the web, and runs nothing.
    fn leads(&self, to: &str) -> bool {
        let begins = |with: &str| to.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
        match to.strip_prefix('#') {
            Some(id) => self.ids.contains(id),
            None => begins("https://") || begins("http://"),
        }
    }
}
