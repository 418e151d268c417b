//! Grids of quadrilaterals.

use crate::list::{Clip, Mesh};
use crate::paint::Painter;
use crate::shape::{Segment, Shape};

impl Mesh {
    /// The four corners of a cell, in turn.
    pub(crate) fn cell(&self, row: usize, column: usize) -> [[f64; 2]; 4] {
        let at = |row: usize, column: usize| self.corners[row * (self.columns + 1) + column];
        [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)]
    }

    pub(crate) fn outline(corners: [[f64; 2]; 4]) -> Option<Shape> {
        if corners.iter().flatten().any(|value| !value.is_finite()) {
            return None;
        }
        let [a, b, c, d] = corners;
        let line = |[x, y]: [f64; 2]| Segment::Line(x, y);
        Some(Shape { segments: vec![Segment::Move(a[0], a[1]), line(b), line(c), line(d), Segment::Close] })
    }

    /// Whether there is a corner for every cell and a colour too.
    pub(crate) fn is_whole(&self) -> bool {
        self.corners.len() >= (self.rows + 1) * (self.columns + 1) && self.fills.len() >= self.rows * self.columns
    }
}

pub(crate) fn paint(painter: &mut Painter, mesh: &Mesh, clip: &Clip) {
    if !mesh.is_whole() {
        return;
    }
    for row in 0..mesh.rows {
        for column in 0..mesh.columns {
            let colour = mesh.fills[row * mesh.columns + column];
            let corners = mesh.cell(row, column);
            if colour[3] > 0.0
                && !(clip.outline.is_none() && fill_box(painter, corners, colour, clip))
                && let Some(shape) = Mesh::outline(corners)
            {
                painter.fill(&shape, colour, clip, mesh.antialias);
            }
            if let Some(edge) = &mesh.edge
                && let Some(shape) = Mesh::outline(corners)
            {
                painter.stroke(&shape, edge, clip, true);
            }
        }
    }
}

/// Fills a cell whose sides are parallel to the picture's: whole pixels, without a seam between neighbours.
fn fill_box(painter: &mut Painter, [a, b, c, d]: [[f64; 2]; 4], colour: [f32; 4], clip: &Clip) -> bool {
    let same = |one: f64, other: f64| (one - other).abs() < 1e-3;
    let upright = same(a[1], b[1]) && same(c[1], d[1]) && same(a[0], d[0]) && same(b[0], c[0]);
    let turned = same(a[0], b[0]) && same(c[0], d[0]) && same(a[1], d[1]) && same(b[1], c[1]);
    if !(upright || turned) {
        return false;
    }
    let [x0, y0, x1, y1] = painter.visible(clip);
    let edge = |value: f64| (value + 0.5).floor().clamp(-1.0, 70_000.0) as i32;
    let (from_x, to_x) = (edge(a[0].min(c[0])).max(x0), edge(a[0].max(c[0])).min(x1));
    let (from_y, to_y) = (edge(a[1].min(c[1])).max(y0), edge(a[1].max(c[1])).min(y1));
    if from_x >= to_x {
        return true;
    }
    let parts = colour.map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u32);
    let (width, opacity) = (painter.width(), parts[3]);
    let data = painter.pixels.data_mut();
    for y in from_y..to_y {
        let row = 4 * y as usize * width;
        for pixel in data[row + 4 * from_x as usize..row + 4 * to_x as usize].chunks_exact_mut(4) {
            for (value, part) in pixel[..3].iter_mut().zip(parts) {
                *value = ((part * opacity + u32::from(*value) * (255 - opacity) + 127) / 255) as u8;
            }
            pixel[3] = (opacity + (u32::from(pixel[3]) * (255 - opacity) + 127) / 255).min(255) as u8;
        }
    }
    true
}
