//! The slide of a place as it is drawn: the headline, charts side by side, and below them what the signs mean and whose figures they
//! are. What there is room for is found by measuring: type is smaller before a chart goes, and a chart goes before another is too
//! low to be read.

use super::content::BoardPage;
use super::figure::BoardFigure;
use super::parts::{Below, Ease, OPEN, ROW_OF_SIGNS, Titled, open, signs_and_subtitle, subtitle};
use super::whole::{Fitted, Room, Steps};
use crate::charts::Sign;
use crate::model::IndicatorId;
use crate::pages::registry::Content;
use crate::pages::{Command, PageContext};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, fonts, page_room};
use egui::{CursorIcon, Rect, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

/// From so wide a screen three charts stand side by side, and from so wide a one two; in points of the board.
const THREE_FROM: f32 = 980.0;
const TWO_FROM: f32 = 580.0;
/// A chart is no lower: in less a rise is as flat as none. Where there is not even so much none is drawn, and it is counted as left out.
pub(super) const LEAST_CHART: f32 = 92.0;
/// Before charts are lower than the first of these, less is told beside them; before they are lower than the second, one of them goes.
const LOW_CHART: [f32; 2] = [136.0, 104.0];
/// What is counted where charts have no room.
pub(super) const CHARTS: [&str; 2] = ["more chart", "more charts"];

impl Content for BoardPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        let under = self.improving.as_deref().unwrap_or_default();
        if self.figures.is_empty() {
            Titled::of(ui, page, (&self.headline, under), Ease::of(ui)).show(ui, (&self.headline, under));
            widgets::body(ui, page.tokens, "No figure of this place can be drawn.");
            return;
        }
        let plan = Plan::of(ui, page, self);
        plan.titled.show(ui, (&self.headline, under));
        let none = Seen { pressed: None, signs: Vec::new() };
        let has_any = !plan.heads.figures.is_empty();
        let Seen { pressed, signs } = if has_any { figures(ui, page, plan.heads, plan.height) } else { none };
        if let Some(indicator) = pressed {
            page.commands.send(Command::ShowAlone(indicator));
        }
        Below { signs: &signs, sources: plan.sources }.show(ui, page);
        if plan.left_out > 0 {
            open(ui, page, plan.left_out, CHARTS);
        }
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }
}

/// How many charts have room side by side.
fn across(ui: &Ui) -> usize {
    match page_room::window_width(ui.ctx()) {
        wide if wide >= THREE_FROM => 3,
        wide if wide >= TWO_FROM => 2,
        _ => 1,
    }
}

/// How the room is shared out.
struct Plan<'a> {
    titled: Titled,
    heads: Heads<'a>,
    sources: &'a str,
    /// What the charts have, with what stands above them.
    height: f32,
    left_out: usize,
}

impl<'a> Plan<'a> {
    /// As many charts as can be read, with as much in words as leaves them that.
    fn of(ui: &Ui, page: &PageContext<'_>, slide: &'a BoardPage) -> Self {
        let with = |(count, ease)| Self::with(ui, page, slide, (count, ease));
        let counts = (1..=slide.figures.len().min(across(ui))).rev();
        let eases = [Ease::Roomy, Ease::Close, Ease::Bare];
        let of_count = |count| LOW_CHART.map(|least| eases.map(|ease| (least, count, ease)));
        let mut all = counts.flat_map(of_count).flatten();
        let has_room = |plan: &Self, least| plan.height - plan.heads.height >= least;
        let found = all
            .find_map(|(least, count, ease)| Some(with((count, ease))).filter(|plan| has_room(plan, least)));
        found.unwrap_or_else(|| {
            let bare = with((1, Ease::Bare));
            if has_room(&bare, LEAST_CHART) { bare } else { with((0, Ease::Close)) }
        })
    }

    fn with(ui: &Ui, page: &PageContext<'_>, slide: &'a BoardPage, (count, ease): (usize, Ease)) -> Self {
        let (shown, left_out) = (&slide.figures[..count], slide.figures.len() - count);
        let under = slide.improving.as_deref().unwrap_or_default();
        let titled = Titled::of(ui, page, (&slide.headline, under), ease);
        // The headline says of the only chart what its title would.
        let is_whole = shown.first().is_some_and(|figure| figure.withheld.is_none());
        let is_said = count == 1 && is_whole && ease >= Ease::Bare && slide.headline_is_of_first;
        let heads = Heads::of(ui, page, shown, (ease, is_said));
        // The headline tells a figure too.
        let told = if slide.headline_is_of_first { count.max(1) } else { count };
        let sources = slide.sources.get(told).map_or("", String::as_str);
        let signs: Vec<Sign> = shown.iter().flat_map(|figure| figure.all_signs(None)).collect();
        let below = Below { signs: &signs, sources }.height(ui);
        let spacing = ui.spacing().item_spacing.y;
        let open = if left_out > 0 { OPEN + spacing } else { 0.0 };
        let height = ui.available_height() - titled.height(ui) - below - open - spacing;
        Self { titled, heads, sources, height, left_out }
    }
}

/// What stands above each chart.
struct Heads<'a> {
    figures: &'a [BoardFigure],
    /// How wide each is.
    width: f32,
    titles: Vec<Option<Fitted>>,
    subtitles: Vec<Fitted>,
    /// How high the highest title is, and the highest of all of it: every chart begins where the longest head ends.
    titles_height: f32,
    height: f32,
}

const GAP: f32 = space::THREE;

impl<'a> Heads<'a> {
    fn of(
        ui: &Ui,
        page: &PageContext<'_>,
        figures: &'a [BoardFigure],
        (ease, without_title): (Ease, bool),
    ) -> Self {
        let count = figures.len().max(1) as f32;
        let width = (ui.available_width() - space::ONE - GAP * (count - 1.0)) / count;
        let titles = titles(ui, page, figures, (width, ease)).into_iter();
        let titles: Vec<Option<Fitted>> =
            titles.map(|title| Some(title).filter(|_| !without_title)).collect();
        let lines = if ease <= Ease::Close { 3 } else { 1 };
        let subtitles: Vec<Fitted> =
            figures.iter().map(|figure| subtitle(ui, page, figure, (width, lines))).collect();
        let gap = ui.spacing().item_spacing.y;
        let most = |heights: &mut dyn Iterator<Item = f32>| heights.fold(0.0, f32::max);
        let titles_height = most(&mut titles.iter().flatten().map(|title| title.height() + gap));
        let of_subtitles = most(&mut subtitles.iter().map(Fitted::height)).max(ROW_OF_SIGNS);
        let height = space::ONE + titles_height + of_subtitles + 2.0 * gap;
        Self { figures, width, titles, subtitles, titles_height, height }
    }
}

/// The titles of charts of this width, all of one size in which each has room; none is cut.
fn titles(
    ui: &Ui,
    page: &PageContext<'_>,
    figures: &[BoardFigure],
    (width, ease): (f32, Ease),
) -> Vec<Fitted> {
    let steps: Steps<'_> = match ease {
        Ease::Roomy => &[(size::CARD_TITLE, 3), (size::BODY, 3), (size::SMALL, 4)],
        Ease::Close => &[(size::BODY, 3), (size::SMALL, 4)],
        Ease::Bare => &[(size::SMALL, 4)],
    };
    let family = fonts::semibold_at(size::SMALL).family;
    let room = |steps| Room { family: family.clone(), colour: page.tokens.text, width, steps };
    let at = |nth: usize| {
        let room = room(&steps[nth..=nth]);
        figures.iter().map(|figure| room.whole(ui, page.outline, &figure.title)).collect::<Option<_>>()
    };
    (0..steps.len()).find_map(at).unwrap_or_else(|| {
        let last = room(&steps[steps.len() - 1..]);
        figures.iter().map(|figure| last.whole_or_longer(ui, page.outline, &figure.title)).collect()
    })
}

/// What came of drawing charts: the one that was pressed, and the signs that are seen.
struct Seen {
    pressed: Option<IndicatorId>,
    signs: Vec<Sign>,
}

/// Charts side by side in a room of this height, each below what it says.
fn figures(ui: &mut Ui, page: &PageContext<'_>, heads: Heads<'_>, height: f32) -> Seen {
    let Heads { figures, width, titles, subtitles, titles_height, height: head } = heads;
    let (_, all) = ui.allocate_space(vec2(ui.available_width(), height.max(head)));
    let mut seen = Seen { pressed: None, signs: Vec::new() };
    for (at, (figure, (title, subtitle))) in figures.iter().zip(titles.into_iter().zip(subtitles)).enumerate()
    {
        let left = all.left() + at as f32 * (width + GAP);
        let rect = Rect::from_min_size(pos2(left, all.top()), vec2(width, all.height()));
        // The room is taken already.
        let ui = &mut ui.new_child(UiBuilder::new().id_salt(("figure", figure.indicator)).max_rect(rect));
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(2.0, page.tokens.accent));
        ui.add_space(space::ONE);
        let from = ui.cursor().top();
        if let Some(title) = title {
            let named = title.show(ui, &figure.title);
            widgets::reading::heading(&named, 2, &figure.title);
        }
        ui.add_space((titles_height - (ui.cursor().top() - from)).max(0.0));
        signs_and_subtitle(ui, figure, page, subtitle);
        ui.add_space((rect.top() + head - ui.cursor().top()).max(0.0));
        let size = Vec2::new(width, rect.bottom() - ui.cursor().top());
        seen.signs.extend(figure.all_signs(Some(size)));
        let chart = figure.draw(ui, "board", page, size);
        if chart.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            seen.pressed = Some(figure.indicator);
        }
    }
    seen
}
