//! Drawings to pixels.

use tiny_skia::{
    FillRule, FilterQuality, IntSize, LineCap, LineJoin, Mask, Paint, Path, PathBuilder, Pixmap, PixmapPaint,
    StrokeDash, Transform,
};

use crate::list::{Cap, Clip, Drawing, Item, Join, Picture, Rgba, Stroke};
use crate::shape::{Segment, Shape};
use crate::{Error, lines, marks, mesh, resample};

/// Lines are cut off this far outside of what is visible.
const MARGIN: f64 = 16.0;
/// No coordinate goes beyond; the rasterizer counts in 32-bit fixed point.
const FAR: f64 = 16_000.0;

/// A picture: premultiplied red, green, blue, opacity.
pub struct Painter {
    pub(crate) pixels: Pixmap,
    masks: Vec<(Clip, Mask)>,
}

/// Paints a drawing on nothing.
pub fn paint(drawing: &Drawing) -> Result<Painter, Error> {
    let (width, height) = (drawing.width.round().max(1.0) as u32, drawing.height.round().max(1.0) as u32);
    if width >= 1 << 16 || height >= 1 << 16 || u64::from(width) * u64::from(height) > 1 << 27 {
        return Err(Error::Size(width, height));
    }
    let pixels = Pixmap::new(width, height).ok_or(Error::Size(width, height))?;
    let mut painter = Painter { pixels, masks: Vec::new() };
    for (item, clip) in &drawing.items {
        painter.item(item, clip);
    }
    Ok(painter)
}

impl Painter {
    pub fn width(&self) -> usize {
        self.pixels.width() as usize
    }

    pub fn height(&self) -> usize {
        self.pixels.height() as usize
    }

    /// Rows of red, green, blue, opacity, not premultiplied.
    pub fn into_rgba(self) -> Vec<u8> {
        self.pixels.take_demultiplied()
    }

    /// A PNG file that says how many pixels are an inch.
    pub fn into_png(self, dpi: f64, texts: &[(String, String)]) -> Result<Vec<u8>, Error> {
        let (width, height) = (self.pixels.width(), self.pixels.height());
        let pixels = self.into_rgba();
        png_file(&pixels, width, height, dpi, texts)
    }

    fn item(&mut self, item: &Item, clip: &Clip) {
        match item {
            Item::Shape { shape, fill, stroke, antialias } => {
                if let Some(fill) = fill.filter(|fill| fill[3] > 0.0) {
                    self.fill(shape, fill, clip, *antialias);
                }
                if let Some(stroke) = stroke {
                    self.stroke(shape, stroke, clip, *antialias);
                }
            }
            Item::Marks(all) => marks::paint(self, all, clip),
            Item::Mesh(grid) => mesh::paint(self, grid, clip),
            Item::Picture(picture) => self.picture(picture, clip),
        }
    }

    /// The visible box in whole pixels: `x0 y0 x1 y1`.
    pub(crate) fn visible(&self, clip: &Clip) -> [i32; 4] {
        let (width, height) = (self.pixels.width() as i32, self.pixels.height() as i32);
        let Some([x0, y0, x1, y1]) = clip.area else { return [0, 0, width, height] };
        let edge = |value: f64| (value + 0.5).floor().clamp(-1.0, 70_000.0) as i32;
        [edge(x0).max(0), edge(y0).max(0), edge(x1).min(width), edge(y1).min(height)]
    }

    pub(crate) fn fill(&mut self, shape: &Shape, colour: Rgba, clip: &Clip, antialias: bool) {
        let Some(path) = path_of(shape) else { return };
        let mask = self.mask(&path, clip, 0.0);
        let paint = paint_of(colour, antialias);
        let mask = mask.map(|index| &self.masks[index].1);
        self.pixels.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), mask);
    }

    pub(crate) fn stroke(&mut self, shape: &Shape, stroke: &Stroke, clip: &Clip, antialias: bool) {
        if stroke.width <= 0.0 || stroke.colour[3] <= 0.0 {
            return;
        }
        let reach = MARGIN + 2.0 * stroke.width;
        let [x0, y0, x1, y1] = self.visible(clip).map(f64::from);
        if x0 >= x1 || y0 >= y1 {
            return;
        }
        let mut shape = lines::cut(shape, [x0 - reach, y0 - reach, x1 + reach, y1 + reach]);
        if stroke.dashes.is_empty() {
            shape = lines::simplify(shape);
        }
        let Some(path) = path_of(&shape) else { return };
        let mask = self.mask(&path, clip, stroke.width);
        let paint = paint_of(stroke.colour, antialias);
        let mask = mask.map(|index| &self.masks[index].1);
        self.pixels.stroke_path(&path, &paint, &stroke_of(stroke), Transform::identity(), mask);
    }

    /// The index of the mask for a clip, when the path needs one.
    fn mask(&mut self, path: &Path, clip: &Clip, around: f64) -> Option<usize> {
        if clip.outline.is_none() {
            clip.area?;
            let [x0, y0, x1, y1] = self.visible(clip).map(|edge| edge as f32);
            let (bounds, around) = (path.bounds(), around as f32);
            if bounds.left() - around >= x0
                && bounds.right() + around <= x1
                && bounds.top() - around >= y0
                && bounds.bottom() + around <= y1
            {
                return None;
            }
        }
        self.mask_of(clip)
    }

    /// The index of the mask of a clip.
    pub(crate) fn mask_of(&mut self, clip: &Clip) -> Option<usize> {
        if let Some(index) = self.masks.iter().position(|(known, _)| known == clip) {
            return Some(index);
        }
        let (width, height) = (self.pixels.width(), self.pixels.height());
        let [x0, y0, x1, y1] = self.visible(clip);
        let mut data = vec![0_u8; (width * height) as usize];
        if x0 < x1 {
            for y in y0..y1 {
                let row = y as usize * width as usize;
                data[row + x0 as usize..row + x1 as usize].fill(255);
            }
        }
        let mut mask = Mask::from_vec(data, IntSize::from_wh(width, height)?)?;
        if let Some(outline) = &clip.outline {
            match path_of(outline) {
                Some(path) => mask.intersect_path(&path, FillRule::Winding, true, Transform::identity()),
                None => mask.clear(),
            }
        }
        // A drawing has few clips; one that has many does not fill the memory with them.
        if self.masks.len() > 64 {
            self.masks.clear();
        }
        self.masks.push((clip.clone(), mask));
        Some(self.masks.len() - 1)
    }

    /// The pixels, and a mask over them.
    pub(crate) fn parts(&mut self, mask: Option<usize>) -> (&mut [u8], Option<&[u8]>) {
        (self.pixels.data_mut(), mask.map(|index| self.masks[index].1.data()))
    }

    fn picture(&mut self, picture: &Picture, clip: &Clip) {
        let [x0, y0, x1, y1] = picture.area;
        let (left, right, top, bottom) = (x0.min(x1), x0.max(x1), y0.min(y1), y0.max(y1));
        let visible = self.visible(clip);
        let from_x = left.round().max(f64::from(visible[0])) as i32;
        let to_x = right.round().min(f64::from(visible[2])) as i32;
        let from_y = top.round().max(f64::from(visible[1])) as i32;
        let to_y = bottom.round().min(f64::from(visible[3])) as i32;
        if from_x >= to_x || from_y >= to_y || picture.width == 0 || picture.height == 0 {
            return;
        }
        // Sides that fell on the raster stay there.
        let snapped = [x0.round(), y0.round(), x1.round(), y1.round()];
        let [x0, y0, x1, y1] =
            if snapped[0] == snapped[2] || snapped[1] == snapped[3] { picture.area } else { snapped };
        let columns = resample::weights(picture.width, x0, x1, from_x, to_x, picture.filter);
        let rows = resample::weights(picture.height, y0, y1, from_y, to_y, picture.filter);
        let mut data = if columns.single && rows.single {
            resample::picked(&picture.pixels, picture.width, &columns, &rows)
        } else {
            resample::rgba(&picture.pixels, picture.width, &columns, &rows)
        };
        premultiply(&mut data);
        let size = IntSize::from_wh((to_x - from_x) as u32, (to_y - from_y) as u32);
        let Some(source) = size.and_then(|size| Pixmap::from_vec(data, size)) else { return };
        let mask = if clip.outline.is_some() { self.mask_of(clip) } else { None };
        let mask = mask.map(|index| &self.masks[index].1);
        let paint = PixmapPaint { opacity: picture.opacity, quality: FilterQuality::Nearest, ..PixmapPaint::default() };
        self.pixels.draw_pixmap(from_x, from_y, source.as_ref(), &paint, Transform::identity(), mask);
    }
}

/// A PNG file of pixels.
pub fn png_file(
    pixels: &[u8],
    width: u32,
    height: u32,
    dpi: f64,
    texts: &[(String, String)],
) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let per_metre = (dpi / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    for (key, text) in texts {
        if encoder.add_text_chunk(key.clone(), text.clone()).is_err() {
            encoder.add_itxt_chunk(key.clone(), text.clone())?;
        }
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(out)
}

fn premultiply(data: &mut [u8]) {
    for pixel in data.chunks_exact_mut(4) {
        let opacity = u32::from(pixel[3]);
        if opacity != 255 {
            for value in &mut pixel[..3] {
                *value = ((u32::from(*value) * opacity + 127) / 255) as u8;
            }
        }
    }
}

fn paint_of(colour: Rgba, antialias: bool) -> Paint<'static> {
    let mut paint = Paint::default();
    let part = |value: f32| if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 };
    let colour = tiny_skia::Color::from_rgba(part(colour[0]), part(colour[1]), part(colour[2]), part(colour[3]));
    paint.set_color(colour.unwrap_or(tiny_skia::Color::TRANSPARENT));
    paint.anti_alias = antialias;
    paint
}

fn stroke_of(stroke: &Stroke) -> tiny_skia::Stroke {
    let usable =
        stroke.dashes.iter().all(|dash| dash.is_finite() && *dash >= 0.0) && stroke.dashes.iter().sum::<f64>() > 0.1;
    let dashes = stroke.dashes.iter().map(|dash| *dash as f32).collect();
    tiny_skia::Stroke {
        width: stroke.width as f32,
        miter_limit: 10.0,
        line_cap: match stroke.cap {
            Cap::Butt => LineCap::Butt,
            Cap::Round => LineCap::Round,
            Cap::Square => LineCap::Square,
        },
        line_join: match stroke.join {
            Join::Miter => LineJoin::Miter,
            Join::Round => LineJoin::Round,
            Join::Bevel => LineJoin::Bevel,
        },
        dash: if usable { StrokeDash::new(dashes, stroke.dash_offset as f32) } else { None },
    }
}

/// The rasterizer's form of an outline.
pub(crate) fn path_of(shape: &Shape) -> Option<Path> {
    let mut builder = PathBuilder::with_capacity(shape.segments.len() + 1, shape.segments.len() + 1);
    let near = |value: f64| value.clamp(-FAR, FAR) as f32;
    for segment in &shape.segments {
        match *segment {
            Segment::Move(x, y) => builder.move_to(near(x), near(y)),
            Segment::Line(x, y) => builder.line_to(near(x), near(y)),
            Segment::Quad(a, b, x, y) => builder.quad_to(near(a), near(b), near(x), near(y)),
            Segment::Cubic(a, b, c, d, x, y) => builder.cubic_to(near(a), near(b), near(c), near(d), near(x), near(y)),
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

/// How much of each pixel an outline covers, with the place of its top left pixel; for marks that are painted often.
pub(crate) fn coverage(shape: &Shape, stroke: Option<&Stroke>, antialias: bool) -> Option<(Mask, i32, i32)> {
    let path = path_of(shape)?;
    let path = match stroke {
        None => path,
        Some(stroke) => {
            let stroke = stroke_of(stroke);
            match &stroke.dash {
                Some(dash) => path.dash(dash, 1.0)?.stroke(&stroke, 1.0)?,
                None => path.stroke(&stroke, 1.0)?,
            }
        }
    };
    let bounds = path.bounds();
    let (left, top) = (bounds.left().floor() as i32 - 1, bounds.top().floor() as i32 - 1);
    let (width, height) = (bounds.right().ceil() as i32 + 1 - left, bounds.bottom().ceil() as i32 + 1 - top);
    if width <= 0 || height <= 0 || width > 512 || height > 512 {
        return None;
    }
    let mut mask = Mask::new(width as u32, height as u32)?;
    mask.fill_path(&path, FillRule::Winding, antialias, Transform::from_translate(-left as f32, -top as f32));
    Some((mask, left, top))
}
