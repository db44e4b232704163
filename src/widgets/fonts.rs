//! The typeface, bundled so that text is the same on every machine: Inter, with tabular figures.

use super::tokens::size;
use egui::epaint::text::{FontData, FontDefinitions};
use egui::{FontFamily, FontId};
use std::sync::Arc;

const SEMIBOLD: &str = "semibold";
const BOLD: &str = "bold";

/// Semi-bold, for names and card titles.
pub fn semibold() -> FontFamily {
    FontFamily::Name(SEMIBOLD.into())
}

/// Bold, for page titles.
pub fn bold() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

/// Semi-bold at a size.
pub fn semibold_at(points: f32) -> FontId {
    FontId::new(points, semibold())
}

/// Captions, axis labels and the names of what is not in focus.
pub fn small() -> FontId {
    FontId::proportional(size::SMALL)
}

/// As [`small`], for what is in focus.
pub fn strong() -> FontId {
    semibold_at(size::SMALL)
}

/// Its faces as files: regular, semi-bold and bold.
pub const FACES: [&[u8]; 3] = [
    include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
    include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/Inter-Bold.ttf"),
];

/// Registers the typeface.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    let [regular, semibold_face, bold_face] = FACES;
    let faces: [(&str, &'static [u8], &[FontFamily]); 3] = [
        ("regular", regular, &[FontFamily::Proportional, FontFamily::Monospace]),
        (SEMIBOLD, semibold_face, &[semibold()]),
        (BOLD, bold_face, &[bold()]),
    ];
    for (name, bytes, families) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        for family in families {
            fonts.families.entry(family.clone()).or_default().push(name.to_owned());
        }
    }
    ctx.set_fonts(fonts);
}
