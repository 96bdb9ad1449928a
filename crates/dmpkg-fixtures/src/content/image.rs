//! Small pictures, made rather than stored.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};

/// A square PNG, colour type RGB, from `top` to `bottom` line by line.
///
/// # Panics
/// When the side is zero.
pub fn gradient_png(side: u8, top: [u8; 3], bottom: [u8; 3]) -> Vec<u8> {
    assert!(side > 0, "a picture has at least one pixel");
    let mut lines = Vec::new();
    for y in 0..side {
        // Filter 0: the line is stored as it is.
        lines.push(0);
        let pixel = mix(top, bottom, y, side);
        for _ in 0..side {
            lines.extend_from_slice(&pixel);
        }
    }
    let mut header = Vec::new();
    header.extend(u32::from(side).to_be_bytes());
    header.extend(u32::from(side).to_be_bytes());
    // Eight bits a channel, RGB, deflate, adaptive filters, not interlaced.
    header.extend([8, 2, 0, 0, 0]);

    let mut png = b"\x89PNG\r\n\x1A\n".to_vec();
    push_chunk(&mut png, b"IHDR", &header);
    push_chunk(&mut png, b"IDAT", &zlib(&lines));
    push_chunk(&mut png, b"IEND", &[]);
    png
}

/// A weather vane as SVG text.
pub fn station_svg() -> &'static str {
    concat!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\" width=\"64\" height=\"64\">\n",
        "  <title>Demo weather station</title>\n",
        "  <rect x=\"30\" y=\"24\" width=\"4\" height=\"36\" fill=\"#345\"/>\n",
        "  <path d=\"M8 20 L44 20 L44 12 L58 22 L44 32 L44 24 L8 24 Z\" fill=\"#169\"/>\n",
        "  <circle cx=\"32\" cy=\"22\" r=\"4\" fill=\"#fff\" stroke=\"#345\" stroke-width=\"2\"/>\n",
        "</svg>\n",
    )
}

fn mix(top: [u8; 3], bottom: [u8; 3], step: u8, steps: u8) -> [u8; 3] {
    let mut pixel = top;
    for (channel, end) in pixel.iter_mut().zip(bottom) {
        let (from, to) = (u16::from(*channel), u16::from(end));
        let (done, all) = (u16::from(step), u16::from(steps));
        let value = (from * (all - done) + to * done) / all;
        *channel = u8::try_from(value).unwrap_or(u8::MAX);
    }
    pixel
}

fn push_chunk(png: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) {
    let mut checked = kind.to_vec();
    checked.extend_from_slice(content);
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    png.extend(length.to_be_bytes());
    png.extend_from_slice(&checked);
    png.extend(crc32fast::hash(&checked).to_be_bytes());
}

#[expect(clippy::expect_used, reason = "writing into memory does not fail")]
fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("a vector takes any bytes");
    encoder.finish().expect("a vector takes any bytes")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::ZlibDecoder;

    use super::gradient_png;

    /// Kind and content of each chunk, after checking its sum.
    fn chunks(png: &[u8]) -> Vec<(&[u8], &[u8])> {
        let (signature, mut rest) = png.split_at(8);
        assert_eq!(signature, b"\x89PNG\r\n\x1A\n");
        let mut chunks = Vec::new();
        while let Some((length, after)) = rest.split_first_chunk::<4>() {
            let length = u32::from_be_bytes(*length) as usize;
            let (checked, after) = after.split_at(4 + length);
            let (sum, after) = after.split_first_chunk::<4>().unwrap();
            assert_eq!(crc32fast::hash(checked), u32::from_be_bytes(*sum));
            chunks.push(checked.split_at(4));
            rest = after;
        }
        chunks
    }

    #[test]
    fn lines_run_from_the_top_colour_to_the_bottom() {
        let png = gradient_png(4, [0, 0, 0], [200, 100, 40]);
        let chunks = chunks(&png);
        let kinds: Vec<_> = chunks.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [b"IHDR", b"IDAT", b"IEND"]);
        assert_eq!(chunks[0].1, [0, 0, 0, 4, 0, 0, 0, 4, 8, 2, 0, 0, 0]);
        let mut pixels = Vec::new();
        ZlibDecoder::new(chunks[1].1)
            .read_to_end(&mut pixels)
            .unwrap();
        assert_eq!(pixels.len(), 4 * (1 + 4 * 3));
        assert_eq!(pixels[..4], [0, 0, 0, 0]);
        assert_eq!(pixels[39..43], [0, 150, 75, 30]);
    }
}
