//! PNG: an image of each page.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use typst_render::RenderOptions;

use super::format::{ExportOptions, Exporter, Format, Pages};
use super::pictures::Pictures;
use crate::diag::{Code, Diagnostic, Findings, Location};
use crate::geom::PageNumber;
use crate::typeset::Typeset;

pub(super) const FORMAT: Format = Format {
    name: "png",
    summary: "an image of each page",
    usual: false,
    exporter: Exporter::EachPage(export),
    reader: None,
};

/// A page cannot be rendered as an image.
pub(crate) const NO_PICTURE: Code = Code::new("T005", "no-image");

/// The maximum number of pixels of an image: an A3 page at 300 pixels per inch. Each takes four
/// bytes of memory, and the renderer panics if it cannot allocate them.
const MAX_PIXELS: f64 = 18_000_000.0;

fn export(typeset: &Typeset, options: &ExportOptions) -> Result<Pages, Findings> {
    let pictures = &options.pictures;
    let scale = pictures.ppi.clamp(Pictures::MIN_PPI, Pictures::MAX_PPI) / 72.0;
    let count = typeset.page_count();
    let beyond = pictures.pages.iter().find(|page| page.index() >= count);
    if let Some(page) = beyond {
        let message = format!("page {page} does not exist: the last page is {count}");
        return Err(Diagnostic::error(NO_PICTURE, Location::Nowhere, message).into());
    }
    let shown = (0..count).filter(|&index| pictures.shows(index));
    shown
        .map(|index| {
            let page = PageNumber::from_index(index);
            Ok((page, picture(typeset, index, scale)?))
        })
        .collect()
}

/// One page; `scale` is in pixels for each pt.
fn picture(typeset: &Typeset, at: usize, scale: f64) -> Result<Vec<u8>, Findings> {
    let page = &typeset.paged().pages()[at];
    let size = page.frame.size();
    let pixels = size.x.to_pt() * scale * size.y.to_pt() * scale;
    if !(1.0..=MAX_PIXELS).contains(&pixels) {
        let message = format!(
            "page {} is {:.0} × {:.0} pt, which cannot be rendered at {:.0} pixels per inch",
            at + 1,
            size.x.to_pt(),
            size.y.to_pt(),
            scale * 72.0
        );
        let finding = Diagnostic::error(NO_PICTURE, Location::Nowhere, message);
        return Err(finding.hint("lower the resolution with `--ppi`").into());
    }
    let options = RenderOptions { pixel_per_pt: scale.into(), render_bleed: false };
    let canvas = typst_render::render(page, &options);
    // A page is opaque, so its alpha channel is dropped.
    let opaque: Vec<u8> = canvas
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let color = pixel.demultiply();
            [color.red(), color.green(), color.blue()]
        })
        .collect();
    let mut out = Vec::new();
    PngEncoder::new_with_quality(
        &mut out,
        CompressionType::Default,
        FilterType::Adaptive,
    )
    .write_image(&opaque, canvas.width(), canvas.height(), ExtendedColorType::Rgb8)
    .map_err(|error| {
        let message = format!("page {} cannot be encoded as PNG: {error}", at + 1);
        Diagnostic::error(NO_PICTURE, Location::Nowhere, message)
    })?;
    Ok(out)
}
