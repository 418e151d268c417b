//! One outline painted at many places: each is rasterized once for a few positions between pixels, and then copied.

use std::collections::HashMap;

use tiny_skia::Mask;

use crate::list::{Clip, Marks, Rgba, Stroke, cycled};
use crate::paint::{Painter, coverage};
use crate::shape::{Affine, Shape};

/// Positions between two pixels that are told apart, in each direction.
const PHASES: f64 = 4.0;
/// A drawing with more different outlines than this paints them one by one.
const MOST_SPRITES: usize = 4096;

type Sprite = Option<(Mask, i32, i32)>;

/// What makes two marks the same picture: outline, size, position between pixels, width of the edge.
type Key = (usize, u64, i32, i32, u64);

pub(crate) fn paint(painter: &mut Painter, marks: &Marks, clip: &Clip) {
    if marks.shapes.is_empty() {
        return;
    }
    let mask = if clip.outline.is_some() { painter.mask_of(clip) } else { None };
    let mut fills: HashMap<Key, Sprite> = HashMap::new();
    let mut edges: HashMap<Key, Sprite> = HashMap::new();
    for (index, &[x, y]) in marks.places.iter().enumerate() {
        if !x.is_finite() || !y.is_finite() || x.abs() > 1e5 || y.abs() > 1e5 {
            continue;
        }
        let which = index % marks.shapes.len();
        let size = cycled(&marks.sizes, index).unwrap_or(1.0);
        let fill = cycled(&marks.fills, index).filter(|fill| fill[3] > 0.0);
        let width = cycled(&marks.widths, index).unwrap_or(marks.stroke.width);
        let edge = cycled(&marks.edges, index).filter(|edge| edge[3] > 0.0 && width > 0.0);
        let (phase_x, phase_y) = ((x.fract() * PHASES).round(), (y.fract() * PHASES).round());
        let key = |width: f64| (which, size.to_bits(), phase_x as i32, phase_y as i32, width.to_bits());
        let placed = || {
            let at = Affine { a: size, d: size, e: phase_x / PHASES, f: phase_y / PHASES, ..Affine::IDENTITY };
            marks.shapes[which].mapped(&at)
        };
        let corner = (x.trunc() as i32, y.trunc() as i32);
        if fills.len() + edges.len() > MOST_SPRITES {
            fills.clear();
            edges.clear();
        }
        if let Some(fill) = fill {
            let sprite = fills.entry(key(0.0)).or_insert_with(|| coverage(&placed(), None, marks.antialias));
            match sprite {
                Some(sprite) => stamp(painter, sprite, corner, fill, clip, mask),
                None => painter.fill(&whole(marks, which, size, x, y), fill, clip, marks.antialias),
            }
        }
        if let Some(edge) = edge {
            let stroke = || Stroke { width, colour: edge, ..marks.stroke.clone() };
            let sprite =
                edges.entry(key(width)).or_insert_with(|| coverage(&placed(), Some(&stroke()), marks.antialias));
            match sprite {
                Some(sprite) => stamp(painter, sprite, corner, edge, clip, mask),
                None => painter.stroke(&whole(marks, which, size, x, y), &stroke(), clip, marks.antialias),
            }
        }
    }
}

/// A mark too large to be kept, at its place.
fn whole(marks: &Marks, which: usize, size: f64, x: f64, y: f64) -> Shape {
    marks.shapes[which].mapped(&Affine { a: size, d: size, e: x, f: y, ..Affine::IDENTITY })
}

/// Blends a colour over the picture where the sprite covers it.
fn stamp(
    painter: &mut Painter,
    sprite: &(Mask, i32, i32),
    corner: (i32, i32),
    colour: Rgba,
    clip: &Clip,
    mask: Option<usize>,
) {
    let (cover, left, top) = sprite;
    let (left, top) = (left + corner.0, top + corner.1);
    let [x0, y0, x1, y1] = painter.visible(clip);
    let (from_x, to_x) = (left.max(x0), (left + cover.width() as i32).min(x1));
    let (from_y, to_y) = (top.max(y0), (top + cover.height() as i32).min(y1));
    if from_x >= to_x || from_y >= to_y {
        return;
    }
    let parts = colour.map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u32);
    let (width, wide) = (painter.width(), cover.width() as usize);
    let (data, clipped) = painter.parts(mask);
    for y in from_y..to_y {
        let row = (y - top) as usize * wide;
        for x in from_x..to_x {
            let mut covered = u32::from(cover.data()[row + (x - left) as usize]);
            let at = y as usize * width + x as usize;
            if let Some(clipped) = clipped {
                covered = covered * u32::from(clipped[at]) / 255;
            }
            if covered == 0 {
                continue;
            }
            let opacity = (covered * parts[3] + 127) / 255;
            let rest = 255 - opacity;
            let pixel = &mut data[4 * at..4 * at + 4];
            for (value, part) in pixel[..3].iter_mut().zip(parts) {
                *value = ((part * opacity + u32::from(*value) * rest + 127) / 255) as u8;
            }
            pixel[3] = (opacity + (u32::from(pixel[3]) * rest + 127) / 255).min(255) as u8;
        }
    }
}
