//! That every page, and whatever opens over it, is whole in every usual window: what can be pressed can be reached and lies on
//! nothing else, texts stand apart, and none is cut short beside free room.

use crate::harness::{Window, flat_shapes, labels, open_at, press, says, send, wait, wait_for};
use egui::accesskit::{NodeId, Role};
use egui::{Id, LayerId, Rect, Shape, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use placecard::app::{Origin, Settings};
use placecard::model::Word;
use placecard::pages::{Action, ChartKind, Command, Page, Panel, Sample, View};
use std::collections::{HashMap, HashSet};

/// Width and height of a window in points of the screen, and how large everything in it is.
const WINDOWS: [(f32, f32, f32); 8] = [
    (720.0, 480.0, 1.0),
    (1280.0, 800.0, 1.0),
    (1366.0, 728.0, 1.0),
    (1440.0, 900.0, 1.0),
    (1920.0, 1080.0, 1.0),
    (1280.0, 800.0, 1.5),
    (1920.0, 1080.0, 1.5),
    (720.0, 480.0, 1.5),
];
/// What rounding to pixels may take.
const ROUNDING: f32 = 2.0;
/// Less than this beside a text that is cut is no room.
const NO_ROOM: f32 = 40.0;

fn windows(origin: &Origin) -> impl Iterator<Item = (String, Window)> {
    WINDOWS.into_iter().map(|(width, height, zoom)| {
        let settings = Settings { introduced: true, ..Settings::default() };
        let window = open_at(origin.clone(), Vec2::new(width, height) / zoom, settings);
        (format!("{width} by {height} at {zoom}"), window)
    })
}

/// Every page there is, those that depend on a choice with each.
fn views(window: &Window) -> Vec<(String, View)> {
    let (loaded, view) = window.state().shown().expect("a scorecard");
    let place = loaded.outline.places.get(1).or(loaded.outline.places.first()).map(|place| place.area);
    let view = View { place, ..view.clone() };
    let pages = Page::ALL.iter().flat_map(|page| {
        let view = view.at_page(*page);
        let charts: Vec<ChartKind> =
            if *page == Page::Indicator { ChartKind::ALL.to_vec() } else { vec![view.chart] };
        let of_chart = |chart: ChartKind| {
            (format!("{}, {}", page.as_str(), chart.label()), View { chart, ..view.clone() })
        };
        charts.into_iter().map(of_chart).collect::<Vec<_>>()
    });
    pages.collect()
}

fn go(window: &mut Window, view: &View) {
    send(window, Command::Go(view.clone()));
    wait(window, |window| window.state().shown().is_some_and(|(_, shown)| shown.page == view.page));
    window.run_steps(4);
}

/// Something that can be pressed.
struct Target {
    id: Id,
    layer: LayerId,
    /// Role and name.
    told: String,
    /// All of it, and what can be seen of it.
    rect: Rect,
    seen: Rect,
}

impl Target {
    /// What it is and where it stands.
    fn place(&self) -> String {
        format!("{} at {:?}, of which is seen {:?}", self.told, self.rect, self.seen)
    }

    fn is_whole(&self) -> bool {
        self.seen.is_positive() && self.seen.expand(ROUNDING).contains_rect(self.rect)
    }
}

/// What can be pressed and is known by a name; a layer itself, for one, takes clicks and has none.
fn targets(window: &Window) -> Vec<Target> {
    let told = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        // Texts that can be marked to be copied are read, not pressed.
        if node.role() == Role::Label {
            return None;
        }
        let name = node.label().or_else(|| node.value()).filter(|name| !name.is_empty())?;
        Some((node.locate().0, format!("{:?} ‘{name}’", node.role())))
    };
    let names: HashMap<NodeId, String> = window.root().children_recursive().filter_map(told).collect();
    window.ctx.viewport(|viewport| {
        let all = viewport.prev_pass.widgets.layers().flat_map(|(_, layer)| layer.iter());
        let pressed = all.filter(|widget| widget.enabled && widget.visible && widget.sense.senses_click());
        let target = |widget: &egui::WidgetRect| {
            let told = names.get(&widget.id.accesskit_id())?.clone();
            let (id, layer) = (widget.id, widget.layer_id);
            Some(Target { id, layer, told, rect: widget.rect, seen: widget.interact_rect })
        };
        pressed.filter_map(target).filter(|target| target.rect.is_positive()).collect()
    })
}

/// What can be pressed and never comes whole into sight: neither it is, nor does scrolling to it bring it there.
fn out_of_reach(window: &mut Window) -> Vec<String> {
    let screen = window.ctx.content_rect();
    let mut faults = Vec::new();
    let mut whole: HashSet<Id> = HashSet::new();
    let mut open: HashMap<Id, Target> = HashMap::new();
    let mut tried: HashSet<Id> = HashSet::new();
    loop {
        for target in targets(window) {
            let sides = screen.x_range().expand(ROUNDING);
            if !sides.contains(target.rect.left()) || !sides.contains(target.rect.right()) {
                faults.push(format!("beyond a side of the window: {}", target.place()));
            }
            // What is higher than the window can only be seen in parts.
            let fits = target.rect.height() < screen.height() * 0.7;
            if target.is_whole() || !fits && target.seen.is_positive() {
                whole.insert(target.id);
            } else {
                open.insert(target.id, target);
            }
        }
        // About a page on, so that many come into sight at a time.
        let on = screen.bottom() + 0.6 * screen.height();
        let left = open.values().filter(|it| !whole.contains(&it.id) && !tried.contains(&it.id));
        let far = |one: &&Target| (one.rect.top() - on).abs();
        let Some(next) = left.min_by(|one, other| far(one).total_cmp(&far(other))).map(|it| it.id) else {
            break;
        };
        tried.insert(next);
        let of_next = |node: &egui_kittest::Node<'_>| node.accesskit_node().locate().0 == next.accesskit_id();
        let Some(node) = window.root().children_recursive().find(of_next) else { continue };
        node.scroll_to_me();
        window.run();
    }
    let lost = open.into_values().filter(|target| !whole.contains(&target.id));
    faults.extend(lost.map(|target| format!("never whole in sight: {}", target.place())));
    faults
}

/// What can be pressed and lies on something else of its layer, but not within it, as an icon does in a field.
fn on_each_other(window: &Window) -> Vec<String> {
    let all = targets(window);
    let mut faults = Vec::new();
    for (at, one) in all.iter().enumerate() {
        for other in all[at + 1..].iter().filter(|other| other.layer == one.layer) {
            let shared = one.seen.intersect(other.seen);
            let touches = shared.width() > ROUNDING && shared.height() > ROUNDING;
            let within =
                |inner: &Target, outer: &Target| outer.rect.expand(ROUNDING).contains_rect(inner.rect);
            if touches && !within(one, other) && !within(other, one) {
                faults.push(format!("{} lies on {}", one.place(), other.place()));
            }
        }
    }
    faults
}

/// A line of a text that is drawn where it can be seen.
struct Line<'w> {
    words: String,
    elided: bool,
    rect: Rect,
    clip: Rect,
    shape: &'w Shape,
}

fn lines<'w>(shapes: &[(Rect, &'w Shape)]) -> Vec<Line<'w>> {
    let of_shape = |(clip, shape): &(Rect, &'w Shape)| {
        let (clip, shape) = (*clip, *shape);
        let Shape::Text(text) = shape else { return Vec::new() };
        let rows = &text.galley.rows;
        let line = |(at, row): (usize, &egui::epaint::text::PlacedRow)| Line {
            words: row.text(),
            elided: text.galley.elided && at + 1 == rows.len(),
            rect: of_letters(row).translate(text.pos.to_vec2()),
            clip,
            shape,
        };
        rows.iter().enumerate().map(line).collect()
    };
    let all = shapes.iter().flat_map(of_shape);
    all.filter(|it| it.rect.is_positive() && it.clip.contains_rect(it.rect.shrink(ROUNDING))).collect()
}

/// From the first letter of a line to the last: a line that goes on beside a button has room before it.
fn of_letters(row: &egui::epaint::text::PlacedRow) -> Rect {
    let ends = row.glyphs.first().zip(row.glyphs.last());
    let x = ends.map_or(0.0..=0.0, |(first, last)| first.pos.x..=last.max_x());
    Rect::from_x_y_ranges(x, 0.0..=row.size.y).translate(row.pos.to_vec2())
}

/// Texts that lie on another one.
fn texts_on_each_other(window: &Window) -> Vec<String> {
    let shapes = flat_shapes(window);
    let lines = lines(&shapes);
    let mut faults = Vec::new();
    for (at, one) in lines.iter().enumerate() {
        for other in &lines[at + 1..] {
            // The room above and below the letters of a line is free.
            let [a, b] = [one, other].map(|it| it.rect.shrink2(Vec2::new(1.0, 3.0)));
            if a.intersects(b) {
                faults.push(format!("‘{}’ at {a:?} lies on ‘{}’ at {b:?}", one.words, other.words));
            }
        }
    }
    faults
}

/// Texts that end with `…` and could reach further: to the next thing at their right, or to the end of what they stand in.
fn cut_beside_free_room(window: &Window) -> Vec<String> {
    let shapes = flat_shapes(window);
    let lines = lines(&shapes);
    let solid = |shape: &Shape| !matches!(shape, Shape::Noop | Shape::Rect(_) | Shape::Callback(_));
    let mut faults = Vec::new();
    for cut in lines.iter().filter(|it| it.elided) {
        let row = cut.rect.shrink2(Vec2::new(0.0, 4.0));
        let others = shapes.iter().filter(|(clip, shape)| solid(shape) && clip.intersects(cut.rect));
        let others = others.filter(|(_, shape)| !std::ptr::eq(*shape, cut.shape));
        let mut ends: Vec<f32> = others
            .map(|(_, shape)| shape.visual_bounding_rect())
            .filter(|rect| rect.y_range().intersects(row.y_range()) && rect.right() > cut.rect.right())
            .map(|rect| rect.left().max(cut.rect.right()))
            .collect();
        // A frame around it ends its room as well.
        let frames = shapes.iter().filter_map(|(_, shape)| match shape {
            Shape::Rect(frame) if frame.rect.contains_rect(cut.rect) => Some(frame.rect.right()),
            _ => None,
        });
        ends.extend(frames);
        ends.push(cut.clip.right());
        let free = ends.into_iter().fold(f32::INFINITY, f32::min) - cut.rect.right();
        if free > NO_ROOM {
            faults.push(format!("‘{}’ is cut beside {free} points of room", cut.words));
        }
    }
    faults
}

/// Texts that were cut so that they say the same, though they stand for something else.
fn cut_to_the_same(window: &Window) -> Vec<String> {
    let shapes = flat_shapes(window);
    let mut whole: HashMap<(String, i32), HashSet<String>> = HashMap::new();
    let mut faults = Vec::new();
    for line in lines(&shapes) {
        let Shape::Text(text) = line.shape else { continue };
        let is_cut_amid = !line.elided && line.words.trim_end_matches('…').contains('…');
        if !line.elided && !is_cut_amid {
            continue;
        }
        // Of a text that was cut in its middle the whole is not known: below each other there are no two of the same.
        let (column, full) = if is_cut_amid {
            (line.rect.left() as i32, format!("{} at {}", line.words, line.rect.top()))
        } else {
            (i32::MIN, text.galley.text().to_owned())
        };
        let same = whole.entry((line.words.clone(), column)).or_default();
        same.insert(full);
        if same.len() > 1 {
            faults.push(format!("‘{}’ stands for each of {same:?}", line.words));
        }
    }
    faults
}

/// The cells of the heads and of the figures of a table, as far as they are whole in sight.
fn cells(window: &Window, role: Role) -> Vec<Rect> {
    let screen = window.ctx.content_rect();
    let cells = window.get_all_by_role(role).map(|node| node.rect());
    cells.filter(|rect| rect.is_positive() && screen.contains_rect(*rect)).collect()
}

/// Heads that reach over the column beside them.
fn heads_beside_their_columns(window: &Window) -> Vec<String> {
    let shapes = flat_shapes(window);
    let heads = cells(window, Role::ColumnHeader);
    let of_head = |line: &Line<'_>| {
        let cell = heads.iter().find(|cell| cell.contains(line.rect.center()))?;
        let is_in = cell.expand2(Vec2::new(1.0, 20.0)).contains_rect(line.rect);
        (!is_in).then(|| format!("‘{}’ at {:?} stands over more than {cell:?}", line.words, line.rect))
    };
    lines(&shapes).iter().filter_map(of_head).collect()
}

/// Figures whose signs stand nearer to the next figure than to their own number.
fn signs_nearer_to_others(window: &Window) -> Vec<String> {
    let shapes = flat_shapes(window);
    let mut rows: HashMap<i32, Vec<(Rect, bool)>> = HashMap::new();
    for cell in window.get_all_by_role(Role::Cell).map(|node| node.rect()) {
        rows.entry(cell.center().y.round() as i32).or_default();
    }
    for (clip, shape) in &shapes {
        let is_number = match shape {
            Shape::Text(text) => text.galley.text().replace(',', "").parse::<f64>().is_ok(),
            Shape::Path(path) if path.closed => false,
            Shape::Circle(_) => false,
            _ => continue,
        };
        let rect = shape.visual_bounding_rect();
        let is_seen = clip.contains_rect(rect.shrink(1.0));
        let near = |row: i32| (rect.center().y - row as f32).abs() < 5.0;
        let row = rows.keys().copied().find(|row| near(*row));
        if let Some(row) = row.filter(|_| is_seen) {
            rows.entry(row).or_default().push((rect, is_number));
        }
    }
    let mut faults = Vec::new();
    let mut looked_at = 0;
    for parts in rows.values_mut() {
        parts.sort_by(|one, other| one.0.left().total_cmp(&other.0.left()));
        for pair in parts.windows(4) {
            // A number with a mark and an arrow, and the next number; the parts of an arrow lie on each other.
            let [(number, true), (mark, false), (arrow, false), (next, true)] = pair else { continue };
            looked_at += 1;
            let own = (mark.left() - number.right()).max(arrow.left() - mark.right());
            let to_next = next.left() - arrow.right();
            if to_next < own {
                faults.push(format!("the sign at {arrow:?} is nearer to {next:?} than to {number:?}"));
            }
        }
    }
    assert!(looked_at > 3, "there is a table of figures with signs: {looked_at}");
    faults
}

/// Everything that is wrong with what the window shows.
fn faults(window: &mut Window, told: &str) -> Vec<String> {
    assert!(targets(window).len() > 12, "{told}: hardly anything can be pressed");
    let mut all = on_each_other(window);
    all.extend(texts_on_each_other(window));
    all.extend(cut_beside_free_room(window));
    all.extend(cut_to_the_same(window));
    all.extend(out_of_reach(window));
    all.extend(on_each_other(window));
    all.into_iter().map(|fault| format!("{told}: {fault}")).collect()
}

fn faults_of_pages(window: &mut Window, told: &str) -> Vec<String> {
    let all = views(window);
    let of_view = |(name, view): (String, View)| {
        go(window, &view);
        faults(window, &format!("{name} in {told}"))
    };
    all.into_iter().flat_map(of_view).collect()
}

#[test]
fn every_page_is_whole_in_every_window() {
    let found: Vec<String> =
        windows(&Origin::SAMPLE).flat_map(|(told, mut window)| faults_of_pages(&mut window, &told)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_page_of_another_system_is_whole_in_the_smallest_window_and_a_usual_one() {
    let origin = Origin::Sample(Sample::WestYorkshire);
    let found: Vec<String> =
        windows(&origin).take(2).flat_map(|(told, mut window)| faults_of_pages(&mut window, &told)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_table_of_few_places_and_of_many_can_be_told_apart_in_every_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("forty.scorecard");
    std::fs::write(&file, crate::scorecard::large(40, 24)).unwrap();
    let mut found = Vec::new();
    for origin in [Origin::SAMPLE, Origin::File(file)] {
        for (told, window) in windows(&origin).skip(1).filter(|(told, _)| told.ends_with("at 1")) {
            let mut all = heads_beside_their_columns(&window);
            all.extend(signs_nearer_to_others(&window));
            all.extend(cut_to_the_same(&window));
            found.extend(all.into_iter().map(|fault| format!("{} in {told}: {fault}", origin.name())));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_notice_stands_below_the_page_and_covers_nothing_of_it() {
    let mut window = open_at(Origin::SAMPLE, Vec2::new(1280.0, 800.0), Settings::default());
    let all = views(&window);
    let (_, indicator) = all.iter().find(|(_, view)| view.page == Page::Indicator).expect("a page of it");
    go(&mut window, indicator);
    send(&mut window, Command::Do(Action::Reload));
    wait_for(&mut window, "was read again");
    go(&mut window, indicator);
    assert!(says(&window, "was read again"), "{:#?}", labels(&window));
    assert_eq!(texts_on_each_other(&window), [""; 0]);
}

/// Whatever opens over a page, with the command that opens it and the panel that closes it.
const OVER: [(Action, Panel); 5] = [
    (Action::Palette, Panel::Palette),
    (Action::ShowHelp, Panel::Help),
    (Action::ShowKeys, Panel::Keys),
    (Action::ShowMethods, Panel::Methods),
    (Action::ShowFindings, Panel::Findings),
];

#[test]
fn whatever_opens_over_a_page_is_whole_in_every_window() {
    let mut found = Vec::new();
    for (told, mut window) in windows(&Origin::SAMPLE) {
        let pages = layers(&window);
        for (action, panel) in OVER {
            send(&mut window, Command::Do(action));
            found.extend(faults_over(&mut window, &pages, &format!("{} in {told}", action.label())));
            send(&mut window, Command::Close(panel));
            window.run();
        }
        press(&mut window, "Menu");
        found.extend(faults_over(&mut window, &pages, &format!("The menu in {told}")));
    }
    assert!(found.is_empty(), "{found:#?}");
}

fn layers(window: &Window) -> HashSet<LayerId> {
    targets(window).into_iter().map(|target| target.layer).collect()
}

/// What is wrong with what has just opened over the page.
fn faults_over(window: &mut Window, pages: &HashSet<LayerId>, told: &str) -> Vec<String> {
    for _ in 0..5 {
        window.run();
    }
    assert!(
        targets(window).iter().any(|it| !pages.contains(&it.layer)),
        "{told}: nothing opened: {:#?}",
        labels(window)
    );
    let mut all = on_each_other(window);
    all.extend(out_of_reach(window));
    all.into_iter().map(|fault| format!("{told}: {fault}")).collect()
}
