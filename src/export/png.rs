//! A picture in SVG as dots. It is drawn in bands, several at once, and packed fast, because nothing else of a chart takes as long.

use super::drawn::Reader;
use egui::ColorImage;
use png::{BitDepth, ColorType, Compression, Encoder};
use rayon::prelude::*;
use resvg::tiny_skia::{Pixmap, Transform};

/// No picture has more dots than this, which take four bytes each.
const MOST_DOTS: f32 = 200_000_000.0;
/// So many bands, however many processors there are: the same picture, the same bytes.
const BANDS: u32 = 4;

/// The picture in PNG, with so many dots to a point of it in each direction.
///
/// # Errors
/// Where it would have more dots than any screen or printer can use, or cannot be drawn.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, String> {
    let dots = drawn(svg, scale)?;
    // Where nothing behind it shows through, three colours tell all of it.
    let all = || dots.bands.iter().flat_map(Pixmap::pixels);
    let (kind, colours) =
        if all().all(|dot| dot.alpha() == u8::MAX) { (ColorType::Rgb, 3) } else { (ColorType::Rgba, 4) };
    let mut bytes = Vec::with_capacity(dots.width as usize * dots.height as usize * colours);
    for dot in all() {
        let dot = dot.demultiply();
        bytes.extend_from_slice(&[dot.red(), dot.green(), dot.blue(), dot.alpha()][..colours]);
    }
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, dots.width, dots.height);
    encoder.set_color(kind);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&bytes));
    written.map_err(|error| format!("The picture cannot be written: {error}."))?;
    Ok(file)
}

/// The same to be pasted into another program.
///
/// # Errors
/// As [`png`].
pub fn dots(svg: &str, scale: f32) -> Result<ColorImage, String> {
    let dots = drawn(svg, scale)?;
    let all: Vec<u8> = dots.bands.iter().flat_map(Pixmap::data).copied().collect();
    Ok(ColorImage::from_rgba_premultiplied([dots.width as usize, dots.height as usize], &all))
}

/// A picture as dots.
struct Dots {
    width: u32,
    height: u32,
    /// From top to bottom.
    bands: Vec<Pixmap>,
}

fn drawn(svg: &str, scale: f32) -> Result<Dots, String> {
    let tree = Reader::new().read(svg)?;
    let [width, height] = [tree.size().width(), tree.size().height()].map(|side| (side * scale).ceil());
    let too_large =
        || format!("A picture of {width} by {height} dots is too large; choose a smaller scale, or SVG.");
    if width * height > MOST_DOTS {
        return Err(too_large());
    }
    let (width, height) = (width as u32, height as u32);
    let tall = height.div_ceil(BANDS).max(1);
    let tops: Vec<u32> = (0..height).step_by(tall as usize).collect();
    let band = |top: u32| {
        let mut band = Pixmap::new(width, tall.min(height - top))?;
        let from_top = Transform::from_scale(scale, scale).post_translate(0.0, -(top as f32));
        resvg::render(&tree, from_top, &mut band.as_mut());
        Some(band)
    };
    let bands: Option<Vec<Pixmap>> = tops.into_par_iter().map(band).collect();
    Ok(Dots { width, height, bands: bands.filter(|bands| !bands.is_empty()).ok_or_else(too_large)? })
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
    fn the_bands_make_one_picture_that_others_read() {
        // Nine rows in four bands, with a hole and an edge that goes across all of them.
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"9\">\
                   <path d=\"M0 0 L8 0 L8 9 Z\" fill=\"#123456\" fill-opacity=\"0.5\"/></svg>";
        for scale in [1.0, 3.0, 40.0] {
            let dots = Pixmap::decode_png(&png(svg, scale).unwrap()).unwrap();
            let tree = Reader::new().read(svg).unwrap();
            let mut whole = Pixmap::new(dots.width(), dots.height()).unwrap();
            resvg::render(&tree, Transform::from_scale(scale, scale), &mut whole.as_mut());
            let is_near = |a: &u8, b: &u8| a.abs_diff(*b) <= 2;
            assert!(dots.data().iter().zip(whole.data()).all(|(a, b)| is_near(a, b)), "{scale}");
        }
        let opaque = png(SQUARE, 2.0).unwrap();
        assert_eq!(opaque[25], 2, "three colours are enough");
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
