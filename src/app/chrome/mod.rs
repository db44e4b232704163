//! What stands around the pages: bars at the edges, the palette, dialogs.

pub mod ask;
pub mod editing_bar;
pub mod findings;
pub mod help;
pub mod keys;
pub mod methods;
pub mod notice;
pub mod palette;
pub mod side_bar;
pub mod strip;
pub mod top_bar;
pub mod welcome;
