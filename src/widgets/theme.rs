//! The tokens given to everything that egui draws by itself.

use super::fonts;
use super::tokens::{Tokens, size, space};
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Vec2};

impl Tokens {
    /// Sets fonts' sizes, colours and distances for everything egui draws by itself.
    pub fn apply(&self, ctx: &egui::Context) {
        ctx.set_theme(if self.dark { egui::Theme::Dark } else { egui::Theme::Light });
        ctx.all_styles_mut(|style| {
            Self::apply_text(style);
            self.apply_visuals(&mut style.visuals);
            Self::apply_spacing(&mut style.spacing);
            style.interaction.selectable_labels = false;
            style.interaction.tooltip_delay = 0.25;
            style.url_in_tooltip = true;
        });
    }

    fn apply_text(style: &mut egui::Style) {
        style.visuals.override_text_color = None;
        style.text_styles = [
            (TextStyle::Small, FontId::new(size::SMALL, FontFamily::Proportional)),
            (TextStyle::Body, FontId::new(size::BODY, FontFamily::Proportional)),
            (TextStyle::Button, FontId::new(size::BODY, FontFamily::Proportional)),
            (TextStyle::Monospace, FontId::new(size::SMALL, FontFamily::Proportional)),
            (TextStyle::Heading, FontId::new(size::TITLE, fonts::bold())),
        ]
        .into();
    }

    fn apply_visuals(&self, visuals: &mut egui::Visuals) {
        visuals.dark_mode = self.dark;
        visuals.panel_fill = self.page;
        visuals.window_fill = self.card;
        visuals.window_stroke = Stroke::new(1.0, self.line);
        visuals.extreme_bg_color = self.card;
        visuals.faint_bg_color = self.band;
        visuals.code_bg_color = self.band;
        visuals.hyperlink_color = self.accent_text;
        visuals.error_fg_color = self.error;
        visuals.weak_text_color = Some(self.text_weak);
        visuals.selection.bg_fill = self.selected;
        visuals.selection.stroke = Stroke::new(2.0, self.accent);
        visuals.window_corner_radius = CornerRadius::same(8);
        visuals.menu_corner_radius = CornerRadius::same(6);
        let radius = CornerRadius::same(4);
        let shape = |fill: Color32, stroke: Color32, text: Color32| egui::style::WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(1.0, stroke),
            corner_radius: radius,
            fg_stroke: Stroke::new(1.5, text),
            expansion: 0.0,
        };
        visuals.widgets.noninteractive = shape(self.card, self.line, self.text);
        visuals.widgets.inactive = shape(self.card, self.outline, self.text);
        visuals.widgets.hovered = shape(self.hovered, self.accent, self.text);
        visuals.widgets.active = shape(self.selected, self.accent, self.text);
        visuals.widgets.open = shape(self.selected, self.outline, self.text);
    }

    fn apply_spacing(spacing: &mut egui::Spacing) {
        spacing.item_spacing = Vec2::new(space::ONE, space::HALF);
        spacing.button_padding = Vec2::new(12.0, 6.0);
        spacing.menu_margin = Margin::same(8);
        spacing.interact_size = Vec2::new(32.0, 32.0);
        spacing.tooltip_width = 380.0;
        spacing.scroll = egui::style::ScrollStyle {
            bar_width: 8.0,
            floating_width: 6.0,
            floating_allocated_width: 10.0,
            dormant_handle_opacity: 0.3,
            active_handle_opacity: 0.4,
            interact_handle_opacity: 0.7,
            ..egui::style::ScrollStyle::floating()
        };
    }
}
