//! What leaves the program: what is drawn on the screen, in the formats of paper and of the web.
//!
//! Nothing is drawn here. A page or chart is drawn by its own function without a window ([`crate::widgets::paper`]), and its
//! shapes become the picture.

pub mod picture;
pub mod png;
pub mod svg;
