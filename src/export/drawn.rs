//! Pictures in SVG read to be drawn again, in the typeface of the window alone: no font of the machine is asked for, so that
//! they are the same everywhere.

use crate::widgets::fonts::FACES;
use resvg::usvg::{Options, Tree};

/// Reads pictures; several threads may at once.
pub(super) struct Reader(Options<'static>);

impl Reader {
    pub(super) fn new() -> Self {
        let mut options = Options { font_family: "Inter".to_owned(), ..Options::default() };
        for face in FACES {
            options.fontdb_mut().load_font_data(face.to_vec());
        }
        Self(options)
    }

    /// # Errors
    /// Where it is no picture, in a sentence.
    pub(super) fn read(&self, svg: &str) -> Result<Tree, String> {
        Tree::from_str(svg, &self.0).map_err(|error| format!("The picture cannot be drawn: {error}."))
    }
}
