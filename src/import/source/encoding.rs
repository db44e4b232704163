//! How the characters of a text file are written.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How many bytes are enough to tell UTF-16 by its zero bytes.
const PROBED_BYTES: usize = 4096;

/// How the characters of a file are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Written {
    /// As bytes that are UTF-8 or, field by field, Windows-1252; so many bytes of mark come first.
    Bytes { mark: usize },
    /// As UTF-16, low byte first or high byte first.
    Utf16(&'static Encoding),
}

/// How the characters are written, judged by the first bytes of a file.
///
/// UTF-16 without a mark is told by its zero bytes: English text has one in nearly every pair, always on the same side.
pub(super) fn written(head: &[u8]) -> Written {
    if head.starts_with(b"\xEF\xBB\xBF") {
        return Written::Bytes { mark: 3 };
    }
    if head.starts_with(b"\xFF\xFE") {
        return Written::Utf16(UTF_16LE);
    }
    if head.starts_with(b"\xFE\xFF") {
        return Written::Utf16(UTF_16BE);
    }
    let probed = &head[..head.len().min(PROBED_BYTES) & !1];
    let zeros = |side: usize| probed.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), probed.len() / 2);
    let (most, few) = (pairs - pairs / 4, pairs / 20);
    match (even, odd) {
        _ if pairs < 2 => Written::Bytes { mark: 0 },
        (even, odd) if odd >= most && even <= few => Written::Utf16(UTF_16LE),
        (even, odd) if even >= most && odd <= few => Written::Utf16(UTF_16BE),
        _ => Written::Bytes { mark: 0 },
    }
}

/// The first bytes as the reader of rows will see them.
pub(super) fn decoded(head: &[u8], written: Written) -> Cow<'_, [u8]> {
    match written {
        Written::Bytes { mark } => Cow::Borrowed(&head[mark..]),
        Written::Utf16(encoding) => {
            let (text, _) = encoding.decode_with_bom_removal(&head[..head.len() & !1]);
            Cow::Owned(text.into_owned().into_bytes())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_told_by_its_mark_or_by_its_zero_bytes() {
        let low: Vec<u8> = "area,value\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let high: Vec<u8> = "area,value\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(written(&low), Written::Utf16(UTF_16LE));
        assert_eq!(written(&high), Written::Utf16(UTF_16BE));
        assert_eq!(&*decoded(&high, written(&high)), b"area,value\n");
        let marked = [b"\xFF\xFE".as_slice(), &low].concat();
        assert_eq!(written(&marked), Written::Utf16(UTF_16LE));
        assert_eq!(&*decoded(&marked, written(&marked)), b"area,value\n");
        assert_eq!(written(b"\xEF\xBB\xBFa"), Written::Bytes { mark: 3 });
        for bytes in
            [&b""[..], b"a", b"a,b\n", b"M\xF4n,5\n", b"\0\0\0\0\0\0\0\0", b"a\0b\0c,d,e,f,g,h,i,j,k"]
        {
            assert_eq!(written(bytes), Written::Bytes { mark: 0 });
        }
    }
}
