//! A picture in SVG as dots.

use super::drawn::Reader;
use resvg::tiny_skia::{Pixmap, Transform};

/// No picture has more dots than this, which take four bytes each.
const MOST_DOTS: f32 = 200_000_000.0;

/// The picture in PNG, with so many dots to a point of it in each direction.
///
/// # Errors
/// Where it would have more dots than any screen or printer can use, or cannot be drawn.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, String> {
    let tree = Reader::new().read(svg)?;
    let [width, height] = [tree.size().width(), tree.size().height()].map(|side| (side * scale).ceil());
    let too_large =
        || format!("A picture of {width} by {height} dots is too large; choose a smaller scale, or SVG.");
    if width * height > MOST_DOTS {
        return Err(too_large());
    }
    let mut dots = Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut dots.as_mut());
    dots.encode_png().map_err(|error| format!("The picture cannot be written: {error}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"5\">\
                          <rect width=\"10\" height=\"5\" fill=\"#ff0000\"/></svg>";

    #[test]
    fn dots_are_as_many_as_the_scale_says_and_of_the_colour_of_the_picture() {
        let dots = Pixmap::decode_png(&png(SQUARE, 2.0).unwrap()).unwrap();
        assert_eq!((dots.width(), dots.height()), (20, 10));
        let middle = dots.pixel(10, 5).unwrap().demultiply();
        assert_eq!([middle.red(), middle.green(), middle.blue(), middle.alpha()], [255, 0, 0, 255]);
        assert_eq!(png(SQUARE, 2.0), png(SQUARE, 2.0), "the same bytes");
    }

    #[test]
    fn words_are_drawn_in_the_typeface_of_the_window_at_every_weight() {
        let dark = |weight: u16| {
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"40\"><text x=\"5\" y=\"30\" \
                 font-family=\"Inter\" font-size=\"24\" font-weight=\"{weight}\">Suspensions</text></svg>"
            );
            let dots = Pixmap::decode_png(&png(&svg, 1.0).unwrap()).unwrap();
            dots.pixels().iter().map(|dot| u32::from(dot.alpha())).sum::<u32>()
        };
        let [regular, semibold, bold] = [400, 600, 700].map(dark);
        assert!(0 < regular && regular < semibold && semibold < bold, "{regular} {semibold} {bold}");
    }

    #[test]
    fn what_is_too_large_is_refused_with_a_way_out() {
        let refused = png(SQUARE, 100_000.0).unwrap_err();
        assert!(refused.contains("too large; choose a smaller scale"), "{refused}");
    }
}
