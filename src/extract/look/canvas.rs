//! Two pictures of a page, painted together: one with everything, one without text.

use hayro_interpret::BlendMode;

use super::blend::{Colour, blended};
use super::pixels::Picture;
use super::shape::{Area, Coverage};
use super::source::Source;

/// What limits painting: an area, and within it coverage.
#[derive(Debug, Clone)]
pub(super) struct Clip {
    pub(super) area: Area,
    /// Whichever of them are not rectangles; a pixel is painted through all of them.
    pub(super) shapes: Vec<Coverage>,
}

impl Clip {
    pub(super) fn at(&self, x: i32, y: i32) -> f32 {
        self.shapes.iter().map(|shape| f32::from(shape.at(x, y)) / 255.0).product()
    }
}

/// A group of drawings that is painted as one.
#[derive(Debug)]
struct Group {
    /// The pictures around it.
    outer: [Picture; 2],
    opacity: f32,
    mode: BlendMode,
    mask: Option<Coverage>,
    clips: usize,
}

/// The two pictures, with the groups and clips in force.
#[derive(Debug)]
pub(super) struct Canvas {
    /// With text.
    pub(super) with: Picture,
    /// Without text.
    pub(super) without: Picture,
    groups: Vec<Group>,
    clips: Vec<Clip>,
}

/// How something is painted.
pub(super) struct Paint<'p> {
    pub(super) source: &'p Source,
    pub(super) mode: BlendMode,
    pub(super) mask: Option<&'p Coverage>,
    /// Whether it is text, which the second picture lacks.
    pub(super) is_text: bool,
}

impl Canvas {
    /// Empty pictures in one colour.
    pub(super) fn new(width: i32, height: i32, colour: [u8; 4]) -> Self {
        Self {
            with: Picture::new(width, height, colour),
            without: Picture::new(width, height, colour),
            groups: Vec::new(),
            clips: Vec::new(),
        }
    }

    /// Where painting has an effect.
    pub(super) fn bounds(&self) -> Area {
        let all = self.with.area();
        self.clips.last().map_or(all, |clip| clip.area.intersect(all))
    }

    pub(super) fn push_clip(&mut self, area: Area, shape: Option<Coverage>) {
        let mut clip = self
            .clips
            .last()
            .cloned()
            .unwrap_or(Clip { area: self.with.area(), shapes: Vec::new() });
        clip.area = clip.area.intersect(area);
        clip.shapes.extend(shape);
        self.clips.push(clip);
    }

    pub(super) fn pop_clip(&mut self) {
        self.clips.pop();
    }

    /// How much of a shape the clip in force cuts off, from 0 to 1.
    pub(super) fn cut(&self, shape: &Coverage) -> f32 {
        let Some(clip) = self.clips.last() else { return 0.0 };
        let is_within = |inner: Area, outer: Area| inner.intersect(outer) == inner;
        if clip.shapes.is_empty() && is_within(shape.area, clip.area) {
            return 0.0;
        }
        let (mut all, mut kept) = (0.0, 0.0);
        let area = shape.area;
        for y in area.y0..area.y1 {
            for (x, &covered) in (area.x0..area.x1).zip(shape.row(y)) {
                all += f32::from(covered);
                let is_inside = (clip.area.x0..clip.area.x1).contains(&x)
                    && (clip.area.y0..clip.area.y1).contains(&y);
                if is_inside {
                    kept += f32::from(covered) * clip.at(x, y);
                }
            }
        }
        if all > 0.0 { 1.0 - kept / all } else { 0.0 }
    }

    /// Closes all groups that are open.
    pub(super) fn close(&mut self) {
        while !self.groups.is_empty() {
            self.pop_group();
        }
    }

    /// How many groups are open; each costs memory.
    pub(super) fn depth(&self) -> usize {
        self.groups.len()
    }

    pub(super) fn push_group(
        &mut self,
        opacity: f32,
        mode: BlendMode,
        mask: Option<Coverage>,
    ) {
        let (width, height) = (self.with.width, self.with.height);
        let empty = || Picture::new(width, height, [0; 4]);
        let outer = [&mut self.with, &mut self.without]
            .map(|picture| std::mem::replace(picture, empty()));
        let clips = self.clips.len();
        self.groups.push(Group { outer, opacity, mode, mask, clips });
    }

    pub(super) fn pop_group(&mut self) {
        let Some(group) = self.groups.pop() else { return };
        let Group { outer: [with, without], opacity, mode, mask, clips } = group;
        // A clip that was opened within the group ends with it.
        self.clips.truncate(clips);
        let inner_with = std::mem::replace(&mut self.with, with);
        let inner_without = std::mem::replace(&mut self.without, without);
        let area = self.bounds();
        for y in area.y0..area.y1 {
            for x in area.x0..area.x1 {
                let mut strength = opacity * self.clip_at(x, y);
                if let Some(mask) = &mask {
                    strength *= f32::from(mask.at(x, y)) / 255.0;
                }
                let pairs =
                    [(&mut self.with, &inner_with), (&mut self.without, &inner_without)];
                for (below, above) in pairs {
                    let pixel = above.get(x, y).unwrap_or_default();
                    if pixel.last() != Some(&0) {
                        below.blend(x, y, Colour::of_pixel(pixel).faded(strength), mode);
                    }
                }
            }
        }
    }

    fn clip_at(&self, x: i32, y: i32) -> f32 {
        self.clips.last().map_or(1.0, |clip| clip.at(x, y))
    }

    /// Paints a shape.
    pub(super) fn fill(&mut self, shape: &Coverage, paint: &Paint<'_>) {
        let area = shape.area.intersect(self.bounds());
        let has_shapes = self.clips.last().is_some_and(|clip| !clip.shapes.is_empty());
        if let Source::Plain(colour) = paint.source
            && paint.mode == BlendMode::Normal
            && paint.mask.is_none()
            && !has_shapes
        {
            self.fill_plain(shape, area, *colour, paint.is_text);
            return;
        }
        for y in area.y0..area.y1 {
            for x in area.x0..area.x1 {
                let covered = shape.at(x, y);
                if covered == 0 {
                    continue;
                }
                let mut strength = f32::from(covered) / 255.0;
                if has_shapes {
                    strength *= self.clip_at(x, y);
                }
                if let Some(mask) = paint.mask {
                    strength *= f32::from(mask.at(x, y)) / 255.0;
                }
                let colour = paint.source.at(x, y).faded(strength);
                self.with.blend(x, y, colour, paint.mode);
                if !paint.is_text {
                    self.without.blend(x, y, colour, paint.mode);
                }
            }
        }
    }
}

impl Canvas {
    /// Paints a shape in one colour, without a mask: nearly everything on a page.
    fn fill_plain(
        &mut self,
        shape: &Coverage,
        area: Area,
        colour: Colour,
        is_text: bool,
    ) {
        let skipped = usize::try_from(area.x0 - shape.area.x0).unwrap_or_default();
        for y in area.y0..area.y1 {
            let covered = shape.row(y).get(skipped..).unwrap_or_default();
            let paint = |row: &mut [[u8; 4]]| {
                for (pixel, &covered) in row.iter_mut().zip(covered) {
                    if covered > 0 {
                        let colour = colour.faded(f32::from(covered) / 255.0);
                        *pixel = blended(*pixel, colour, BlendMode::Normal);
                    }
                }
            };
            paint(self.with.row(y, area.x0, area.x1));
            if !is_text {
                paint(self.without.row(y, area.x0, area.x1));
            }
        }
    }
}
