//! What one frame of each page costs the processor, without a window: laying out and drawing into shapes, and the
//! same with turning the shapes into triangles. A page is to stay under 1 ms. And what it costs to make what all pages
//! say, and to open the sample.

#[path = "made_up/mod.rs"]
mod made_up;

use divan::{Bencher, black_box};
use egui::{Context, Event, RawInput, Rect, Vec2, pos2};
use made_up::MadeUp;
use placecard::app::{App, First, Origin, Settings};
use placecard::model::Word;
use placecard::pages::{ChartKind, Command, Page, View};
use std::io::Write;
use std::time::{Duration, Instant};

fn main() {
    divan::main();
}

#[divan::bench_group(sample_count = 200)]
mod frame {
    use super::{Bencher, ChartKind, Page, View, frames};

    #[divan::bench]
    fn scorecard(bencher: Bencher) {
        frames(bencher, |view| view.at_page(Page::Scorecard), false);
    }

    #[divan::bench]
    fn place(bencher: Bencher) {
        frames(bencher, |view| view.at_page(Page::Place), false);
    }

    #[divan::bench]
    fn interventions(bencher: Bencher) {
        frames(bencher, |view| view.at_page(Page::Interventions), false);
    }

    #[divan::bench(args = [ChartKind::Trend, ChartKind::Compare, ChartKind::Gradient, ChartKind::Table])]
    fn indicator(bencher: Bencher, chart: ChartKind) {
        frames(bencher, |view| View { chart, ..view.at_page(Page::Indicator) }, false);
    }
}

#[divan::bench_group(sample_count = 200)]
mod frame_with_triangles {
    use super::{Bencher, MadeUp, Page, Word, frames, frames_of_a_file};

    const PAGES: &[Page] = Page::ALL;

    #[divan::bench(args = PAGES.iter().copied())]
    fn page(bencher: Bencher, page: Page) {
        frames(bencher, |view| view.at_page(page), true);
    }

    /// With 40 places and 200 indicators a page is to stay under 3 ms.
    #[divan::bench(args = PAGES.iter().copied())]
    fn page_of_a_large_file(bencher: Bencher, page: Page) {
        frames_of_a_file(MadeUp::LARGE, bencher, |view| view.at_page(page), true, &|_| Vec::new());
    }
}

/// The neighbourhoods of a whole system on a map, hexagons and outlines: with 353 of them a frame is to stay under 2 ms, with
/// 6,856 under 8 ms, and what the page says is to be made in 50 ms and 500 ms.
#[divan::bench_group(sample_count = 100)]
mod map {
    use super::{Bencher, MadeUp, Page, View, black_box, frames_of_a_file};
    use placecard::app::{Loaded, Origin, Stages};
    use placecard::pages::{Given, MapView};

    const MAPS: [(&str, MadeUp, bool); 4] = [
        ("353 hexagons", MadeUp::MAP, false),
        ("353 outlines", MadeUp::MAP, true),
        ("6,856 hexagons", MadeUp::LARGE_MAP, false),
        ("6,856 outlines", MadeUp::LARGE_MAP, true),
    ];

    fn view(of: &View, true_outlines: bool) -> View {
        let map = MapView { true_outlines, ..MapView::default() };
        View { whole_system: true, map, ..of.at_page(Page::Neighbourhoods) }
    }

    #[divan::bench(args = [0, 1, 2, 3])]
    fn frame(bencher: Bencher, which: usize) {
        let (_, file, true_outlines) = MAPS[which];
        frames_of_a_file(file, bencher, |of| view(of, true_outlines), true, &|_| Vec::new());
    }

    #[divan::bench(args = [0, 1, 2, 3], sample_count = 10)]
    fn content(bencher: Bencher, which: usize) {
        let (name, file, true_outlines) = MAPS[which];
        let bytes = file.text().into_bytes();
        let loaded = Loaded::of_bytes(Origin::Imported, bytes, None, &Stages::default())
            .expect("what is made up reads");
        let (scorecard, analysis) = loaded.judgements.by(None, &loaded.document);
        let view = view(&View { place: scorecard.places().next(), ..View::default() }, true_outlines);
        bencher.bench_local(|| {
            black_box((view.page.entry().make)(Given::of(scorecard, analysis, &view)).expect(name))
        });
    }
}

/// Two figures of the neighbourhoods of a whole system as points, and a click away what is chosen from: with 353 of them a frame is
/// to stay under 2 ms, with 6,856 too, and what the page says is to be made in 50 ms and 500 ms.
#[divan::bench_group(sample_count = 100)]
mod together {
    use super::{Bencher, MadeUp, View, black_box, frames_of_a_file};
    use placecard::app::{Loaded, Origin, Stages};
    use placecard::model::IndicatorId;
    use placecard::pages::Given;

    const FILES: [(&str, MadeUp); 2] = [("353 points", MadeUp::MAP), ("6,856 points", MadeUp::LARGE_MAP)];

    fn view(of: &View) -> View {
        of.with_another(IndicatorId::at(0), IndicatorId::at(1))
    }

    #[divan::bench(args = [0, 1])]
    fn frame(bencher: Bencher, which: usize) {
        frames_of_a_file(FILES[which].1, bencher, view, true, &|_| Vec::new());
    }

    #[divan::bench(args = [0, 1], sample_count = 10)]
    fn content(bencher: Bencher, which: usize) {
        let (name, file) = FILES[which];
        let loaded = Loaded::of_bytes(Origin::Imported, file.text().into_bytes(), None, &Stages::default())
            .expect("what is made up reads");
        let (scorecard, analysis) = loaded.judgements.by(None, &loaded.document);
        let view = view(&View { place: scorecard.places().next(), ..View::default() });
        bencher.bench_local(|| {
            black_box((view.page.entry().make)(Given::of(scorecard, analysis, &view)).expect(name))
        });
    }
}

/// A notch of the wheel in every frame, down and up again, over tables of all areas of England. A frame is to stay under 6 ms.
#[divan::bench_group(sample_count = 200)]
mod scrolling_all_england {
    use super::{Bencher, ChartKind, MadeUp, Page, View, frames_of_a_file};
    use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};

    #[divan::bench]
    fn scorecard(bencher: Bencher) {
        scrolling(bencher, |view| view.at_page(Page::Scorecard));
    }

    #[divan::bench]
    fn table_of_an_indicator(bencher: Bencher) {
        scrolling(bencher, |view| View { chart: ChartKind::Table, ..view.at_page(Page::Indicator) });
    }

    fn scrolling(bencher: Bencher, view: impl Fn(&View) -> View) {
        frames_of_a_file(MadeUp::ENGLAND, bencher, view, true, &|frame| {
            let down = if frame % 200 < 100 { -1.0 } else { 1.0 };
            vec![
                Event::PointerMoved(pos2(960.0, 700.0)),
                Event::MouseWheel {
                    unit: MouseWheelUnit::Line,
                    delta: vec2(0.0, down),
                    phase: TouchPhase::Move,
                    modifiers: Modifiers::NONE,
                    source: MouseWheelSource::Wheel,
                },
            ]
        });
    }
}

/// What all pages say, each made as the window makes it when the reader comes to it.
#[divan::bench_group(sample_count = 10)]
mod contents {
    use super::{Bencher, MadeUp, Word, black_box};
    use placecard::app::{Loaded, Origin, Stages};
    use placecard::model::Scorecard;
    use placecard::pages::{Given, Page, Subject, View};

    const PAGES: &[Page] = Page::ALL;

    #[divan::bench(args = PAGES.iter().copied())]
    fn of_the_sample(bencher: Bencher, page: Page) {
        let loaded = Loaded::read(&Origin::SAMPLE, &Stages::default()).expect("the built-in scorecard reads");
        contents(bencher, &loaded, page);
    }

    #[divan::bench(args = PAGES.iter().copied())]
    fn of_a_large_file(bencher: Bencher, page: Page) {
        let bytes = MadeUp::LARGE.text().into_bytes();
        let loaded = Loaded::of_bytes(Origin::Imported, bytes, None, &Stages::default())
            .expect("what is made up reads");
        contents(bencher, &loaded, page);
    }

    fn contents(bencher: Bencher, loaded: &Loaded, page: Page) {
        let (scorecard, analysis) = loaded.judgements.by(None, &loaded.document);
        let views = views(scorecard, page);
        bencher.bench_local(|| {
            for view in &views {
                black_box((page.entry().make)(Given::of(scorecard, analysis, view)));
            }
        });
    }

    /// Each page once: for every place, and there for every indicator, where it is about these.
    fn views(scorecard: &Scorecard, page: Page) -> Vec<View> {
        let subject = page.entry().subject;
        let of_places = if subject >= Subject::Place { usize::MAX } else { 1 };
        let of_indicators = if subject >= Subject::Indicator { usize::MAX } else { 1 };
        let places = scorecard.places().take(of_places);
        let indicators = || scorecard.indicators().take(of_indicators);
        places
            .flat_map(|place| {
                indicators().map(move |(id, _)| View {
                    place: Some(place),
                    indicator: Some(id),
                    ..View::default().at_page(page)
                })
            })
            .collect()
    }
}

mod open {
    use placecard::app::{Loaded, Origin, Stages};

    #[divan::bench(sample_count = 20)]
    fn read_and_judge_the_sample() -> Loaded {
        Loaded::read(&Origin::SAMPLE, &Stages::default()).expect("the built-in scorecard reads")
    }
}

/// What the reader does in a frame, counted from the first.
type Done<'a> = &'a dyn Fn(usize) -> Vec<Event>;

fn input(events: Vec<Event>) -> RawInput {
    let screen = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(1920.0, 1080.0));
    RawInput { screen_rect: Some(screen), events, ..RawInput::default() }
}

fn frames(bencher: Bencher, view: impl Fn(&View) -> View, triangles: bool) {
    frames_of(Origin::SAMPLE, bencher, view, triangles, &|_| Vec::new());
}

fn frames_of_a_file(
    made_up: MadeUp,
    bencher: Bencher,
    view: impl Fn(&View) -> View,
    triangles: bool,
    done: Done,
) {
    let mut file = tempfile::Builder::new().suffix(".scorecard").tempfile().expect("a temporary file");
    file.write_all(made_up.text().as_bytes()).expect("there is room for it");
    frames_of(Origin::file(file.path()), bencher, view, triangles, done);
}

fn frames_of(origin: Origin, bencher: Bencher, view: impl Fn(&View) -> View, triangles: bool, done: Done) {
    let ctx = Context::default();
    let mut app = App::new(&ctx, First::read(origin, Settings::default()));
    while app.shown().is_none() {
        std::thread::sleep(Duration::from_millis(1));
        app.before_frame(&ctx);
    }
    let target = app.shown().map(|(_, shown)| view(shown)).expect("a scorecard is shown");
    app.command(&ctx, Command::Go(target));
    let mut drawn = 0_usize;
    let mut frame = || {
        let mut output = ctx.run_ui(input(done(drawn)), |ui| {
            app.before_frame(ui.ctx());
            app.frame(ui);
        });
        drawn += 1;
        output.textures_delta.clear();
        let shapes = std::mem::take(&mut output.shapes);
        if triangles {
            black_box(ctx.tessellate(shapes, output.pixels_per_point)).len()
        } else {
            shapes.len()
        }
    };
    // What the page says is made on a thread: not before it is there does a frame cost what it costs a reader.
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(1) {
        frame();
    }
    bencher.bench_local(|| black_box(frame()));
}
