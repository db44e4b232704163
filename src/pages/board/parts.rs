//! What slides are made of: the headline with what stands below it, the signs of a figure, what these mean and whose figures they
//! are, what leads to the page that has all of it.

use super::figure::BoardFigure;
use super::whole::{Fitted, Room, Steps};
use crate::charts::{self, Sign};
use crate::pages::{PageContext, legend};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts};
use crate::words::number;
use egui::{FontFamily, FontId, Label, Sense, Ui, vec2};

/// A headline is as large as two lines allow.
const HEADLINE: [(f32, usize); 7] = [
    (32.0, 2),
    (29.0, 2),
    (size::TITLE, 2),
    (size::TITLE_BETWEEN, 2),
    (size::COUNT, 2),
    (size::NAME, 2),
    (size::CARD_TITLE, 2),
];
/// In less room than this what is below the headline is told in small type, so that charts stay in sight.
const LOW: f32 = 380.0;
/// In still less it is left out.
const VERY_LOW: f32 = 240.0;
const MARK: f32 = 14.0;
/// The room of a sign.
pub(super) const SIGN: f32 = MARK + 6.0;
/// The height of a line, in sizes of its type.
const LINE_HEIGHT: f32 = 1.5;
/// The height of the row of signs of a figure.
pub(super) const ROW_OF_SIGNS: f32 = size::SMALL * LINE_HEIGHT;

/// How much room there is for words beside what is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ease {
    Roomy,
    Close,
    /// Nothing is told that is drawn too.
    Bare,
}

impl Ease {
    /// In the room that a slide has whatever it shows.
    pub(super) fn of(ui: &Ui) -> Self {
        match ui.max_rect().height() {
            high if high >= LOW => Self::Roomy,
            high if high >= VERY_LOW => Self::Close,
            _ => Self::Bare,
        }
    }

    /// The headline, which is never cut.
    pub(super) fn headline(self, ui: &Ui, page: &PageContext<'_>, title: &str) -> Fitted {
        let from = match self {
            Self::Roomy => 0,
            Self::Close => 2,
            Self::Bare => 4,
        };
        let steps = &HEADLINE[from..];
        let (family, colour) = (fonts::bold(), page.tokens.text);
        let room = Room { family, colour, width: ui.available_width(), steps };
        room.whole_or_longer(ui, page.outline, title)
    }

    /// What stands below it, as far as there is room.
    pub(super) fn under(self, ui: &Ui, page: &PageContext<'_>, under: &str) -> Option<Fitted> {
        let steps: Steps<'_> = match self {
            Self::Roomy => &[(size::CARD_TITLE, 2), (size::BODY, 2), (size::SMALL, 3)],
            Self::Close => &[(size::BODY, 1), (size::SMALL, 2)],
            Self::Bare => return None,
        };
        let (family, colour) = (FontFamily::Proportional, page.tokens.text_weak);
        let room = Room { family, colour, width: ui.available_width(), steps };
        room.whole_or_first_parts(ui, page.outline, under).filter(|_| !under.is_empty())
    }
}

/// The headline and what stands below it, as they were laid out.
pub(super) struct Titled {
    pub headline: Fitted,
    pub under: Option<Fitted>,
}

impl Titled {
    pub(super) fn of(ui: &Ui, page: &PageContext<'_>, (title, under): (&str, &str), ease: Ease) -> Self {
        Self { headline: ease.headline(ui, page, title), under: ease.under(ui, page, under) }
    }

    /// The room that it takes.
    pub(super) fn height(&self, ui: &Ui) -> f32 {
        let gap = ui.spacing().item_spacing.y;
        let under = self.under.as_ref().map_or(0.0, |under| under.height() + gap);
        self.headline.height() + gap + space::HALF + under + space::ONE
    }

    pub(super) fn show(self, ui: &mut Ui, (title, under): (&str, &str)) {
        widgets::page_title_laid(ui, self.headline.words, (title, self.headline.is_all));
        if let Some(words) = self.under {
            words.show(ui, under);
        }
        ui.add_space(space::ONE);
    }
}

/// The name of something in one line, cut where it is too long, and whole to whoever rests on it.
pub(super) fn name_in_a_line(ui: &mut Ui, text: &str, (font, colour): (FontId, egui::Color32)) {
    let words = widgets::elided_amid(ui, text, &font, colour, ui.available_width());
    let is_cut = words.text() != text;
    let shown = ui.add(Label::new(words));
    if is_cut {
        shown.hint(text);
    }
}

/// The unit and the periods of a figure beside its signs, in so many lines or else its first parts alone.
pub(super) fn subtitle(
    ui: &Ui,
    page: &PageContext<'_>,
    figure: &BoardFigure,
    (width, lines): (f32, usize),
) -> Fitted {
    let beside_signs = width - figure.signs().count() as f32 * (SIGN + ui.spacing().item_spacing.x);
    let (family, colour) = (FontFamily::Proportional, page.tokens.text_weak);
    let room = Room { family, colour, width: beside_signs, steps: &[(size::SMALL, lines)] };
    let first = figure.subtitle().split(" · ").next().unwrap_or_default();
    let in_part = room.whole_or_first_parts(ui, page.outline, figure.subtitle());
    in_part.unwrap_or_else(|| Fitted { is_all: false, ..room.whole_or_longer(ui, page.outline, first) })
}

/// The signs of a figure, and beside them its unit and periods.
pub(super) fn signs_and_subtitle(ui: &mut Ui, figure: &BoardFigure, page: &PageContext<'_>, words: Fitted) {
    ui.horizontal_top(|ui| {
        for sign in figure.signs() {
            let (rect, _) = ui.allocate_exact_size(vec2(SIGN, ROW_OF_SIGNS), Sense::hover());
            charts::sign(ui.painter(), rect.center(), MARK, sign, page.tokens);
        }
        words.show(ui, figure.subtitle());
    });
}

/// The row of what opens the page.
pub(super) const OPEN: f32 = 26.0;

/// What opens the page that has all of it, with how much of that had no room here, each of which is called so.
pub(super) fn open(ui: &mut Ui, page: &PageContext<'_>, left_out: usize, [one, many]: [&str; 2]) {
    let words = match left_out {
        0 => "Open this page".to_owned(),
        more => format!("… and {}: Open this page", number::counted(more as u64, one, many)),
    };
    if widgets::quiet_button(ui, page.tokens, &words, &words).clicked() {
        page.go(page.view.clone());
    }
}

/// What stands below the charts: what their signs mean, and whose figures they are.
#[derive(Clone, Copy)]
pub(super) struct Below<'a> {
    pub signs: &'a [Sign],
    pub sources: &'a str,
}

impl Below<'_> {
    /// The room that it takes.
    pub(super) fn height(&self, ui: &Ui) -> f32 {
        let spacing = ui.spacing().item_spacing.y;
        let part = (self.sources, fonts::small(), egui::Color32::PLACEHOLDER);
        let sources = match self.sources {
            "" => 0.0,
            _ => widgets::paragraph(ui, &[part], ui.available_width(), usize::MAX).size().y + spacing,
        };
        let signs = legend::height_of_shown(ui, self.signs);
        sources + if signs > 0.0 { signs + spacing } else { 0.0 } + spacing
    }

    pub(super) fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        if !self.signs.is_empty() {
            legend::of_shown(ui, page, self.signs);
        }
        if !self.sources.is_empty() {
            widgets::caption(ui, page.tokens, self.sources);
        }
    }
}
