//! A photo of the person: decoded within bounds, made small, and kept as its pixels alone.
//!
//! Whatever else its file held – where and when it was taken, with what, a preview of what was cut
//! away – is gone. The library takes the bytes of a file; it never reads one.

use serde::{Deserialize, Serialize};

/// The pixels of a picture, without anything else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pixels {
    /// How many pixels it is wide.
    pub width: u32,
    /// How many pixels it is high.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row from the top left.
    pub rgb: Vec<u8>,
}

impl std::fmt::Debug for Pixels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pixels({} × {})", self.width, self.height)
    }
}

/// The most pixels of a photo on a page: 28 by 36 mm at 400 pixels per inch. Larger ones are made
/// smaller.
pub(crate) const MOST_ACROSS: u32 = 440;
pub(crate) const MOST_DOWN: u32 = 570;

/// A photo as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    pixels: Pixels,
    png: Vec<u8>,
}

impl Photo {
    /// Its pixels.
    #[must_use]
    pub fn pixels(&self) -> &Pixels {
        &self.pixels
    }

    /// The pixels as a PNG file.
    #[must_use]
    pub fn png(&self) -> &[u8] {
        &self.png
    }
}

/// Why a file is no photo.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoPhoto {
    /// It is neither PNG nor JPEG.
    #[error("it is neither a PNG nor a JPEG file")]
    Format,
    /// It is damaged.
    #[error("it cannot be decoded")]
    Damaged,
    /// It is too large: its file, or its picture.
    #[error("it is larger than 10 MiB, or has more than 8192 pixels on a side")]
    TooLarge,
    /// It is far wider than high, or the reverse.
    #[error("it is more than twice as long on one side as on the other")]
    Shape,
}

#[cfg(feature = "render")]
mod decode {
    use std::io::Cursor;

    use image::imageops::FilterType;
    use image::{
        DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgb,
        RgbImage,
    };

    use super::{MOST_ACROSS, MOST_DOWN, NoPhoto, Photo, Pixels};

    /// The largest size of a file, in bytes: a telephone's largest photos.
    const MAX_BYTES: usize = 10 << 20;
    /// The most pixels on a side.
    const MAX_SIDE: u32 = 8192;
    /// The most memory that decoding may take, in bytes: of a picture of the largest size.
    const MAX_MEMORY: u64 = 512 << 20;
    /// How much longer one side may be than the other.
    const LONGEST: u32 = 2;

    impl Photo {
        /// The largest size of a file, in bytes.
        pub const MAX_BYTES: usize = MAX_BYTES;

        /// Reads the content of a PNG or JPEG file. Transparent parts become white.
        ///
        /// # Errors
        /// If it is no such file, or too large. Its size is known before anything is decoded.
        pub fn read(content: &[u8]) -> Result<Self, NoPhoto> {
            let failure = |error: ImageError| match error {
                ImageError::Limits(_) => NoPhoto::TooLarge,
                _ => NoPhoto::Damaged,
            };
            if content.len() > MAX_BYTES {
                return Err(NoPhoto::TooLarge);
            }
            let format = image::guess_format(content).map_err(|_| NoPhoto::Format)?;
            if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
                return Err(NoPhoto::Format);
            }
            let mut reader = ImageReader::with_format(Cursor::new(content), format);
            let mut limits = Limits::default();
            limits.max_image_width = Some(MAX_SIDE);
            limits.max_image_height = Some(MAX_SIDE);
            limits.max_alloc = Some(MAX_MEMORY);
            reader.limits(limits);
            let mut decoder = reader.into_decoder().map_err(failure)?;
            if decoder.total_bytes() > MAX_MEMORY {
                return Err(NoPhoto::TooLarge);
            }
            let (across, down) = decoder.dimensions();
            if across.max(down) > LONGEST * across.min(down) {
                return Err(NoPhoto::Shape);
            }
            let orientation = decoder.orientation().map_err(failure)?;
            let mut picture = DynamicImage::from_decoder(decoder).map_err(failure)?;
            picture.apply_orientation(orientation);
            if picture.width() > MOST_ACROSS || picture.height() > MOST_DOWN {
                picture = picture.resize(MOST_ACROSS, MOST_DOWN, FilterType::CatmullRom);
            }
            let rgb = on_white(&picture);
            let mut png = Cursor::new(Vec::new());
            rgb.write_to(&mut png, ImageFormat::Png).map_err(failure)?;
            let (width, height) = rgb.dimensions();
            let pixels = Pixels { width, height, rgb: rgb.into_raw() };
            Ok(Self { pixels, png: png.into_inner() })
        }
    }

    fn on_white(picture: &DynamicImage) -> RgbImage {
        let picture = picture.to_rgba8();
        RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
            let [red, green, blue, alpha] = picture.get_pixel(x, y).0.map(u32::from);
            let over = |part: u32| (part * alpha + 255 * (255 - alpha) + 127) / 255;
            // A mean of two bytes is one.
            Rgb([red, green, blue]
                .map(|part| u8::try_from(over(part)).unwrap_or(u8::MAX)))
        })
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn file(format: ImageFormat, across: u32, down: u32) -> Vec<u8> {
            let picture = RgbImage::from_fn(across, down, |x, y| {
                Rgb([x, y, x + y].map(|it| u8::try_from(it % 256).unwrap_or_default()))
            });
            let mut content = Cursor::new(Vec::new());
            picture.write_to(&mut content, format).expect("a picture of the test");
            content.into_inner()
        }

        #[test]
        fn a_photo_is_made_small_and_keeps_its_proportions() {
            for format in [ImageFormat::Png, ImageFormat::Jpeg] {
                let photo = Photo::read(&file(format, 900, 1200)).expect("a photo");
                let Pixels { width, height, rgb } = photo.pixels();
                assert_eq!((*width, *height), (428, 570), "{format:?}");
                assert_eq!(rgb.len(), 428 * 570 * 3);
            }
            let small = Photo::read(&file(ImageFormat::Png, 90, 120)).expect("a photo");
            assert_eq!((small.pixels().width, small.pixels().height), (90, 120));
        }

        #[test]
        fn nothing_but_pixels_is_left_of_a_file() {
            let plain = file(ImageFormat::Png, 90, 120);
            // A chunk of text after the header: its length, its type, the text, its checksum.
            let (header, rest) = plain.split_at(33);
            let text = b"Comment\0taken at 52.5 N, 13.4 E";
            let length = u32::try_from(text.len()).expect("it is short").to_be_bytes();
            let chunk = [&length[..], b"tEXt", text, &[0xb7, 0x4c, 0x6b, 0x4e]].concat();
            let with_text = [header, &chunk, rest].concat();
            let photo = Photo::read(&with_text);
            let is_gone = |photo: &Photo| !photo.png().windows(4).any(|it| it == b"tEXt");
            // A decoder may also refuse the checksum, which is made up.
            assert!(photo.as_ref().map_or(true, is_gone), "{photo:?}");
            let photo = Photo::read(&plain).expect("a photo");
            assert!(is_gone(&photo));
        }

        #[test]
        fn what_is_no_photo_is_refused_with_its_reason() {
            assert_eq!(Photo::read(b"<svg/>"), Err(NoPhoto::Format));
            assert_eq!(Photo::read(b"GIF89a\x01\0\x01\0"), Err(NoPhoto::Format));
            let whole = file(ImageFormat::Png, 90, 120);
            assert_eq!(Photo::read(&whole[..200]), Err(NoPhoto::Damaged));
            assert_eq!(
                Photo::read(&file(ImageFormat::Png, 90, 200)),
                Err(NoPhoto::Shape)
            );
            assert_eq!(Photo::read(&vec![0; MAX_BYTES + 1]), Err(NoPhoto::TooLarge));
            // A small file that claims a large picture.
            let mut bomb = whole;
            bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
            assert!(Photo::read(&bomb).is_err());
        }
    }
}
