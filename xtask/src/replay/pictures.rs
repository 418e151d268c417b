//! Pictures, compared the way an eye does from across the room: two drawings of one plot by different code never agree to
//! the pixel, and a plot with a curve missing does not pass.

use image::imageops::FilterType;

/// Both pictures are shrunk to this edge before they are compared.
const EDGE: u32 = 32;
/// Mean difference of the shrunk pictures, of 255, up to which they count as the same.
const MOST_DIFFERENCE: f64 = 8.0;
/// Largest relative difference of the aspect ratios.
const MOST_ASPECT: f64 = 0.05;

pub fn is_picture(mime: &str) -> bool {
    matches!(mime, "image/png" | "image/jpeg")
}

/// Compares two base64 texts of PNG or JPEG files.
pub fn difference(stored: &str, fresh: &str) -> Option<String> {
    if stored.trim() == fresh.trim() {
        return None;
    }
    let (Some(stored), Some(fresh)) = (decoded(stored), decoded(fresh)) else {
        return Some("not a picture".to_owned());
    };
    let aspect = |picture: &image::RgbImage| f64::from(picture.width()) / f64::from(picture.height().max(1));
    if (aspect(&stored) / aspect(&fresh) - 1.0).abs() > MOST_ASPECT {
        let size = |picture: &image::RgbImage| format!("{}×{}", picture.width(), picture.height());
        return Some(format!("{} instead of {}", size(&fresh), size(&stored)));
    }
    let shrunk = |picture: &image::RgbImage| image::imageops::resize(picture, EDGE, EDGE, FilterType::Triangle);
    let (left, right) = (shrunk(&stored), shrunk(&fresh));
    let sum: f64 = left.iter().zip(right.iter()).map(|(a, b)| f64::from(a.abs_diff(*b))).sum();
    let mean = sum / f64::from(EDGE * EDGE * 3);
    (mean > MOST_DIFFERENCE).then(|| format!("pictures differ by {mean:.1} of 255"))
}

/// Transparent parts are shown on white, as the page shows them.
fn decoded(text: &str) -> Option<image::RgbImage> {
    let picture = image::load_from_memory(&base64(text)?).ok()?.to_rgba8();
    let mut flat = image::RgbImage::new(picture.width(), picture.height());
    for (from, to) in picture.pixels().zip(flat.pixels_mut()) {
        let [red, green, blue, alpha] = from.0.map(u32::from);
        let on_white = |value: u32| ((value * alpha + 255 * (255 - alpha)) / 255) as u8;
        to.0 = [on_white(red), on_white(green), on_white(blue)];
    }
    Some(flat)
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for c in text.bytes().filter(|c| !c.is_ascii_whitespace() && *c != b'=') {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read() {
        assert_eq!(base64("aGVs\nbG8=").as_deref(), Some(b"hello".as_slice()));
        assert_eq!(base64("a*"), None);
    }
}
