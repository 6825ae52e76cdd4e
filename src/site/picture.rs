//! How large a picture is, read from its first bytes: a page that says so does not
//! move while its pictures arrive.

use std::sync::LazyLock;

use regex::Regex;

/// Where an SVG's root element ends, at the latest.
const ROOT: usize = 4096;

/// The width and height of a picture in pixels; nothing where its format does not say.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        big(bytes, 16, 4).zip(big(bytes, 20, 4))
    } else if bytes.starts_with(b"GIF8") {
        little(bytes, 6, 2).zip(little(bytes, 8, 2))
    } else if bytes.starts_with(b"\xff\xd8") {
        jpeg(bytes)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp(bytes)
    } else {
        svg(bytes)
    };
    size.filter(|&(width, height)| width > 0 && height > 0)
}

fn big(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(count)?)?;
    Some(bytes.iter().fold(0, |number, &byte| number << 8 | u32::from(byte)))
}

fn little(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(count)?)?;
    Some(bytes.iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte)))
}

/// Steps from segment to segment up to the one that begins a frame.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let marker = big(bytes, at, 2)?;
        match marker {
            0xffff => at += 1,
            0xffc4 | 0xffc8 | 0xffcc => at += 2 + big(bytes, at + 2, 2)? as usize,
            0xffc0..=0xffcf => return big(bytes, at + 7, 2).zip(big(bytes, at + 5, 2)),
            0xff01 | 0xffd0..=0xffd8 => at += 2,
            0xff00.. => at += 2 + big(bytes, at + 2, 2)? as usize,
            _ => return None,
        }
    }
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8X" => {
            little(bytes, 24, 3).zip(little(bytes, 27, 3)).map(|(width, height)| (width + 1, height + 1))
        }
        b"VP8L" => little(bytes, 21, 4).map(|bits| ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)),
        b"VP8 " => little(bytes, 26, 2).zip(little(bytes, 28, 2)).map(|(w, h)| (w & 0x3fff, h & 0x3fff)),
        _ => None,
    }
}

/// The root element's own width and height, else those of its view box.
fn svg(bytes: &[u8]) -> Option<(u32, u32)> {
    static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"<svg\s[^>]*>").ok());
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(ROOT)]);
    let root = TAG.as_ref()?.find(&text)?.as_str();
    let own = attribute(root, "width").and_then(pixels).zip(attribute(root, "height").and_then(pixels));
    own.or_else(|| {
        let view = attribute(root, "viewBox")?;
        let mut numbers = view.split([' ', ',']).filter(|part| !part.is_empty()).skip(2).map(pixels);
        numbers.next().flatten().zip(numbers.next().flatten())
    })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    let quote = rest.chars().next().filter(|quote| "\"'".contains(*quote))?;
    rest[1..].split(quote).next()
}

fn pixels(length: &str) -> Option<u32> {
    let number: f64 = length.trim().trim_end_matches("px").parse().ok()?;
    (number >= 0.5 && number <= f64::from(u16::MAX)).then_some(number.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_format_says_its_size() {
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x11\x08\x01\x02\x03\x04\x03";
        let pictures: [(&[u8], _); 9] = [
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\x0e\x08", Some((640, 270))),
            (b"GIF89a\x02\x01\x03\0", Some((258, 3))),
            (jpeg, Some((0x304, 0x102))),
            (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\x0d\x01\0", Some((640, 270))),
            (b"<?xml?><svg width=\"640px\" height='270.4'>", Some((640, 270))),
            (b"<svg xmlns=\"x\" width=\"100%\" viewBox=\"0 0, 640 270\">", Some((640, 270))),
            (b"<svg>", None),
            (b"<svg width=\"1e99\" height=\"1\">", None),
            (b"\xff\xd8\xff\xe0\xff", None),
        ];
        for (bytes, expected) in pictures {
            assert_eq!(size(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn cut_short_no_picture_is_any_trouble() {
        let webp = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x7f\x42\x43\0";
        assert!((0..webp.len()).all(|end| size(&webp[..end]).is_none()));
        assert_eq!(size(webp), Some((640, 270)));
    }
}
