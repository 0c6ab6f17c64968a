//! Small pictures of pages, rendered and compared.

use std::io::Cursor;

use image::imageops::{self, FilterType};
use image::{DynamicImage, GrayImage, ImageFormat, Luma, RgbImage};
use vitae::export::Format;
use vitae::render::RenderOptions;
use vitae::{Layout, Resume, render};

use super::rendering::{document, list, typesetter};

/// Enough to see a layout, not to read it.
const PIXELS_PER_INCH: f64 = 30.0;
/// The distance between two shades of grey; few shades keep a picture small.
const SHADE: u8 = 17;
/// The maximum difference of two shades: rounding differs between machines.
const MOST_DIFFERENCE: u8 = 2 * SHADE;
/// How many pixels in ten thousand may differ by more.
const MOST_DIFFERENT: usize = 5;

/// A grey picture of each page.
pub(crate) fn pages(resume: &Resume, layout: &Layout) -> Vec<GrayImage> {
    coloured(resume, layout, PIXELS_PER_INCH).iter().map(|png| grey(png)).collect()
}

/// The first page in colour, as PNG.
pub(crate) fn first_page(resume: &Resume, layout: &Layout, ppi: f64) -> Vec<u8> {
    coloured(resume, layout, ppi).swap_remove(0)
}

/// Every page in colour, side by side on grey, as PNG.
pub(crate) fn spread(resume: &Resume, layout: &Layout, ppi: f64) -> Vec<u8> {
    const GAP: u32 = 8;
    let read = |png: &Vec<u8>| image::load_from_memory(png).expect("our own PNG");
    let pages: Vec<_> =
        coloured(resume, layout, ppi).iter().map(|png| read(png).into_rgb8()).collect();
    let width = pages.iter().map(|page| page.width() + GAP).sum::<u32>() + GAP;
    let height = pages.iter().map(|page| page.height() + 2 * GAP).max();
    let gray = image::Rgb([0xBB; 3]);
    let mut sheet = RgbImage::from_pixel(width, height.unwrap_or_default(), gray);
    let mut x = GAP;
    for page in &pages {
        imageops::replace(&mut sheet, page, i64::from(x), i64::from(GAP));
        x += page.width() + GAP;
    }
    encoded(&DynamicImage::ImageRgb8(sheet))
}

/// Every page in colour, as PNG.
fn coloured(resume: &Resume, layout: &Layout, ppi: f64) -> Vec<Vec<u8>> {
    let mut options = RenderOptions::default().formats([Format::PNG]);
    options.export.pictures.ppi = ppi;
    let rendered = render(document(resume), typesetter(), layout, &options).output;
    let rendered =
        rendered.unwrap_or_else(|found| panic!("{}: {}", layout.name(), list(&found)));
    let pages = rendered.pages;
    let pictures = rendered.into_files(&[Format::PNG]);
    assert_eq!(pictures.len(), pages);
    pictures.into_iter().map(|png| png.content).collect()
}

/// A picture in colour, scaled down, in few shades of each colour.
pub(crate) fn smaller(png: &[u8], share: u32) -> Vec<u8> {
    let large = image::load_from_memory(png).expect("our own PNG").into_rgb8();
    let (width, height) = (large.width() / share, large.height() / share);
    let mut small = imageops::resize(&large, width, height, FilterType::Triangle);
    for channel in small.iter_mut() {
        *channel = step(u32::from(*channel));
    }
    encoded(&DynamicImage::ImageRgb8(small))
}

/// A picture in colour as grey.
fn grey(png: &[u8]) -> GrayImage {
    let colored = image::load_from_memory(png).expect("our own PNG").into_rgb8();
    GrayImage::from_fn(colored.width(), colored.height(), |x, y| {
        shade(colored.get_pixel(x, y).0)
    })
}

/// The luma of a colour (ITU-R BT.601), in few shades.
fn shade(color: [u8; 3]) -> Luma<u8> {
    let [red, green, blue] = color.map(u32::from);
    let luma = (299 * red + 587 * green + 114 * blue + 500) / 1000;
    Luma([step(luma)])
}

/// The nearest shade.
fn step(shade: u32) -> u8 {
    let step = u32::from(SHADE);
    let shade = (shade + step / 2) / step * step;
    u8::try_from(shade).unwrap_or(u8::MAX)
}

/// The picture as PNG.
pub(crate) fn png(picture: GrayImage) -> Vec<u8> {
    encoded(&DynamicImage::ImageLuma8(picture))
}

fn encoded(picture: &DynamicImage) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture
        .write_to(&mut out, ImageFormat::Png)
        .expect("a picture can be written to memory");
    out.into_inner()
}

/// How two pictures differ beyond rounding: in size, or in their pixels.
pub(crate) fn difference(old: &[u8], new: &[u8]) -> Option<String> {
    let read = |bytes| image::load_from_memory(bytes).map(DynamicImage::into_luma8);
    let (Ok(old), Ok(new)) = (read(old), read(new)) else {
        return Some("it is no PNG".to_owned());
    };
    if old.dimensions() != new.dimensions() {
        return Some(format!(
            "{:?} pixels, now {:?}",
            old.dimensions(),
            new.dimensions()
        ));
    }
    let apart = |(old, new): (&u8, &u8)| old.abs_diff(*new) > MOST_DIFFERENCE;
    let different = old.iter().zip(new.iter()).filter(|&pair| apart(pair)).count();
    let all = old.len();
    (different * 10_000 > all * MOST_DIFFERENT)
        .then(|| format!("{different} of {all} pixels differ"))
}
