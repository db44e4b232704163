//! Draws the page.

use super::content::PrioritiesPage;
use crate::pages::PageContext;
use crate::pages::registry::Content;
use crate::widgets;
use egui::Ui;

impl Content for PrioritiesPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        widgets::page_title(ui, page.tokens, &self.title);
    }

    fn sentences(&self) -> Vec<String> {
        vec![self.title.clone()]
    }
}
