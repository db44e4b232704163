//! A picture in SVG as dots. It is drawn and packed in bands, several at once, because nothing else of a chart takes as long.

use super::drawn::Reader;
use egui::ColorImage;
use flate2::{Compress, Compression, Crc, FlushCompress, Status};
use rayon::prelude::*;
use resvg::tiny_skia::{Pixmap, Transform};

/// No picture has more dots than this, which take four bytes each.
const MOST_DOTS: f32 = 200_000_000.0;
/// So many bands, however many processors there are: the same picture, the same bytes.
const BANDS: u32 = 4;
/// What every file in PNG begins with.
const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";
/// A stream of zlib that was packed fast, with a window of 32 KiB.
const ZLIB: [u8; 2] = [0x78, 0x01];
/// A row that says how it differs from the one above it, and the first, which says itself.
const FROM_ABOVE: u8 = 2;
const ITSELF: u8 = 0;

/// The picture in PNG, with so many dots to a point of it in each direction.
///
/// # Errors
/// Where it would have more dots than any screen or printer can use, or cannot be drawn.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, String> {
    let dots = drawn(svg, scale)?;
    let is_opaque = dots.is_opaque();
    let packed: Result<Vec<Packed>, String> =
        { (0..dots.bands.len()).into_par_iter() }.map(|at| dots.packed(at, is_opaque)).collect();
    let packed = packed?;
    let mut data = ZLIB.to_vec();
    for band in &packed {
        data.extend(&band.bytes);
    }
    let sum = packed.iter().map(|band| band.sum).reduce(Sum::and).unwrap_or_default();
    data.extend(sum.value().to_be_bytes());
    let mut header = [dots.width, dots.height].map(u32::to_be_bytes).concat();
    // Eight bits, in three or four colours, packed and filtered in the one way that there is, rows one after the other.
    header.extend([8, if is_opaque { 2 } else { 6 }, 0, 0, 0]);
    let mut file = SIGNATURE.to_vec();
    for (kind, bytes) in [(b"IHDR", header), (b"IDAT", data), (b"IEND", Vec::new())] {
        let length =
            u32::try_from(bytes.len()).map_err(|_| "The picture is too large for PNG.".to_owned())?;
        file.extend(length.to_be_bytes());
        let mut check = Crc::new();
        for part in [&kind[..], &bytes] {
            check.update(part);
            file.extend(part);
        }
        file.extend(check.sum().to_be_bytes());
    }
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

/// A band as it stands in the file.
struct Packed {
    bytes: Vec<u8>,
    sum: Sum,
}

impl Dots {
    /// Whether nothing behind it shows through, so that three colours tell all of it.
    fn is_opaque(&self) -> bool {
        self.bands.iter().all(|band| band.pixels().iter().all(|dot| dot.alpha() == u8::MAX))
    }

    /// One of its bands.
    fn packed(&self, at: usize, is_opaque: bool) -> Result<Packed, String> {
        let rows = rows(&self.bands[at], is_opaque);
        let bytes = deflated(&rows, at + 1 == self.bands.len())?;
        Ok(Packed { bytes, sum: Sum::of(&rows) })
    }
}

/// The rows of a band, each behind the byte that says how it is told.
fn rows(band: &Pixmap, is_opaque: bool) -> Vec<u8> {
    let colours = if is_opaque { 3 } else { 4 };
    let wide = band.width() as usize * colours;
    let mut rows = Vec::with_capacity((wide + 1) * band.height() as usize);
    let (mut above, mut row) = (vec![0; wide], Vec::with_capacity(wide));
    for (at, dots) in band.pixels().chunks(band.width() as usize).enumerate() {
        row.clear();
        for dot in dots {
            let dot = dot.demultiply();
            row.extend_from_slice(&[dot.red(), dot.green(), dot.blue(), dot.alpha()][..colours]);
        }
        if at == 0 {
            rows.push(ITSELF);
            rows.extend_from_slice(&row);
        } else {
            rows.push(FROM_ABOVE);
            rows.extend(row.iter().zip(&above).map(|(own, above): (&u8, &u8)| own.wrapping_sub(*above)));
        }
        std::mem::swap(&mut above, &mut row);
    }
    rows
}

/// Packed so that more can follow, or as the last part of a stream.
fn deflated(bytes: &[u8], is_last: bool) -> Result<Vec<u8>, String> {
    let flush = if is_last { FlushCompress::Finish } else { FlushCompress::Sync };
    let mut deflate = Compress::new(Compression::fast(), false);
    let mut packed: Vec<u8> = Vec::with_capacity(bytes.len() / 16 + 1024);
    loop {
        let rest = bytes.get(deflate.total_in() as usize..).unwrap_or_default();
        let status = deflate.compress_vec(rest, &mut packed, flush);
        let status = status.map_err(|error| format!("The picture cannot be written: {error}."))?;
        // Where room is left, nothing waits for it.
        if status == Status::StreamEnd || (!is_last && packed.len() < packed.capacity()) {
            return Ok(packed);
        }
        packed.reserve(packed.capacity());
    }
}

/// The check sum of zlib over some bytes (Adler-32), which can be put together of those of parts.
#[derive(Clone, Copy)]
struct Sum {
    first: u64,
    second: u64,
    length: u64,
}

impl Default for Sum {
    fn default() -> Self {
        Self { first: 1, second: 0, length: 0 }
    }
}

impl Sum {
    const MODULUS: u64 = 65_521;
    /// So many bytes are added before sums could leave their room.
    const AT_ONCE: usize = 1 << 20;

    fn of(bytes: &[u8]) -> Self {
        let mut sum = Self { length: bytes.len() as u64, ..Self::default() };
        for part in bytes.chunks(Self::AT_ONCE) {
            for byte in part {
                sum.first += u64::from(*byte);
                sum.second += sum.first;
            }
            sum.first %= Self::MODULUS;
            sum.second %= Self::MODULUS;
        }
        sum
    }

    /// Of these bytes with others behind them.
    fn and(self, next: Self) -> Self {
        let before = (self.first + Self::MODULUS - 1) % Self::MODULUS;
        Self {
            first: (before + next.first) % Self::MODULUS,
            second: (self.second + next.second + next.length % Self::MODULUS * before) % Self::MODULUS,
            length: self.length + next.length,
        }
    }

    fn value(self) -> u32 {
        (self.second << 16 | self.first) as u32
    }
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
    fn a_sum_of_parts_is_that_of_the_whole() {
        let bytes: Vec<u8> = (0..5_000_u32).map(|at| (at * 31 % 251) as u8).collect();
        let parts = bytes.chunks(700).map(Sum::of).reduce(Sum::and).unwrap();
        assert_eq!(parts.value(), Sum::of(&bytes).value());
        assert_eq!(Sum::of(b"Wikipedia").value(), 0x11E6_0398);
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
