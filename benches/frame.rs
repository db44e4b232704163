//! What one frame of each page costs the processor, without a window: laying out and drawing into shapes, and the
//! same with turning the shapes into triangles. A page is to stay under 4 ms.

use divan::{Bencher, black_box};
use egui::{Context, RawInput, Rect, Vec2, pos2};
use placecard::app::{App, First, Origin, Settings};
use placecard::pages::{ChartKind, Command, Page, View};
use std::time::Duration;

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
    fn scorecard_with_trend_lines(bencher: Bencher) {
        frames(bencher, |view| View { sparklines: true, ..view.at_page(Page::Scorecard) }, false);
    }

    #[divan::bench]
    fn place(bencher: Bencher) {
        frames(bencher, |view| view.at_page(Page::Place), false);
    }

    #[divan::bench(args = [ChartKind::Trend, ChartKind::Compare, ChartKind::Gradient, ChartKind::Table])]
    fn indicator(bencher: Bencher, chart: ChartKind) {
        frames(bencher, |view| View { chart, ..view.at_page(Page::Indicator) }, false);
    }
}

#[divan::bench_group(sample_count = 200)]
mod frame_with_triangles {
    use super::{Bencher, Page, frames};

    #[divan::bench(args = [Page::Scorecard, Page::Place, Page::Indicator])]
    fn page(bencher: Bencher, page: Page) {
        frames(bencher, |view| view.at_page(page), true);
    }
}

mod open {
    use placecard::app::{Loaded, Origin, Stages};

    #[divan::bench(sample_count = 20)]
    fn read_and_judge_the_sample() -> Loaded {
        Loaded::read(&Origin::SAMPLE, &Stages::default()).expect("the built-in scorecard reads")
    }
}

fn input() -> RawInput {
    let screen = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(1920.0, 1080.0));
    RawInput { screen_rect: Some(screen), ..RawInput::default() }
}

fn frames(bencher: Bencher, view: impl Fn(&View) -> View, triangles: bool) {
    let ctx = Context::default();
    let mut app = App::new(&ctx, First::read(Origin::SAMPLE, Settings::default()));
    while app.shown().is_none() {
        std::thread::sleep(Duration::from_millis(1));
        app.before_frame(&ctx);
    }
    let target = app.shown().map(|(_, shown)| view(shown)).expect("a scorecard is shown");
    app.command(&ctx, Command::Go(target));
    let mut frame = || {
        let mut output = ctx.run_ui(input(), |ui| {
            app.before_frame(ui.ctx());
            app.frame(ui);
        });
        output.textures_delta.clear();
        let shapes = std::mem::take(&mut output.shapes);
        if triangles {
            black_box(ctx.tessellate(shapes, output.pixels_per_point)).len()
        } else {
            shapes.len()
        }
    };
    for _ in 0..5 {
        frame();
    }
    bencher.bench_local(|| black_box(frame()));
}
