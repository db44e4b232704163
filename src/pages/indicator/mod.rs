//! One indicator in one place: its charts, what they say, where the figures come from.

mod by_period;
mod by_period_view;
mod content;
mod control;
pub mod data_table;
mod data_table_view;
mod judged;
pub mod together;
mod together_view;
mod view;

pub use by_period::ByPeriod;
pub use content::{Fact, IndicatorBody, IndicatorPage, elsewhere, indicator_page, shown_neighbourhood};
pub use control::ControlView;
pub use judged::Judged;

use super::Given;
use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Indicator",
    go_to: "Go to the indicator",
    subject: Subject::Indicator,
    is_listed: false,
    make: |Given { scorecard, analysis, view, .. }| {
        Some(Box::new(indicator_page(scorecard, analysis, view.indicator?, view.smallest()?, view)))
    },
    help: &[
        "One indicator in one place. The tabs show it over time, by process control, beside other places, by deprivation, and as a table.",
        "In the trend the dark line is the place, the dashed one what it is compared with, and the grey ones are the other places. Rest on a line for its figures; a click on it or on its name keeps it in a colour of its own, and a second click or Escape lets it go. With the keyboard, left and right go through the periods, up and down through the lines, and Enter keeps one.",
        "Process control tells chance from change: between the limits a figure moves by chance alone. It needs at least 13 periods. Full orange dots are a concern, blue ones with a light core an improvement, small grey ones chance.",
        "In Compare places, By year sets the years of all places side by side, each figure with a sign whether it has reached the target in force there. Among the bars a bar with a heavy edge and a bold name is the place; with intervals there are dots over an axis. A hollow dot is an earlier period, or in Gradient England’s figure of the same group.",
        "With another sets a second figure beside it: each point an area, or a period of one area, the second figure so many years later if you like. A link is a link and no cause. Click a point, or press Enter on it, for its own trend. Reach and need shows both by deprivation, the figure of the page as the need and the other as what reaches people, with the average of each as 100. Proportionate universalism, in the words of the Marmot Review of 2010, is action for everyone whose scale and intensity is in proportion to disadvantage; whether it should be so here, the page does not say.",
        "Beside the chart stands what it says, then what else was found, what was tried, and folded away what could not be judged here, with the reason.",
        "Page up and Page down go from indicator to indicator, the arrow keys from place to place.",
    ],
};
