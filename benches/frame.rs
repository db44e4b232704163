//! What one frame of each page costs the processor, without a window: laying out and drawing into shapes, and the
//! same with turning the shapes into triangles. A page is to stay under 1 ms. And what it costs to make what all pages
//! say, and to open the sample.

#[path = "made_up/mod.rs"]
mod made_up;

use divan::{Bencher, black_box};
use egui::{Context, Event, RawInput, Rect, Vec2, pos2};
use made_up::MadeUp;
use placecard::app::{App, First, Origin, Settings};
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
    use super::{Bencher, MadeUp, Page, frames, frames_of_a_file};

    const PAGES: [Page; 4] = [Page::Scorecard, Page::Place, Page::Indicator, Page::Interventions];

    #[divan::bench(args = PAGES)]
    fn page(bencher: Bencher, page: Page) {
        frames(bencher, |view| view.at_page(page), true);
    }

    /// With 40 places and 200 indicators a page is to stay under 3 ms.
    #[divan::bench(args = PAGES)]
    fn page_of_a_large_file(bencher: Bencher, page: Page) {
        frames_of_a_file(MadeUp::LARGE, bencher, |view| view.at_page(page), true, &|_| Vec::new());
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
    use super::{Bencher, MadeUp, black_box};
    use placecard::app::{Loaded, Origin, Stages};
    use placecard::model::Scorecard;
    use placecard::pages::{Page, Subject, View};

    const PAGES: [Page; 4] = [Page::Scorecard, Page::Place, Page::Indicator, Page::Interventions];

    #[divan::bench(args = PAGES)]
    fn of_the_sample(bencher: Bencher, page: Page) {
        let loaded = Loaded::read(&Origin::SAMPLE, &Stages::default()).expect("the built-in scorecard reads");
        contents(bencher, &loaded, page);
    }

    #[divan::bench(args = PAGES)]
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
                black_box((page.entry().make)(scorecard, analysis, view));
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
